/* People of another group, or of a branch, into a group. */
#include <string.h>

#include "domain/branch.h"
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

static const char *
words_of_administrator(int reason)
{
	return (enum admission)reason == ALREADY_ARCHIVED ? RESTORE_IN_GROUP : words(reason);
}

/* Whether that was the last chunk. */
static bool
end_chunk(struct ctx *ctx, struct tally *tally, struct job *job, int count)
{
	tally_write(ctx, tally, job);
	if (count == CHUNK)
		return false;
	tally_finish(ctx, tally, job, ctx->role >= ADMIN ? words_of_administrator : words);
	return true;
}

static bool
copy_group(struct ctx *ctx, struct job *job)
{
	const char *who = job_argument(ctx, job, "who");
	int64_t from = job_number(ctx, job, "from"), ids[CHUNK];
	struct tally tally;
	bool meant[CHUNK];
	struct rows *rows;
	int count = 0;

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
	return end_chunk(ctx, &tally, job, count);
}

static bool
copy_branch(struct ctx *ctx, struct job *job)
{
	int64_t branch = job_number(ctx, job, "branch"), ids[CHUNK];
	const char *path = branch_path(branch_load(ctx), branch);
	struct tally tally = tally_read(ctx, job, 0);
	struct rows *rows;
	int count;

	if (ctx->role < ADMIN || !*path) {
		job->result = *path ? "Whoever started this is no administrator any more. The rest was not copied."
							: "The branch was deleted. The rest was not copied.";
		return true;
	}
	rows =
		q_job_branch_members(ctx->db, ctx->organisation, branch, job_number(ctx, job, "below"), tally.after, tally.until, CHUNK);
	count = (int)rows_integers(rows, ids, CHUNK);
	for (int i = 0; i < count; i++) {
		tally_count(&tally, job, (int)enrol_copy_member(ctx, path, ids[i]));
		tally.after = ids[i];
	}
	return end_chunk(ctx, &tally, job, count);
}

bool
copy_chunk(struct ctx *ctx, struct job *job)
{
	return *job_argument(ctx, job, "branch") ? copy_branch(ctx, job) : copy_group(ctx, job);
}
