#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/enrol.h"
#include "domain/member.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/organisation.h"
#include "lib/world.h"
#include "queries.h"

static struct enrol_form
empty_form(void)
{
	struct enrol_form form = { .when = "now", .date = "", .time = "" };

	for (int i = 0; i < ENROL_ROWS; i++)
		form.rows[i] = (struct enrol_row){ "", "", "" };
	return form;
}

static enum outcome
enrol(struct ctx *ctx, const struct enrol_form *form, struct enrolled *done)
{
	ctx->problems = NULL;
	return enrol_by_hand(ctx, form, done);
}

static int64_t
mails(struct ctx *ctx, int64_t membership)
{
	return rows_integer(q_membership_mail_waits(ctx->db, ctx->organisation, membership));
}

static void
everyone_typed_is_invited_and_empty_rows_are_left_out(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "5");
	form.rows[1] = (struct enrol_row){ " grace.tan@northfield.example ", "Grace", "Tan" };
	form.rows[3] = (struct enrol_row){ "  ", "", "" };
	form.rows[9] = (struct enrol_row){ "hugo@northfield.example", "", "" };
	assert_int_equal(enrol(ctx, &form, &done), OK);
	assert_int_equal(done.people, 2);
	assert_int_equal(world_count(ctx, "prospect"), 2);
	assert_int_equal(world_count(ctx, "held"), 2);
	assert_int_equal(mails(ctx, done.first), 1);
	assert_int_equal(mails(ctx, done.last), 1);
	world_close(ctx);
}

static void
every_wrong_row_is_told_at_once(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "waits@northfield.example", NULL);
	form.rows[0].email = "grace.tan@northfield.example";
	form.rows[1].email = "leila.farah@northfield";
	form.rows[2].email = "Grace.Tan@NORTHFIELD.example";
	form.rows[3].email = "waits@northfield.example";
	form.rows[4].first_name = "Nobody";
	form.rows[5] = (struct enrol_row){ "x@northfield.example", "Mal\rlory", "ok" };
	assert_int_equal(enrol(ctx, &form, &done), INVALID);
	assert_string_equal(world_words(ctx, "email1"), "");
	assert_string_equal(world_words(ctx, "email2"),
		"Row 2: The part after the @ has no ending such as .org or .com. Add it, as in name@example.org.");
	assert_string_equal(world_words(ctx, "email3"), "Row 3: Same address as row 1. Leave one of them out.");
	assert_string_equal(
		world_words(ctx, "email4"), "Row 4: Already invited to this group. Leave this row out, or resend the invite.");
	assert_string_equal(world_words(ctx, "email5"), "Row 5: Enter an e-mail address like name@example.org.");
	assert_non_null(strstr(world_words(ctx, "first6"), "Row 6: The first name "));
	world_close(ctx);
}

static void
too_few_seats_are_counted_for_the_form_and_told_at_the_rows(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "3");
	world_enrol(ctx, "first@northfield.example", NULL);
	form.rows[0].email = "a@northfield.example";
	form.rows[1].email = "first@northfield.example";
	form.rows[2].email = "b@northfield.example";
	form.rows[3].email = "c@northfield.example";
	assert_int_equal(enrol(ctx, &form, &done), INVALID);
	assert_string_equal(world_words(ctx, ""), "Only 2 seats are free; 3 people are new. Leave 1 out, or free seats first.");
	assert_non_null(strstr(world_words(ctx, "email2"), "Already invited"));
	assert_string_equal(world_words(ctx, "email3"), "");
	assert_string_equal(world_words(ctx, "email4"), "Row 4: No seat is free. Free a seat, or leave this row out.");
	world_close(ctx);
}

static void
a_form_without_people_says_what_to_enter(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol(ctx, &form, &done), INVALID);
	assert_string_equal(world_words(ctx, "email1"), "Row 1: Enter an e-mail address like name@example.org.");
	form.rows[0].email = "a@northfield.example";
	form.when = "";
	assert_int_equal(enrol(ctx, &form, &done), INVALID);
	assert_string_equal(world_words(ctx, "when"), "Choose when people are told.");
	world_close(ctx);
}

