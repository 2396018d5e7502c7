#include "web/pages/dashboard.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/code.h"
#include "queries.h"
#include "web/roll.h"

/* For "Dana Whitlock and Owen Price", or "Dana Whitlock and 3 others". */
static void
fill_leaders(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_dashboard_leaders(ctx->db, ctx->organisation, ctx->group);
	const char *names[2] = { NULL, NULL };
	int count = 0;

	for (; row_next(rows); count++)
		if (count < 2)
			names[count] = row_text(rows, DASHBOARD_LEADERS_NAME);
	view_text(request->body, "leader_first", names[0]);
	view_flag(request->body, "leader_missing", !names[0]);
	view_text(request->body, "leader_second", count == 2 ? names[1] : NULL);
	view_integer(request->body, "leader_others", count > 2 ? count - 1 : 0);
}

/* reserved: seats of unused keys and of those who left after having started. */
static void
fill_roll(struct request *request, const struct rows *people, int64_t reserved, int64_t whole, int64_t free_seats)
{
	int64_t active = row_integer(people, DASHBOARD_PEOPLE_COUNT_ACTIVE);
	int64_t pending = row_integer(people, DASHBOARD_PEOPLE_COUNT_PENDING);
	int64_t prospect = row_integer(people, DASHBOARD_PEOPLE_COUNT_PROSPECT);
	struct roll roll = roll_start(request, whole);

	view_text(request->body, "roll_label",
		arena_text(request->ctx.arena, "%lld active, %lld pending, %lld prospect, %lld reserved, %lld free", (long long)active,
			(long long)pending, (long long)prospect, (long long)reserved, (long long)free_seats));
	roll_part(request, &roll, "active", active);
	roll_part(request, &roll, "pending", pending);
	roll_part(request, &roll, "prospect", prospect);
	roll_part(request, &roll, "reserved", reserved);
	roll_rest(request, &roll, "free", 0);
}

static const char *
free_words(struct arena *arena, int64_t seats)
{
	if (seats == 0)
		return "No seat is free";
	return text_counted(arena, seats, "seat is free", "seats are free");
}

static void
fill_seats(struct request *request, const struct rows *group, const struct rows *people)
{
	struct arena *arena = request->ctx.arena;
	bool limited = !row_is_null(group, GROUP_GET_SEATS);
	int64_t held = row_integer(group, GROUP_GET_SEATS_HELD);
	int64_t keys = row_integer(group, GROUP_GET_KEYS_UNUSED), kept = row_integer(group, GROUP_GET_SEATS_KEPT);
	int64_t whole = limited ? row_integer(group, GROUP_GET_SEATS) : held;

	view_integer(request->body, "seats_waiting",
		row_integer(people, DASHBOARD_PEOPLE_COUNT_PROSPECT) + row_integer(people, DASHBOARD_PEOPLE_COUNT_PENDING));
	view_text(request->body, "seats_words",
		limited ? arena_text(arena, "%s of %s used, %s free", text_number(arena, held), text_number(arena, whole),
					  text_number(arena, whole - held))
				: arena_text(arena, "%s used, no limit", text_number(arena, held)));
	view_text(request->body, "seats_free", limited ? text_number(arena, whole - held) : NULL);
	view_text(request->body, "seats_free_words", limited ? free_words(arena, whole - held) : NULL);
	view_flag(request->body, "seats_unlimited", !limited);
	view_flag(request->body, "seats_full", limited && whole == held);
	view_text(request->body, "seats_whole", limited ? text_number(arena, whole) : NULL);
	view_flag(request->body, "seats_endless", !limited);
	view_integer(request->body, "seats_held", held);
	view_integer(request->body, "seats_kept", kept);
	view_integer(request->body, "keys_unused", keys);
	view_integer(request->body, "seats_reserved", keys + kept);
	view_integer(request->body, "on_wait_list", row_integer(group, GROUP_GET_ON_WAIT_LIST));
	if (whole)
		fill_roll(request, people, keys + kept, whole, whole - held);
}

static void
fill_rule(struct request *request, bool automatic)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rule = automatic ? q_rule_current(ctx->db, ctx->organisation, ctx->group) : NULL;

	view_flag(request->body, "group_automatic", automatic);
	view_flag(request->body, "group_manual", !automatic);
	view_text(request->body, "rule_stopped", rule && row_one(rule) ? row_text(rule, RULE_CURRENT_STOPPED) : NULL);
}

const struct rows *
dashboard_show(struct request *request, const char *template_name, const char *tab, const char *crumb)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	struct rows *people = q_dashboard_people(ctx->db, ctx->group, CODES_MOST);
	int64_t courses, waiting;
	const char *name;

	if (!row_one(group) || !row_one(people))
		fault("group %lld vanished inside its own request", (long long)ctx->group);
	name = row_text(group, GROUP_GET_NAME);
	page_show(request, template_name, crumb ? arena_text(ctx->arena, "%s · %s", crumb, name) : name);
	view_text(request->body, "crumb", crumb);
	view_row(request->body, people);
	view_integer(request->body, "group_id", ctx->group);
	view_text(request->body, "group_name", name);
	view_text(request->body, "group_description", row_text(group, GROUP_GET_DESCRIPTION));
	fill_leaders(request);
	courses = row_integer(people, DASHBOARD_PEOPLE_COURSE_COUNT);
	view_text(request->body, "course_words", text_counted(ctx->arena, courses, "course", "courses"));
	view_show(request->body, arena_text(ctx->arena, "tab_%s", tab));
	view_flag(request->body, "is_admin", ctx->role >= ADMIN);
	view_flag(request->body, "is_leader", ctx->role < ADMIN);
	view_flag(request->body, "group_archived", text_equal(row_text(group, GROUP_GET_STATUS), "archived"));
	view_flag(request->body, "group_open", text_equal(row_text(group, GROUP_GET_STATUS), "active"));
	view_show(request->body, arena_text(ctx->arena, "policy_is_%s", row_text(group, GROUP_GET_POLICY)));
	fill_rule(request, text_equal(row_text(group, GROUP_GET_POPULATION), "automatic"));
	fill_seats(request, group, people);
	waiting = row_integer(group, GROUP_GET_ON_WAIT_LIST);
	view_text(request->body, "waiting_words", waiting ? people_words(ctx, waiting) : NULL);
	return people;
}

const char *
people_words(struct ctx *ctx, int64_t people)
{
	return text_counted(ctx->arena, people, "person", "people");
}
