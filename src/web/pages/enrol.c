/* Up to ten people, typed by hand; and the page after enrolling, whichever way it was. */
#include "web/pages/enrol.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/enrol.h"
#include "domain/organisation.h"
#include "mail/letter.h"
#include "queries.h"
#include "web/pages/dashboard.h"

enum outcome
enrol_index(struct request *request)
{
	redirect(request, "/groups/%lld/enrol/manual", (long long)request->ctx.group);
	return OK;
}

void
enrol_ways(struct request *request, const char *way)
{
	view_show(request->body, arena_text(request->ctx.arena, "way_%s", way));
	view_flag(request->body, "csv_upload", organisation_has(&request->ctx, "csv_upload"));
}

/* ---------------------------------------------------------------- by hand */

static const char *
row_field(struct request *request, const char *part, int number)
{
	return field(request, arena_text(request->ctx.arena, "%s%d", part, number));
}

static struct enrol_form
form_of(struct request *request)
{
	struct enrol_form form = { .when = field(request, "when"), .date = field(request, "date"), .time = field(request, "time") };

	for (int i = 0; i < ENROL_ROWS; i++)
		form.rows[i] = (struct enrol_row){
			row_field(request, "email", i + 1),
			row_field(request, "first", i + 1),
			row_field(request, "last", i + 1),
		};
	return form;
}

/* The words of a row's problem without "Row 3: ", which only the summary needs. */
static const char *
row_error(struct request *request, const char *part, int number)
{
	const char *words = field_error(request, arena_text(request->ctx.arena, "%s%d", part, number));
	const char *colon = words ? strstr(words, ": ") : NULL;

	return colon ? colon + 2 : words;
}

static void
show_rows(struct request *request, const struct enrol_form *form)
{
	for (int i = 0; i < ENROL_ROWS; i++) {
		struct view *row = view_section(request->body, "row");

		view_integer(row, "n", i + 1);
		view_text(row, "email", form->rows[i].email);
		view_text(row, "first", form->rows[i].first_name);
		view_text(row, "last", form->rows[i].last_name);
		view_text(row, "email_words", row_error(request, "email", i + 1));
		view_text(row, "first_words", row_error(request, "first", i + 1));
		view_text(row, "last_words", row_error(request, "last", i + 1));
	}
}

void
enrol_show_when(struct request *request, const char *when, const char *date, const char *time)
{
	struct ctx *ctx = &request->ctx;
	struct rows *organisation = q_organisation_get(ctx->db, ctx->organisation);
	bool scheduled = organisation_has(ctx, "scheduled_notices");
	bool later = scheduled && strcmp(when, "later") == 0;
	bool given = *when;

	view_show(request->body, later ? "when_later" : strcmp(when, "hold") == 0 ? "when_hold" : "when_now");
	view_flag(request->body, "scheduled", scheduled);
	view_text(request->body, "date", given ? date : zone_date(ctx->arena, ctx->now + DAY));
	view_text(request->body, "time", given ? time : "08:00");
	view_text(request->body, "zone", row_one(organisation) ? row_text(organisation, ORGANISATION_GET_TIME_ZONE) : NULL);
	view_integer(request->body, "now", ctx->now);
}

static void
show_form(struct request *request, const struct enrol_form *form)
{
	int64_t courses = rows_integer(q_dashboard_courses(request->ctx.db, request->ctx.group));

	dashboard_show(request, "enrol/manual.tpl", "learners", "Add manually");
	enrol_ways(request, "manual");
	view_show(request->body, courses == 0 ? "course_none" : courses == 1 ? "course_one" : "course_many");
	show_rows(request, form);
	view_show(request->body, "into_groups");
	enrol_show_when(request, form->when, form->date, form->time);
}

enum outcome
enrol_manual(struct request *request)
{
	struct enrol_form form = form_of(request);

	show_form(request, &form);
	return OK;
}

/* The mail as the first person of the form would get it. */
static enum outcome
show_preview(struct request *request, const struct enrol_form *form)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	bool asks = row_one(group) && strcmp(row_text(group, GROUP_GET_POLICY), "ask") == 0;
	const char *first_name = "";
	struct email email = { .address = "name@example.org" };
	int i = 0;

	while (i < ENROL_ROWS - 1 && !*form->rows[i].email)
		i++;
	if (email_parse(ctx->arena, form->rows[i].email, &email) == EMAIL_OK)
		text_clean(ctx->arena, form->rows[i].first_name, TEXT_LINE, NAME_MOST, &first_name);
	show_form(request, form);
	view_show(request->body, "preview");
	letter_show(request->body, letter_preview(ctx, asks ? "invite" : "welcome", first_name, email.address), ctx->arena);
	return OK;
}

enum outcome
enrol_manual_create(struct request *request)
{
	struct enrol_form form = form_of(request);
	struct enrolled done;
	enum outcome outcome;

	if (field_given(request, "preview"))
		return show_preview(request, &form);
	outcome = enrol_by_hand(&request->ctx, &form, &done);
	if (outcome == OK)
		enrol_finish(request, &done);
	return outcome;
}

/* ---------------------------------------------------------------- after it */

void
enrol_finish(struct request *request, const struct enrolled *done)
{
	long long group = request->ctx.group;

	if (done->left_out)
		leave_note(request, NOTE_WARN, NULL,
			done->left_out == 1
				? "%d person was left out: in the group already, archived, or not where you copied from any more."
				: "%d people were left out: in the group already, archived, or not where you copied from any more.",
			done->left_out);
	if (done->people)
		redirect(request, "/groups/%lld/enrol/done?first=%lld&last=%lld", group, (long long)done->first, (long long)done->last);
	else
		redirect(request, "/groups/%lld", group);
}

enum outcome
enrol_done(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_enrol_done(
		ctx->db, ctx->organisation, ctx->group, field_integer(request, "first", 0), field_integer(request, "last", 0));
	int64_t invited = 0, enrolled = 0, notify_at = 0;
	const char *when = "now";

	dashboard_show(request, "enrol/done.tpl", "learners", "Enrolled");
	while (row_next(rows)) {
		*(strcmp(row_text(rows, ENROL_DONE_HOW_IS), "invited") == 0 ? &invited : &enrolled) += 1;
		notify_at = row_integer(rows, ENROL_DONE_NOTIFY_AT);
		when = row_text(rows, ENROL_DONE_WHEN_IS);
		view_row(view_section(request->body, "person"), rows);
	}
	view_text(request->body, "people_words", people_words(ctx, invited + enrolled));
	view_flag(request->body, "people_any", invited + enrolled);
	view_flag(request->body, "people_none", !invited && !enrolled);
	view_text(request->body, "invited", invited ? people_words(ctx, invited) : NULL);
	view_text(request->body, "enrolled", enrolled ? people_words(ctx, enrolled) : NULL);
	view_integer(request->body, "notify_at", notify_at);
	view_show(request->body, arena_text(ctx->arena, "when_%s", when));
	return OK;
}
