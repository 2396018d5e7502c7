#include "domain/report_organisation.h"

#include "domain/report_line.h"
#include "queries.h"

int64_t
report_organisation_completions(struct ctx *ctx, int64_t from, int64_t until)
{
	return rows_integer(q_report_organisation_completions(ctx->db, ctx->organisation, from / QUARTER, until / QUARTER));
}
