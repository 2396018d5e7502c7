#include "web/pages/organisation.h"

#include "base/text.h"
#include "domain/organisation.h"
#include "domain/reminder.h"
#include "domain/seat.h"
#include "queries.h"
#include "web/pages/checklist.h"
#include "web/pages/zones.h"

/* ---------------------------------------------------------------- profile */

/* The hours of a day, the stored or typed one chosen. */
static void
hours_show(struct request *request, const char *name, int64_t stored)
{
	int64_t chosen = request->method == POST ? field_integer(request, name, stored) : stored;

	for (int hour = 0; hour < 24; hour++) {
		struct view *round = view_section(request->body, name);

		view_value(round, "hour", arena_text(request->ctx.arena, "%d", hour));
		view_value(round, "hour_words", text_hour(request->ctx.arena, hour));
		view_flag(round, "chosen", hour == chosen);
	}
}

enum outcome
organisation_show(struct request *request)
{
	struct rows *rows = q_organisation_get(request->ctx.db, request->ctx.organisation);

	if (!row_one(rows))
		return NOT_FOUND;
	page_show(request, "organisation/profile.tpl", "Organisation");
	page_field(request, "name", row_text(rows, ORGANISATION_GET_NAME));
	page_field(request, "description", row_text(rows, ORGANISATION_GET_DESCRIPTION));
	page_field(request, "website", row_text(rows, ORGANISATION_GET_WEBSITE));
	page_field(request, "contact", row_text(rows, ORGANISATION_GET_CONTACT));
	page_choice(request, "temporary_passwords", row_integer(rows, ORGANISATION_GET_TEMPORARY_PASSWORDS) ? "1" : NULL);
	page_choice(request, "password_columns", row_integer(rows, ORGANISATION_GET_PASSWORD_COLUMNS) ? "1" : NULL);
	page_choice(request, "seat_return", row_text(rows, ORGANISATION_GET_SEAT_RETURN));
	hours_show(request, "quiet_from", row_integer(rows, ORGANISATION_GET_QUIET_FROM));
	hours_show(request, "quiet_until", row_integer(rows, ORGANISATION_GET_QUIET_UNTIL));
	zones_show(request, row_text(rows, ORGANISATION_GET_TIME_ZONE));
	view_show(request->body, "tab_profile");
	view_integer(request->body, "now", request->ctx.now);
	return OK;
}

enum outcome
organisation_save(struct request *request)
{
	struct organisation_form form = {
		.name = field(request, "name"),
		.description = field(request, "description"),
		.website = field(request, "website"),
		.contact = field(request, "contact"),
		.time_zone = field(request, "time_zone"),
		.temporary_passwords = field_given(request, "temporary_passwords"),
		.password_columns = field_given(request, "password_columns"),
	};
	enum outcome result = organisation_update(&request->ctx, &form);

	if (result == NOT_FOUND)
		return NOT_FOUND;
	seat_choose_return(&request->ctx, field(request, "seat_return"));
	reminder_set_quiet(&request->ctx, field(request, "quiet_from"), field(request, "quiet_until"));
	if (request->ctx.problems)
		return INVALID;
	leave_note(request, NOTE_OK, NULL, "The profile is saved.");
	redirect(request, "/organisation");
	return OK;
}

/* ---------------------------------------------------------------- setting up */

static void
show_step(struct request *request, struct rows *rows, int column, const char *name, int64_t *done)
{
	bool is_done = row_integer(rows, column);

	view_show(request->body, arena_text(request->ctx.arena, "%s_%s", name, is_done ? "done" : "open"));
	*done += is_done;
}

void
checklist_show(struct request *request)
{
	struct rows *rows;
	int64_t done = 0;

	if (request->ctx.role < ADMIN)
		return;
	rows = q_organisation_checklist(request->ctx.db, request->ctx.organisation);
	if (!row_one(rows))
		return;
	view_show(request->body, "checklist");
	show_step(request, rows, ORGANISATION_CHECKLIST_PROFILE, "step_profile", &done);
	show_step(request, rows, ORGANISATION_CHECKLIST_COURSES, "step_courses", &done);
	show_step(request, rows, ORGANISATION_CHECKLIST_GROUPS, "step_groups", &done);
	show_step(request, rows, ORGANISATION_CHECKLIST_ANNOUNCED, "step_announced", &done);
	show_step(request, rows, ORGANISATION_CHECKLIST_PEOPLE, "step_people", &done);
	view_integer(request->body, "steps_done", done);
	view_show(request->body, done == 5 ? "steps_all" : "steps_left");
}

enum outcome
organisation_announcement(struct request *request)
{
	struct rows *rows = q_organisation_get(request->ctx.db, request->ctx.organisation);

	if (!row_one(rows))
		return NOT_FOUND;
	page_show(request, "organisation/announcement.tpl", "Announcement");
	view_text(request->body, "name", row_text(rows, ORGANISATION_GET_NAME));
	view_text(request->body, "contact", row_text(rows, ORGANISATION_GET_CONTACT));
	view_flag(request->body, "no_contact", !*row_text(rows, ORGANISATION_GET_CONTACT));
	view_text(request->body, "base_url", request->ctx.conf->base_url);
	return OK;
}

enum outcome
organisation_announce(struct request *request)
{
	organisation_announced(&request->ctx);
	leave_note(request, NOTE_OK, NULL, "The announcement is ticked off.");
	redirect(request, "/groups");
	return OK;
}

enum outcome
organisation_close_checklist(struct request *request)
{
	organisation_put_checklist_away(&request->ctx);
	leave_note(request, NOTE_OK, NULL, "The checklist is put away. Everything in it stays where it is: in the menu.");
	redirect(request, "/groups");
	return OK;
}
