/* Thousands of random edits of random people, rules, branches and fields: whatever happens, everybody is where a fresh look at each rule would put
   them. SEED=7 draws other numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/account_close.h"
#include "domain/address.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/membership_seat.h"
#include "domain/organisation.h"
#include "domain/population.h"
#include "domain/progress.h"
#include "domain/rule.h"
#include "domain/seat.h"
#include "domain/wait.h"
#include "lib/database.h"
#include "lib/rule_oracle.h"
#include "lib/taught.h"
#include "lib/world.h"

#define EDITS 1500
#define EDITS_ON_A_SERVER 600 /* each asks some hundred times */
#define LOOK_EVERY 20
#define PEOPLE 40
#define PEOPLE_MOST 70
#define GROUPS 16
#define BRANCHES 8
#define FIELDS 4
#define COURSES 3
#define MEMORY ((size_t)64 << 20)
#define DAY 86400
#define HOUR 3600
#define COUNT(list) (sizeof(list) / sizeof *(list))

struct town {
	struct ctx *ctx; /* of the edit in hand */
	uint64_t state;
	int edits;
	int64_t people[PEOPLE_MOST], accounts[PEOPLE_MOST];
	size_t count;
	int64_t groups[GROUPS], branches[BRANCHES], fields[FIELDS], courses[COURSES];
	const char *edit; /* what is done, for the words of a failure */
	const char *zone; /* of the organisation */
};

enum { DEPARTMENT, HOURS, SINCE, NOTES };
static const enum field_type types[FIELDS] = { FIELD_CHOICE, FIELD_NUMBER, FIELD_DATE, FIELD_TEXT };

static size_t
draw(struct town *town, size_t below)
{
	town->state = town->state * 6364136223846793005u + 1442695040888963407u;
	return (size_t)((town->state >> 33) % below);
}

#define ONE_OF(town, list) ((list)[draw((town), COUNT(list))])

/* ---------------------------------------------------------------- what there is */

static const char *const firsts[] = { "Ann", "Bob", "Zoë", "Edie", "Dafydd", "ÅSA" };
static const char *const lasts[] = { "Price", "Lowe", "O'Neil", "Ågren", "Price-Jones", "" };
static const char *const domains[] = { "north.example", "sub.north.example", "south.example" };
static const char *const labels[] = { "Fleet", "Outreach", "Café Süd", "Cafe Fleet" };
static const char *const values[FIELDS][6] = {
	{ "Fleet", "Outreach", "Café Süd", "", "Fleet", "Outreach" },
	{ "0", "7.5", "12", "-3", "40", "" },
	{ "2024-02-29", "2026-01-01", "2026-11-22", "2025-12-31", "", "1999-07-01" },
	{ "50% off", "under_score", "O'Neil's \"van\"", "Drive 2", "drive", "" },
};

static void
add_person(struct town *town, const char *first, const char *last)
{
	struct ctx *ctx = town->ctx;
	struct email email = world_email(ctx, arena_text(ctx->arena, "p%zu@%s", town->count, ONE_OF(town, domains)));
	int64_t account = account_create(ctx, &email, first, last, "hash", draw(town, 3) == 0);

	if (draw(town, 4) == 0)
		account_claim(ctx, account);
	town->accounts[town->count] = account;
	town->people[town->count++] = member_ensure(ctx, account);
}

static void
settle_town(struct town *town)
{
	static const char *const names[FIELDS] = { "Department", "Hours", "Since", "Notes" };
	struct ctx *ctx = town->ctx;

	for (int i = 0; i < FIELDS; i++) {
		struct field_form form = {
			.name = names[i], .type = field_type_name(types[i]), .choices = "Fleet\nOutreach\nCafé Süd\n"
		};

		assert_int_equal(field_create(ctx, &form, &town->fields[i]), OK);
	}
	for (int i = 0; i < BRANCHES; i++)
		assert_int_equal(
			branch_create(ctx, i < 2 ? 0 : town->branches[i / 2 - 1], arena_text(ctx->arena, "Branch %d", i), &town->branches[i]),
			OK);
	for (int i = 0; i < COURSES; i++)
		town->courses[i] = taught_course(ctx, arena_text(ctx->arena, "Course %d", i), 0);
	for (int i = 0; i < GROUPS; i++) {
		town->groups[i] = world_group(ctx, arena_text(ctx->arena, "Group %d", i), i % 2 ? "ask" : "enrol", i < 4 ? "5" : "");
		look_run(ctx, "UPDATE groups SET population = 'automatic' WHERE id = %lld", (long long)ctx->group);
	}
	while (town->count < PEOPLE) {
		world_later(ctx, 7 * HOUR);
		add_person(town, draw(town, 8) ? ONE_OF(town, firsts) : "", "");
	}
}

