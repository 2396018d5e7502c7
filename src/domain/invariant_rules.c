#include "domain/invariant_rules.h"

#include "base/clock.h"
#include "domain/rule.h"
#include "queries.h"

#define WORDS "Somebody is not where a group's rule wants them"
#define SPAN_MEMORY ((size_t)16 << 20)

/* A rule to look at, and how far we are. */
struct look {
	struct look *next;
	int64_t organisation, group, rule;
	const char *zone;
	int64_t after; /* the last member looked at */
	bool over;
	struct arena *arena; /* of what is told */
	const char **found;
	int count, most;
};

static struct look *
read_looks(struct ctx *ctx)
{
	struct rows *rows = q_invariant_rules(ctx->db);
	struct look *first = NULL, **last = &first;

	while (row_next(rows)) {
		struct look *look = arena_alloc(ctx->arena, sizeof *look);

		*look = (struct look){
			.organisation = row_integer(rows, INVARIANT_RULES_ORGANISATION_ID),
			.group = row_integer(rows, INVARIANT_RULES_GROUP_ID),
			.rule = row_integer(rows, INVARIANT_RULES_ID),
			.zone = row_text(rows, INVARIANT_RULES_TIME_ZONE),
			.arena = ctx->arena,
		};
		*last = look;
		last = &look->next;
	}
	return first;
}

/* The next people, in an arena of their own. */
static void
look_at_span(struct ctx *ctx, void *argument)
{
	struct look *look = argument;
	struct ctx inside = ctx_within(ctx, look->organisation, look->group);
	struct rule_span span = { 0 };
	struct rule rule;
	struct given *people;
	struct rows *rows;

	if (rule_load(&inside, look->rule, &rule))
		rule_match(&inside, &rule, look->after, RULE_SPAN, &span);
	look->over = span.count == 0;
	if (look->over)
		return;
	look->after = span.people[span.count - 1].member;
	people = arena_array(ctx->arena, span.count, sizeof *people);
	for (size_t i = 0; i < span.count; i++)
		people[i] = (struct given){ .integers = { span.people[i].member, span.matches[i] } };
	rows = q_invariant_rule_places(
		ctx->db, look->organisation, look->group, &(struct given_rows){ span.count, people }, look->most - look->count);
	while (row_next(rows))
		look->found[look->count++] = arena_string(look->arena, row_text(rows, INVARIANT_RULE_PLACES_FOUND));
}

int
invariant_check_rules(struct db *db, int most, invariant_tell *tell, void *closure)
{
	struct ctx ctx = { .arena = db_arena(db), .db = db, .role = ADMIN };
	const char *zone = zone_in_use(ctx.arena);
	const char **found = arena_array(ctx.arena, (size_t)most, sizeof *found);
	int count = 0;

	for (struct look *look = read_looks(&ctx); look; look = look->next) {
		look->found = found;
		look->count = count;
		look->most = most;
		zone_use(look->zone);
		while (!look->over && look->count < most)
			ctx_aside(&ctx, SPAN_MEMORY, look_at_span, look);
		count = look->count;
	}
	zone_use(zone);
	for (int i = 0; i < count; i++)
		tell(closure, WORDS, found[i]);
	return count;
}
