#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/branch.h"
#include "domain/group.h"
#include "domain/import_password.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "lib/import.h"
#include "lib/world.h"
#include "queries.h"

static int64_t
account_of(struct ctx *ctx, const char *address)
{
	return account_by_email(ctx, world_email(ctx, address).key);
}

static bool
is_archived(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_member_of_account(ctx->db, ctx->organisation, account_of(ctx, address));

	assert_true(row_one(rows));
	return strcmp(row_text(rows, MEMBER_OF_ACCOUNT_STATUS), "archived") == 0;
}

/* Mails that still wait to go out to an address. */
static int
mails_that_wait(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 100);
	int count = 0;

	while (row_next(rows))
		count += strcmp(row_text(rows, MESSAGE_PAGE_EMAIL), address) == 0 &&
			strcmp(row_text(rows, MESSAGE_PAGE_STATUS), "queued") == 0;
	return count;
}

static void
invites_are_taken_back_unless_accepted(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, declined;
	struct invite invite;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\ncid@a.example\ndee@a.example\n");
	world_import_run(ctx, id);
	invite_taken(ctx, world_membership_of(ctx, "bob@a.example"));
	invite = world_invite(ctx, world_membership_of(ctx, "cid@a.example"));
	assert_int_equal(invite_accept(ctx, &invite, world_account(ctx, "cid@a.example", "Cid", "Cole")), OK);
	declined = world_membership_of(ctx, "dee@a.example");
	assert_int_equal(membership_move(ctx, declined, "prospect", "declined"), DONE);
	world_import_undo(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "invited undone");
	assert_string_equal(world_import_deeds(ctx, id, 2), "invited undone");
	assert_string_equal(world_import_deeds(ctx, id, 3), "invited kept");
	assert_string_equal(world_import_deeds(ctx, id, 4), "invited undone");
	assert_int_equal(world_import_count(ctx, id, "undone:invited"), 3);
	assert_int_equal(world_import_count(ctx, id, "kept:invited"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_string_equal(world_status(ctx, declined), "declined");
	assert_int_equal(mails_that_wait(ctx, "ann@a.example"), 0);
	world_close(ctx);
}

static void
people_enrolled_at_once_go_again_unless_they_have_begun(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, course = world_course(ctx, "First aid");

	(void)state;
	world_member(ctx, "old@a.example", "Odd", "Old");
	world_group(ctx, "Drivers", "enrol", "");
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	world_later(ctx, 60);
	id = world_import(
		ctx, IMPORT_ENROL, "email\nnew@a.example\nsigned@a.example\nconfirmed@a.example\nbegun@a.example\nold@a.example\n");
	world_import_run(ctx, id);
	world_later(ctx, 60);
	q_account_signed_in(ctx->db, account_of(ctx, "signed@a.example"), ctx->now);
	account_confirm(ctx, account_of(ctx, "confirmed@a.example"), "confirmed@a.example");
	progress_begin(ctx, world_member_of(ctx, "begun@a.example"), course);
	world_import_undo(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "created undone, enrolled undone");
	assert_string_equal(world_import_deeds(ctx, id, 2), "created kept, enrolled kept");
	assert_string_equal(world_import_deeds(ctx, id, 3), "created kept, enrolled kept");
	assert_string_equal(world_import_deeds(ctx, id, 4), "created kept, enrolled kept");
	/* Was a member before, and has not come since. */
	assert_string_equal(world_import_deeds(ctx, id, 5), "enrolled undone");
	assert_true(is_archived(ctx, "new@a.example"));
	assert_false(is_archived(ctx, "signed@a.example"));
	assert_false(is_archived(ctx, "old@a.example"));
	assert_int_equal(world_count(ctx, "active"), 3);
	assert_int_equal(mails_that_wait(ctx, "new@a.example"), 0);
	assert_int_equal(mails_that_wait(ctx, "signed@a.example"), 1);
	world_close(ctx);
}

static void
people_who_were_made_are_archived_unless_they_are_more_by_now(void **state)
{
	struct ctx *ctx = world_open();
	struct waiting_password waiting[5];
	int64_t id, group = world_group(ctx, "Cooks", "ask", "");

	(void)state;
	ctx->group = 0;
	id = world_import(ctx, IMPORT_PEOPLE,
		"email,first name,user_pass\nann@a.example,Ann,correct horse\nbob@a.example,Bob,battery staple\ncid@a.example,Cid,\n");
	world_import_run(ctx, id);
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 2);
	assert_int_equal(member_set_role(ctx, world_member_of(ctx, "bob@a.example"), "admin"), OK);
	ctx->group = group;
	assert_int_equal(world_enrol(ctx, "cid@a.example", NULL), ADMITTED);
	world_import_undo(ctx, id);
	assert_true(is_archived(ctx, "ann@a.example"));
	assert_false(is_archived(ctx, "bob@a.example"));
	assert_false(is_archived(ctx, "cid@a.example"));
	assert_int_equal(mails_that_wait(ctx, "ann@a.example"), 0);
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 1);
	assert_int_equal(world_import_count(ctx, id, "undone:created"), 1);
	assert_int_equal(world_import_count(ctx, id, "kept:created"), 2);
	world_close(ctx);
}