static const char *
scheduled(struct ctx *ctx, const char *date, const char *time, const char *at)
{
	struct enrol_form form = empty_form();
	struct enrolled done;

	form.when = "later";
	form.date = date;
	form.time = time;
	form.rows[0].email = "someone@northfield.example";
	enrol(ctx, &form, &done);
	return world_words(ctx, at);
}

static void
a_schedule_is_a_time_to_come_within_a_year(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	zone_use("Europe/London");
	world_group(ctx, "Staff", "ask", "");
	assert_non_null(strstr(scheduled(ctx, "tomorrow", "08:00", "date"), "Enter the date"));
	assert_non_null(strstr(scheduled(ctx, "2026-11-23", "8 o'clock", "time"), "Enter the time"));
	assert_non_null(strstr(scheduled(ctx, "", "", "date"), "Enter the date"));
	assert_non_null(strstr(scheduled(ctx, "", "", "time"), "Enter the time"));
	assert_non_null(strstr(scheduled(ctx, "2026-11-22", "09:00", "date"), "has passed: it is 22 Nov 2026, 09:00 now"));
	assert_non_null(strstr(scheduled(ctx, "2027-12-23", "08:00", "date"), "more than a year ahead"));
	zone_use("UTC");
	world_close(ctx);
}

static void
scheduled_mails_wait_for_their_time_in_the_organisations_zone(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;
	struct rows *rows;

	(void)state;
	zone_use("America/New_York");
	world_group(ctx, "Staff", "ask", "");
	form.when = "later";
	form.date = "2026-11-23";
	form.time = "08:00";
	form.rows[0].email = "someone@northfield.example";
	assert_int_equal(enrol(ctx, &form, &done), OK);
	rows = q_enrol_done(ctx->db, ctx->organisation, ctx->group, done.first, done.last);
	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, ENROL_DONE_NOTIFY_AT), 1795438800); /* 13:00 UTC */
	assert_string_equal(row_text(rows, ENROL_DONE_WHEN_IS), "later");
	zone_use("UTC");
	world_close(ctx);
}

static void
a_schedule_needs_the_feature(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(organisation_switch(ctx, ctx->organisation, "scheduled_notices", false), OK);
	assert_string_equal(scheduled(ctx, "2026-11-23", "08:00", "when"), "Choose when people are told.");
	world_close(ctx);
}

static void
not_yet_holds_the_mail(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;
	struct rows *rows;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	form.when = "hold";
	form.rows[0].email = "someone@northfield.example";
	assert_int_equal(enrol(ctx, &form, &done), OK);
	rows = q_enrol_done(ctx->db, ctx->organisation, ctx->group, done.first, done.last);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, ENROL_DONE_WHEN_IS), "hold");
	world_close(ctx);
}

static void
an_archived_group_takes_nobody(void **state)
{
	struct ctx *ctx = world_open();
	struct enrol_form form = empty_form();
	struct enrolled done;
	int64_t member = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(group_archive(ctx), OK);
	form.rows[0].email = "someone@northfield.example";
	assert_int_equal(enrol(ctx, &form, &done), INVALID);
	assert_non_null(strstr(world_words(ctx, ""), "This group is archived"));
	assert_int_equal(enrol_members(ctx, &member, 1, &done), INVALID);
	assert_int_equal(world_enrol(ctx, "someone@northfield.example", NULL), GROUP_ARCHIVED);
	world_close(ctx);
}

