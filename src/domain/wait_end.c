/* How waiting ends: people leave the line, are taken off it, or get their seat. */
#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/brings.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/rule.h"
#include "domain/wait.h"
#include "queries.h"

/* ---------------------------------------------------------------- leaving the line */

/* Else an automatic group's rule would put them there again. */
static void
keep_out(struct ctx *ctx, int64_t entry, const char *why)
{
	int64_t member = rows_integer(q_rule_pin_waits(ctx->db, ctx->organisation, entry));

	if (member)
		rule_exclude(ctx, member, why);
}

enum outcome
wait_leave(struct ctx *ctx, int64_t entry)
{
	struct rows *rows = q_wait_own(ctx->db, ctx->account, entry);
	struct ctx within;

	if (!row_one(rows))
		return NOT_FOUND;
	within = ctx_within(ctx, row_integer(rows, WAIT_OWN_ORGANISATION_ID), row_integer(rows, WAIT_OWN_GROUP_ID));
	if (!wait_end(&within, entry, "left", 0))
		return problem(
			ctx, "", "You do not wait for a seat in %s any more. Nothing was changed.", row_text(rows, WAIT_OWN_GROUP_NAME));
	keep_out(&within, entry, "left");
	activity_add(&within, "wait.left", row_text(rows, WAIT_OWN_EMAIL), NULL);
	return OK;
}

enum outcome
wait_remove(struct ctx *ctx, int64_t entry)
{
	struct rows *rows = q_wait_get(ctx->db, ctx->organisation, ctx->group, entry);
	const char *email;

	if (!row_one(rows))
		return NOT_FOUND;
	email = row_text(rows, WAIT_GET_EMAIL);
	if (!wait_end(ctx, entry, "removed", 0))
		return problem(ctx, "", "%s does not wait any more. Nothing was changed.", email);
	keep_out(ctx, entry, "removed");
	activity_add(ctx, "wait.removed", email, NULL);
	return OK;
}

/* ---------------------------------------------------------------- coming in */

static struct email
email_of(struct ctx *ctx, const struct rows *rows)
{
	struct email email;

	if (email_parse(ctx->arena, row_text(rows, WAIT_FIRST_EMAIL), &email) != EMAIL_OK)
		fault("the address of wait entry %lld is none", (long long)row_integer(rows, WAIT_FIRST_ID));
	return email;
}

static void
pass_over(struct ctx *ctx, const struct rows *rows, const char *why)
{
	int64_t member = rows_integer(q_rule_pin_waits(ctx->db, ctx->organisation, row_integer(rows, WAIT_FIRST_ID)));

	wait_end(ctx, row_integer(rows, WAIT_FIRST_ID), "refused", 0);
	/* An automatic group may want them all the same. */
	if (member)
		rule_touch(ctx, member, -1, 0);
	activity_add(ctx, "wait.passed_over", row_text(rows, WAIT_FIRST_EMAIL), why);
}

static void
pass_over_for_code(struct ctx *ctx, const struct rows *rows)
{
	struct email email = email_of(ctx, rows);

	wait_tell(ctx, "wait_ended", row_integer(rows, WAIT_FIRST_ID), row_integer(rows, WAIT_FIRST_ACCOUNT_ID), &email);
	pass_over(ctx, rows, "the code is used up or retired");
}

static void
take_in(struct ctx *ctx, const struct rows *rows)
{
	struct arrival arrival = {
		.route = row_text(rows, WAIT_FIRST_ROUTE),
		.detail = row_text(rows, WAIT_FIRST_ROUTE_DETAIL),
		.notify = true,
		.promoted = true,
	};
	struct newcomer newcomer = { .member = member_ensure(ctx, row_integer(rows, WAIT_FIRST_ACCOUNT_ID)) };
	int64_t code = row_integer(rows, WAIT_FIRST_CODE_ID);
	const char *brings = row_text(rows, WAIT_FIRST_BRINGS);
	struct email email = email_of(ctx, rows);
	int64_t membership;
	enum admission admission;

	arrival.silent = text_equal(arrival.route, "rule") && rows_integer(q_rule_is_silent(ctx->db, ctx->organisation, ctx->group));
	/* Else they gave the address up meanwhile, and come with their main one. */
	if (row_integer(rows, WAIT_FIRST_IS_THEIRS))
		newcomer.email = email;
	admission = membership_add(ctx, &arrival, &newcomer, &membership);
	if (admission != ADMITTED) {
		pass_over(ctx, rows, admission_words(admission));
		return;
	}
	if (brings)
		brings_give(ctx, newcomer.member, brings);
	if (code) {
		if (q_wait_use_code(ctx->db, ctx->organisation, code) != 1)
			fault("code %lld worked a moment ago", (long long)code);
		q_redeem_note(ctx->db, ctx->organisation, ctx->group, code, 0, membership, email.address, ctx->now);
	}
	wait_end(ctx, row_integer(rows, WAIT_FIRST_ID), "promoted", membership);
}

/* Each look takes one person out of the line, so it comes to an end. */
static void
look_at(struct ctx *ctx, const struct rows *rows)
{
	int64_t code = row_integer(rows, WAIT_FIRST_CODE_ID);
	int64_t standing =
		rows_integer(q_wait_standing(ctx->db, ctx->organisation, ctx->group, row_integer(rows, WAIT_FIRST_ACCOUNT_ID)));

	if (!text_equal(row_text(rows, WAIT_FIRST_ACCOUNT_STATUS), "active"))
		pass_over(ctx, rows, "the account is closed");
	else if (text_equal(row_text(rows, WAIT_FIRST_MEMBER_STATUS), "archived"))
		pass_over(ctx, rows, "archived in the organisation");
	else if (standing)
		wait_end(ctx, row_integer(rows, WAIT_FIRST_ID), "promoted", standing);
	else if (code && !rows_integer(q_wait_code_works(ctx->db, ctx->organisation, code)))
		pass_over_for_code(ctx, rows);
	else
		take_in(ctx, rows);
}

bool
wait_promote(struct ctx *ctx, int most)
{
	struct ctx own = *ctx;

	own.account = own.member = 0;
	own.role = PUBLIC;
	for (int i = 0; i < most; i++) {
		struct rows *rows = q_wait_first(ctx->db, ctx->organisation, ctx->group);

		if (!row_one(rows))
			return true;
		look_at(&own, rows);
	}
	return false;
}
