/* Whom a group's report shows, in which order and on which page, and what it tells of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/course_version.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "domain/report.h"
#include "lib/world.h"
#include "queries.h"

#define DAY 86400

/* The group enrols at once, and has a course. */
struct scene {
	int64_t course, other;
};

static int64_t
course(struct ctx *ctx, const char *title)
{
	int64_t id = world_course(ctx, title);

	assert_int_equal(course_publish(ctx, id), OK);
	return id;
}

static struct scene
scene(struct ctx *ctx)
{
	struct scene scene = { course(ctx, "First aid"), course(ctx, "Safe lifting") };
	int64_t courses[] = { scene.course, scene.other };

	world_group(ctx, "Residential care staff", "enrol", "");
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
	return scene;
}

static int64_t
member_named(struct ctx *ctx, const char *last)
{
	const char *email = arena_text(ctx->arena, "%s@northfield.example", text_fold(ctx->arena, last));
	int64_t account = account_by_email(ctx, email);

	return rows_integer(q_member_of_account(ctx->db, ctx->organisation, account));
}

/* A learner of the group by this last name. */
static int64_t
learner(struct ctx *ctx, const char *last)
{
	const char *email = arena_text(ctx->arena, "%s@northfield.example", text_fold(ctx->arena, last));

	return world_join(ctx, world_member(ctx, email, "Ann", last));
}

/* Somebody invited, who has not answered. */
static int64_t
invited(struct ctx *ctx, const char *email)
{
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true, .asks = true };
	struct newcomer newcomer = { .email = world_email(ctx, email), .first_name = "Secret", .last_name = "Name" };
	int64_t membership;

	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &membership), ADMITTED);
	return membership;
}

/* kind "progressed" with so many per cent, or "completed" with a score; so many days ago. */
static void
learned(struct ctx *ctx, const char *last, int64_t of, const char *kind, int number, int days)
{
	bool completed = strcmp(kind, "completed") == 0;
	struct progress_event event = { .member = member_named(ctx, last),
		.course = of,
		.kind = kind,
		.source = "import",
		.ref = arena_text(ctx->arena, "test:%s", kind),
		.progress = completed ? -1 : number,
		.score = completed ? number : -1,
		.seconds = 600,
		.at = ctx->now - (int64_t)days * DAY };

	assert_true(progress_add(ctx, &event));
}

/* All of a report by pages of so many, from the first to the last and back again, which must tell the same: "adams baker …". */
static const char *
walk(struct ctx *ctx, struct report *report, enum report_sort wish, int most)
{
	struct report_key after = { 0 }, first[50] = { { 0 } };
	const char *told = "";
	int pages = 0, shown = most;

	report->sort = report_settle_sort(ctx, report, wish);
	while (shown == most) {
		struct rows *rows = report_page(ctx, report, &after, most);

		assert_true(pages < 50);
		for (shown = 0; row_next(rows); shown++) {
			after = (struct report_key){ .id = row_integer(rows, REPORT_ROWS_ID), .text = row_text(rows, REPORT_ROWS_KEY) };
			if (!text_integer(after.text, INT64_MIN, INT64_MAX, &after.number))
				after.number = 0;
			if (!shown)
				first[pages] = after;
			told = arena_text(ctx->arena, "%s%s%s", told, *told ? " " : "",
				arena_copy(ctx->arena, row_text(rows, REPORT_ROWS_EMAIL), strcspn(row_text(rows, REPORT_ROWS_EMAIL), "@")));
		}
		pages += shown > 0;
	}
	/* The way back from each page but the first two leads behind the last row of the page before the one before. */
	for (int i = 2; i < pages; i++) {
		struct rows *before = report_page_before(ctx, report, &first[i], most);
		struct report_key key;
		struct rows *rows;

		assert_true(row_one(before));
		key = (struct report_key){ .id = row_integer(before, 1), .text = row_text(before, 0) };
		text_integer(key.text, INT64_MIN, INT64_MAX, &key.number);
		rows = report_page(ctx, report, &key, most);
		assert_true(row_next(rows));
		assert_int_equal(row_integer(rows, REPORT_ROWS_ID), first[i - 1].id);
		rows_end(rows);
	}
	if (pages > 1)
		assert_false(row_one(report_page_before(ctx, report, &first[1], most)));
	return told;
}

