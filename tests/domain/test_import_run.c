/* What an approved import does, row after row, of each kind; whom it tells; and that it does each row once. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/member.h"
#include "lib/import.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

/* When the latest mail to somebody goes out; 0: it is held, -1: there is none. */
static int64_t
mail_goes_at(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 100);
	int64_t at = -1;

	while (row_next(rows))
		if (at < 0 && strcmp(row_text(rows, MESSAGE_PAGE_EMAIL), address) == 0)
			at = row_integer(rows, MESSAGE_PAGE_GOES_AT);
	return at;
}

/* ---------------------------------------------------------------- kinds */

static void
people_of_a_file_are_invited_and_say_where_they_come_from(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email,first name\nann@a.example,Ann\nbob@a.example,Bob\n");
	world_import_run(ctx, id);
	assert_int_equal(world_count(ctx, "prospect"), 2);
	rows = q_learner_export(ctx->db, ctx->group, "", -1, "bob", "boc", 0, 10);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_EXPORT_ROUTE), "import");
	assert_string_equal(row_text(rows, LEARNER_EXPORT_ROUTE_DETAIL), "november.csv, line 3");
	world_close(ctx);
}

static void
what_is_there_when_its_turn_comes_is_left_alone(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\n");
	assert_int_equal(world_enrol(ctx, "ann@a.example", NULL), ADMITTED);
	world_import_run(ctx, id);
	assert_string_equal(world_import_row(ctx, id, 1),
		"warning already: Already invited to this group. Leave this row out, or resend the invite.");
	assert_string_equal(world_import_deeds(ctx, id, 1), "");
	assert_int_equal(world_import_count(ctx, id, "plan:already"), 1);
	assert_int_equal(world_import_count(ctx, id, "plan:invite"), 1);
	world_close(ctx);
}

static void
branch_and_fields_wait_until_the_invite_is_accepted(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shift = world_field(ctx, "Shift", "text", ""), north = world_branch(ctx, 0, "North"), id, account, member;
	struct invite invite;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email,branch,Shift\nann@a.example,North,night\n");
	world_import_run(ctx, id);
	account = world_account(ctx, "ann@a.example", "Ann", "Ash");
	invite = world_invite(ctx, world_membership_of(ctx, "ann@a.example"));
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	member = world_member_of(ctx, "ann@a.example");
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, member)), north);
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, member, shift)), "night");
	world_close(ctx);
}

static void
enrolling_fills_what_is_empty_and_updating_overwrites(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shift = world_field(ctx, "Shift", "text", ""), size = world_field(ctx, "Size", "text", ""),
			north = world_branch(ctx, 0, "North"), south = world_branch(ctx, 0, "South"), id;
	int64_t member = world_member(ctx, "ann@a.example", "Ann", "Ash");

	(void)state;
	member_set_value(ctx, member, shift, "day");
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, "email,branch,Shift,Size\nann@a.example,North,night,M\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "enrolled, branch, field");
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, member, shift)), "day");
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, member, size)), "M");
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, member)), north);
	ctx->group = 0;
	id = world_import(ctx, IMPORT_UPDATE, "email,branch,Shift,Size\nann@a.example,South,night,\n");
	world_import_run(ctx, id);
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, member, shift)), "night");
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, member, size)), "M");
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, member)), south);
	world_close(ctx);
}