static void
chosen_members_join_at_once_and_those_who_are_in_are_left_out(void **state)
{
	struct ctx *ctx = world_open();
	int64_t members[2] = { world_member(ctx, "amara@northfield.example", "Amara", "Okafor"),
		world_member(ctx, "zofia@northfield.example", "Zofia", "Nowak") };
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "5");
	assert_int_equal(enrol_members(ctx, members, 1, &done), OK);
	assert_int_equal(done.people, 1);
	assert_int_equal(enrol_members(ctx, members, 2, &done), OK);
	assert_int_equal(done.people, 1);
	assert_int_equal(done.left_out, 1);
	assert_int_equal(world_count(ctx, "active"), 2);
	world_close(ctx);
}

static void
members_are_chosen_by_administrators_only_and_from_their_organisation(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol_members(ctx, &other.member, 1, &done), OK);
	assert_int_equal(done.people, 0);
	assert_int_equal(done.left_out, 1);
	ctx->role = LEADER;
	assert_int_equal(enrol_members(ctx, &ctx->member, 1, &done), FORBIDDEN);
	world_close(ctx);
}

static void
too_few_seats_for_the_ticked_refuse_them_all(void **state)
{
	struct ctx *ctx = world_open();
	int64_t members[2] = { world_member(ctx, "amara@northfield.example", "Amara", "Okafor"),
		world_member(ctx, "zofia@northfield.example", "Zofia", "Nowak") };
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_int_equal(enrol_members(ctx, members, 2, &done), INVALID);
	assert_string_equal(world_words(ctx, ""), "Only 1 seat is free; 2 people are new. Leave 1 out, or free seats first.");
	ctx->problems = NULL;
	assert_int_equal(enrol_members(ctx, members, 0, &done), INVALID);
	assert_string_equal(world_words(ctx, ""), "Nobody is ticked. Tick the people to add.");
	world_close(ctx);
}

static void
copies_take_active_people_along_and_invite_those_who_wait(void **state)
{
	struct ctx *ctx = world_open();
	int64_t amara = world_member(ctx, "amara@northfield.example", "Amara", "Okafor");
	int64_t from = world_group(ctx, "Night shift", "ask", "");
	int64_t ids[3];
	struct enrolled done;

	(void)state;
	assert_int_equal(enrol_members(ctx, &amara, 1, &done), OK);
	ids[0] = done.first;
	assert_int_equal(world_enrol(ctx, "waits@northfield.example", &ids[1]), ADMITTED);
	assert_int_equal(world_enrol(ctx, "gone@northfield.example", &ids[2]), ADMITTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, ids[2]), DONE);
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol_from_group(ctx, from, ids, 3, &done), OK);
	assert_int_equal(done.people, 2);
	assert_int_equal(done.left_out, 1);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	world_close(ctx);
}

static void
leaders_copy_from_groups_that_they_lead(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t foreign = world_group(&other, "Teachers", "ask", "");
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	int64_t from = world_group(ctx, "Night shift", "ask", "");
	int64_t ids[1] = { 1 };
	struct enrolled done;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_true(enrol_may_copy_from(ctx, from));
	assert_false(enrol_may_copy_from(ctx, ctx->group));
	assert_false(enrol_may_copy_from(ctx, foreign));
	ctx->role = LEADER;
	ctx->member = owen;
	assert_false(enrol_may_copy_from(ctx, from));
	assert_int_equal(enrol_from_group(ctx, from, ids, 1, &done), NOT_FOUND);
	ctx->group = from;
	assert_int_equal(group_add_leader(ctx, owen), OK);
	world_group(ctx, "Day shift", "ask", "");
	assert_true(enrol_may_copy_from(ctx, from));
	world_close(ctx);
}

static void
copying_everyone_becomes_a_job(void **state)
{
	struct ctx *ctx = world_open();
	int64_t from = world_group(ctx, "Night shift", "ask", "");
	int64_t job = 0;

	(void)state;
	world_enrol(ctx, "waits@northfield.example", NULL);
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol_copy_everyone(ctx, from, "active", &job), INVALID);
	assert_string_equal(world_words(ctx, ""), "There is nobody to copy in Night shift. Choose another group.");
	ctx->problems = NULL;
	assert_int_equal(enrol_copy_everyone(ctx, from, "everyone", &job), OK);
	assert_true(job > 0);
	assert_int_equal(enrol_copy_everyone(ctx, ctx->group, "everyone", &job), NOT_FOUND);
	world_close(ctx);
}

