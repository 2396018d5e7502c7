#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/invariant.h"
#include "domain/job.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "domain/seat.h"
#include "domain/wait.h"
#include "lib/import.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

struct told {
	int count;
	const char *words, *found; /* the first */
};

static void
hear(void *closure, const char *words, const char *found)
{
	struct told *told = closure;

	if (told->count++ == 0) {
		told->words = words;
		told->found = found;
	}
}

static struct told
check(struct ctx *ctx)
{
	struct told told = { 0 };
	int count = invariant_check(ctx->db, 10, hear, &told);

	assert_int_equal(count, told.count);
	return told;
}

static void
a_world_in_order_has_nothing_to_tell_of(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(check(ctx).count, 0);
	world_group(ctx, "Staff", "ask", "2");
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), ADMITTED);
	world_group(ctx, "More staff", "enrol", "");
	assert_int_equal(world_enrol(ctx, "two@northfield.example", NULL), ADMITTED);
	assert_int_equal(check(ctx).count, 0);
	world_close(ctx);
}

static void
seats_that_nobody_holds_are_found(void **state)
{
	struct ctx *ctx = world_open();
	struct told told;

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	assert_true(seat_hold(ctx, 1));
	told = check(ctx);
	assert_int_equal(told.count, 2);
	assert_string_equal(told.words, "Seats held or kept are not those of the rows");
	assert_string_equal(
		told.found, arena_text(ctx->arena, "group %lld: 1 held and 0 kept, 0 and 0 counted, and 0 keys", (long long)ctx->group));
	seat_note(ctx, 1, &(struct seat_reason){ .why = "invited" });
	assert_int_equal(check(ctx).count, 1);
	world_close(ctx);
}

static void
seats_that_came_without_a_line_are_found(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	assert_int_equal(q_seat_set(ctx->db, ctx->organisation, ctx->group, 3), 1);
	assert_int_equal(check(ctx).count, 1);
	assert_string_equal(check(ctx).words, "The ledger does not come to a group's seats");
	world_close(ctx);
}

static void
a_status_that_was_set_past_the_one_way_is_found(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	assert_int_equal(world_enrol(ctx, "one@northfield.example", &id), ADMITTED);
	q_membership_set_status(ctx->db, ctx->organisation, id, "cancelled", 1, ctx->now);
	/* Two counts by status, and the seat. */
	assert_int_equal(check(ctx).count, 3);
	world_close(ctx);
}

static void
a_wait_list_and_keys_that_are_not_there_are_found(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	q_wait_count(ctx->db, ctx->organisation, ctx->group, 1);
	assert_int_equal(check(ctx).count, 1);
	assert_string_equal(check(ctx).words, "A wait list is not as long as its group says");
	q_wait_count(ctx->db, ctx->organisation, ctx->group, -1);
	q_key_count_unused(ctx->db, ctx->organisation, ctx->group, 1);
	assert_int_equal(check(ctx).count, 2);
	world_close(ctx);
}

static void
somebody_archived_who_waits_is_found(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "ann@people.example");
	struct wait wait = { .email = &email, .route = "code", .detail = "", .silent = true };
	int64_t ann = world_member(ctx, "ann@people.example", "Ann", "Archer");

	(void)state;
	world_group(ctx, "Staff", "ask", "0");
	wait.account = account_by_email(ctx, email.key);
	wait_join(ctx, &wait);
	assert_int_equal(check(ctx).count, 0);
	q_member_archive(ctx->db, ctx->organisation, ann, ctx->now);
	member_moved(ctx, ann, wait.account, "active", "archived");
	assert_int_equal(check(ctx).count, 1);
	assert_string_equal(check(ctx).words, "Somebody archived waits for a seat");
	world_close(ctx);
}

static void
no_more_is_told_of_than_was_asked_for(void **state)
{
	struct ctx *ctx = world_open();
	struct told told = { 0 };

	(void)state;
	for (int i = 0; i < 5; i++) {
		world_group(ctx, arena_text(ctx->arena, "Staff %d", i), "ask", "2");
		q_wait_count(ctx->db, ctx->organisation, ctx->group, 1);
	}
	assert_int_equal(invariant_check(ctx->db, 3, hear, &told), 3);
	world_close(ctx);
}

/* An automatic group of everybody who is called Ann. */
static int64_t
group_of_anns(struct ctx *ctx)
{
	struct rule_condition condition = { .block = 1, .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "Ann" };
	struct rule rule = { .conditions = &condition, .count = 1 };
	int64_t group = world_group(ctx, "Anns", "ask", "");

	look_run(ctx, "UPDATE groups SET population = 'automatic' WHERE id = %lld", (long long)group);
	rule_put_draft(ctx, &rule);
	assert_int_equal(rule_save(ctx), OK);
	return group;
}

