#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/account_close.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/member.h"
#include "domain/invite_link.h"
#include "domain/site.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

#define PRIYA "priya@northfield.example"
#define DAY 86400

static struct invite
invite_for(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);

	assert_true(row_one(rows));
	return invite_find(ctx, invite_token(ctx->arena, row_text(rows, MEMBERSHIP_GET_TOKEN_NONCE)));
}

/* Priya is asked into a group without a limit. */
static int64_t
asked(struct ctx *ctx)
{
	int64_t id;

	world_group(ctx, "Residential care staff", "ask", "");
	assert_int_equal(world_enrol(ctx, PRIYA, &id), ADMITTED);
	return id;
}

static enum outcome
registered(struct ctx *ctx, const struct invite *invite, const char *first, const char *last, const char *hash, int64_t *account)
{
	struct visitor visitor = invite_visitor(invite);

	return visitor_register(ctx, &visitor, first, last, hash, account);
}

static void
add_address(struct ctx *ctx, int64_t account, const char *address, bool confirmed)
{
	struct email email = world_email(ctx, address);

	q_address_add(ctx->db, account, email.address, email.key, confirmed ? ctx->now : 0);
}

static struct ctx
as(struct ctx *ctx, int64_t account)
{
	struct ctx own = *ctx;

	own.account = account;
	own.organisation = own.member = own.group = 0;
	own.role = SIGNED_IN;
	return own;
}

static int
waiting(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_invite_waiting(ctx->db, account, ctx->now);
	int count = 0;

	while (row_next(rows))
		count++;
	return count;
}

static bool
is_confirmed(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_address_by_key(ctx->db, address);

	assert_true(row_one(rows));
	return !row_is_null(rows, ADDRESS_BY_KEY_CONFIRMED_AT);
}

/* ---------------------------------------------------------------- whose it is */

static void
a_made_up_link_is_nobodys_invite(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	asked(ctx);
	assert_int_equal(invite_find(ctx, "").state, INVITE_UNKNOWN);
	assert_int_equal(invite_find(ctx, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").state, INVITE_UNKNOWN);
	world_close(ctx);
}

static void
an_invite_knows_whose_address_it_is(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;

	(void)state;
	assert_int_equal(invite_for(ctx, id).account, 0);
	assert_false(invite_for(ctx, id).closed);
	account = world_account(ctx, "other@elsewhere.example", "Priya", "Raman");
	add_address(ctx, account, "PRIYA@Northfield.example", true);
	assert_int_equal(invite_for(ctx, id).account, account);
	assert_true(invite_for(ctx, id).has_password);
	q_account_set_password(ctx->db, account, NULL, 0);
	assert_false(invite_for(ctx, id).has_password);
	assert_int_equal(site_close_account(ctx, account), OK);
	assert_int_equal(invite_for(ctx, id).account, 0);
	assert_true(invite_for(ctx, id).closed);
	world_close(ctx);
}

static void
an_invite_into_an_archived_group_is_closed_until_it_is_restored(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx);

	(void)state;
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_CANCELLED);
	assert_int_equal(group_restore(ctx), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_OPEN);
	world_close(ctx);
}

/* ---------------------------------------------------------------- coming in as a new person */

