#include "domain/rule_pin.h"

#include "base/text.h"
#include "domain/activity.h"
#include "domain/membership.h"
#include "domain/population.h"
#include "domain/rule.h"
#include "queries.h"

static bool
stays_out(struct ctx *ctx, int64_t member)
{
	return row_one(q_rule_pin_exclusion(ctx->db, ctx->organisation, ctx->group, member));
}

/* The place that they are taken out of; 0: they were in none. */
static int64_t
take_out(struct ctx *ctx, int64_t member)
{
	struct rows *place = q_rule_pin_place(ctx->db, ctx->organisation, ctx->group, member);
	int64_t id;

	if (!row_one(place) || !text_equal(row_text(place, RULE_PIN_PLACE_STATUS), "active"))
		return 0;
	id = row_integer(place, RULE_PIN_PLACE_ID);
	return membership_take_back(ctx, id) == DONE ? id : 0;
}

bool
rule_keep_out(struct ctx *ctx, int64_t member, const char *why, int64_t *membership)
{
	struct rows *person = q_member_get(ctx->db, ctx->organisation, member);

	*membership = 0;
	if (!row_one(person) || !population_is_automatic(ctx) || stays_out(ctx, member))
		return false;
	*membership = take_out(ctx, member);
	rule_exclude(ctx, member, why);
	activity_add_member(ctx, "rule.kept_out", member, row_text(person, MEMBER_GET_NAME), NULL);
	return true;
}

bool
rule_allow(struct ctx *ctx, int64_t member)
{
	struct rows *person = q_member_get(ctx->db, ctx->organisation, member);

	if (!row_one(person) || !stays_out(ctx, member))
		return false;
	rule_include(ctx, member);
	activity_add_member(ctx, "rule.allowed", member, row_text(person, MEMBER_GET_NAME), NULL);
	return true;
}
