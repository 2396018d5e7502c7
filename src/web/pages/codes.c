/* The group codes of one group: made, handed out, watched, switched off and retired. */
#include "web/pages/codes.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/allow_list.h"
#include "domain/code.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/enrol.h"
#include "web/pages/members.h"
#include "web/pages/redeem.h"
#include "web/qr.h"

#define USUAL_DAYS 90 /* that a new code works, unless somebody says otherwise */
#define SOON_DAYS 14  /* before its end the list says so */
#define BATCHES_SHOWN 5
#define LIST_PATH "/groups/%lld/codes"

/* ---------------------------------------------------------------- what is told of a code */

static const char *
days_left_words(struct arena *arena, int64_t days)
{
	if (days == 0)
		return "Ends today";
	if (days == 1)
		return "Ends tomorrow";
	return arena_text(arena, "Ends in %lld days", (long long)days);
}

/* When it works: both days in words, and what of them matters today. */
static void
show_days(struct ctx *ctx, struct view *view, const char *first_day, const char *last_day)
{
	int64_t left = code_days(zone_date(ctx->arena, ctx->now), last_day);
	int day = code_day(ctx, first_day, last_day);

	view_text(view, "from_words", code_day_words(ctx->arena, first_day));
	view_text(view, "until_words", code_day_words(ctx->arena, last_day));
	view_flag(view, "not_yet", day < 0);
	view_flag(view, "ended", day > 0);
	view_flag(view, "unended", day <= 0);
	view_text(view, "soon_words", day == 0 && left <= SOON_DAYS ? days_left_words(ctx->arena, left) : NULL);
}

static void
show_rule(struct ctx *ctx, struct view *view, const char *allow_list)
{
	view_text(view, "rule_words", *allow_list ? allow_list_words(ctx->arena, allow_list) : NULL);
	view_flag(view, "rule_none", !*allow_list);
}

/* The page of one code: head, dates, rule, uses. NULL: there is no such code here. */
static const struct rows *
show_code(struct request *request, const char *template_name, const char *crumb)
{
	struct ctx *ctx = &request->ctx;
	struct rows *code = q_code_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));
	const char *shown;

	if (!row_one(code))
		return NULL;
	shown = row_text(code, CODE_GET_CODE);
	dashboard_show(request, template_name, "codes", crumb ? arena_text(ctx->arena, "%s %s", crumb, shown) : shown);
	view_row(request->body, code);
	show_days(ctx, request->body, row_text(code, CODE_GET_FIRST_DAY), row_text(code, CODE_GET_LAST_DAY));
	show_rule(ctx, request->body, row_text(code, CODE_GET_ALLOW_LIST));
	view_text(request->body, "url", redeem_url(request, shown));
	return code;
}

static bool
is_retired(const struct rows *code)
{
	return text_equal(row_text(code, CODE_GET_STATUS), "retired");
}

/* ---------------------------------------------------------------- lists */

enum outcome
codes_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *rows, *before = NULL;
	struct view *round;

	dashboard_show(request, "codes/index.tpl", "codes", "Codes");
	rows = q_code_page(ctx->db, ctx->organisation, ctx->group, pager_below(&pager), PAGE_ROWS_ASKED);
	while ((round = pager_next(request, &pager, "code_line", rows, -1, CODE_PAGE_ID))) {
		show_days(ctx, round, row_text(rows, CODE_PAGE_FIRST_DAY), row_text(rows, CODE_PAGE_LAST_DAY));
		show_rule(ctx, round, row_text(rows, CODE_PAGE_ALLOW_LIST));
	}
	if (pager.after.id && pager.shown)
		before = q_code_page_before(ctx->db, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	view_flag(request->body, "paged", pager.more || pager.after.id);
	rows = q_code_retired(ctx->db, ctx->organisation, ctx->group, INT64_MAX, 1);
	view_flag(request->body, "retired_any", row_one(rows));
	view_text(request->body, "redeem_host", redeem_host(request));
	view_text(request->body, "back", NULL);
	keys_show_batches(request, BATCHES_SHOWN);
	return OK;
}

