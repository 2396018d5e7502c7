/* The completed courses of everyone in a group, counted anew. */
#include "base/text.h"
#include "queries.h"
#include "work/kinds.h"

bool
recount_chunk(struct ctx *ctx, struct job *job)
{
	int64_t after = 0, ids[CHUNK];
	struct rows *rows;
	int count = 0;

	text_integer(job->position, 0, INT64_MAX, &after);
	rows = q_learner_ids(ctx->db, ctx->group, after, CHUNK);
	while (count < CHUNK && row_next(rows))
		ids[count++] = row_integer(rows, LEARNER_IDS_ID);
	rows_end(rows);
	for (int i = 0; i < count; i++)
		q_membership_count_courses(ctx->db, ctx->organisation, ids[i]);
	job->done += count;
	if (count)
		job->position = arena_text(ctx->arena, "%lld", (long long)ids[count - 1]);
	job->result = "The courses are counted.";
	return count < CHUNK;
}
