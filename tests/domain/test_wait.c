#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/brings.h"
#include "domain/code.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/seat.h"
#include "domain/site.h"
#include "domain/wait.h"
#include "lib/world.h"
#include "queries.h"

/* A full group of one seat, and who holds it. */
static int64_t
full_group(struct ctx *ctx)
{
	int64_t holder;

	world_group(ctx, "Staff", "enrol", "1");
	assert_int_equal(world_enrol(ctx, "first@northfield.example", &holder), ADMITTED);
	return holder;
}

static int64_t
code(struct ctx *ctx, const char *max_uses)
{
	struct code_form form = {
		.first_day = "2026-11-20", .last_day = "2026-11-25", .max_uses = max_uses, .allow_list = "", .active = true
	};
	int64_t id;

	assert_int_equal(code_create(ctx, &form, &id), OK);
	return id;
}

static int64_t
joins(struct ctx *ctx, const char *address, int64_t with_code)
{
	struct email email = world_email(ctx, address);
	int64_t account = account_by_email(ctx, email.key);
	struct wait wait = { .email = &email, .route = "code", .detail = "CARE-AUTUMN", .code = with_code };

	wait.account = account ? account : world_account(ctx, address, "Priya", "Raman");
	wait_join(ctx, &wait);
	return wait_place(ctx, wait.account);
}

static int64_t
entry_of(struct ctx *ctx, const char *address)
{
	return rows_integer(q_wait_of_account(ctx->db, ctx->group, account_by_email(ctx, world_email(ctx, address).key)));
}

/* Where an address stands in the group: "" when nowhere. */
static const char *
stands(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_membership_current(ctx->db, ctx->group, world_email(ctx, address).key);

	return row_one(rows) ? row_text(rows, MEMBERSHIP_CURRENT_STATUS) : "";
}

static bool
is_awake(struct ctx *ctx)
{
	return rows_integer(q_wait_job_queued(ctx->db, ctx->group)) != 0;
}

static void
people_stand_in_the_order_of_their_coming_and_once_each(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	full_group(ctx);
	assert_false(wait_is_needed(ctx));
	assert_int_equal(joins(ctx, "ann@people.example", 0), 1);
	assert_true(wait_is_needed(ctx));
	assert_int_equal(joins(ctx, "ben@people.example", 0), 2);
	assert_int_equal(joins(ctx, "ann@people.example", 0), 1);
	assert_int_equal(rows_integer(q_wait_people(ctx->db, ctx->organisation, ctx->group)), 2);
	assert_int_equal(world_mails(ctx, "waitlisted", "ann@people.example"), 1);
	world_close(ctx);
}

static void
a_free_seat_goes_to_the_first_in_line(void **state)
{
	struct ctx *ctx = world_open();
	int64_t holder = full_group(ctx);

	(void)state;
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "");
	assert_false(is_awake(ctx));
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, holder), DONE);
	assert_true(is_awake(ctx));
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "active");
	assert_string_equal(stands(ctx, "ben@people.example"), "");
	assert_int_equal(world_mails(ctx, "promoted", "ann@people.example"), 1);
	assert_int_equal(world_mails(ctx, "enrolled", "ann@people.example"), 0);
	assert_int_equal(rows_integer(q_wait_place(ctx->db, ctx->group, entry_of(ctx, "ben@people.example"))), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
more_seats_take_in_as_many_and_at_most_so_many_at_a_time(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	full_group(ctx);
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	joins(ctx, "cat@people.example", 0);
	assert_int_equal(seat_set(ctx, "3"), OK);
	assert_true(is_awake(ctx));
	assert_false(wait_promote(ctx, 1));
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ben@people.example"), "active");
	assert_string_equal(stands(ctx, "cat@people.example"), "");
	assert_int_equal(seat_set(ctx, ""), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "cat@people.example"), "active");
	assert_false(wait_is_needed(ctx));
	world_close(ctx);
}

static void
one_job_at_a_time_waits_for_a_group(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int jobs = 0;

	(void)state;
	full_group(ctx);
	wait_wake(ctx);
	assert_false(is_awake(ctx));
	joins(ctx, "ann@people.example", 0);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_int_equal(seat_set(ctx, "3"), OK);
	rows = q_job_lease(ctx->db, ctx->now, "test:1:1", ctx->now + 60);
	jobs += rows_integer(rows) != 0;
	jobs += rows_integer(q_job_lease(ctx->db, ctx->now, "test:1:2", ctx->now + 60)) != 0;
	assert_int_equal(jobs, 1);
	world_close(ctx);
}

static void
whoever_joins_while_a_seat_is_free_wakes_the_list(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	full_group(ctx);
	joins(ctx, "ann@people.example", 0);
	assert_false(is_awake(ctx));
	assert_int_equal(seat_set(ctx, "2"), OK);
	/* The job came to grief. */
	q_job_finish(ctx->db, rows_integer(q_job_lease(ctx->db, ctx->now, "test", ctx->now + 60)), "test", "dead", "", ctx->now);
	assert_false(is_awake(ctx));
	assert_int_equal(joins(ctx, "ben@people.example", 0), 2);
	assert_true(is_awake(ctx));
	world_close(ctx);
}

