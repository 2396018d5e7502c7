/* The facts of a letter, read for a message that is to be sent now. */
#include "mail/facts.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/invite_link.h"
#include "domain/secret.h"
#include "domain/token.h"
#include "queries.h"

/* The first administrator of a new organisation, for whom an account was made or who had one. Not for own words. */
static const struct mail_kind made_administrator = {
	.kind = "welcome",
	.title = "Administrator",
	.heading = "You administer {organisation}",
	.button = "Choose a password",
	.words = { "You are an administrator of {organisation}",
		"Hello {first_name},\n\n"
		"{sender} made you an administrator of {organisation}.\n\n"
		"Choose a password for your account, {email}, to begin:\n{link}" },
};
static const struct mail_kind known_administrator = {
	.kind = "administrator",
	.title = "Administrator",
	.heading = "You administer {organisation}",
	.button = "Log in",
	.words = { "You are an administrator of {organisation}",
		"Hello {first_name},\n\n"
		"{sender} made you an administrator of {organisation}.\n\n"
		"You find it when you log in as {email}:\n{link}" },
};

/* Somebody whom an administrator added without a group, likewise. */
static const struct mail_kind made_member = {
	.kind = "welcome",
	.title = "Member",
	.heading = "Welcome to {organisation}",
	.button = "Set your password",
	.words = { "Your account at {organisation}",
		"Hello {first_name},\n\n"
		"{sender} of {organisation} made an account for you, {email}.\n\n"
		"Confirm this address and set your password:\n{link}" },
};
static const struct mail_kind known_member = {
	.kind = "member",
	.title = "Member",
	.heading = "Welcome to {organisation}",
	.button = "Log in",
	.words = { "You belong to {organisation} now",
		"Hello {first_name},\n\n"
		"{sender} added you to {organisation}.\n\n"
		"What you are asked to learn there appears in My learning. Log in as {email}:\n{link}" },
};

/* Whoever redeemed a code that is for certain addresses, and so has to prove theirs. Their own doing: nobody sent it. */
static const struct mail_kind redeemed_invite = {
	.kind = "redeemed",
	.title = "Invite",
	.heading = "Join {group}",
	.button = "Join the group",
	.words = { "Your link to {group}",
		"Hello {first_name},\n\n"
		"A code for the training group “{group}” of {organisation} was redeemed with this address. If that was you, follow the link and accept. "
		"If it was not, you need not do anything.\n\n"
		"When you accept, you get these courses:\n{courses}\n\n"
		"{link}" },
};

/* --- of a message --- */

/* Kinds that have nothing to say, and so no link, when what they are about is over. */
static bool
may_be_over(const char *kind)
{
	return strcmp(kind, "reminder") == 0 || strcmp(kind, "assigned") == 0;
}

/* With the invite's link, to somebody who has not answered. */
static bool
about_invite(const char *kind)
{
	return strcmp(kind, "invite") == 0 || strcmp(kind, "invite_reminder") == 0;
}

/* Why an invite must not go any more; NULL when it may. */
static const char *
stale_invite(const struct rows *rows, const char *status)
{
	if (!text_equal(status, "prospect") && !text_equal(status, "pending"))
		return "Not sent: the invite was answered or ended meanwhile.";
	if (text_equal(row_text(rows, LETTER_MESSAGE_GROUP_STATUS), "archived"))
		return "Not sent: the group was archived.";
	if (!text_equal(row_text(rows, LETTER_MESSAGE_EMAIL_WIRE), row_text(rows, LETTER_MESSAGE_MEMBERSHIP_WIRE)))
		return "Not sent: the invite went to another address.";
	return NULL;
}

