#include "web/pages/learning.h"

#include "base/text.h"
#include "queries.h"
#include "web/pages/invites.h"

#define COURSES_MOST 500

/* ---------------------------------------------------------------- the page */

/* Fills the courses, the first one large where it is begun; returns how many there are. */
static size_t
fill_courses(struct request *request, size_t *begun)
{
	struct rows *rows = q_learning_courses(request->ctx.db, request->ctx.account, COURSES_MOST);
	size_t count = 0;
	bool listed = false;

	*begun = 0;
	for (; row_next(rows); count++) {
		bool in_progress = text_equal(row_text(rows, LEARNING_COURSES_STATE_IS), "begun");

		*begun += in_progress;
		if (count == 0 && in_progress) {
			view_row(view_section(request->body, "hero"), rows);
			continue;
		}
		if (!listed)
			view_show(request->body, "courses");
		listed = true;
		view_row(view_section(request->body, "course"), rows);
	}
	return count;
}

static const char *
counted(struct arena *arena, size_t count, const char *one, const char *many)
{
	return arena_text(arena, "%zu %s", count, count == 1 ? one : many);
}

/* "Hello Priya. 1 invite to answer, 2 courses to continue." */
static const char *
hello(struct request *request, size_t invites, size_t begun)
{
	struct arena *arena = request->ctx.arena;
	const char *first = request->session->user_first;
	const char *waiting = invites ? counted(arena, invites, "invite to answer", "invites to answer") : "";
	const char *going = begun ? counted(arena, begun, "course to continue", "courses to continue") : "";

	return arena_text(arena, "Hello%s%s.%s%s%s%s%s", *first ? " " : "", first, invites || begun ? " " : "", waiting,
		invites && begun ? ", " : "", going, invites || begun ? "." : "");
}

enum outcome
learning_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct view *body = page_show(request, "learning/index.tpl", "My learning");
	size_t begun, invites, waiting, courses, groups, past;

	invites = view_rows(body, "invite", q_invite_waiting(ctx->db, ctx->account, ctx->now));
	waiting = view_rows(body, "waiting", q_learning_waiting(ctx->db, ctx->account));
	courses = fill_courses(request, &begun);
	groups = view_rows(body, "group", q_learning_groups_without_courses(ctx->db, ctx->account));
	past = view_rows(body, "past", q_learning_past_groups(ctx->db, ctx->account));
	view_rows(body, "closed", q_learning_closed(ctx->db, ctx->account));
	view_text(body, "hello", hello(request, invites, begun));
	if (!invites && !waiting && !courses && !groups && !past)
		view_show(body, "nothing");
	return OK;
}

enum outcome
learning_course(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t course = path_id(request, "id");
	struct rows *rows = q_learning_course(ctx->db, ctx->account, course);
	int64_t member;

	if (!row_one(rows))
		return NOT_FOUND;
	member = row_integer(rows, LEARNING_COURSE_MEMBER_ID);
	page_show(request, "learning/course.tpl", row_text(rows, LEARNING_COURSE_TITLE));
	view_row(request->body, rows);
	view_rows(request->body, "group", q_learning_course_groups(ctx->db, member, course));
	view_rows(request->body, "leader", q_learning_course_leaders(ctx->db, member, course));
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
	enum invite_state state;

	if (invite.state != INVITE_OPEN || invite_decline(&request->ctx, &invite, &state) != OK)
		return learning_invite(request);
	leave_note(
		request, NOTE_OK, NULL, "You declined the invite to %s. We send no more about it.", invite_group_name(request, &invite));
	redirect(request, "/learning");
	return OK;
}
