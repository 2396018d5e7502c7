/* Rows of people with branch, fields and status, and what becomes of rows that are corrected, left out or replaced. */
#include "domain/import_world.h"

#include "base/clock.h"
#include "base/random.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/import_password.h"
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

static enum outcome
edit(struct ctx *ctx, const struct import *import, int64_t number, const char *email, const char *group)
{
	const char *const cells[] = { email, group };

	return import_row_edit(ctx, import, number, cells, 2);
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
a_corrected_row_is_checked_with_those_of_its_address(void **state)
{
	struct ctx *ctx = open_organisation();
	struct import import = upload(
		ctx, IMPORT_ENROL, "email,group\na@x.example,\na@x.example,\nb@x.example,Voluntears\nc.x.example,\nb@x.example,\n");
	const char *seats = arena_text(ctx->arena, "group:%lld", (long long)ctx->group);

	(void)state;
	assert_int_equal(count_now(ctx, &import, "verdict:valid"), 2);
	assert_int_equal(count_now(ctx, &import, "verdict:error"), 3);
	assert_int_equal(count_now(ctx, &import, seats), 2);
	/* The first of two makes way: the second is right now. */
	assert_int_equal(edit(ctx, &import, 1, "d@x.example", ""), OK);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	/* A row that becomes right makes a later one of its address wrong. */
	assert_int_equal(edit(ctx, &import, 3, "b@x.example", "Volunteers"), OK);
	assert_string_equal(row_now(ctx, &import, 3), "valid invite");
	assert_begins(row_now(ctx, &import, 5), "error none: Same e-mail as line 4.");
	/* Still wrong: kept all the same. */
	assert_int_equal(edit(ctx, &import, 4, "c@x", ""), OK);
	assert_begins(row_now(ctx, &import, 4), "error none: The part after the @");
	assert_int_equal(edit(ctx, &import, 6, "c@x", ""), NOT_FOUND);
	assert_int_equal(count_now(ctx, &import, "verdict:valid"), 3);
	assert_int_equal(count_now(ctx, &import, "verdict:error"), 2);
	assert_int_equal(count_now(ctx, &import, "plan:invite"), 3);
	assert_int_equal(count_now(ctx, &import, seats), 3);
	/* Corrections outlive checking again. */
	assert_int_equal(import_check_again(ctx, &import), OK);
	read_all(ctx, import.id);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_begins(row_now(ctx, &import, 5), "error none: Same e-mail as line 4.");
	assert_int_equal(count_now(ctx, &import, seats), 3);
	world_close(ctx);
}

static void
a_row_is_left_out_and_taken_in_again(void **state)
{
	struct ctx *ctx = open_organisation();
	struct import import = upload(ctx, IMPORT_ENROL, "email,group\na@x.example,\na@x.example,\n\"b\"@x.example,\n");
	const char *seats = arena_text(ctx->arena, "group:%lld", (long long)ctx->group);

	(void)state;
	assert_int_equal(import_row_skip(ctx, &import, 1, true), OK);
	assert_string_equal(row_now(ctx, &import, 1), "skipped none");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	assert_int_equal(count_now(ctx, &import, seats), 1);
	assert_int_equal(import_row_skip(ctx, &import, 1, false), OK);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_begins(row_now(ctx, &import, 2), "error none: Same e-mail");
	assert_int_equal(import_row_skip(ctx, &import, 3, true), OK);
	assert_begins(row_now(ctx, &import, 3), "skipped none");
	assert_int_equal(count_now(ctx, &import, "verdict:skipped"), 1);
	assert_int_equal(import_check_again(ctx, &import), OK);
	read_all(ctx, import.id);
	assert_begins(row_now(ctx, &import, 3), "skipped none");
	import = import_now(ctx, import.id);
	assert_int_equal(import_row_skip(ctx, &import, 3, false), OK);
	assert_begins(row_now(ctx, &import, 3), "error none");
	assert_int_equal(count_now(ctx, &import, "verdict:skipped"), 0);
	assert_int_equal(count_now(ctx, &import, seats), 1);
	world_close(ctx);
}

static void
one_value_becomes_another_in_all_rows(void **state)
{
	struct ctx *ctx = open_organisation();
	struct import import =
		upload(ctx, IMPORT_ENROL, "email,group\na@x.example,Voluntears\nb@x.example, voluntears\nc@x.example,Elsewhere\n");

	(void)state;
	assert_int_equal(import_replace(ctx, &import, 1, "Voluntears", "Volunteers"), OK);
	read_all(ctx, import.id);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	assert_begins(row_now(ctx, &import, 3), "error none: There is no group “Elsewhere”.");
	import = import_now(ctx, import.id);
	assert_int_equal(import_replace(ctx, &import, 7, "a", "b"), NOT_FOUND);
	assert_int_equal(import_replace(ctx, &import, 1, " ", "b"), INVALID);
	world_close(ctx);
}

/* The values of the first row that was corrected. */
static const char *
edited(struct ctx *ctx, int64_t import)
{
	struct rows *rows = q_import_edits_between(ctx->db, import, 1, 1);

	assert_true(row_one(rows));
	return arena_string(ctx->arena, row_text(rows, IMPORT_EDITS_BETWEEN_CELLS));
}

static void
a_password_in_a_corrected_row_is_hidden_once_its_column_is_known_for_one(void **state)
{
	struct ctx *ctx = world_open();
	static const char *const names[] = { "email", "first_name" }, *const secrets[] = { "email", "password" };
	static const char *const cells[] = { "b@x.example", "correct horse" };
	struct import import;

	(void)state;
	world_group(ctx, "At once", "enrol", "");
	import = upload(ctx, IMPORT_ENROL, "email,what\na.x.example,correct horse\n");
	assert_int_equal(import_map(ctx, &import, names, 2, true), OK);
	read_all(ctx, import.id);
	import = import_now(ctx, import.id);
	assert_int_equal(import_row_edit(ctx, &import, 1, cells, 2), OK);
	assert_int_equal(import_replace(ctx, &import, 1, "correct horse", "battery staple"), OK);
	import = import_now(ctx, import.id);
	assert_int_equal(import_map(ctx, &import, secrets, 2, true), OK);
	read_all(ctx, import.id);
	assert_string_equal(import_password_read(ctx, import.id, 1), "correct horse");
	assert_int_equal(rows_integer(q_import_replacement_count(ctx->db, import.id)), 0);
	assert_null(strstr(edited(ctx, import.id), "horse"));
	/* And stays the row's when the file is read once more. */
	import = import_now(ctx, import.id);
	assert_int_equal(import_check_again(ctx, &import), OK);
	read_all(ctx, import.id);
	assert_string_equal(import_password_read(ctx, import.id, 1), "correct horse");
	assert_string_equal(row_now(ctx, &import, 1), "valid enrol");
	world_close(ctx);
}

static void
a_corrected_row_keeps_its_password(void **state)
{
	struct ctx *ctx = open_organisation();
	static const char *const cells[] = { "b@x.example", "" }, *const anew[] = { "b@x.example", "another one 22" };
	struct import import;

	(void)state;
	world_group(ctx, "At once", "enrol", "");
	import = upload(ctx, IMPORT_ENROL, "user_email,user_pass\na.x.example,correct horse\n");
	assert_int_equal(import_row_edit(ctx, &import, 1, cells, 2), OK);
	assert_string_equal(row_now(ctx, &import, 1), "valid enrol");
	assert_string_equal(import_password_read(ctx, import.id, 1), "correct horse");
	assert_int_equal(import_row_edit(ctx, &import, 1, anew, 2), OK);
	assert_int_equal(import_check_again(ctx, &import), OK);
	read_all(ctx, import.id);
	assert_string_equal(row_now(ctx, &import, 1), "valid enrol");
	assert_string_equal(import_password_read(ctx, import.id, 1), "another one 22");
	world_close(ctx);
}

static void
an_import_that_was_decided_about_is_read_no_further(void **state)
{
	struct ctx *ctx = open_organisation();
	const char *text = "email\na@x.example\nb@x.example\nc@x.example\n";
	int64_t id = upload_bytes(ctx, IMPORT_ENROL, text, strlen(text));
	struct import import;
	int done;

	(void)state;
	assert_false(import_read_some(ctx, id, 1, &done));
	import = import_now(ctx, id);
	assert_int_equal(import_disapprove(ctx, &import), OK);
	assert_true(import_read_some(ctx, id, 1, &done));
	import = import_now(ctx, id);
	assert_string_equal(import.status, "disapproved");
	assert_int_equal(import.row_count, 1);
	assert_int_equal(import_row_skip(ctx, &import, 1, true), INVALID);
	assert_int_equal(import_check_again(ctx, &import), INVALID);
	world_close(ctx);
}

/* ---------------------------------------------------------------- the counts */

static unsigned
draw(unsigned below)
{
	uint32_t number;

	random_bytes(&number, sizeof number);
	return number % below;
}

static const char *
some_row(struct ctx *ctx)
{
	static const char *const groups[] = { "", "", "Kitchen", "Garden", "Kitchen; Garden", "Volunteers|Kitchen", "Nowhere" };
	static const char *const ends[] = { "@x.example", "@x.example", "@x.example", "@gmial.com", ".x.example" };

	return arena_text(ctx->arena, "p%u%s,%s", draw(60), ends[draw(5)], groups[draw(7)]);
}

/* What the kept counts should be, from the rows themselves. */
static void
compare_counts(struct ctx *ctx, const struct import *import)
{
	static const char *const whats[] = { "verdict:valid", "verdict:warning", "verdict:error", "verdict:skipped", "plan:invite",
		"plan:enrol", "plan:already", "plan:none" };
	int64_t found[8] = { 0 }, seats[10] = { 0 };

	for (int64_t number = 1; number <= import->row_count; number++) {
		struct rows *rows = q_import_row_get(ctx->db, import->id, number);

		assert_true(row_one(rows));
		for (size_t i = 0; i < 8; i++)
			found[i] +=
				strcmp(strchr(whats[i], ':') + 1, row_text(rows, i < 4 ? IMPORT_ROW_GET_VERDICT : IMPORT_ROW_GET_PLAN)) == 0;
		for (const char *at = row_text(rows, IMPORT_ROW_GET_PLACES); (at = strchr(at, '+')) != NULL; at++)
			seats[at[1] - '0']++;
	}
	for (size_t i = 0; i < 8; i++)
		assert_int_equal(count_now(ctx, import, whats[i]), found[i]);
	for (int i = 1; i < 10; i++)
		assert_int_equal(count_now(ctx, import, arena_text(ctx->arena, "group:%d", i)), seats[i]);
}

static void
the_counts_are_those_of_the_rows(void **state)
{
	struct ctx *ctx = open_organisation();
	struct buffer text = buffer_new(ctx->arena, 1 << 20);
	struct import import;
	int64_t group = ctx->group;

	(void)state;
	world_group(ctx, "Kitchen", "enrol", "");
	world_group(ctx, "Garden", "ask", "");
	world_enrol(ctx, "p1@x.example", NULL);
	ctx->group = group;
	world_enrol(ctx, "p2@x.example", NULL);
	buffer_text(&text, "email,group\n");
	for (int i = 0; i < 150; i++)
		buffer_format(&text, "%s\n", some_row(ctx));
	import = import_now(ctx, upload_bytes(ctx, IMPORT_ENROL, text.data, text.length));
	for (int done; !import_read_some(ctx, import.id, 40, &done);)
		continue;
	import = import_now(ctx, import.id);
	compare_counts(ctx, &import);
	for (int i = 0; i < 40; i++) {
		struct arena *world = file_begin(ctx);
		const char *row = some_row(ctx);
		size_t length = strcspn(row, ",");

		if (draw(2))
			assert_int_equal(import_row_skip(ctx, &import, 1 + draw(150), draw(2)), OK);
		else
			assert_int_equal(edit(ctx, &import, 1 + draw(150), arena_copy(ctx->arena, row, length), row + length + 1), OK);
		file_end(ctx, world);
	}
	compare_counts(ctx, &import);
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
		cmocka_unit_test(a_corrected_row_is_checked_with_those_of_its_address),
		cmocka_unit_test(a_row_is_left_out_and_taken_in_again),
		cmocka_unit_test(one_value_becomes_another_in_all_rows),
		cmocka_unit_test(a_corrected_row_keeps_its_password),
		cmocka_unit_test(a_password_in_a_corrected_row_is_hidden_once_its_column_is_known_for_one),
		cmocka_unit_test(an_import_that_was_decided_about_is_read_no_further),
		cmocka_unit_test(the_counts_are_those_of_the_rows),
		cmocka_unit_test(who_is_archived_is_brought_back_by_a_file_of_an_administrator_only),
		cmocka_unit_test(whoever_stands_archived_in_the_group_is_an_administrators_to_restore),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
