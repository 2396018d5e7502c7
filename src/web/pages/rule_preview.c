/* What saving a rule would do: in numbers, by name, and to the seats. */
#include "base/text.h"
#include "domain/population.h"
#include "domain/seat.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/rule_editor.h"
#include "web/pages/rules.h"
#include "web/roll.h"

#define NAMED_MOST 10 /* beside the form; all of them stand in lists of their own */
/* Whose seats are looked at one by one: where more leave, only the bounds are told. */
#define SEATS_ASKED 200

/* ---------------------------------------------------------------- people */

static struct rule_list
first_of(struct ctx *ctx, size_t most)
{
	return (
		struct rule_list){ .after_key = "", .most = most, .people = arena_array(ctx->arena, most, sizeof(struct rule_listed)) };
}

static void
show_person(struct request *request, const char *section, const struct rule *rule, int64_t member)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_rule_page_person(ctx->db, ctx->organisation, ctx->group, member);
	struct rule_facts *facts = rule_facts_load(ctx, member);
	struct view *round;

	if (!facts || !row_one(rows))
		return;
	round = view_section(request->body, section);
	view_row(round, rows);
	view_text(round, "why", rule_why(ctx, rule, facts));
}

static void
show_named(struct request *request, const char *section, const struct rule *rule, const struct rule_list *list, int64_t all)
{
	struct arena *arena = request->ctx.arena;

	for (size_t i = 0; i < list->count && i < NAMED_MOST; i++)
		show_person(request, section, rule, list->people[i].member);
	view_flag(request->body, arena_text(arena, "%s_any", section), all);
	view_text(request->body, arena_text(arena, "%s_all", section), all > NAMED_MOST ? text_number(arena, all) : NULL);
}

/* ---------------------------------------------------------------- seats */

/* Seats that come free as these people leave, at least and at most. */
struct freed {
	int64_t least, most;
};

static struct freed
seats_freed(struct ctx *ctx, const struct rule_list *leavers, int64_t all)
{
	struct freed freed = { 0, all };

	if (text_equal(rows_text(q_seat_return(ctx->db, ctx->organisation)), "always")) {
		freed.least = all;
	} else if ((int64_t)leavers->count == all) {
		for (size_t i = 0; i < leavers->count; i++) {
			struct rows *rows = q_rule_page_person(ctx->db, ctx->organisation, ctx->group, leavers->people[i].member);

			freed.least += row_one(rows) && !seat_stays(ctx, row_integer(rows, RULE_PAGE_PERSON_MEMBERSHIP_ID));
		}
		freed.most = freed.least;
	}
	return freed;
}

static int64_t
at_most(int64_t number, int64_t most)
{
	return number < most ? number : most;
}

/* "25 of 30 seats used after saving." */
static void
show_used(struct request *request, int64_t seats, int64_t least, int64_t most)
{
	struct arena *arena = request->ctx.arena;
	const char *used = least == most ? text_number(arena, most)
									 : arena_text(arena, "%s to %s", text_number(arena, least), text_number(arena, most));

	view_text(request->body, "seats_after",
		seats < 0 ? arena_text(arena, "%s %s used after saving; there is no limit.", used, most == 1 ? "seat is" : "seats are")
				  : arena_text(arena, "%s of %s seats used after saving.", used, text_number(arena, seats)));
	view_flag(request->body, "seats_open", least != most);
}

/* How many come in; the others of preview->added wait. */
static int64_t
show_seats(struct request *request, const struct rule_preview *preview, const struct rule_list *removed)
{
	struct ctx *ctx = &request->ctx;
	struct freed freed = seats_freed(ctx, removed, preview->removed);
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	int64_t seats, held, waiting, room, most, least, come;

	if (!row_one(group))
		return 0;
	seats = row_is_null(group, GROUP_GET_SEATS) ? -1 : row_integer(group, GROUP_GET_SEATS);
	held = row_integer(group, GROUP_GET_SEATS_HELD);
	/* Whoever waits by the rule that goes has left the wait list by then. */
	waiting = row_integer(group, GROUP_GET_ON_WAIT_LIST) - preview->unwaited;
	most = held - freed.least + preview->added;
	least = held - freed.most + preview->added;
	if (seats < 0) {
		show_used(request, seats, least, most);
		view_integer(request->body, "added", preview->added);
		view_text(request->body, "would_wait", NULL);
		return preview->added;
	}
	/* Who waits already comes first. */
	room = seats - held + freed.least;
	come = at_most(preview->added, room > waiting ? room - waiting : 0);
	show_used(request, seats, at_most(least + waiting, seats), at_most(most + waiting, seats));
	view_integer(request->body, "added", come);
	view_text(request->body, "would_wait", come < preview->added ? people_words(ctx, preview->added - come) : NULL);
	view_text(request->body, "wait_already", waiting ? people_words(ctx, waiting) : NULL);
	view_flag(request->body, "wait_new", !waiting);
	return come;
}

