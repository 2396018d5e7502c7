/* A rule is applied to everybody of the organisation. */
#include <stdlib.h>

#include "base/text.h"
#include "domain/rule.h"
#include "queries.h"
#include "work/kinds.h"

/* "0 1204 17": pass, last member, how many came or went; "" before it begins. */
static struct rule_progress
read_position(const struct job *job)
{
	char *end = NULL;
	struct rule_progress progress = { .looked = job->done, .pass = (int)strtol(job->position, &end, 10) };

	progress.after = strtoll(end, &end, 10);
	progress.changed = strtoll(end, NULL, 10);
	return progress;
}

bool
rule_chunk(struct ctx *ctx, struct job *job)
{
	struct rule_progress progress = read_position(job);
	struct rule rule;
	int64_t id = 0;
	bool more;

	text_integer(job_argument(ctx, job, "rule"), 1, INT64_MAX, &id);
	if (!rule_load(ctx, id, &rule) || !rule_runs(ctx, &rule)) {
		job->result = "The rule was changed or put to rest meanwhile, so this one was not gone on with.";
		return true;
	}
	rule.tell = rule.tell && text_equal(job_argument(ctx, job, "tell"), "1");
	more = rule_apply_some(ctx, &rule, &progress);
	job->done = progress.looked;
	job->position = arena_text(ctx->arena, "%d %lld %lld", progress.pass, (long long)progress.after, (long long)progress.changed);
	job->result = progress.changed == 1 ? "One person came or went."
		: progress.changed              ? arena_text(ctx->arena, "%lld people came or went.", (long long)progress.changed)
										: "Everybody was where the rule wants them.";
	return !more;
}
