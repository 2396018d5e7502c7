#include "domain/membership_seat.h"

#include <string.h>

#include "base/fault.h"
#include "domain/seat.h"
#include "queries.h"

bool
status_holds_seat(const char *status)
{
	return strcmp(status, "prospect") == 0 || strcmp(status, "pending") == 0 || strcmp(status, "active") == 0;
}

static bool
has_left(const char *status)
{
	return strcmp(status, "removed") == 0 || strcmp(status, "archived") == 0;
}

static void
count_kept(struct ctx *ctx, int seats)
{
	if (seats)
		q_seat_count_kept(ctx->db, ctx->organisation, ctx->group, seats);
}

/* The seat that this membership left behind is somebody's again. false: it was not kept. */
static bool
take_over(struct ctx *ctx, int64_t membership)
{
	if (!membership || q_seat_leave(ctx->db, ctx->organisation, membership) != 1)
		return false;
	count_kept(ctx, -1);
	return true;
}

static void
give_free(struct ctx *ctx, int64_t membership)
{
	if (!take_over(ctx, membership))
		return;
	seat_hold(ctx, -1);
	seat_note(ctx, -1, &(struct seat_reason){ .why = "released", .membership = membership });
}

/* ---------------------------------------------------------------- coming in */

bool
seat_claim(struct ctx *ctx, struct seat_claim *claim, const char *email_key, int64_t kept)
{
	int64_t left = kept ? rows_integer(q_seat_kept_of_person(ctx->db, ctx->organisation, ctx->group, email_key)) : 0;

	if (claim->batch) {
		if (q_seat_pass_key(ctx->db, ctx->organisation, ctx->group, ctx->now) != 1)
			fault("no key of group %lld holds a seat", (long long)ctx->group);
		give_free(ctx, left);
		claim->why = "redeemed";
		return true;
	}
	if (take_over(ctx, left)) {
		claim->seat_of = left;
		claim->why = "returned";
		return true;
	}
	return seat_hold(ctx, 1);
}

void
seat_claimed(struct ctx *ctx, const struct seat_claim *claim, int64_t membership, const char *why)
{
	bool was_held = claim->why != NULL;

	seat_note(ctx, was_held ? 0 : 1,
		&(struct seat_reason){ .why = was_held ? claim->why : why, .membership = membership, .batch = claim->batch });
}

void
seat_merge(struct ctx *ctx, int64_t member)
{
	give_free(ctx, rows_integer(q_seat_kept_of_member(ctx->db, ctx->group, member)));
}

/* ---------------------------------------------------------------- from status to status */

/* Its person holds no seat, and is to hold one. */
static bool
take(struct ctx *ctx, struct seat_step *step)
{
	struct seat_reason reason = { .why = strcmp(step->from, "archived") == 0 ? "restored" : "brought_back",
		.membership = step->membership };
	bool again = take_over(ctx, step->seat_of);

	if (!again && !seat_hold(ctx, 1))
		return false;
	if (again)
		reason.why = "returned";
	seat_note(ctx, again ? 0 : 1, &reason);
	step->seat = true;
	return true;
}

/* An invite that took a kept seat over came to nothing. */
static bool
hand_back(struct ctx *ctx, const struct seat_step *step)
{
	if (!step->seat_of || strcmp(step->from, "active") == 0 || q_seat_keep(ctx->db, ctx->organisation, step->seat_of) != 1)
		return false;
	count_kept(ctx, 1);
	seat_note(ctx, 0, &(struct seat_reason){ .why = "kept_still", .membership = step->seat_of });
	return true;
}

/* Its person holds a seat, and is on their way out. */
static void
leave(struct ctx *ctx, struct seat_step *step)
{
	struct seat_reason reason = { .why = step->to, .membership = step->membership };

	step->seat = strcmp(step->from, "active") == 0 && has_left(step->to) && seat_stays(ctx, step->membership);
	if (step->seat) {
		count_kept(ctx, 1);
		reason.why = "kept";
		seat_note(ctx, 0, &reason);
	} else if (!hand_back(ctx, step)) {
		seat_hold(ctx, -1);
		seat_note(ctx, -1, &reason);
	}
}

bool
seat_step(struct ctx *ctx, struct seat_step *step)
{
	bool before = status_holds_seat(step->from), after = status_holds_seat(step->to);

	if (before && !after) {
		leave(ctx, step);
	} else if (after && !before && step->seat) {
		count_kept(ctx, -1);
		seat_note(ctx, 0, &(struct seat_reason){ .why = "returned", .membership = step->membership });
	} else if (after && !before) {
		return take(ctx, step);
	}
	return true;
}
