#include "web/pages/member_courses.h"

#include "domain/enrolment.h"
#include "queries.h"

void
member_courses_show(struct request *request, int64_t member)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_enrolment_choices(ctx->db, ctx->organisation, member);

	view_rows(request->body, "extra", q_enrolment_extra(ctx->db, ctx->organisation, member));
	page_options(request, "choice", rows, ENROLMENT_CHOICES_ID, field_integer(request, "course", 0));
}

enum outcome
member_courses_assign(struct request *request)
{
	int64_t member = path_id(request, "id");
	enum outcome outcome = enrolment_assign(&request->ctx, member, field_integer(request, "course", 0));

	if (outcome == OK) {
		leave_note(request, NOTE_OK, NULL, "The course is open to them now, and a mail says so.");
		redirect(request, "/learners/%lld#courses", (long long)member);
	}
	return outcome;
}

enum outcome
member_courses_unassign(struct request *request)
{
	int64_t member = path_id(request, "id");
	enum outcome outcome = enrolment_unassign(&request->ctx, member, path_id(request, "course"));

	if (outcome == OK) {
		leave_note(
			request, NOTE_OK, NULL, "They do not have this course for themselves any more. What they have begun they keep.");
		redirect(request, "/learners/%lld#courses", (long long)member);
	}
	return outcome;
}
