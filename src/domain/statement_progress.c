/* What statements tell of progress. Verbs and results are read as cmi5 and the usual senders mean them:
   - completed completes the course, unless its result says that completion is false;
   - passed scores it, and completes it where its result says so, or where the course has no lessons here that could be missing;
   - failed is an attempt that failed, whatever else its result says;
   - progressed, scored, and the verbs of beginning say how far somebody is, and complete the course where the result says so. */
#include <string.h>

#include "base/email.h"
#include "base/sha1.h"
#include "base/text.h"
#include "domain/action.h"
#include "domain/progress.h"
#include "domain/statement.h"
#include "domain/statement_value.h"
#include "queries.h"

#define ADDRESSES_AT_ONCE 2000
#define FORMS 3 /* of an address that others may have made the digest of */
#define SCRATCH_MOST ((size_t)16 << 20)
#define MICROS 1000000
#define MAILTO "mailto:"

enum meaning { COMPLETED, PASSED, FAILED, ON_THE_WAY };

static const struct {
	const char *verb;
	enum meaning meaning;
} verbs[] = {
	{ "http://adlnet.gov/expapi/verbs/completed", COMPLETED },
	{ "http://adlnet.gov/expapi/verbs/passed", PASSED },
	{ "http://adlnet.gov/expapi/verbs/failed", FAILED },
	{ "http://adlnet.gov/expapi/verbs/progressed", ON_THE_WAY },
	{ "http://adlnet.gov/expapi/verbs/scored", ON_THE_WAY },
	{ "http://adlnet.gov/expapi/verbs/launched", ON_THE_WAY },
	{ "http://adlnet.gov/expapi/verbs/initialized", ON_THE_WAY },
	{ "http://adlnet.gov/expapi/verbs/attempted", ON_THE_WAY },
	{ "http://adlnet.gov/expapi/verbs/experienced", ON_THE_WAY },
};

static bool
verb_means(const char *verb, enum meaning *meaning)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].verb, verb) == 0) {
			*meaning = verbs[i].meaning;
			return true;
		}
	return false;
}

/* ---------------------------------------------------------------- who */

static int64_t
member_of_mbox(struct ctx *ctx, const char *mbox)
{
	struct email email;

	if (email_parse(ctx->arena, mbox + strlen(MAILTO), &email) != EMAIL_OK)
		return 0;
	return rows_integer(q_statement_member_of_address(ctx->db, ctx->organisation, email.key));
}

/* Behind our own address, with or without a slash at its end; NULL: it is not ours. */
static const char *
behind_base(struct ctx *ctx, const char *iri)
{
	size_t length = strlen(ctx->conf->base_url);

	return strncmp(iri, ctx->conf->base_url, length) == 0 ? iri + length : NULL;
}

static int64_t
member_of_account(struct ctx *ctx, const char *home, const char *name)
{
	const char *rest = behind_base(ctx, home);
	int64_t member;

	if (!rest || (*rest && strcmp(rest, "/") != 0) || !text_integer(name, 1, INT64_MAX, &member))
		return 0;
	return rows_integer(q_statement_member(ctx->db, ctx->organisation, member));
}

static int64_t
find_member(struct ctx *ctx, const struct statement_facts *facts)
{
	if (facts->mbox)
		return member_of_mbox(ctx, facts->mbox);
	if (facts->mbox_sha1sum)
		return rows_integer(
			q_statement_member_of_digest(ctx->db, ctx->organisation, value_small(ctx->arena, facts->mbox_sha1sum)));
	return facts->home ? member_of_account(ctx, facts->home, facts->name) : 0;
}

/* ---------------------------------------------------------------- what */

static int64_t
find_course(struct ctx *ctx, const char *activity)
{
	static const char path[] = "/courses/";
	const char *rest = behind_base(ctx, activity);
	int64_t course;

	if (rest && strncmp(rest, path, strlen(path)) == 0 && text_integer(rest + strlen(path), 1, INT64_MAX, &course))
		return rows_integer(q_statement_course(ctx->db, ctx->organisation, course));
	return rows_integer(q_statement_course_of_activity(ctx->db, ctx->organisation, activity));
}

