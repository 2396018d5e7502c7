#include "domain/wait.h"

#include "base/text.h"
#include "domain/activity.h"
#include "domain/job.h"
#include "domain/message.h"
#include "queries.h"

bool
wait_is_needed(struct ctx *ctx)
{
	return rows_integer(q_wait_people(ctx->db, ctx->organisation, ctx->group)) > 0;
}

bool
wait_is_needed_by(struct ctx *ctx, int64_t account)
{
	return rows_integer(q_wait_is_needed_by(ctx->db, ctx->organisation, ctx->group, account)) != 0;
}

void
wait_tell(struct ctx *ctx, const char *kind, int64_t entry, int64_t account, const struct email *email)
{
	struct ctx own = *ctx;
	struct message message = {
		.kind = kind,
		.organisation = ctx->organisation,
		.email = email->address,
		.email_wire = email->wire,
		.account = account,
		.detail = arena_text(ctx->arena, "%lld", (long long)entry),
	};

	/* From nobody, so that answers go to the organisation. */
	own.account = 0;
	message_queue(&own, &message);
}

static void
add(struct ctx *ctx, const struct wait *wait)
{
	int64_t entry;

	q_wait_add(ctx->db, ctx->organisation, ctx->group, wait->account, wait->email->address, wait->email->key, wait->route,
		wait->detail, wait->code, wait->brings, ctx->now);
	entry = db_new_id(ctx->db);
	q_wait_count(ctx->db, ctx->organisation, ctx->group, 1);
	if (!wait->silent)
		wait_tell(ctx, "waitlisted", entry, wait->account, wait->email);
	activity_add(ctx, text_equal(wait->route, "rule") ? "rule.waited" : "wait.joined", wait->email->address, wait->detail);
	/* Those before them are about to come in; where that has failed, it is tried again. */
	if (rows_integer(q_wait_seat_is_free(ctx->db, ctx->organisation, ctx->group)))
		wait_wake(ctx);
}

void
wait_join(struct ctx *ctx, const struct wait *wait)
{
	int64_t entry = rows_integer(q_wait_of_account(ctx->db, ctx->group, wait->account));

	if (!entry)
		add(ctx, wait);
	else if (!text_equal(wait->route, "rule") &&
		q_wait_take_over(ctx->db, ctx->organisation, entry, wait->email->address, wait->email->key, wait->route, wait->detail,
			wait->code, wait->brings) == 1)
		activity_add(ctx, "wait.joined", wait->email->address, wait->detail);
}

int64_t
wait_place(struct ctx *ctx, int64_t account)
{
	int64_t entry = rows_integer(q_wait_of_account(ctx->db, ctx->group, account));

	return entry ? rows_integer(q_wait_place(ctx->db, ctx->group, entry)) : 0;
}

/* ---------------------------------------------------------------- leaving the line */

bool
wait_end(struct ctx *ctx, int64_t entry, const char *status, int64_t membership)
{
	if (q_wait_end(ctx->db, ctx->organisation, entry, status, membership, ctx->now) != 1)
		return false;
	q_wait_count(ctx->db, ctx->organisation, ctx->group, -1);
	return true;
}

void
wait_forget(struct ctx *ctx, int64_t entry)
{
	wait_end(ctx, entry, "removed", 0);
}

void
wait_settle(struct ctx *ctx, int64_t account, int64_t membership)
{
	int64_t entry = rows_integer(q_wait_of_account(ctx->db, ctx->group, account));

	if (entry)
		wait_end(ctx, entry, "promoted", membership);
}

/* ---------------------------------------------------------------- free seats */

void
wait_wake(struct ctx *ctx)
{
	struct ctx own = *ctx;

	if (!wait_is_needed(ctx) || rows_integer(q_wait_job_queued(ctx->db, ctx->group)))
		return;
	/* In nobody's name: whoever freed the seat does not decide who gets it. */
	own.account = 0;
	job_add(&own, "promote", "Give free seats to the wait list", "{}", 0);
}

void
wait_wake_all(struct ctx *ctx)
{
	struct rows *rows = q_wait_groups(ctx->db, ctx->organisation);
	struct ctx inside = *ctx;

	while (row_next(rows)) {
		inside.group = row_integer(rows, WAIT_GROUPS_ID);
		wait_wake(&inside);
	}
}
