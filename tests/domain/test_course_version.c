#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/course.h"
#include "domain/course_offer.h"
#include "domain/course_version.h"
#include "domain/lesson.h"
#include "domain/picture.h"
#include "domain/price.h"
#include "domain/progress.h"
#include "domain/quiz_question.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

/* One pixel, as small as a GIF can be. */
static const char gif[] = "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0\x3b";

static struct lesson_form
text(const char *title, const char *body)
{
	return (struct lesson_form){
		.kind = "text", .title = title, .section = "", .minutes = "", .video = "", .body = body, .required = true
	};
}

static int64_t
add_lesson(struct ctx *ctx, int64_t course, const char *title)
{
	struct lesson_form form = text(title, "Words.");
	int64_t lesson;

	assert_int_equal(lesson_create(ctx, course, &form, &lesson), OK);
	return lesson;
}

/* A quiz with one question that has so many right answers among two. */
static int64_t
add_quiz(struct ctx *ctx, int64_t course, const char *title)
{
	struct lesson_form form = text(title, "");
	int64_t lesson;

	form.kind = "quiz";
	form.quiz = (struct quiz_form){ .pass_mark = "80", .attempts = "", .shuffled = true };
	assert_int_equal(lesson_create(ctx, course, &form, &lesson), OK);
	return lesson;
}

static void
add_question(struct ctx *ctx, int64_t course, int64_t lesson)
{
	struct quiz_question_form form = {
		.kind = "one", .words = "Why?", .feedback = "", .choices = { "Yes", "No" }, .right = { true }
	};

	for (int i = 2; i < QUIZ_CHOICES_MOST; i++)
		form.choices[i] = "";
	assert_int_equal(quiz_question_create(ctx, course, lesson, &form), OK);
}

/* "abc" for lessons of those titles in the version that is edited now. */
static const char *
order_of(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;
	struct rows *rows;
	char *titles = arena_alloc(ctx->arena, LESSONS_MOST + 1);
	int i = 0;

	assert_true(course_versions_find(ctx, course, &versions));
	rows = q_lesson_list(ctx->db, ctx->organisation, versions.draft ? versions.draft : versions.published);
	for (; row_next(rows); i++) {
		assert_int_equal(row_integer(rows, LESSON_LIST_POSITION), i + 1);
		titles[i] = *row_text(rows, LESSON_LIST_TITLE);
	}
	return titles;
}

static void
what_is_published_stays_while_a_draft_is_written(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), a = add_lesson(ctx, course, "a"), quiz, saved, learner, before;
	struct course_versions versions, later;
	struct lesson_form form = text("A", "Other words.");

	(void)state;
	quiz = add_quiz(ctx, course, "b");
	add_question(ctx, course, quiz);
	assert_int_equal(course_publish(ctx, course), OK);
	assert_true(course_versions_find(ctx, course, &versions));
	assert_true(versions.published && !versions.draft && versions.published_at == ctx->now);
	learner = world_member(ctx, "ada@example.org", "Ada", "Lake");
	progress_begin(ctx, learner, course);
	form.edits = 0;
	assert_int_equal(lesson_update(ctx, course, a, &form, &saved), OK);
	assert_true(saved != a);
	assert_true(course_versions_find(ctx, course, &later));
	assert_true(later.published == versions.published && later.draft);
	before = versions.published;
	/* The copy is whole, and the lesson is found by its old name. */
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM choices"), 4);
	assert_int_equal(lesson_here(ctx, course, a), saved);
	assert_int_equal(course_publish(ctx, course), OK);
	assert_int_equal(look_number(ctx, "SELECT version_id FROM enrolments WHERE member_id = %lld", (long long)learner), before);
	assert_int_equal(look_number(ctx, "SELECT version_id FROM courses WHERE id = %lld", (long long)course), later.draft);
	assert_int_equal(look_number(ctx, "SELECT required FROM course_versions WHERE id = %lld", (long long)later.draft), 2);
	assert_int_equal(lesson_here(ctx, course, a), saved);
	world_close(ctx);
}

