#include "work/sweep.h"

#include "base/clock.h"
#include "domain/action.h"
#include "domain/certificate.h"
#include "domain/invite.h"
#include "domain/payment.h"
#include "domain/join.h"
#include "domain/reminder.h"
#include "domain/report_schedule.h"
#include "domain/session.h"
#include "domain/throttle.h"
#include "queries.h"

#define AT_ONCE 100
#define DAY 86400
#define TOKEN_DAYS 30 /* a link that has expired says so for a while, then it is unknown */
#define COMMIT_DAYS 2 /* nobody asks for the answer to a commit any more */
#define COMMITS 10000

static int64_t
sweep_tokens(struct ctx *ctx)
{
	int64_t before = ctx->now - (int64_t)TOKEN_DAYS * DAY;

	q_sweep_message_tokens(ctx->db, before, AT_ONCE);
	return q_sweep_tokens(ctx->db, before, AT_ONCE);
}

static int64_t
sweep_invites(struct ctx *ctx)
{
	return invite_expire_due(ctx, AT_ONCE);
}

static int64_t
sweep_sessions(struct ctx *ctx)
{
	return session_sweep(ctx, AT_ONCE);
}

static int64_t
sweep_throttles(struct ctx *ctx)
{
	return throttle_sweep(ctx, AT_ONCE);
}

static int64_t
sweep_reminders(struct ctx *ctx)
{
	return reminder_look_due(ctx, AT_ONCE);
}

static int64_t
sweep_reminder_days(struct ctx *ctx)
{
	return reminder_forget(ctx, AT_ONCE);
}

static int64_t
sweep_certificates(struct ctx *ctx)
{
	return certificate_remind_due(ctx, AT_ONCE);
}

static int64_t
sweep_reports(struct ctx *ctx)
{
	return report_schedule_send_due(ctx, AT_ONCE);
}

static int64_t
sweep_joins(struct ctx *ctx)
{
	return join_sweep(ctx, AT_ONCE);
}

static int64_t
sweep_commits(struct ctx *ctx)
{
	return q_sweep_commits(ctx->db, ctx->now - (int64_t)COMMIT_DAYS * DAY, COMMITS);
}

struct step {
	struct sweep *sweep;
	int64_t (*some)(struct ctx *ctx);
	int64_t swept;
};

static bool
sweep_some(struct ctx *ctx, void *argument)
{
	struct step *step = argument;

	step->swept = step->some(ctx);
	return true;
}

static void
run_step(void *argument)
{
	struct step *step = argument;
	struct ctx ctx = process_round(step->sweep->process);

	action_write(&ctx, sweep_some, step);
}

void
sweep_if_due(struct sweep *sweep)
{
	static int64_t (*const steps[])(struct ctx * ctx) = { sweep_invites, sweep_sessions, sweep_tokens, sweep_throttles,
		sweep_joins, sweep_reminders, sweep_reminder_days, sweep_certificates, sweep_reports, sweep_commits, payment_look_due };
	int64_t now = clock_now();

	/* Also when the clock was set back. */
	if (sweep->swept_at && now >= sweep->swept_at && now < sweep->swept_at + SWEEP_SECONDS)
		return;
	sweep->swept_at = now;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct step step = { .sweep = sweep, .some = steps[i], .swept = AT_ONCE };

		while (step.swept >= AT_ONCE && !process_is_ending(sweep->process))
			if (process_insist(sweep->process, run_step, &step) == FAULT_BUG)
				process_end(sweep->process, PROCESS_BROKEN);
	}
}
