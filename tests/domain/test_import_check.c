/* Rows of people with branch, fields and status, and what is said of those who are archived. */
#include "domain/import_world.h"

#include "base/clock.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/member.h"

/* Branches Northfield › Riverside, and one field of each type; the group Volunteers is ctx->group. */
static struct ctx *
open_organisation(void)
{
	static const struct field_form fields[] = { { .name = "Job title", .type = "text", .choices = "" },
		{ .name = "Staff number", .type = "number", .choices = "" }, { .name = "Start date", .type = "date", .choices = "" },
		{ .name = "Shift", .type = "choice", .choices = "Early\nLate" },
		{ .name = "Badge", .type = "text", .required = true, .choices = "" } };
	struct ctx *ctx = world_open();
	int64_t id;

	zone_use("Europe/London");
	world_branch(ctx, world_branch(ctx, 0, "Northfield"), "Riverside");
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		assert_int_equal(field_create(ctx, &fields[i], &id), OK);
	world_group(ctx, "Volunteers", "ask", "");
	return ctx;
}

static const struct {
	const char *row, *words;
} people[] = {
	{ "n@x.example,,,,,,b1", "valid create" },
	{ "n@x.example,,,,,,", "warning create: Missing: Badge." },
	{ "n@x.example,riverside,Care worker,12,2026-11-23,early,b1", "valid create" },
	{ "n@x.example,Northfield / Riverside,,,,,b1", "valid create" },
	{ "n@x.example,Rverside,,,,,b1",
		"error none: There is no branch “Rverside”. Did you mean “Northfield › Riverside”? [Northfield › Riverside]" },
	{ "n@x.example,,,\"12,5\",,,b1", "valid create" },
	{ "n@x.example,,,twelve,,,b1", "error none: Staff number: This is no number." },
	{ "n@x.example,,,1.23E+11,,,b1", "error none: Staff number: Excel has shortened this number" },
	{ "n@x.example,,,007,,,b1", "valid create" },
	{ "n@x.example,,,-3,,,b1", "valid create" },
	{ "n@x.example,,,=A1+1,,,b1", "error none: Staff number: “=A1+1” is a formula" },
	{ "n@x.example,,,,23.11.2026,,b1", "valid create" },
	{ "n@x.example,,,,2026-02-30,,b1", "error none: Start date: There is no such day." },
	{ "n@x.example,,,,soon,,b1", "error none: Start date: This is no date." },
	{ "n@x.example,,,,,Lat,b1", "error none: Shift: This is none of the choices. Did you mean “Late”? [Late]" },
	{ "n@x.example,,,,,Noon,b1", "error none: Shift: This is none of the choices. Take one of: Early, Late." },
	{ "n@x.example,,#REF!,,,,b1", "error none: Job title: The spreadsheet could not work this out" },
	{ "n@x.example,Rverside,,twelve,soon,,b1", "error none: There is no branch “Rverside”" },
};

static void
branch_and_fields_are_read_by_their_types(void **state)
{
	struct ctx *ctx = open_organisation();

	(void)state;
	ctx->group = 0;
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct arena *world = file_begin(ctx);
		struct import import = upload(ctx, IMPORT_PEOPLE,
			arena_text(
				ctx->arena, "email,branch,job title,staff number,start date,shift,badge,vorname,nachname\n%s\n", people[i].row));

		assert_begins(row_now(ctx, &import, 1), people[i].words);
		if (i == sizeof people / sizeof *people - 1) {
			assert_holds(row_now(ctx, &import, 1), "Staff number: This is no number.");
			assert_holds(row_now(ctx, &import, 1), "Start date: This is no date.");
		}
		file_end(ctx, world);
	}
	world_close(ctx);
}

static void
updating_says_what_changes_and_leaves_the_rest(void **state)
{
	struct ctx *ctx = open_organisation();
	int64_t there = world_member(ctx, "there@x.example", "The", "Re"), gone = world_member(ctx, "gone@x.example", "Go", "Ne");
	struct import import;

	(void)state;
	assert_int_equal(member_archive(ctx, gone), OK);
	member_set_value(ctx, there, 1, "Cook");
	ctx->group = 0;
	import = upload(ctx, IMPORT_UPDATE,
		"email,status,job title,branch\nthere@x.example,,Cook,\nThere@x.example,Aktiv,Head cook,\n"
		"gone@x.example,active,,\nnobody@x.example,active,,\n");
	assert_begins(row_now(ctx, &import, 1), "warning already: All of this is so already.");
	assert_begins(row_now(ctx, &import, 2), "error none: Same e-mail as line 2.");
	assert_string_equal(row_now(ctx, &import, 3), "valid restore");
	assert_begins(row_now(ctx, &import, 4), "error none: Nobody in this organisation has this address.");
	import = upload(ctx, IMPORT_UPDATE,
		"email,status,branch\nthere@x.example,inactive,\ngone@x.example,Archiviert,Riverside\ndana@northfield.example,perhaps,\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid archive");
	assert_string_equal(row_now(ctx, &import, 2), "valid update");
	assert_begins(row_now(ctx, &import, 3), "error none: “perhaps” is no status. Enter active or archived.");
	world_close(ctx);
}

/* The world's now is 22 Nov 2026, 09:00. */
static const struct {
	const char *typed, *words;
} times[] = {
	{ "2026-11-23 08:00", "valid" },
	{ "2026-11-23T08:00", "valid" },
	{ "2026-11-23T08:00:00", "valid" },
	{ "23.11.2026 8:00", "valid" },
	{ "23/11/2026 08:00", "valid" },
	{ "2026-11-22 08:59", "error none: 22 Nov 2026, 08:59 has passed." },
	{ "2026-11-23", "error none: This is no date and time." },
	{ "tomorrow", "error none: This is no date and time." },
	{ "2026-11-31 08:00", "error none: This is no date and time." },
	{ "2029-11-23 08:00", "error none: This is more than a year ahead." },
	{ "", "valid" },
};

