/* What a leader does to people who are in the group's list already: one by one, in bulk, or from a job. */
#include <string.h>

#include "base/clock.h"
#include "base/forgotten.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/invite_link.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/message.h"
#include "domain/rule.h"
#include "domain/token.h"
#include "queries.h"

struct target {
	int64_t id, member, account;
	const char *status, *previous_status, *shown_as;
	const char *first_name, *last_name;
	struct email email;
	int64_t resent_at, resends, notify_at;
	bool current, has_password, by_rule, pinned;
	const char *brings, *nonce; /* NULL: there was no invite */
};

static bool
load(struct ctx *ctx, int64_t membership, struct target *target)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);

	if (!row_one(rows))
		return false;
	*target = (struct target){
		.id = membership,
		.member = row_integer(rows, MEMBERSHIP_GET_MEMBER_ID),
		.account = row_integer(rows, MEMBERSHIP_GET_ACCOUNT_ID),
		.status = row_text(rows, MEMBERSHIP_GET_STATUS),
		.previous_status = row_text(rows, MEMBERSHIP_GET_PREVIOUS_STATUS),
		.shown_as = row_text(rows, MEMBERSHIP_GET_SHOWN_AS),
		.first_name = row_text(rows, MEMBERSHIP_GET_FIRST_NAME),
		.last_name = row_text(rows, MEMBERSHIP_GET_LAST_NAME),
		.email = { .address = row_text(rows, MEMBERSHIP_GET_EMAIL),
			.key = row_text(rows, MEMBERSHIP_GET_EMAIL_KEY),
			.wire = row_text(rows, MEMBERSHIP_GET_EMAIL_WIRE) },
		.resent_at = row_integer(rows, MEMBERSHIP_GET_RESENT_AT),
		.resends = row_integer(rows, MEMBERSHIP_GET_RESENDS),
		.notify_at = row_integer(rows, MEMBERSHIP_GET_NOTIFY_AT),
		.current = row_integer(rows, MEMBERSHIP_GET_CURRENT) != 0,
		.has_password = row_integer(rows, MEMBERSHIP_GET_HAS_PASSWORD) != 0,
		.by_rule = row_integer(rows, MEMBERSHIP_GET_BY_RULE) != 0,
		.pinned = row_integer(rows, MEMBERSHIP_GET_PINNED) != 0,
		.brings = row_text(rows, MEMBERSHIP_GET_BRINGS),
		.nonce = row_text(rows, MEMBERSHIP_GET_TOKEN_NONCE),
	};
	if (!*target->shown_as)
		target->shown_as = target->email.address;
	return true;
}

static bool
waits(const struct target *target)
{
	return strcmp(target->status, "prospect") == 0 || strcmp(target->status, "pending") == 0;
}

static void
queue(struct ctx *ctx, const struct target *target, const char *kind, int64_t token)
{
	struct message message = {
		.kind = kind,
		.organisation = ctx->organisation,
		.email = target->email.address,
		.email_wire = target->email.wire,
		.membership = target->id,
		.account = target->account,
		.token = token,
	};

	message_queue(ctx, &message);
}

/* A resend in the future was before the clock was set back. */
static bool
was_resent_lately(const struct ctx *ctx, const struct target *target)
{
	return target->resent_at && target->resent_at <= ctx->now && ctx->now - target->resent_at < MEMBERSHIP_RESEND_SECONDS;
}

static enum deed
deed_of(const struct ctx *ctx, enum admission admission)
{
	switch (admission) {
	case ADMITTED:
		return DONE;
	case GROUP_FULL:
		return NO_SEAT;
	case INVITED_TOO_OFTEN:
		return NOT_TODAY;
	case ALREADY_ARCHIVED:
		return ctx->role < ADMIN ? ONLY_ADMIN : RESTORE_INSTEAD;
	default:
		return NOT_APPLICABLE;
	}
}

/* An invite that follows one that has ended. asks: whatever the group's policy is by now. */
static enum deed
invite_again(struct ctx *ctx, const struct target *target, bool asks)
{
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true, .asks = asks };
	struct newcomer newcomer = {
		.email = target->email, .first_name = target->first_name, .last_name = target->last_name, .brings = target->brings
	};

	return deed_of(ctx, membership_add(ctx, &arrival, &newcomer, NULL));
}

