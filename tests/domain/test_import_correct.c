/* What becomes of rows that are corrected, left out or replaced, and of what is counted of them. */
#include "domain/import_world.h"

#include "base/random.h"
#include "domain/group.h"
#include "domain/import_password.h"

static struct ctx *
open_group(void)
{
	struct ctx *ctx = world_open();

	world_group(ctx, "Volunteers", "ask", "");
	return ctx;
}

static enum outcome
edit(struct ctx *ctx, const struct import *import, int64_t number, const char *email, const char *group)
{
	const char *const cells[] = { email, group };

	return import_row_edit(ctx, import, number, cells, 2);
}

static void
a_corrected_row_is_checked_with_those_of_its_address(void **state)
{
	struct ctx *ctx = open_group();
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
	struct ctx *ctx = open_group();
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
	struct ctx *ctx = open_group();
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
	struct ctx *ctx = open_group();
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
	struct ctx *ctx = open_group();
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
	struct ctx *ctx = open_group();
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_corrected_row_is_checked_with_those_of_its_address),
		cmocka_unit_test(a_row_is_left_out_and_taken_in_again),
		cmocka_unit_test(one_value_becomes_another_in_all_rows),
		cmocka_unit_test(a_password_in_a_corrected_row_is_hidden_once_its_column_is_known_for_one),
		cmocka_unit_test(a_corrected_row_keeps_its_password),
		cmocka_unit_test(an_import_that_was_decided_about_is_read_no_further),
		cmocka_unit_test(the_counts_are_those_of_the_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