static void
an_archived_group_takes_nobody_until_it_is_restored(void **state)
{
	struct ctx *ctx = world_open();
	int64_t holder = full_group(ctx);

	(void)state;
	joins(ctx, "ann@people.example", 0);
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, holder), DONE);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "");
	q_job_lease(ctx->db, ctx->now, "test", ctx->now + 60);
	assert_int_equal(group_restore(ctx), OK);
	assert_true(is_awake(ctx));
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "active");
	world_close(ctx);
}

static void
a_closed_organisation_takes_nobody_until_it_is_reopened(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	full_group(ctx);
	joins(ctx, "ann@people.example", 0);
	assert_int_equal(seat_set(ctx, "2"), OK);
	ctx->role = SITE_ADMIN;
	assert_int_equal(organisation_close(ctx, ctx->organisation), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "");
	assert_int_equal(organisation_reopen(ctx, ctx->organisation), OK);
	assert_true(is_awake(ctx));
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "active");
	world_close(ctx);
}

static void
a_code_that_worked_when_it_was_redeemed_counts_though_it_is_off_or_over(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	full_group(ctx);
	id = code(ctx, "1");
	joins(ctx, "ann@people.example", id);
	assert_int_equal(code_switch(ctx, id, false), OK);
	world_later(ctx, 30 * 86400);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "active");
	assert_false(rows_integer(q_wait_code_works(ctx->db, ctx->organisation, id)));
	world_close(ctx);
}

static void
whoever_came_by_a_code_that_is_used_up_or_retired_is_passed_over_and_told(void **state)
{
	struct ctx *ctx = world_open();
	int64_t used_up, retired;

	(void)state;
	full_group(ctx);
	used_up = code(ctx, "1");
	retired = code(ctx, "");
	joins(ctx, "ann@people.example", used_up);
	joins(ctx, "ben@people.example", used_up);
	joins(ctx, "cat@people.example", retired);
	joins(ctx, "dan@people.example", 0);
	assert_int_equal(code_retire(ctx, retired), OK);
	assert_int_equal(seat_set(ctx, "3"), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "active");
	assert_string_equal(stands(ctx, "ben@people.example"), "");
	assert_string_equal(stands(ctx, "cat@people.example"), "");
	assert_string_equal(stands(ctx, "dan@people.example"), "active");
	assert_int_equal(world_mails(ctx, "wait_ended", "ben@people.example"), 1);
	assert_int_equal(world_mails(ctx, "wait_ended", "cat@people.example"), 1);
	assert_int_equal(world_count(ctx, "held"), 3);
	assert_false(wait_is_needed(ctx));
	world_close(ctx);
}

static void
whoever_is_archived_stands_in_no_line_any_more_and_the_next_moves_up(void **state)
{
	struct ctx *ctx = world_open();
	int64_t ann, first, second;

	(void)state;
	ann = world_member(ctx, "ann@people.example", "Ann", "Archer");
	full_group(ctx);
	first = ctx->group;
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	world_group(ctx, "Drivers", "enrol", "0");
	second = ctx->group;
	joins(ctx, "ann@people.example", 0);
	assert_int_equal(member_archive(ctx, ann), OK);
	assert_int_equal(entry_of(ctx, "ann@people.example"), 0);
	assert_int_equal(rows_integer(q_wait_people(ctx->db, ctx->organisation, second)), 0);
	ctx->group = first;
	assert_int_equal(entry_of(ctx, "ann@people.example"), 0);
	assert_int_equal(wait_place(ctx, account_by_email(ctx, "ben@people.example")), 1);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ben@people.example"), "active");
	/* Restored, they are where they were, and wait no more. */
	assert_int_equal(member_restore(ctx, ann, NULL), OK);
	assert_int_equal(entry_of(ctx, "ann@people.example"), 0);
	assert_int_equal(joins(ctx, "ann@people.example", 0), 1);
	world_close(ctx);
}

/* Archived by a process of the version before, or while the job looks at the list. */
static void
archived_people_and_closed_accounts_are_passed_over(void **state)
{
	struct ctx *ctx = world_open();
	int64_t archived;

	(void)state;
	full_group(ctx);
	archived = world_member(ctx, "ann@people.example", "Ann", "Archer");
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	joins(ctx, "cat@people.example", 0);
	assert_int_equal(q_member_archive(ctx->db, ctx->organisation, archived, ctx->now), 1);
	assert_int_equal(site_close_account(ctx, account_by_email(ctx, "ben@people.example")), OK);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "");
	assert_string_equal(stands(ctx, "ben@people.example"), "");
	assert_string_equal(stands(ctx, "cat@people.example"), "active");
	world_close(ctx);
}