enum outcome
codes_retired(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *rows, *before = NULL;
	struct view *round;

	dashboard_show(request, "codes/retired.tpl", "codes", "Retired codes");
	rows = q_code_retired(ctx->db, ctx->organisation, ctx->group, pager_below(&pager), PAGE_ROWS_ASKED);
	while ((round = pager_next(request, &pager, "code_line", rows, -1, CODE_RETIRED_ID)))
		show_days(ctx, round, row_text(rows, CODE_RETIRED_FIRST_DAY), row_text(rows, CODE_RETIRED_LAST_DAY));
	if (pager.after.id && pager.shown)
		before = q_code_retired_before(ctx->db, ctx->group, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	return OK;
}

/* ---------------------------------------------------------------- one code */

static void
show_uses(struct request *request, struct pager *pager, struct rows *rows)
{
	struct view *round;

	while ((round = pager_next(request, pager, "use", rows, -1, CODE_USES_ID)))
		view_flag(round, "opens",
			member_opens(
				request, row_integer(rows, CODE_USES_MEMBER_ID), text_equal(row_text(rows, CODE_USES_STATUS_IS), "active")));
}

enum outcome
codes_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;
	const struct rows *code = show_code(request, "codes/show.tpl", NULL);
	int64_t id, uses;

	if (!code)
		return NOT_FOUND;
	id = row_integer(code, CODE_GET_ID);
	uses = row_integer(code, CODE_GET_USES);
	view_flag(request->body, "open", !is_retired(code));
	view_text(request->body, "back", request->path);
	if (!is_retired(code))
		qr_show(request, request->body, redeem_url(request, row_text(code, CODE_GET_CODE)));
	show_uses(request, &pager, q_code_uses(ctx->db, ctx->organisation, id, pager_below(&pager), PAGE_ROWS_ASKED));
	if (pager.after.id && pager.shown)
		before = q_code_uses_before(ctx->db, id, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, uses, "");
	return OK;
}

/* Opens one of course_none, course_one, course_many. */
static void
show_courses(struct request *request)
{
	int64_t courses = rows_integer(q_dashboard_courses(request->ctx.db, request->ctx.group));

	view_show(request->body, courses == 0 ? "course_none" : courses == 1 ? "course_one" : "course_many");
}

enum outcome
codes_poster(struct request *request)
{
	const struct rows *code = show_code(request, "codes/poster.tpl", "Poster of");

	if (!code || is_retired(code))
		return NOT_FOUND;
	show_courses(request);
	view_text(request->body, "redeem_host", redeem_host(request));
	qr_show(request, request->body, redeem_url(request, row_text(code, CODE_GET_CODE)));
	return OK;
}

enum outcome
codes_picture(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *code = q_code_get(ctx->db, ctx->organisation, ctx->group, path_id(request, "id"));
	const char *shown;

	if (!row_one(code))
		return NOT_FOUND;
	shown = row_text(code, CODE_GET_CODE);
	qr_send(request, arena_text(ctx->arena, "%s.svg", shown), redeem_url(request, shown));
	return OK;
}

/* ---------------------------------------------------------------- making and changing */

static struct code_form
form_of(struct request *request)
{
	return (struct code_form){ .make = field(request, "make"),
		.code = field(request, "code"),
		.first_day = field(request, "first_day"),
		.last_day = field(request, "last_day"),
		.max_uses = field(request, "max_uses"),
		.allow_list = field(request, "allow_list"),
		.active = field_given(request, "active") };
}

enum outcome
codes_new(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	dashboard_show(request, "enrol/code.tpl", "learners", "New group code");
	enrol_ways(request, "code");
	page_choice(request, "make", "made");
	page_choice(request, "active", NULL);
	page_field(request, "code", NULL);
	page_field(request, "first_day", zone_date(ctx->arena, ctx->now));
	page_field(request, "last_day", zone_date(ctx->arena, ctx->now + USUAL_DAYS * DAY));
	page_field(request, "max_uses", NULL);
	page_field(request, "allow_list", NULL);
	return OK;
}

