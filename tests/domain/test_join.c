#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/branch.h"
#include "domain/join.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/secret.h"
#include "domain/wait.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

#define DAY 86400

/* A page that offers ctx->group alone, under this name. */
static enum outcome
save(struct ctx *ctx, const char *name, const char *allow_list)
{
	struct join_form form = {
		.name = name, .is_on = true, .allow_list = allow_list, .welcome = "", .groups = &ctx->group, .group_count = 1
	};

	return join_save(ctx, &form);
}

static enum outcome
ask(struct ctx *ctx, const char *email)
{
	struct join_page page = join_page_find(ctx, "harbour");
	struct join_choice choice = {
		.group = arena_text(ctx->arena, "%lld", (long long)ctx->group), .branch = "", .email = email, .client = "192.0.2.1"
	};

	assert_int_equal(page.state, JOIN_PAGE_OPEN);
	return join_ask(ctx, &page, &choice);
}

/* The text of the latest request's link. */
static const char *
latest_token(struct ctx *ctx)
{
	int64_t id = db_new_id(ctx->db);
	struct rows *rows;

	/* The mail was the last row that was added; it names the request. */
	rows = q_letter_message(ctx->db, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LETTER_MESSAGE_KIND), "joining");
	assert_true(text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id));
	rows = q_join_request_letter(ctx->db, ctx->organisation, id, ctx->now);
	assert_true(row_one(rows));
	return secret_token(ctx->arena, "joining", 0, row_text(rows, JOIN_REQUEST_LETTER_NONCE));
}

static struct join
latest(struct ctx *ctx)
{
	return join_find(ctx, latest_token(ctx));
}

static void
open_page(struct ctx *ctx, const char *seats)
{
	world_group(ctx, "Night crew", "ask", seats);
	assert_int_equal(save(ctx, "harbour", ""), OK);
}

/* ---------------------------------------------------------------- settings */

static void
a_name_is_suggested_from_the_organisations(void **state)
{
	static const struct {
		const char *name, *suggested;
	} cases[] = { { "Northfield Family Services", "northfield-family-services" }, { "  Königs & Söhne!  ", "konigs-sohne" },
		{ "Admin", "admin-2" }, { "Спорт", "" }, { "A", "" },
		{ "The very long name of an organisation that goes on and on", "the-very-long-name-of-an-organisation-th" } };
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct organisation_form form = {
			.name = cases[i].name, .description = "", .website = "", .contact = "", .time_zone = "UTC"
		};

		assert_int_equal(organisation_update(ctx, &form), OK);
		assert_string_equal(join_suggest(ctx), cases[i].suggested);
	}
	world_close(ctx);
}

static void
a_taken_name_is_refused_and_another_is_suggested(void **state)
{
	struct ctx *ctx = world_open(), neighbour;

	(void)state;
	world_group(ctx, "Night crew", "ask", "");
	assert_int_equal(save(ctx, "lakeside-school-district", ""), OK);
	neighbour = world_neighbour(ctx);
	assert_string_equal(join_suggest(&neighbour), "lakeside-school-district-2");
	world_group(&neighbour, "Divers", "ask", "");
	assert_int_equal(save(&neighbour, "Lakeside-School-District", ""), INVALID);
	assert_true(has_problem(&neighbour, "name"));
	world_close(ctx);
}

static void
a_group_of_another_organisation_cannot_be_offered(void **state)
{
	struct ctx *ctx = world_open(), neighbour = world_neighbour(ctx);

	(void)state;
	world_group(ctx, "Night crew", "ask", "");
	neighbour.group = ctx->group;
	assert_int_equal(save(&neighbour, "lakeside", ""), INVALID);
	assert_true(has_problem(&neighbour, "group"));
	world_close(ctx);
}

static void
the_site_may_withhold_it(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	open_page(ctx, "");
	assert_int_equal(organisation_switch(ctx, ctx->organisation, "join_page", false), OK);
	assert_int_equal(join_page_find(ctx, "harbour").state, JOIN_PAGE_CLOSED);
	assert_int_equal(save(ctx, "harbour", ""), INVALID);
	world_close(ctx);
}

/* ---------------------------------------------------------------- the link */

static void
a_request_holds_no_seat_and_the_link_works_once(void **state)
{
	struct ctx *ctx = world_open();
	struct join join;
	const char *token;
	int64_t account, place;

	(void)state;
	open_page(ctx, "1");
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	token = latest_token(ctx);
	join = join_find(ctx, token);
	assert_int_equal(join.state, JOIN_OPEN);
	assert_int_equal(world_count(ctx, "held"), 0);
	account = world_account(ctx, "ann@people.example", "Ann", "Bell");
	assert_int_equal(join_accept(ctx, &join, account, &place), OK);
	assert_int_equal(place, 0);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(join_accept(ctx, &join, account, &place), INVALID);
	assert_int_equal(world_count(ctx, "active"), 1);
	/* Nor does it bring back whom somebody took out since. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, look_number(ctx, "SELECT MAX(id) FROM memberships")), DONE);
	assert_int_equal(join_find(ctx, token).state, JOIN_USED);
	assert_int_equal(join_accept(ctx, &join, account, &place), INVALID);
	assert_int_equal(world_count(ctx, "active"), 0);
	world_close(ctx);
}

static void
a_link_runs_out_and_is_swept_later(void **state)
{
	struct ctx *ctx = world_open();
	struct join join;
	const char *token;

	(void)state;
	open_page(ctx, "");
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	token = latest_token(ctx);
	join = join_find(ctx, token);
	world_later(ctx, 3 * DAY);
	assert_int_equal(join_find(ctx, token).state, JOIN_EXPIRED);
	assert_int_equal(join_sweep(ctx, 100), 0);
	world_later(ctx, 31 * DAY);
	assert_int_equal(join_sweep(ctx, 100), 1);
	assert_null(rows_text(q_join_request_hash(ctx->db, join.organisation, join.id)));
	/* The mail is kept, and finds no link that is somebody else's. */
	assert_int_equal(ask(ctx, "bea@people.example"), OK);
	assert_null(rows_text(q_join_request_hash(ctx->db, join.organisation, join.id)));
	world_close(ctx);
}