static struct report
of(int64_t course_id, enum report_show show)
{
	return (struct report){ .course = course_id, .show = show, .until = INT64_MAX, .search = "" };
}

static const char *
shown(struct ctx *ctx, int64_t course_id, enum report_show show)
{
	struct report report = of(course_id, show);
	const char *told = walk(ctx, &report, REPORT_BY_LEARNER, 2);
	int64_t people = 0;

	for (const char *c = told; *c; c++)
		people += c == told || *c == ' ';
	assert_int_equal(report_people(ctx, &report), people);
	return told;
}

static void
each_filter_shows_its_people_and_knows_how_many(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);

	(void)state;
	for (int i = 0; i < 5; i++)
		learner(ctx, ((const char *[]){ "Evans", "Adams", "Clark", "Baker", "Davis" })[i]);
	invited(ctx, "zoe@volunteers.example");
	invited(ctx, "bob@volunteers.example");
	invited(ctx, "mia@volunteers.example");
	learned(ctx, "Baker", s.course, "progressed", 30, 3);
	learned(ctx, "Davis", s.course, "progressed", 60, 2);
	learned(ctx, "Clark", s.course, "completed", 90, 4);
	learner(ctx, "Foster");
	learned(ctx, "Foster", s.course, "completed", 80, 1);
	assert_int_equal(member_archive(ctx, member_named(ctx, "Foster")), OK);
	assert_string_equal(shown(ctx, s.course, REPORT_ACTIVE), "adams baker clark davis evans");
	assert_string_equal(shown(ctx, s.course, REPORT_NOT_STARTED), "adams evans");
	assert_string_equal(shown(ctx, s.course, REPORT_IN_PROGRESS), "baker davis");
	assert_string_equal(shown(ctx, s.course, REPORT_COMPLETED), "clark");
	assert_string_equal(shown(ctx, s.course, REPORT_INVITED), "bob mia zoe");
	assert_string_equal(shown(ctx, s.course, REPORT_ARCHIVED), "foster");
	assert_string_equal(shown(ctx, s.course, REPORT_EVERYONE), "adams baker bob clark davis evans foster mia zoe");
	assert_string_equal(shown(ctx, s.other, REPORT_NOT_STARTED), "adams baker clark davis evans");
	assert_string_equal(shown(ctx, 0, REPORT_ACTIVE), "adams baker clark davis evans");
	assert_string_equal(shown(ctx, 0, REPORT_INVITED), "bob mia zoe");
	world_close(ctx);
}

static void
it_is_sorted_either_way(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct report report = of(s.course, REPORT_ACTIVE);

	(void)state;
	for (int i = 0; i < 5; i++)
		learner(ctx, ((const char *[]){ "Evans", "Adams", "Clark", "Baker", "Davis" })[i]);
	learned(ctx, "Baker", s.course, "progressed", 30, 1);
	learned(ctx, "Davis", s.course, "progressed", 60, 3);
	learned(ctx, "Clark", s.course, "completed", 90, 2);
	assert_string_equal(walk(ctx, &report, REPORT_BY_PROGRESS, 2), "clark davis baker adams evans");
	assert_string_equal(walk(ctx, &report, REPORT_BY_LAST, 2), "baker clark davis adams evans");
	report.reversed = true;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "evans davis clark baker adams");
	assert_string_equal(walk(ctx, &report, REPORT_BY_PROGRESS, 2), "evans adams baker davis clark");
	assert_string_equal(walk(ctx, &report, REPORT_BY_LAST, 2), "evans adams davis clark baker");
	report = of(s.course, REPORT_IN_PROGRESS);
	assert_string_equal(walk(ctx, &report, REPORT_BY_PROGRESS, 2), "davis baker");
	assert_string_equal(walk(ctx, &report, REPORT_BY_LAST, 2), "baker davis");
	report.reversed = true;
	assert_string_equal(walk(ctx, &report, REPORT_BY_PROGRESS, 2), "baker davis");
	assert_string_equal(walk(ctx, &report, REPORT_BY_LAST, 1), "davis baker");
	/* What cannot be is not done. */
	report = of(s.course, REPORT_INVITED);
	assert_int_equal(report_settle_sort(ctx, &report, REPORT_BY_PROGRESS), REPORT_BY_LEARNER);
	report = of(0, REPORT_ACTIVE);
	assert_int_equal(report_settle_sort(ctx, &report, REPORT_BY_LAST), REPORT_BY_LEARNER);
	world_close(ctx);
}

