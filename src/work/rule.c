/* A rule is applied to everybody of the organisation. */
#include <stdlib.h>

#include "base/text.h"
#include "domain/rule_life.h"
#include "queries.h"
#include "work/kinds.h"

/* How far it is, and what the rule had done before. */
struct position {
	struct rule_progress progress;
	int64_t added, removed, waited;
};

static void
read_did(struct ctx *ctx, int64_t rule, struct position *did)
{
	struct rows *rows = q_rule_did(ctx->db, ctx->organisation, rule);

	if (!row_one(rows))
		return;
	did->added = row_integer(rows, RULE_DID_ADDED);
	did->removed = row_integer(rows, RULE_DID_REMOVED);
	did->waited = row_integer(rows, RULE_DID_WAITED);
}

/* "1 1204 5210 30 2 0 200": pass, last member, how many were looked at, how many the rule had brought in, removed and put on the wait list,
   and how many are matched next; "" before it begins. */
static struct position
read_position(struct ctx *ctx, const struct job *job, int64_t rule)
{
	struct position position = { 0 };
	char *end = NULL;

	if (!*job->position) {
		read_did(ctx, rule, &position);
		return position;
	}
	position.progress.pass = (int)strtol(job->position, &end, 10);
	position.progress.after = strtoll(end, &end, 10);
	position.progress.looked = strtoll(end, &end, 10);
	position.added = strtoll(end, &end, 10);
	position.removed = strtoll(end, &end, 10);
	position.waited = strtoll(end, &end, 10);
	position.progress.span = strtoul(end, NULL, 10);
	return position;
}

static const char *
position_words(struct ctx *ctx, const struct position *position)
{
	const struct rule_progress *progress = &position->progress;

	return arena_text(ctx->arena, "%d %lld %lld %lld %lld %lld %zu", progress->pass, (long long)progress->after,
		(long long)progress->looked, (long long)position->added, (long long)position->removed, (long long)position->waited,
		progress->span);
}

bool
rule_chunk(struct ctx *ctx, struct job *job)
{
	struct position position, did = { 0 };
	struct rule rule;
	int64_t id = job_number(ctx, job, "rule");
	bool more;

	if (!rule_load(ctx, id, &rule) || !rule_runs(ctx, &rule)) {
		job->result = "The rule was changed or put to rest meanwhile, so this one was not gone on with.";
		return true;
	}
	rule.tell = rule.tell && text_equal(job_argument(ctx, job, "tell"), "1");
	position = read_position(ctx, job, id);
	more = rule_apply_some(ctx, &rule, &position.progress);
	job->done = position.progress.looked / RULE_PASSES;
	job->position = position_words(ctx, &position);
	read_did(ctx, id, &did);
	job->result = rule_did_words(ctx, did.added - position.added, did.removed - position.removed, did.waited - position.waited);
	return !more;
}
