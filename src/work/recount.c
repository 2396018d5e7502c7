/* The lines of a group's report, and everyone's completed courses, after the group's courses changed. */
#include "base/text.h"
#include "domain/report_line.h"
#include "work/kinds.h"

bool
recount_chunk(struct ctx *ctx, struct job *job)
{
	int64_t after = 0;
	int count;

	text_integer(job->position, 0, INT64_MAX, &after);
	count = report_recount_some(ctx, &after, CHUNK);
	job->done += count;
	job->position = arena_text(ctx->arena, "%lld", (long long)after);
	job->result = "The report is up to date.";
	return count < CHUNK;
}
