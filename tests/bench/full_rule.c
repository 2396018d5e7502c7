/* The rule of a group asked of everybody in its organisation, as a preview and the job that applies it do.
   Usage: full_rule DATABASE ORGANISATION GROUP; prints how many people were asked in a second, how many match, and the sum of their ids. */
#include "bare.h"
#include "base/clock.h"
#include "domain/rule.h"

#define TIMES 7
#define ARENA (8 << 20)

struct asked {
	const struct rule *rule;
	int64_t last, people, matches, sum;
};

static void
ask_some(struct ctx *ctx, void *argument)
{
	struct asked *asked = argument;
	struct rule_span span;

	rule_match(ctx, asked->rule, asked->last, RULE_SPAN, &span);
	for (size_t i = 0; i < span.count; i++)
		if (span.matches[i]) {
			asked->matches++;
			asked->sum += span.people[i].member;
		}
	asked->people += (int64_t)span.count;
	asked->last = span.count ? span.people[span.count - 1].member : 0;
}

static struct asked
ask_all(struct ctx *ctx, const struct rule *rule)
{
	struct asked asked = { .rule = rule };

	do
		ctx_aside(ctx, ARENA, ask_some, &asked);
	while (asked.last);
	return asked;
}

int
main(int argc, char **argv)
{
	struct ctx ctx = { .arena = arena_new(ARENA), .now = clock_now(), .role = ADMIN };
	struct rule rule;
	struct asked asked = { 0 };
	double best = 0;

	if (argc != 4)
		return 2;
	ctx.db = db_open(argv[1], DB_FULL);
	ctx.organisation = strtoll(argv[2], NULL, 10);
	ctx.group = strtoll(argv[3], NULL, 10);
	db_use_arena(ctx.db, ctx.arena);
	zone_use("Europe/London");
	if (!rule_load_current(&ctx, &rule))
		return 1;
	for (int time = 0; time < TIMES; time++) {
		double from = seconds(), took;

		db_snapshot(ctx.db);
		asked = ask_all(&ctx, &rule);
		db_rollback(ctx.db);
		took = seconds() - from;
		best = !best || took < best ? took : best;
	}
	printf("%.0f %lld %lld\n", (double)asked.people / best, (long long)asked.matches, (long long)asked.sum);
	db_close(ctx.db);
	arena_free(ctx.arena);
	return 0;
}
