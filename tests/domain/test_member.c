#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/account.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/search.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

static int64_t
people(struct ctx *ctx, const char *status)
{
	struct rows *rows = q_organisation_people(ctx->db, ctx->organisation);
	int64_t count = 0;

	while (row_next(rows))
		if (text_equal(row_text(rows, ORGANISATION_PEOPLE_STATUS), status))
			count = row_integer(rows, ORGANISATION_PEOPLE_PEOPLE);
	return count;
}

static int
rows_count(struct rows *rows)
{
	int count = 0;

	while (row_next(rows))
		count++;
	return count;
}

/* The first one found, 0 for nobody. */
static int64_t
found(struct ctx *ctx, const char *status, const char *typed)
{
	const char *query = search_query(ctx->arena, member_scope(ctx, status), typed);

	assert_non_null(query);
	return rows_integer(
		q_member_found(ctx->db, ctx->organisation, status, query, text_fold(ctx->arena, typed), 0, 0, 0, INT64_MAX, 50));
}

static int64_t
into_group(struct ctx *ctx, const char *name, const char *seats, int64_t member)
{
	world_group(ctx, name, "ask", seats);
	world_join(ctx, member);
	return ctx->group;
}

static void
an_account_becomes_a_member_once_and_is_counted_and_found(void **state)
{
	struct ctx *ctx = world_open();
	int64_t before = people(ctx, "active");
	int64_t account = world_account(ctx, "amara.okafor@northfield.example", "Amara", "Okafor");
	int64_t member = member_ensure(ctx, account);

	(void)state;
	assert_int_equal(member_ensure(ctx, account), member);
	assert_int_equal(people(ctx, "active"), before + 1);
	assert_int_equal(found(ctx, "active", "okaf"), member);
	assert_int_equal(found(ctx, "active", "AMARA northfield"), member);
	assert_int_equal(found(ctx, "archived", "okaf"), 0);
	world_close(ctx);
}

static void
archiving_gives_the_seats_back_and_ends_leading(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	int64_t before = people(ctx, "active");

	(void)state;
	into_group(ctx, "Residential care staff", "5", member);
	assert_int_equal(group_add_leader(ctx, member), OK);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(world_count(ctx, "archived"), 1);
	assert_int_equal(people(ctx, "active"), before - 1);
	assert_int_equal(people(ctx, "archived"), 1);
	assert_int_equal(found(ctx, "active", "okafor"), 0);
	assert_int_equal(found(ctx, "archived", "okafor"), member);
	assert_false(row_one(q_dashboard_leaders(ctx->db, ctx->organisation, ctx->group)));
	world_close(ctx);
}

static void
whoever_restores_reads_every_group_that_was_full_also_archived_ones_and_how_many_more(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	const char *left_out;

	(void)state;
	into_group(ctx, "Archived", "1", member);
	look_run(ctx, "UPDATE groups SET status = 'archived' WHERE id = %lld", (long long)ctx->group);
	into_group(ctx, "Busy", "1", member);
	assert_int_equal(member_archive(ctx, member), OK);
	look_run(ctx, "UPDATE groups SET seats = 0 WHERE name IN ('Archived', 'Busy')");
	assert_int_equal(member_restore(ctx, member, &left_out), OK);
	assert_string_equal(left_out, "Archived, Busy");
	for (int i = 0; i < 22; i++)
		into_group(ctx, arena_text(ctx->arena, "Crew %d", i), "1", member);
	world_later(ctx, 60);
	assert_int_equal(member_archive(ctx, member), OK);
	look_run(ctx, "UPDATE groups SET seats = 0 WHERE name LIKE 'Crew%%'");
	assert_int_equal(member_restore(ctx, member, &left_out), OK);
	assert_int_equal(strncmp(left_out, "Crew 0, Crew 1, ", 16), 0);
	assert_non_null(strstr(left_out, " and 2 more"));
	world_close(ctx);
}

