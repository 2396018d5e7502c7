#include "domain/job.h"

#include "queries.h"

int64_t
job_add(struct ctx *ctx, const char *kind, const char *title, const char *arguments, int64_t total)
{
	q_job_add(ctx->db, ctx->organisation, ctx->group, ctx->account, kind, title, arguments, total, ctx->now);
	return db_new_id(ctx->db);
}