enum outcome
codes_check(struct request *request)
{
	struct code_form form = form_of(request);

	/* What is wrong elsewhere in the form is told in the same go. */
	code_check(&request->ctx, &form);
	return OK;
}

enum outcome
codes_create(struct request *request)
{
	struct code_form form = form_of(request);
	int64_t code;
	enum outcome result = code_create(&request->ctx, &form, &code);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL,
			form.active ? "The code is there and active. Share the code, its link or its QR code."
						: "The code is there. It is off: switch it on when people may use it.");
		redirect(request, "/groups/%lld/codes/%lld", (long long)request->ctx.group, (long long)code);
	}
	return result;
}

static const char *
uses_words(struct arena *arena, int64_t uses)
{
	if (uses == 0)
		return "Nobody has used it yet.";
	return uses == 1 ? "It was used once." : arena_text(arena, "It was used %s times.", text_number(arena, uses));
}

enum outcome
codes_edit(struct request *request)
{
	const struct rows *code = show_code(request, "codes/edit.tpl", "Change");

	if (!code || is_retired(code))
		return NOT_FOUND;
	view_text(request->body, "uses_words", uses_words(request->ctx.arena, row_integer(code, CODE_GET_USES)));
	page_field(request, "first_day", row_text(code, CODE_GET_FIRST_DAY));
	page_field(request, "last_day", row_text(code, CODE_GET_LAST_DAY));
	page_field(request, "max_uses", row_text(code, CODE_GET_MAX_USES));
	page_field(request, "allow_list", row_text(code, CODE_GET_ALLOW_LIST));
	return OK;
}

static void
back_to_code(struct request *request)
{
	redirect(request, "/groups/%lld/codes/%lld", (long long)request->ctx.group, (long long)path_id(request, "id"));
}

enum outcome
codes_update(struct request *request)
{
	struct code_form form = form_of(request);
	enum outcome result = code_update(&request->ctx, path_id(request, "id"), &form);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The code is changed. What was printed of it stays right but for its dates.");
		back_to_code(request);
	}
	return result;
}

/* ---------------------------------------------------------------- on, off, and for good */

static const char *
switched_words(struct ctx *ctx, const struct rows *code)
{
	const char *shown = row_text(code, CODE_GET_CODE);
	const char *first_day = row_text(code, CODE_GET_FIRST_DAY), *last_day = row_text(code, CODE_GET_LAST_DAY);

	switch (code_day(ctx, first_day, last_day)) {
	case -1:
		return arena_text(ctx->arena, "%s is active, and works from %s.", shown, code_day_words(ctx->arena, first_day));
	case 0:
		return arena_text(ctx->arena, "%s is active. People can use it now.", shown);
	}
	return arena_text(ctx->arena, "%s is active, but its last day was %s. Change its dates if people are to use it.", shown,
		code_day_words(ctx->arena, last_day));
}

enum outcome
codes_switch(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	bool on = field_given(request, "on") && *field(request, "on");
	enum outcome result = code_switch(ctx, id, on);
	struct rows *code = q_code_get(ctx->db, ctx->organisation, ctx->group, id);

	if (result != OK || !row_one(code))
		return result;
	if (on)
		leave_note(request, NOTE_OK, NULL, "%s", switched_words(ctx, code));
	else
		leave_note(
			request, NOTE_OK, NULL, "%s is off. Nobody can use it until you switch it on again.", row_text(code, CODE_GET_CODE));
	redirect_back(request, LIST_PATH, (long long)ctx->group);
	return OK;
}

enum outcome
codes_retire_confirm(struct request *request)
{
	const struct rows *code = show_code(request, "codes/retire.tpl", "Retire");

	return code && !is_retired(code) ? OK : NOT_FOUND;
}

enum outcome
codes_retire(struct request *request)
{
	enum outcome result = code_retire(&request->ctx, path_id(request, "id"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The code is retired. Who used it stays in the group.");
		redirect(request, LIST_PATH, (long long)request->ctx.group);
	}
	return result;
}
