/* What is done to members: archived, restored, made administrators. */
#include "base/text.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/message.h"
#include "domain/wait.h"
#include "queries.h"

struct place {
	struct place *next;
	int64_t id, group;
};

/* Read to the end before any of them moves. The queries that come here have id and group_id as their columns. */
static const struct place *
read_places(struct ctx *ctx, struct rows *rows)
{
	struct place *places = NULL, **end = &places;

	for (; row_next(rows); end = &(*end)->next) {
		*end = arena_alloc(ctx->arena, sizeof **end);
		**end = (struct place){ .id = row_integer(rows, MEMBER_PLACES_TO_ARCHIVE_ID),
			.group = row_integer(rows, MEMBER_PLACES_TO_ARCHIVE_GROUP_ID) };
	}
	return places;
}

/* Takes the member's places one by one through membership_move(); returns how many had no seat. */
static int
move_places(struct ctx *ctx, struct rows *rows, const char *from, const char *to)
{
	const struct place *places = read_places(ctx, rows);
	struct ctx inside = *ctx;
	int left_out = 0;

	for (; places; places = places->next) {
		inside.group = places->group;
		left_out += membership_move(&inside, places->id, from, to) == NO_SEAT;
	}
	return left_out;
}

/* Accepted, they would bring back whoever has just been archived. */
static void
cancel_invites(struct ctx *ctx, struct rows *rows)
{
	const struct place *invites = read_places(ctx, rows);
	struct ctx inside = *ctx;

	for (; invites; invites = invites->next) {
		inside.group = invites->group;
		if (membership_move(&inside, invites->id, "prospect,pending", "cancelled") != DONE)
			continue;
		message_drop(&inside, invites->id);
		activity_add_about(&inside, "invite.cancelled", invites->id,
			rows_text(q_close_invited(ctx->db, ctx->organisation, invites->id)), "Archived in the organisation.");
	}
}

/* Whoever closes their account archives nobody: they are called otherwise from then on, so it would read as if somebody else did. */
static bool
closes_own(struct ctx *ctx, int64_t account)
{
	struct account known;

	return account == ctx->account && !account_load(ctx, account, &known);
}

/* Whoever is archived gets no seat, so those behind them move up. Nothing is kept against their coming back: an automatic group's rule
   that wants them once they are restored puts them at the end. */
static void
leave_wait_lists(struct ctx *ctx, struct rows *rows, bool own)
{
	const struct place *entries = read_places(ctx, rows);
	struct ctx inside = *ctx;

	for (; entries; entries = entries->next) {
		struct rows *entry = q_wait_get(ctx->db, ctx->organisation, entries->group, entries->id);

		inside.group = entries->group;
		if (row_one(entry) && wait_end(&inside, entries->id, own ? "left" : "removed", 0))
			activity_add(&inside, own ? "wait.left" : "wait.removed", row_text(entry, WAIT_GET_EMAIL),
				own ? NULL : "Archived in the organisation.");
	}
}

static enum outcome
last_administrator(struct ctx *ctx, const char *name)
{
	return problem(ctx, "", "%s is the only administrator here. Make somebody else an administrator first.", name);
}

enum outcome
member_archive(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	const char *name;
	int64_t account;
	bool own;

	if (!row_one(rows))
		return NOT_FOUND;
	name = row_text(rows, MEMBER_GET_NAME);
	account = row_integer(rows, MEMBER_GET_ACCOUNT_ID);
	own = closes_own(ctx, account);
	if (text_equal(row_text(rows, MEMBER_GET_STATUS), "archived"))
		return problem(ctx, "", "%s is archived already. Nothing was changed.", name);
	if (q_member_archive(ctx->db, ctx->organisation, member, ctx->now) != 1)
		return last_administrator(ctx, name);
	member_moved(ctx, member, account, "active", "archived");
	leave_wait_lists(ctx, q_member_waits(ctx->db, ctx->organisation, account), own);
	move_places(ctx, q_member_places_to_archive(ctx->db, ctx->organisation, member), "active", "archived");
	cancel_invites(ctx, q_member_invites(ctx->db, ctx->organisation, account));
	q_member_stop_leading(ctx->db, ctx->organisation, member);
	activity_add_member(ctx, own ? "member.closed_account" : "member.archived", member, name, NULL);
	return OK;
}

/* "Drivers, Nurses and 3 more"; so many of the places that they were archived out of since then have stayed so. NULL: none. */
static const char *
groups_left(struct ctx *ctx, int64_t member, int64_t since, int places)
{
	struct rows *rows = q_member_places_left(ctx->db, ctx->organisation, member, since);
	const char *names = NULL;
	int named = 0;

	for (; row_next(rows); named++)
		names = arena_text(ctx->arena, "%s%s%s", names ? names : "", names ? ", " : "", row_text(rows, MEMBER_PLACES_LEFT_NAME));
	return named < places ? arena_text(ctx->arena, "%s and %d more", names, places - named) : names;
}

enum outcome
member_restore(struct ctx *ctx, int64_t member, const char **left_out)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	int64_t since;
	int places;

	if (!row_one(rows))
		return NOT_FOUND;
	if (row_integer(rows, MEMBER_GET_FORGOTTEN))
		return problem(ctx, "", "They have closed their account for good, so nobody can be restored.");
	if (row_integer(rows, MEMBER_GET_SHUT))
		return problem(ctx, "", MEMBER_SHUT);
	if (q_member_restore(ctx->db, ctx->organisation, member) != 1)
		return problem(ctx, "", "%s is not archived. Nothing was changed.", row_text(rows, MEMBER_GET_NAME));
	member_moved(ctx, member, row_integer(rows, MEMBER_GET_ACCOUNT_ID), "archived", "active");
	since = row_integer(rows, MEMBER_GET_ARCHIVED_AT);
	places = move_places(ctx, q_member_places_to_restore(ctx->db, ctx->organisation, member, since), "archived", "active");
	if (left_out)
		*left_out = places ? groups_left(ctx, member, since, places) : NULL;
	activity_add_member(ctx, "member.restored", member, row_text(rows, MEMBER_GET_NAME), NULL);
	return OK;
}

/* ---------------------------------------------------------------- their role */

enum outcome
member_check_proved(struct ctx *ctx, const char *field, int64_t member)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);

	if (!row_one(rows) || !account_claimed(ctx, row_integer(rows, MEMBER_GET_ACCOUNT_ID)))
		return OK;
	return problem(ctx, field,
		"%s has not confirmed their address yet, so it may be somebody else's. Ask them to open the link that we mailed to them first.",
		row_text(rows, MEMBER_GET_NAME));
}

enum outcome
member_set_role(struct ctx *ctx, int64_t member, const char *role)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	bool admin = text_equal(role, "admin");
	const char *name;

	if (!row_one(rows))
		return NOT_FOUND;
	name = row_text(rows, MEMBER_GET_NAME);
	if (text_equal(row_text(rows, MEMBER_GET_STATUS), "archived"))
		return problem(ctx, "", "%s is archived. Restore them first.", name);
	if (text_equal(row_text(rows, MEMBER_GET_ROLE), role))
		return OK;
	if (admin && member_check_proved(ctx, "", member) != OK)
		return INVALID;
	if (admin)
		q_member_make_admin(ctx->db, ctx->organisation, member);
	else if (q_member_unmake_admin(ctx->db, ctx->organisation, member) != 1)
		return last_administrator(ctx, name);
	activity_add_member(ctx, admin ? "member.made_admin" : "member.unmade_admin", member, name, NULL);
	return OK;
}
