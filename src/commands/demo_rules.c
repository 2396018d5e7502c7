#include "commands/demo_rules.h"

#include "base/clock.h"
#include "base/fault.h"
#include "base/text.h"
#include "commands/demo_address.h"
#include "commands/demo_courses.h"
#include "commands/demo_progress.h"
#include "domain/account.h"
#include "domain/course.h"
#include "domain/enrol.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/progress.h"
#include "domain/rule.h"
#include "queries.h"

#define COURSE "Driver safety fundamentals"
#define GIVEN "Driving the minibus"
#define GROUP "Approved drivers"

static const struct {
	const char *first, *last, *email, *department;
} drivers[] = {
	{ "Bilal", "Hussain", "bilal.hussain@northfield.example", "Fleet" },
	{ "Gareth", "Bowen", "gareth.bowen@northfield.example", "Fleet" },
	{ "Petra", "Vogel", "petra@vogel-transport.example", "Fleet" },
	{ "Yara", "Mansour", "yara.mansour@northfield.example", "Outreach" },
	{ "Anneli", "Sjöberg", "anneli.sjoberg@northfield.example", "Fleet" },
	{ "Callum", "Reid", "callum.reid@northfield.example", "Fleet" },
	{ "Dmitri", "Orlov", "dmitri.orlov@northfield.example", "Outreach" },
	{ "Molly", "Fletcher", "molly.fletcher@northfield.example", "Fleet" },
	{ "Sade", "Balogun", "sade.balogun@northfield.example", "Outreach" },
	{ "Marco", "Bianchi", "marco.bianchi@northfield.example", "Care" },
	{ "Edie", "Lowe", "edie.lowe@northfield.example", "Fleet" },
	{ "Ibrahim", "Sesay", "ibrahim.sesay@northfield.example", "Fleet" },
};

#define DRIVERS (sizeof drivers / sizeof *drivers)

static void
must(struct ctx *ctx, enum outcome outcome, const char *what)
{
	if (outcome != OK)
		fault("the demo's drivers: %s was refused: %s", what, ctx->problems ? ctx->problems->words : "it is not there");
}

static int64_t
account_of(struct ctx *ctx, const char *last)
{
	for (size_t i = 0; i < DRIVERS; i++)
		if (text_equal(drivers[i].last, last))
			return demo_account_of(ctx, drivers[i].email);
	fault("the demo has no driver called %s", last);
}

static int64_t
member_of(struct ctx *ctx, const char *last)
{
	return rows_integer(q_member_of_account(ctx->db, ctx->organisation, account_of(ctx, last)));
}

static const struct field_def *
department(struct ctx *ctx)
{
	return field_by_key(field_load(ctx), "department");
}

static int64_t
course(struct ctx *ctx, const char *title, const char *description, const char *minutes)
{
	struct course_form form = { title, description, minutes };
	int64_t id;

	must(ctx, course_create(ctx, &form, &id), title);
	demo_course(ctx, id, title);
	return id;
}

/* --- what happens, one after the other; who: of one of them --- */

static void
drivers_come(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	const struct field_def *field = department(ctx);

	(void)who;
	demo->course = course(
		ctx, COURSE, "What everybody needs to know before they take one of our cars, with people on board or without.", "30");
	for (size_t i = 0; i < DRIVERS; i++) {
		struct email email = demo_address(ctx, drivers[i].email);
		int64_t account = account_create(ctx, &email, drivers[i].first, drivers[i].last, demo->password_hash, true);
		int64_t member = member_ensure(ctx, account);

		member_set_value(ctx, member, field->id, drivers[i].department);
		progress_assign(ctx, member, demo->course);
	}
}

static void
learns(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	struct demo_learner learner = { .member = member_of(ctx, who),
		.account = account_of(ctx, who),
		.courses = &demo->course,
		.done = ctx->now < demo->now,
		.begun = ctx->now >= demo->now,
		.since = ctx->now - 2 * DAY,
		.seen = ctx->now };

	demo_learn(ctx, &learner);
}

