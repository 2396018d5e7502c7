/* One person of the organisation: why they are here, what they take, what was done, and what can be done. */
#include "base/text.h"
#include "domain/member.h"
#include "queries.h"
#include "web/pages/activity.h"
#include "web/pages/certificates.h"
#include "web/pages/details.h"
#include "web/pages/member_courses.h"
#include "web/pages/members.h"
#include "web/pages/quiz.h"
#include "web/pages/seats.h"

/* The leader who looks, and sees only the groups that they lead; 0 for administrators, who see all. */
static int64_t
leader(const struct request *request)
{
	return request->ctx.role >= ADMIN ? 0 : request->ctx.member;
}

const char *
member_name(const struct rows *person, const char *email)
{
	bool nameless = !*row_text(person, MEMBER_GET_FIRST_NAME) && !*row_text(person, MEMBER_GET_LAST_NAME);

	return nameless ? email : row_text(person, MEMBER_GET_NAME);
}

bool
member_opens(const struct request *request, int64_t member, bool active)
{
	return member && (active || !leader(request));
}

/* The person of the page on one row, with the address that whoever looks may know them by; NULL when they may not see them. */
static struct rows *
visible_person(struct request *request, const char **email)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, id);

	if (!row_one(rows))
		return NULL;
	*email = row_text(rows, MEMBER_GET_EMAIL);
	if (leader(request))
		*email = rows_text(q_member_seen_by_leader(ctx->db, ctx->organisation, id, leader(request)));
	return *email ? rows : NULL;
}

bool
member_is_asked_about(const struct request *request, const struct rows *person)
{
	return !row_integer(person, MEMBER_GET_FORGOTTEN) || request->ctx.problems;
}

/* page_show() for a page about the person, on the row, with these words before the name in its title; NULL: there is no such person for whoever looks. */
static struct rows *
person_show(struct request *request, const char *template_name, const char *before)
{
	const char *email;
	struct rows *rows = visible_person(request, &email);

	if (!rows)
		return NULL;
	page_show(request, template_name, arena_text(request->ctx.arena, "%s%s", before, member_name(rows, email)));
	view_row(request->body, rows);
	view_text(request->body, "name", member_name(rows, email));
	view_text(request->body, "email", email);
	view_flag(request->body, "is_admin", !leader(request));
	view_flag(request->body, "is_leader", leader(request));
	view_flag(request->body, "is_self", path_id(request, "id") == request->ctx.member);
	return rows;
}

enum outcome
members_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t id = path_id(request, "id");
	struct rows *person = person_show(request, "members/show.tpl", "");

	if (!person)
		return NOT_FOUND;
	details_show(request, id, row_integer(person, MEMBER_GET_BRANCH_ID));
	view_integer(request->body, "person_id", id);
	if (!leader(request)) {
		view_rows(request->body, "led", q_member_leads(ctx->db, ctx->organisation, id));
		quiz_show_used_up(request, id);
	}
	view_rows(request->body, "place", q_member_places(ctx->db, ctx->organisation, id, leader(request)));
	view_rows(request->body, "course", q_member_courses(ctx->db, ctx->organisation, id, leader(request)));
	certificates_show_of_member(request, id, leader(request));
	if (!leader(request) && text_equal(row_text(person, MEMBER_GET_STATUS), "active")) {
		view_show(request->body, "may_assign");
		view_integer(request->body, "member_id", id);
		member_courses_show(request, id);
	}
	activity_rows(request, q_member_activity(ctx->db, ctx->organisation, id, leader(request)));
	return OK;
}

/* ---------------------------------------------------------------- what administrators do */

/* Whoever has just taken their own place or role away may not see the page any more. */
static void
back_to(struct request *request, int64_t member)
{
	if (member == request->ctx.member)
		redirect(request, "/");
	else
		redirect(request, "/learners/%lld", (long long)member);
}

static const char *
name_of(struct request *request)
{
	struct rows *rows = q_member_get(request->ctx.db, request->ctx.organisation, path_id(request, "id"));

	return row_one(rows) ? row_text(rows, MEMBER_GET_NAME) : "";
}

enum outcome
members_archive_confirm(struct request *request)
{
	const struct rows *person = person_show(request, "members/archive.tpl", "Archive ");

	if (!person || !member_is_asked_about(request, person))
		return NOT_FOUND;
	seats_show_return(request);
	return OK;
}

enum outcome
members_archive(struct request *request)
{
	int64_t member = path_id(request, "id");
	enum outcome result = member_archive(&request->ctx, member);

	if (result == OK) {
		leave_note(request, NOTE_OK, arena_text(request->ctx.arena, "/learners/%lld/restore", (long long)member),
			"%s is archived and has left all groups. They keep access to what they have begun.", name_of(request));
		back_to(request, member);
	}
	return result;
}

enum outcome
members_restore(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t member = path_id(request, "id");
	const char *left_out;
	enum outcome result = member_restore(ctx, member, &left_out);

	if (result != OK)
		return result;
	if (left_out)
		leave_note(request, NOTE_WARN, NULL,
			"%s is back, but not in %s: no seat is free there. Once one is, restore them in the group's own list.",
			name_of(request), left_out);
	else
		leave_note(
			request, NOTE_OK, NULL, "%s is back, in all groups that they were in when they were archived.", name_of(request));
	redirect(request, "/learners/%lld", (long long)member);
	return OK;
}

enum outcome
members_role_confirm(struct request *request)
{
	const struct rows *person = person_show(request, "members/role.tpl", "Role of ");

	return person && member_is_asked_about(request, person) ? OK : NOT_FOUND;
}

enum outcome
members_role(struct request *request)
{
	int64_t member = path_id(request, "id");
	const char *role = text_equal(field(request, "role"), "admin") ? "admin" : "learner";
	enum outcome result = member_set_role(&request->ctx, member, role);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL,
			text_equal(role, "admin") ? "%s is an administrator now." : "%s is no administrator any more.", name_of(request));
		back_to(request, member);
	}
	return result;
}
