/* What is done to everyone that the filter of a learners list matches. */
#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/membership.h"
#include "domain/search.h"
#include "queries.h"
#include "work/kinds.h"
#include "work/tally.h"

_Static_assert(DEEDS <= TALLY_REASONS, "a tally has room for every deed");

static enum membership_verb
verb_of(const struct job *job, const char *name)
{
	static const char *const names[] = { [MEMBERSHIP_RESEND] = "resend",
		[MEMBERSHIP_CANCEL] = "cancel",
		[MEMBERSHIP_REINVITE] = "reinvite",
		[MEMBERSHIP_REMOVE] = "remove",
		[MEMBERSHIP_ARCHIVE] = "archive",
		[MEMBERSHIP_RESTORE] = "restore",
		[MEMBERSHIP_PIN] = "pin",
		[MEMBERSHIP_UNPIN] = "unpin" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(names[i], name) == 0)
			return (enum membership_verb)i;
	fault("job %lld: there is no verb \"%s\"", (long long)job->id, name);
}

struct person {
	int64_t id;
	bool matches;
};

/* The next people, as the list finds them: by words, or by the beginning of their names where the search is too short for that. */
static int
next_people(struct ctx *ctx, const struct job *job, const struct tally *tally, struct person *people)
{
	const char *status = job_argument(ctx, job, "status");
	const char *search = job_argument(ctx, job, "search");
	const char *pinned = job_argument(ctx, job, "pinned");
	bool by_pin = strcmp(pinned, "0") == 0 || strcmp(pinned, "1") == 0;
	const char *query = *search ? search_query(ctx->arena, ctx->group, search) : NULL;
	const char *prefix = text_fold(ctx->arena, search);
	struct rows *rows;
	int count = 0;

	if (query)
		rows = q_job_learners_found(ctx->db, ctx->group, query, tally->after, tally->until, CHUNK);
	else
		rows = q_job_learners(ctx->db, ctx->group, tally->after, tally->until, prefix, sort_key_end(ctx->arena, prefix), CHUNK);
	while (count < CHUNK && row_next(rows)) {
		people[count].id = row_integer(rows, JOB_LEARNERS_ID);
		people[count].matches = !*status || strcmp(status, row_text(rows, JOB_LEARNERS_STATUS)) == 0;
		if (by_pin && strcmp(pinned, row_text(rows, JOB_LEARNERS_PINNED)) != 0)
			people[count].matches = false;
		count++;
	}
	rows_end(rows);
	return count;
}

static const char *
words(int reason)
{
	return reason == NOT_APPLICABLE ? "Their status did not allow it." : deed_words(MEMBERSHIP_RESEND, (enum deed)reason);
}

/* Restored people without a seat are back in the organisation all the same. */
static const char *
words_of_restoring(int reason)
{
	return reason == NO_SEAT ? deed_words(MEMBERSHIP_RESTORE, NO_SEAT) : words(reason);
}

bool
memberships_chunk(struct ctx *ctx, struct job *job)
{
	enum membership_verb verb = verb_of(job, job_argument(ctx, job, "verb"));
	struct tally tally = tally_read(ctx, job, ctx->group);
	struct person people[CHUNK];
	int count = next_people(ctx, job, &tally, people);

	for (int i = 0; i < count; i++) {
		if (people[i].matches)
			tally_count(&tally, job, (int)membership_do(ctx, verb, people[i].id));
		tally.after = people[i].id;
	}
	tally_write(ctx, &tally, job);
	if (count == CHUNK)
		return false;
	tally_finish(ctx, &tally, job, verb == MEMBERSHIP_RESTORE ? words_of_restoring : words);
	return true;
}