static void
a_row_goes_into_each_group_that_it_names(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, drivers = world_group(ctx, "Drivers", "enrol", "1"), cooks = world_group(ctx, "Cooks", "ask", "");

	(void)state;
	ctx->group = 0;
	id = world_import(ctx, IMPORT_GROUPS, "email,group\nann@a.example,Drivers;cooks\nbob@a.example,Drivers;Cooks\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "created, enrolled, invited");
	/* One part of it could not be done: it says so, and the other was. */
	assert_string_equal(import_result_words(ctx, id), "1 done, 1 done in part");
	assert_string_equal(world_import_deeds(ctx, id, 2), "invited");
	assert_string_equal(
		world_import_row(ctx, id, 2), "failed none: Drivers: No seat is free. Free a seat, then upload the row again.");
	ctx->group = drivers;
	assert_int_equal(world_count(ctx, "active"), 1);
	ctx->group = cooks;
	assert_int_equal(world_count(ctx, "prospect"), 2);
	world_close(ctx);
}

static void
nobody_comes_into_a_group_that_the_preview_did_not_promise(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, ann, drivers = world_group(ctx, "Drivers", "ask", "");

	(void)state;
	assert_int_equal(world_enrol(ctx, "ann@a.example", &ann), ADMITTED);
	world_group(ctx, "Cooks", "ask", "");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_GROUPS, "email,group\nann@a.example,Drivers;Cooks\n");
	/* The preview said that she is there already; meanwhile somebody has taken her out. */
	ctx->group = drivers;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, ann), DONE);
	ctx->group = 0;
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "invited");
	ctx->group = drivers;
	assert_int_equal(world_count(ctx, "prospect"), 0);
	world_close(ctx);
}

static void
people_are_made_and_put_into_groups_as_members(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, cooks = world_group(ctx, "Cooks", "ask", ""), north = world_branch(ctx, 0, "North");

	(void)state;
	ctx->group = 0;
	id = world_import(ctx, IMPORT_PEOPLE,
		"email,first name,last name,branch,group\nann@a.example,Ann,Ash,North,Cooks\nbob@a.example,Bob,Bay,,\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "created, enrolled");
	assert_string_equal(world_import_deeds(ctx, id, 2), "created");
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, world_member_of(ctx, "ann@a.example"))), north);
	ctx->group = cooks;
	assert_int_equal(world_count(ctx, "active"), 1);
	ctx->group = 0;
	/* The same file again changes nothing. */
	id = world_import(ctx, IMPORT_PEOPLE, "email,first name\nbob@a.example,Robert\ncid@a.example,Cid\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "");
	assert_string_equal(world_import_deeds(ctx, id, 2), "created");
	world_close(ctx);
}

/* "welcome, enrolled": the mails to somebody, the first one first. */
static const char *
mails_to(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 100);
	const char *mails = "";

	while (row_next(rows))
		if (strcmp(row_text(rows, MESSAGE_PAGE_EMAIL), address) == 0)
			mails = arena_text(ctx->arena, "%s%s%s", row_text(rows, MESSAGE_PAGE_KIND_IS), *mails ? ", " : "", mails);
	return mails;
}

static void
whoever_is_made_and_put_into_groups_is_welcomed_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_account(ctx, "cid@a.example", "Cid", "Cole");
	world_group(ctx, "Cooks", "ask", "");
	world_group(ctx, "Drivers", "enrol", "");
	world_group(ctx, "Full", "enrol", "0");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_PEOPLE,
		"email,group\nann@a.example,Cooks\nbob@a.example,\ncid@a.example,Cooks\ndan@a.example,Full\neve@a.example,Full;Cooks;Drivers\n");
	world_import_run(ctx, id);
	assert_string_equal(mails_to(ctx, "ann@a.example"), "welcome");
	assert_string_equal(mails_to(ctx, "bob@a.example"), "welcome");
	assert_string_equal(mails_to(ctx, "cid@a.example"), "enrolled");
	assert_string_equal(world_import_deeds(ctx, id, 4), "created");
	assert_string_equal(mails_to(ctx, "dan@a.example"), "welcome");
	assert_string_equal(mails_to(ctx, "eve@a.example"), "welcome, enrolled");
	world_close(ctx);
}

