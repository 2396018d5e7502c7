/* The demo organisation: some groups, some forty people in every state, courses with progress. Everything comes in through the
   same doors as real people, only with the clock turned back. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/fault.h"
#include "commands.h"
#include "commands/demo_address.h"
#include "commands/demo_certificates.h"
#include "commands/demo_codes.h"
#include "commands/demo_courses.h"
#include "commands/demo_details.h"
#include "commands/demo_orders.h"
#include "commands/demo_progress.h"
#include "commands/demo_requests.h"
#include "commands/demo_rules.h"
#include "commands/demo_statements.h"
#include "commands/demo_waiting.h"
#include "domain/account.h"
#include "domain/action.h"
#include "domain/course.h"
#include "domain/ctx.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/invite_link.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/organisation.h"
#include "domain/password.h"
#include "domain/rule.h"
#include "domain/secret.h"
#include "queries.h"

#define LIMIT (64 << 20)

enum state { WAITS, ACCEPTED, DECLINED, CANCELLED, EXPIRED, ARCHIVED, REFUSED, SCHEDULED, ENROLLED, FRESH, BY_CODE, BY_KEY };

/* days: how long ago they were invited; done, begun: how many of the group's courses they completed, and begun beside. */
static const struct person {
	int group;
	const char *first, *last, *email;
	enum state state;
	int days, done, begun;
} people[] = {
	{ 0, "Amara", "Okafor", "amara.okafor@northfield.example", ACCEPTED, 40, 3, 0 },
	{ 0, "Jonas", "Lindqvist", "jonas.lindqvist@northfield.example", ACCEPTED, 38, 2, 1 },
	{ 0, "Priya", "Raman", "learner@muster.example", ACCEPTED, 30, 0, 1 },
	{ 0, "Kwame", "Mensah", "kwame.mensah@northfield.example", BY_CODE, 3, 0, 0 },
	{ 0, "Mei-Ling", "Chow", "meiling.chow@northfield.example", ACCEPTED, 45, 3, 0 },
	{ 0, "Samuel", "Adeyemi", "samuel.adeyemi@northfield.example", ACCEPTED, 33, 2, 0 },
	{ 0, "Ewa", "Kowalczyk", "ewa.kowalczyk@northfield.example", ACCEPTED, 20, 1, 1 },
	{ 0, "Lucía", "Fernández", "lucia.fernandez@northfield.example", ACCEPTED, 21, 2, 1 },
	{ 0, "Tom", "Hargreaves", "tom.hargreaves@northfield.example", BY_CODE, 12, 0, 1 },
	{ 0, "Noor", "Al-Sayed", "noor.alsayed@northfield.example", BY_KEY, 9, 1, 0 },
	{ 0, "Bronwyn", "Pugh", "bronwyn.pugh@northfield.example", ACCEPTED, 44, 3, 0 },
	{ 0, "Hiroshi", "Tanaka", "hiroshi.tanaka@northfield.example", BY_KEY, 6, 0, 1 },
	{ 0, "Rania", "Haddad", "r.haddad@northfield.example", WAITS, 3, 0, 0 },
	{ 0, "Maeve", "Brennan", "m.brennan@northfield.example", WAITS, 16, 0, 0 },
	{ 0, "Olu", "Bankole", "o.bankole@northfield.example", WAITS, 9, 0, 0 },
	{ 0, "Tomás", "Herrera", "t.herrera@northfeild.example", REFUSED, 2, 0, 0 },
	{ 0, "Grace", "Tan", "grace.tan@northfield.example", SCHEDULED, 0, 0, 0 },
	{ 0, "Hugo", "Marchetti", "hugo.marchetti@northfield.example", FRESH, 0, 0, 0 },
	{ 0, "Stefan", "Nowak", "s.nowak@northfield.example", DECLINED, 13, 0, 0 },
	{ 0, "Lydia", "Whitfield", "l.whitfield@northfield.example", CANCELLED, 15, 0, 0 },
	{ 0, "Piotr", "Zielinski", "p.zielinski@northfield.example", EXPIRED, 40, 0, 0 },
	{ 0, "Ingrid", "Solberg", "ingrid.solberg@northfield.example", ARCHIVED, 90, 2, 0 },
	{ 1, "Aoife", "Brennan", "aoife.brennan@northfield.example", ENROLLED, 60, 2, 0 },
	{ 1, "Daniel", "Osei", "daniel.osei@northfield.example", ENROLLED, 58, 1, 1 },
	{ 1, "Fatima", "Zahra", "fatima.zahra@northfield.example", ENROLLED, 57, 2, 0 },
	{ 1, "Henrik", "Dahl", "henrik.dahl@northfield.example", ENROLLED, 25, 0, 1 },
	{ 1, "Isla", "MacLeod", "isla.macleod@northfield.example", ENROLLED, 24, 1, 0 },
	{ 1, "Jonas", "Lindqvist", "jonas.lindqvist@northfield.example", ENROLLED, 22, 0, 1 },
	{ 1, "Katya", "Ivanova", "katya.ivanova@northfield.example", ENROLLED, 11, 0, 0 },
	{ 1, "Liam", "Byrne", "liam.byrne@northfield.example", ENROLLED, 8, 0, 0 },
	{ 2, "Marta", "Silva", "marta.silva@volunteers.example", ACCEPTED, 50, 1, 0 },
	{ 2, "Nikolai", "Petrov", "nikolai.petrov@volunteers.example", ACCEPTED, 49, 1, 0 },
	{ 2, "Oonagh", "Kelly", "oonagh.kelly@volunteers.example", ACCEPTED, 48, 0, 1 },
	{ 2, "Pablo", "Ruiz", "pablo.ruiz@volunteers.example", ACCEPTED, 47, 1, 0 },
	{ 2, "Quynh", "Tran", "quynh.tran@volunteers.example", ACCEPTED, 14, 0, 0 },
	{ 2, "Rosa", "Klein", "rosa.klein@volunteers.example", WAITS, 5, 0, 0 },
	{ 2, "Seun", "Ade", "seun.ade@volunteers.example", WAITS, 10, 0, 0 },
	{ 2, "Tess", "de Vries", "tess.devries@volunteers.example", DECLINED, 18, 0, 0 },
	{ 2, "Uma", "Nair", "uma.nair@volunteers.example", WAITS, 2, 0, 0 },
	{ 2, "Priya", "Raman", "learner@muster.example", WAITS, 1, 0, 0 },
};

