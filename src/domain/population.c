#include "domain/population.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/rule.h"
#include "queries.h"

struct population
population_get(struct ctx *ctx)
{
	struct rows *rows = q_population_get(ctx->db, ctx->organisation, ctx->group);

	if (!row_one(rows))
		fault("group %lld has no population", (long long)ctx->group);
	return (struct population){
		.automatic = text_equal(row_text(rows, POPULATION_GET_POPULATION), "automatic"),
		.learners = row_integer(rows, POPULATION_GET_LEARNERS),
		.invited = row_integer(rows, POPULATION_GET_INVITED),
		.waiting = row_integer(rows, POPULATION_GET_WAITING),
		.pinned = row_integer(rows, POPULATION_GET_PINNED),
		.excluded = row_integer(rows, POPULATION_GET_EXCLUDED),
		.latest = row_integer(rows, POPULATION_GET_LATEST),
	};
}

bool
population_is_automatic(struct ctx *ctx)
{
	return text_equal(rows_text(q_population_of(ctx->db, ctx->organisation, ctx->group)), "automatic");
}

/* Where the group had a rule once, it is there to be looked at and saved again. */
static void
offer_latest_rule(struct ctx *ctx)
{
	int64_t latest = rows_integer(q_population_latest_rule(ctx->db, ctx->organisation, ctx->group));
	struct rule rule;

	if (latest && ctx->account && !rule_load_draft(ctx, &rule) && rule_load(ctx, latest, &rule))
		rule_draft_like(ctx, &rule);
}

static enum outcome
make_automatic(struct ctx *ctx, const char *stay)
{
	bool decide = text_equal(stay, "decide");

	if (!decide && !text_equal(stay, "pin"))
		return problem(ctx, "stay", "Choose what becomes of the people who are in the group now.");
	if (q_population_set(ctx->db, ctx->organisation, ctx->group, "automatic") != 1)
		return OK;
	if (decide)
		q_population_unpin_all(ctx->db, ctx->organisation, ctx->group);
	else
		q_population_pin_all(ctx->db, ctx->organisation, ctx->group);
	offer_latest_rule(ctx);
	activity_add(ctx, "group.made_automatic", rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)),
		decide ? "the rule decides about its people" : "its people stay");
	return OK;
}

static enum outcome
make_manual(struct ctx *ctx)
{
	if (q_population_set(ctx->db, ctx->organisation, ctx->group, "manual") != 1)
		return OK;
	q_rule_conditions_make_past(ctx->db, ctx->organisation, ctx->group);
	q_rule_make_past(ctx->db, ctx->organisation, ctx->group);
	q_population_drop_exclusions(ctx->db, ctx->organisation, ctx->group);
	activity_add(ctx, "group.made_manual", rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)), NULL);
	return OK;
}

enum outcome
population_change(struct ctx *ctx, const char *to, const char *stay)
{
	if (text_equal(to, "automatic"))
		return make_automatic(ctx, stay);
	if (text_equal(to, "manual"))
		return make_manual(ctx);
	return problem(ctx, "population", "Choose how the group is filled: by hand, or by rule.");
}
