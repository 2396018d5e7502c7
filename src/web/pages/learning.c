#include "web/pages/learning.h"

#include "base/text.h"
#include "queries.h"
#include "web/pages/certificates.h"
#include "web/pages/invites.h"
#include "web/pages/learning_course.h"
#include "web/pages/leave.h"
#include "web/pages/outline.h"

#define COURSES_MOST 500

/* ---------------------------------------------------------------- the page */

/* How many there are. One thing stands out on the page: the first of them, or else the course to go on with, or to start. */
static size_t
show_invites(struct request *request)
{
	struct rows *rows = q_invite_waiting(request->ctx.db, request->ctx.account, request->ctx.now);
	size_t count = 0;

	for (; row_next(rows); count++) {
		struct view *round = view_section(request->body, "invite");

		view_row(round, rows);
		view_flag(round, "first", count == 0);
	}
	view_flag(request->body, "none_invites", count == 0);
	return count;
}

/* Where a course that is begun goes on: {{next_…}}, and what is left of it. */
static void
show_next(struct request *request, struct view *round, int64_t course)
{
	struct outline outline = outline_read(request, course);

	outline_show_next(round, outline_next(&outline, NULL));
	view_text(round, "left_words", learning_left_words(request->ctx.arena, outline_minutes_left(&outline)));
}

static struct view *
show_course(struct request *request, struct rows *rows, const char *section)
{
	struct view *round = view_section(request->body, section);
	bool begun = text_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "begun");
	int64_t course = row_integer(rows, LEARNING_COURSES_ID);

	view_row(round, rows);
	view_text(round, "due_words", NULL);
	if (!text_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "done"))
		learning_show_due(request, round, row_text(rows, LEARNING_COURSES_DUE_ON));
	if (begun)
		show_next(request, round, course);
	return round;
}

/* Fills the courses, the first one large where it is begun, and standing out where it is new and nothing else does; returns how many there
   are. */
static size_t
fill_courses(struct request *request, bool alone, size_t *begun)
{
	struct rows *rows = q_learning_courses(request->ctx.db, request->ctx.account, COURSES_MOST);
	size_t count = 0;
	bool listed = false;

	*begun = 0;
	for (; row_next(rows); count++) {
		bool in_progress = text_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "begun");

		*begun += in_progress;
		if (count == 0 && in_progress) {
			show_course(request, rows, "hero");
			continue;
		}
		if (!listed)
			view_show(request->body, "courses");
		listed = true;
		view_flag(show_course(request, rows, "course"), "leads",
			alone && count == 0 && text_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "new"));
	}
	return count;
}

/* "1 invite to answer, 2 courses to continue." */
static const char *
to_do(struct request *request, size_t invites, size_t begun)
{
	struct arena *arena = request->ctx.arena;
	const char *waiting = invites ? text_counted(arena, (int64_t)invites, "invite to answer", "invites to answer") : "";
	const char *going = begun ? text_counted(arena, (int64_t)begun, "course to continue", "courses to continue") : "";

	return invites || begun ? arena_text(arena, "%s%s%s.", waiting, invites && begun ? ", " : "", going) : NULL;
}

/* No code brings back whom their organisation has archived. */
static bool
show_archived_from(struct request *request)
{
	struct rows *archived = q_leave_archived_from(request->ctx.db, request->ctx.account);

	if (!row_one(archived))
		return false;
	view_row(request->body, archived);
	return true;
}

/* In no group. fresh: and never was in one. */
static void
show_idle(struct request *request, bool fresh, bool closed)
{
	if (!closed && show_archived_from(request))
		return;
	if (fresh)
		view_show(request->body, "nothing");
	else if (!closed)
		view_show(request->body, "in_between");
}

enum outcome
learning_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct view *body = page_show(request, "learning/index.tpl", "My learning");
	size_t begun, invites, waiting, courses, groups, past, certificates, closed;

	invites = show_invites(request);
	waiting = view_rows(body, "waiting", q_learning_waiting(ctx->db, ctx->account));
	courses = fill_courses(request, !invites, &begun);
	groups = view_rows(body, "group", q_learning_groups_without_courses(ctx->db, ctx->account));
	past = view_rows(body, "past", q_learning_past_groups(ctx->db, ctx->account));
	certificates = certificates_show_own(request);
	leave_show_groups(request);
	leave_show_archived(request, 0);
	closed = view_rows(body, "closed", q_learning_closed(ctx->db, ctx->account));
	view_text(body, "first_name", request->session->user_first);
	view_text(body, "to_do", to_do(request, invites, begun));
	if (!invites && !waiting && !courses && !groups)
		show_idle(request, !past && !certificates, closed > 0);
	return OK;
}

/* ---------------------------------------------------------------- invites */

static const char *
base_of(struct request *request)
{
	return arena_text(request->ctx.arena, "/learning/invites/%lld", (long long)path_id(request, "id"));
}

static struct invite
find(struct request *request)
{
	return invite_of_account(&request->ctx, path_id(request, "id"));
}

enum outcome
learning_invite(struct request *request)
{
	struct invite invite = find(request);

	return invite.state == INVITE_UNKNOWN ? NOT_FOUND : invite_page(request, &invite, base_of(request));
}

enum outcome
learning_check(struct request *request)
{
	request->ctx.turn = find(request).organisation;
	return OK;
}

enum outcome
learning_accept(struct request *request)
{
	struct invite invite = find(request);

	if (invite.state != INVITE_OPEN)
		return learning_invite(request);
	return invite_join(request, &invite, request->ctx.account);
}

enum outcome
learning_decline(struct request *request)
{
	struct invite invite = find(request);

	if (invite.state != INVITE_OPEN || invite_decline(&request->ctx, &invite) != OK)
		return learning_invite(request);
	leave_note(
		request, NOTE_OK, NULL, "You declined the invite to %s. We send no more about it.", invite_group_name(request, &invite));
	redirect(request, "/learning");
	return OK;
}