#define PEOPLE (sizeof people / sizeof *people)

static const struct {
	const char *title, *description, *minutes;
} courses[] = {
	{ "Trauma-informed care: foundations",
		"What trauma is, how it shows up in the people we look after, and what helps. The base for everything else we teach.",
		"60" },
	{ "Mandated reporter essentials",
		"Who has to report what, when and to whom, with the forms we use and a few cases to practise on.", "60" },
	{ "De-escalation in practice", "Noticing early, keeping everyone safe, talking calmly: six situations from our own houses.",
		"70" },
	{ "Welcome for volunteers", "How we work, who to ask, and what to do when something worries you.", "30" },
};

static const struct {
	const char *name, *description, *policy, *seats;
	int course_first, course_count;
} groups[] = {
	{ "Residential care staff", "Day and evening teams, all houses", "ask", "40", 0, 3 },
	/* Four more are bought: see demo_orders.c. */
	{ "Night shift supervisors", "Enrolled at once by their managers", "enrol", "8", 0, 2 },
	{ "Volunteers 2026", "Everyone who helps at weekends", "ask", "", 3, 1 },
};

struct demo {
	struct ctx *ctx;
	const char *password_hash;
	int64_t now;
	bool late;      /* somebody works with the installation already */
	int64_t leader; /* the member */
	int64_t courses[sizeof courses / sizeof *courses];
	int64_t groups[sizeof groups / sizeof *groups];
	struct demo_rules rules;
};

static int64_t
account(struct demo *demo, const char *address, const char *first, const char *last)
{
	struct email email = demo_address(demo->ctx, address);
	int64_t id = account_by_email(demo->ctx, email.key);

	return id ? id : account_create(demo->ctx, &email, first, last, demo->password_hash, true);
}

static void
start(struct demo *demo)
{
	struct ctx *ctx = demo->ctx;
	struct organisation_start northfield = {
		.name = "Northfield Family Services", .time_zone = "Europe/London", .email = "admin@muster.example"
	};
	struct organisation_form profile = { .name = "Northfield Family Services",
		.description = "Homes, foster care and family support.",
		.website = "https://northfield.example",
		.contact = "Ask Dana Whitlock, admin@muster.example.",
		.time_zone = "Europe/London",
		.password_columns = true };
	int64_t site = account(demo, "site@muster.example", "Robin", "Keeper");

	q_account_set_site_admin(ctx->db, site, 1);
	ctx->account = account(demo, "admin@muster.example", "Dana", "Whitlock");
	if (organisation_create(ctx, &northfield, &ctx->organisation) != OK)
		fault("the demo organisation was refused: %s", ctx->problems->words);
	q_demo_drop_account_mail(ctx->db, ctx->account, ctx->now);
	ctx->member = member_ensure(ctx, ctx->account);
	ctx->role = ADMIN;
	if (organisation_update(ctx, &profile) != OK)
		fault("the demo's profile was refused: %s", ctx->problems->words);
}