/* For whoever owns its address and was archived: they come back by an administrator's invite only, sent since then. */
static bool
is_void(struct ctx *ctx, const struct target *target)
{
	const char *hash = rows_text(q_invite_hash(ctx->db, ctx->organisation, target->id));
	struct rows *invite = q_invite_find(ctx->db, hash);

	return row_one(invite) && !row_integer(invite, INVITE_FIND_OPEN) &&
		rows_integer(q_membership_owner_is_archived(ctx->db, ctx->organisation, target->email.key));
}

static enum deed
cancel(struct ctx *ctx, const struct target *target)
{
	enum deed deed = membership_move(ctx, target->id, "prospect,pending", "cancelled");

	if (deed != DONE)
		return deed;
	message_drop(ctx, target->id);
	activity_add_about(ctx, "invite.cancelled", target->id, target->shown_as, NULL);
	return DONE;
}

/* Another one takes its place: who sent this one, when and how is not rewritten. Where there can be none, it stays as it was. */
static enum deed
send_another(struct ctx *ctx, const struct target *target)
{
	enum deed deed = ctx->role < ADMIN ? ONLY_ADMIN : deed_of(ctx, membership_look(ctx, &target->email));

	if (deed == DONE)
		deed = cancel(ctx, target);
	/* Its seat is free now. */
	return deed == DONE ? invite_again(ctx, target, true) : deed;
}

/* The mail, for the first time where it was held, or again: an invite with the same link and a new expiry, or the welcome of somebody who has set no password yet. */
static enum deed
resend(struct ctx *ctx, const struct target *target)
{
	bool invite = waits(target);
	bool first = !target->notify_at; /* it was held until now */
	int64_t days = rows_integer(q_group_invite_days(ctx->db, ctx->organisation, ctx->group));

	if (!invite && (strcmp(target->status, "active") != 0 || target->has_password))
		return NOT_APPLICABLE;
	if (invite && is_void(ctx, target))
		return send_another(ctx, target);
	if (target->resends >= MEMBERSHIP_RESENDS)
		return TOO_OFTEN;
	if (was_resent_lately(ctx, target))
		return TOO_SOON;
	message_drop(ctx, target->id);
	q_membership_renew(ctx->db, ctx->organisation, target->id, invite ? ctx->now + days * DAY : 0,
		invite ? invite_hash(ctx->arena, target->nonce) : NULL, ctx->now);
	if (invite)
		queue(ctx, target, "invite", 0);
	else
		queue(ctx, target, "welcome", token_create(ctx, "welcome", target->account, &target->email, NULL));
	activity_add_about(ctx, first ? "invite.sent" : "invite.resent", target->id, target->shown_as, NULL);
	return DONE;
}

static enum deed
reinvite(struct ctx *ctx, const struct target *target)
{
	if (!strstr("declined,cancelled,expired", target->status) || !target->current || email_is_forgotten(target->email.address))
		return NOT_APPLICABLE;
	return invite_again(ctx, target, false);
}

static enum deed
take_away(struct ctx *ctx, const struct target *target)
{
	enum deed deed;

	if (!target->current)
		return NOT_APPLICABLE;
	deed = membership_move(ctx, target->id, "prospect,pending,active,declined,cancelled,expired,archived", "removed");
	if (deed == DONE)
		activity_add_about(
			ctx, "membership.removed", target->id, target->shown_as, arena_text(ctx->arena, "was %s", target->status));
	return deed;
}

/* Of an automatic group: whom its rule would bring back. 0 in others. */
static int64_t
owner(struct ctx *ctx, const struct target *target)
{
	return target->by_rule ? rows_integer(q_membership_owner(ctx->db, ctx->organisation, target->id)) : 0;
}

static enum deed
remove_for_good(struct ctx *ctx, const struct target *target)
{
	enum deed deed = take_away(ctx, target);
	int64_t member = deed == DONE ? owner(ctx, target) : 0;

	if (member)
		rule_exclude(ctx, member, "removed");
	return deed;
}

enum deed
membership_take_back(struct ctx *ctx, int64_t membership)
{
	struct target target;
	enum deed deed;
	int64_t member;

	if (!load(ctx, membership, &target))
		return GONE;
	deed = take_away(ctx, &target);
	member = deed == DONE ? owner(ctx, &target) : 0;
	if (member)
		rule_touch(ctx, member, -1, 0);
	return deed;
}

