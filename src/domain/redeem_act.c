/* Whoever redeems a code or key comes in. */
#include "domain/redeem.h"

#include <string.h>

#include "base/fault.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/address.h"
#include "domain/allow_list.h"
#include "domain/code.h"
#include "domain/invite.h"
#include "domain/key.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/wait.h"
#include "queries.h"

/* One redemption under way. within: the organisation and group of the code, as whoever comes. */
struct redemption {
	struct ctx *ctx, within;
	struct redeemable what;
	struct email email;
	bool new, is_member;
};

static enum redeemed
refuse(struct redemption *redemption, const char *field, const char *words)
{
	problem(redemption->ctx, field, "%s", words);
	return REDEEMED_NOT;
}

/* false: it works no more. */
static bool
begin(struct redemption *redemption, const struct redeemable *seen, int64_t account)
{
	struct ctx *ctx = redemption->ctx;

	redemption->what = redeem_look(ctx, seen->key);
	redemption->within = ctx_within(ctx, redemption->what.organisation, redemption->what.group);
	redemption->within.account = account;
	redemption->within.member = 0;
	redemption->within.role = account ? SIGNED_IN : PUBLIC;
	if (redemption->what.state == REDEEM_OPEN)
		return true;
	problem(ctx, "code", "%s", redeem_words(ctx->arena, ctx->now, &redemption->what));
	return false;
}

static bool
admits(struct redemption *redemption, const struct email *email)
{
	return allow_list_admits(redemption->ctx->arena, redemption->what.allow_list, email);
}

/* The address to come with: the main one, or of a code with an allow list the first confirmed one that stands on it. */
static bool
choose_address(struct redemption *redemption)
{
	struct rows *rows = q_redeem_addresses(redemption->ctx->db, redemption->within.account);
	bool any = !*redemption->what.allow_list, found = false;

	while (!found && row_next(rows)) {
		const char *address = row_text(rows, REDEEM_ADDRESSES_EMAIL);

		found = (any || row_integer(rows, REDEEM_ADDRESSES_CONFIRMED)) &&
			email_parse(redemption->ctx->arena, address, &redemption->email) == EMAIL_OK &&
			(any || admits(redemption, &redemption->email));
	}
	rows_end(rows);
	return found;
}

/* ---------------------------------------------------------------- with an account */

/* What was used, and by whom. */
static enum redeemed
note(struct redemption *redemption, int64_t membership)
{
	struct ctx *within = &redemption->within;
	const struct redeemable *what = &redemption->what;

	if (what->code && !code_use(within, what->code))
		fault("code %lld was open a moment ago", (long long)what->code);
	q_redeem_note(within->db, what->organisation, what->group, what->code, what->enrolment_key, membership,
		redemption->email.address, within->now);
	/* Of whom nobody knows yet who they are, the log says that they were invited. */
	if (within->account)
		activity_add_about(
			within, what->code ? "code.redeemed" : "key.redeemed", membership, what->detail, redemption->email.address);
	return REDEEMED;
}

static enum redeemed
stand_in_line(struct redemption *redemption)
{
	struct wait wait = {
		.account = redemption->within.account,
		.email = &redemption->email,
		.route = "code",
		.detail = redemption->what.detail,
		.code = redemption->what.code,
	};

	wait_join(&redemption->within, &wait);
	if (redemption->new)
		address_prove(&redemption->within, &redemption->email, "/learning");
	return REDEEMED_WAITING;
}

/* where: "organisation" or "group" */
static enum redeemed
refuse_archived(struct redemption *redemption, const char *where)
{
	return refuse(redemption, "",
		arena_text(redemption->ctx->arena,
			"You were archived in this %s, so no code brings you back. Ask an administrator of the organisation to restore you.",
			where));
}

static enum redeemed
refuse_admission(struct redemption *redemption, enum admission admission)
{
	switch (admission) {
	case ALREADY_ACTIVE:
		return refuse(redemption, "",
			arena_text(redemption->ctx->arena,
				"Somebody else is in this group as %s, which was their address before it was yours. Ask whoever gave you the code.",
				redemption->email.address));
	case ALREADY_WAITING:
		return refuse(redemption, "email",
			"An invite to this group has gone to this address. Open that mail and accept it. Not there? Look in the junk folder.");
	case ALREADY_ARCHIVED:
		return refuse_archived(redemption, "group");
	case GROUP_FULL:
	case GROUP_ARCHIVED:
	case ACCOUNT_CLOSED:
	case NOT_A_MEMBER:
	case INVITED_TOO_OFTEN:
	case ADMITTED:
		break;
	}
	return refuse(redemption, "", "The group behind this code takes nobody just now. Ask whoever gave it to you.");
}

