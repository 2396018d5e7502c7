#include "domain/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/progress.h"
#include "domain/statement_value.h"
#include "queries.h"

#define MICROS 1000000
#define TARGET_BYTES_MOST (2 * TREE_BYTES_MOST) /* its tree, and what it is found by */
#define MILLI 1000                              /* finer than that timestamps need not be kept (Part Two, 4.5) */

/* What is done once for all of a request. */
struct storing {
	struct ctx *ctx;
	const struct api_key *key;
	int64_t stored;                 /* of the next one */
	struct statement_event *events; /* whose progress is to be folded */
	size_t event_count;
};

/* ---------------------------------------------------------------- one that is there already */

static bool
is_same(const struct statement *statement, const struct rows *there)
{
	if (!text_equal(statement->digest, row_text(there, STATEMENT_BY_UUID_DIGEST)))
		return false;
	/* One that does not say when may have been given our time. */
	return !statement->has_timestamp || statement->happened / MILLI == row_integer(there, STATEMENT_BY_UUID_HAPPENED) / MILLI;
}

/* ---------------------------------------------------------------- what it is found by */

static struct given_rows
given_terms(struct arena *arena, const struct terms *terms)
{
	struct given *all = arena_array(arena, terms->count + 1, sizeof *all);

	for (size_t i = 0; i < terms->count; i++)
		all[i] = (struct given){ .integers = { terms->all[i].number, terms->all[i].near } };
	return (struct given_rows){ terms->count, all };
}

/* A statement that has come, and is found by more from now on. */
struct found {
	const char *uuid;
	int64_t stored;
	bool is_referred;
	const char *target_json; /* of what it refers to */
};

/* What finds a statement finds those about it too (Part Three, 2.1.3 "Filter Conditions for StatementRefs"). */
static void
write_terms(struct ctx *ctx, const struct found *found, const struct terms *terms)
{
	struct given_rows given = given_terms(ctx->arena, terms);

	q_statement_add_terms(ctx->db, ctx->organisation, found->stored, &given);
	if (found->is_referred)
		q_statement_add_terms_above(ctx->db, ctx->organisation, found->uuid, &given);
}

static void
write_terms_of_target(struct ctx *ctx, void *argument)
{
	const struct found *found = argument;
	struct terms terms = { .arena = ctx->arena };
	const char *words;
	const struct tree *target = tree_read(ctx, found->target_json, strlen(found->target_json), &words);

	statement_terms(&terms, target);
	terms_add_agent(&terms, tree_get(target, "authority"), false);
	write_terms(ctx, found, &terms);
}

static void
add_terms(struct ctx *ctx, const struct statement *statement, int64_t stored, bool is_referred)
{
	struct found found = { .uuid = statement->uuid, .stored = stored, .is_referred = is_referred };
	struct rows *targets;

	write_terms(ctx, &found, &statement->terms);
	if (!statement->target)
		return;
	targets = q_statement_aims(ctx->db, ctx->organisation, statement->target);
	while (row_next(targets)) {
		found.target_json = row_value(targets, STATEMENT_AIMS_JSON).text;
		ctx_aside(ctx, TARGET_BYTES_MOST, write_terms_of_target, &found);
	}
}

/* ---------------------------------------------------------------- taking back (Part Two, 2.3.2) */

/* One that is not there yet will be taken back when it comes; one that takes back stays. */
static void
void_target(struct ctx *ctx, const struct statement *statement)
{
	struct rows *target;

	if (q_statement_void(ctx->db, ctx->organisation, statement->target) != 1)
		return;
	target = q_statement_by_uuid(ctx->db, ctx->organisation, statement->target);
	if (row_one(target) && !row_is_null(target, STATEMENT_BY_UUID_EVENT_KIND))
		progress_take_back(ctx, statement_ref(ctx->arena, statement->target, row_text(target, STATEMENT_BY_UUID_EVENT_KIND)));
}

/* ---------------------------------------------------------------- storing */

/* What only now is known of its JSON. */
static const char *
end_of_json(struct arena *arena, const struct statement *statement, int64_t stored)
{
	const char *at = value_timestamp_text(arena, stored);

	if (statement->has_timestamp)
		return arena_text(arena, ",\"stored\":\"%s\"}", at);
	return arena_text(arena, ",\"timestamp\":\"%s\",\"stored\":\"%s\"}", at, at);
}

static void
store(struct storing *storing, struct statement *statement)
{
	struct ctx *ctx = storing->ctx;
	struct rows *referred = q_statement_referred(ctx->db, ctx->organisation, statement->uuid);
	bool is_referred = row_one(referred) && !row_is_null(referred, STATEMENT_REFERRED_VOIDS);
	bool is_voided = is_referred && !statement->voids && row_integer(referred, STATEMENT_REFERRED_VOIDS);
	struct statement_event event;
	int64_t stored = storing->stored++;

	if (!statement->has_timestamp)
		statement->happened = stored;
	event = statement_map(ctx, statement, statement->voids ? "voiding" : is_voided ? "voided" : NULL);
	q_statement_add(ctx->db, ctx->organisation, storing->key->id, statement->uuid, stored, statement->happened, statement->digest,
		statement->facts.verb, statement->target, statement->voids, is_voided, event.fate, event.member,
		event.kind ? event.course : 0, event.kind, statement->json, end_of_json(ctx->arena, statement, stored));
	add_terms(ctx, statement, stored, is_referred);
	if (statement->voids)
		void_target(ctx, statement);
	if (event.kind)
		storing->events[storing->event_count++] = event;
}

static int
by_enrolment(const void *a, const void *b)
{
	const struct statement_event *one = a, *other = b;

	if (one->member != other->member)
		return one->member < other->member ? -1 : 1;
	return (one->course > other->course) - (one->course < other->course);
}

static void
fold_all(struct storing *storing)
{
	const struct statement_event *events = storing->events;

	qsort(storing->events, storing->event_count, sizeof *events, by_enrolment);
	for (size_t i = 0; i < storing->event_count; i++)
		if (i == 0 || by_enrolment(&events[i - 1], &events[i]) != 0)
			progress_fold(storing->ctx, events[i].member, events[i].course);
}

/* By the clock, and later than any before: what is asked for "since" one never leaves another out. */
static int64_t
next_stored(struct ctx *ctx)
{
	int64_t now = ctx->now * MICROS, latest = rows_integer(q_statement_latest(ctx->db, ctx->organisation));

	return latest >= now ? latest + 1 : now;
}

enum statement_verdict
statements_store(struct ctx *ctx, const struct api_key *key, struct statement_batch *batch)
{
	struct storing storing = { .ctx = ctx, .key = key };

	if (!api_key_works(ctx, key))
		return STATEMENTS_UNSENT;
	storing.stored = next_stored(ctx);
	storing.events = arena_array(ctx->arena, batch->count + 1, sizeof *storing.events);
	for (size_t i = 0; i < batch->count; i++) {
		struct statement *statement = &batch->all[i];
		struct rows *there = q_statement_by_uuid(ctx->db, ctx->organisation, statement->uuid);

		if (!row_one(there)) {
			store(&storing, statement);
		} else if (!is_same(statement, there)) {
			batch->words = arena_text(ctx->arena,
				"There is a statement with the id %s already, and it says something else. Statements never change: send this one with an "
				"id of its own, and void the other if it was wrong. None of this request was kept.",
				statement->uuid);
			return STATEMENTS_CONFLICT;
		}
	}
	fold_all(&storing);
	return STATEMENTS_GOOD;
}
