#include "domain/seat.h"

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/bulk.h"
#include "domain/organisation.h"
#include "domain/wait.h"
#include "queries.h"

#define NO_LIMIT (-1)

/* Why a line stands in the ledger. Most words follow somebody's name, or that of a batch of keys or an order. */
static const struct {
	const char *why, *words;
} table[] = {
	{ "opening", "The ledger began with this" },
	{ "created", "The group was made" },
	{ "set", "The number of seats was set" },
	{ "order", "was paid" },
	{ "refund", "was refunded" },
	{ "invited", "was invited" },
	{ "enrolled", "was enrolled" },
	{ "promoted", "was on the wait list, and got a seat" },
	{ "redeemed", "used a key, and has its seat" },
	{ "returned", "came in again, and has the seat that was kept" },
	{ "declined", "declined the invite" },
	{ "cancelled", "is not invited any more" },
	{ "expired", "did not answer the invite" },
	{ "removed", "was removed" },
	{ "archived", "was archived" },
	{ "kept", "left after having started; the seat stays used" },
	{ "kept_still", "did not come in again; the seat stays used" },
	{ "released", "has a seat already; the one that was kept is free" },
	{ "restored", "was restored" },
	{ "brought_back", "was brought back" },
	{ "keys_made", "were made, and hold seats" },
	{ "keys_revoked", "were revoked" },
};

static const char *
find(const char *why)
{
	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (strcmp(table[i].why, why) == 0)
			return table[i].words;
	return NULL;
}

const char *
seat_words(const char *why)
{
	const char *words = find(why);

	return words ? words : why;
}

/* ---------------------------------------------------------------- held */

bool
seat_hold(struct ctx *ctx, int64_t seats)
{
	/* Those are held already. */
	if (ctx->bulk && seats == 1) {
		bulk_take_seat(ctx->bulk, ctx->group);
		return true;
	}
	if (seats && q_seat_hold(ctx->db, ctx->organisation, ctx->group, seats, ctx->now) != 1)
		return false;
	if (seats < 0)
		wait_wake(ctx);
	return true;
}

/* As it would stand if they had come one by one. */
static void
note_in_bulk(struct ctx *ctx, int64_t held, const struct seat_reason *reason)
{
	const struct bulk_group *group = bulk_group(ctx->bulk, ctx->group);

	bulk_add(ctx->bulk, BULK_SEATS,
		&(struct given){
			{ ctx->group, reason->membership, held, group->entrance.seats_held + group->taken, group->entrance.seats },
			{ reason->why } });
}

static void
note(struct ctx *ctx, int64_t seats, int64_t held, const struct seat_reason *reason)
{
	if (!find(reason->why))
		fault("no line of a ledger is there for \"%s\"", reason->why);
	if (ctx->bulk) {
		note_in_bulk(ctx, held, reason);
		return;
	}
	q_seat_note(ctx->db, ctx->organisation, ctx->group, ctx->account, ctx->now, reason->why, seats, held, reason->membership,
		reason->batch, reason->order);
}

void
seat_note(struct ctx *ctx, int64_t held, const struct seat_reason *reason)
{
	note(ctx, 0, held, reason);
}

/* ---------------------------------------------------------------- how many there are */

bool
seat_add(struct ctx *ctx, int64_t seats, const struct seat_reason *reason)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	bool limited = row_one(group) && !row_is_null(group, GROUP_GET_SEATS);

	if (limited && q_seat_add(ctx->db, ctx->organisation, ctx->group, seats, SEATS_MOST) != 1)
		return false;
	note(ctx, limited ? seats : 0, 0, reason);
	if (limited && seats > 0)
		wait_wake(ctx);
	return true;
}

int64_t
seat_read(struct ctx *ctx, const char *typed)
{
	int64_t seats = NO_LIMIT;

	if (*typed && !text_integer(typed, 0, SEATS_MOST, &seats))
		problem(ctx, "seats", "Enter a whole number of seats from 0 to 10,000,000, or leave it empty for no limit.");
	return seats;
}

bool
seat_may_set(struct ctx *ctx)
{
	return ctx->role == SITE_ADMIN || (ctx->role == ADMIN && organisation_has(ctx, "own_seats"));
}

enum outcome
seat_set(struct ctx *ctx, const char *typed)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	const struct seat_reason reason = { .why = "set" };
	int64_t before, seats, held;

	if (!row_one(group))
		return NOT_FOUND;
	if (!seat_may_set(ctx))
		return FORBIDDEN;
	seats = seat_read(ctx, typed);
	if (ctx->problems)
		return INVALID;
	before = row_is_null(group, GROUP_GET_SEATS) ? NO_LIMIT : row_integer(group, GROUP_GET_SEATS);
	if (seats == before)
		return OK;
	held = row_integer(group, GROUP_GET_SEATS_HELD);
	if (q_seat_set(ctx->db, ctx->organisation, ctx->group, seats) != 1)
		return problem(ctx, "seats", "%s %s held. Enter at least that number, or free seats first.",
			text_number(ctx->arena, held), held == 1 ? "seat is" : "seats are");
	note(ctx, (seats < 0 ? 0 : seats) - (before < 0 ? 0 : before), 0, &reason);
	activity_add(ctx, "group.seats_set", row_text(group, GROUP_GET_NAME),
		seats < 0 ? "no limit" : arena_text(ctx->arena, "to %s", text_number(ctx->arena, seats)));
	wait_wake(ctx);
	return OK;
}

void
seat_open(struct ctx *ctx, int64_t seats)
{
	note(ctx, seats < 0 ? 0 : seats, 0, &(struct seat_reason){ .why = "created" });
}

/* ---------------------------------------------------------------- of those who leave */

bool
seat_stays(struct ctx *ctx, int64_t membership)
{
	return rows_integer(q_seat_stays(ctx->db, ctx->organisation, membership)) != 0;
}

enum outcome
seat_choose_return(struct ctx *ctx, const char *choice)
{
	bool always = text_equal(choice, "always");

	if (!always && !text_equal(choice, "unstarted"))
		return problem(ctx, "seat_return", "Choose what happens to the seat of a learner who is removed.");
	if (q_seat_choose_return(ctx->db, ctx->organisation, choice) == 1)
		activity_add(
			ctx, "organisation.seat_return_chosen", always ? "always come back" : "come back until a course is started", NULL);
	return OK;
}
