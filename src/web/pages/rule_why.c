/* Why somebody is in an automatic group, or is not: one sentence, and what each condition of its rule says of them. */
#include "base/text.h"
#include "domain/member.h"
#include "domain/population.h"
#include "domain/rule.h"
#include "domain/search.h"
#include "domain/wait.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/members.h"
#include "web/pages/rule_pins.h"

#define SEARCH_MAX 100

/* Opens the section of one of several words: {{#holds_is_yes}}. */
static void
show_word(struct request *request, struct view *view, const char *name, const char *word)
{
	view_show(view, arena_text(request->ctx.arena, "%s_%s", name, word));
}

/* ---------------------------------------------------------------- whom to ask about */

static void
list_found(struct request *request, const char *search, const char *match)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *word = text_fold(ctx->arena, search);
	struct rows *before = NULL;

	pager_rows(request, &pager, "person",
		q_member_found(ctx->db, ctx->organisation, "active", match, word, 0, 0, 0, pager_below(&pager), PAGE_ROWS_ASKED), -1,
		MEMBER_FOUND_ID);
	if (pager.after.id && pager.shown)
		before =
			q_member_found_before(ctx->db, ctx->organisation, "active", match, word, 0, 0, 0, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, arena_text(ctx->arena, "q=%s", percent_encode(ctx->arena, search)));
}

static void
list_by_name(struct request *request, const char *search)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	const char *prefix = text_fold(ctx->arena, search);
	const char *from = pager.after.id ? pager.after.text : prefix;
	struct rows *before = NULL;

	pager_rows(request, &pager, "person",
		q_member_page(
			ctx->db, ctx->organisation, "active", from, pager.after.id, sort_key_end(ctx->arena, prefix), PAGE_ROWS_ASKED),
		MEMBER_PAGE_SORT_KEY, MEMBER_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_member_page_before(
			ctx->db, ctx->organisation, "active", pager.first.text, pager.first.id, prefix, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, arena_text(ctx->arena, "q=%s", percent_encode(ctx->arena, search)));
}

enum outcome
rules_why_find(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *search = "", *match;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, SEARCH_MAX, &search);
	dashboard_show(request, "rules/why_find.tpl", "rules", "Why is somebody here, or not?");
	view_text(request->body, "q", search);
	match = *search ? search_query(ctx->arena, member_scope(ctx, "active"), search) : NULL;
	if (match)
		list_found(request, search, match);
	else
		list_by_name(request, search);
	return OK;
}

/* ---------------------------------------------------------------- the conditions, one by one */

/* Whether a block holds, whose conditions are those from one to before another. */
static bool
block_holds(const struct rule *rule, const struct rule_facts *facts, size_t from, size_t until)
{
	for (size_t i = from; i < until; i++)
		if (rule_holds(&rule->conditions[i], facts) != rule->any)
			return !rule->any;
	return rule->any;
}

static void
show_block(struct request *request, const struct rule *rule, const struct rule_facts *facts, size_t from, size_t until)
{
	struct view *block = view_section(request->body, "block");
	bool several = until - from > 1;

	view_flag(block, "one_of", several && !rule->any);
	view_flag(block, "all_of", several && rule->any);
	view_flag(block, "several", several);
	show_word(request, block, "block_is", block_holds(rule, facts, from, until) ? "yes" : "no");
	for (size_t i = from; i < until; i++) {
		const struct rule_condition *condition = &rule->conditions[i];
		struct view *round = view_section(block, "condition");

		view_text(round, "asks", rule_condition_words(&request->ctx, rule, condition));
		view_text(round, "has", rule_value_words(&request->ctx, condition, facts));
		show_word(request, round, "holds_is", rule_holds(condition, facts) ? "yes" : "no");
	}
}

static void
show_conditions(struct request *request, const struct rule *rule, const struct rule_facts *facts)
{
	size_t until;

	show_word(request, request->body, "rule_is", rule->any ? "any" : "all");
	for (size_t from = 0; from < rule->count; from = until) {
		for (until = from + 1; until < rule->count && rule->conditions[until].block == rule->conditions[from].block;)
			until++;
		show_block(request, rule, facts, from, until);
	}
}

/* ---------------------------------------------------------------- how they stand */

/* In the order of enum rule_standing. */
static const char *const standings[] = { "out", "in", "pinned", "excluded", "waiting", "invited", "archived" };