static void
a_draft_is_discarded_whole(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = taught_course(ctx, "First aid", 3);
	struct course_versions versions;

	(void)state;
	add_question(ctx, course, add_quiz(ctx, course, "q"));
	assert_string_equal(order_of(ctx, course), "LLLq");
	assert_int_equal(course_discard_draft(ctx, course), OK);
	assert_string_equal(order_of(ctx, course), "LLL");
	assert_int_equal(course_discard_draft(ctx, course), OK);
	assert_true(course_versions_find(ctx, course, &versions) && !versions.draft);
	assert_int_equal(look_number(ctx, "SELECT (SELECT count(*) FROM questions) + (SELECT count(*) FROM choices)"), 0);
	world_close(ctx);
}

static void
what_nobody_could_complete_is_not_published(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), quiz = add_quiz(ctx, course, "q");
	struct lesson_form form = text("q", "");
	int64_t saved;

	(void)state;
	assert_int_equal(course_publish(ctx, course), INVALID);
	assert_true(has_problem(ctx, arena_text(ctx->arena, "lesson%lld", (long long)quiz)));
	ctx->problems = NULL;
	add_question(ctx, course, quiz);
	look_run(ctx, "UPDATE choices SET is_right = 0");
	assert_int_equal(course_publish(ctx, course), INVALID);
	ctx->problems = NULL;
	look_run(ctx, "UPDATE choices SET is_right = 1 WHERE position = 1");
	form.required = false;
	form.quiz = (struct quiz_form){ .pass_mark = "80", .attempts = "", .shuffled = true };
	form.edits = look_number(ctx, "SELECT edits FROM lessons WHERE id = %lld", (long long)quiz);
	assert_int_equal(lesson_update(ctx, course, quiz, &form, &saved), OK);
	assert_int_equal(course_publish(ctx, course), INVALID);
	assert_true(has_problem(ctx, "lessons"));
	world_close(ctx);
}

static void
a_course_without_lessons_is_published_without_a_version(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid");
	int64_t lesson = add_lesson(ctx, course, "a");
	struct course_versions versions;

	(void)state;
	assert_int_equal(lesson_delete(ctx, course, lesson), OK);
	assert_int_equal(course_publish(ctx, course), OK);
	assert_true(course_versions_find(ctx, course, &versions));
	assert_true(versions.published_at && !versions.published && !versions.draft);
	world_close(ctx);
}

static void
lessons_are_moved_and_deleted_without_a_gap(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), lessons[5], moved;

	(void)state;
	for (int i = 0; i < 5; i++)
		lessons[i] = add_lesson(ctx, course, (const char[2]){ (char)('a' + i), '\0' });
	assert_int_equal(lesson_move(ctx, course, lessons[0], 3, &moved), OK);
	assert_string_equal(order_of(ctx, course), "bcade");
	assert_int_equal(lesson_move(ctx, course, lessons[4], 1, &moved), OK);
	assert_string_equal(order_of(ctx, course), "ebcad");
	assert_int_equal(lesson_move(ctx, course, lessons[4], -7, &moved), OK);
	assert_int_equal(lesson_move(ctx, course, lessons[3], 700, &moved), OK);
	assert_string_equal(order_of(ctx, course), "ebcad");
	assert_int_equal(lesson_delete(ctx, course, lessons[1]), OK);
	assert_string_equal(order_of(ctx, course), "ecad");
	assert_int_equal(lesson_delete(ctx, course, lessons[1]), NOT_FOUND);
	assert_int_equal(lesson_move(ctx, course, lessons[1], 1, &moved), NOT_FOUND);
	world_close(ctx);
}

static void
the_later_of_two_at_one_lesson_is_told(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), lesson = add_lesson(ctx, course, "a"), saved;
	struct lesson_form one = text("b", "Theirs."), other = text("c", "Mine.");

	(void)state;
	assert_int_equal(lesson_update(ctx, course, lesson, &one, &saved), OK);
	assert_int_equal(lesson_update(ctx, course, lesson, &other, &saved), INVALID);
	assert_true(has_problem(ctx, "edits"));
	ctx->problems = NULL;
	assert_string_equal(order_of(ctx, course), "b");
	other.edits = 1;
	assert_int_equal(lesson_update(ctx, course, lesson, &other, &saved), OK);
	assert_string_equal(order_of(ctx, course), "c");
	assert_int_equal(lesson_delete(ctx, course, lesson), OK);
	assert_int_equal(lesson_update(ctx, course, lesson, &one, &saved), INVALID);
	assert_int_equal(lesson_here(ctx, course, lesson), 0);
	world_close(ctx);
}

