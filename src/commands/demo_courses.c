#include "commands/demo_courses.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/text.h"
#include "domain/course_version.h"
#include "domain/lesson.h"
#include "domain/picture.h"
#include "domain/quiz_question.h"

#define BODY_MOST (64 << 10)
#define PICTURE_MARK "{picture}"

static const struct taught {
	const char *title, *picture_name, *picture_alt;
	const struct demo_lesson *lessons;
	struct demo_drawing drawing;
} all[] = {
	{ "Trauma-informed care: foundations", "window-of-tolerance.png",
		"A line rises and falls within a broad middle band. Twice it leaves the band: once upwards, once downwards, and comes back.",
		demo_trauma,
		{ (const struct demo_point[]){ { 0, 50 }, { 12, 60 }, { 22, 40 }, { 34, 58 }, { 46, 92 }, { 57, 50 }, { 66, 58 },
			  { 77, 9 }, { 89, 50 }, { 100, 46 } },
			10, { 72, 28 } } },
	{ "De-escalation in practice", "the-curve.png",
		"A line climbs slowly, then steeply to a peak, falls more slowly than it rose, dips below where it began, and comes back.",
		demo_deescalation,
		{ (const struct demo_point[]){
			  { 0, 34 }, { 14, 36 }, { 30, 54 }, { 45, 92 }, { 55, 92 }, { 76, 38 }, { 87, 16 }, { 100, 33 } },
			8, { 70, 26 } } },
	{ "Driver safety fundamentals", NULL, NULL, demo_driving, { 0 } },
};

static void
must(struct ctx *ctx, enum outcome outcome, const char *what)
{
	if (outcome != OK)
		fault("the demo's course: %s was refused: %s", what, ctx->problems ? ctx->problems->words : "it is not there");
}

static const char *
body_of(struct ctx *ctx, const char *body, const char *picture)
{
	const char *place = strstr(body, PICTURE_MARK);
	struct buffer text = buffer_new(ctx->arena, BODY_MOST);

	if (!place)
		return body;
	buffer_add(&text, body, (size_t)(place - body));
	buffer_text(&text, picture);
	buffer_text(&text, place + strlen(PICTURE_MARK));
	return text.data;
}

static void
add_questions(struct ctx *ctx, int64_t course, int64_t lesson, const struct demo_question *questions)
{
	for (; questions->words; questions++) {
		struct quiz_question_form form = { .words = questions->words, .feedback = questions->feedback };
		int right = 0;

		for (int i = 0; i < QUIZ_CHOICES_MOST; i++) {
			const char *choice = i < 5 && questions->choices[i] ? questions->choices[i] : "";

			form.right[i] = *choice == '+';
			form.choices[i] = choice + form.right[i];
			right += form.right[i];
		}
		form.kind = right > 1 ? "several" : "one";
		must(ctx, quiz_question_create(ctx, course, lesson, &form), questions->words);
	}
}

/* As the lessons' bodies write it. */
static const char *
add_picture(struct ctx *ctx, int64_t course, const struct taught *taught)
{
	struct picture_form drawn = { .name = taught->picture_name, .alt = taught->picture_alt };
	int64_t picture;

	drawn.bytes = demo_draw(ctx, &taught->drawing, &drawn.size);
	must(ctx, picture_add(ctx, course, &drawn, &picture), taught->picture_name);
	return picture_markdown(ctx->arena, picture, taught->picture_alt);
}

static void
add_lessons(struct ctx *ctx, int64_t course, const struct taught *taught)
{
	const char *words = taught->picture_name ? add_picture(ctx, course, taught) : "";
	int64_t id;

	for (const struct demo_lesson *lesson = taught->lessons; lesson->title; lesson++) {
		struct lesson_form form = { .kind = lesson->questions ? "quiz" : "text",
			.title = lesson->title,
			.section = lesson->section ? lesson->section : "",
			.minutes = lesson->minutes,
			.video = "",
			.body = body_of(ctx, lesson->body, words),
			.required = !lesson->optional,
			.quiz = { .pass_mark = "75", .attempts = "", .shuffled = true } };

		must(ctx, lesson_create(ctx, course, &form, &id), lesson->title);
		if (lesson->questions)
			add_questions(ctx, course, id, lesson->questions);
	}
}

void
demo_course(struct ctx *ctx, int64_t course, const char *title)
{
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (text_equal(all[i].title, title))
			add_lessons(ctx, course, &all[i]);
	must(ctx, course_publish(ctx, course), title);
}