const char *
statement_kind(const struct statement_facts *facts, bool has_lessons)
{
	enum meaning meaning;

	if (!verb_means(facts->verb, &meaning))
		return NULL;
	if (meaning == FAILED)
		return "failed";
	if (facts->is_complete || (meaning == COMPLETED && !facts->is_incomplete) ||
		(meaning == PASSED && !facts->is_incomplete && !has_lessons))
		return "completed";
	if (facts->progress >= 0)
		return "progressed";
	return facts->score >= 0 || meaning == PASSED ? "scored" : "started";
}

const char *
statement_ref(struct arena *arena, const char *uuid, const char *kind)
{
	return arena_text(arena, "statement:%s:%s", uuid, kind);
}

static void
record(struct ctx *ctx, const struct statement *statement, const struct statement_event *found)
{
	const struct statement_facts *facts = &statement->facts;
	int64_t at = statement->happened / MICROS;
	struct progress_event event = {
		.member = found->member,
		.course = found->course,
		.kind = found->kind,
		.source = "statement",
		.ref = statement_ref(ctx->arena, statement->uuid, found->kind),
		.progress = facts->progress,
		.score = facts->score,
		.seconds = facts->seconds > PROGRESS_SECONDS_MOST ? PROGRESS_SECONDS_MOST : facts->seconds,
		/* A clock of theirs that goes ahead makes nothing happen tomorrow. */
		.at = at > ctx->now ? ctx->now : at,
	};

	progress_record(ctx, &event);
}

struct statement_event
statement_map(struct ctx *ctx, const struct statement *statement, const char *fate)
{
	const struct statement_facts *facts = &statement->facts;
	struct statement_event event = { .fate = fate ? fate : "no progress", .member = find_member(ctx, facts) };
	struct rows *rows;

	if (fate || !statement_kind(facts, false))
		return event;
	event.fate = "no person";
	if (!event.member)
		return event;
	event.fate = "no course";
	event.course = facts->activity ? find_course(ctx, facts->activity) : 0;
	if (!event.course)
		return event;
	event.fate = "not open";
	rows = q_statement_open_course(ctx->db, ctx->organisation, event.member, event.course);
	if (!row_one(rows))
		return event;
	event.fate = "progress";
	event.kind = statement_kind(facts, row_integer(rows, STATEMENT_OPEN_COURSE_HAS_LESSONS) != 0);
	record(ctx, statement, &event);
	return event;
}

/* ---------------------------------------------------------------- addresses by their digest */

bool
statements_name_digests(const struct statement_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++)
		if (batch->all[i].facts.mbox_sha1sum)
			return true;
	return false;
}

static const char *
digest_of(struct arena *arena, const char *address)
{
	const char *mbox = arena_text(arena, MAILTO "%s", address);

	return sha1_hex(arena, mbox, strlen(mbox));
}

/* As it was typed, with its domain in small letters, and as we compare it. */
static void
digest_some(struct ctx *ctx, void *argument)
{
	size_t *done = argument;
	struct given *given = arena_array(ctx->arena, FORMS * ADDRESSES_AT_ONCE, sizeof *given);
	struct given_rows all = { .all = given };
	struct rows *rows = q_statement_new_addresses(ctx->db, ADDRESSES_AT_ONCE);

	while (row_next(rows)) {
		const char *email = row_text(rows, STATEMENT_NEW_ADDRESSES_EMAIL);
		const char *forms[FORMS] = { email, value_mbox_key(ctx->arena, email),
			row_text(rows, STATEMENT_NEW_ADDRESSES_EMAIL_KEY) };

		for (int i = 0; i < FORMS; i++)
			given[all.count++] = (struct given){ .integers = { row_integer(rows, STATEMENT_NEW_ADDRESSES_ID) },
				.texts = { digest_of(ctx->arena, forms[i]) } };
	}
	q_statement_add_digests(ctx->db, &all);
	*done = all.count / FORMS;
}

static bool
know_some(struct ctx *ctx, void *argument)
{
	ctx_aside(ctx, SCRATCH_MOST, digest_some, argument);
	return true;
}

void
statements_know_addresses(struct ctx *ctx)
{
	size_t done = rows_integer(q_statement_has_new_addresses(ctx->db)) ? ADDRESSES_AT_ONCE : 0;

	while (done == ADDRESSES_AT_ONCE)
		action_write(ctx, know_some, &done);
}
