#include "domain/certificate.h"

#include "domain/code.h"
#include "queries.h"

#define NUMBER_CHARACTERS 12 /* of 24: 55 bits, so that nobody finds one by trying */

void
certificate_issue(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *rows = q_certificate_to_issue(ctx->db, ctx->organisation, member, course);
	int64_t score, account;

	if (!row_one(rows))
		return;
	score = row_is_null(rows, CERTIFICATE_TO_ISSUE_SCORE) ? -1 : row_integer(rows, CERTIFICATE_TO_ISSUE_SCORE);
	account = row_integer(rows, CERTIFICATE_TO_ISSUE_ACCOUNT_ID);
	q_certificate_add(ctx->db, ctx->organisation, member, account, course, row_integer(rows, CERTIFICATE_TO_ISSUE_ROUND),
		code_make(ctx->arena, NUMBER_CHARACTERS), row_text(rows, CERTIFICATE_TO_ISSUE_LEARNER_NAME),
		row_text(rows, CERTIFICATE_TO_ISSUE_COURSE_TITLE), row_text(rows, CERTIFICATE_TO_ISSUE_ORGANISATION_NAME), score,
		row_integer(rows, CERTIFICATE_TO_ISSUE_COMPLETED_AT), ctx->now, 0);
}

void
certificate_withdraw(struct ctx *ctx, int64_t member, int64_t course)
{
	q_certificate_revoke_round(ctx->db, ctx->organisation, member, course, "The progress that it was issued for was taken back.",
		ctx->now, ctx->account);
}