static void
registering_makes_a_confirmed_account_that_can_log_in(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;
	struct invite invite = invite_for(ctx, id);
	struct ctx visitor = as(ctx, 0);
	struct account made;

	(void)state;
	assert_int_equal(registered(&visitor, &invite, " Priya ", "Raman", "hash", &account), OK);
	assert_int_equal(visitor.account, 0);
	assert_true(account_load_by_email(ctx, PRIYA, &made));
	assert_int_equal(made.id, account);
	assert_string_equal(made.first_name, "Priya");
	assert_string_equal(made.password_hash, "hash");
	assert_true(is_confirmed(ctx, PRIYA));
	assert_int_equal(invite_accept(&visitor, &invite, account), OK);
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
an_accepted_invite_says_whether_its_person_is_in_the_group(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account, member;
	struct invite invite = invite_for(ctx, id);
	struct ctx visitor = as(ctx, 0);

	(void)state;
	assert_int_equal(registered(&visitor, &invite, "Priya", "Raman", "hash", &account), OK);
	assert_int_equal(invite_accept(&visitor, &invite, account), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_ACCEPTED);
	member = look_number(ctx, "SELECT member_id FROM memberships WHERE id = %lld", (long long)id);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_ENDED);
	assert_int_equal(member_restore(ctx, member, NULL), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_ACCEPTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(invite_for(ctx, id).state, INVITE_ENDED);
	look_run(ctx, "UPDATE groups SET policy = 'enrol'");
	assert_int_equal(world_enrol(ctx, PRIYA, NULL), ADMITTED);
	assert_int_equal(invite_for(ctx, id).state, INVITE_ACCEPTED);
	world_close(ctx);
}

static void
registering_needs_a_first_name(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;
	struct invite invite = invite_for(ctx, id);
	struct ctx visitor = as(ctx, 0);

	(void)state;
	assert_int_equal(registered(&visitor, &invite, "  ", "Raman", "hash", &account), INVALID);
	assert_true(has_problem(&visitor, "first_name"));
	assert_false(has_problem(&visitor, "last_name"));
	world_close(ctx);
}

static void
registering_completes_an_account_that_has_no_password_yet(void **state)
{
	struct ctx *ctx = world_open();
	int64_t account, owner, id;
	struct invite invite;
	struct account own;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	world_enrol(ctx, PRIYA, NULL);
	owner = account_by_email(ctx, PRIYA);
	assert_false(is_confirmed(ctx, PRIYA));
	id = asked(ctx);
	invite = invite_for(ctx, id);
	assert_int_equal(invite.account, owner);
	assert_false(invite.has_password);
	assert_int_equal(registered(ctx, &invite, "Pri", "", "hash", &account), OK);
	assert_int_equal(account, owner);
	assert_true(account_load(ctx, owner, &own));
	assert_string_equal(own.first_name, "Pri");
	assert_string_equal(own.password_hash, "hash");
	assert_true(is_confirmed(ctx, PRIYA));
	world_close(ctx);
}

static void
nobody_registers_under_the_address_of_a_closed_account(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;
	struct invite invite;

	(void)state;
	account = world_account(ctx, PRIYA, "Priya", "Raman");
	assert_int_equal(site_close_account(ctx, account), OK);
	invite = invite_for(ctx, id);
	assert_int_equal(registered(ctx, &invite, "Priya", "Raman", "hash", &account), INVALID);
	assert_non_null(ctx->problems);
	world_close(ctx);
}

static void
an_invite_whose_sender_has_closed_their_account_is_the_organisations(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx lena = *ctx;
	int64_t id, priya = world_account(ctx, PRIYA, "Priya", "Raman");
	struct rows *rows;

	(void)state;
	account_confirm(ctx, priya, PRIYA);
	world_group(ctx, "Drivers", "ask", "");
	world_member(ctx, "lena@northfield.example", "Lena", "Fischer");
	lena.account = account_by_email(ctx, "lena@northfield.example");
	lena.group = ctx->group;
	assert_int_equal(world_enrol(&lena, PRIYA, &id), ADMITTED);
	rows = q_invite_details(ctx->db, ctx->organisation, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, INVITE_DETAILS_SENDER_NAME), "Lena Fischer");
	assert_int_equal(account_close(&lena), OK);
	rows = q_invite_details(ctx->db, ctx->organisation, id);
	assert_true(row_one(rows));
	assert_null(row_text(rows, INVITE_DETAILS_SENDER_NAME));
	assert_string_equal(row_text(rows, INVITE_DETAILS_ASK), "Northfield Family Services");
	rows = q_invite_waiting(ctx->db, priya, ctx->now);
	assert_true(row_one(rows));
	assert_null(row_text(rows, INVITE_WAITING_SENDER_NAME));
	rows = q_letter_message(ctx->db, look_number(ctx, "SELECT max(id) FROM messages WHERE membership_id = %lld", (long long)id));
	assert_true(row_one(rows));
	assert_null(row_text(rows, LETTER_MESSAGE_SENDER_EMAIL));
	world_close(ctx);
}

/* ---------------------------------------------------------------- several addresses, several organisations */

