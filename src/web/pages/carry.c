/* The learner's side. */
#include "domain/carry.h"

#include "base/clock.h"
#include "base/text.h"
#include "queries.h"
#include "web/pages/carry.h"

/* true: a request waits. The page's own values stay as they are: these stand in a section. */
static bool
show_latest(struct request *request, int64_t member, int64_t course)
{
	struct rows *asked = q_carry_latest(request->ctx.db, member, course);

	if (!row_one(asked))
		return false;
	view_row(view_section(request->body, "carried"), asked);
	return text_equal(row_text(asked, CARRY_LATEST_REQUEST_IS), "waiting");
}

static bool
is_completed(const struct rows *course)
{
	return text_equal(row_text(course, CARRY_COURSE_STATUS), "completed");
}

void
carry_show_on_course(struct request *request, int64_t id)
{
	struct rows *course = q_carry_course(request->ctx.db, request->ctx.account, id);
	bool waits;

	if (!row_one(course))
		return;
	waits = show_latest(request, row_integer(course, CARRY_COURSE_MEMBER_ID), id);
	if (!waits && !is_completed(course))
		view_show(request->body, "may_carry");
}

static void
show_heard(struct request *request, const struct carry_facts *heard)
{
	struct view *round = view_section(request->body, "heard");

	view_show(round, heard->completed_at ? "done" : "begun");
	view_integer(round, "at", heard->completed_at ? heard->completed_at : heard->started_at);
	view_text(round, "score", heard->score < 0 ? NULL : text_number(request->ctx.arena, heard->score));
}

static void
show_sources(struct request *request, const struct rows *course)
{
	struct ctx *ctx = &request->ctx;
	struct rows *sources = q_carry_sources(ctx->db, ctx->account, row_integer(course, CARRY_COURSE_ORGANISATION_ID),
		row_text(course, CARRY_COURSE_TITLE_KEY), row_integer(course, CARRY_COURSE_OFFER_ID));
	const char *typed = field(request, "from");
	struct carry_facts heard;
	bool first = true;

	for (; row_next(sources); first = false) {
		struct view *round = view_section(request->body, "source");
		const char *name = arena_text(ctx->arena, "%lld-%lld", (long long)row_integer(sources, CARRY_SOURCES_FROM_COURSE_ID),
			(long long)row_integer(sources, CARRY_SOURCES_FROM_MEMBER_ID));

		view_row(round, sources);
		view_text(round, "name", name);
		view_flag(round, "chosen", (*typed ? text_equal(typed, name) : first));
	}
	if (carry_heard(ctx, row_integer(course, CARRY_COURSE_ORGANISATION_ID), path_id(request, "id"), &heard)) {
		show_heard(request, &heard);
		page_choice(request, "from", first ? "statements" : NULL);
	} else {
		page_choice(request, "from", first ? "words" : NULL);
	}
}

enum outcome
carry_new(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *course = q_carry_course(ctx->db, ctx->account, path_id(request, "id"));

	if (!row_one(course))
		return NOT_FOUND;
	zone_use(row_text(course, CARRY_COURSE_TIME_ZONE));
	page_show(request, "carry/new.tpl", "Carry progress over");
	view_row(request->body, course);
	if (!show_latest(request, row_integer(course, CARRY_COURSE_MEMBER_ID), path_id(request, "id")))
		view_show(request->body, is_completed(course) ? "over" : "may");
	show_sources(request, course);
	page_field(request, "number", NULL);
	page_field(request, "words", NULL);
	return OK;
}

enum outcome
carry_create(struct request *request)
{
	struct carry_form form = { field(request, "from"), field(request, "number"), field(request, "words") };
	int64_t course = path_id(request, "id"), asked;
	enum outcome result = carry_ask(&request->ctx, course, &form, &asked);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "Your request is on its way. An administrator decides, and a mail tells you.");
		redirect(request, "/learning/%lld", (long long)course);
	}
	return result;
}

enum outcome
carry_take_back(struct request *request)
{
	int64_t asked = path_id(request, "id");
	struct rows *own = q_carry_own(request->ctx.db, request->ctx.account, asked);
	int64_t course = row_one(own) ? row_integer(own, CARRY_OWN_COURSE_ID) : 0;
	enum outcome result = carry_withdraw(&request->ctx, asked);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "Your request is withdrawn. Nothing was carried over.");
		redirect(request, "/learning/%lld", (long long)course);
	}
	return result;
}