static void
a_lesson_is_read_strictly(void **state)
{
	static const char *const refused[] = { "http://a.example/", "https://", "https:///a", "javascript:alert(1)",
		"https://a.example/a b", "https://a.example/\"", "a.example/v.mp4" };
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), lesson;
	struct lesson_form form = text("a", "");

	(void)state;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		form.video = refused[i];
		assert_int_equal(lesson_create(ctx, course, &form, &lesson), INVALID);
		assert_true(has_problem(ctx, "video"));
		ctx->problems = NULL;
	}
	form.video = "https://a.example/v.mp4";
	form.minutes = "6001";
	form.title = " ";
	assert_int_equal(lesson_create(ctx, course, &form, &lesson), INVALID);
	assert_true(has_problem(ctx, "title") && has_problem(ctx, "minutes"));
	ctx->problems = NULL;
	form.title = "a";
	form.minutes = "5";
	for (int i = 0; i < LESSONS_MOST; i++)
		assert_int_equal(lesson_create(ctx, course, &form, &lesson), OK);
	assert_int_equal(lesson_create(ctx, course, &form, &lesson), INVALID);
	world_close(ctx);
}

static void
another_organisation_cannot_touch_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), lesson = add_lesson(ctx, course, "a"), id;
	struct ctx neighbour = world_neighbour(ctx);
	int64_t theirs = world_course(&neighbour, "Swimming");
	struct lesson_form form = text("x", "");
	struct picture_form picture = { .name = "a.gif", .alt = "", .bytes = gif, .size = sizeof gif - 1 };

	(void)state;
	assert_int_equal(course_draft(&neighbour, course), 0);
	assert_int_equal(lesson_create(&neighbour, course, &form, &id), NOT_FOUND);
	assert_int_equal(lesson_update(&neighbour, course, lesson, &form, &id), NOT_FOUND);
	assert_int_equal(lesson_delete(&neighbour, course, lesson), NOT_FOUND);
	/* Nor by the way of a course of their own. */
	assert_int_equal(lesson_here(&neighbour, theirs, lesson), 0);
	assert_int_equal(lesson_delete(&neighbour, theirs, lesson), NOT_FOUND);
	assert_int_equal(picture_add(&neighbour, course, &picture, &id), NOT_FOUND);
	assert_int_equal(course_publish(&neighbour, course), NOT_FOUND);
	assert_int_equal(course_discard_draft(&neighbour, course), NOT_FOUND);
	world_close(ctx);
}

static void
a_picture_is_kept_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), one, again;
	struct picture_form form = { .name = "a.gif", .alt = "A [quiet] room", .bytes = gif, .size = sizeof gif - 1 };

	(void)state;
	assert_int_equal(picture_add(ctx, course, &form, &one), OK);
	assert_int_equal(picture_add(ctx, course, &form, &again), OK);
	assert_int_equal(one, again);
	assert_string_equal(picture_markdown(ctx->arena, 12, form.alt), "![A \\[quiet\\] room](/pictures/12)");
	form.size--;
	assert_int_equal(picture_add(ctx, course, &form, &one), INVALID);
	assert_true(has_problem(ctx, "picture"));
	ctx->problems = NULL;
	form.bytes = "<svg onload=\"alert(1)\"/>";
	form.size = strlen(form.bytes);
	assert_int_equal(picture_add(ctx, course, &form, &one), INVALID);
	world_close(ctx);
}

/* ---------------------------------------------------------------- the site's offers */

static int64_t
offer_of(struct ctx *ctx, int64_t course)
{
	struct offer_form form = {
		.course = { .title = "First aid for all", .description = "", .minutes = "" }, .price = "0", .source = course
	};
	int64_t offer;

	assert_int_equal(offer_create(ctx, &form, &offer), OK);
	return offer;
}