static void
the_time_to_notify_lies_ahead(void **state)
{
	struct ctx *ctx = open_organisation();

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct arena *world = file_begin(ctx);
		struct import import =
			upload(ctx, IMPORT_ENROL, arena_text(ctx->arena, "email,notify at\na@x.example,%s\n", times[i].typed));

		assert_begins(row_now(ctx, &import, 1), times[i].words);
		file_end(ctx, world);
	}
	world_close(ctx);
}

static void
an_export_comes_back_and_changes_nothing(void **state)
{
	struct ctx *ctx = open_organisation();
	int64_t id;
	struct import import;

	(void)state;
	world_enrol(ctx, "p@x.example", NULL);
	world_enrol(ctx, "e@x.example", &id);
	membership_move(ctx, id, "prospect", "expired");
	import = upload(ctx, IMPORT_ENROL,
		"\xEF\xBB\xBF"
		"first name,last name,email,status,courses completed,came by,detail,added,invite sent,status since\r\n"
		",,p@x.example,prospect,,manual,\"\",2026-11-22,,2026-11-22\r\n,,e@x.example,expired,,manual,,2026-11-22,,2026-11-22\r\n");
	assert_begins(row_now(ctx, &import, 1), "warning already:");
	assert_begins(row_now(ctx, &import, 2), "warning already:");
	assert_int_equal(count_now(ctx, &import, "plan:already"), 2);
	ctx->group = 0;
	import = upload(ctx, IMPORT_PEOPLE,
		"\xEF\xBB\xBF"
		"first name,last name,email,role,status,learns in,leads,joined\r\nDana,Whitlock,dana@northfield.example,Administrator,"
		"active,0,0,2026-11-22\r\n");
	assert_begins(row_now(ctx, &import, 1), "warning already:");
	world_close(ctx);
}

/* Which group is meant nobody knows yet; "Nowhere" may be another one. */
static void
a_row_whose_group_was_not_found_is_no_twin(void **state)
{
	static const enum import_kind kinds[] = { IMPORT_ENROL, IMPORT_GROUPS, IMPORT_PEOPLE, IMPORT_ASSOCIATE, IMPORT_REMOVE };
	struct ctx *ctx = open_organisation();
	int64_t there = world_member(ctx, "there@x.example", "The", "Re");
	struct import import;

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (kinds[i] == IMPORT_REMOVE)
			world_join(ctx, there);
		import = upload(
			ctx, kinds[i], "email,group\nthere@x.example,Volunteers\nthere@x.example,Nowhere\nthere@x.example,Volunteers\n");
		assert_begins(row_now(ctx, &import, 2), "error none: There is no group");
		assert_null(strstr(row_now(ctx, &import, 2), "Same e-mail"));
		assert_begins(row_now(ctx, &import, 3), "error none: Same e-mail as line 2.");
	}
	/* People may come into none: then all of the row is about them. */
	import = upload(ctx, IMPORT_PEOPLE, "email,group\nnew@x.example,Volunteers\nnew@x.example,\n");
	assert_begins(row_now(ctx, &import, 2), "error none: Same e-mail as line 2.");
	import = upload(ctx, IMPORT_PEOPLE, "email\nnew@x.example\nnew@x.example\n");
	assert_begins(row_now(ctx, &import, 2), "error none: Same e-mail as line 2.");
	world_close(ctx);
}

static void
who_is_archived_is_brought_back_by_a_file_of_an_administrator_only(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(member_archive(ctx, member), OK);
	ctx->role = LEADER;
	import = upload(ctx, IMPORT_ENROL, "email\nowen@northfield.example\n");
	assert_string_equal(
		row_now(ctx, &import, 1), "error none: Archived in this organisation. Ask an administrator to restore the person.");
	ctx->role = ADMIN;
	import = upload(ctx, IMPORT_ENROL, "email\nowen@northfield.example\n");
	assert_string_equal(
		row_now(ctx, &import, 1), "warning invite: Archived in this organisation. Accepting the invite brings them back.");
	world_group(ctx, "Kitchen", "enrol", "");
	import = upload(ctx, IMPORT_ENROL, "email\nowen@northfield.example\n");
	assert_string_equal(row_now(ctx, &import, 1), "warning enrol: Archived in this organisation. This brings them back.");
	world_close(ctx);
}

static void
whoever_stands_archived_in_the_group_is_an_administrators_to_restore(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	ctx->role = LEADER;
	import = upload(ctx, IMPORT_ENROL, "email\nowen@northfield.example\n");
	assert_string_equal(
		row_now(ctx, &import, 1), "warning already: Archived in this organisation. An administrator can restore them.");
	ctx->role = ADMIN;
	import = upload(ctx, IMPORT_ENROL, "email\nowen@northfield.example\n");
	assert_string_equal(row_now(ctx, &import, 1),
		"warning already: Archived in this group. Restore them in the list of its learners, under Archived.");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(branch_and_fields_are_read_by_their_types),
		cmocka_unit_test(updating_says_what_changes_and_leaves_the_rest),
		cmocka_unit_test(the_time_to_notify_lies_ahead),
		cmocka_unit_test(an_export_comes_back_and_changes_nothing),
		cmocka_unit_test(a_row_whose_group_was_not_found_is_no_twin),
		cmocka_unit_test(who_is_archived_is_brought_back_by_a_file_of_an_administrator_only),
		cmocka_unit_test(whoever_stands_archived_in_the_group_is_an_administrators_to_restore),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