/* The same of any message. */
static const char *
stale(struct ctx *ctx, const struct rows *rows)
{
	const char *kind = row_text(rows, LETTER_MESSAGE_KIND);
	const char *status = row_text(rows, LETTER_MESSAGE_MEMBERSHIP_STATUS), *why;

	if (text_equal(row_text(rows, LETTER_MESSAGE_ORGANISATION_STATUS), "closed"))
		return "Not sent: the organisation was closed.";
	if (text_equal(row_text(rows, LETTER_MESSAGE_ACCOUNT_STATUS), "closed"))
		return "Not sent: the account was closed.";
	if (status && !row_integer(rows, LETTER_MESSAGE_MEMBERSHIP_CURRENT))
		return "Not sent: the person was removed from the group.";
	if (!about_invite(kind) && status && strcmp(status, "active") != 0)
		return "Not sent: the person is not active in the group any more.";
	why = about_invite(kind) ? stale_invite(rows, status) : NULL;
	if (!why)
		why = facts_over(ctx, rows);
	if (why)
		return why;
	if (!row_is_null(rows, LETTER_MESSAGE_TOKEN_USED_AT))
		return "Not sent: the link was used or replaced.";
	/* A welcome's link that its days alone had ended was given them again, see delivery_prepare_welcome(). */
	if (row_integer(rows, LETTER_MESSAGE_TOKEN_ID) && row_integer(rows, LETTER_MESSAGE_TOKEN_EXPIRES_AT) <= ctx->now)
		return "Not sent: the link had expired.";
	return NULL;
}

static const struct mail_kind *
kind_of(const struct rows *rows)
{
	const char *kind = row_text(rows, LETTER_MESSAGE_KIND);

	if (strcmp(kind, "test") == 0)
		return mail_kind_own(row_text(rows, LETTER_MESSAGE_DETAIL));
	/* Welcomed without a group: by member_create(), or by organisation_create(). */
	if (strcmp(kind, "welcome") == 0 && !row_integer(rows, LETTER_MESSAGE_GROUP_ID)) {
		bool made = row_integer(rows, LETTER_MESSAGE_TOKEN_ID) != 0;

		if (strcmp(row_text(rows, LETTER_MESSAGE_DETAIL), "member") == 0)
			return made ? &made_member : &known_member;
		return made ? &made_administrator : &known_administrator;
	}
	if (strcmp(kind, "invite") == 0 && row_is_null(rows, LETTER_MESSAGE_SENDER_EMAIL) &&
		text_equal(row_text(rows, LETTER_MESSAGE_ROUTE), "code"))
		return &redeemed_invite;
	return mail_kind_find(kind);
}

static void
find_link(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	const char *purpose = row_text(rows, LETTER_MESSAGE_PURPOSE);
	int64_t expires_at = row_integer(rows, LETTER_MESSAGE_TOKEN_EXPIRES_AT);

	const char *kind = row_text(rows, LETTER_MESSAGE_KIND);

	if (about_invite(kind)) {
		/* The days begin when the server takes the invite, see invite_taken(); a reminder gives no new ones. */
		facts->link = invite_link(ctx, row_text(rows, LETTER_MESSAGE_INVITE_NONCE));
		facts->expires = day_words(ctx->arena,
			strcmp(kind, "invite") == 0 ? ctx->now + row_integer(rows, LETTER_MESSAGE_INVITE_DAYS) * DAY
										: row_integer(rows, LETTER_MESSAGE_INVITE_EXPIRES_AT));
		return;
	}
	if (!facts->link && !may_be_over(facts->kind->kind))
		facts->link = facts_page_for(ctx, facts->kind->kind);
	if (facts->link || !purpose)
		return;
	facts->link =
		arena_text(ctx->arena, "%s%s%s", ctx->conf->base_url, strcmp(purpose, "address") == 0 ? "/verify/" : "/password/reset/",
			token_text(ctx, purpose, facts->token, row_text(rows, LETTER_MESSAGE_TOKEN_NONCE)));
	facts->expires = facts->organisation ? day_words(ctx->arena, expires_at)
										 : arena_text(ctx->arena, "%s (UTC)", instant_words(ctx->arena, expires_at));
}

