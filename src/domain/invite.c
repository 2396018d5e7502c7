#include "domain/invite.h"

#include <string.h>

#include "base/clock.h"
#include "base/forgotten.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/brings.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/membership_seat.h"
#include "domain/report_line.h"
#include "domain/rule.h"
#include "domain/secret.h"
#include "domain/wait.h"
#include "queries.h"

static enum invite_state
state_of(struct ctx *ctx, const struct rows *rows)
{
	const char *status = row_text(rows, INVITE_FIND_STATUS);
	int64_t expires_at = row_integer(rows, INVITE_FIND_EXPIRES_AT);

	/* Whoever left has perhaps come back by another way. */
	if (strcmp(status, "active") == 0 || row_integer(rows, INVITE_FIND_IN_GROUP))
		return INVITE_ACCEPTED;
	if (strcmp(status, "archived") == 0 || (strcmp(status, "removed") == 0 && !row_is_null(rows, INVITE_FIND_MEMBER_ID)))
		return INVITE_ENDED;
	if (strcmp(status, "declined") == 0)
		return INVITE_DECLINED;
	if (strcmp(status, "expired") == 0)
		return INVITE_EXPIRED;
	if (strcmp(status, "cancelled") == 0 || strcmp(status, "removed") == 0 || !row_integer(rows, INVITE_FIND_OPEN))
		return INVITE_CANCELLED;
	return expires_at && expires_at <= ctx->now ? INVITE_EXPIRED : INVITE_OPEN;
}

static struct invite
find_by_hash(struct ctx *ctx, const char *hash)
{
	struct rows *rows = q_invite_find(ctx->db, hash);

	if (!row_one(rows))
		return (struct invite){ .state = INVITE_UNKNOWN };
	return (struct invite){
		.membership = row_integer(rows, INVITE_FIND_ID),
		.organisation = row_integer(rows, INVITE_FIND_ORGANISATION_ID),
		.group = row_integer(rows, INVITE_FIND_GROUP_ID),
		.state = state_of(ctx, rows),
		.email = row_text(rows, INVITE_FIND_EMAIL),
		.email_key = row_text(rows, INVITE_FIND_EMAIL_KEY),
		.first_name = row_text(rows, INVITE_FIND_FIRST_NAME),
		.last_name = row_text(rows, INVITE_FIND_LAST_NAME),
		.account = row_integer(rows, INVITE_FIND_ACCOUNT_ID),
		.has_password = row_integer(rows, INVITE_FIND_HAS_PASSWORD) != 0,
		.closed = row_integer(rows, INVITE_FIND_CLOSED) != 0,
		.forgotten = email_is_forgotten(row_text(rows, INVITE_FIND_EMAIL)),
	};
}

struct invite
invite_find(struct ctx *ctx, const char *token)
{
	return find_by_hash(ctx, token_hash(ctx->arena, token));
}

struct invite
invite_of_account(struct ctx *ctx, int64_t membership)
{
	const char *hash = rows_text(q_invite_token_hash_for(ctx->db, ctx->account, membership, ctx->now));

	return hash ? find_by_hash(ctx, hash) : (struct invite){ .state = INVITE_UNKNOWN };
}

struct visitor
invite_visitor(const struct invite *invite)
{
	return (struct visitor){
		.email = invite->email,
		.email_key = invite->email_key,
		.proved = true,
		.account = invite->account,
		.has_password = invite->has_password,
		.closed = invite->closed,
	};
}

/* The invite as it is inside this transaction; only an open one goes on. */
static bool
still_open(struct ctx *ctx, const struct invite *invite)
{
	struct rows *rows = q_invite_find(ctx->db, rows_text(q_invite_hash(ctx->db, invite->organisation, invite->membership)));

	return row_one(rows) && state_of(ctx, rows) == INVITE_OPEN;
}

/* Whether they are in the group already, under another of their addresses. A place that they were archived out of makes way. */
static bool
is_in(struct ctx *within, int64_t member)
{
	struct rows *place = q_membership_of_member(within->db, within->group, member);

	if (!row_one(place))
		return false;
	return membership_move(within, row_integer(place, MEMBERSHIP_OF_MEMBER_ID), "archived", "removed") != DONE;
}

