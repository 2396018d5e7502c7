#include "web/pages/lessons.h"

#include "base/text.h"
#include "domain/course_version.h"
#include "domain/lesson.h"
#include "queries.h"
#include "web/pages/questions.h"

#define PASS_MARK 80 /* of a new quiz */

/* The lesson of the path as it is edited now; NULL: it is none of the course, or not there any more. */
static struct rows *
lesson_of(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = lesson_here(ctx, path_id(request, "id"), path_id(request, "lesson"));
	struct rows *rows = id ? q_lesson_get(ctx->db, ctx->organisation, id) : NULL;

	return rows && row_one(rows) ? rows : NULL;
}

/* ---------------------------------------------------------------- the form */

static struct lesson_form
form_of(struct request *request)
{
	return (struct lesson_form){
		.kind = field(request, "kind"),
		.title = field(request, "title"),
		.section = field(request, "section"),
		.minutes = field(request, "minutes"),
		.video = field(request, "video"),
		.body = field(request, "body"),
		.required = !field_given(request, "optional"),
		.quiz = questions_settings(request),
		.edits = field_integer(request, "edits", 0),
	};
}

/* Where the text is shown as learners will see it: once somebody asked for that. */
static void
show_preview(struct request *request)
{
	const char *body = field(request, "body");
	bool asked = request->method == POST && text_equal(field(request, "do"), "preview");

	view_show(request->body, asked ? "preview_shown" : "preview_hidden");
	view_text(request->body, "preview_body", asked ? body : NULL);
}

/* stored: NULL for a new one. */
static void
show_form(struct request *request, const struct rows *stored, const char *kind)
{
	view_text(request->body, "kind", kind);
	view_show(request->body, arena_text(request->ctx.arena, "kind_is_%s", kind));
	page_field(request, "title", stored ? row_text(stored, LESSON_GET_TITLE) : NULL);
	page_field(request, "section", stored ? row_text(stored, LESSON_GET_SECTION) : NULL);
	page_field(request, "minutes", stored ? row_text(stored, LESSON_GET_MINUTES) : NULL);
	page_field(request, "video", stored ? row_text(stored, LESSON_GET_VIDEO) : NULL);
	page_field(request, "body", stored ? row_text(stored, LESSON_GET_BODY) : NULL);
	page_choice(request, "optional", stored && !row_integer(stored, LESSON_GET_REQUIRED) ? "1" : NULL);
	if (text_equal(kind, "quiz"))
		questions_show_settings(request, stored ? row_integer(stored, LESSON_GET_PASS_MARK) : PASS_MARK,
			stored ? row_integer(stored, LESSON_GET_ATTEMPTS) : 0, stored ? row_integer(stored, LESSON_GET_SHUFFLED) : true);
	page_field(request, "alt", NULL);
	if (request->found) /* it is for the next picture now */
		view_text(request->body, "alt", NULL);
	pictures_list(request, path_id(request, "id"));
	show_preview(request);
}

static bool
show_frame(struct request *request, const char *template_name, const char *title)
{
	struct course_versions versions;

	if (!course_versions_find(&request->ctx, path_id(request, "id"), &versions))
		return false;
	page_show(request, template_name, title);
	view_integer(request->body, "course", path_id(request, "id"));
	view_text(request->body, "course_title", versions.title);
	return true;
}

/* Typed and not saved: shown again with the preview, or with the picture that has just come. */
static enum outcome
go_on(struct request *request, handler *show)
{
	if (request->ctx.problems)
		return INVALID;
	request->form_goes_on = true;
	return show(request);
}

static bool
is_to_be_saved(struct request *request)
{
	return !text_equal(field(request, "do"), "preview") && !text_equal(field(request, "do"), "picture");
}

/* ---------------------------------------------------------------- a new one */

enum outcome
lessons_new(struct request *request)
{
	const char *kind = text_equal(field(request, "kind"), "quiz") ? "quiz" : "text";

	if (!show_frame(request, "lessons/new.tpl", text_equal(kind, "quiz") ? "New quiz" : "New lesson"))
		return NOT_FOUND;
	view_integer(request->body, "lesson", 0);
	show_form(request, NULL, kind);
	return OK;
}

enum outcome
lessons_create(struct request *request)
{
	int64_t course = path_id(request, "id"), lesson;
	struct lesson_form form = form_of(request);
	enum outcome result;

	if (!is_to_be_saved(request))
		return go_on(request, lessons_new);
	result = lesson_create(&request->ctx, course, &form, &lesson);
	if (result != OK)
		return result;
	if (text_equal(form.kind, "quiz")) {
		leave_note(request, NOTE_OK, NULL, "The quiz is there. Now add its questions.");
		redirect(request, "/courses/%lld/lessons/%lld#questions", (long long)course, (long long)lesson);
	} else {
		leave_note(request, NOTE_OK, NULL, "The lesson is in the draft. Learners see it once you publish.");
		redirect(request, "/courses/%lld#lesson%lld", (long long)course, (long long)lesson);
	}
	return OK;
}

