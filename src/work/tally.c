#include "work/tally.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/text.h"
#include "queries.h"

#define POSITION_MAX 1000
#define RESULT_MAX 4000

struct tally
tally_read(struct ctx *ctx, const struct job *job, int64_t group)
{
	struct tally tally = { .after = 0 };
	const char *at = job->position;
	char *end;

	if (!*at) {
		tally.until = rows_integer(group ? q_job_last_membership(ctx->db, group) : q_job_last_member(ctx->db, ctx->organisation));
		return tally;
	}
	tally.after = strtoll(at, &end, 10);
	tally.until = strtoll(end, &end, 10);
	for (int i = 0; i < TALLY_REASONS; i++)
		tally.reasons[i] = strtoll(end, &end, 10);
	return tally;
}

void
tally_count(struct tally *tally, struct job *job, int reason)
{
	tally->reasons[reason]++;
	if (reason)
		job->skipped++;
	else
		job->done++;
}

void
tally_write(struct ctx *ctx, const struct tally *tally, struct job *job)
{
	struct buffer text = buffer_new(ctx->arena, POSITION_MAX);

	buffer_format(&text, "%" PRId64 " %" PRId64, tally->after, tally->until);
	for (int i = 0; i < TALLY_REASONS; i++)
		buffer_format(&text, " %" PRId64, tally->reasons[i]);
	job->position = text.data;
}

void
tally_finish(struct ctx *ctx, const struct tally *tally, struct job *job, const char *(*words)(int reason))
{
	struct buffer text = buffer_new(ctx->arena, RESULT_MAX);
	int64_t gone = job->total - job->done - job->skipped;

	buffer_format(&text, "%s done.", text_number(ctx->arena, job->done));
	for (int i = 1; i < TALLY_REASONS; i++)
		if (tally->reasons[i])
			buffer_format(
				&text, " %s left out: %s", text_number(ctx->arena, tally->reasons[i]), text_following(ctx->arena, words(i)));
	if (gone > 0)
		buffer_format(&text, " %s left out: no longer in the list when their turn came.", text_number(ctx->arena, gone));
	job->skipped += gone > 0 ? gone : 0;
	job->result = text.data;
}