static void
whoever_is_not_where_a_rule_wants_them_is_found(void **state)
{
	struct ctx *ctx = world_open();
	int64_t ann = world_member(ctx, "ann@northfield.example", "Ann", "Price"),
			ben = world_member(ctx, "ben@northfield.example", "Ben", "Lowe");
	int64_t group = group_of_anns(ctx);

	(void)state;
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(check(ctx).count, 0);
	look_run(ctx, "UPDATE members SET sort_key = 'lowe ben' WHERE id = %lld", (long long)ann);
	assert_string_equal(check(ctx).words, "Somebody is not where a group's rule wants them");
	assert_string_equal(check(ctx).found,
		arena_text(
			ctx->arena, "member %lld of group %lld does not match, and is in by the rule", (long long)ann, (long long)group));
	look_run(ctx, "UPDATE members SET sort_key = 'lowe ann' WHERE id = %lld OR id = %lld", (long long)ann, (long long)ben);
	assert_int_equal(check(ctx).count, 1);
	assert_string_equal(check(ctx).found,
		arena_text(ctx->arena, "member %lld of group %lld matches, and is not in", (long long)ben, (long long)group));
	/* A job is about to see to it. */
	job_add(ctx, "rule", "A rule", "{}", 0);
	assert_int_equal(check(ctx).count, 0);
	world_close(ctx);
}

static void
an_address_that_rules_see_wrongly_and_deeds_that_a_rule_does_not_count_are_found(void **state)
{
	struct ctx *ctx = world_open();
	int64_t ann = world_member(ctx, "ann@northfield.example", "Ann", "Price");

	(void)state;
	group_of_anns(ctx);
	look_run(ctx, "UPDATE members SET email_key = '' WHERE id = %lld", (long long)ann);
	assert_int_equal(check(ctx).count, 1);
	assert_string_equal(check(ctx).words, "Rules see another address than a member's account has");
	member_rename(ctx, rows_integer(q_account_by_email(ctx->db, "ann@northfield.example")));
	assert_int_equal(check(ctx).count, 0);
	look_run(ctx, "UPDATE rules SET added = 2");
	assert_string_equal(check(ctx).words, "What a rule did is not what it counts");
	world_close(ctx);
}

static void
passwords_of_an_import_that_is_over_are_found_unless_they_are_going(void **state)
{
	static const char *const ends[] = { "done", "cancelled", "disapproved", "undone", "refused" };
	static const char file[] = "user_email,user_pass\nann@a.example,correct horse\n";
	struct ctx *ctx = world_open();
	struct import import;
	struct told told;
	int64_t id, other;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, file);
	assert_int_equal(check(ctx).count, 0);
	import = world_import_now(ctx, id);
	assert_int_equal(import_disapprove(ctx, &import), OK);
	assert_int_equal(check(ctx).count, 0);
	look_run(ctx, "UPDATE jobs SET status = 'dead' WHERE kind = 'import_forget'");
	/* What is done about another one is nothing done about this. */
	other = world_import(ctx, IMPORT_ENROL, file);
	import = world_import_now(ctx, other);
	assert_int_equal(import_disapprove(ctx, &import), OK);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		look_run(ctx, "UPDATE imports SET status = '%s' WHERE id = %lld", ends[i], (long long)id);
		told = check(ctx);
		assert_int_equal(told.count, 2);
		assert_string_equal(told.words, "An import is over, and passwords of it are left");
		assert_string_equal(told.found, arena_text(ctx->arena, "import %lld, row 1", (long long)id));
	}
	look_run(ctx, "DELETE FROM import_passwords WHERE import_id = %lld", (long long)id);
	told = check(ctx);
	assert_int_equal(told.count, 1);
	assert_string_equal(told.found, arena_text(ctx->arena, "import %lld, its file", (long long)id));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_world_in_order_has_nothing_to_tell_of),
		cmocka_unit_test(seats_that_nobody_holds_are_found),
		cmocka_unit_test(seats_that_came_without_a_line_are_found),
		cmocka_unit_test(a_status_that_was_set_past_the_one_way_is_found),
		cmocka_unit_test(a_wait_list_and_keys_that_are_not_there_are_found),
		cmocka_unit_test(somebody_archived_who_waits_is_found),
		cmocka_unit_test(no_more_is_told_of_than_was_asked_for),
		cmocka_unit_test(whoever_is_not_where_a_rule_wants_them_is_found),
		cmocka_unit_test(an_address_that_rules_see_wrongly_and_deeds_that_a_rule_does_not_count_are_found),
		cmocka_unit_test(passwords_of_an_import_that_is_over_are_found_unless_they_are_going),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