static void
make_groups(struct demo *demo)
{
	struct ctx *ctx = demo->ctx;

	demo->leader = member_ensure(ctx, account(demo, "leader@muster.example", "Owen", "Price"));
	for (size_t i = 0; i < sizeof courses / sizeof *courses; i++) {
		struct course_form form = { courses[i].title, courses[i].description, courses[i].minutes };

		if (course_create(ctx, &form, &demo->courses[i]) != OK)
			fault("the demo's course was refused: %s", ctx->problems->words);
		demo_course(ctx, demo->courses[i], courses[i].title);
	}
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
		struct group_form form = { .name = groups[i].name,
			.description = groups[i].description,
			.policy = groups[i].policy,
			.invite_days = "30",
			.seats = groups[i].seats,
			.courses = &demo->courses[groups[i].course_first],
			.course_count = (size_t)groups[i].course_count };

		if (group_create(ctx, &form, &demo->groups[i]) != OK)
			fault("the demo's group was refused: %s", ctx->problems->words);
		group_add_leader(ctx, ctx->member);
		if (i < 2)
			group_add_leader(ctx, demo->leader);
	}
}

static struct invite
invite_of(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);

	if (!row_one(rows))
		fault("the demo lost a membership");
	return invite_find(ctx, invite_token(ctx->arena, row_text(rows, MEMBERSHIP_GET_TOKEN_NONCE)));
}

static void
learn(struct demo *demo, const struct person *person, int64_t membership)
{
	struct ctx *ctx = demo->ctx;
	struct demo_learner learner = { .account = account(demo, person->email, person->first, person->last),
		.courses = &demo->courses[groups[person->group].course_first],
		.done = person->done,
		.begun = person->begun,
		.since = ctx->now,
		.seen = demo->now - (int64_t)person->days * DAY / 4 };

	learner.member = member_ensure(ctx, learner.account);
	demo_learn(ctx, &learner);
	if (person->done + person->begun)
		q_demo_active_at(ctx->db, ctx->organisation, membership, learner.seen);
}

/* What happened to a person, in the order of time, so that the activity log reads like one. */
struct event {
	int64_t at;
	size_t person;
	void (*happens)(struct demo *demo, const struct person *person, int64_t *membership);
};

static void
comes(struct demo *demo, const struct person *person, int64_t *membership)
{
	struct ctx *ctx = demo->ctx;
	const char *subject = arena_text(ctx->arena, "Dana Whitlock invites you to %s", groups[person->group].name);
	const char *refusal = "550 5.1.2 northfeild.example: no such domain";
	struct arrival arrival = { .route = "demo", .detail = "", .notify = true };
	struct newcomer newcomer = {
		.email = demo_address(ctx, person->email), .first_name = person->first, .last_name = person->last
	};

	if (person->state == SCHEDULED)
		arrival.notify_at = demo->now + 2 * DAY;
	if (person->state == ENROLLED)
		account(demo, person->email, person->first, person->last);
	if (membership_add(ctx, &arrival, &newcomer, membership) != ADMITTED)
		fault("the demo could not bring in %s", person->email);
	if (person->state == SCHEDULED || person->state == FRESH)
		return;
	if (person->state == REFUSED) {
		q_demo_mail_refused(ctx->db, ctx->organisation, *membership, subject, refusal, ctx->now);
		invite_refused(ctx, *membership, refusal);
		return;
	}
	q_demo_mail_sent(ctx->db, ctx->organisation, *membership, subject, ctx->now);
	if (person->state == ENROLLED)
		learn(demo, person, *membership);
	else
		invite_taken(ctx, *membership);
}

static void
answers(struct demo *demo, const struct person *person, int64_t *membership)
{
	struct ctx themselves = *demo->ctx;
	struct invite invite = invite_of(demo->ctx, *membership);

	themselves.account = 0;
	if (person->state == DECLINED) {
		invite_decline(&themselves, &invite);
		return;
	}
	invite_accept(&themselves, &invite, account(demo, person->email, person->first, person->last));
	learn(demo, person, *membership);
}

static void
redeems(struct demo *demo, const struct person *person, int64_t *membership)
{
	*membership = demo_redeem(demo->ctx, account(demo, person->email, person->first, person->last), person->state == BY_KEY);
	learn(demo, person, *membership);
}

static void
is_cancelled(struct demo *demo, const struct person *person, int64_t *membership)
{
	(void)person;
	membership_do(demo->ctx, MEMBERSHIP_CANCEL, *membership);
}

static void
is_archived(struct demo *demo, const struct person *person, int64_t *membership)
{
	(void)person;
	membership_do(demo->ctx, MEMBERSHIP_ARCHIVE, *membership);
}

