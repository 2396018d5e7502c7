/* Exceptions from a rule: who stays in a group, and who stays out, whatever it says. */
#include "domain/activity.h"
#include "domain/membership.h"
#include "domain/population.h"
#include "domain/rule.h"
#include "domain/wait.h"
#include "queries.h"

enum outcome
rule_pin(struct ctx *ctx, int64_t membership, bool pinned)
{
	struct rows *rows = q_rule_learner(ctx->db, ctx->organisation, ctx->group, membership);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_rule_set_pinned(ctx->db, ctx->organisation, ctx->group, membership, pinned) != 1)
		return OK;
	activity_add_about(
		ctx, pinned ? "membership.pinned" : "membership.unpinned", membership, row_text(rows, RULE_LEARNER_NAME), NULL);
	if (!pinned)
		rule_touch(ctx, row_integer(rows, RULE_LEARNER_MEMBER_ID), -1, 0);
	return OK;
}

void
rule_exclude(struct ctx *ctx, int64_t member, const char *why)
{
	struct rows *rows;
	int64_t membership = 0;

	if (!population_is_automatic(ctx))
		return;
	q_rule_exclusion_add(ctx->db, ctx->organisation, ctx->group, member, why, ctx->now, ctx->account);
	rows = q_rule_places(ctx->db, ctx->group, member, member);
	if (row_one(rows))
		membership = row_integer(rows, RULE_PLACES_ID);
	if (membership)
		membership_move(ctx, membership, "active,archived", "removed");
	rows = q_rule_waiting(ctx->db, ctx->organisation, ctx->group, member, member);
	if (row_one(rows))
		wait_forget(ctx, row_integer(rows, RULE_WAITING_ENTRY_ID));
}

void
rule_include(struct ctx *ctx, int64_t member)
{
	if (q_rule_exclusion_drop(ctx->db, ctx->organisation, ctx->group, member) == 1)
		rule_touch(ctx, member, -1, 0);
}
