#include "web/pages/outline.h"

#include "base/text.h"
#include "domain/lesson.h"
#include "queries.h"

/* ---------------------------------------------------------------- reading */

static struct outline_lesson
read_lesson(struct rows *rows)
{
	return (struct outline_lesson){
		.id = row_integer(rows, LEARNING_LESSONS_ID),
		.minutes = row_integer(rows, LEARNING_LESSONS_MINUTES),
		.pass_mark = row_integer(rows, LEARNING_LESSONS_PASS_MARK),
		.done_at = row_integer(rows, LEARNING_LESSONS_DONE_AT),
		.section = row_text(rows, LEARNING_LESSONS_SECTION),
		.title = row_text(rows, LEARNING_LESSONS_TITLE),
		.quiz = text_equal(row_text(rows, LEARNING_LESSONS_KIND), "quiz"),
		.required = row_integer(rows, LEARNING_LESSONS_REQUIRED) != 0,
	};
}

/* The first lesson begins a section, and whichever has a heading. */
static void
count_sections(struct outline *outline)
{
	size_t first = 0;

	for (size_t i = 0; i < outline->count; i++) {
		outline->lessons[i].begins = i == 0 || *outline->lessons[i].section;
		if (outline->lessons[i].begins)
			first = i;
		else
			outline->lessons[i].section = outline->lessons[first].section;
		outline->lessons[i].number = i - first + 1;
		for (size_t j = first; j <= i; j++)
			outline->lessons[j].of = i - first + 1;
	}
}

struct outline
outline_read(struct request *request, int64_t course)
{
	struct rows *rows = q_learning_lessons(request->ctx.db, request->ctx.account, course);
	struct outline outline = { .course = course };

	while (row_next(rows)) {
		struct outline_lesson *lesson;

		if (outline.count == 0)
			outline.lessons = arena_array(request->ctx.arena, LESSONS_MOST, sizeof *outline.lessons);
		if (outline.count == LESSONS_MOST) {
			rows_end(rows);
			break;
		}
		lesson = &outline.lessons[outline.count++];
		*lesson = read_lesson(rows);
		outline.done += lesson->done_at != 0;
		outline.required += lesson->required;
		outline.required_done += lesson->required && lesson->done_at;
	}
	count_sections(&outline);
	return outline;
}

/* ---------------------------------------------------------------- going on */

const struct outline_lesson *
outline_find(const struct outline *outline, int64_t lesson)
{
	for (size_t i = 0; i < outline->count; i++)
		if (outline->lessons[i].id == lesson)
			return &outline->lessons[i];
	return NULL;
}

static size_t
latest(const struct outline *outline)
{
	size_t found = outline->count;

	for (size_t i = 0; i < outline->count; i++)
		if (outline->lessons[i].done_at &&
			(found == outline->count || outline->lessons[i].done_at >= outline->lessons[found].done_at))
			found = i;
	return found;
}

const struct outline_lesson *
outline_next(const struct outline *outline, const struct outline_lesson *behind)
{
	size_t from = behind ? (size_t)(behind - outline->lessons) : latest(outline);

	for (size_t i = 1; i <= outline->count; i++) {
		const struct outline_lesson *lesson = &outline->lessons[from == outline->count ? i - 1 : (from + i) % outline->count];

		if (!lesson->done_at)
			return lesson;
	}
	return NULL;
}

int64_t
outline_minutes_left(const struct outline *outline)
{
	int64_t minutes = 0;

	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_lesson *lesson = &outline->lessons[i];

		if (!lesson->required || lesson->done_at)
			continue;
		if (!lesson->minutes)
			return 0;
		minutes += lesson->minutes;
	}
	return minutes;
}

/* ---------------------------------------------------------------- words */

/* " Pass its quiz with 80 per cent." */
static const char *
quiz_words(struct arena *arena, const struct outline *outline)
{
	int64_t least = 101, most = -1;
	size_t count = 0;

	for (size_t i = 0; i < outline->count; i++) {
		const struct outline_lesson *lesson = &outline->lessons[i];

		if (!lesson->quiz || !lesson->required)
			continue;
		count++;
		least = lesson->pass_mark < least ? lesson->pass_mark : least;
		most = lesson->pass_mark > most ? lesson->pass_mark : most;
	}
	if (count == 0)
		return "";
	if (least < most)
		return arena_text(arena, " A quiz is passed with %lld to %lld%%.", (long long)least, (long long)most);
	return arena_text(arena, " %s is passed with %lld%%.", count == 1 ? "The quiz" : "A quiz", (long long)least);
}

const char *
outline_takes(struct arena *arena, const struct outline *outline)
{
	size_t optional = outline->count - outline->required;
	const char *all =
		outline->count == 1 ? "The one lesson." : arena_text(arena, "All %zu lessons, in any order.", outline->count);

	if (optional)
		all = arena_text(arena, "%zu of the %zu lessons, in any order. %s optional.", outline->required, outline->count,
			optional == 1 ? "One is" : arena_text(arena, "%zu are", optional));
	return arena_text(arena, "%s%s", all, quiz_words(arena, outline));
}

void
outline_show_next(struct view *view, const struct outline_lesson *next)
{
	view_integer(view, "next_id", next ? next->id : 0);
	view_text(view, "next_title", next ? next->title : NULL);
	view_text(view, "next_section", next ? next->section : NULL);
	view_integer(view, "next_minutes", next ? next->minutes : 0);
}

/* ---------------------------------------------------------------- the list */

static void
show_lesson(struct view *section, const struct outline *outline, const struct outline_lesson *lesson, int64_t current)
{
	struct view *round = view_section(section, "lesson");

	view_integer(round, "course_id", outline->course);
	view_integer(round, "lesson_id", lesson->id);
	view_text(round, "lesson_title", lesson->title);
	view_integer(round, "lesson_minutes", lesson->minutes);
	view_show(round, lesson->done_at ? "lesson_done" : lesson->id == current ? "lesson_here" : "lesson_left");
	if (lesson->id == current)
		view_show(round, "lesson_current");
	if (lesson->quiz)
		view_show(round, "lesson_quiz");
	if (!lesson->required)
		view_show(round, "lesson_optional");
}

static void
show_section(struct view *view, const struct outline *outline, size_t first, size_t number, int64_t current)
{
	const struct outline_lesson *lessons = &outline->lessons[first];
	struct view *section = view_section(view, "section");
	size_t of = lessons[0].of, done = 0;
	bool here = current == 0;

	for (size_t i = 0; i < of; i++) {
		done += lessons[i].done_at != 0;
		here |= lessons[i].id == current;
		show_lesson(section, outline, &lessons[i], current);
	}
	view_integer(section, "section_number", (int64_t)number);
	view_text(section, "section_title", lessons[0].section);
	view_flag(section, "no_title", !*lessons[0].section);
	view_integer(section, "section_done", (int64_t)done);
	view_integer(section, "section_of", (int64_t)of);
	if (here)
		view_show(section, "section_open");
}

void
outline_show(struct view *view, const struct outline *outline, int64_t current)
{
	size_t number = 0;

	view_integer(view, "outline_done", (int64_t)outline->done);
	view_integer(view, "outline_of", (int64_t)outline->count);
	for (size_t i = 0; i < outline->count; i += outline->lessons[i].of) {
		number += *outline->lessons[i].section != 0;
		show_section(view, outline, i, number, current);
	}
}