/* ---------------------------------------------------------------- rules */

struct question {
	enum rule_comparison comparison;
	const char *value;
};

static const struct question of_fields[FIELDS][6] = {
	{ { RULE_IS, "Fleet\nCafé Süd" }, { RULE_IS_NOT, "fleet" }, { RULE_CONTAINS, "cafe" }, { RULE_IS, "Outreach" },
		{ RULE_EMPTY, "" }, { RULE_CONTAINS_NOT, "e" } },
	{ { RULE_LESS, "12" }, { RULE_MORE, "7.5" }, { RULE_IS, "12\n40" }, { RULE_FILLED, "" }, { RULE_IS_NOT, "0" },
		{ RULE_LESS, "-2.5" } },
	{ { RULE_BEFORE, "2026-01-01" }, { RULE_AFTER, "2025-12-31" }, { RULE_IS, "2024-02-29" }, { RULE_EMPTY, "" },
		{ RULE_FILLED, "" }, { RULE_AFTER, "2026-11-21" } },
	{ { RULE_CONTAINS, "%" }, { RULE_CONTAINS, "_\n\"VAN\"" }, { RULE_IS, "DRIVE 2" }, { RULE_CONTAINS_NOT, "o'neil\ndrive" },
		{ RULE_IS_NOT, "drive\n50% off" }, { RULE_EMPTY, "" } },
};
static const struct question of_email[] = { { RULE_ENDS, "north.example" }, { RULE_CONTAINS, "@north.example\n@south.example" },
	{ RULE_CONTAINS, "p1" }, { RULE_CONTAINS_NOT, "sub." }, { RULE_ENDS, "@NORTH.example\nsouth.example" } };
static const struct question of_name[] = { { RULE_CONTAINS, "price" }, { RULE_CONTAINS, "PRICE ann" }, { RULE_CONTAINS, "zoe" },
	{ RULE_CONTAINS_NOT, "Ågren" }, { RULE_CONTAINS, "o'neil" }, { RULE_CONTAINS_NOT, "a" } };
static const struct question of_joined[] = { { RULE_BEFORE, "2026-11-26" }, { RULE_AFTER, "2026-11-25" },
	{ RULE_AFTER, "2026-12-01" }, { RULE_BEFORE, "2026-12-03" } };
static const struct question of_course[] = { { RULE_IS, "completed" }, { RULE_IS, "in progress" }, { RULE_IS, "not started" },
	{ RULE_IS_NOT, "completed" }, { RULE_IS_NOT, "not started" } };
static const enum rule_comparison of_branch[] = { RULE_IS, RULE_IS_NOT, RULE_UNDER, RULE_UNDER, RULE_NOT_UNDER, RULE_EMPTY,
	RULE_FILLED };

static struct question
question(struct town *town, struct rule_condition *condition)
{
	size_t field;

	switch (condition->subject) {
	case RULE_COURSE:
		condition->subject_id = ONE_OF(town, town->courses);
		return ONE_OF(town, of_course);
	case RULE_FIELD:
		field = draw(town, FIELDS);
		condition->subject_id = town->fields[field];
		/* Of another type now: nobody can type the others. */
		if (field_by_id(field_load(town->ctx), town->fields[field])->type != types[field])
			return (struct question){ draw(town, 2) ? RULE_FILLED : RULE_EMPTY, "" };
		return ONE_OF(town, of_fields[field]);
	case RULE_EMAIL:
		return ONE_OF(town, of_email);
	case RULE_NAME:
		return ONE_OF(town, of_name);
	case RULE_BRANCH:
		condition->subject_id = ONE_OF(town, town->branches);
		return (struct question){ ONE_OF(town, of_branch), "" };
	case RULE_JOINED:
		break;
	}
	return ONE_OF(town, of_joined);
}

