#include "lib/world.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/random.h"
#include "domain/account.h"
#include "domain/branch.h"
#include "domain/course.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/invite_link.h"
#include "domain/secret.h"
#include "lib/database.h"
#include "queries.h"
#include "store/engine.h"

static const struct conf conf = {
	.base_url = "https://muster.example", .mail_from = "invites@muster.example", .state = "/nonexistent"
};

static void
start_organisation(struct ctx *ctx, const char *name, const char *email, const char *first, const char *last)
{
	struct organisation_start start = {
		.name = name, .time_zone = "Europe/London", .email = email, .first_name = first, .last_name = last
	};

	assert_int_equal(organisation_create(ctx, &start, &ctx->organisation), OK);
	ctx->account = account_by_email(ctx, world_email(ctx, email).key);
	ctx->member = member_ensure(ctx, ctx->account);
	ctx->role = ADMIN;
}

struct ctx *
world_open(void)
{
	static const unsigned char secret[32] = { 1, 2, 3 };
	struct arena *arena = arena_new(64 << 20);
	struct ctx *ctx = arena_alloc(arena, sizeof *ctx);

	clock_set(WORLD_NOW);
	random_fix(7);
	secret_fix(secret);
	*ctx = (struct ctx){ .arena = arena,
		.conf = &conf,
		.now = WORLD_NOW,
		.role = SITE_ADMIN,
		.db = db_open(database_empty(), DB_FULL),
		.touched = ctx_touches(arena) };
	db_use_arena(ctx->db, arena);
	db_again_for_tests(ctx->db, 1);
	db_begin(ctx->db);
	start_organisation(ctx, "Northfield Family Services", "dana@northfield.example", "Dana", "Whitlock");
	return ctx;
}

void
world_close(struct ctx *ctx)
{
	struct arena *arena = ctx->arena;

	db_rollback(ctx->db);
	db_close(ctx->db);
	arena_free(arena);
	random_fix(0);
	clock_set(0);
}

static void
print_finding(void *closure, const char *words, const char *found)
{
	(void)closure;
	print_error("%s: %s\n", words, found);
}

void
world_close_sound(struct ctx *ctx)
{
	assert_int_equal(invariant_check(ctx->db, 5, print_finding, NULL), 0);
	world_close(ctx);
}

void
world_later(struct ctx *ctx, int64_t seconds)
{
	ctx->now += seconds;
	clock_set(ctx->now);
}

struct email
world_email(struct ctx *ctx, const char *address)
{
	struct email email;

	assert_int_equal(email_parse(ctx->arena, address, &email), EMAIL_OK);
	return email;
}

int64_t
world_account(struct ctx *ctx, const char *address, const char *first, const char *last)
{
	struct email email = world_email(ctx, address);

	return account_create(ctx, &email, first, last, "hash of a password", true);
}

int64_t
world_member(struct ctx *ctx, const char *address, const char *first, const char *last)
{
	return member_ensure(ctx, world_account(ctx, address, first, last));
}

int64_t
world_member_of(struct ctx *ctx, const char *address)
{
	int64_t account = account_by_email(ctx, world_email(ctx, address).key);

	return rows_integer(q_member_of_account(ctx->db, ctx->organisation, account));
}

int64_t
world_membership_of(struct ctx *ctx, const char *address)
{
	return rows_integer(q_membership_current(ctx->db, ctx->group, world_email(ctx, address).key));
}

int64_t
world_field(struct ctx *ctx, const char *name, const char *type, const char *choices)
{
	struct field_form form = { .name = name, .type = type, .choices = choices };
	int64_t id;

	assert_int_equal(field_create(ctx, &form, &id), OK);
	return id;
}

int64_t
world_branch(struct ctx *ctx, int64_t parent, const char *name)
{
	int64_t id;

	assert_int_equal(branch_create(ctx, parent, name, &id), OK);
	return id;
}

