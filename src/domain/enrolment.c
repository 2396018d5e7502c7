#include "domain/enrolment.h"

#include "base/text.h"
#include "domain/activity.h"
#include "domain/message.h"
#include "domain/progress.h"
#include "queries.h"

static const char *
why_not(const struct rows *course)
{
	if (text_equal(row_text(course, ENROLMENT_COURSE_STATUS), "archived"))
		return "This course is archived. Restore it first, or choose another one.";
	if (row_is_null(course, ENROLMENT_COURSE_PUBLISHED_AT))
		return "This course is a draft, which learners do not see. Publish it first, or choose another one.";
	if (row_integer(course, ENROLMENT_COURSE_IS_OPEN))
		return "They have this course already. Choose another one.";
	return NULL;
}

enum outcome
enrolment_assign(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *person = q_enrolment_member(ctx->db, ctx->organisation, member);
	struct rows *rows = q_enrolment_course(ctx->db, ctx->organisation, member, course);
	struct message message = { .kind = "assigned", .organisation = ctx->organisation };

	if (!course)
		return problem(ctx, "course", "Choose a course.");
	if (!row_one(person) || !row_one(rows))
		return NOT_FOUND;
	if (why_not(rows))
		return problem(ctx, "course", "%s", why_not(rows));
	if (!progress_assign(ctx, member, course))
		return problem(ctx, "course", "They have this course already. Choose another one.");
	message.account = row_integer(person, ENROLMENT_MEMBER_ACCOUNT_ID);
	message.detail = arena_text(ctx->arena, "%lld", (long long)course);
	message_queue_to_account(ctx, &message);
	activity_add_member(
		ctx, "enrolment.assigned", member, row_text(person, ENROLMENT_MEMBER_NAME), row_text(rows, ENROLMENT_COURSE_TITLE));
	return OK;
}

enum outcome
enrolment_unassign(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *person = q_enrolment_member(ctx->db, ctx->organisation, member);
	struct rows *rows = q_enrolment_course(ctx->db, ctx->organisation, member, course);

	if (!row_one(person) || !row_one(rows))
		return NOT_FOUND;
	if (progress_unassign(ctx, member, course))
		activity_add_member(
			ctx, "enrolment.unassigned", member, row_text(person, ENROLMENT_MEMBER_NAME), row_text(rows, ENROLMENT_COURSE_TITLE));
	return OK;
}
