#include "commands/demo_progress.h"

#include "base/clock.h"
#include "commands/demo_lessons.h"
#include "domain/progress.h"
#include "queries.h"

/* Different for each learner and course, and the same each time. */
static int
varied(const struct demo_learner *learner, int course, int least, int most)
{
	return least + (int)((learner->member * 7919 + learner->courses[course] * 104729) % (most - least + 1));
}

static void
note(struct ctx *ctx, const struct demo_learner *learner, const struct progress_event *said)
{
	struct progress_event event = *said;
	struct ctx then = *ctx;

	then.now = event.at;
	then.account = learner->account;
	event.member = learner->member;
	event.source = "earlier";
	progress_add(&then, &event);
	q_demo_mails_sent(ctx->db, ctx->organisation, learner->account, "Your certificate", then.now);
}

/* Said by another system: the course has no lessons here. */
static void
note_course(struct ctx *ctx, const struct demo_learner *learner, int i, int64_t begins, int64_t ends)
{
	struct progress_event start = {
		.course = learner->courses[i], .kind = "started", .ref = "demo:started", .progress = -1, .score = -1, .at = begins
	};
	struct progress_event event = { .course = learner->courses[i],
		.kind = i < learner->done ? "completed" : "progressed",
		.ref = "demo:rest",
		.progress = i < learner->done ? -1 : varied(learner, i, 2, 17) * 5,
		.score = i < learner->done || varied(learner, i, 0, 1) ? varied(learner, i, 80, 98) : -1,
		.seconds = varied(learner, i, HOUR / 5, 2 * HOUR),
		.at = ends };

	note(ctx, learner, &start);
	note(ctx, learner, &event);
}

void
demo_learn(struct ctx *ctx, const struct demo_learner *learner)
{
	int count = learner->done + learner->begun;
	int64_t part = count ? (learner->seen - learner->since) / count : 0;

	for (int i = 0; i < count; i++) {
		struct demo_way way = { .account = learner->account,
			.course = learner->courses[i],
			.share = i < learner->done ? 100 : varied(learner, i, 2, 15) * 5,
			.seed = varied(learner, i, 0, 999),
			.begins = learner->since + part * i + part / 3,
			.ends = learner->since + part * (i + 1) };

		if (demo_lessons(ctx, &way))
			q_demo_mails_sent(ctx->db, ctx->organisation, learner->account, "Your certificate", way.ends);
		else
			note_course(ctx, learner, i, way.begins, way.ends);
	}
}