static enum redeemed
admit(struct redemption *redemption)
{
	struct ctx *within = &redemption->within;
	const struct redeemable *what = &redemption->what;
	struct arrival arrival = {
		.route = what->code ? "code" : "key",
		.detail = what->detail,
		.notify = true,
		.key_batch = what->batch,
	};
	struct newcomer newcomer = {
		.email = redemption->email,
		.member = redemption->is_member ? member_ensure(within, within->account) : member_make(within, within->account),
		.is_new = !redemption->is_member,
		.unconfirmed = redemption->new,
	};
	enum admission admission;
	int64_t membership;

	if (what->enrolment_key && !key_use(within, what->enrolment_key))
		fault("key %lld was unused a moment ago", (long long)what->enrolment_key);
	admission = membership_add(within, &arrival, &newcomer, &membership);
	if (admission == GROUP_FULL && what->code)
		return stand_in_line(redemption);
	return admission == ADMITTED ? note(redemption, membership) : refuse_admission(redemption, admission);
}

enum redeemed
redeem_as(struct ctx *ctx, const struct redeemable *redeemable, int64_t account, bool new)
{
	struct redemption redemption = { .ctx = ctx, .new = new };
	struct ctx *within = &redemption.within;
	struct rows *standing;

	if (!begin(&redemption, redeemable, account))
		return REDEEMED_NOT;
	standing = q_redeem_standing(ctx->db, within->organisation, within->group, account);
	redemption.is_member = row_one(standing);
	if (redemption.is_member && row_integer(standing, REDEEM_STANDING_IN_GROUP))
		return REDEEMED_ALREADY;
	if (redemption.is_member && !row_is_null(standing, REDEEM_STANDING_ARCHIVED_IN))
		return refuse_archived(&redemption, row_text(standing, REDEEM_STANDING_ARCHIVED_IN));
	/* Neither code nor key is used. */
	if (invite_accept_waiting(within, account))
		return REDEEMED;
	if (!choose_address(&redemption))
		return refuse(&redemption, "",
			arena_text(ctx->arena,
				"This code is for addresses at %s, and none of your confirmed ones is there. Add yours to your account and confirm it first.",
				allow_list_words(ctx->arena, redemption.what.allow_list)));
	if (redemption.what.code && wait_is_needed_by(within, account))
		return stand_in_line(&redemption);
	return admit(&redemption);
}

/* ---------------------------------------------------------------- with an address that is to be proved */

static enum redeemed
answer(struct redemption *redemption, enum admission admission, int64_t membership)
{
	switch (admission) {
	case ADMITTED:
		note(redemption, membership);
		return REDEEMED_INVITED;
	case ALREADY_WAITING:
		/* Too soon, or too often: the earlier mail has the same link. */
		membership_do(&redemption->within, MEMBERSHIP_RESEND, membership);
		return REDEEMED_INVITED;
	case INVITED_TOO_OFTEN:
		return refuse(redemption, "email",
			"Several mails went to this address today already. Look in the junk folder, or try again tomorrow.");
	case GROUP_FULL:
		return refuse(redemption, "",
			"No seat is free in this group just now. Have an invite? Follow its link. Have an account? Log in and redeem the code there, and you stand on the wait list. If not, ask whoever gave it to you.");
	case GROUP_ARCHIVED:
		return refuse_admission(redemption, admission);
	case ALREADY_ACTIVE:
	case ALREADY_ARCHIVED:
	case ACCOUNT_CLOSED:
	case NOT_A_MEMBER:
		break;
	}
	return REDEEMED_INVITED;
}

/* The invite to this address that waits already; 0: none. */
static int64_t
waiting_invite(struct redemption *redemption)
{
	struct rows *rows = q_membership_current(redemption->ctx->db, redemption->within.group, redemption->email.key);

	if (!row_one(rows) || !strstr("prospect,pending", row_text(rows, MEMBERSHIP_CURRENT_STATUS)))
		return 0;
	return row_integer(rows, MEMBERSHIP_CURRENT_ID);
}

enum redeemed
redeem_invite(struct ctx *ctx, const struct redeemable *redeemable, const struct email *email, const char *first_name,
	const char *last_name)
{
	struct redemption redemption = { .ctx = ctx, .email = *email };
	struct arrival arrival = { .route = "code", .notify = true, .asks = true };
	struct newcomer newcomer = {
		.email = *email,
		.first_name = clean_line(ctx, "first_name", "First name", first_name, NAME_MOST),
		.last_name = clean_line(ctx, "last_name", "Last name", last_name, NAME_MOST),
	};
	enum admission admission;
	int64_t membership = 0;

	if (ctx->problems || !begin(&redemption, redeemable, 0))
		return REDEEMED_NOT;
	if (!admits(&redemption, email))
		return refuse(&redemption, "email",
			arena_text(ctx->arena, "This code is for addresses at %s. Enter yours there.",
				allow_list_words(ctx->arena, redemption.what.allow_list)));
	/* The same for whoever it is: whose address has a place already is nobody's to learn by asking a full group. */
	if (wait_is_needed_by(&redemption.within, 0))
		return answer(&redemption, GROUP_FULL, 0);
	membership = waiting_invite(&redemption);
	arrival.detail = redemption.what.detail;
	admission = membership ? ALREADY_WAITING : membership_add(&redemption.within, &arrival, &newcomer, &membership);
	return answer(&redemption, admission, membership);
}