static void
save_rule(struct town *town)
{
	struct ctx within = ctx_within(town->ctx, town->ctx->organisation, ONE_OF(town, town->groups));
	struct rule_condition conditions[5];
	struct rule rule = { .any = draw(town, 2), .tell = draw(town, 2), .conditions = conditions, .count = 1 + draw(town, 5) };

	for (size_t i = 0; i < rule.count; i++) {
		struct rule_condition condition = { .block = 1, .subject = (enum rule_subject)draw(town, RULE_SUBJECTS) };
		struct question asked = question(town, &condition);

		if (i)
			condition.block = conditions[i - 1].block + (int)draw(town, 2);
		condition.comparison = asked.comparison;
		condition.value = asked.value;
		if (condition.comparison == RULE_EMPTY || condition.comparison == RULE_FILLED)
			condition.subject_id = condition.subject == RULE_BRANCH ? 0 : condition.subject_id;
		conditions[i] = condition;
	}
	rule_put_draft(&within, &rule);
	/* Refused where the group is filled by hand now. */
	rule_save(&within);
}

/* The rule before comes back, or there is none before. */
static void
undo_rule(struct town *town)
{
	struct ctx within = ctx_within(town->ctx, town->ctx->organisation, ONE_OF(town, town->groups));

	rule_undo(&within);
}

/* ---------------------------------------------------------------- edits of people */

static size_t
somebody(struct town *town)
{
	return draw(town, town->count);
}

static void
set_value(struct town *town)
{
	size_t field = draw(town, FIELDS);
	const struct field_def *def = field_by_id(field_load(town->ctx), town->fields[field]);
	const char *canonical, *words;

	if (field_read(town->ctx, def, ONE_OF(town, values[field]), &canonical, &words))
		member_set_value(town->ctx, town->people[somebody(town)], town->fields[field], canonical);
}

static void
set_branch(struct town *town)
{
	member_set_branch(town->ctx, town->people[somebody(town)], draw(town, 5) ? ONE_OF(town, town->branches) : 0);
}

/* As that person, wherever they are. */
static struct ctx
as(struct town *town, size_t person)
{
	struct ctx own = ctx_within(town->ctx, 0, 0);

	own.account = town->accounts[person];
	return own;
}

static void
set_name(struct town *town)
{
	struct ctx own = as(town, somebody(town));
	const char *last = ONE_OF(town, lasts);

	account_rename(&own, ONE_OF(town, firsts), last);
}

static void
prove_address(struct town *town)
{
	int64_t account = town->accounts[somebody(town)];
	struct account known;

	if (!account_load(town->ctx, account, &known))
		return;
	if (draw(town, 2))
		account_confirm(town->ctx, account, world_email(town->ctx, known.email).key);
	else
		account_claim(town->ctx, account);
}

static void
distrust(struct town *town)
{
	account_distrust(town->ctx, town->accounts[somebody(town)]);
}

/* Another address, shown to be theirs, perhaps the main one from now on. */
static void
change_address(struct town *town)
{
	struct ctx own = as(town, somebody(town));
	struct email email =
		world_email(&own, arena_text(own.arena, "q%lld.%d@%s", (long long)own.account, town->edits, ONE_OF(town, domains)));

	if (look_number(&own, "SELECT count(*) FROM addresses WHERE account_id = %lld", (long long)own.account) > 3 ||
		look_number(&own, "SELECT count(*) FROM accounts WHERE id = %lld AND status = 'active'", (long long)own.account) == 0)
		return;
	address_make_main(&own,
		look_number(&own,
			"INSERT INTO addresses (account_id, email, email_key, confirmed_at) VALUES (%lld, '%s', '%s', %lld) RETURNING id",
			(long long)own.account, email.address, email.key, (long long)own.now));
}