static void
the_second_in_a_group_of_one_waits(void **state)
{
	struct ctx *ctx = world_open();
	struct join first, second;
	int64_t place;

	(void)state;
	open_page(ctx, "1");
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	first = latest(ctx);
	assert_int_equal(ask(ctx, "bob@people.example"), OK);
	second = latest(ctx);
	assert_int_equal(join_accept(ctx, &first, world_account(ctx, "ann@people.example", "Ann", "Bell"), &place), OK);
	assert_int_equal(join_accept(ctx, &second, world_account(ctx, "bob@people.example", "Bob", "Cole"), &place), OK);
	assert_int_equal(place, 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
whoever_left_a_kept_seat_behind_waits_for_none(void **state)
{
	struct ctx *ctx = world_open();
	struct join join;
	int64_t place, ann, left;

	(void)state;
	open_page(ctx, "1");
	ann = world_account(ctx, "ann@people.example", "Ann", "Bell");
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	join = latest(ctx);
	assert_int_equal(join_accept(ctx, &join, ann, &place), OK);
	left = rows_integer(q_membership_current(ctx->db, ctx->group, join.visitor.email_key));
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, left), DONE);
	/* As if she had started a course of the group. */
	assert_int_equal(q_seat_hold(ctx->db, ctx->organisation, ctx->group, 1, ctx->now), 1);
	assert_int_equal(q_seat_keep(ctx->db, ctx->organisation, left), 1);
	q_seat_count_kept(ctx->db, ctx->organisation, ctx->group, 1);
	assert_true(wait_is_needed_by(ctx, 0));
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	join = latest(ctx);
	assert_false(join.full);
	assert_int_equal(join_accept(ctx, &join, ann, &place), OK);
	assert_int_equal(place, 0);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
the_location_chosen_is_theirs(void **state)
{
	struct ctx *ctx = world_open();
	int64_t branch, place, member;
	struct join_form form = {
		.name = "harbour", .is_on = true, .allow_list = "", .welcome = "", .group_count = 1, .branch_count = 1
	};
	struct join_choice choice = { .email = "ann@people.example", .client = "192.0.2.1" };
	struct join_page page;
	struct join join;
	int64_t account;

	(void)state;
	world_group(ctx, "Night crew", "ask", "");
	branch = world_branch(ctx, 0, "Riverside");
	form.groups = &ctx->group;
	form.branches = &branch;
	assert_int_equal(join_save(ctx, &form), OK);
	page = join_page_find(ctx, "HARBOUR");
	choice.group = arena_text(ctx->arena, "%lld", (long long)ctx->group);
	choice.branch = arena_text(ctx->arena, "%lld", (long long)branch);
	assert_int_equal(join_ask(ctx, &page, &choice), OK);
	join = latest(ctx);
	account = world_account(ctx, "ann@people.example", "Ann", "Bell");
	assert_int_equal(join_accept(ctx, &join, account, &place), OK);
	member = rows_integer(q_member_of_account(ctx->db, ctx->organisation, account));
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, member)), branch);
	world_close(ctx);
}

static void
an_allow_list_is_looked_at_twice(void **state)
{
	struct ctx *ctx = world_open();
	const char *token;

	(void)state;
	open_page(ctx, "");
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	token = latest_token(ctx);
	assert_int_equal(join_find(ctx, token).state, JOIN_OPEN);
	assert_int_equal(save(ctx, "harbour", "northfield.example"), OK);
	assert_int_equal(join_find(ctx, token).state, JOIN_REFUSED);
	assert_int_equal(ask(ctx, "bob@people.example"), INVALID);
	assert_true(has_problem(ctx, "email"));
	world_close(ctx);
}

static void
whoever_is_back_without_a_place_there_is_told_to_ask_for_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t ann = world_member(ctx, "ann@people.example", "Ann", "Bell");

	(void)state;
	open_page(ctx, "");
	world_join(ctx, ann);
	assert_int_equal(member_archive(ctx, ann), OK);
	/* By an invite to another group, say. */
	assert_int_equal(member_ensure(ctx, look_number(ctx, "SELECT account_id FROM members WHERE id = %lld", (long long)ann)), ann);
	assert_int_equal(ask(ctx, "ann@people.example"), OK);
	assert_int_equal(latest(ctx).state, JOIN_ARCHIVED);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_suggested_from_the_organisations),
		cmocka_unit_test(a_taken_name_is_refused_and_another_is_suggested),
		cmocka_unit_test(a_group_of_another_organisation_cannot_be_offered),
		cmocka_unit_test(the_site_may_withhold_it),
		cmocka_unit_test(a_request_holds_no_seat_and_the_link_works_once),
		cmocka_unit_test(a_link_runs_out_and_is_swept_later),
		cmocka_unit_test(the_second_in_a_group_of_one_waits),
		cmocka_unit_test(whoever_left_a_kept_seat_behind_waits_for_none),
		cmocka_unit_test(the_location_chosen_is_theirs),
		cmocka_unit_test(an_allow_list_is_looked_at_twice),
		cmocka_unit_test(whoever_is_back_without_a_place_there_is_told_to_ask_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
