#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/membership_seat.h"
#include "domain/organisation.h"
#include "domain/progress.h"
#include "domain/seat.h"
#include "lib/world.h"
#include "queries.h"

static void
complain(void *closure, const char *words, const char *found)
{
	(void)closure;
	print_error("%s: %s\n", words, found);
}

/* Nothing is wrong anywhere. */
static void
sound(struct ctx *ctx)
{
	assert_int_equal(invariant_check(ctx->db, 5, complain, NULL), 0);
}

struct numbers {
	int64_t seats, held, kept, free;
};

static struct numbers
numbers(struct ctx *ctx)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	assert_true(row_one(rows));
	return (struct numbers){ row_integer(rows, GROUP_GET_SEATS), row_integer(rows, GROUP_GET_SEATS_HELD),
		row_integer(rows, GROUP_GET_SEATS_KEPT), row_integer(rows, GROUP_GET_SEATS_FREE) };
}

/* Why the latest line stands in the ledger, and by how much. */
static const char *
latest(struct ctx *ctx, int64_t *held)
{
	struct rows *rows = q_seat_page(ctx->db, ctx->organisation, ctx->group, 1, INT64_MAX, 1);

	assert_true(row_one(rows));
	if (held)
		*held = row_integer(rows, SEAT_PAGE_HELD);
	return row_text(rows, SEAT_PAGE_WHY);
}

static int
lines(struct ctx *ctx)
{
	struct rows *rows = q_seat_page(ctx->db, ctx->organisation, ctx->group, 1, INT64_MAX, 1000);
	int count = 0;

	while (row_next(rows))
		count++;
	return count;
}

/* The group has a course, and the member has started it. */
static void
start_course(struct ctx *ctx, int64_t member)
{
	int64_t course = world_course(ctx, "First aid");

	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	progress_begin(ctx, member, course);
}

/* Ada has started a course of a group with two seats; ctx->group is it. */
static int64_t
begun(struct ctx *ctx, int64_t *member)
{
	int64_t id;

	*member = world_member(ctx, "ada@northfield.example", "Ada", "Okafor");
	world_group(ctx, "Staff", "ask", "2");
	id = world_join(ctx, *member);
	start_course(ctx, *member);
	return id;
}

/* ---------------------------------------------------------------- the ledger */

static void
the_ledger_agrees_after_every_verb(void **state)
{
	static const struct {
		enum membership_verb verb;
		const char *why;
		int64_t held;
	} verbs[] = { { MEMBERSHIP_CANCEL, "cancelled", -1 }, { MEMBERSHIP_REINVITE, "invited", 1 },
		{ MEMBERSHIP_RESEND, "invited", 1 } };
	struct ctx *ctx = world_open();
	int64_t id, held;

	(void)state;
	world_group(ctx, "Staff", "ask", "3");
	assert_string_equal(latest(ctx, NULL), "created");
	assert_int_equal(world_enrol(ctx, "one@northfield.example", &id), ADMITTED);
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		struct rows *rows = q_membership_current(ctx->db, ctx->group, "one@northfield.example");

		assert_true(row_one(rows));
		id = row_integer(rows, MEMBERSHIP_CURRENT_ID);
		assert_int_equal(membership_do(ctx, verbs[i].verb, id), DONE);
		assert_string_equal(latest(ctx, &held), verbs[i].why);
		assert_int_equal(held, verbs[i].held);
		sound(ctx);
	}
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_string_equal(latest(ctx, NULL), "removed");
	assert_int_equal(membership_undo_remove(ctx, id), DONE);
	assert_string_equal(latest(ctx, NULL), "brought_back");
	assert_int_equal(numbers(ctx).held, 1);
	sound(ctx);
	world_close(ctx);
}

static void
archiving_and_restoring_stand_in_the_ledger(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "ada@northfield.example", "Ada", "Okafor");
	const char *left_out;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_join(ctx, member);
	assert_string_equal(latest(ctx, NULL), "enrolled");
	assert_int_equal(member_archive(ctx, member), OK);
	assert_string_equal(latest(ctx, NULL), "archived");
	assert_int_equal(numbers(ctx).free, 1);
	sound(ctx);
	assert_int_equal(member_restore(ctx, member, &left_out), OK);
	assert_string_equal(latest(ctx, NULL), "restored");
	assert_int_equal(numbers(ctx).free, 0);
	sound(ctx);
	world_close(ctx);
}