static void
whoever_completed_it_within_a_time_is_shown_by_when(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct report report = of(s.course, REPORT_COMPLETED);
	int64_t today = 0;

	(void)state;
	zone_use("Europe/London");
	assert_true(zone_instant(zone_date(ctx->arena, ctx->now), "00:00", &today));
	for (int i = 0; i < 6; i++) {
		const char *last = ((const char *[]){ "Evans", "Adams", "Clark", "Baker", "Davis", "Foster" })[i];

		learner(ctx, last);
		learned(ctx, last, s.course, "completed", 80, 2 * i);
	}
	report.since = report_day(ctx->arena, today, -8);
	report.until = report_day(ctx->arena, today, -1);
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adams clark baker davis");
	assert_int_equal(report.sort, REPORT_BY_COMPLETED);
	assert_int_equal(report_people(ctx, &report), 4);
	report.reversed = true;
	assert_string_equal(walk(ctx, &report, REPORT_BY_COMPLETED, 1), "davis baker clark adams");
	assert_int_equal(report_completions(ctx, s.course, report.since, report.until), 4);
	assert_int_equal(report_completions(ctx, 0, 0, INT64_MAX), 6);
	assert_int_equal(report_completions(ctx, s.other, 0, INT64_MAX), 0);
	world_close(ctx);
}

static void
a_search_keeps_to_whom_is_shown(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	struct report report = of(s.course, REPORT_EVERYONE);

	(void)state;
	for (int i = 0; i < 5; i++)
		learner(ctx, ((const char *[]){ "Evans", "Adams", "Adamson", "Baker", "Adamov" })[i]);
	invited(ctx, "adam@volunteers.example");
	learned(ctx, "Adams", s.course, "completed", 90, 1);
	report.search = "adam";
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adam adamov adamson adams");
	assert_int_equal(report.sort, REPORT_BY_ADDED);
	assert_int_equal(report_people(ctx, &report), -1);
	report.show = REPORT_ACTIVE;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adamov adamson adams");
	report.show = REPORT_NOT_STARTED;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adamov adamson");
	report.show = REPORT_COMPLETED;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adams");
	report.until = ctx->now - 2 * DAY;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "");
	/* Too short for the index: the beginnings of names. */
	report = of(s.course, REPORT_ACTIVE);
	report.search = "ad";
	assert_string_equal(walk(ctx, &report, REPORT_BY_PROGRESS, 2), "adamov adams adamson");
	report.reversed = true;
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "adamson adams adamov");
	/* An invited person's name, as the sender wrote it, finds nobody. */
	report = of(s.course, REPORT_EVERYONE);
	report.search = "secret";
	assert_string_equal(walk(ctx, &report, REPORT_BY_LEARNER, 2), "");
	world_close(ctx);
}

/* The one row of somebody. */
static struct rows *
row_of(struct ctx *ctx, int64_t course_id, int64_t membership)
{
	struct given *one = arena_alloc(ctx->arena, sizeof *one);
	struct given_rows *people = arena_alloc(ctx->arena, sizeof *people);
	struct rows *rows;

	*one = (struct given){ .integers = { membership }, .texts = { "" } };
	*people = (struct given_rows){ 1, one };
	rows = q_report_rows(ctx->db, ctx->group, course_id, people);
	assert_true(row_one(rows));
	return rows;
}

