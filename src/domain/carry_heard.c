/* What other systems told of somebody before they belonged to the organisation. */
#include <string.h>

#include "domain/carry.h"
#include "domain/statement_terms.h"
#include "domain/statement_value.h"
#include "queries.h"

#define VERBS "http://adlnet.gov/expapi/verbs/"

static bool
is_verb(const char *verb, const char *name)
{
	size_t length = strlen(VERBS);

	return strncmp(verb, VERBS, length) == 0 && strcmp(verb + length, name) == 0;
}

static void
add(struct ctx *ctx, struct carry_facts *facts, const struct rows *rows)
{
	struct rows *result = q_carry_result(ctx->db, row_text(rows, CARRY_STATEMENTS_JSON));
	const char *verb = row_text(rows, CARRY_STATEMENTS_VERB);
	int64_t at = row_integer(rows, CARRY_STATEMENTS_AT);
	bool done = is_verb(verb, "completed") || is_verb(verb, "passed");
	bool undone;

	row_one(result);
	undone = row_integer(result, CARRY_RESULT_INCOMPLETE);
	done = done || row_integer(result, CARRY_RESULT_COMPLETE);
	if (!facts->started_at || at < facts->started_at)
		facts->started_at = at;
	if (!row_is_null(result, CARRY_RESULT_SCORE) && row_integer(result, CARRY_RESULT_SCORE) > facts->score)
		facts->score = row_integer(result, CARRY_RESULT_SCORE);
	if (done && !undone && (!facts->completed_at || at < facts->completed_at))
		facts->completed_at = at;
}

/* By one way of naming the course. */
static void
hear(struct ctx *ctx, int64_t organisation, const char *mbox, const char *activity, struct carry_facts *facts)
{
	int64_t person = term_of(ctx->arena, "mbox", value_mbox_key(ctx->arena, mbox));
	struct rows *rows = q_carry_statements(ctx->db, organisation, person, term_of(ctx->arena, "activity", activity));

	while (row_next(rows))
		add(ctx, facts, rows);
}

bool
carry_heard(struct ctx *ctx, int64_t organisation, int64_t course, struct carry_facts *facts)
{
	const char *own = arena_text(ctx->arena, "%s/courses/%lld", ctx->conf->base_url, (long long)course);
	struct rows *named = q_carry_named(ctx->db, organisation, course), *addresses;
	const char *iri;

	*facts = (struct carry_facts){
		.source = "statements", .organisation = "", .status = "", .number = "", .progress = -1, .score = -1
	};
	if (!row_one(named))
		return false;
	facts->course = row_text(named, CARRY_NAMED_TITLE);
	iri = row_text(named, CARRY_NAMED_ACTIVITY_IRI);
	addresses = q_carry_addresses(ctx->db, ctx->account);
	while (row_next(addresses)) {
		const char *mbox = arena_text(ctx->arena, "mailto:%s", row_text(addresses, CARRY_ADDRESSES_EMAIL));

		hear(ctx, organisation, mbox, own, facts);
		if (iri)
			hear(ctx, organisation, mbox, iri, facts);
	}
	if (facts->started_at)
		facts->status = facts->completed_at ? "completed" : "in progress";
	return facts->started_at != 0;
}