static void
what_undoing_would_keep_is_counted_before(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id, course = world_course(ctx, "First aid"), cooks = world_group(ctx, "Cooks", "ask", ""), drivers;
	struct rows *preview;

	(void)state;
	drivers = world_group(ctx, "Drivers", "enrol", "");
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	ctx->group = 0;
	id = world_import(ctx, IMPORT_PEOPLE,
		"email,first name,group\nann@a.example,Ann,\nbob@a.example,Bob,\ncid@a.example,Cid,Drivers\neve@a.example,Eve,Drivers\n");
	world_import_run(ctx, id);
	/* Another file put one into a group, one is invited, one has begun; only Cid has nothing but what the file gave. */
	ctx->group = drivers;
	world_import_run(ctx, world_import(ctx, IMPORT_ENROL, "email\nann@a.example\n"));
	ctx->group = cooks;
	assert_int_equal(world_enrol(ctx, "bob@a.example", NULL), ADMITTED);
	progress_begin(ctx, world_member_of(ctx, "eve@a.example"), course);
	ctx->group = 0;
	preview = q_import_undo_preview(ctx->db, ctx->organisation, id, 100);
	assert_true(row_one(preview));
	assert_int_equal(row_integer(preview, IMPORT_UNDO_PREVIEW_LOOKED), 6);
	assert_int_equal(row_integer(preview, IMPORT_UNDO_PREVIEW_STAYS), 4);
	world_import_undo(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "created kept");
	assert_string_equal(world_import_deeds(ctx, id, 2), "created kept");
	assert_string_equal(world_import_deeds(ctx, id, 3), "created undone, enrolled undone");
	assert_string_equal(world_import_deeds(ctx, id, 4), "created kept, enrolled kept");
	world_close(ctx);
}

static void
branch_and_fields_are_as_before_unless_changed_again(void **state)
{
	struct ctx *ctx = world_open();
	int64_t ann = world_member(ctx, "ann@a.example", "Ann", "Ash"), bob = world_member(ctx, "bob@a.example", "Bob", "Bay");
	int64_t shift = world_field(ctx, "Shift", "text", ""), north = world_branch(ctx, 0, "North"), id;

	(void)state;
	world_branch(ctx, 0, "South");
	member_set_branch(ctx, bob, north);
	member_set_value(ctx, bob, shift, "day");
	id = world_import(ctx, IMPORT_UPDATE, "email,branch,Shift\nann@a.example,South,night\nbob@a.example,South,night\n");
	world_import_run(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 2), "branch, field");
	member_set_value(ctx, bob, shift, "evening");
	world_import_undo(ctx, id);
	assert_string_equal(world_import_deeds(ctx, id, 1), "branch undone, field undone");
	assert_string_equal(world_import_deeds(ctx, id, 2), "branch undone, field kept");
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, ann)), 0);
	assert_int_equal(rows_integer(q_member_branch(ctx->db, ctx->organisation, bob)), north);
	assert_null(rows_text(q_member_value(ctx->db, ctx->organisation, ann, shift)));
	assert_string_equal(rows_text(q_member_value(ctx->db, ctx->organisation, bob, shift)), "evening");
	world_close(ctx);
}

static void
archived_restored_and_removed_people_are_where_they_were(void **state)
{
	struct ctx *ctx = world_open();
	int64_t bob = world_member(ctx, "bob@a.example", "Bob", "Bay"), states, removed;

	(void)state;
	world_member(ctx, "ann@a.example", "Ann", "Ash");
	assert_int_equal(member_archive(ctx, bob), OK);
	states = world_import(ctx, IMPORT_UPDATE, "email,status\nann@a.example,archived\nbob@a.example,active\n");
	world_import_run(ctx, states);
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(world_enrol(ctx, "cid@a.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "dee@a.example", NULL), ADMITTED);
	removed = world_import(ctx, IMPORT_REMOVE, "email\ncid@a.example\ndee@a.example\n");
	world_import_run(ctx, removed);
	/* Meanwhile in again by hand. */
	assert_int_equal(world_enrol(ctx, "dee@a.example", NULL), ADMITTED);
	world_import_undo(ctx, removed);
	assert_string_equal(world_import_deeds(ctx, removed, 1), "removed undone");
	assert_string_equal(world_import_deeds(ctx, removed, 2), "removed kept");
	assert_int_equal(world_count(ctx, "held"), 2);
	world_import_undo(ctx, states);
	assert_false(is_archived(ctx, "ann@a.example"));
	assert_true(is_archived(ctx, "bob@a.example"));
	world_close(ctx);
}

static void
an_import_is_undone_as_far_as_it_came(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	int64_t id;
	struct rows *job;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	id = world_import(ctx, IMPORT_ENROL, "email\na@a.example\nb@a.example\nc@a.example\nd@a.example\n");
	world_import_approve(ctx, id);
	assert_false(import_run_some(ctx, id, 2, &done));
	import = world_import_now(ctx, id);
	assert_int_equal(import_pause(ctx, &import), OK);
	world_import_undo(ctx, id);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(world_import_count(ctx, id, "undone:invited"), 2);
	assert_int_equal(world_import_now(ctx, id).run_to, 0);
	/* Where its job cannot go on, it is not paused again: rows that were done and taken back are not done anew. */
	job = q_job_load(ctx->db, world_import_now(ctx, id).job);
	assert_true(row_one(job));
	assert_non_null(strstr(row_text(job, JOB_LOAD_ARGUMENTS), "cancelled"));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(invites_are_taken_back_unless_accepted),
		cmocka_unit_test(people_enrolled_at_once_go_again_unless_they_have_begun),
		cmocka_unit_test(people_who_were_made_are_archived_unless_they_are_more_by_now),
		cmocka_unit_test(what_undoing_would_keep_is_counted_before),
		cmocka_unit_test(branch_and_fields_are_as_before_unless_changed_again),
		cmocka_unit_test(archived_restored_and_removed_people_are_where_they_were),
		cmocka_unit_test(an_import_is_undone_as_far_as_it_came),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