static void
a_full_group_takes_nobody_and_says_nothing(void **state)
{
	struct ctx *ctx = world_open();
	int before;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), ADMITTED);
	before = lines(ctx);
	assert_int_equal(world_enrol(ctx, "two@northfield.example", NULL), GROUP_FULL);
	assert_false(seat_hold(ctx, 1));
	assert_false(seat_hold(ctx, -2));
	assert_int_equal(lines(ctx), before);
	sound(ctx);
	world_close(ctx);
}

static void
the_ledger_is_only_added_to(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_int_equal(lines(ctx), 1);
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(group_restore(ctx), OK);
	assert_int_equal(lines(ctx), 1);
	sound(ctx);
	world_close(ctx);
}

/* ---------------------------------------------------------------- seats of those who leave */

static void
a_learner_who_has_started_keeps_the_seat_used(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member, id = begun(ctx, &member), held;

	(void)state;
	assert_true(seat_stays(ctx, id));
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_string_equal(latest(ctx, &held), "kept");
	assert_int_equal(held, 0);
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(numbers(ctx).kept, 1);
	sound(ctx);
	assert_int_equal(membership_undo_remove(ctx, id), DONE);
	assert_string_equal(latest(ctx, NULL), "returned");
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	world_close(ctx);
}

static void
an_archived_one_too_and_restoring_takes_it_over(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member;
	const char *left_out;

	(void)state;
	begun(ctx, &member);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(numbers(ctx).kept, 1);
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "two@northfield.example", NULL), GROUP_FULL);
	assert_int_equal(member_restore(ctx, member, &left_out), OK);
	assert_null(left_out);
	assert_int_equal(numbers(ctx).held, 2);
	sound(ctx);
	world_close(ctx);
}

static void
where_seats_always_come_back_it_does(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member, id = begun(ctx, &member);

	(void)state;
	assert_int_equal(seat_choose_return(ctx, "never"), INVALID);
	assert_true(has_problem(ctx, "seat_return"));
	assert_int_equal(seat_choose_return(ctx, "always"), OK);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(numbers(ctx).held, 0);
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	world_close(ctx);
}

static void
whoever_comes_in_again_takes_their_own_seat(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member, id = begun(ctx, &member);

	(void)state;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "two@northfield.example", NULL), GROUP_FULL);
	world_join(ctx, member);
	assert_string_equal(latest(ctx, NULL), "returned");
	assert_int_equal(numbers(ctx).held, 2);
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	world_close(ctx);
}

static void
an_invite_that_comes_to_nothing_hands_the_kept_seat_back(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member, id = begun(ctx, &member), invite;

	(void)state;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(world_enrol(ctx, "ada@northfield.example", &invite), ADMITTED);
	assert_string_equal(latest(ctx, NULL), "returned");
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, invite), DONE);
	assert_string_equal(latest(ctx, NULL), "kept_still");
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(numbers(ctx).kept, 1);
	sound(ctx);
	assert_int_equal(membership_undo_remove(ctx, invite), DONE);
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	world_close(ctx);
}

static void
an_invite_to_another_address_of_theirs_frees_the_kept_seat_when_accepted(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member, id = begun(ctx, &member), invite_id;
	int64_t account = account_by_email(ctx, "ada@northfield.example");
	struct invite invite;

	(void)state;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(world_enrol(ctx, "ada@home.example", &invite_id), ADMITTED);
	assert_int_equal(numbers(ctx).held, 2);
	invite = world_invite(ctx, invite_id);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_string_equal(latest(ctx, NULL), "released");
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(numbers(ctx).kept, 0);
	sound(ctx);
	world_close(ctx);
}

/* ---------------------------------------------------------------- keys */

static void
the_seat_of_a_key_passes_to_who_redeems_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "ada@northfield.example", "Ada", "Okafor"), held, id;
	struct arrival arrival = { .route = "key", .detail = "", .notify = true, .key_batch = 7 };

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_true(seat_hold(ctx, 1));
	q_key_count_unused(ctx->db, ctx->organisation, ctx->group, 1);
	seat_note(ctx, 1, &(struct seat_reason){ .why = "keys_made", .batch = 7 });
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), GROUP_FULL);
	assert_int_equal(membership_add(ctx, &arrival, &(struct newcomer){ .member = member }, &id), ADMITTED);
	assert_string_equal(latest(ctx, &held), "redeemed");
	assert_int_equal(held, 0);
	assert_int_equal(numbers(ctx).held, 1);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(numbers(ctx).free, 1);
	sound(ctx);
	world_close(ctx);
}

/* ---------------------------------------------------------------- the number */

