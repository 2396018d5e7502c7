/* Rules and the wait list of a full group. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/field.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "domain/seat.h"
#include "domain/site.h"
#include "domain/wait.h"
#include "lib/ruled.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

/* One seat for whoever has a department: Ann has it, and Bea waits. */
struct scene {
	struct ctx *ctx;
	int64_t department, account, ann, bea;
};

static struct scene
scene_open(void)
{
	struct scene s = { .ctx = world_open() };
	struct rule_condition condition = { .subject = RULE_FIELD, .comparison = RULE_FILLED };

	s.department = world_field(s.ctx, "Department", "text", "");
	s.ann = world_member(s.ctx, "ann@people.example", "Ann", "Abel");
	s.account = world_account(s.ctx, "bea@people.example", "Bea", "Beck");
	s.bea = member_ensure(s.ctx, s.account);
	member_set_value(s.ctx, s.ann, s.department, "Fleet");
	member_set_value(s.ctx, s.bea, s.department, "Fleet");
	ruled_group(s.ctx, "Drivers", "enrol", "1");
	condition.subject_id = s.department;
	ruled_save(s.ctx, false, &condition, 1);
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.ann), RULE_IN);
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_WAITING);
	return s;
}

static void
bea_comes(const struct scene *s, const char *route)
{
	struct email email = world_email(s->ctx, "bea@people.example");
	struct wait wait = { .account = s->account, .email = &email, .route = route, .detail = "of her own" };

	wait_join(s->ctx, &wait);
}

static void
whoever_comes_by_themselves_as_well_waits_on_though_the_rule_lets_go(void **state)
{
	struct scene s = scene_open();

	(void)state;
	bea_comes(&s, "code");
	bea_comes(&s, "rule");
	assert_int_equal(wait_place(s.ctx, s.account), 1);
	member_set_value(s.ctx, s.bea, s.department, "");
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_WAITING);
	assert_int_equal(seat_set(s.ctx, "2"), OK);
	assert_true(wait_promote(s.ctx, 100));
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_PINNED);
	world_close(s.ctx);
}

static void
the_preview_counts_who_leaves_the_wait_list_with_the_rule_that_put_them_there(void **state)
{
	struct scene s = scene_open();
	struct rule_condition nobody = { .block = 1, .subject = RULE_NAME, .comparison = RULE_IS, .value = "Nobody" };
	struct rule_condition all = { .block = 1, .subject = RULE_FIELD, .subject_id = s.department, .comparison = RULE_FILLED };
	struct rule draft = { .conditions = &nobody, .count = 1 };
	struct rule_preview preview;

	(void)state;
	rule_preview(s.ctx, &draft, &preview, NULL, NULL);
	assert_int_equal(preview.unwaited, 1);
	/* Who came by themselves as well waits on. */
	bea_comes(&s, "code");
	rule_preview(s.ctx, &draft, &preview, NULL, NULL);
	assert_int_equal(preview.unwaited, 0);
	draft.conditions = &all;
	rule_preview(s.ctx, &draft, &preview, NULL, NULL);
	assert_int_equal(preview.unwaited, 0);
	assert_int_equal(preview.waiting, 1);
	world_close(s.ctx);
}

static void
whoever_is_restored_without_a_seat_waits_for_one(void **state)
{
	struct scene s = scene_open();
	const char *left_out;

	(void)state;
	assert_int_equal(
		membership_do(s.ctx, MEMBERSHIP_PIN, rows_integer(q_membership_current(s.ctx->db, s.ctx->group, "ann@people.example"))),
		DONE);
	assert_int_equal(member_archive(s.ctx, s.ann), OK);
	rule_settle(s.ctx);
	assert_true(wait_promote(s.ctx, 100));
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_IN);
	assert_int_equal(member_restore(s.ctx, s.ann, &left_out), OK);
	assert_non_null(left_out);
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.ann), RULE_WAITING);
	member_set_value(s.ctx, s.bea, s.department, "");
	rule_settle(s.ctx);
	assert_true(wait_promote(s.ctx, 100));
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.ann), RULE_IN);
	assert_int_equal(world_count(s.ctx, "held"), 1);
	assert_int_equal(world_count(s.ctx, "archived"), 0);
	world_close(s.ctx);
}

static void
a_closed_account_that_is_opened_again_is_not_kept_out(void **state)
{
	struct scene s = scene_open();
	const char *left_out;

	(void)state;
	assert_int_equal(site_close_account(s.ctx, s.account), OK);
	rule_settle(s.ctx);
	assert_int_equal(wait_place(s.ctx, s.account), 0);
	assert_int_equal(site_reopen_account(s.ctx, s.account), OK);
	assert_int_equal(member_restore(s.ctx, s.bea, &left_out), OK);
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_WAITING);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM rule_exclusions"), 0);
	world_close(s.ctx);
}

static void
nobody_comes_in_by_a_rule_that_was_stopped_until_another_is_saved(void **state)
{
	struct scene s = scene_open();
	struct email email = world_email(s.ctx, "cat@people.example");
	struct wait cat = {
		.account = world_account(s.ctx, "cat@people.example", "Cat", "Cole"), .email = &email, .route = "code", .detail = ""
	};
	struct rule_condition condition = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "be" };

	(void)state;
	assert_int_equal(field_delete(s.ctx, s.department), OK);
	wait_join(s.ctx, &cat);
	assert_int_equal(seat_set(s.ctx, "3"), OK);
	assert_true(wait_promote(s.ctx, 100));
	rule_settle(s.ctx);
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_WAITING);
	assert_int_equal(wait_place(s.ctx, cat.account), 0);
	look_run(s.ctx, "DELETE FROM jobs");
	ruled_save(s.ctx, false, &condition, 1);
	assert_true(rows_integer(q_wait_job_queued(s.ctx->db, s.ctx->group)));
	assert_true(wait_promote(s.ctx, 100));
	assert_int_equal(rule_standing(s.ctx, s.bea), RULE_IN);
	assert_int_equal(rule_standing(s.ctx, s.ann), RULE_IN);
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_comes_by_themselves_as_well_waits_on_though_the_rule_lets_go),
		cmocka_unit_test(the_preview_counts_who_leaves_the_wait_list_with_the_rule_that_put_them_there),
		cmocka_unit_test(whoever_is_restored_without_a_seat_waits_for_one),
		cmocka_unit_test(a_closed_account_that_is_opened_again_is_not_kept_out),
		cmocka_unit_test(nobody_comes_in_by_a_rule_that_was_stopped_until_another_is_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
