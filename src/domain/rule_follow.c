/* After what changes: whoever was touched by an action comes and goes at its end. */
#include <string.h>

#include "base/clock.h"
#include "domain/rule.h"
#include "queries.h"

#define AT_ONCE 50 /* people */
#define AT_ONCE_MEMORY ((size_t)64 << 20)
#define KINDS_MOST 8 /* different things that changed: from so many on all rules are loaded */

/* ---------------------------------------------------------------- which rules */

/* What changed in one organisation. */
struct news {
	struct touch *touches; /* of it alone */
	struct touch kinds[KINDS_MOST];
	size_t kind_count;
	bool anything;
};

static bool
knows_kind(const struct news *news, const struct touch *touch)
{
	for (size_t i = 0; i < news->kind_count; i++)
		if (news->kinds[i].subject == touch->subject && news->kinds[i].id == touch->id)
			return true;
	return false;
}

static void
add_kind(struct news *news, const struct touch *touch)
{
	if (touch->subject < 0 || (!knows_kind(news, touch) && news->kind_count == KINDS_MOST))
		news->anything = true;
	else if (!knows_kind(news, touch))
		news->kinds[news->kind_count++] = *touch;
}

static bool
has_rule(const struct rules *rules, int64_t id)
{
	for (; rules; rules = rules->next)
		if (rules->rule.id == id)
			return true;
	return false;
}

static struct rules *
load_rules(struct ctx *ctx, const struct news *news)
{
	struct rules *all = NULL;

	if (news->anything)
		return rule_load_running(ctx, -1, 0);
	for (size_t i = 0; i < news->kind_count; i++) {
		struct rules *next, *more = rule_load_running(ctx, news->kinds[i].subject, news->kinds[i].id);

		for (; more; more = next) {
			next = more->next;
			if (has_rule(all, more->rule.id))
				continue;
			more->next = all;
			all = more;
		}
	}
	return all;
}

/* ---------------------------------------------------------------- one person */

/* The groups that somebody is in, or waits for. */
struct here {
	struct here *next;
	int64_t group;
};

static struct here *
read_here(struct ctx *ctx, const struct rule_person *person)
{
	struct rows *rows = q_rule_places_of(ctx->db, ctx->organisation, person->member);
	struct here *here = NULL, *next;

	while (row_next(rows)) {
		next = arena_alloc(ctx->arena, sizeof *next);
		*next = (struct here){ here, row_integer(rows, RULE_PLACES_OF_GROUP_ID) };
		here = next;
	}
	rows = q_rule_waits_of(ctx->db, ctx->organisation, person->account);
	while (row_next(rows)) {
		next = arena_alloc(ctx->arena, sizeof *next);
		*next = (struct here){ here, row_integer(rows, RULE_WAITS_OF_GROUP_ID) };
		here = next;
	}
	return here;
}

static bool
is_here(const struct here *here, int64_t group)
{
	for (; here; here = here->next)
		if (here->group == group)
			return true;
	return false;
}

/* Most rules find somebody where they want them. */
static void
settle_member(struct ctx *ctx, const struct rules *rules, int64_t member)
{
	struct rule_facts *facts = rule_facts_load(ctx, member);
	const struct here *here;

	if (!facts)
		return;
	here = read_here(ctx, rule_facts_person(facts));
	for (; rules; rules = rules->next)
		if (rule_matches(&rules->rule, facts) != is_here(here, rules->rule.group))
			rule_apply_to(ctx, &rules->rule, facts);
}

/* ---------------------------------------------------------------- all that happened */

/* Takes the touches of the first one's organisation out of the list. */
static struct news
take_news(struct touches *touches)
{
	struct news news = { 0 };
	struct touch **at = &touches->first;
	int64_t organisation = touches->first->organisation;

	while (*at) {
		struct touch *touch = *at;

		if (touch->organisation != organisation) {
			at = &touch->next;
			continue;
		}
		*at = touch->next;
		add_kind(&news, touch);
		touch->next = news.touches;
		news.touches = touch;
	}
	return news;
}

/* Those who are left to be settled by these rules. */
struct rest {
	const struct rules *rules;
	const struct touch *touch;
	int64_t last;
};

/* Some of them, in an arena of their own. What is touched for one person stands together, mostly. */
static void
settle_some(struct ctx *ctx, void *argument)
{
	struct rest *rest = argument;

	for (int i = 0; i < AT_ONCE && rest->touch; i++, rest->touch = rest->touch->next)
		if (rest->touch->member != rest->last)
			settle_member(ctx, rest->rules, rest->last = rest->touch->member);
}

static void
settle_organisation(struct ctx *ctx, const struct news *news)
{
	struct ctx inside = ctx_within(ctx, news->touches->organisation, 0);
	struct rest rest = { .touch = news->touches };

	zone_use(rows_text(q_rule_zone(ctx->db, inside.organisation)));
	rest.rules = load_rules(&inside, news);
	while (rest.rules && rest.touch)
		ctx_aside(&inside, AT_ONCE_MEMORY, settle_some, &rest);
}

void
rule_settle(struct ctx *ctx)
{
	const char *zone;

	if (!ctx->touched || !ctx->touched->first)
		return;
	zone = zone_in_use(ctx->arena);
	while (ctx->touched->first) {
		struct news news = take_news(ctx->touched);

		settle_organisation(ctx, &news);
	}
	zone_use(zone);
}

void
rule_touch_all(struct ctx *ctx, int subject, int64_t id)
{
	const char *zone = zone_in_use(ctx->arena);

	zone_use(rows_text(q_rule_zone(ctx->db, ctx->organisation)));
	for (struct rules *rules = rule_load_running(ctx, subject, id); rules; rules = rules->next)
		rule_apply_all(ctx, &rules->rule);
	zone_use(zone);
}
