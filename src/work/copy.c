/* People of one group into another. */
#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/enrol.h"
#include "domain/membership.h"
#include "domain/search.h"
#include "queries.h"
#include "work/kinds.h"
#include "work/tally.h"

_Static_assert(GROUP_ARCHIVED < TALLY_REASONS, "a tally has room for every admission");

static bool
is_meant(const char *who, const char *status)
{
	if (strcmp(status, "active") == 0)
		return true;
	return strcmp(who, "everyone") == 0 && (strcmp(status, "prospect") == 0 || strcmp(status, "pending") == 0);
}

static const char *
words(int reason)
{
	switch ((enum admission)reason) {
	case ALREADY_WAITING:
		return "They are invited already.";
	case ALREADY_ACTIVE:
		return "They are in this group already.";
	case GROUP_FULL:
		return "No seat was free.";
	default:
		return admission_words((enum admission)reason);
	}
}

bool
copy_chunk(struct ctx *ctx, struct job *job)
{
	const char *who = job_argument(ctx, job, "who");
	struct tally tally;
	int64_t from, ids[CHUNK];
	bool meant[CHUNK];
	struct rows *rows;
	int count = 0;

	if (!text_integer(job_argument(ctx, job, "from"), 1, INT64_MAX, &from))
		fault("job %lld: no group to copy from", (long long)job->id);
	if (!enrol_may_copy_from(ctx, from)) {
		job->result = "Whoever started this leads the other group no more. The rest was not copied.";
		return true;
	}
	tally = tally_read(ctx, job, from);
	rows = q_job_learners(ctx->db, from, tally.after, tally.until, "", sort_key_end(ctx->arena, ""), CHUNK);
	while (count < CHUNK && row_next(rows)) {
		ids[count] = row_integer(rows, JOB_LEARNERS_ID);
		meant[count++] = is_meant(who, row_text(rows, JOB_LEARNERS_STATUS));
	}
	rows_end(rows);
	for (int i = 0; i < count; i++) {
		if (meant[i])
			tally_count(&tally, job, (int)enrol_copy_one(ctx, from, ids[i]));
		tally.after = ids[i];
	}
	tally_write(ctx, &tally, job);
	if (count == CHUNK)
		return false;
	tally_finish(ctx, &tally, job, words);
	return true;
}