static void
the_number_cannot_fall_below_the_seats_held(void **state)
{
	struct ctx *ctx = world_open();
	int before;

	(void)state;
	world_group(ctx, "Staff", "ask", "3");
	world_enrol(ctx, "one@northfield.example", NULL);
	world_enrol(ctx, "two@northfield.example", NULL);
	before = lines(ctx);
	assert_int_equal(seat_set(ctx, "1"), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_string_equal(ctx->problems->words, "2 seats are held. Enter at least that number, or free seats first.");
	assert_int_equal(lines(ctx), before);
	ctx->problems = NULL;
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_int_equal(numbers(ctx).free, 0);
	assert_int_equal(lines(ctx), before + 1);
	assert_int_equal(seat_set(ctx, "2"), OK);
	assert_int_equal(lines(ctx), before + 1);
	sound(ctx);
	assert_int_equal(seat_set(ctx, ""), OK);
	sound(ctx);
	assert_int_equal(seat_set(ctx, "9"), OK);
	assert_int_equal(numbers(ctx).free, 7);
	sound(ctx);
	world_close(ctx);
}

static void
what_is_no_number_of_seats_is_refused(void **state)
{
	static const char *const typed[] = { "-1", "1.5", "many", "10000001", "99999999999999999999", "1e3" };
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "3");
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
		ctx->problems = NULL;
		assert_int_equal(seat_set(ctx, typed[i]), INVALID);
		assert_true(has_problem(ctx, "seats"));
	}
	assert_int_equal(numbers(ctx).seats, 3);
	world_close(ctx);
}

static void
only_administrators_set_it_and_only_the_site_where_seats_are_ordered(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "3");
	ctx->role = LEADER;
	assert_int_equal(seat_set(ctx, "5"), FORBIDDEN);
	ctx->role = ADMIN;
	assert_int_equal(organisation_switch(ctx, ctx->organisation, "own_seats", false), OK);
	assert_int_equal(seat_set(ctx, "5"), FORBIDDEN);
	ctx->role = SITE_ADMIN;
	assert_int_equal(seat_set(ctx, "5"), OK);
	ctx->role = ADMIN;
	assert_int_equal(group_duplicate(ctx, &ctx->group), OK);
	assert_int_equal(numbers(ctx).seats, 0);
	world_group(ctx, "More staff", "ask", "20");
	assert_int_equal(numbers(ctx).seats, 0);
	sound(ctx);
	world_close(ctx);
}

static void
bought_seats_come_and_go_back_while_they_are_free(void **state)
{
	const struct seat_reason bought = { .why = "order", .order = 1 }, back = { .why = "refund", .order = 1 };
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "one@northfield.example", NULL);
	assert_true(seat_add(ctx, 2, &bought));
	assert_int_equal(numbers(ctx).free, 2);
	assert_false(seat_add(ctx, -3, &back));
	assert_true(seat_add(ctx, -2, &back));
	assert_false(seat_add(ctx, SEATS_MOST, &bought));
	sound(ctx);
	assert_int_equal(seat_set(ctx, ""), OK);
	assert_true(seat_add(ctx, 5, &bought));
	assert_string_equal(latest(ctx, NULL), "order");
	assert_int_equal(seat_set(ctx, "1"), OK);
	sound(ctx);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_ledger_agrees_after_every_verb),
		cmocka_unit_test(archiving_and_restoring_stand_in_the_ledger),
		cmocka_unit_test(a_full_group_takes_nobody_and_says_nothing),
		cmocka_unit_test(the_ledger_is_only_added_to),
		cmocka_unit_test(a_learner_who_has_started_keeps_the_seat_used),
		cmocka_unit_test(an_archived_one_too_and_restoring_takes_it_over),
		cmocka_unit_test(where_seats_always_come_back_it_does),
		cmocka_unit_test(whoever_comes_in_again_takes_their_own_seat),
		cmocka_unit_test(an_invite_that_comes_to_nothing_hands_the_kept_seat_back),
		cmocka_unit_test(an_invite_to_another_address_of_theirs_frees_the_kept_seat_when_accepted),
		cmocka_unit_test(the_seat_of_a_key_passes_to_who_redeems_it),
		cmocka_unit_test(the_number_cannot_fall_below_the_seats_held),
		cmocka_unit_test(what_is_no_number_of_seats_is_refused),
		cmocka_unit_test(only_administrators_set_it_and_only_the_site_where_seats_are_ordered),
		cmocka_unit_test(bought_seats_come_and_go_back_while_they_are_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