/* How they came, who pinned them, since when they stay out: whatever there is. */
static void
show_place(struct request *request, int64_t member)
{
	struct ctx *ctx = &request->ctx;
	struct rows *place = q_rule_pin_place(ctx->db, ctx->organisation, ctx->group, member);
	struct rows *exclusion = q_rule_pin_exclusion(ctx->db, ctx->organisation, ctx->group, member);
	bool there = row_one(place), kept_out = row_one(exclusion);
	struct rows *pin = there ? q_rule_pin_made(ctx->db, ctx->organisation, row_integer(place, RULE_PIN_PLACE_ID)) : NULL;
	bool pinned = pin && row_one(pin);

	view_integer(request->body, "membership_id", there ? row_integer(place, RULE_PIN_PLACE_ID) : 0);
	if (there)
		show_word(request, request->body, "route_is", row_text(place, RULE_PIN_PLACE_ROUTE));
	view_text(request->body, "route_detail", there ? row_text(place, RULE_PIN_PLACE_ROUTE_DETAIL) : NULL);
	view_integer(request->body, "added_at", there ? row_integer(place, RULE_PIN_PLACE_ADDED_AT) : 0);
	view_text(request->body, "added_by", there ? row_text(place, RULE_PIN_PLACE_ADDED_BY) : NULL);
	view_integer(request->body, "pinned_at", pinned ? row_integer(pin, RULE_PIN_MADE_AT) : 0);
	view_text(request->body, "pinned_by", pinned ? row_text(pin, RULE_PIN_MADE_BY_WHOM) : NULL);
	view_flag(request->body, "pinned_by_coming", !pinned);
	if (kept_out)
		show_word(request, request->body, "why_is", row_text(exclusion, RULE_PIN_EXCLUSION_WHY));
	view_integer(request->body, "excluded_at", kept_out ? row_integer(exclusion, RULE_PIN_EXCLUSION_EXCLUDED_AT) : 0);
	view_text(request->body, "excluded_by", kept_out ? row_text(exclusion, RULE_PIN_EXCLUSION_EXCLUDED_BY) : NULL);
	if (there && ctx->role < ADMIN)
		view_text(request->body, "email", row_text(place, RULE_PIN_PLACE_EMAIL));
}

/* What the person is called for whoever asks; NULL: they may not. A leader knows those who are or were learners of the group, and sees what
   active ones have. */
static const char *
name_for(struct request *request, const struct rows *person, enum rule_standing standing)
{
	struct ctx *ctx = &request->ctx;
	const char *email = row_text(person, MEMBER_GET_EMAIL);

	if (ctx->role < ADMIN)
		email = standing == RULE_OUT
			? NULL
			: rows_text(q_rule_pin_was_here(ctx->db, ctx->organisation, ctx->group, row_integer(person, MEMBER_GET_ID)));
	return email ? member_name(person, email) : NULL;
}

static const char *
match_of(const struct rule *rule, const struct rule_facts *facts)
{
	if (!facts)
		return "unasked"; /* archived in the organisation */
	return rule_matches(rule, facts) ? "yes" : "no";
}

static bool
is_here(enum rule_standing standing)
{
	return standing == RULE_IN || standing == RULE_PINNED;
}

static void
show_rule(struct request *request, int64_t member, enum rule_standing standing)
{
	struct ctx *ctx = &request->ctx;
	struct rule_facts *facts = rule_facts_load(ctx, member);
	const char *match;
	struct rule rule;

	view_text(request->body, "unsettled", NULL);
	if (!rule_load_current(ctx, &rule) || rule.count == 0) {
		show_word(request, request->body, "match_is", "none");
		return;
	}
	match = match_of(&rule, facts);
	show_word(request, request->body, "match_is", match);
	if (!rule.stopped)
		view_flag(request->body, "unsettled",
			(standing == RULE_OUT && text_equal(match, "yes")) || (standing == RULE_IN && text_equal(match, "no")));
	if (facts && (ctx->role >= ADMIN || is_here(standing))) {
		view_show(request->body, "conditions");
		show_conditions(request, &rule, facts);
	}
}

/* What this person may do about it. */
static void
show_ways(struct request *request, enum rule_standing standing)
{
	bool admin = request->ctx.role >= ADMIN;
	bool comes = standing == RULE_OUT || standing == RULE_WAITING || standing == RULE_INVITED;

	view_flag(request->body, "may_exclude", admin && comes);
	view_flag(request->body, "may_add", admin && (standing == RULE_OUT || standing == RULE_EXCLUDED));
	view_flag(request->body, "person_page", admin || is_here(standing));
}

enum outcome
rules_why(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t member = path_id(request, "id");
	struct rows *person = q_member_get(ctx->db, ctx->organisation, member);
	enum rule_standing standing;
	const char *name;

	if (!population_is_automatic(&request->ctx) || !row_one(person))
		return NOT_FOUND;
	standing = rule_standing(ctx, member);
	if (text_equal(row_text(person, MEMBER_GET_STATUS), "archived"))
		standing = RULE_ARCHIVED;
	name = name_for(request, person, standing);
	if (!name)
		return NOT_FOUND;
	dashboard_show(request, "rules/why.tpl", "rules", arena_text(ctx->arena, "Why: %s", name));
	view_integer(request->body, "person_id", member);
	view_text(request->body, "name", name);
	view_text(request->body, "initials", row_text(person, MEMBER_GET_INITIALS));
	view_text(request->body, "email", ctx->role >= ADMIN ? row_text(person, MEMBER_GET_EMAIL) : NULL);
	show_word(request, request->body, "stands_is", standings[standing]);
	show_place(request, member);
	view_integer(request->body, "wait_place", wait_place(&request->ctx, row_integer(person, MEMBER_GET_ACCOUNT_ID)));
	show_rule(request, member, standing);
	show_ways(request, standing);
	return OK;
}
