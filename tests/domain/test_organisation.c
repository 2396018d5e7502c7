#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/organisation.h"
#include "lib/world.h"
#include "queries.h"

static const struct organisation_form profile = { .name = "Northfield Family Services",
	.description = "We help.",
	.website = "www.northfield.example",
	.contact = "Dana",
	.time_zone = "America/New_York" };

static struct rows *
organisation(struct ctx *ctx, int64_t id)
{
	struct rows *rows = q_organisation_get(ctx->db, id);

	assert_true(row_one(rows));
	return rows;
}

static void
a_profile_is_saved_and_logged(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;

	(void)state;
	assert_int_equal(organisation_update(ctx, &profile), OK);
	rows = organisation(ctx, ctx->organisation);
	assert_string_equal(row_text(rows, ORGANISATION_GET_WEBSITE), "https://www.northfield.example");
	assert_string_equal(row_text(rows, ORGANISATION_GET_TIME_ZONE), "America/New_York");
	rows = q_activity_page_of_kind(ctx->db, ctx->organisation, "organisation", INT64_MAX, 1);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_VERB), "organisation.updated");
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_WHO), "Dana Whitlock");
	world_close(ctx);
}

static void
a_profile_says_what_is_wrong_at_its_field(void **state)
{
	struct ctx *ctx = world_open();
	struct organisation_form form = profile;

	(void)state;
	world_neighbour(ctx);
	form.name = "  LAKESIDE school  district ";
	form.website = "javascript://x.y";
	form.time_zone = "../../etc/passwd";
	assert_int_equal(organisation_update(ctx, &form), INVALID);
	assert_true(has_problem(ctx, "name"));
	assert_true(has_problem(ctx, "website"));
	assert_true(has_problem(ctx, "time_zone"));
	ctx->problems = NULL;
	form.name = "";
	assert_int_equal(organisation_update(ctx, &form), INVALID);
	assert_true(has_problem(ctx, "name"));
	world_close(ctx);
}

static void
a_new_organisation_has_an_administrator_who_is_told(void **state)
{
	struct ctx *ctx = world_open();
	struct organisation_start start = {
		.name = "Harbour Housing", .time_zone = "UTC", .email = "new@harbour.example", .first_name = "Ida", .last_name = ""
	};
	struct rows *rows;
	int64_t id;

	(void)state;
	assert_int_equal(organisation_create(ctx, &start, &id), OK);
	rows = q_site_organisation_admins(ctx->db, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, SITE_ORGANISATION_ADMINS_EMAIL), "new@harbour.example");
	assert_int_equal(account_by_email(ctx, "new@harbour.example"), row_integer(rows, SITE_ORGANISATION_ADMINS_ID));
	/* The world's own administrator got one too. */
	assert_int_equal(rows_integer(q_site_mails_due(ctx->db, ctx->now)), 2);
	start.email = "dana@northfield.example";
	assert_int_equal(organisation_create(ctx, &start, &id), INVALID);
	assert_true(has_problem(ctx, "name"));
	ctx->problems = NULL;
	start.name = "Open Door";
	assert_int_equal(organisation_create(ctx, &start, &id), OK);
	rows = q_site_organisation_admins(ctx->db, id);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, SITE_ORGANISATION_ADMINS_ID), ctx->account);
	world_close(ctx);
}

static void
features_are_switched_one_by_one(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_true(organisation_has(ctx, "scheduled_notices"));
	assert_int_equal(organisation_switch(ctx, ctx->organisation, "scheduled_notices", false), OK);
	assert_false(organisation_has(ctx, "scheduled_notices"));
	assert_true(organisation_has(ctx, "csv_upload"));
	assert_int_equal(organisation_switch(ctx, ctx->organisation, "status", false), NOT_FOUND);
	assert_int_equal(organisation_switch(ctx, 999, "csv_upload", false), NOT_FOUND);
	assert_false(organisation_has(ctx, "nothing"));
	world_close(ctx);
}

static bool
ticked(struct ctx *ctx, int column)
{
	struct rows *rows = q_organisation_checklist(ctx->db, ctx->organisation);

	assert_true(row_one(rows));
	return row_integer(rows, column);
}

static void
the_checklist_ticks_itself_off(void **state)
{
	struct ctx *ctx = world_open();
	struct course_form course = { "First aid", "", "" };
	int64_t id;

	(void)state;
	for (int column = ORGANISATION_CHECKLIST_PROFILE; column <= ORGANISATION_CHECKLIST_PEOPLE; column++)
		assert_false(ticked(ctx, column));
	organisation_update(ctx, &profile);
	assert_true(ticked(ctx, ORGANISATION_CHECKLIST_PROFILE));
	course_create(ctx, &course, &id);
	assert_true(ticked(ctx, ORGANISATION_CHECKLIST_COURSES));
	world_group(ctx, "Staff", "ask", "");
	assert_true(ticked(ctx, ORGANISATION_CHECKLIST_GROUPS));
	organisation_announced(ctx);
	assert_true(ticked(ctx, ORGANISATION_CHECKLIST_ANNOUNCED));
	assert_false(ticked(ctx, ORGANISATION_CHECKLIST_PEOPLE));
	world_enrol(ctx, "priya@northfield.example", NULL);
	assert_true(ticked(ctx, ORGANISATION_CHECKLIST_PEOPLE));
	organisation_put_checklist_away(ctx);
	assert_false(row_one(q_organisation_checklist(ctx->db, ctx->organisation)));
	world_close(ctx);
}

static void
closing_and_reopening_deletes_nothing(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(organisation_close(ctx, ctx->organisation), OK);
	assert_string_equal(row_text(organisation(ctx, ctx->organisation), ORGANISATION_GET_STATUS), "closed");
	assert_int_equal(organisation_reopen(ctx, ctx->organisation), OK);
	assert_string_equal(row_text(organisation(ctx, ctx->organisation), ORGANISATION_GET_STATUS), "active");
	assert_int_equal(organisation_close(ctx, 999), NOT_FOUND);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_profile_is_saved_and_logged),
		cmocka_unit_test(a_profile_says_what_is_wrong_at_its_field),
		cmocka_unit_test(a_new_organisation_has_an_administrator_who_is_told),
		cmocka_unit_test(features_are_switched_one_by_one),
		cmocka_unit_test(the_checklist_ticks_itself_off),
		cmocka_unit_test(closing_and_reopening_deletes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