static void
members_are_associated_by_any_of_their_addresses(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, member = world_member(ctx, "ann@a.example", "Ann", "Ash");

	(void)state;
	world_add_address(ctx, account_by_email(ctx, "ann@a.example"), "ann@b.example", true);
	world_group(ctx, "Cooks", "ask", "");
	id = world_import(ctx, IMPORT_ASSOCIATE, "email\nann@b.example\nnobody@b.example\n");
	assert_string_equal(world_import_row(ctx, id, 2),
		"error none: Nobody in this organisation has this address. Correct it, or add the person first.");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "enrolled");
	assert_true(row_one(q_membership_of_member(ctx->db, ctx->group, member)));
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
people_are_archived_and_restored_but_never_the_last_administrator(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, ann = world_member(ctx, "ann@a.example", "Ann", "Ash"), bob = world_member(ctx, "bob@a.example", "Bob", "Bay");

	(void)state;
	assert_int_equal(member_archive(ctx, bob), OK);
	id = world_import(
		ctx, IMPORT_UPDATE, "email,status\nann@a.example,archived\nbob@a.example,active\ndana@northfield.example,archived\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "archived");
	assert_string_equal(world_import_deeds(ctx, id, 2), "restored");
	assert_string_equal(world_import_row(ctx, id, 3),
		"failed none: Dana Whitlock is the only administrator here. Make somebody else an administrator first.");
	assert_null(ctx->problems);
	assert_false(row_one(q_membership_newcomer(ctx->db, ctx->organisation, ann)));
	world_close(ctx);
}

static void
people_are_taken_out_of_the_group(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(world_enrol(ctx, "ann@a.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "bob@a.example", NULL), ADMITTED);
	id = world_import(ctx, IMPORT_REMOVE, "email\nann@a.example\nbob@a.example\n");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, world_membership_of(ctx, "bob@a.example")), DONE);
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "removed");
	assert_string_equal(world_import_row(ctx, id, 2), "warning already: This person is not in this group.");
	assert_int_equal(world_count(ctx, "held"), 0);
	world_close(ctx);
}

static void
a_group_that_was_archived_meanwhile_fails_its_rows_and_no_others(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, drivers = world_group(ctx, "Drivers", "ask", "");

	(void)state;
	world_group(ctx, "Cooks", "ask", "");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_GROUPS, "email,group\nann@a.example,Drivers\nbob@a.example,Cooks\n");
	ctx->group = drivers;
	assert_int_equal(group_archive(ctx), OK);
	ctx->group = 0;
	world_import_run(ctx, id);
	assert_non_null(strstr(world_import_row(ctx, id, 1), "failed none: "));
	assert_string_equal(world_import_deeds(ctx, id, 2), "invited");
	world_close(ctx);
}

/* ---------------------------------------------------------------- mail */

static void
a_row_may_say_itself_when_its_person_is_told(void **state)
{
	struct ctx *ctx = world_open();
	struct import_approval approval = { .when = "hold", .date = "", .time = "" };
	struct import import;
	int64_t id;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(
		ctx, IMPORT_ENROL, "email,notify time\nann@a.example,\nbob@a.example,2026-11-25 08:00\ncid@a.example,2026-11-23 08:00\n");
	import = world_import_now(ctx, id);
	assert_int_equal(import_approve(ctx, &import, &approval), OK);
	world_later(ctx, 2 * 86400);
	while (!import_run_some(ctx, id, 10, &done))
		;
	assert_int_equal(mail_goes_at(ctx, "ann@a.example"), 0);
	assert_int_equal(mail_goes_at(ctx, "bob@a.example"), 1795593600);
	/* Its time has passed before its turn came. */
	assert_int_equal(mail_goes_at(ctx, "cid@a.example"), ctx->now);
	assert_string_equal(world_import_deeds(ctx, id, 3), "invited");
	world_close(ctx);
}

static void
whoever_uploaded_it_gets_a_mail_when_it_is_done(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n");
	world_later(ctx, 60);
	world_import_run(ctx, id);
	assert_int_equal(mail_goes_at(ctx, "dana@northfield.example"), ctx->now);
	world_close(ctx);
}

/* ---------------------------------------------------------------- while it runs */

