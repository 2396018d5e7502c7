#include "web/pages/reminders.h"

#include "base/text.h"
#include "domain/reminder.h"
#include "queries.h"
#include "web/pages/dashboard.h"

static void
show_choices(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_reminder_choices(ctx->db, ctx->organisation, ctx->group);

	page_options(request, "choice", rows, REMINDER_CHOICES_ID, field_integer(request, "course", 0));
}

enum outcome
reminders_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_reminder_settings(ctx->db, ctx->organisation, ctx->group);
	int64_t may_go_at = reminder_may_go_at(ctx);

	if (!row_one(rows))
		return NOT_FOUND;
	dashboard_show(request, "groups/reminders.tpl", "reports", "Reminders");
	page_field(request, "remind_start_days", row_text(rows, REMINDER_SETTINGS_START_DAYS));
	page_field(request, "remind_due_days", row_text(rows, REMINDER_SETTINGS_DUE_DAYS));
	page_field(request, "remind_invite_days", row_text(rows, REMINDER_SETTINGS_INVITE_DAYS));
	view_integer(request->body, "next_at", row_integer(rows, REMINDER_SETTINGS_REMIND_AT));
	if (row_is_null(rows, REMINDER_SETTINGS_REMIND_AT))
		view_show(request->body, "all_off");
	if (row_integer(rows, REMINDER_SETTINGS_QUIET_FROM) != row_integer(rows, REMINDER_SETTINGS_QUIET_UNTIL)) {
		view_show(request->body, "quiet");
		view_text(request->body, "quiet_from", text_hour(ctx->arena, row_integer(rows, REMINDER_SETTINGS_QUIET_FROM)));
		view_text(request->body, "quiet_until", text_hour(ctx->arena, row_integer(rows, REMINDER_SETTINGS_QUIET_UNTIL)));
	}
	view_integer(request->body, "waits_until", may_go_at > ctx->now ? may_go_at : 0);
	view_flag(request->body, "not_started", request->method == GET || field_given(request, "not_started"));
	view_flag(request->body, "in_progress", field_given(request, "in_progress"));
	show_choices(request);
	return OK;
}

enum outcome
reminders_update(struct request *request)
{
	struct reminder_form form = {
		.start_days = field(request, "remind_start_days"),
		.due_days = field(request, "remind_due_days"),
		.invite_days = field(request, "remind_invite_days"),
	};
	enum outcome outcome = reminder_update(&request->ctx, &form);

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "The reminders of this group are saved.");
		redirect(request, "/groups/%lld/reminders", (long long)request->ctx.group);
	}
	return outcome;
}

enum outcome
reminders_send(struct request *request)
{
	bool fresh = field_given(request, "not_started"), begun = field_given(request, "in_progress");
	const char *statuses = fresh && begun ? "not started,in progress" : fresh ? "not started" : begun ? "in progress" : "";
	int64_t job;
	enum outcome outcome = reminder_ask(&request->ctx, field_integer(request, "course", 0), statuses, &job);

	if (outcome == OK)
		redirect(request, "/jobs/%lld", (long long)job);
	return outcome;
}
