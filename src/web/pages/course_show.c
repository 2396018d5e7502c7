/* One course for its administrators: its lessons, what is published of it and what is not yet, who has to do with it. */
#include "base/text.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/lesson.h"
#include "queries.h"
#include "web/pages/courses.h"
#include "web/pages/rule_life.h"

/* "12", or "more than 1,000". */
static const char *
count_words(struct arena *arena, int64_t count)
{
	if (count >= COURSE_USE_MOST)
		return arena_text(arena, "more than %s", text_number(arena, COURSE_USE_MOST - 1));
	return text_number(arena, count);
}

static void
show_use(struct request *request, const struct course_use *use)
{
	struct arena *arena = request->ctx.arena;
	int64_t begun = use->in_progress + use->completed;

	if (begun > COURSE_USE_MOST || use->in_progress == COURSE_USE_MOST || use->completed == COURSE_USE_MOST)
		begun = COURSE_USE_MOST;
	view_text(request->body, "use_begun", begun ? count_words(arena, begun) : NULL);
	view_show(request->body, begun == 1 ? "use_begun_one" : "use_begun_many");
	view_text(request->body, "use_groups", use->groups ? count_words(arena, use->groups) : NULL);
	view_show(request->body, use->groups == 1 ? "use_groups_one" : "use_groups_many");
	view_text(request->body, "use_assigned", use->assigned ? count_words(arena, use->assigned) : NULL);
	view_show(request->body, use->assigned == 1 ? "use_assigned_one" : "use_assigned_many");
	view_flag(request->body, "use_offered", use->offered);
	view_flag(request->body, "use_history", use->history && !begun);
	view_text(request->body, "in_progress", use->in_progress ? count_words(arena, use->in_progress) : "None");
	view_text(request->body, "completed", use->completed ? count_words(arena, use->completed) : "None");
	view_show(request->body, course_is_unused(use) ? "unused" : "used");
}

/* ---------------------------------------------------------------- its lessons */

/* The button that has just moved a lesson is where the keyboard goes on; at an end the other one. */
static const char *
focus_of(struct request *request, const struct rows *rows)
{
	const char *by = field(request, "by");
	bool up = text_equal(by, "up");

	if (request->method != GET || field_integer(request, "moved", 0) != row_integer(rows, LESSON_LIST_ID) ||
		!(up || text_equal(by, "down")))
		return NULL;
	if (row_integer(rows, LESSON_LIST_IS_FIRST))
		up = false;
	else if (row_integer(rows, LESSON_LIST_IS_LAST))
		up = true;
	return up ? "up" : "down";
}

static int64_t
show_lessons(struct request *request, int64_t version)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_lesson_list(ctx->db, ctx->organisation, version);
	int64_t count = 0;

	for (; row_next(rows); count++) {
		struct view *round = view_section(request->body, "lesson");
		const char *focus = focus_of(request, rows);
		int64_t position = row_integer(rows, LESSON_LIST_POSITION);

		view_row(round, rows);
		view_integer(round, "up_to", position - 1);
		view_integer(round, "down_to", position + 1);
		view_flag(round, "focus_up", text_equal(focus, "up"));
		view_flag(round, "focus_down", text_equal(focus, "down"));
		view_text(round, "wrong",
			field_error(request, arena_text(ctx->arena, "lesson%lld", (long long)row_integer(rows, LESSON_LIST_ID))));
	}
	view_show(request->body, count ? "lesson_any" : "lesson_none");
	view_show(request->body, count < LESSONS_MOST ? "lesson_room" : "lesson_full");
	view_integer(request->body, "lesson_count", count);
	return count;
}

/* What learners see now, what they will see, and what publishing would do. */
static void
show_versions(struct request *request, const struct course_versions *versions)
{
	struct ctx *ctx = &request->ctx;
	int64_t lessons = show_lessons(request, versions->draft ? versions->draft : versions->published);

	view_flag(request->body, "may_publish", versions->draft || !versions->published_at);
	view_flag(request->body, "may_discard", versions->draft && versions->published);
	view_flag(request->body, "without_lessons", !lessons && (versions->draft || !versions->published_at));
	view_flag(request->body, "elsewhere", versions->published_at && !versions->published && !versions->draft);
	if (versions->draft && versions->published)
		view_rows(request->body, "gone", q_lesson_gone(ctx->db, ctx->organisation, versions->draft, versions->published));
}

enum outcome
courses_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = course_of(request);
	int64_t course = path_id(request, "id"), months;
	struct course_versions versions;
	struct course_use use;

	if (!rows || !course_versions_find(ctx, course, &versions) || !course_use(ctx, course, &use))
		return NOT_FOUND;
	page_show(request, "courses/show.tpl", row_text(rows, COURSE_GET_TITLE));
	view_row(request->body, rows);
	months = row_integer(rows, COURSE_GET_CERTIFICATE_MONTHS);
	view_integer(request->body, "course", course);
	view_flag(request->body, "no_certificate", !row_integer(rows, COURSE_GET_CERTIFICATE));
	view_text(request->body, "months_words", months ? text_counted(ctx->arena, months, "month", "months") : NULL);
	view_text(request->body, "our_iri", arena_text(ctx->arena, "%s/courses/%lld", ctx->conf->base_url, (long long)course));
	show_versions(request, &versions);
	show_use(request, &use);
	view_rows(request->body, "group", q_course_groups(ctx->db, ctx->organisation, course));
	return OK;
}

/* ---------------------------------------------------------------- publishing */

enum outcome
courses_publish(struct request *request)
{
	int64_t course = path_id(request, "id");
	struct course_versions before = { 0 };
	enum outcome result;

	course_versions_find(&request->ctx, course, &before);
	result = course_publish(&request->ctx, course);
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL,
			before.published_at ? "The course is published. Whoever has begun it goes on with the version that they began."
								: "The course is published. Learners of its groups see it from now on.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}

static bool
show_confirm(struct request *request, const char *template_name, const char *title)
{
	struct rows *rows = course_of(request);

	if (!rows)
		return false;
	page_show(request, template_name, title);
	view_row(request->body, rows);
	return true;
}

enum outcome
courses_discard_confirm(struct request *request)
{
	return show_confirm(request, "courses/discard.tpl", "Discard the draft") ? OK : NOT_FOUND;
}

enum outcome
courses_discard(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome result = course_discard_draft(&request->ctx, course);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The draft is gone. The course is as learners see it.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}

/* ---------------------------------------------------------------- deleting */

enum outcome
courses_delete_confirm(struct request *request)
{
	struct course_use use;
	struct rule_stops stops;

	if (!course_use(&request->ctx, path_id(request, "id"), &use) ||
		!show_confirm(request, "courses/delete.tpl", "Delete a course"))
		return NOT_FOUND;
	show_use(request, &use);
	stops = rule_stops(&request->ctx, RULE_COURSE, path_id(request, "id"), NULL);
	rule_stops_show(request, &stops, "this course");
	return OK;
}

enum outcome
courses_delete(struct request *request)
{
	enum outcome result = course_delete(&request->ctx, path_id(request, "id"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The course is deleted.");
		redirect(request, "/courses");
	}
	return result;
}
