#include "lib/certified.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/progress.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

struct certified
certified_open(const char *course, const char *months)
{
	struct ctx *ctx = world_open();
	struct certified s = { .ctx = ctx, .member = world_member(ctx, PRIYA, "Priya", "Raman") };

	s.account = account_by_email(ctx, PRIYA);
	s.course = taught_course(ctx, course, 0);
	look_run(ctx, "UPDATE accounts SET signed_in_at = %lld WHERE id = %lld", (long long)ctx->now, (long long)s.account);
	look_run(ctx, "UPDATE courses SET certificate_months = %s WHERE id = %lld", months, (long long)s.course);
	return s;
}

void
certified_complete(struct certified *s, const char *ref, int64_t at)
{
	struct progress_event event = { .member = s->member,
		.course = s->course,
		.kind = "completed",
		.source = "statement",
		.ref = ref,
		.progress = -1,
		.score = -1,
		.at = at };
	struct ctx herself = *s->ctx;

	herself.account = s->account;
	progress_add(&herself, &event);
}

struct certificate
certified_latest(struct certified *s)
{
	struct rows *rows = q_certificate_of_account(s->ctx->db, s->account, 0, s->ctx->now, 1);

	assert_true(row_one(rows));
	return certificate_look(s->ctx, row_text(rows, CERTIFICATE_OF_ACCOUNT_NUMBER));
}

int64_t
certified_until(struct certified *s)
{
	return look_number(s->ctx, "SELECT expires_at FROM certificates ORDER BY id DESC LIMIT 1");
}