static void
restoring_brings_back_into_every_group_that_has_a_seat(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	int64_t roomy = into_group(ctx, "Roomy", "", member), small = into_group(ctx, "Small", "1", member);
	const char *left_out;

	(void)state;
	assert_int_equal(member_archive(ctx, member), OK);
	ctx->group = small;
	assert_int_equal(world_enrol(ctx, "other@northfield.example", NULL), ADMITTED);
	world_later(ctx, 60);
	assert_int_equal(member_restore(ctx, member, &left_out), OK);
	assert_string_equal(left_out, "Small");
	assert_int_equal(world_count(ctx, "active"), 0);
	assert_int_equal(world_count(ctx, "held"), 1);
	ctx->group = roomy;
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(member_restore(ctx, member, &left_out), INVALID);
	world_close(ctx);
}

static void
the_last_administrator_can_neither_go_nor_be_unmade(void **state)
{
	struct ctx *ctx = world_open();
	int64_t other = world_member(ctx, "owen@northfield.example", "Owen", "Price");

	(void)state;
	assert_int_equal(member_set_role(ctx, ctx->member, "learner"), INVALID);
	assert_int_equal(member_archive(ctx, ctx->member), INVALID);
	assert_non_null(strstr(ctx->problems->words, "only administrator"));
	ctx->problems = NULL;
	assert_int_equal(member_set_role(ctx, other, "admin"), OK);
	assert_int_equal(member_set_role(ctx, ctx->member, "learner"), OK);
	assert_int_equal(member_set_role(ctx, other, "learner"), INVALID);
	world_close(ctx);
}

static void
another_organisations_members_are_not_to_be_had(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	struct ctx neighbour = world_neighbour(ctx);
	const char *left_out;

	(void)state;
	assert_int_equal(member_archive(&neighbour, member), NOT_FOUND);
	assert_int_equal(member_restore(&neighbour, member, &left_out), NOT_FOUND);
	assert_int_equal(member_set_role(&neighbour, member, "admin"), NOT_FOUND);
	assert_int_equal(found(&neighbour, "active", "okafor"), 0);
	world_close(ctx);
}

static void
a_new_name_sorts_and_is_found_everywhere(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	struct ctx self = *ctx;

	(void)state;
	assert_true(row_one(rows));
	self.account = row_integer(rows, MEMBER_GET_ACCOUNT_ID);
	into_group(ctx, "Staff", "", member);
	assert_int_equal(account_rename(&self, "Zoë", "Ångström"), OK);
	assert_int_equal(found(ctx, "active", "okafor"), 0);
	assert_int_equal(found(ctx, "active", "angstrom"), member);
	rows = q_member_page(ctx->db, ctx->organisation, "active", "angstrom", 0, "angstrom zoe~", 1);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, MEMBER_PAGE_ID), member);
	assert_true(row_one(q_site_account_found(ctx->db, search_query(ctx->arena, ACCOUNT_SCOPE, "Ångström"), INT64_MAX, 5)));
	world_close(ctx);
}

static void
a_leader_sees_only_who_is_active_in_a_group_of_theirs(void **state)
{
	struct ctx *ctx = world_open();
	int64_t leader = world_member(ctx, "lena@northfield.example", "Lena", "Fischer");
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");

	(void)state;
	into_group(ctx, "Not hers", "", member);
	assert_null(rows_text(q_member_seen_by_leader(ctx->db, ctx->organisation, member, leader)));
	into_group(ctx, "Hers", "", member);
	assert_int_equal(group_add_leader(ctx, leader), OK);
	assert_non_null(rows_text(q_member_seen_by_leader(ctx->db, ctx->organisation, member, leader)));
	assert_int_equal(rows_count(q_member_places(ctx->db, ctx->organisation, member, leader)), 1);
	assert_int_equal(rows_count(q_member_places(ctx->db, ctx->organisation, member, 0)), 2);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_null(rows_text(q_member_seen_by_leader(ctx->db, ctx->organisation, member, leader)));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_account_becomes_a_member_once_and_is_counted_and_found),
		cmocka_unit_test(archiving_gives_the_seats_back_and_ends_leading),
		cmocka_unit_test(whoever_restores_reads_every_group_that_was_full_also_archived_ones_and_how_many_more),
		cmocka_unit_test(restoring_brings_back_into_every_group_that_has_a_seat),
		cmocka_unit_test(the_last_administrator_can_neither_go_nor_be_unmade),
		cmocka_unit_test(another_organisations_members_are_not_to_be_had),
		cmocka_unit_test(a_new_name_sorts_and_is_found_everywhere),
		cmocka_unit_test(a_leader_sees_only_who_is_active_in_a_group_of_theirs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
