/* What changes for many at once brings them in and out as well: branches, choices, the day, the organisation. */
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/organisation.h"
#include "rule_follow_world.h"

static void
branches_that_move_or_go_take_their_people_along(void **state)
{
	struct scene s = scene_open();
	int64_t north = world_branch(s.ctx, 0, "North"), south = world_branch(s.ctx, 0, "South"),
			team = world_branch(s.ctx, south, "Team");

	(void)state;
	member_set_branch(s.ctx, s.edie, team);
	rule_settle(s.ctx);
	group_of(
		s.ctx, "North", &(struct rule_condition){ .subject = RULE_BRANCH, .subject_id = north, .comparison = RULE_UNDER }, 1);
	assert_false(is_in(&s));
	assert_int_equal(branch_move(s.ctx, team, north), OK);
	assert_true(is_in(&s));
	assert_int_equal(branch_move(s.ctx, team, 0), OK);
	assert_false(is_in(&s));
	assert_int_equal(branch_delete(s.ctx, team, north), OK);
	assert_true(is_in(&s));
	assert_int_equal(mails(&s), 2);
	stays_in(&s);
	world_close(s.ctx);
}

static void
choices_that_go_or_are_called_otherwise_count_at_once(void **state)
{
	struct scene s = scene_open();
	int64_t department = world_field(s.ctx, "Department", "choice", "Fleet\nOffice\nOutreach"), ready;
	struct field_form form = { .name = "Department", .type = "choice", .choices = "Fleet\nOffice", .agreed = true };

	(void)state;
	member_set_value(s.ctx, s.edie, department, "Outreach");
	rule_settle(s.ctx);
	group_of(s.ctx, "Reaching",
		&(struct rule_condition){
			.subject = RULE_FIELD, .subject_id = department, .comparison = RULE_CONTAINS, .value = "reach" },
		1);
	ready = s.ctx->group;
	assert_true(is_in(&s));
	assert_int_equal(field_rename_choice(s.ctx, department, "Outreach", "Street work"), OK);
	assert_false(is_in(&s));
	assert_int_equal(field_rename_choice(s.ctx, department, "Street work", "Outreach"), OK);
	assert_true(is_in(&s));
	/* It fits no more: no value. */
	assert_int_equal(field_update(s.ctx, department, &form), OK);
	s.ctx->group = ready;
	stays_out(&s);
	world_close(s.ctx);
}

static void
the_day_on_which_somebody_joined_is_that_of_the_organisation(void **state)
{
	struct scene s = scene_open();
	struct organisation_form form = { .name = "Northfield", .time_zone = "Pacific/Auckland" };

	(void)state;
	/* 09:00 UTC on 22 November is the evening of that day in Auckland; sixteen hours later it is the 23rd in London, too. */
	group_of(
		s.ctx, "Later", &(struct rule_condition){ .subject = RULE_JOINED, .comparison = RULE_AFTER, .value = "2026-11-22" }, 1);
	assert_false(is_in(&s));
	world_later(s.ctx, 8 * 3600);
	s.edie = world_member(s.ctx, "late@north.example", "Late", "Lowe");
	stays_out(&s);
	assert_int_equal(organisation_update(s.ctx, &form), OK);
	stays_in(&s);
	form.time_zone = "Europe/London";
	assert_int_equal(organisation_update(s.ctx, &form), OK);
	stays_out(&s);
	world_close(s.ctx);
}

static void
nobody_comes_or_goes_while_the_organisation_is_closed(void **state)
{
	struct scene s = scene_open();
	struct ctx site = ctx_within(s.ctx, 0, 0), own = site;
	struct rule rule;

	(void)state;
	own.account = s.account;
	group_of(s.ctx, "Agrens", &(struct rule_condition){ .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "agren" }, 1);
	assert_int_equal(organisation_close(&site, s.ctx->organisation), OK);
	assert_int_equal(account_rename(&own, "Edie", "Ågren"), OK);
	rule_settle(s.ctx);
	assert_false(is_in(&s));
	assert_true(rule_load_current(s.ctx, &rule));
	assert_false(rule_runs(s.ctx, &rule));
	assert_int_equal(organisation_reopen(&site, s.ctx->organisation), OK);
	stays_in(&s);
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(branches_that_move_or_go_take_their_people_along),
		cmocka_unit_test(choices_that_go_or_are_called_otherwise_count_at_once),
		cmocka_unit_test(the_day_on_which_somebody_joined_is_that_of_the_organisation),
		cmocka_unit_test(nobody_comes_or_goes_while_the_organisation_is_closed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
