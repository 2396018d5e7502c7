#include "domain/account_close.h"

#include <inttypes.h>

#include "base/forgotten.h"
#include "domain/activity.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/message.h"
#include "domain/search.h"
#include "domain/session.h"
#include "domain/wait.h"
#include "queries.h"

/* ---------------------------------------------------------------- shut */

/* What is found by what is about to change is read whole before. The queries that come here have these three columns first. */
struct found {
	int64_t id, organisation, group;
};

static struct found *
read_all(struct ctx *ctx, struct rows *rows, size_t *count)
{
	size_t room = 16;
	struct found *all = arena_array(ctx->arena, room, sizeof *all);

	for (*count = 0; row_next(rows); (*count)++) {
		if (*count == room) {
			all = arena_grow(ctx->arena, all, room * sizeof *all, 2 * room * sizeof *all);
			room *= 2;
		}
		all[*count] = (struct found){ row_integer(rows, CLOSE_PLACES_ID), row_integer(rows, CLOSE_PLACES_ORGANISATION_ID),
			row_integer(rows, CLOSE_PLACES_GROUP_ID) };
	}
	return all;
}

static void
decline_invites(struct ctx *ctx, int64_t account)
{
	size_t count;
	struct found *invites = read_all(ctx, q_close_invites(ctx->db, account), &count);

	for (size_t i = 0; i < count; i++) {
		struct ctx within = ctx_within(ctx, invites[i].organisation, invites[i].group);
		const char *email = rows_text(q_close_invited(ctx->db, within.organisation, invites[i].id));

		/* By the person, whoever closes the account: it is theirs that has gone. */
		within.account = account;
		if (membership_move(&within, invites[i].id, "prospect,pending", "declined") != DONE)
			continue;
		message_drop(&within, invites[i].id);
		activity_add_about(&within, "invite.declined", invites[i].id, email, "The account was closed.");
	}
}

static void
leave_wait_lists(struct ctx *ctx, int64_t account)
{
	size_t count;
	struct found *waits = read_all(ctx, q_close_waits(ctx->db, account), &count);
	struct ctx theirs = ctx_within(ctx, 0, 0);

	theirs.account = account;
	for (size_t i = 0; i < count; i++)
		wait_leave(&theirs, waits[i].id);
}

static void
leave_organisations(struct ctx *ctx, int64_t account)
{
	size_t count;
	struct found *members = read_all(ctx, q_close_members(ctx->db, account), &count);

	for (size_t i = 0; i < count; i++) {
		struct ctx there = ctx_within(ctx, members[i].organisation, 0);

		member_archive(&there, members[i].id);
	}
}

static enum outcome
only_administrator(struct ctx *ctx, const char *organisation, bool own)
{
	return problem(ctx, "",
		own ? "You are the only administrator of %s. Make somebody else an administrator there first, or ask the site to close it."
			: "This is the only administrator of %s. Make somebody else an administrator there first.",
		organisation);
}

enum outcome
account_shut(struct ctx *ctx, int64_t account, bool own)
{
	struct rows *orphans = q_close_only_admin_of(ctx->db, account);

	if (row_one(orphans))
		return only_administrator(ctx, row_text(orphans, CLOSE_ONLY_ADMIN_OF_NAME), own);
	if (q_close_account(ctx->db, account) != 1)
		return problem(ctx, "", "%s the only site administrator. Make somebody else one first.", own ? "You are" : "This is");
	session_end_others(ctx, account, 0);
	q_close_links(ctx->db, account, ctx->now);
	decline_invites(ctx, account);
	q_close_requests(ctx->db, account, ctx->now);
	leave_organisations(ctx, account);
	/* Those of organisations that they are no member of. */
	leave_wait_lists(ctx, account);
	q_close_drop_mails(ctx->db, account, ctx->now);
	return OK;
}

/* ---------------------------------------------------------------- forgotten */

static void
forget_place(struct ctx *ctx, const struct found *place)
{
	const char *email = forgotten_email(ctx->arena, "place-", place->id);

	q_close_forget_place(ctx->db, place->organisation, place->id, email, sort_key(ctx->arena, NULL, NULL, email));
	q_close_forget_mails_to_place(ctx->db, place->organisation, place->id, email);
	q_close_forget_redemptions(ctx->db, place->organisation, place->id, email);
	q_membership_search_drop(ctx->db, place->id);
	q_membership_search_put(
		ctx->db, place->id, search_scope(ctx->arena, place->group), search_words(ctx->arena, NULL, NULL, email));
}

static void
forget_places(struct ctx *ctx, int64_t account)
{
	size_t count;
	struct found *places = read_all(ctx, q_close_places(ctx->db, account), &count);

	for (size_t i = 0; i < count; i++)
		forget_place(ctx, &places[i]);
}

/* Certificates are found by what they say, and no more by the address. */
static void
forget_in_certificates(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_close_certificates(ctx->db, account);

	while (row_next(rows)) {
		int64_t id = row_integer(rows, CLOSE_CERTIFICATES_ID);
		const char *words = search_words(
			ctx->arena, row_text(rows, CLOSE_CERTIFICATES_LEARNER_NAME), NULL, row_text(rows, CLOSE_CERTIFICATES_NUMBER));

		q_certificate_search_drop(ctx->db, id);
		q_certificate_search_put(ctx->db, id, search_scope(ctx->arena, row_integer(rows, CLOSE_CERTIFICATES_COURSE_ID)), words);
	}
}

/* Whoever asks on a join page gives an address and has no account yet, or is not known by it. */
static void
forget_joining(struct ctx *ctx, int64_t account, const char *email)
{
	struct rows *rows = q_address_list(ctx->db, account);
	struct email address;

	while (row_next(rows)) {
		if (row_is_null(rows, ADDRESS_LIST_CONFIRMED_AT) ||
			email_parse(ctx->arena, row_text(rows, ADDRESS_LIST_EMAIL), &address) != EMAIL_OK)
			continue;
		q_close_forget_joining(ctx->db, address.wire, email);
		q_close_forget_join_requests(ctx->db, address.key);
	}
}

static void
forget(struct ctx *ctx, int64_t account)
{
	const char *email = forgotten_email(ctx->arena, "", account);

	q_close_forget_corrections(ctx->db, account);
	forget_places(ctx, account);
	forget_in_certificates(ctx, account);
	q_close_forget_mails(ctx->db, account, email);
	forget_joining(ctx, account, email);
	q_close_forget_waits(ctx->db, account, email);
	q_close_forget_values(ctx->db, account);
	q_close_forget_members(ctx->db, account);
	q_close_forget_requests(ctx->db, account);
	q_close_forget_tokens(ctx->db, account);
	q_account_password_drop(ctx->db, account);
	q_close_forget_reminders(ctx->db, account);
	q_close_forget_addresses(ctx->db, account);
	q_close_forget_account(ctx->db, account, email, ctx->now);
	/* Sort keys and search words follow the name that there is no more. */
	member_rename(ctx, account);
}

enum outcome
account_close(struct ctx *ctx)
{
	struct ctx site = ctx_within(ctx, 0, 0);
	int64_t account = ctx->account;
	enum outcome outcome = account_shut(ctx, account, true);

	if (outcome != OK)
		return outcome;
	forget(ctx, account);
	activity_add(&site, "account.closed_by_owner", arena_text(ctx->arena, "%" PRId64, account), NULL);
	return OK;
}
