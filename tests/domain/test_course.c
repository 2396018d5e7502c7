#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/course.h"
#include "lib/world.h"
#include "queries.h"

static void
a_course_has_a_title_of_its_own(void **state)
{
	struct ctx *ctx = world_open();
	struct course_form form = { "First aid", "What to do.", "90" };
	struct rows *rows;
	int64_t id, other;

	(void)state;
	assert_int_equal(course_create(ctx, &form, &id), OK);
	rows = q_course_get(ctx->db, ctx->organisation, id);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, COURSE_GET_HOURS), 1);
	assert_int_equal(row_integer(rows, COURSE_GET_REST), 30);
	assert_int_equal(course_update(ctx, id, &form), OK);
	form.title = "FIRST  aid";
	assert_int_equal(course_create(ctx, &form, &other), INVALID);
	assert_true(has_problem(ctx, "title"));
	ctx->problems = NULL;
	form.title = "Second aid";
	form.minutes = "-1";
	assert_int_equal(course_create(ctx, &form, &other), INVALID);
	assert_true(has_problem(ctx, "minutes"));
	world_close(ctx);
}

static void
a_course_is_archived_and_restored_by_its_own_organisation(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx neighbour;
	struct course_form form = { "First aid", "", "" };
	int64_t id;

	(void)state;
	assert_int_equal(course_create(ctx, &form, &id), OK);
	neighbour = world_neighbour(ctx);
	assert_int_equal(course_archive(&neighbour, id), NOT_FOUND);
	assert_int_equal(course_update(&neighbour, id, &form), NOT_FOUND);
	assert_int_equal(course_archive(ctx, id), OK);
	assert_int_equal(rows_integer(q_course_page(ctx->db, ctx->organisation, "archived", "", 0, 5)), id);
	assert_int_equal(course_restore(ctx, id), OK);
	assert_int_equal(rows_integer(q_course_page(ctx->db, ctx->organisation, "active", "", 0, 5)), id);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_has_a_title_of_its_own),
		cmocka_unit_test(a_course_is_archived_and_restored_by_its_own_organisation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