static size_t
events_of(const struct demo *demo, size_t number, struct event *events)
{
	const struct person *person = &people[number];
	int64_t came = demo->now - (int64_t)person->days * DAY;
	size_t count = 0;

	events[count++] = (struct event){ came, number, person->state == BY_CODE || person->state == BY_KEY ? redeems : comes };
	if (person->state == ACCEPTED || person->state == DECLINED || person->state == ARCHIVED)
		events[count++] = (struct event){ came + DAY / 4, number, answers };
	if (person->state == CANCELLED)
		events[count++] = (struct event){ came + DAY, number, is_cancelled };
	if (person->state == ARCHIVED)
		events[count++] = (struct event){ demo->now - 21 * DAY, number, is_archived };
	return count;
}

static int
earlier(const void *a, const void *b)
{
	const struct event *one = a, *other = b;

	if (one->at != other->at)
		return one->at < other->at ? -1 : 1;
	return one->person < other->person ? -1 : one->person > other->person;
}

static void
live_through(struct demo *demo)
{
	struct event events[3 * PEOPLE];
	int64_t memberships[PEOPLE] = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < PEOPLE; i++)
		count += events_of(demo, i, events + count);
	qsort(events, count, sizeof *events, earlier);
	for (size_t i = 0; i < count; i++) {
		const struct person *person = &people[events[i].person];

		demo_rules_until(demo->ctx, &demo->rules, events[i].at);
		demo->ctx->now = events[i].at;
		demo->ctx->group = demo->groups[person->group];
		events[i].happens(demo, person, &memberships[events[i].person]);
	}
	demo_rules_until(demo->ctx, &demo->rules, demo->now);
}

static bool
make_all(struct ctx *ctx, void *argument)
{
	struct demo *demo = argument;

	demo->late = rows_integer(q_demo_is_late(ctx->db)) != 0;
	if (demo->late)
		return false;
	demo->now = clock_now();
	ctx->now = demo->now - 100 * DAY;
	start(demo);
	demo_chart(demo->ctx);
	make_groups(demo);
	demo->ctx->now = demo->now - 99 * DAY;
	demo->ctx->group = demo->groups[1];
	demo_orders(demo->ctx);
	demo->ctx->group = demo->groups[0];
	demo_codes(demo->ctx, demo->now);
	demo->rules = (struct demo_rules){ .password_hash = demo->password_hash, .now = demo->now, .leader = demo->leader };
	live_through(demo);
	demo_details(demo->ctx);
	demo->ctx->now = demo->now;
	demo_certificates(demo->ctx);
	demo_waiting(demo->ctx, demo->leader, demo->password_hash);
	demo_requests(demo->ctx);
	demo_statements(demo->ctx);
	demo_join_page(demo->ctx, (const int64_t[]){ demo->groups[0], demo->groups[2] }, 2);
	demo->ctx->now = demo->now - 2 * DAY;
	demo->ctx->group = demo->groups[0];
	demo_order_waiting(demo->ctx);
	demo->ctx->now = demo->now;
	demo->ctx->account = 0; /* what follows nobody did */
	invite_expire_due(demo->ctx, 100);
	return true;
}

static void
load(void *argument)
{
	struct demo *demo = argument;

	action_write(demo->ctx, make_all, demo);
}

static int
load_into(struct arena *arena, const struct conf *conf, const char *password)
{
	struct ctx ctx = { .arena = arena, .conf = conf, .role = SITE_ADMIN, .touched = ctx_touches(arena) };
	struct demo demo = { .ctx = &ctx };
	enum fault_kind trouble;

	if (!secret_load(conf->state))
		return command_failed("The secret in %s cannot be read. Run muster migrate first.", conf->state);
	if (!command_database_fits(conf))
		return 1;
	ctx.db = db_open(conf->store, DB_FULL);
	db_use_arena(ctx.db, arena);
	demo.password_hash = password_hash(&ctx, password);
	trouble = fault_catch(load, &demo);
	db_rollback(ctx.db);
	db_close(ctx.db);
	if (trouble)
		return command_failed("The demo could not be loaded; nothing was kept.");
	return demo.late ? command_failed("This installation has an organisation already. The demo is for an empty one.") : 0;
}

int
command_demo(int argc, char **argv)
{
	static const struct option options[] = { { "password", required_argument, NULL, 'p' }, { NULL, 0, NULL, 0 } };
	const char *path = DEFAULT_CONF, *password = NULL;
	struct arena *arena = arena_new(LIMIT);
	const struct conf *conf;
	int option, status = 1;

	while ((option = getopt_long(argc, argv, "c:", options, NULL)) != -1)
		if (option == 'c')
			path = optarg;
		else if (option == 'p')
			password = optarg;
		else
			break;
	if (option != -1 || !command_words(argc, argv, "") || !command_option_given("--password", password)) {
		status = COMMAND_MISUSED;
	} else if ((conf = command_conf(arena, path)))
		status = load_into(arena, conf, password);
	arena_free(arena);
	return status;
}