static void
people_of_a_branch_are_copied_by_administrators(void **state)
{
	struct ctx *ctx = world_open();
	int64_t mona = world_member(ctx, "mona@northfield.example", "Mona", "Berg"), job = 0;
	int64_t north = world_branch(ctx, 0, "Northfield"), river = world_branch(ctx, north, "Riverside");
	struct ctx leader = *ctx;
	struct enrolled done;

	(void)state;
	member_set_branch(ctx, mona, river);
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol_copy_branch(ctx, north, false, &job), INVALID);
	assert_string_equal(world_words(ctx, ""), "There is nobody to copy in Northfield. Choose another branch.");
	ctx->problems = NULL;
	assert_int_equal(enrol_copy_branch(ctx, north, true, &job), OK);
	assert_int_equal(enrol_from_branch(ctx, north, &mona, 1, &done), OK);
	assert_int_equal(done.people, 1);
	assert_int_equal(enrol_copy_member(ctx, "Northfield", mona), ALREADY_ACTIVE);
	assert_int_equal(enrol_copy_branch(ctx, 999, true, &job), NOT_FOUND);
	leader.role = LEADER;
	leader.group = ctx->group;
	assert_int_equal(enrol_copy_branch(&leader, north, true, &job), FORBIDDEN);
	assert_int_equal(enrol_from_branch(&leader, north, &mona, 1, &done), FORBIDDEN);
	world_close(ctx);
}

static void
whoever_has_left_the_branch_by_then_is_left_out(void **state)
{
	struct ctx *ctx = world_open();
	int64_t mona = world_member(ctx, "mona@northfield.example", "Mona", "Berg");
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	int64_t north = world_branch(ctx, 0, "Northfield"), south = world_branch(ctx, 0, "Southfield");
	struct enrolled done;

	(void)state;
	member_set_branch(ctx, mona, south);
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(enrol_from_branch(ctx, north, (const int64_t[]){ mona, owen }, 2, &done), OK);
	assert_int_equal(done.people, 0);
	assert_int_equal(done.left_out, 2);
	assert_int_equal(enrol_from_branch(ctx, south, &mona, 1, &done), OK);
	assert_int_equal(done.people, 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everyone_typed_is_invited_and_empty_rows_are_left_out),
		cmocka_unit_test(every_wrong_row_is_told_at_once),
		cmocka_unit_test(too_few_seats_are_counted_for_the_form_and_told_at_the_rows),
		cmocka_unit_test(a_form_without_people_says_what_to_enter),
		cmocka_unit_test(a_schedule_is_a_time_to_come_within_a_year),
		cmocka_unit_test(scheduled_mails_wait_for_their_time_in_the_organisations_zone),
		cmocka_unit_test(a_schedule_needs_the_feature),
		cmocka_unit_test(not_yet_holds_the_mail),
		cmocka_unit_test(an_archived_group_takes_nobody),
		cmocka_unit_test(chosen_members_join_at_once_and_those_who_are_in_are_left_out),
		cmocka_unit_test(members_are_chosen_by_administrators_only_and_from_their_organisation),
		cmocka_unit_test(too_few_seats_for_the_ticked_refuse_them_all),
		cmocka_unit_test(copies_take_active_people_along_and_invite_those_who_wait),
		cmocka_unit_test(leaders_copy_from_groups_that_they_lead),
		cmocka_unit_test(copying_everyone_becomes_a_job),
		cmocka_unit_test(people_of_a_branch_are_copied_by_administrators),
		cmocka_unit_test(whoever_has_left_the_branch_by_then_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
