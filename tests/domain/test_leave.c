/* People leave groups by themselves, and come back while nothing else has happened. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/leave.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define ANN "ann@a.example"

struct scene {
	struct ctx *ctx, ann; /* the administrator, and Ann as she acts */
	int64_t member, membership, course;
};

static struct scene
scene_open(const char *seats)
{
	struct scene s = { .ctx = world_open() };

	s.member = world_member(s.ctx, ANN, "Ann", "Abel");
	s.course = taught_course(s.ctx, "Fire safety", 2);
	world_group(s.ctx, "Drivers", "enrol", seats);
	assert_int_equal(group_set_courses(s.ctx, &s.course, 1), OK);
	assert_int_equal(world_enrol(s.ctx, ANN, &s.membership), ADMITTED);
	s.ann = *s.ctx;
	s.ann.account = account_by_email(s.ctx, ANN);
	s.ann.organisation = s.ann.member = s.ann.group = 0;
	s.ann.role = LEARNER;
	return s;
}

static void
a_learner_leaves_and_the_seat_is_free(void **state)
{
	struct scene s = scene_open("1");

	(void)state;
	assert_int_equal(leave_group(&s.ann, s.membership), OK);
	assert_string_equal(world_status(s.ctx, s.membership), "removed");
	assert_int_equal(world_count(s.ctx, "held"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM activities WHERE verb = 'membership.left' AND account_id = %lld",
						 (long long)s.ann.account),
		1);
	assert_int_equal(leave_group(&s.ann, s.membership), INVALID);
	world_close(s.ctx);
}

static void
the_seat_of_whoever_has_begun_stays(void **state)
{
	struct scene s = scene_open("1");

	(void)state;
	progress_begin(s.ctx, s.member, s.course);
	assert_int_equal(leave_group(&s.ann, s.membership), OK);
	assert_int_equal(world_count(s.ctx, "held"), 1);
	assert_true(row_one(q_learning_course(s.ctx->db, s.ann.account, s.course, s.ctx->now)));
	world_close(s.ctx);
}

static void
nobody_else_takes_them_out_this_way(void **state)
{
	struct scene s = scene_open("");

	(void)state;
	s.ann.account = s.ctx->account;
	assert_int_equal(leave_group(&s.ann, s.membership), NOT_FOUND);
	assert_string_equal(world_status(s.ctx, s.membership), "active");
	world_close(s.ctx);
}

static void
they_come_back_while_nothing_else_happened(void **state)
{
	struct scene s = scene_open("1");

	(void)state;
	assert_int_equal(leave_return(&s.ann, s.membership), INVALID);
	s.ann.problems = NULL;
	assert_int_equal(leave_group(&s.ann, s.membership), OK);
	assert_int_equal(leave_return(&s.ann, s.membership), OK);
	assert_string_equal(world_status(s.ctx, s.membership), "active");
	assert_int_equal(world_count(s.ctx, "held"), 1);
	assert_int_equal(leave_group(&s.ann, s.membership), OK);
	world_later(s.ctx, LEAVE_UNDO_SECONDS + 1);
	s.ann.now = s.ctx->now;
	assert_int_equal(leave_return(&s.ann, s.membership), INVALID);
	world_close(s.ctx);
}

static void
who_was_removed_cannot_come_back_by_themselves(void **state)
{
	struct scene s = scene_open("");

	(void)state;
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, s.membership), DONE);
	assert_int_equal(leave_return(&s.ann, s.membership), INVALID);
	assert_string_equal(world_status(s.ctx, s.membership), "removed");
	world_close(s.ctx);
}

static void
a_seat_that_somebody_took_meanwhile_is_gone(void **state)
{
	struct scene s = scene_open("1");
	int64_t other;

	(void)state;
	assert_int_equal(leave_group(&s.ann, s.membership), OK);
	assert_int_equal(world_enrol(s.ctx, "bob@a.example", &other), ADMITTED);
	assert_int_equal(leave_return(&s.ann, s.membership), INVALID);
	assert_string_equal(world_status(s.ctx, s.membership), "removed");
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_learner_leaves_and_the_seat_is_free),
		cmocka_unit_test(the_seat_of_whoever_has_begun_stays),
		cmocka_unit_test(nobody_else_takes_them_out_this_way),
		cmocka_unit_test(they_come_back_while_nothing_else_happened),
		cmocka_unit_test(who_was_removed_cannot_come_back_by_themselves),
		cmocka_unit_test(a_seat_that_somebody_took_meanwhile_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
