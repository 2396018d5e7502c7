#include "commands/demo_requests.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/account.h"
#include "domain/carry.h"
#include "queries.h"

void
demo_requests(struct ctx *ctx)
{
	struct carry_form form = { .from = "words",
		.number = "",
		.words = "I took the same course at Harbour Trust in May, before I came here. I can show you their letter." };
	struct ctx theirs = *ctx;
	int64_t course, request;

	theirs.account = account_by_email(ctx, "jonas.lindqvist@northfield.example");
	theirs.now = ctx->now - 20 * HOUR;
	theirs.problems = NULL;
	course = rows_integer(q_demo_course_to_ask(ctx->db, ctx->organisation, theirs.account));
	if (!course || carry_ask(&theirs, course, &form, &request) != OK)
		fault("the demo's request was refused: %s", theirs.problems ? theirs.problems->words : "there is no course for it");
}