/* ---------------------------------------------------------------- one that is there */

/* Somebody saved it meanwhile: theirs stands beside, and saving once more is meant. */
static void
show_theirs(struct request *request, const struct rows *stored)
{
	bool theirs = has_problem(&request->ctx, "edits");

	view_flag(request->body, "theirs", theirs);
	view_text(request->body, "their_title", theirs ? row_text(stored, LESSON_GET_TITLE) : NULL);
	view_text(request->body, "their_body", theirs ? row_text(stored, LESSON_GET_BODY) : NULL);
	page_field(request, "edits", row_text(stored, LESSON_GET_EDITS));
	if (theirs)
		view_text(request->body, "edits", row_text(stored, LESSON_GET_EDITS));
}

enum outcome
lessons_edit(struct request *request)
{
	struct rows *rows = lesson_of(request);
	int64_t lesson;

	if (!rows) /* deleted while somebody wrote: that can still be added */
		return request->method == POST ? lessons_new(request) : NOT_FOUND;
	lesson = row_integer(rows, LESSON_GET_ID);
	if (request->method == GET && lesson != path_id(request, "lesson")) {
		redirect(request, "/courses/%lld/lessons/%lld", (long long)path_id(request, "id"), (long long)lesson);
		return OK;
	}
	if (!show_frame(request, "lessons/edit.tpl", row_text(rows, LESSON_GET_TITLE)))
		return NOT_FOUND;
	view_integer(request->body, "lesson", path_id(request, "lesson"));
	view_text(request->body, "lesson_title", row_text(rows, LESSON_GET_TITLE));
	show_theirs(request, rows);
	show_form(request, rows, row_text(rows, LESSON_GET_KIND));
	if (text_equal(row_text(rows, LESSON_GET_KIND), "quiz"))
		questions_show(request, path_id(request, "id"), lesson);
	return OK;
}

enum outcome
lessons_update(struct request *request)
{
	int64_t course = path_id(request, "id"), saved;
	struct lesson_form form = form_of(request);
	enum outcome result;

	if (!is_to_be_saved(request))
		return go_on(request, lessons_edit);
	result = lesson_update(&request->ctx, course, path_id(request, "lesson"), &form, &saved);
	if (result != OK)
		return result;
	leave_note(request, NOTE_OK, NULL, "The lesson is saved in the draft. Learners see it once you publish.");
	redirect(request, "/courses/%lld#lesson%lld", (long long)course, (long long)saved);
	return OK;
}

/* As learners will see it. */
enum outcome
lessons_show(struct request *request)
{
	struct rows *rows = lesson_of(request);

	if (!rows ||
		!show_frame(
			request, "lessons/show.tpl", arena_text(request->ctx.arena, "Preview of %s", row_text(rows, LESSON_GET_TITLE))))
		return NOT_FOUND;
	view_row(request->body, rows);
	view_flag(request->body, "optional", !row_integer(rows, LESSON_GET_REQUIRED));
	return OK;
}

/* ---------------------------------------------------------------- order */

enum outcome
lessons_move(struct request *request)
{
	int64_t course = path_id(request, "id"), moved;
	int64_t to = field_integer(request, "to", 0);
	enum outcome result = lesson_move(&request->ctx, course, path_id(request, "lesson"), to, &moved);

	if (result != OK)
		return result;
	/* The button that was pressed is ready to be pressed again: it has the focus, which an address with a place in the page would take. */
	if (field_given(request, "up") || field_given(request, "down"))
		redirect(request, "/courses/%lld?moved=%lld&by=%s", (long long)course, (long long)moved,
			field_given(request, "up") ? "up" : "down");
	else
		redirect(request, "/courses/%lld#lesson%lld", (long long)course, (long long)moved);
	return result;
}

/* ---------------------------------------------------------------- deleting */

enum outcome
lessons_delete_confirm(struct request *request)
{
	struct rows *rows = lesson_of(request);

	if (!rows || !show_frame(request, "lessons/delete.tpl", "Delete a lesson"))
		return NOT_FOUND;
	view_integer(request->body, "lesson", row_integer(rows, LESSON_GET_ID));
	view_text(request->body, "lesson_title", row_text(rows, LESSON_GET_TITLE));
	view_text(request->body, "section", row_text(rows, LESSON_GET_SECTION));
	return OK;
}

enum outcome
lessons_delete(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome result = lesson_delete(&request->ctx, course, path_id(request, "lesson"));

	if (result == OK) {
		leave_note(
			request, NOTE_OK, NULL, "The lesson is deleted from the draft. What is published still has it until you publish.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}
