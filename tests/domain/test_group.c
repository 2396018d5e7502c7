#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/course.h"
#include "domain/group.h"
#include "lib/world.h"
#include "queries.h"

static struct group_form
form_named(const char *name)
{
	return (struct group_form){ .name = name, .description = "", .policy = "ask", .invite_days = "30", .seats = "" };
}

/* The titles of the group's courses, in their order: "A, B". */
static const char *
courses_of(struct ctx *ctx)
{
	struct rows *rows = q_group_courses_list(ctx->db, ctx->organisation, ctx->group);
	const char *titles = "";

	while (row_next(rows))
		titles = arena_text(ctx->arena, "%s%s%s", titles, *titles ? ", " : "", row_text(rows, GROUP_COURSES_LIST_TITLE));
	return titles;
}

static int
leaders_of(struct ctx *ctx)
{
	struct rows *rows = q_dashboard_leaders(ctx->db, ctx->organisation, ctx->group);
	int count = 0;

	while (row_next(rows))
		count++;
	return count;
}

static void
a_form_hears_all_its_problems_at_once(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = { .name = " ", .description = "", .policy = "rules", .invite_days = "0", .seats = "-1" };
	int64_t group;

	(void)state;
	assert_int_equal(group_create(ctx, &form, &group), INVALID);
	assert_string_equal(world_words(ctx, "name"), "Enter a name for the group.");
	assert_true(*world_words(ctx, "policy") && *world_words(ctx, "invite_days") && *world_words(ctx, "seats"));
	world_close(ctx);
}

static void
two_active_groups_never_share_a_name(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = form_named("residential CARE");
	int64_t first = world_group(ctx, "Residential care", "ask", "");
	int64_t second;

	(void)state;
	assert_int_equal(group_create(ctx, &form, &second), INVALID);
	assert_non_null(strstr(world_words(ctx, "name"), "There is a group of this name already"));
	ctx->problems = NULL;
	ctx->group = first;
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(group_create(ctx, &form, &second), OK);
	ctx->group = first;
	assert_int_equal(group_restore(ctx), INVALID);
	assert_non_null(strstr(world_words(ctx, ""), "Another group has this name now"));
	world_close(ctx);
}

static void
courses_keep_the_order_given_and_foreign_ones_are_refused(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t courses[3] = { world_course(ctx, "Alpha"), world_course(ctx, "Beta"), world_course(&other, "Foreign") };
	int64_t turned[2] = { courses[1], courses[0] };

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(group_set_courses(ctx, courses, 3), INVALID);
	assert_string_equal(courses_of(ctx), "Alpha, Beta");
	ctx->problems = NULL;
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
	assert_string_equal(courses_of(ctx), "Alpha, Beta");
	assert_int_equal(group_set_courses(ctx, turned, 2), OK);
	assert_string_equal(courses_of(ctx), "Beta, Alpha");
	assert_int_equal(group_set_courses(ctx, turned, 1), OK);
	assert_string_equal(courses_of(ctx), "Beta");
	assert_int_equal(group_set_courses(ctx, NULL, 0), OK);
	assert_string_equal(courses_of(ctx), "");
	world_close(ctx);
}

/* The form was open while a colleague archived it. */
static void
an_archived_course_stays_where_it_is_and_comes_into_no_group(void **state)
{
	struct ctx *ctx = world_open();
	int64_t courses[2] = { world_course(ctx, "Alpha"), world_course(ctx, "Beta") }, group, copy;
	struct group_form form = form_named("Third");

	(void)state;
	group = world_group(ctx, "Staff", "ask", "");
	assert_int_equal(group_set_courses(ctx, courses, 1), OK);
	assert_int_equal(course_archive(ctx, courses[0]), OK);
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
	assert_string_equal(courses_of(ctx), "Alpha, Beta");
	assert_int_equal(group_duplicate(ctx, &copy), OK);
	assert_string_equal(courses_of(ctx), "Beta");
	assert_int_equal(group_set_courses(ctx, courses, 1), INVALID);
	assert_non_null(strstr(world_words(ctx, ""), "archived or deleted meanwhile"));
	ctx->problems = NULL;
	form.courses = courses;
	form.course_count = 2;
	assert_int_equal(group_create(ctx, &form, &group), INVALID);
	world_close(ctx);
}