static void
what_is_offered_is_copied_and_follows_until_it_is_edited(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = world_course(ctx, "First aid"), picture, offer, theirs, lesson, saved;
	struct picture_form form = { .name = "a.gif", .alt = "", .bytes = gif, .size = sizeof gif - 1 };
	struct lesson_form words = text("a", "");
	struct ctx neighbour = world_neighbour(ctx);

	(void)state;
	assert_int_equal(picture_add(ctx, course, &form, &picture), OK);
	words.body =
		arena_text(ctx->arena, "See ![a](/pictures/%lld) and ![b](/pictures/999), [c](https://else.example/pictures/%lld)",
			(long long)picture, (long long)picture);
	assert_int_equal(lesson_create(ctx, course, &words, &lesson), OK);
	assert_int_equal(course_publish(ctx, course), OK);
	offer = offer_of(ctx, course);
	assert_int_equal(course_offer_give(&neighbour, offer), OK);
	theirs = rows_integer(q_course_of_offer(ctx->db, neighbour.organisation, offer));
	assert_int_equal(
		look_number(ctx,
			"SELECT count(*) FROM lessons WHERE organisation_id = %lld AND body = 'See ![a](/pictures/%lld) and"
			" ![b](/pictures/999), [c](https://else.example/pictures/%lld)'",
			(long long)neighbour.organisation,
			(long long)look_number(ctx, "SELECT id FROM pictures WHERE course_id = %lld", (long long)theirs), (long long)picture),
		1);
	assert_false(course_offer_follow(&neighbour, theirs));
	/* The next version goes there, by a job. */
	add_lesson(ctx, course, "b");
	assert_int_equal(course_publish(ctx, course), OK);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM jobs WHERE kind = 'offer_update'"), 1);
	assert_true(course_offer_follow(&neighbour, theirs));
	assert_string_equal(order_of(&neighbour, theirs), "ab");
	/* Until somebody there edits it. */
	lesson = taught_lesson(&neighbour, theirs, 1);
	words = text("z", "");
	assert_int_equal(lesson_update(&neighbour, theirs, lesson, &words, &saved), OK);
	add_lesson(ctx, course, "c");
	assert_int_equal(course_publish(ctx, course), OK);
	assert_false(course_offer_follow(&neighbour, theirs));
	assert_int_equal(course_publish(&neighbour, theirs), OK);
	assert_false(course_offer_follow(&neighbour, theirs));
	assert_string_equal(order_of(&neighbour, theirs), "zb");
	assert_int_equal(course_delete(ctx, course), INVALID);
	world_close(ctx);
}

static void
a_course_of_long_texts_is_copied_text_by_text(void **state)
{
	struct ctx *ctx = world_open();
	int64_t course = taught_course(ctx, "All of it", LESSONS_MOST), offer = offer_of(ctx, course), picture;
	struct picture_form form = { .name = "a.gif", .alt = "", .bytes = gif, .size = sizeof gif - 1 };
	struct ctx neighbour = world_neighbour(ctx);

	(void)state;
	assert_int_equal(picture_add(ctx, course, &form, &picture), OK);
	look_run(ctx, "UPDATE lessons SET body = '%01532d'", 0);
	for (int i = 0; i < 6; i++)
		look_run(ctx, "UPDATE lessons SET body = body || body");
	look_run(ctx, "UPDATE lessons SET body = '![](/pictures/%lld)' || body", (long long)picture);
	assert_int_equal(course_offer_give(&neighbour, offer), OK);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM lessons WHERE organisation_id = %lld AND length(body) > 98000",
						 (long long)neighbour.organisation),
		LESSONS_MOST);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_published_stays_while_a_draft_is_written),
		cmocka_unit_test(a_draft_is_discarded_whole),
		cmocka_unit_test(what_nobody_could_complete_is_not_published),
		cmocka_unit_test(a_course_without_lessons_is_published_without_a_version),
		cmocka_unit_test(lessons_are_moved_and_deleted_without_a_gap),
		cmocka_unit_test(the_later_of_two_at_one_lesson_is_told),
		cmocka_unit_test(a_lesson_is_read_strictly),
		cmocka_unit_test(another_organisation_cannot_touch_it),
		cmocka_unit_test(a_picture_is_kept_once),
		cmocka_unit_test(what_is_offered_is_copied_and_follows_until_it_is_edited),
		cmocka_unit_test(a_course_of_long_texts_is_copied_text_by_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
