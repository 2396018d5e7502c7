#include "work/sweep.h"

#include "base/clock.h"
#include "domain/action.h"
#include "domain/certificate.h"
#include "domain/invite.h"
#include "domain/join.h"
#include "domain/payment.h"
#include "domain/reminder.h"
#include "domain/report_schedule.h"
#include "domain/session.h"
#include "domain/throttle.h"
#include "queries.h"

#define AT_ONCE 100
#define TOKEN_DAYS 30 /* a link that has expired says so for a while, then it is unknown */
#define COMMIT_DAYS 2 /* nobody asks for the answer to a commit any more */
#define COMMITS 10000

static int64_t
sweep_tokens(struct ctx *ctx, int64_t most)
{
	int64_t before = ctx->now - (int64_t)TOKEN_DAYS * DAY;

	q_sweep_message_tokens(ctx->db, before, most);
	return q_sweep_tokens(ctx->db, before, most);
}

/* Ten a minute, however many are due: each asks the provider. */
static int64_t
sweep_payments(struct ctx *ctx, int64_t most)
{
	(void)most;
	return payment_look_due(ctx);
}

static int64_t
sweep_commits(struct ctx *ctx, int64_t most)
{
	return q_sweep_commits(ctx->db, ctx->now - (int64_t)COMMIT_DAYS * DAY, most);
}

/* In this order. Each does at most so many at once, and is called again while it finds that many. */
static const struct sweeping {
	int64_t (*some)(struct ctx *ctx, int64_t most);
	int64_t most;
} sweepings[] = {
	{ invite_expire_due, AT_ONCE },
	{ session_sweep, AT_ONCE },
	{ sweep_tokens, AT_ONCE },
	{ throttle_sweep, AT_ONCE },
	{ join_sweep, AT_ONCE },
	{ reminder_look_due, AT_ONCE },
	{ reminder_forget, AT_ONCE },
	{ certificate_remind_due, AT_ONCE },
	{ report_schedule_send_due, AT_ONCE },
	{ sweep_commits, COMMITS },
	{ sweep_payments, AT_ONCE },
};

struct step {
	struct sweep *sweep;
	const struct sweeping *sweeping;
	int64_t swept;
};

static bool
sweep_some(struct ctx *ctx, void *argument)
{
	struct step *step = argument;

	step->swept = step->sweeping->some(ctx, step->sweeping->most);
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
	int64_t now = clock_now();

	/* Also when the clock was set back. */
	if (sweep->swept_at && now >= sweep->swept_at && now < sweep->swept_at + SWEEP_SECONDS)
		return;
	sweep->swept_at = now;
	for (size_t i = 0; i < sizeof sweepings / sizeof *sweepings; i++) {
		struct step step = { .sweep = sweep, .sweeping = &sweepings[i], .swept = sweepings[i].most };

		while (step.swept >= sweepings[i].most && !process_is_ending(sweep->process))
			if (process_insist(sweep->process, run_step, &step) == FAULT_BUG)
				process_end(sweep->process, PROCESS_BROKEN);
	}
}
