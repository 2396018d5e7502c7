/* Reminders of a group: by its settings, or of one course, as a leader asked. */
#include "base/text.h"
#include "domain/reminder.h"
#include "queries.h"
#include "work/kinds.h"

bool
remind_chunk(struct ctx *ctx, struct job *job)
{
	struct reminder_ask ask = { .course = 0, .statuses = job_argument(ctx, job, "statuses") };
	int64_t after = 0, ids[CHUNK];
	int count, sent;

	text_integer(job->position, 0, INT64_MAX, &after);
	if (*job_argument(ctx, job, "course"))
		ask.course = job_number(ctx, job, "course");
	count = (int)rows_integers(q_learner_ids(ctx->db, ctx->group, after, CHUNK), ids, CHUNK);
	sent = reminder_send(ctx, ids, count, ask.course ? &ask : NULL);
	job->done += sent;
	if (!ask.course)
		job->skipped += count - sent;
	/* Who was meant and left out had one today, or got on meanwhile; the rest of the group was never meant. */
	if (ask.course && count < CHUNK && job->total > job->done)
		job->skipped = job->total - job->done;
	if (count)
		job->position = arena_text(ctx->arena, "%lld", (long long)ids[count - 1]);
	/* Maybe not yet: in quiet hours it waits. */
	job->result = arena_text(ctx->arena, "%s a reminder.", text_counted(ctx->arena, job->done, "person gets", "people get"));
	return count < CHUNK;
}