/* Only of an automatic group, and only where it changes something. */
static enum deed
pin(struct ctx *ctx, const struct target *target, bool pinned)
{
	if (!target->by_rule || target->pinned == pinned || strcmp(target->status, "active") != 0)
		return NOT_APPLICABLE;
	return rule_pin(ctx, target->id, pinned) == OK ? DONE : NOT_APPLICABLE;
}

enum deed
membership_undo_remove(struct ctx *ctx, int64_t membership)
{
	struct target target;
	enum deed deed;
	int64_t member;

	if (!load(ctx, membership, &target))
		return GONE;
	if (strcmp(target.status, "removed") != 0 || !target.previous_status)
		return NOT_APPLICABLE;
	if (strstr("prospect,pending", target.previous_status) && email_is_forgotten(target.email.address))
		return NOT_APPLICABLE;
	/* Meanwhile invited anew, or in under another address: the newer row is the one that counts. */
	if (row_one(q_membership_current(ctx->db, ctx->group, target.email.key)) ||
		(target.member && row_one(q_membership_of_member(ctx->db, ctx->group, target.member))))
		return NOT_APPLICABLE;
	/* Meanwhile archived: whoever is restored comes back by that way. */
	if (strcmp(target.previous_status, "active") == 0 &&
		!row_one(q_membership_newcomer(ctx->db, ctx->organisation, target.member)))
		return NOT_APPLICABLE;
	deed = membership_move(ctx, membership, "removed", target.previous_status);
	if (deed != DONE)
		return deed;
	member = owner(ctx, &target);
	if (member)
		rule_include(ctx, member);
	if (strcmp(target.previous_status, "prospect") == 0 &&
		!rows_integer(q_membership_mail_waits(ctx->db, ctx->organisation, membership)))
		queue(ctx, &target, "invite", 0);
	activity_add_about(ctx, "membership.brought_back", membership, target.shown_as, NULL);
	return DONE;
}

static enum deed
archive(struct ctx *ctx, const struct target *target)
{
	struct ctx own;

	if (strcmp(target->status, "active") != 0)
		return NOT_APPLICABLE;
	if (ctx->role < ADMIN)
		return ONLY_ADMIN;
	/* Whoever cannot be archived is left out: that is no problem of the form, which would undo what was done to the others. */
	own = *ctx;
	return member_archive(&own, target->member) == OK ? DONE : NOT_APPLICABLE;
}

/* Of somebody who is back in the organisation, but not here: no seat was free then, or they came back by another way, or were archived
   twice, and here before. */
static enum deed
restore_place(struct ctx *ctx, const struct target *target)
{
	enum deed deed = membership_move(ctx, target->id, "archived", "active");
	int64_t member = deed == DONE ? owner(ctx, target) : 0;

	if (member)
		rule_touch(ctx, member, -1, 0);
	if (deed == DONE)
		activity_add_about(ctx, "membership.brought_back", target->id, target->shown_as, NULL);
	return deed;
}

static enum deed
restore(struct ctx *ctx, const struct target *target)
{
	struct ctx own = *ctx;
	struct rows *member, *place;

	if (strcmp(target->status, "archived") != 0)
		return NOT_APPLICABLE;
	if (ctx->role < ADMIN)
		return ONLY_ADMIN;
	member = q_member_get(ctx->db, ctx->organisation, target->member);
	if (row_one(member) && row_integer(member, MEMBER_GET_SHUT))
		return NO_ACCOUNT;
	if (!row_one(q_membership_newcomer(ctx->db, ctx->organisation, target->member)) &&
		member_restore(&own, target->member, NULL) != OK)
		return NOT_APPLICABLE;
	place = q_membership_standing(ctx->db, ctx->organisation, ctx->group, target->id);
	if (row_one(place) && strcmp(row_text(place, MEMBERSHIP_STANDING_STATUS), "active") == 0)
		return DONE;
	return restore_place(ctx, target);
}

