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
	assert_int_equal(world_invite(ctx, id).account, 0);
	assert_false(world_invite(ctx, id).closed);
	account = world_account(ctx, "other@elsewhere.example", "Priya", "Raman");
	world_add_address(ctx, account, "PRIYA@Northfield.example", true);
	assert_int_equal(world_invite(ctx, id).account, account);
	assert_true(world_invite(ctx, id).has_password);
	q_account_set_password(ctx->db, account, NULL, 0);
	assert_false(world_invite(ctx, id).has_password);
	assert_int_equal(site_close_account(ctx, account), OK);
	assert_int_equal(world_invite(ctx, id).account, 0);
	assert_true(world_invite(ctx, id).closed);
	world_close(ctx);
}

static void
an_invite_into_an_archived_group_is_closed_until_it_is_restored(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx);

	(void)state;
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_CANCELLED);
	assert_int_equal(group_restore(ctx), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_OPEN);
	world_close(ctx);
}

/* ---------------------------------------------------------------- coming in as a new person */

static void
registering_makes_a_confirmed_account_that_can_log_in(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;
	struct invite invite = world_invite(ctx, id);
	struct ctx visitor = world_as(ctx, 0);
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
	struct invite invite = world_invite(ctx, id);
	struct ctx visitor = world_as(ctx, 0);

	(void)state;
	assert_int_equal(registered(&visitor, &invite, "Priya", "Raman", "hash", &account), OK);
	assert_int_equal(invite_accept(&visitor, &invite, account), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_ACCEPTED);
	member = look_number(ctx, "SELECT member_id FROM memberships WHERE id = %lld", (long long)id);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_ENDED);
	assert_int_equal(member_restore(ctx, member, NULL), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_ACCEPTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(world_invite(ctx, id).state, INVITE_ENDED);
	look_run(ctx, "UPDATE groups SET policy = 'enrol'");
	assert_int_equal(world_enrol(ctx, PRIYA, NULL), ADMITTED);
	assert_int_equal(world_invite(ctx, id).state, INVITE_ACCEPTED);
	world_close(ctx);
}

static void
registering_needs_a_first_name(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx), account;
	struct invite invite = world_invite(ctx, id);
	struct ctx visitor = world_as(ctx, 0);

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
	invite = world_invite(ctx, id);
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
	invite = world_invite(ctx, id);
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
	world_add_address(ctx, account, "priya@lakeside.example", false);
	world_group(&lakeside, "Volunteers", "ask", "2");
	world_enrol(&lakeside, "priya@lakeside.example", &id);
	own = world_as(ctx, account);
	invite = world_invite(&lakeside, id);
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
	invite = world_invite(ctx, first);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &second), ADMITTED);
	assert_int_equal(world_count(ctx, "held"), 2);
	world_add_address(ctx, account, "p.raman@home.example", true);
	invite = world_invite(ctx, second);
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
	world_add_address(ctx, account, "priya@home.example", true);
	world_add_address(ctx, account, "priya@new.example", false);
	asked(ctx);
	world_group(&lakeside, "Volunteers", "ask", "");
	world_enrol(&lakeside, "priya@home.example", NULL);
	world_group(ctx, "Drivers", "ask", "");
	world_enrol(ctx, "priya@new.example", NULL);
	assert_int_equal(world_invites_waiting(ctx, account), 2);
	assert_int_equal(world_invites_waiting(ctx, ctx->account), 0);
	group_archive(&lakeside);
	assert_int_equal(world_invites_waiting(ctx, account), 1);
	world_later(ctx, 31 * DAY);
	assert_int_equal(world_invites_waiting(ctx, account), 0);
	world_close(ctx);
}

static void
an_invite_whose_mail_is_to_go_later_waits_until_then(void **state)
{
	struct ctx *ctx = world_open();
	int64_t account = world_account(ctx, PRIYA, "Priya", "Raman"), held, scheduled;
	struct arrival arrival = { .route = "manual", .detail = "" };
	struct newcomer newcomer = { .email = world_email(ctx, PRIYA), .first_name = "", .last_name = "" };
	struct ctx own = world_as(ctx, account);

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &held), ADMITTED);
	arrival.notify = true;
	arrival.notify_at = ctx->now + DAY;
	world_group(ctx, "Cooks", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &scheduled), ADMITTED);
	assert_int_equal(world_invites_waiting(ctx, account), 0);
	assert_int_equal(invite_of_account(&own, held).state, INVITE_UNKNOWN);
	assert_int_equal(invite_of_account(&own, scheduled).state, INVITE_UNKNOWN);
	world_later(ctx, DAY);
	own.now = ctx->now;
	assert_int_equal(world_invites_waiting(ctx, account), 1);
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
	world_add_address(ctx, account, PRIYA, false);
	own = world_as(ctx, account);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_UNKNOWN);
	account_confirm(ctx, account, PRIYA);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_OPEN);
	own = world_as(ctx, other);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_UNKNOWN);
	world_close(ctx);
}

static void
declining_needs_no_account(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id = asked(ctx);
	struct invite invite = world_invite(ctx, id);
	struct ctx visitor = world_as(ctx, 0);

	(void)state;
	assert_int_equal(invite_decline(&visitor, &invite), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_DECLINED);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(account_by_email(ctx, PRIYA), 0);
	world_close(ctx);
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
		cmocka_unit_test(an_invite_whose_sender_has_closed_their_account_is_the_organisations),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