enum outcome
invite_accept(struct ctx *ctx, const struct invite *invite, int64_t account)
{
	struct ctx within = ctx_within(ctx, invite->organisation, invite->group);
	const char *brings;
	int64_t member;

	if (!still_open(ctx, invite))
		return INVALID;
	within.account = account;
	account_confirm(&within, account, invite->email_key);
	member = member_ensure(&within, account);
	/* Then the invite has nothing left to give. */
	if (is_in(&within, member)) {
		membership_move(&within, invite->membership, "prospect,pending", "cancelled");
		return OK;
	}
	membership_move(&within, invite->membership, "prospect,pending", "active"); /* it holds their seat */
	brings = rows_text(q_invite_brings(ctx->db, invite->organisation, invite->membership));
	if (brings)
		brings_give(&within, member, brings);
	q_membership_join(ctx->db, invite->organisation, invite->membership, member, "");
	seat_merge(&within, member);
	membership_rename(&within, account);
	report_lines_renew(&within, invite->membership);
	wait_settle(&within, account, invite->membership);
	q_rule_exclusion_drop(ctx->db, invite->organisation, invite->group, member);
	activity_add_about(&within, "invite.accepted", invite->membership, invite->email, NULL);
	return OK;
}

static void
expire(struct ctx *ctx, int64_t membership)
{
	membership_move(ctx, membership, "prospect,pending", "expired");
	activity_add_about(ctx, "invite.expired", membership, "", NULL);
}

bool
invite_accept_waiting(struct ctx *ctx, int64_t account)
{
	const char *hash = rows_text(q_invite_token_hash_to_group(ctx->db, account, ctx->group));
	struct invite invite = hash ? find_by_hash(ctx, hash) : (struct invite){ .state = INVITE_UNKNOWN };

	if (invite.state == INVITE_OPEN)
		return invite_accept(ctx, &invite, account) == OK;
	/* Nobody has cleared it away yet. */
	if (invite.state == INVITE_EXPIRED)
		expire(ctx, invite.membership);
	return false;
}

enum outcome
invite_decline(struct ctx *ctx, const struct invite *invite)
{
	struct ctx within = ctx_within(ctx, invite->organisation, invite->group);
	int64_t member;

	if (!still_open(ctx, invite))
		return INVALID;
	membership_move(&within, invite->membership, "prospect,pending", "declined");
	/* Whoever says no is not brought in by a rule either. */
	member = rows_integer(q_membership_owner(ctx->db, invite->organisation, invite->membership));
	if (member)
		rule_exclude(&within, member, "left");
	activity_add_about(&within, "invite.declined", invite->membership, invite->email, NULL);
	return OK;
}

/* ---------------------------------------------------------------- what the mailer reports */

static bool
place(struct ctx *ctx, int64_t membership, struct ctx *within, int64_t *days)
{
	struct rows *rows = q_membership_place(ctx->db, membership);

	if (!row_one(rows))
		return false;
	*within = ctx_within(ctx, row_integer(rows, MEMBERSHIP_PLACE_ORGANISATION_ID), row_integer(rows, MEMBERSHIP_PLACE_GROUP_ID));
	*days = row_integer(rows, MEMBERSHIP_PLACE_INVITE_DAYS);
	return true;
}

void
invite_taken(struct ctx *ctx, int64_t membership)
{
	struct ctx within;
	int64_t days;

	if (!place(ctx, membership, &within, &days))
		return;
	if (membership_move(&within, membership, "prospect", "pending") != DONE)
		q_membership_touch(ctx->db, within.organisation, membership, ctx->now);
	q_membership_set_taken(ctx->db, within.organisation, membership, ctx->now + days * DAY, ctx->now);
}

void
invite_refused(struct ctx *ctx, int64_t membership, const char *words)
{
	struct ctx within;
	int64_t days;

	if (place(ctx, membership, &within, &days))
		q_membership_set_refusal(ctx->db, within.organisation, membership, words, ctx->now);
}

int64_t
invite_expire_due(struct ctx *ctx, int64_t most)
{
	struct rows *rows = q_membership_due_to_expire(ctx->db, ctx->now, most);
	struct {
		int64_t id, organisation, group;
	} due[100];
	int64_t count = 0;

	/* Collected first: each step takes its row out of the index that is being read. */
	while (count < 100 && row_next(rows)) {
		due[count].id = row_integer(rows, MEMBERSHIP_DUE_TO_EXPIRE_ID);
		due[count].organisation = row_integer(rows, MEMBERSHIP_DUE_TO_EXPIRE_ORGANISATION_ID);
		due[count++].group = row_integer(rows, MEMBERSHIP_DUE_TO_EXPIRE_GROUP_ID);
	}
	rows_end(rows);
	for (int64_t i = 0; i < count; i++) {
		struct ctx within = ctx_within(ctx, due[i].organisation, due[i].group);

		expire(&within, due[i].id);
	}
	return count;
}