static void
accepting_confirms_the_address_and_joins_the_organisation(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx lakeside = world_neighbour(ctx);
	int64_t account, id;
	struct invite invite;
	struct ctx own;

	(void)state;
	account = world_account(ctx, "priya@home.example", "Priya", "Raman");
	add_address(ctx, account, "priya@lakeside.example", false);
	world_group(&lakeside, "Volunteers", "ask", "2");
	world_enrol(&lakeside, "priya@lakeside.example", &id);
	own = as(ctx, account);
	invite = invite_for(&lakeside, id);
	assert_int_equal(invite_accept(&own, &invite, account), OK);
	assert_true(is_confirmed(ctx, "priya@lakeside.example"));
	assert_true(row_one(q_member_of_account(ctx->db, lakeside.organisation, account)));
	assert_false(row_one(q_member_of_account(ctx->db, ctx->organisation, account)));
	assert_int_equal(world_count(&lakeside, "active"), 1);
	world_close(ctx);
}

static void
a_second_address_of_someone_in_the_group_takes_no_second_seat(void **state)
{
	struct ctx *ctx = world_open();
	int64_t first = asked(ctx), second, account;
	struct invite invite;

	(void)state;
	account = world_account(ctx, PRIYA, "Priya", "Raman");
	invite = invite_for(ctx, first);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &second), ADMITTED);
	assert_int_equal(world_count(ctx, "held"), 2);
	add_address(ctx, account, "p.raman@home.example", true);
	invite = invite_for(ctx, second);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
waiting_invites_are_those_of_all_confirmed_addresses_in_all_organisations(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx lakeside = world_neighbour(ctx);
	int64_t account = world_account(ctx, PRIYA, "Priya", "Raman");

	(void)state;
	add_address(ctx, account, "priya@home.example", true);
	add_address(ctx, account, "priya@new.example", false);
	asked(ctx);
	world_group(&lakeside, "Volunteers", "ask", "");
	world_enrol(&lakeside, "priya@home.example", NULL);
	world_group(ctx, "Drivers", "ask", "");
	world_enrol(ctx, "priya@new.example", NULL);
	assert_int_equal(waiting(ctx, account), 2);
	assert_int_equal(waiting(ctx, ctx->account), 0);
	group_archive(&lakeside);
	assert_int_equal(waiting(ctx, account), 1);
	world_later(ctx, 31 * DAY);
	assert_int_equal(waiting(ctx, account), 0);
	world_close(ctx);
}

static void
an_invite_whose_mail_is_to_go_later_waits_until_then(void **state)
{
	struct ctx *ctx = world_open();
	int64_t account = world_account(ctx, PRIYA, "Priya", "Raman"), held, scheduled;
	struct arrival arrival = { .route = "manual", .detail = "" };
	struct newcomer newcomer = { .email = world_email(ctx, PRIYA), .first_name = "", .last_name = "" };
	struct ctx own = as(ctx, account);

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &held), ADMITTED);
	arrival.notify = true;
	arrival.notify_at = ctx->now + DAY;
	world_group(ctx, "Cooks", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &scheduled), ADMITTED);
	assert_int_equal(waiting(ctx, account), 0);
	assert_int_equal(invite_of_account(&own, held).state, INVITE_UNKNOWN);
	assert_int_equal(invite_of_account(&own, scheduled).state, INVITE_UNKNOWN);
	world_later(ctx, DAY);
	own.now = ctx->now;
	assert_int_equal(waiting(ctx, account), 1);
	assert_int_equal(invite_of_account(&own, held).state, INVITE_UNKNOWN);
	assert_int_equal(invite_of_account(&own, scheduled).state, INVITE_OPEN);
	world_close(ctx);
}

static void
an_invite_is_shown_to_the_owner_of_its_address_only(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), other = world_account(ctx, "jonas@northfield.example", "Jonas", "Lind"), account;
	struct ctx own;

	(void)state;
	account = world_account(ctx, "priya@home.example", "Priya", "Raman");
	add_address(ctx, account, PRIYA, false);
	own = as(ctx, account);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_UNKNOWN);
	account_confirm(ctx, account, PRIYA);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_OPEN);
	own = as(ctx, other);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_UNKNOWN);
	world_close(ctx);
}

static void
declining_needs_no_account(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx);
	struct invite invite = invite_for(ctx, id);
	struct ctx visitor = as(ctx, 0);

	(void)state;
	assert_int_equal(invite_decline(&visitor, &invite), OK);
	assert_int_equal(invite_for(ctx, id).state, INVITE_DECLINED);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(account_by_email(ctx, PRIYA), 0);
	world_close(ctx);
}