static void
group_begins(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	int64_t given = course(ctx, GIVEN, "A day on the road with our trainer, who enters the result here.", "360");
	struct group_form form = { .name = GROUP,
		.description = "Who may take our cars and the minibus",
		.population = "automatic",
		.policy = "enrol",
		.invite_days = "30",
		.seats = "16",
		.courses = &given,
		.course_count = 1 };

	(void)who;
	must(ctx, group_create(ctx, &form, &ctx->group), GROUP);
	must(ctx, group_add_leader(ctx, ctx->member), "its leader");
	must(ctx, group_add_leader(ctx, demo->leader), "its leader");
	demo->group = ctx->group;
}

static void
rule_is_saved(struct ctx *ctx, const struct demo_rules *demo, const char *departments, const char *keyword)
{
	struct rule_condition conditions[] = {
		{ .block = 1,
			.subject = RULE_COURSE,
			.subject_id = demo->course,
			.subject_name = COURSE,
			.comparison = RULE_IS,
			.value = "completed" },
		{ .block = 2,
			.subject = RULE_FIELD,
			.subject_id = department(ctx)->id,
			.subject_name = "Department",
			.comparison = RULE_IS,
			.value = departments },
		{ .block = 3, .subject = RULE_EMAIL, .subject_name = "", .comparison = RULE_CONTAINS, .value = keyword },
	};
	struct rule rule = {
		.organisation = ctx->organisation, .group = ctx->group, .tell = true, .conditions = conditions, .count = keyword ? 3 : 2
	};

	rule_put_draft(ctx, &rule);
	must(ctx, rule_save(ctx), "the rule");
}

static void
first_rule(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	(void)who;
	rule_is_saved(ctx, demo, "Fleet", NULL);
}

static void
second_rule(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	(void)who;
	rule_is_saved(ctx, demo, "Fleet\nOutreach", "@northfield.example");
}

static void
is_taken_out(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	int64_t membership = rows_integer(q_demo_membership(ctx->db, ctx->organisation, demo->group, account_of(ctx, who)));

	if (membership_do(ctx, MEMBERSHIP_REMOVE, membership) != DONE)
		fault("the demo could not remove %s", who);
}

static void
leader_is_added(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	struct enrolled done;

	(void)who;
	must(ctx, enrol_members(ctx, &demo->leader, 1, &done), "the leader");
}

static void
moves_to_outreach(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	(void)demo;
	member_set_value(ctx, member_of(ctx, who), department(ctx)->id, "Outreach");
}

static void
moves_to_finance(struct ctx *ctx, struct demo_rules *demo, const char *who)
{
	(void)demo;
	member_set_value(ctx, member_of(ctx, who), department(ctx)->id, "Finance");
}

static const struct {
	int days; /* ago */
	void (*happens)(struct ctx *ctx, struct demo_rules *demo, const char *who);
	const char *who;
} steps[] = {
	{ 92, drivers_come, NULL }, { 71, learns, "Hussain" }, { 64, learns, "Bowen" }, { 60, learns, "Vogel" },
	{ 52, learns, "Mansour" }, { 47, learns, "Sjöberg" }, { 41, learns, "Reid" }, { 38, learns, "Orlov" },
	{ 33, learns, "Fletcher" }, { 27, learns, "Balogun" }, { 24, group_begins, NULL }, { 24, first_rule, NULL },
	{ 19, learns, "Bianchi" }, { 18, is_taken_out, "Fletcher" }, { 12, leader_is_added, NULL }, { 9, second_rule, NULL },
	{ 5, learns, "Lowe" }, { 3, moves_to_outreach, "Bianchi" }, { 2, moves_to_finance, "Reid" },
	{ 0, learns, "Sesay" }, /* and is still at it */
};

void
demo_rules_until(struct ctx *ctx, struct demo_rules *demo, int64_t at)
{
	struct ctx then = *ctx;

	for (; demo->next < sizeof steps / sizeof *steps; demo->next++) {
		then.now = demo->now - (int64_t)steps[demo->next].days * DAY;
		if (then.now > at)
			return;
		then.group = demo->group;
		steps[demo->next].happens(&then, demo, steps[demo->next].who);
		rule_settle(&then);
		q_demo_group_mails_sent(ctx->db, ctx->organisation, demo->group, "You are in " GROUP, then.now);
	}
}
