#include "web/pages/courses.h"

#include "base/text.h"
#include "domain/course.h"
#include "queries.h"
#include "web/pager.h"

static const char *const statuses[] = { "active", "archived", NULL };

enum outcome
courses_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *status = text_equal(field(request, "status"), "archived") ? "archived" : "active";
	struct pager pager = pager_start(request);
	struct rows *before = NULL;
	int64_t total;

	page_show(request, "courses/index.tpl", "Courses");
	total = pager_chips(request, q_course_counts(request->ctx.db, request->ctx.organisation), statuses, status);
	pager_rows(request, &pager, "course",
		q_course_page(ctx->db, ctx->organisation, status, pager.after.text, pager.after.id, PAGE_ROWS_ASKED),
		COURSE_PAGE_TITLE_KEY, COURSE_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_course_page_before(ctx->db, ctx->organisation, status, pager.first.text, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, total, arena_text(ctx->arena, "status=%s", status));
	return OK;
}

struct rows *
course_of(struct request *request)
{
	struct rows *rows = q_course_get(request->ctx.db, request->ctx.organisation, path_id(request, "id"));

	return row_one(rows) ? rows : NULL;
}

/* ---------------------------------------------------------------- making and changing */

static struct course_form
form_of(struct request *request)
{
	return (struct course_form){ .title = field(request, "title"),
		.description = field(request, "description"),
		.minutes = field(request, "minutes"),
		.certificate_months = field(request, "certificate_months"),
		.activity_iri = field(request, "activity_iri"),
		.no_certificate = !field_given(request, "certificate") };
}

enum outcome
courses_new(struct request *request)
{
	page_show(request, "courses/new.tpl", "New course");
	page_field(request, "title", NULL);
	page_field(request, "description", NULL);
	page_field(request, "minutes", NULL);
	return OK;
}

enum outcome
courses_create(struct request *request)
{
	struct course_form form = form_of(request);
	int64_t course;
	enum outcome result = course_create(&request->ctx, &form, &course);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The course is there, as a draft. Add its lessons, then publish it.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}

enum outcome
courses_edit(struct request *request)
{
	struct rows *rows = course_of(request);

	if (!rows)
		return NOT_FOUND;
	page_show(request, "courses/edit.tpl", "Edit course");
	view_integer(request->body, "id", path_id(request, "id"));
	view_text(request->body, "course_title", row_text(rows, COURSE_GET_TITLE));
	page_field(request, "title", row_text(rows, COURSE_GET_TITLE));
	page_field(request, "description", row_text(rows, COURSE_GET_DESCRIPTION));
	page_field(request, "minutes", row_text(rows, COURSE_GET_MINUTES));
	page_choice(request, "certificate", row_integer(rows, COURSE_GET_CERTIFICATE) ? "1" : NULL);
	page_field(request, "certificate_months", row_text(rows, COURSE_GET_CERTIFICATE_MONTHS));
	page_field(request, "activity_iri", row_text(rows, COURSE_GET_ACTIVITY_IRI));
	view_text(request->body, "our_iri",
		arena_text(request->ctx.arena, "%s/courses/%lld", request->ctx.conf->base_url, (long long)path_id(request, "id")));
	return OK;
}

enum outcome
courses_update(struct request *request)
{
	struct course_form form = form_of(request);
	int64_t course = path_id(request, "id");
	enum outcome result = course_update(&request->ctx, course, &form);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The course is saved.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}

enum outcome
courses_archive(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome result = course_archive(&request->ctx, course);

	if (result == OK) {
		leave_note(request, NOTE_OK, arena_text(request->ctx.arena, "/courses/%lld/restore", (long long)course),
			"The course is archived. People who have begun it keep it.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}

enum outcome
courses_restore(struct request *request)
{
	int64_t course = path_id(request, "id");
	enum outcome result = course_restore(&request->ctx, course);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The course is back.");
		redirect(request, "/courses/%lld", (long long)course);
	}
	return result;
}