static void
a_place_in_the_archive_makes_way_for_an_invite_to_another_address(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), place, id;
	struct invite invite;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "2");
	place = world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &id), ADMITTED);
	add_address(ctx, account, "p.raman@home.example", true);
	invite = invite_for(ctx, id);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_string_equal(world_status(ctx, id), "active");
	assert_string_equal(world_status(ctx, place), "removed");
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "archived"), 0);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close_sound(ctx);
}

/* The member is archived, and a leader, who is returned, invites their other address, which is not theirs yet. */
static struct ctx
archived_and_invited(struct ctx *ctx, int64_t member, int64_t *invite)
{
	struct ctx leader;

	world_group(ctx, "Residential care staff", "ask", "");
	world_member(ctx, "lea@northfield.example", "Lea", "Ode");
	leader = *ctx;
	leader.account = account_by_email(ctx, "lea@northfield.example");
	leader.role = LEADER;
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_enrol(&leader, "p.raman@home.example", invite), ADMITTED);
	return leader;
}

static void
a_leaders_invite_brings_nobody_back_by_an_address_added_later(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id;
	struct invite invite;
	struct ctx own;

	(void)state;
	archived_and_invited(ctx, member, &id);
	invite = invite_for(ctx, id);
	assert_int_equal(invite.state, INVITE_OPEN);
	add_address(ctx, account, "p.raman@home.example", true);
	assert_int_equal(invite_for(ctx, id).state, INVITE_CANCELLED);
	own = as(ctx, account);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_CANCELLED);
	assert_int_equal(waiting(ctx, account), 0);
	assert_int_equal(invite_accept(&own, &invite, account), INVALID);
	assert_false(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	/* Invited anew by an administrator, they are. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), DONE);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &id), ADMITTED);
	assert_int_equal(waiting(ctx, account), 1);
	invite = invite_for(ctx, id);
	assert_int_equal(invite_accept(&own, &invite, account), OK);
	assert_true(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	world_close_sound(ctx);
}

/* The id of the invite that an address has in the group now. */
static int64_t
current(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_membership_current(ctx->db, ctx->group, address);

	return row_one(rows) ? row_integer(rows, MEMBERSHIP_CURRENT_ID) : 0;
}

static void
sent_again_by_an_administrator_another_does_and_who_sent_the_first_stays(void **state)
{
	struct ctx *ctx = world_open(), leader, own;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, another;
	struct invite invite;

	(void)state;
	leader = archived_and_invited(ctx, member, &id);
	add_address(ctx, account, "p.raman@home.example", true);
	look_run(ctx, "UPDATE memberships SET route = 'import', route_detail = 'people.csv, line 3' WHERE id = %lld", (long long)id);
	world_later(ctx, DAY);
	look_run(ctx, "UPDATE groups SET policy = 'enrol'");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	another = current(ctx, "p.raman@home.example");
	assert_int_not_equal(another, id);
	assert_string_equal(world_status(ctx, id), "cancelled");
	/* In the order in which it was done. */
	assert_int_equal(look_number(ctx,
						 "SELECT COUNT(*) FROM activities c JOIN activities i ON i.id > c.id AND i.verb = 'membership.invited'"
						 " WHERE c.verb = 'invite.cancelled'"),
		1);
	assert_int_equal(
		look_number(ctx,
			"SELECT COUNT(*) FROM memberships WHERE id = %lld AND route = 'import' AND route_detail = 'people.csv, line 3'"
			" AND added_by = %lld AND added_at = %lld",
			(long long)id, (long long)leader.account, (long long)ctx->now - DAY),
		1);
	assert_int_equal(
		look_number(ctx,
			"SELECT COUNT(*) FROM memberships WHERE id = %lld AND route = 'manual' AND added_by = %lld AND added_at = %lld",
			(long long)another, (long long)ctx->account, (long long)ctx->now),
		1);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_int_equal(world_count(ctx, "cancelled"), 0);
	own = as(ctx, account);
	assert_int_equal(waiting(ctx, account), 1);
	/* It is good, so from now on its link is sent again, by leaders too. */
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, another), DONE);
	assert_int_equal(current(ctx, "p.raman@home.example"), another);
	invite = invite_for(ctx, another);
	assert_int_equal(invite_accept(&own, &invite, account), OK);
	assert_true(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	world_close_sound(ctx);
}