static void
a_leader_changes_name_description_and_days_and_nothing_else(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = { .name = "Night staff", .description = "New", .policy = "enrol", .invite_days = "14" };
	struct rows *rows;

	(void)state;
	world_group(ctx, "Staff", "ask", "5");
	ctx->role = LEADER;
	assert_int_equal(group_update(ctx, &form), OK);
	rows = q_group_get(ctx->db, ctx->organisation, ctx->group);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, GROUP_GET_NAME), "Night staff");
	assert_int_equal(row_integer(rows, GROUP_GET_INVITE_DAYS), 14);
	assert_string_equal(row_text(rows, GROUP_GET_POLICY), "ask");
	world_close(ctx);
}

static void
a_group_is_entered_by_its_leaders_and_by_administrators(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	int64_t group = world_group(ctx, "Staff", "ask", "");
	struct ctx leader = *ctx;

	(void)state;
	assert_int_equal(group_enter(ctx, group), OK);
	assert_int_equal(group_enter(&other, group), NOT_FOUND);
	leader.role = LEARNER;
	leader.member = owen;
	assert_int_equal(group_enter(&leader, group), NOT_FOUND);
	assert_int_equal(group_add_leader(ctx, owen), OK);
	assert_int_equal(group_enter(&leader, group), OK);
	assert_int_equal(leader.role, LEADER);
	world_close(ctx);
}

static void
leaders_are_active_members_once(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(group_add_leader(ctx, ctx->member), OK);
	assert_int_equal(group_add_leader(ctx, ctx->member), INVALID);
	assert_int_equal(group_add_leader(ctx, other.member), INVALID);
	assert_int_equal(leaders_of(ctx), 1);
	assert_int_equal(group_remove_leader(ctx, ctx->member), OK);
	assert_int_equal(group_remove_leader(ctx, ctx->member), NOT_FOUND);
	world_close(ctx);
}

static void
a_duplicate_of_a_long_name_has_a_name_that_its_settings_take(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer name = buffer_new(ctx->arena, 1000);
	struct rows *rows;
	int64_t copy;

	(void)state;
	for (int i = 0; i < 120; i++)
		buffer_text(&name, i ? "ö" : "a");
	world_group(ctx, name.data, "ask", "");
	assert_int_equal(group_duplicate(ctx, &copy), OK);
	rows = q_group_get(ctx->db, ctx->organisation, copy);
	assert_true(row_one(rows));
	assert_true(text_is_utf8(row_text(rows, GROUP_GET_NAME), strlen(row_text(rows, GROUP_GET_NAME))));
	assert_true(text_characters(row_text(rows, GROUP_GET_NAME)) < 100);
	world_close(ctx);
}

static void
a_duplicate_has_settings_courses_and_leaders_but_no_learners(void **state)
{
	struct ctx *ctx = world_open();
	int64_t alpha = world_course(ctx, "Alpha");
	int64_t copy, second, group = world_group(ctx, "Staff", "enrol", "7");
	struct rows *rows;

	(void)state;
	group_set_courses(ctx, &alpha, 1);
	group_add_leader(ctx, ctx->member);
	world_enrol(ctx, "someone@northfield.example", NULL);
	assert_int_equal(group_duplicate(ctx, &copy), OK);
	rows = q_group_get(ctx->db, ctx->organisation, copy);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, GROUP_GET_NAME), "Staff (copy)");
	assert_string_equal(row_text(rows, GROUP_GET_POLICY), "enrol");
	assert_int_equal(row_integer(rows, GROUP_GET_SEATS), 7);
	assert_int_equal(row_integer(rows, GROUP_GET_SEATS_HELD), 0);
	assert_int_equal(ctx->group, copy);
	assert_string_equal(courses_of(ctx), "Alpha");
	assert_int_equal(leaders_of(ctx), 1);
	ctx->group = group;
	assert_int_equal(group_duplicate(ctx, &second), OK);
	assert_string_equal(rows_text(q_group_name(ctx->db, ctx->organisation, second)), "Staff (copy 2)");
	world_close(ctx);
}