int64_t
world_course(struct ctx *ctx, const char *title)
{
	struct course_form form = { .title = title, .description = "", .minutes = "" };
	int64_t id;

	assert_int_equal(course_create(ctx, &form, &id), OK);
	return id;
}

int64_t
world_group(struct ctx *ctx, const char *name, const char *policy, const char *seats)
{
	struct group_form form = { .name = name, .description = "", .policy = policy, .invite_days = "30", .seats = seats };
	int64_t group;

	assert_int_equal(group_create(ctx, &form, &group), OK);
	ctx->group = group;
	return group;
}

enum admission
world_enrol(struct ctx *ctx, const char *address, int64_t *membership)
{
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true };
	struct newcomer newcomer = { .email = world_email(ctx, address), .first_name = "Priya", .last_name = "Raman" };

	return membership_add(ctx, &arrival, &newcomer, membership);
}

int64_t
world_join(struct ctx *ctx, int64_t member)
{
	struct arrival arrival = { .route = "existing", .detail = "", .notify = true };
	int64_t membership;

	assert_int_equal(membership_add(ctx, &arrival, &(struct newcomer){ .member = member }, &membership), ADMITTED);
	return membership;
}

int64_t
world_count(struct ctx *ctx, const char *status)
{
	struct rows *rows = q_membership_counts(ctx->db, ctx->group);
	int64_t people = 0;

	if (strcmp(status, "held") == 0) {
		struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);

		rows_end(rows);
		assert_true(row_one(group));
		return row_integer(group, GROUP_GET_SEATS_HELD);
	}
	while (row_next(rows))
		if (strcmp(row_text(rows, MEMBERSHIP_COUNTS_STATUS), status) == 0)
			people = row_integer(rows, MEMBERSHIP_COUNTS_PEOPLE);
	return people;
}

int64_t
world_mails(struct ctx *ctx, const char *kind, const char *address)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1000);
	int64_t mails = 0;

	while (row_next(rows))
		mails += (!kind || strcmp(row_text(rows, MESSAGE_PAGE_KIND_IS), kind) == 0) &&
			(!address || strcmp(row_text(rows, MESSAGE_PAGE_EMAIL), address) == 0);
	return mails;
}

const char *
world_words(const struct ctx *ctx, const char *field)
{
	for (const struct problem *p = ctx->problems; p; p = p->next)
		if (strcmp(p->field, field) == 0)
			return p->words;
	return "";
}

struct ctx
world_neighbour(struct ctx *ctx)
{
	struct ctx other = *ctx;

	other.role = SITE_ADMIN;
	start_organisation(&other, "Lakeside School District", "marta@lakeside.example", "Marta", "Silva");
	return other;
}

void
world_add_address(struct ctx *ctx, int64_t account, const char *address, bool confirmed)
{
	struct email email = world_email(ctx, address);

	q_address_add(ctx->db, account, email.address, email.key, confirmed ? ctx->now : 0);
}

struct ctx
world_as(struct ctx *ctx, int64_t account)
{
	struct ctx own = *ctx;

	own.account = account;
	own.organisation = own.member = own.group = 0;
	own.role = SIGNED_IN;
	return own;
}

int
world_invites_waiting(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_invite_waiting(ctx->db, account, ctx->now);
	int count = 0;

	while (row_next(rows))
		count++;
	return count;
}

struct invite
world_invite(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);

	assert_true(row_one(rows));
	return invite_find(ctx, invite_token(ctx->arena, row_text(rows, MEMBERSHIP_GET_TOKEN_NONCE)));
}

const char *
world_status(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);

	assert_true(row_one(rows));
	return row_text(rows, MEMBERSHIP_GET_STATUS);
}

int64_t
world_courses_done(struct ctx *ctx, int64_t membership)
{
	struct rows *rows = q_learner_get(ctx->db, ctx->group, membership);

	assert_true(row_one(rows));
	return row_integer(rows, LEARNER_GET_COURSES_DONE);
}