static bool
tells_no_progress(const struct rows *rows)
{
	return row_is_null(rows, REPORT_ROWS_STAND) && row_is_null(rows, REPORT_ROWS_PROGRESS) &&
		row_is_null(rows, REPORT_ROWS_SCORE) && row_is_null(rows, REPORT_ROWS_SECONDS) &&
		row_is_null(rows, REPORT_ROWS_STARTED_AT) && row_is_null(rows, REPORT_ROWS_LAST_AT) &&
		row_is_null(rows, REPORT_ROWS_COMPLETED_AT) && row_is_null(rows, REPORT_ROWS_COURSES_DONE);
}

static void
whoever_is_invited_is_an_address_and_no_more(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t membership;
	struct rows *rows;

	(void)state;
	/* They have an account and progress, which is nobody's business here yet. */
	world_member(ctx, "adams@northfield.example", "Ann", "Adams");
	learned(ctx, "Adams", s.course, "completed", 90, 1);
	membership = invited(ctx, "adams@northfield.example");
	rows = row_of(ctx, s.course, membership);
	assert_string_equal(row_text(rows, REPORT_ROWS_NAME_IS), "hidden");
	assert_null(row_text(rows, REPORT_ROWS_NAME));
	assert_string_equal(row_text(rows, REPORT_ROWS_SHOWN_AS), "adams@northfield.example");
	assert_true(tells_no_progress(rows));
	assert_true(row_is_null(rows, REPORT_ROWS_CERTIFICATE));
	world_close(ctx);
}

static void
of_the_archived_only_certificates_of_before_are_told(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t membership = learner(ctx, "Adams");
	struct rows *rows;

	(void)state;
	learned(ctx, "Adams", s.course, "completed", 90, 1);
	rows = row_of(ctx, s.course, membership);
	assert_string_equal(row_text(rows, REPORT_ROWS_STAND_IS), "done");
	assert_int_equal(row_integer(rows, REPORT_ROWS_SCORE), 90);
	assert_int_equal(row_integer(rows, REPORT_ROWS_COURSES_DONE), 1);
	assert_false(row_is_null(rows, REPORT_ROWS_CERTIFICATE));
	world_later(ctx, DAY);
	assert_int_equal(member_archive(ctx, member_named(ctx, "Adams")), OK);
	world_later(ctx, DAY);
	learned(ctx, "Adams", s.other, "completed", 80, 0);
	rows = row_of(ctx, s.course, membership);
	assert_string_equal(row_text(rows, REPORT_ROWS_STATUS_IS), "archived");
	assert_string_equal(row_text(rows, REPORT_ROWS_NAME), "Ann Adams");
	assert_true(tells_no_progress(rows));
	assert_false(row_is_null(rows, REPORT_ROWS_CERTIFICATE));
	rows = row_of(ctx, s.other, membership);
	assert_true(tells_no_progress(rows));
	assert_true(row_is_null(rows, REPORT_ROWS_CERTIFICATE));
	world_close(ctx);
}

static void
nobody_of_another_group_is_told_of(void **state)
{
	struct ctx *ctx = world_open();
	struct scene s = scene(ctx);
	int64_t membership = learner(ctx, "Adams");
	struct given one = { .integers = { membership }, .texts = { "" } };
	struct given_rows people = { 1, &one };

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_false(row_one(q_report_rows(ctx->db, ctx->group, s.course, &people)));
	assert_string_equal(shown(ctx, s.course, REPORT_EVERYONE), "");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_filter_shows_its_people_and_knows_how_many),
		cmocka_unit_test(it_is_sorted_either_way),
		cmocka_unit_test(whoever_completed_it_within_a_time_is_shown_by_when),
		cmocka_unit_test(a_search_keeps_to_whom_is_shown),
		cmocka_unit_test(whoever_is_invited_is_an_address_and_no_more),
		cmocka_unit_test(of_the_archived_only_certificates_of_before_are_told),
		cmocka_unit_test(nobody_of_another_group_is_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