/* ---------------------------------------------------------------- the list */

/* The names of the list by name, "A, B": of the leader (0: of the organisation) and fitting two patterns. */
static const char *
listed(struct ctx *ctx, int64_t leader, const char *status, int full, const char *word1, const char *word2)
{
	struct rows *rows = q_group_list_by_name(ctx->db, ctx->organisation, leader, status, full, word1, word2, "%", "", 0, 50);
	const char *names = "";

	while (row_next(rows))
		names = arena_text(ctx->arena, "%s%s%s", names, *names ? ", " : "", row_text(rows, GROUP_LIST_BY_NAME_NAME));
	return names;
}

static void
the_list_narrows_to_leader_status_full_and_words(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");

	(void)state;
	world_group(&other, "Foreign", "ask", "");
	world_group(ctx, "Day shift", "ask", "1");
	world_enrol(ctx, "someone@northfield.example", NULL);
	world_group(ctx, "Night shift", "ask", "");
	group_add_leader(ctx, owen);
	world_group(ctx, "Old", "ask", "");
	group_archive(ctx);
	assert_string_equal(listed(ctx, 0, "active", 0, "%", "%"), "Day shift, Night shift");
	assert_string_equal(listed(ctx, 0, "archived", 0, "%", "%"), "Old");
	assert_string_equal(listed(ctx, owen, "active", 0, "%", "%"), "Night shift");
	assert_string_equal(listed(ctx, 0, "active", 1, "%", "%"), "Day shift");
	assert_string_equal(listed(ctx, 0, "active", 0, "%shift%", "%"), "Day shift, Night shift");
	assert_string_equal(listed(ctx, 0, "active", 0, "%owen%", "%"), "Night shift");
	assert_string_equal(listed(ctx, 0, "active", 0, "%price%", "%night%"), "Night shift");
	assert_string_equal(listed(ctx, 0, "active", 0, "%price%", "%day%"), "");
	assert_string_equal(listed(ctx, 0, "active", 0, "%\\%%", "%"), "");
	world_close(ctx);
}

static void
the_totals_count_seats_learners_and_waiting(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;

	(void)state;
	world_group(ctx, "Day shift", "ask", "4");
	world_enrol(ctx, "one@northfield.example", NULL);
	world_group(ctx, "Night shift", "enrol", "");
	world_enrol(ctx, "two@northfield.example", NULL);
	group_add_leader(ctx, ctx->member);
	rows = q_group_list_totals(ctx->db, ctx->organisation, 0, ctx->member);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_ACTIVE), 2);
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_LED), 1);
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_SEATS), 4);
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_SEATS_USED), 1);
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_HELD_WITHOUT_LIMIT), 1);
	assert_int_equal(row_integer(rows, GROUP_LIST_TOTALS_LEARNERS), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_hears_all_its_problems_at_once),
		cmocka_unit_test(two_active_groups_never_share_a_name),
		cmocka_unit_test(courses_keep_the_order_given_and_foreign_ones_are_refused),
		cmocka_unit_test(an_archived_course_stays_where_it_is_and_comes_into_no_group),
		cmocka_unit_test(a_leader_changes_name_description_and_days_and_nothing_else),
		cmocka_unit_test(a_group_is_entered_by_its_leaders_and_by_administrators),
		cmocka_unit_test(leaders_are_active_members_once),
		cmocka_unit_test(a_duplicate_of_a_long_name_has_a_name_that_its_settings_take),
		cmocka_unit_test(a_duplicate_has_settings_courses_and_leaders_but_no_learners),
		cmocka_unit_test(the_list_narrows_to_leader_status_full_and_words),
		cmocka_unit_test(the_totals_count_seats_learners_and_waiting),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