/* What the mailer has set for somebody who never signed in, see delivery_prepare_welcome(). */
static const char *
temporary_password(struct ctx *ctx, const struct rows *rows)
{
	if (!text_equal(row_text(rows, LETTER_MESSAGE_PURPOSE), "welcome") ||
		!row_integer(rows, LETTER_MESSAGE_TEMPORARY_PASSWORDS) || !row_integer(rows, LETTER_MESSAGE_HAS_PASSWORD) ||
		!row_integer(rows, LETTER_MESSAGE_MUST_CHANGE_PASSWORD) || !row_is_null(rows, LETTER_MESSAGE_SIGNED_IN_AT) ||
		row_integer(rows, LETTER_MESSAGE_IMPORTED_PASSWORD))
		return NULL;
	return letter_temporary_password(ctx, row_integer(rows, LETTER_MESSAGE_ACCOUNT_ID));
}

const char *
letter_temporary_password(struct ctx *ctx, int64_t account)
{
	return secret_password(ctx->arena, account, "temporary");
}

static void
find_facts(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	bool invited = about_invite(row_text(rows, LETTER_MESSAGE_KIND));
	const char *sender_email = row_text(rows, LETTER_MESSAGE_SENDER_EMAIL);

	facts->words = facts->kind->words;
	if (facts->kind->when && !row_is_null(rows, LETTER_MESSAGE_OWN_BODY))
		facts->words = (struct mailtext){ row_text(rows, LETTER_MESSAGE_OWN_SUBJECT), row_text(rows, LETTER_MESSAGE_OWN_BODY) };
	facts->organisation = row_text(rows, LETTER_MESSAGE_ORGANISATION);
	facts->sender_name = row_text(rows, LETTER_MESSAGE_SENDER_NAME);
	facts->reply_to = row_text(rows, LETTER_MESSAGE_REPLY_TO);
	facts->sender = facts_name(row_text(rows, LETTER_MESSAGE_SENDER), sender_email);
	facts->sender_email = sender_email;
	facts->group = row_text(rows, LETTER_MESSAGE_GROUP_NAME);
	facts->first_name = row_text(rows, invited ? LETTER_MESSAGE_INVITED_FIRST_NAME : LETTER_MESSAGE_FIRST_NAME);
	facts->last_name = row_text(rows, invited ? LETTER_MESSAGE_INVITED_LAST_NAME : LETTER_MESSAGE_LAST_NAME);
	facts->email = row_text(rows, LETTER_MESSAGE_EMAIL);
	facts->email_wire = row_text(rows, LETTER_MESSAGE_EMAIL_WIRE);
	facts->message_id = row_text(rows, LETTER_MESSAGE_MESSAGE_ID);
	facts->token = row_integer(rows, LETTER_MESSAGE_TOKEN_ID);
	facts->temporary_password = temporary_password(ctx, rows);
	facts_about(ctx, rows, facts);
	find_link(ctx, rows, facts);
}

const struct letter *
letter_of_message(struct ctx *ctx, int64_t message, const char **why)
{
	struct rows *rows = q_letter_message(ctx->db, message);
	struct facts facts = { .kind = NULL };
	const char *over;

	*why = "Not sent: there is nothing to say any more.";
	if (!row_one(rows))
		return NULL;
	ctx->organisation = row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID);
	ctx->group = 0;
	zone_use(ctx->organisation ? row_text(rows, LETTER_MESSAGE_TIME_ZONE) : "UTC");
	facts.kind = kind_of(rows);
	over = stale(ctx, rows);
	if (over) {
		*why = over;
		return NULL;
	}
	if (facts.kind && text_equal(row_text(rows, LETTER_MESSAGE_KIND), "test"))
		return example_test(ctx, rows, facts.kind);
	if (facts.kind)
		find_facts(ctx, rows, &facts);
	return facts.kind && facts.link ? letter_write(ctx, &facts) : NULL;
}