/* ---------------------------------------------------------------- beside the form */

static void
show_roll(struct request *request, const struct rule_preview *preview, int64_t come)
{
	int64_t whole = preview->stay + come + preview->removed, added, removed;
	struct roll roll;

	if (!whole)
		return;
	roll = roll_start(request, whole);
	added = roll_pips(&roll, come);
	removed = roll_pips(&roll, preview->removed);
	roll_rest(request, &roll, "stay", added + removed);
	roll_rest(request, &roll, "added", removed);
	roll_rest(request, &roll, "removed", 0);
}

const char *
rule_brake_words(struct ctx *ctx, const struct rule_preview *preview)
{
	return arena_text(ctx->arena, "This removes %s of %s, more than a fifth.", text_number(ctx->arena, preview->removed),
		arena_text(
			ctx->arena, preview->learners == 1 ? "%s learner" : "%s learners", text_number(ctx->arena, preview->learners)));
}

void
rule_preview_show(struct request *request, const struct rule *rule)
{
	struct ctx *ctx = &request->ctx;
	struct view *body = request->body;
	struct rule_list added = first_of(ctx, NAMED_MOST), removed = first_of(ctx, SEATS_ASKED);
	struct rule_preview preview;

	rule_preview(ctx, rule, &preview, &added, &removed);
	view_integer(body, "matches", preview.matches);
	view_show(body, preview.matches == 1 ? "matches_one" : "matches_many");
	view_integer(body, "stay", preview.stay);
	view_integer(body, "removed", preview.removed);
	view_flag(body, "nobody_moves", !preview.added && !preview.removed);
	view_text(body, "pinned_words", preview.pinned ? people_words(ctx, preview.pinned) : NULL);
	view_show(body, preview.pinned == 1 ? "pinned_one" : "pinned_many");
	view_text(body, "excluded_words", preview.excluded ? people_words(ctx, preview.excluded) : NULL);
	view_show(body, preview.excluded == 1 ? "excluded_one" : "excluded_many");
	view_text(body, "queued_words", preview.waiting ? people_words(ctx, preview.waiting) : NULL);
	view_show(body, preview.waiting == 1 ? "queued_one" : "queued_many");
	view_text(body, "brake", preview.brake ? rule_brake_words(ctx, &preview) : NULL);
	view_flag(body, "not_asked", !has_problem(ctx, "agreed"));
	view_text(body, "brake_people", people_words(ctx, preview.removed));
	show_named(request, "comer", rule, &added, preview.added);
	show_named(request, "leaver", rule, &removed, preview.removed);
	show_roll(request, &preview, show_seats(request, &preview, &removed));
}

void
rule_preview_seats(struct request *request, const struct rule *rule, struct rule_preview *preview)
{
	struct rule_list removed = first_of(&request->ctx, SEATS_ASKED);

	rule_preview(&request->ctx, rule, preview, NULL, &removed);
	show_seats(request, preview, &removed);
}

/* ---------------------------------------------------------------- whole lists */

/* Of one's draft, else of the rule as it is. */
static enum outcome
show_list(struct request *request, const char *which, const char *title)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rule_list list = first_of(ctx, PAGE_ROWS_ASKED);
	bool additions = text_equal(which, "added");
	struct rule_preview preview = { 0 };
	struct rule rule;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	list.after_key = pager.after.text;
	list.after_id = pager.after.id;
	if (rule_load_draft(ctx, &rule) || rule_load_current(ctx, &rule))
		rule_preview(ctx, &rule, &preview, additions ? &list : NULL, additions ? NULL : &list);
	dashboard_show(request, "rules/list.tpl", "rules", title);
	view_text(request->body, "list_title", title);
	view_show(request->body, arena_text(ctx->arena, "list_%s", which));
	pager.more = list.count > PAGE_ROWS;
	pager.shown = (int64_t)(list.count > PAGE_ROWS ? PAGE_ROWS : list.count);
	for (int64_t i = 0; i < pager.shown; i++)
		show_person(request, "person", &rule, list.people[i].member);
	if (pager.shown)
		pager.last =
			(struct page_key){ .id = list.people[pager.shown - 1].member, .text = list.people[pager.shown - 1].sort_key };
	view_show(request->body, pager.shown ? "person_any" : "person_none");
	pager_links(request, &pager, NULL, additions ? preview.added : preview.removed, "");
	return OK;
}

enum outcome
rules_added(struct request *request)
{
	return show_list(request, "added", "Will be added");
}

enum outcome
rules_removed(struct request *request)
{
	return show_list(request, "removed", "Will be removed");
}