static const char *
ref_of(struct town *town, size_t course, size_t number)
{
	return arena_text(town->ctx->arena, "statement:%zu:%zu", course, number);
}

static void
learn(struct town *town)
{
	static const char *const kinds[] = { "started", "progressed", "completed", "completed" };
	size_t course = draw(town, COURSES);
	struct progress_event event = { .member = town->people[somebody(town)],
		.course = town->courses[course],
		.kind = ONE_OF(town, kinds),
		.source = "statement",
		.ref = ref_of(town, course, draw(town, 30)),
		.progress = 10,
		.score = -1 };

	progress_add(town->ctx, &event);
}

static void
take_back(struct town *town)
{
	progress_take_back(town->ctx, ref_of(town, draw(town, COURSES), draw(town, 30)));
}

static void
learn_again(struct town *town)
{
	progress_again(town->ctx, town->people[somebody(town)], ONE_OF(town, town->courses));
}

static void
archive_or_restore(struct town *town)
{
	int64_t member = town->people[somebody(town)];

	/* Each refuses where it is so already. */
	if (draw(town, 3))
		member_restore(town->ctx, member, NULL);
	else
		member_archive(town->ctx, member);
}

static void
close_account(struct town *town)
{
	struct ctx own = as(town, somebody(town));

	if (draw(town, 4) == 0)
		account_close(&own);
}

static void
come(struct town *town)
{
	if (town->count < PEOPLE_MOST && draw(town, 4) == 0)
		add_person(town, ONE_OF(town, firsts), ONE_OF(town, lasts));
}

/* ---------------------------------------------------------------- edits of groups */

static struct ctx
in_a_group(struct town *town)
{
	return ctx_within(town->ctx, town->ctx->organisation, ONE_OF(town, town->groups));
}

static void
pin(struct town *town)
{
	struct ctx within = in_a_group(town);
	int64_t membership = look_number(&within,
		"SELECT id FROM memberships WHERE group_id = %lld AND current = 1 AND status = 'active' ORDER BY id LIMIT 1 OFFSET %zu",
		(long long)within.group, draw(town, 10));

	if (membership > 0)
		rule_pin(&within, membership, draw(town, 2));
}

static void
exclude_or_include(struct town *town)
{
	struct ctx within = in_a_group(town);

	if (draw(town, 2))
		rule_exclude(&within, town->people[somebody(town)], "removed");
	else
		rule_include(&within, town->people[somebody(town)]);
}

static void
enrol(struct town *town)
{
	struct ctx within = in_a_group(town);
	struct arrival arrival = { .route = "existing", .detail = "", .notify = true };
	struct newcomer newcomer = { .member = town->people[somebody(town)] };

	membership_add(&within, &arrival, &newcomer, NULL);
}

/* By an address, as leaders do: of a member, or of nobody. */
static void
invite(struct town *town)
{
	struct ctx within = in_a_group(town);
	struct account known;

	if (draw(town, 3) == 0 && account_load(&within, town->accounts[somebody(town)], &known))
		world_enrol(&within, known.email, NULL);
}

static void
act_on_somebody(struct town *town)
{
	static const enum membership_verb verbs[] = { MEMBERSHIP_REMOVE, MEMBERSHIP_CANCEL, MEMBERSHIP_REINVITE, MEMBERSHIP_REMOVE };
	struct ctx within = in_a_group(town);
	int64_t membership =
		look_number(&within, "SELECT id FROM memberships WHERE group_id = %lld AND current = 1 ORDER BY id LIMIT 1 OFFSET %zu",
			(long long)within.group, draw(town, 20));

	if (membership > 0)
		membership_do(&within, ONE_OF(town, verbs), membership);
}

static void
leave_the_line(struct town *town)
{
	struct ctx within = ctx_within(town->ctx, town->ctx->organisation, town->groups[draw(town, 4)]);
	int64_t entry =
		look_number(&within, "SELECT id FROM wait_entries WHERE group_id = %lld AND status = 'waiting' LIMIT 1 OFFSET %zu",
			(long long)within.group, draw(town, 4));

	if (entry > 0)
		wait_remove(&within, entry);
}