static void
whoever_got_in_or_was_invited_by_another_way_only_leaves_the_line(void **state)
{
	struct ctx *ctx = world_open();
	int64_t invited;

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	world_enrol(ctx, "first@northfield.example", NULL);
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	assert_int_equal(seat_set(ctx, "3"), OK);
	assert_true(wait_promote(ctx, 100));
	assert_string_equal(stands(ctx, "ann@people.example"), "prospect");
	assert_int_equal(world_mails(ctx, "promoted", "ann@people.example"), 0);
	assert_string_equal(stands(ctx, "ben@people.example"), "active");
	assert_int_equal(world_count(ctx, "held"), 3);
	world_close(ctx);
}

static void
whoever_comes_in_by_another_way_waits_no_more(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	int64_t ann, invited;

	(void)state;
	world_group(ctx, "Staff", "enrol", "0");
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	ann = account_by_email(ctx, "ann@people.example");
	assert_int_equal(seat_set(ctx, "1"), OK);
	assert_int_equal(world_enrol(ctx, "ben@people.example", NULL), ADMITTED);
	assert_int_equal(entry_of(ctx, "ben@people.example"), 0);
	assert_int_equal(rows_integer(q_wait_place(ctx->db, ctx->group, entry_of(ctx, "ann@people.example"))), 1);
	world_group(ctx, "Drivers", "ask", "1");
	joins(ctx, "ann@people.example", 0);
	assert_int_equal(world_enrol(ctx, "ann@people.example", &invited), ADMITTED);
	invite = world_invite(ctx, invited);
	assert_int_equal(invite_accept(ctx, &invite, ann), OK);
	assert_false(wait_is_needed(ctx));
	world_close(ctx);
}

static void
what_somebody_brings_is_given_when_they_come_in(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "ann@people.example");
	struct brings brings = { 0 };
	struct wait wait = { .email = &email, .route = "join", .detail = "" };
	struct rows *rows;

	(void)state;
	full_group(ctx);
	brings.branch = world_branch(ctx, 0, "North");
	wait.account = world_account(ctx, "ann@people.example", "Ann", "Archer");
	wait.brings = brings_write(ctx->arena, &brings);
	wait_join(ctx, &wait);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_true(wait_promote(ctx, 100));
	rows = q_member_of_account(ctx->db, ctx->organisation, wait.account);
	assert_true(row_one(rows));
	assert_int_equal(
		rows_integer(q_member_branch(ctx->db, ctx->organisation, row_integer(rows, MEMBER_OF_ACCOUNT_ID))), brings.branch);
	world_close(ctx);
}

static void
only_the_person_leaves_and_only_who_leads_the_group_takes_off(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx person, neighbour;
	int64_t ann, ben;

	(void)state;
	full_group(ctx);
	joins(ctx, "ann@people.example", 0);
	joins(ctx, "ben@people.example", 0);
	ann = entry_of(ctx, "ann@people.example");
	ben = entry_of(ctx, "ben@people.example");
	person = (struct ctx){ .arena = ctx->arena, .db = ctx->db, .conf = ctx->conf, .now = ctx->now, .touched = ctx->touched };
	person.account = account_by_email(ctx, "ann@people.example");
	assert_int_equal(wait_leave(&person, ben), NOT_FOUND);
	assert_int_equal(wait_leave(&person, ann), OK);
	assert_int_equal(wait_leave(&person, ann), INVALID);
	assert_string_equal(person.problems->words, "You do not wait for a seat in Staff any more. Nothing was changed.");
	neighbour = world_neighbour(ctx);
	neighbour.group = ctx->group;
	assert_int_equal(wait_remove(&neighbour, ben), NOT_FOUND);
	assert_int_equal(wait_remove(ctx, ben), OK);
	assert_int_equal(wait_remove(ctx, ben), INVALID);
	assert_false(wait_is_needed(ctx));
	/* Who left may come again, at the end. */
	assert_int_equal(joins(ctx, "ann@people.example", 0), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_stand_in_the_order_of_their_coming_and_once_each),
		cmocka_unit_test(a_free_seat_goes_to_the_first_in_line),
		cmocka_unit_test(more_seats_take_in_as_many_and_at_most_so_many_at_a_time),
		cmocka_unit_test(one_job_at_a_time_waits_for_a_group),
		cmocka_unit_test(whoever_joins_while_a_seat_is_free_wakes_the_list),
		cmocka_unit_test(an_archived_group_takes_nobody_until_it_is_restored),
		cmocka_unit_test(a_closed_organisation_takes_nobody_until_it_is_reopened),
		cmocka_unit_test(a_code_that_worked_when_it_was_redeemed_counts_though_it_is_off_or_over),
		cmocka_unit_test(whoever_came_by_a_code_that_is_used_up_or_retired_is_passed_over_and_told),
		cmocka_unit_test(whoever_is_archived_stands_in_no_line_any_more_and_the_next_moves_up),
		cmocka_unit_test(archived_people_and_closed_accounts_are_passed_over),
		cmocka_unit_test(whoever_got_in_or_was_invited_by_another_way_only_leaves_the_line),
		cmocka_unit_test(whoever_comes_in_by_another_way_waits_no_more),
		cmocka_unit_test(what_somebody_brings_is_given_when_they_come_in),
		cmocka_unit_test(only_the_person_leaves_and_only_who_leads_the_group_takes_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
