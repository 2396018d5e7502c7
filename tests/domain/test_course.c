#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/progress.h"
#include "lib/taught.h"
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

static void
settings_are_read_strictly(void **state)
{
	static const char *const refused[] = { "first-aid", ":x", "1a:x", "https://a b", "a<b:c",
		"https:", "https://muster.example/courses/1" };
	struct ctx *ctx = world_open();
	struct course_form form = {
		.title = "First aid", .description = "", .minutes = "", .certificate_months = "24", .no_certificate = true
	};
	int64_t id, other;
	struct rows *rows;

	(void)state;
	assert_int_equal(course_create(ctx, &form, &id), OK);
	form.activity_iri = "https://lms.example/a/1";
	assert_int_equal(course_update(ctx, id, &form), OK);
	rows = q_course_get(ctx->db, ctx->organisation, id);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, COURSE_GET_CERTIFICATE), 0);
	assert_int_equal(row_integer(rows, COURSE_GET_CERTIFICATE_MONTHS), 24);
	assert_string_equal(row_text(rows, COURSE_GET_ACTIVITY_IRI), "https://lms.example/a/1");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		form.activity_iri = refused[i];
		assert_int_equal(course_update(ctx, id, &form), INVALID);
		assert_true(has_problem(ctx, "activity_iri"));
		ctx->problems = NULL;
	}
	form = (struct course_form){ .title = "Second aid", .description = "", .minutes = "" };
	assert_int_equal(course_create(ctx, &form, &other), OK);
	form.activity_iri = "https://lms.example/a/1";
	form.certificate_months = "0";
	assert_int_equal(course_update(ctx, other, &form), INVALID);
	assert_true(has_problem(ctx, "activity_iri") && has_problem(ctx, "certificate_months"));
	world_close(ctx);
}

static void
a_course_that_somebody_has_begun_is_not_deleted(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx neighbour;
	int64_t course = taught_course(ctx, "First aid", 2), member = world_member(ctx, "ada@example.org", "Ada", "Lake");
	struct course_use use;

	(void)state;
	progress_begin(ctx, member, course);
	assert_true(course_use(ctx, course, &use));
	assert_int_equal(use.in_progress, 1);
	assert_int_equal(course_delete(ctx, course), INVALID);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM lessons"), 2);
	ctx->problems = NULL;
	neighbour = world_neighbour(ctx);
	assert_int_equal(course_delete(&neighbour, course), NOT_FOUND);
	world_close(ctx);
}

static void
an_unused_course_goes_with_everything_in_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = taught_course(ctx, "First aid", 2), member = world_member(ctx, "ada@example.org", "Ada", "Lake");

	(void)state;
	taught_anew(ctx, course, 3);
	assert_true(course_draft(ctx, course) > 0);
	progress_assign(ctx, member, course);
	assert_int_equal(course_delete(ctx, course), INVALID);
	ctx->problems = NULL;
	progress_unassign(ctx, member, course);
	assert_int_equal(course_delete(ctx, course), OK);
	assert_int_equal(look_number(ctx,
						 "SELECT (SELECT count(*) FROM lessons) + (SELECT count(*) FROM course_versions)"
						 " + (SELECT count(*) FROM courses) + (SELECT count(*) FROM enrolments)"),
		0);
	assert_int_equal(course_delete(ctx, course), NOT_FOUND);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_has_a_title_of_its_own),
		cmocka_unit_test(a_course_is_archived_and_restored_by_its_own_organisation),
		cmocka_unit_test(settings_are_read_strictly),
		cmocka_unit_test(a_course_that_somebody_has_begun_is_not_deleted),
		cmocka_unit_test(an_unused_course_goes_with_everything_in_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
