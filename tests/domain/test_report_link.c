#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/report_link.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

#define DAY 86400

static enum outcome
make(struct ctx *ctx, const char *course, const char *days)
{
	return report_link_create(ctx, &(struct report_link_form){ .name = "The inspector", .course = course, .days = days });
}

/* The token of the link that was made last. */
static const char *
token(struct ctx *ctx, int64_t *id)
{
	struct rows *rows = q_report_link_list(ctx->db, ctx->organisation, ctx->group, INT64_MAX, 1, ctx->now);

	assert_true(row_one(rows));
	*id = row_integer(rows, REPORT_LINK_LIST_ID);
	return strstr(report_link_url(ctx, row_text(rows, REPORT_LINK_LIST_NONCE)), "/audit/") + strlen("/audit/");
}

static void
it_works_until_its_day_or_until_it_is_revoked(void **state)
{
	struct ctx *ctx = world_open(), visitor = { .arena = ctx->arena, .db = ctx->db, .conf = ctx->conf, .now = ctx->now };
	struct report_link link;
	const char *text;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(make(ctx, "", "30"), OK);
	text = token(ctx, &id);
	link = report_link_find(&visitor, text);
	assert_int_equal(link.state, REPORT_LINK_OPEN);
	assert_int_equal(link.group, ctx->group);
	assert_int_equal(link.organisation, ctx->organisation);
	assert_false(link.emails);
	assert_int_equal(report_link_find(&visitor, "nonsense").state, REPORT_LINK_UNKNOWN);
	visitor.now += 30 * DAY - 1;
	assert_int_equal(report_link_find(&visitor, text).state, REPORT_LINK_OPEN);
	look_run(ctx, "UPDATE organisations SET status = 'closed'");
	assert_int_equal(report_link_find(&visitor, text).state, REPORT_LINK_GONE);
	look_run(ctx, "UPDATE organisations SET status = 'active'");
	visitor.now += 1;
	assert_int_equal(report_link_find(&visitor, text).state, REPORT_LINK_EXPIRED);
	assert_int_equal(report_link_revoke(ctx, id), OK);
	assert_int_equal(report_link_find(&visitor, text).state, REPORT_LINK_REVOKED);
	world_close(ctx);
}

static void
of_a_course_that_the_group_drops_it_shows_nothing(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "Driver safety"), id;
	const char *text, *chosen;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	chosen = arena_text(ctx->arena, "%lld", (long long)course);
	assert_int_equal(make(ctx, chosen, "30"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	assert_int_equal(make(ctx, chosen, "30"), OK);
	text = token(ctx, &id);
	assert_int_equal(report_link_find(ctx, text).course, course);
	assert_int_equal(group_set_courses(ctx, &course, 0), OK);
	assert_int_equal(report_link_find(ctx, text).state, REPORT_LINK_GONE);
	world_close(ctx);
}

static void
its_form_is_checked(void **state)
{
	static const char *const wrong[] = { "", "0", "366", "-1", "soon", "99999999999999999999" };
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(make(ctx, "", wrong[i]), INVALID);
		assert_true(has_problem(ctx, "days"));
		ctx->problems = NULL;
	}
	assert_int_equal(make(ctx, "x", "30"), INVALID);
	ctx->problems = NULL;
	for (int i = 0; i < REPORT_LINKS_MOST; i++)
		assert_int_equal(make(ctx, "", "365"), OK);
	assert_int_equal(make(ctx, "", "30"), INVALID);
	ctx->problems = NULL;
	token(ctx, &id);
	assert_int_equal(report_link_revoke(ctx, id), OK);
	assert_int_equal(make(ctx, "", "30"), OK);
	world_close(ctx);
}

static void
another_organisation_cannot_revoke_it(void **state)
{
	struct ctx *ctx = world_open(), other;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(make(ctx, "", "30"), OK);
	token(ctx, &id);
	other = world_neighbour(ctx);
	other.group = ctx->group;
	assert_int_equal(report_link_revoke(&other, id), NOT_FOUND);
	other.group = 0;
	assert_int_equal(report_link_revoke(&other, id), NOT_FOUND);
	assert_int_equal(report_link_find(ctx, token(ctx, &id)).state, REPORT_LINK_OPEN);
	world_close(ctx);
}

static void
openings_are_counted_once_a_minute(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t id;
	const char *text;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(make(ctx, "", "30"), OK);
	text = token(ctx, &id);
	db_commit(ctx->db);
	for (int second = 0; second < 130; second++) {
		struct report_link link = report_link_find(ctx, text);

		report_link_seen(ctx, &link);
		world_later(ctx, 1);
	}
	rows = q_report_link_list(ctx->db, ctx->organisation, ctx->group, INT64_MAX, 1, ctx->now);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, REPORT_LINK_LIST_VIEWS), 3);
	db_begin(ctx->db);
	world_close(ctx);
}

static void
no_course_of_another_organisation_is_named(void **state)
{
	struct ctx *ctx = world_open(), other = world_neighbour(ctx);
	int64_t course = world_course(ctx, "Driver safety"), id;
	struct rows *rows;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	assert_int_equal(make(ctx, arena_text(ctx->arena, "%lld", (long long)course), "30"), OK);
	token(ctx, &id);
	assert_int_equal(group_set_courses(ctx, &course, 0), OK);
	assert_int_equal(course_delete(ctx, course), OK);
	assert_int_not_equal(world_course(&other, "Dismissal"), course);
	look_run(ctx, "UPDATE report_links SET course_id = (SELECT id FROM courses WHERE title = 'Dismissal')");
	rows = q_report_link_list(ctx->db, ctx->organisation, ctx->group, INT64_MAX, 1, ctx->now);
	assert_true(row_one(rows));
	assert_null(row_text(rows, REPORT_LINK_LIST_COURSE));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_works_until_its_day_or_until_it_is_revoked),
		cmocka_unit_test(of_a_course_that_the_group_drops_it_shows_nothing),
		cmocka_unit_test(its_form_is_checked),
		cmocka_unit_test(another_organisation_cannot_revoke_it),
		cmocka_unit_test(openings_are_counted_once_a_minute),
		cmocka_unit_test(no_course_of_another_organisation_is_named),
	};

	return cmocka_run_group_tests_name("report_link", tests, NULL, NULL);
}