enum deed
membership_do(struct ctx *ctx, enum membership_verb verb, int64_t membership)
{
	struct target target;

	if (!load(ctx, membership, &target))
		return GONE;
	switch (verb) {
	case MEMBERSHIP_RESEND:
		return resend(ctx, &target);
	case MEMBERSHIP_CANCEL:
		return cancel(ctx, &target);
	case MEMBERSHIP_REINVITE:
		return reinvite(ctx, &target);
	case MEMBERSHIP_REMOVE:
		return remove_for_good(ctx, &target);
	case MEMBERSHIP_ARCHIVE:
		return archive(ctx, &target);
	case MEMBERSHIP_RESTORE:
		return restore(ctx, &target);
	case MEMBERSHIP_PIN:
		return pin(ctx, &target, true);
	case MEMBERSHIP_UNPIN:
		return pin(ctx, &target, false);
	}
	return NOT_APPLICABLE;
}

static const char *
not_applicable_words(enum membership_verb verb)
{
	switch (verb) {
	case MEMBERSHIP_RESEND:
		return "There is no waiting invite to resend.";
	case MEMBERSHIP_CANCEL:
		return "There is no waiting invite to cancel.";
	case MEMBERSHIP_REINVITE:
		return "Only someone who declined, or whose invite was cancelled or expired, can be invited again.";
	case MEMBERSHIP_REMOVE:
		return "This person is not in the group any more.";
	case MEMBERSHIP_ARCHIVE:
		return "Only an active learner can be archived, and the last administrator cannot.";
	case MEMBERSHIP_RESTORE:
		return "Only an archived learner can be restored.";
	case MEMBERSHIP_PIN:
		return "Only an active learner of an automatic group can be pinned, and only once.";
	case MEMBERSHIP_UNPIN:
		return "Only about somebody who is pinned in an automatic group can the rule decide again.";
	}
	return "";
}

const char *
deed_words(enum membership_verb verb, enum deed deed)
{
	switch (deed) {
	case DONE:
		return NULL;
	case NOT_APPLICABLE:
		return not_applicable_words(verb);
	case TOO_SOON:
		return "A mail went out a short while ago. Wait an hour before sending another, and look in the Junk folder first.";
	case NO_SEAT:
		return verb == MEMBERSHIP_RESTORE
			? "Back in the organisation, but not in this group: no seat is free. Free a seat, then restore them here."
			: "No seat is free. Free a seat first.";
	case ONLY_ADMIN:
		return "Only an administrator of the organisation can do this.";
	case GONE:
		return "This person is not in this group.";
	case TOO_OFTEN:
		return "Sent 10 times already, so it is not sent again. Check the address with the person: correct it, or remove them and enrol them anew.";
	case NOT_TODAY:
		return admission_words(INVITED_TOO_OFTEN);
	case RESTORE_INSTEAD:
		return RESTORE_IN_GROUP;
	case NO_ACCOUNT:
		return MEMBER_SHUT;
	case DEEDS:
		break;
	}
	return NULL;
}

enum outcome
membership_correct_email(struct ctx *ctx, int64_t membership, const char *typed)
{
	struct arrival arrival = { .route = "manual" };
	struct newcomer newcomer = { 0 };
	struct target target;
	enum email_problem trouble;
	enum admission admission;

	if (!load(ctx, membership, &target) || !target.current)
		return NOT_FOUND;
	trouble = email_parse(ctx->arena, typed, &newcomer.email);
	if (trouble != EMAIL_OK)
		return problem(ctx, "email", "%s", email_problem_words(trouble));
	if (text_equal(newcomer.email.key, target.email.key))
		return problem(ctx, "email", "That is the address it has now. Enter the corrected one, or resend the invite.");
	if (cancel(ctx, &target) != DONE)
		return problem(ctx, "email", "This invite is not waiting any more. Enrol the person again instead.");
	/* A mail that was to wait still waits. */
	arrival.notify = target.notify_at != 0;
	arrival.notify_at = target.notify_at > ctx->now ? target.notify_at : 0;
	arrival.detail = arena_text(ctx->arena, "address corrected from %s", target.email.address);
	newcomer.first_name = target.first_name;
	newcomer.last_name = target.last_name;
	newcomer.brings = target.brings;
	admission = membership_add(ctx, &arrival, &newcomer, NULL);
	if (admission != ADMITTED)
		return problem(ctx, "email", "%s", admission_told(ctx, admission, &newcomer.email));
	/* The cancelled row makes way for the corrected one instead of standing beside it. */
	membership_move(ctx, membership, "cancelled", "removed");
	return OK;
}