static void
an_import_in_pieces_does_each_row_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, all = 0;
	bool over = false;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\na@a.example\nb@a.example\nc@a.example\nd@a.example\ne@a.example\n");
	world_import_approve(ctx, id);
	while (!over) {
		over = import_run_some(ctx, id, 2, &done);
		all += done;
		assert_int_equal(world_count(ctx, "prospect"), all);
		assert_int_equal(world_import_now(ctx, id).run_to, all);
		assert_int_equal(world_import_count(ctx, id, "rows:done"), all);
	}
	assert_int_equal(all, 5);
	assert_string_equal(world_import_now(ctx, id).status, "done");
	world_close(ctx);
}

static void
a_column_of_a_field_that_was_deleted_fills_no_other(void **state)
{
	struct ctx *ctx = world_open();
	int64_t shoe = world_field(ctx, "Shoe size", "text", ""), id;

	(void)state;
	world_member(ctx, "ann@a.example", "Ann", "Ash");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_UPDATE, "email,shoe size\nann@a.example,44\n");
	assert_int_equal(field_delete(ctx, shoe), OK);
	world_field(ctx, "Allergies", "text", "");
	world_import_run(ctx, id);
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM member_values"), 0);
	world_close(ctx);
}

/* However an id came to be theirs. */
static void
what_an_import_did_names_nothing_of_another_organisation(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	struct rows *rows;
	int64_t id;

	(void)state;
	world_field(ctx, "Shift", "text", "");
	world_branch(ctx, 0, "North");
	world_member(ctx, "ann@a.example", "Ann", "Ash");
	ctx->group = 0;
	id = world_import(ctx, IMPORT_UPDATE, "email,branch,shift\nann@a.example,North,Late\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "branch, field");
	look_run(
		ctx, "UPDATE import_deeds SET after = '%lld' WHERE deed = 'branch'", (long long)world_branch(&other, 0, "Redundancies"));
	look_run(ctx, "UPDATE import_deeds SET field_id = %lld WHERE deed = 'field'",
		(long long)world_field(&other, "Illness", "text", ""));
	look_run(ctx, "UPDATE import_deeds SET course_id = %lld", (long long)world_course(&other, "Dismissal"));
	for (rows = q_import_deed_page(ctx->db, id, 0, 0, 10); row_next(rows);) {
		assert_null(row_text(rows, IMPORT_DEED_PAGE_FIELD));
		assert_null(row_text(rows, IMPORT_DEED_PAGE_DEED_COURSE));
		if (strcmp(row_text(rows, IMPORT_DEED_PAGE_DEED_IS), "branch") == 0)
			assert_null(row_text(rows, IMPORT_DEED_PAGE_AFTER));
	}
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_of_a_file_are_invited_and_say_where_they_come_from),
		cmocka_unit_test(what_is_there_when_its_turn_comes_is_left_alone),
		cmocka_unit_test(branch_and_fields_wait_until_the_invite_is_accepted),
		cmocka_unit_test(enrolling_fills_what_is_empty_and_updating_overwrites),
		cmocka_unit_test(a_row_goes_into_each_group_that_it_names),
		cmocka_unit_test(nobody_comes_into_a_group_that_the_preview_did_not_promise),
		cmocka_unit_test(people_are_made_and_put_into_groups_as_members),
		cmocka_unit_test(whoever_is_made_and_put_into_groups_is_welcomed_once),
		cmocka_unit_test(members_are_associated_by_any_of_their_addresses),
		cmocka_unit_test(people_are_archived_and_restored_but_never_the_last_administrator),
		cmocka_unit_test(people_are_taken_out_of_the_group),
		cmocka_unit_test(a_group_that_was_archived_meanwhile_fails_its_rows_and_no_others),
		cmocka_unit_test(a_row_may_say_itself_when_its_person_is_told),
		cmocka_unit_test(whoever_uploaded_it_gets_a_mail_when_it_is_done),
		cmocka_unit_test(an_import_in_pieces_does_each_row_once),
		cmocka_unit_test(a_column_of_a_field_that_was_deleted_fills_no_other),
		cmocka_unit_test(what_an_import_did_names_nothing_of_another_organisation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