static void
set_seats(struct town *town)
{
	struct ctx within = ctx_within(town->ctx, town->ctx->organisation, town->groups[draw(town, 4)]);

	seat_set(&within, arena_text(within.arena, "%zu", 2 + draw(town, 12)));
}

/* ---------------------------------------------------------------- edits of the organisation */

static void
move_branch(struct town *town)
{
	branch_move(town->ctx, ONE_OF(town, town->branches), draw(town, 4) ? ONE_OF(town, town->branches) : 0);
}

static void
change_field(struct town *town)
{
	size_t field = draw(town, FIELDS);
	const struct field_def *def = field_by_id(field_load(town->ctx), town->fields[field]);
	struct field_form form = { .name = def->name,
		.type = field_type_name(types[field]),
		.choices = draw(town, 2) ? "Fleet\nOutreach" : "Fleet\nOutreach\nCafé Süd",
		.agreed = true };

	if (draw(town, 12) == 0)
		form.type = field_type_name(ONE_OF(town, types));
	assert_int_equal(field_update(town->ctx, def->id, &form), OK);
}

static void
rename_choice(struct town *town)
{
	int64_t field = town->fields[DEPARTMENT];
	const struct field_def *def = field_by_id(field_load(town->ctx), field);

	/* Back to what the values and rules of this town know. */
	if (def->type == FIELD_CHOICE && field_rename_choice(town->ctx, field, "Fleet", "Fleece") == OK)
		assert_int_equal(field_rename_choice(town->ctx, field, "Fleece", "Fleet"), OK);
	if (def->type == FIELD_CHOICE)
		field_rename_choice(town->ctx, field, def->choices[0].label, ONE_OF(town, labels));
}

static void
archive_group(struct town *town)
{
	struct ctx within = in_a_group(town);

	/* Each refuses where it is so already. */
	if (draw(town, 3))
		group_restore(&within);
	else
		group_archive(&within);
}

static void
change_population(struct town *town)
{
	struct ctx within = in_a_group(town);

	if (draw(town, 3))
		population_change(&within, "automatic", draw(town, 2) ? "pin" : "decide");
	else
		population_change(&within, "manual", "");
}

/* The day of an instant becomes another one. */
static void
change_zone(struct town *town)
{
	static const char *const zones[] = { "Pacific/Auckland", "Europe/London", "America/Los_Angeles" };
	struct organisation_form form = { .name = "Northfield", .time_zone = ONE_OF(town, zones) };

	assert_int_equal(organisation_update(town->ctx, &form), OK);
	zone_use(town->zone = form.time_zone);
}

/* ---------------------------------------------------------------- */

static const struct {
	const char *words;
	void (*edit)(struct town *town);
	size_t weight;
} edits[] = {
	{ "a value", set_value, 14 },
	{ "a branch", set_branch, 8 },
	{ "a name", set_name, 6 },
	{ "an address proved or claimed", prove_address, 4 },
	{ "an address that was only claimed", distrust, 1 },
	{ "another main address", change_address, 3 },
	{ "learning", learn, 10 },
	{ "progress taken back", take_back, 4 },
	{ "a course taken again", learn_again, 3 },
	{ "archived or restored", archive_or_restore, 6 },
	{ "an account closed", close_account, 1 },
	{ "somebody new", come, 2 },
	{ "pinned or not", pin, 4 },
	{ "excluded or not", exclude_or_include, 4 },
	{ "enrolled by hand", enrol, 3 },
	{ "invited", invite, 2 },
	{ "something done in the list", act_on_somebody, 4 },
	{ "off the wait list", leave_the_line, 2 },
	{ "seats", set_seats, 3 },
	{ "a branch moved", move_branch, 1 },
	{ "a field changed", change_field, 1 },
	{ "a choice called otherwise", rename_choice, 1 },
	{ "a group archived or restored", archive_group, 2 },
	{ "another population", change_population, 1 },
	{ "another time zone", change_zone, 1 },
	{ "a rule saved", save_rule, 3 },
	{ "a rule undone", undo_rule, 1 },
};

