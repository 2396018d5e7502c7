#include "domain/leave.h"

#include "base/text.h"
#include "domain/activity.h"
#include "domain/membership.h"
#include "domain/rule.h"
#include "queries.h"

/* Acts inside the group, as its learner. */
static struct ctx
inside(const struct ctx *ctx, const struct rows *place)
{
	struct ctx within =
		ctx_within(ctx, row_integer(place, LEAVE_PLACE_ORGANISATION_ID), row_integer(place, LEAVE_PLACE_GROUP_ID));

	within.member = row_integer(place, LEAVE_PLACE_MEMBER_ID);
	within.role = LEARNER;
	return within;
}

enum outcome
leave_group(struct ctx *ctx, int64_t membership)
{
	struct rows *place = q_leave_place(ctx->db, ctx->account, membership);
	struct ctx within;

	if (!row_one(place))
		return NOT_FOUND;
	within = inside(ctx, place);
	if (membership_move(&within, membership, "active", "removed") != DONE)
		return problem(ctx, "", "You are not in %s any more. Nothing was changed.", row_text(place, LEAVE_PLACE_GROUP_NAME));
	activity_add_about(&within, "membership.left", membership, row_text(place, LEAVE_PLACE_GROUP_NAME), NULL);
	rule_exclude(&within, within.member, "left");
	return OK;
}

static const char *
return_words(enum deed deed)
{
	return deed == NO_SEAT ? "No seat is free there any more. Ask whoever leads the group."
						   : "That cannot be undone any more. Ask whoever leads the group to add you again.";
}

enum outcome
leave_return(struct ctx *ctx, int64_t membership)
{
	struct rows *place = q_leave_place(ctx->db, ctx->account, membership);
	enum deed deed = NOT_APPLICABLE;
	struct ctx within;
	int64_t left_at;

	if (!row_one(place))
		return NOT_FOUND;
	within = inside(ctx, place);
	left_at = row_integer(place, LEAVE_PLACE_STATUS_AT);
	if (text_equal(row_text(place, LEAVE_PLACE_STATUS), "removed") && ctx->now - left_at <= LEAVE_UNDO_SECONDS &&
		rows_integer(q_leave_done_by(ctx->db, membership, ctx->account, left_at)))
		deed = membership_undo_remove(&within, membership);
	return deed == DONE ? OK : problem(ctx, "", "%s", return_words(deed));
}
