/* What other systems told of somebody before they belonged to the organisation. */
#include <string.h>

#include "domain/carry.h"
#include "domain/statement.h"
#include "domain/statement_terms.h"
#include "domain/statement_tree.h"
#include "domain/statement_value.h"
#include "queries.h"

struct heard {
	struct carry_facts *facts;
	bool has_lessons;
	const char *json;
	int64_t at;
};

static void
add(struct ctx *ctx, void *argument)
{
	const struct heard *heard = argument;
	struct carry_facts *facts = heard->facts;
	struct statement_facts told = statement_facts(ctx, heard->json);
	const char *kind = statement_kind(&told, heard->has_lessons);

	if (!facts->started_at || heard->at < facts->started_at)
		facts->started_at = heard->at;
	if (told.score > facts->score)
		facts->score = told.score;
	if (kind && strcmp(kind, "completed") == 0 && (!facts->completed_at || heard->at < facts->completed_at))
		facts->completed_at = heard->at;
}

/* By one way of naming the course. */
static void
hear(struct ctx *ctx, int64_t organisation, const char *mbox, const char *activity, struct heard *heard)
{
	int64_t person = term_of(ctx->arena, "mbox", value_mbox_key(ctx->arena, mbox));
	struct rows *rows = q_carry_statements(ctx->db, organisation, person, term_of(ctx->arena, "activity", activity));

	while (row_next(rows)) {
		heard->json = row_value(rows, CARRY_STATEMENTS_JSON).text;
		heard->at = row_integer(rows, CARRY_STATEMENTS_AT);
		ctx_aside(ctx, TREE_BYTES_MOST, add, heard);
	}
}

bool
carry_heard(struct ctx *ctx, int64_t organisation, int64_t course, struct carry_facts *facts)
{
	const char *own = arena_text(ctx->arena, "%s/courses/%lld", ctx->conf->base_url, (long long)course);
	struct rows *named = q_carry_named(ctx->db, organisation, course), *addresses;
	struct heard heard = { .facts = facts };
	const char *iri;

	*facts = (struct carry_facts){
		.source = "statements", .organisation = "", .status = "", .number = "", .progress = -1, .score = -1
	};
	if (!row_one(named))
		return false;
	facts->course = row_text(named, CARRY_NAMED_TITLE);
	iri = row_text(named, CARRY_NAMED_ACTIVITY_IRI);
	heard.has_lessons = row_integer(named, CARRY_NAMED_HAS_LESSONS);
	addresses = q_carry_addresses(ctx->db, ctx->account);
	while (row_next(addresses)) {
		const char *mbox = arena_text(ctx->arena, "mailto:%s", row_text(addresses, CARRY_ADDRESSES_EMAIL));

		hear(ctx, organisation, mbox, own, &heard);
		if (iri)
			hear(ctx, organisation, mbox, iri, &heard);
	}
	if (facts->started_at)
		facts->status = facts->completed_at ? "completed" : "in progress";
	return facts->started_at != 0;
}
