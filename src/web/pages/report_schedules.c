#include "web/pages/report_schedules.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/report_schedule.h"
#include "queries.h"
#include "web/pages/dashboard.h"

const char *
report_base(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	return ctx->group ? arena_text(ctx->arena, "/groups/%lld/reports", (long long)ctx->group) : "/reports";
}

void
report_place_show(struct request *request, const char *template_name, const char *title)
{
	struct ctx *ctx = &request->ctx;
	const char *base = report_base(request);

	if (ctx->group)
		dashboard_show(request, template_name, "reports", title);
	else
		page_show(request, template_name, title);
	view_flag(request->body, "of_group", ctx->group);
	view_flag(request->body, "of_organisation", !ctx->group);
	view_text(request->body, "here", title);
	view_text(request->body, "base", base);
	view_text(request->body, "back", base);
	view_text(request->body, "whose",
		ctx->group ? rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)) : request->session->organisation_name);
}

void
report_courses_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_link_courses(ctx->db, ctx->organisation, ctx->group);
	const char *chosen = field(request, "course");

	while (row_next(rows)) {
		struct view *round = view_section(request->body, "course_choice");
		const char *id = arena_text(ctx->arena, "%lld", (long long)row_integer(rows, REPORT_LINK_COURSES_ID));

		view_text(round, "id", id);
		view_text(round, "title", row_text(rows, REPORT_LINK_COURSES_TITLE));
		view_flag(round, "chosen", text_equal(id, chosen));
	}
}

/* ---------------------------------------------------------------- the page */

static const char *
weekday_name(struct arena *arena, int64_t at)
{
	static const char *const names[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

	return names[date_weekday(zone_date(arena, at)) - 1];
}

/* A leader may choose nobody but themselves. */
static void
show_receivers(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_schedule_receivers(ctx->db, ctx->organisation, ctx->group);
	bool again = request->method == POST;
	size_t count, shown = 0;
	const int64_t *typed = again ? field_ids(request, "member", &count) : NULL;

	while (row_next(rows)) {
		int64_t id = row_integer(rows, REPORT_SCHEDULE_RECEIVERS_ID);
		bool me = id == ctx->member;
		struct view *round;

		if (ctx->role < ADMIN && !me)
			continue;
		shown++;
		round = view_section(request->body, "receiver");
		view_row(round, rows);
		view_flag(round, "me", me);
		view_flag(round, "ticked", (again ? has_id(typed, count, id) : me));
	}
	view_flag(request->body, "receiver_none", !shown);
}

static void
show_list(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_report_schedule_list(ctx->db, ctx->organisation, ctx->group, 0, REPORT_SCHEDULES_MOST);
	size_t shown = 0;

	for (; row_next(rows); shown++) {
		struct view *round = view_section(request->body, "schedule");
		bool mine = ctx->role >= ADMIN || row_integer(rows, REPORT_SCHEDULE_LIST_MEMBER_ID) == ctx->member;

		view_row(round, rows);
		view_text(round, "weekday", weekday_name(ctx->arena, row_integer(rows, REPORT_SCHEDULE_LIST_NEXT_AT)));
		view_flag(round, "course_all", row_is_null(rows, REPORT_SCHEDULE_LIST_COURSE_ID));
		view_flag(round, "unsent", row_is_null(rows, REPORT_SCHEDULE_LIST_SENT_AT));
		view_flag(round, "mine", mine);
	}
	view_show(request->body, shown ? "schedule_any" : "schedule_none");
}

enum outcome
report_schedules_index(struct request *request)
{
	report_place_show(request, "reports/schedule.tpl", "Scheduled reports");
	report_courses_show(request);
	page_choice(request, "every", "week");
	page_choice(request, "weekday", "1");
	show_receivers(request);
	show_list(request);
	return OK;
}

/* ---------------------------------------------------------------- its verbs */

enum outcome
report_schedules_create(struct request *request)
{
	struct report_schedule_form form = {
		.course = field(request, "course"), .every = field(request, "every"), .weekday = field(request, "weekday")
	};
	enum outcome outcome;

	form.members = field_ids(request, "member", &form.count);
	outcome = report_schedule_create(&request->ctx, &form);
	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "The report is scheduled.");
		redirect(request, "%s/schedule", report_base(request));
	}
	return outcome;
}

enum outcome
report_schedules_stop(struct request *request)
{
	enum outcome outcome = report_schedule_stop(&request->ctx, path_id(request, "id"));

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "This report goes out no more.");
		redirect(request, "%s/schedule", report_base(request));
	}
	return outcome;
}
