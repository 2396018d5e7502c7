#include "domain/statement.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/progress.h"
#include "domain/statement_value.h"
#include "queries.h"

#define MICROS 1000000
#define MILLI 1000 /* finer than that timestamps need not be kept (Part Two, 4.5) */

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

struct aim {
	struct terms *terms;
	const char *json;
};

static void
add_terms_of(struct ctx *ctx, void *argument)
{
	const struct aim *aim = argument;
	const char *words;
	const struct tree *target = tree_read(ctx, aim->json, strlen(aim->json), &words);

	statement_terms(aim->terms, target);
	terms_add_agent(aim->terms, tree_get(target, "authority"), false);
}

/* Part Three, 2.1.3 "Filter Conditions for StatementRefs": what finds a statement finds those about it too. In a copy, since the statement
   may have to be stored once more. */
static struct terms
terms_with_target(struct ctx *ctx, const struct statement *statement)
{
	struct terms terms = { .arena = ctx->arena, .count = statement->terms.count, .room = 2 * statement->terms.count + 1 };
	struct rows *rows = q_statement_aims(ctx->db, ctx->organisation, statement->target);

	terms.all = arena_array(ctx->arena, terms.room, sizeof *terms.all);
	for (size_t i = 0; i < terms.count; i++)
		terms.all[i] = statement->terms.all[i];
	while (row_next(rows))
		ctx_aside(ctx, TREE_BYTES_MOST, add_terms_of, &(struct aim){ &terms, row_value(rows, STATEMENT_AIMS_JSON).text });
	return terms;
}

static void
add_terms(struct ctx *ctx, const struct statement *statement, int64_t stored, bool is_referred)
{
	struct terms terms = statement->target ? terms_with_target(ctx, statement) : statement->terms;
	struct given_rows given = given_terms(ctx->arena, &terms);

	q_statement_add_terms(ctx->db, ctx->organisation, stored, &given);
	if (is_referred)
		q_statement_add_terms_above(ctx->db, ctx->organisation, statement->uuid, &given);
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