static void
sent_again_by_a_leader_it_is_the_administrators_and_no_mail_goes_out(void **state)
{
	struct ctx *ctx = world_open(), leader;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, mails;

	(void)state;
	leader = archived_and_invited(ctx, member, &id);
	add_address(ctx, account, "p.raman@home.example", true);
	mails = look_number(ctx, "SELECT COUNT(*) FROM messages WHERE status = 'queued'");
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, id), ONLY_ADMIN);
	leader.role = PUBLIC; /* as whoever types the address at a code does */
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, id), ONLY_ADMIN);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM messages WHERE status = 'queued'"), mails);
	assert_int_equal(look_number(ctx, "SELECT resends FROM memberships WHERE id = %lld", (long long)id), 0);
	/* Nor does it keep the administrator waiting. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	world_close_sound(ctx);
}

static void
where_no_other_can_be_sent_the_void_one_stays_as_it_was(void **state)
{
	struct ctx *ctx = world_open(), leader = *ctx;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, lines, moved;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "1");
	world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	leader.group = ctx->group;
	leader.role = LEADER;
	assert_int_equal(world_enrol(&leader, "p.raman@home.example", &id), ADMITTED);
	add_address(ctx, account, "p.raman@home.example", true);
	look_run(ctx, "UPDATE memberships SET added_by = NULL WHERE id = %lld", (long long)id);
	lines = look_number(ctx, "SELECT COUNT(*) FROM seat_entries");
	moved = look_number(ctx, "SELECT status_at FROM memberships WHERE id = %lld", (long long)id);
	world_later(ctx, 60);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), RESTORE_INSTEAD);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM seat_entries"), lines);
	assert_int_equal(look_number(ctx, "SELECT status_at FROM memberships WHERE id = %lld", (long long)id), moved);
	look_run(ctx, "UPDATE groups SET status = 'archived'");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), NOT_APPLICABLE);
	look_run(ctx, "UPDATE groups SET status = 'active'");
	assert_null(strstr(deed_words(MEMBERSHIP_RESEND, RESTORE_INSTEAD), "administrator"));
	assert_int_equal(current(ctx, "p.raman@home.example"), id);
	assert_string_equal(world_status(ctx, id), "prospect");
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(
		look_number(ctx, "SELECT COUNT(*) FROM messages WHERE membership_id = %lld AND status = 'queued'", (long long)id), 1);
	world_close_sound(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_made_up_link_is_nobodys_invite),
		cmocka_unit_test(an_invite_knows_whose_address_it_is),
		cmocka_unit_test(an_invite_into_an_archived_group_is_closed_until_it_is_restored),
		cmocka_unit_test(registering_makes_a_confirmed_account_that_can_log_in),
		cmocka_unit_test(an_accepted_invite_says_whether_its_person_is_in_the_group),
		cmocka_unit_test(registering_needs_a_first_name),
		cmocka_unit_test(registering_completes_an_account_that_has_no_password_yet),
		cmocka_unit_test(nobody_registers_under_the_address_of_a_closed_account),
		cmocka_unit_test(accepting_confirms_the_address_and_joins_the_organisation),
		cmocka_unit_test(a_second_address_of_someone_in_the_group_takes_no_second_seat),
		cmocka_unit_test(waiting_invites_are_those_of_all_confirmed_addresses_in_all_organisations),
		cmocka_unit_test(an_invite_whose_mail_is_to_go_later_waits_until_then),
		cmocka_unit_test(an_invite_is_shown_to_the_owner_of_its_address_only),
		cmocka_unit_test(declining_needs_no_account),
		cmocka_unit_test(a_place_in_the_archive_makes_way_for_an_invite_to_another_address),
		cmocka_unit_test(a_leaders_invite_brings_nobody_back_by_an_address_added_later),
		cmocka_unit_test(sent_again_by_an_administrator_another_does_and_who_sent_the_first_stays),
		cmocka_unit_test(sent_again_by_a_leader_it_is_the_administrators_and_no_mail_goes_out),
		cmocka_unit_test(where_no_other_can_be_sent_the_void_one_stays_as_it_was),
		cmocka_unit_test(an_invite_whose_sender_has_closed_their_account_is_the_organisations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
