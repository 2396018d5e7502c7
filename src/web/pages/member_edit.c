/* People of the organisation are added without a group, and their branch and additional fields are edited. */
#include "domain/member.h"
#include "queries.h"
#include "web/pages/details.h"
#include "web/pages/members.h"

static struct member_form
form_of(struct request *request)
{
	return (struct member_form){ .first_name = field(request, "first_name"),
		.last_name = field(request, "last_name"),
		.email = field(request, "email"),
		.branch = field(request, "branch"),
		.values = details_typed(request) };
}

enum outcome
members_new(struct request *request)
{
	page_show(request, "members/new.tpl", "Add a person");
	page_field(request, "first_name", NULL);
	page_field(request, "last_name", NULL);
	page_field(request, "email", NULL);
	details_ask(request, 0, 0);
	return OK;
}

enum outcome
members_create(struct request *request)
{
	struct member_form form = form_of(request);
	int64_t member;
	enum outcome result = member_add(&request->ctx, &form, &member);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "They belong to the organisation now, and a mail tells them so.");
		redirect(request, "/learners/%lld", (long long)member);
	}
	return result;
}

enum outcome
members_edit(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t member = path_id(request, "id");
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);

	if (!row_one(rows) || !member_is_asked_about(request, rows))
		return NOT_FOUND;
	page_show(request, "members/edit.tpl", "Edit person");
	view_integer(request->body, "id", member);
	view_text(request->body, "person_name", row_text(rows, MEMBER_GET_NAME));
	details_ask(request, member, row_integer(rows, MEMBER_GET_BRANCH_ID));
	return OK;
}

enum outcome
members_update(struct request *request)
{
	struct member_form form = form_of(request);
	int64_t member = path_id(request, "id");
	enum outcome result = member_update(&request->ctx, member, &form);

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The details are saved.");
		redirect(request, "/learners/%lld", (long long)member);
	}
	return result;
}