static void
edit_once(struct town *town)
{
	size_t all = 0, drawn, i = 0;

	for (size_t k = 0; k < COUNT(edits); k++)
		all += edits[k].weight;
	for (drawn = draw(town, all); drawn >= edits[i].weight; i++)
		drawn -= edits[i].weight;
	town->edit = arena_text(town->ctx->arena, "%s, %s", town->edit, edits[i].words);
	edits[i].edit(town);
	/* What was refused was refused; the next edit begins anew. */
	town->ctx->problems = NULL;
}

static void
tell(void *closure, const char *words, const char *found)
{
	const struct town *town = closure;

	fail_msg("%s: %s: %s", town->edit, words, found);
}

static void
look_over(struct town *town)
{
	struct ctx *ctx = town->ctx;

	oracle_check(ctx, town->edit);
	invariant_check(ctx->db, 1, tell, town);
	assert_int_equal(
		look_number(ctx,
			"SELECT count(*) FROM (SELECT 1 FROM messages WHERE kind IN ('enrolled', 'joined', 'promoted', 'welcome') AND membership_id IS NOT NULL"
			" GROUP BY membership_id HAVING count(*) > 1) AS twice"),
		0);
}

static int64_t
learned(struct ctx *ctx)
{
	return look_number(ctx,
		"SELECT (SELECT count(*) FROM progress_events WHERE voided_at IS NULL) * 1000000 + (SELECT count(*) FROM certificates) * 1000 +"
		" (SELECT count(*) FROM enrolments WHERE status = 'completed')");
}

/* Seats that came free go to whoever waits, as the job does it. */
static void
promote(struct town *town)
{
	for (int i = 0; i < 4; i++) {
		struct ctx within = ctx_within(town->ctx, town->ctx->organisation, town->groups[i]);

		while (!wait_promote(&within, 100))
			;
	}
	rule_settle(town->ctx);
}

static void
act(struct ctx *inside, void *argument)
{
	struct town *town = argument;
	int64_t before;

	town->ctx = inside;
	/* As requests and jobs have it. */
	zone_use(town->zone);
	inside->touched = ctx_touches(inside->arena);
	town->edit = arena_text(inside->arena, "edit %d", town->edits);
	for (size_t i = draw(town, 4) ? 1 : 4; i > 0; i--)
		edit_once(town);
	before = learned(inside);
	rule_settle(inside);
	promote(town);
	assert_int_equal(learned(inside), before);
	if (town->edits % LOOK_EVERY == 0)
		look_over(town);
}

static void
membership_is_what_a_fresh_look_at_the_rules_gives(void **state)
{
	struct ctx *ctx = world_open();
	const char *seed = getenv("SEED");
	int most = database_is_postgres() ? EDITS_ON_A_SERVER : EDITS;
	struct town town = { .ctx = ctx, .state = seed ? strtoull(seed, NULL, 10) : 6, .zone = "Europe/London" };

	(void)state;
	settle_town(&town);
	rule_settle(ctx);
	for (town.edits = 1; town.edits <= most; town.edits++) {
		ctx->touched = ctx_touches(ctx->arena);
		ctx_aside(ctx, MEMORY, act, &town);
		world_later(ctx, (int64_t)draw(&town, HOUR));
		/* One transaction of all of them would be in the way of everybody on a server. */
		if (town.edits % LOOK_EVERY == 0) {
			db_commit(ctx->db);
			db_begin(ctx->db);
		}
	}
	assert_true(look_number(ctx, "SELECT count(*) FROM rule_deeds WHERE deed = 'added'") > 100);
	assert_true(look_number(ctx, "SELECT count(*) FROM rule_deeds WHERE deed = 'removed'") > 100);
	assert_true(look_number(ctx, "SELECT count(*) FROM rule_deeds WHERE deed = 'waited'") > 10);
	zone_use("UTC");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(membership_is_what_a_fresh_look_at_the_rules_gives) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
