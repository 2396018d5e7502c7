/* Files on their way to their rows: which are refused, which are asked about, and what their columns are. */
#include "domain/import_world.h"

#include "domain/field.h"
#include "domain/group.h"
#include "domain/import_password.h"

static const struct {
	const char *text, *words;
} refused[] = {
	{ "", "" },
	{ "  \r\n\r\n", "" },
	{ "first name,last name,email\r\n", "There is only one row, and it holds no e-mail address" },
	{ "PK\x03\x04rest of a zip", "" },
	{ "%PDF-1.4\n%....\n", "" },
};

static void
a_file_that_cannot_be_used_is_kept_and_says_why(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		struct import import = upload(ctx, IMPORT_ENROL, refused[i].text);
		struct rows *rows = q_import_progress(ctx->db, ctx->organisation, import.id);

		assert_string_equal(import.status, "refused");
		assert_true(row_one(rows));
		assert_begins(row_text(rows, IMPORT_PROGRESS_REFUSAL), refused[i].words);
		assert_true(*row_text(rows, IMPORT_PROGRESS_REFUSAL));
	}
	world_close(ctx);
}

static const char *
refusal(struct ctx *ctx, const struct import *import)
{
	struct rows *rows = q_import_progress(ctx->db, ctx->organisation, import->id);

	assert_true(row_one(rows));
	assert_string_equal(import->status, "refused");
	return row_text(rows, IMPORT_PROGRESS_REFUSAL);
}

static void
too_many_columns_are_counted(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer text = buffer_new(ctx->arena, 1 << 20);
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	for (int i = 0; i < 2000; i++)
		buffer_format(&text, "%scolumn %d", i ? "," : "", i);
	buffer_text(&text, "\na@x.example\n");
	import = upload(ctx, IMPORT_ENROL, text.data);
	assert_begins(refusal(ctx, &import), "The first row has 2,000 columns, and a file can have up to 200.");
	world_close(ctx);
}

static void
no_file_and_too_large_ones_are_problems_of_the_form(void **state)
{
	struct ctx *ctx = world_open();
	struct text_file file = { "", 0 };
	int64_t id = 0;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(import_create(ctx, IMPORT_ENROL, "", 0, text_file_read, &file, &id), INVALID);
	assert_begins(world_words(ctx, "csv"), "Choose a CSV file");
	ctx->problems = NULL;
	assert_int_equal(import_create(ctx, IMPORT_ENROL, "a.csv", IMPORT_BYTES_MOST + 1, text_file_read, &file, &id), INVALID);
	assert_holds(world_words(ctx, "csv"), "up to 32 MB");
	world_close(ctx);
}

static void
more_than_a_hundred_thousand_rows_are_refused_and_none_is_kept(void **state)
{
	struct ctx *ctx = world_open();
	const char *text = "email\na@x.example\nb@x.example\nc@x.example\n";
	int64_t id;
	struct import import;
	int done;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	id = upload_bytes(ctx, IMPORT_ENROL, text, strlen(text));
	assert_false(import_read_some(ctx, id, 1, &done));
	import = import_now(ctx, id);
	q_import_read_on(ctx->db, ctx->organisation, id, import.read_to, import.read_line, IMPORT_ROWS_MOST - 1);
	read_all(ctx, id);
	import = import_now(ctx, id);
	assert_begins(refusal(ctx, &import), "This file has more than 100,000 rows.");
	assert_string_equal(row_now(ctx, &import, 1), "");
	assert_string_equal(row_now(ctx, &import, IMPORT_ROWS_MOST), "");
	assert_int_equal(count_now(ctx, &import, "verdict:valid"), 0);
	world_close(ctx);
}

/* First lines, and what their columns become: "mapping" where somebody is asked. */
static const struct {
	enum import_kind kind;
	const char *head, *row, *targets;
} heads[] = {
	{ IMPORT_ENROL, "first name,last name,email", "Grace,Tan,a@x.example", "reading first_name last_name email" },
	{ IMPORT_ENROL, "user_email,user_pass,first_name,last_name", "a@x.example,secret,G,T",
		"reading email password first_name last_name" },
	{ IMPORT_ENROL, "E-Mail;Vorname;Nachname", "a@x.example;G;T", "reading email first_name last_name" },
	{ IMPORT_ENROL, "Vorname;Name;E-Mail", "G;T;a@x.example", "reading first_name last_name email" },
	{ IMPORT_ENROL, "Mail,Given,Family,Team,Dept", "a@x.example,G,T,,Kitchen", "reading email first_name last_name group -" },
	{ IMPORT_ENROL, "E-mail address,Given name,Surname", "a@x.example,G,T", "reading email first_name last_name" },
	{ IMPORT_ENROL, "Contact,Who,Where", "a@x.example,Grace,Kitchen", "mapping email - -" },
	{ IMPORT_ENROL, "email", "a@x.example", "reading email" },
	{ IMPORT_ENROL, "b@x.example", "a@x.example", "reading email" },
	{ IMPORT_ENROL, "Grace,Tan,b@x.example", "Hugo,Marchetti,a@x.example", "mapping first_name last_name email" },
	{ IMPORT_ENROL, "email,first name,e-mail", "a@x.example,G,b@x.example", "mapping email first_name -" },
	{ IMPORT_ENROL, "name,phone", "Grace,123", "mapping - -" },
	{ IMPORT_GROUPS, "email,first name,last name", "a@x.example,G,T", "mapping email first_name last_name" },
	{ IMPORT_PEOPLE, "email,first name,last name,Staff number,location", "a@x.example,G,T,1,",
		"reading email first_name last_name field branch" },
	{ IMPORT_UPDATE, "email,status,first name", "a@x.example,active,G", "reading email status -" },
	{ IMPORT_UPDATE, "email,first name", "a@x.example,G", "mapping email -" },
	{ IMPORT_REMOVE, "email,user_pass", "a@x.example,x", "reading email secret" },
	{ IMPORT_ENROL, "first name,last name,email,status,courses completed,came by,detail,added,invite sent,status since",
		"G,T,a@x.example,active,0,manual,,2026-11-20,,2026-11-20", "reading first_name last_name email - - - - - - -" },
	{ IMPORT_PEOPLE, "first name,last name,email,role,status,learns in,leads,joined",
		"G,T,a@x.example,Learner,active,1,0,2026-11-20", "reading first_name last_name email - - - - -" },
};

static const char *
targets_now(struct ctx *ctx, const struct import *import)
{
	size_t count;
	struct import_column *columns = import_columns_load(ctx, import->id, &count);
	const char *words = import->status;

	for (size_t i = 0; i < count; i++)
		words = arena_text(ctx->arena, "%s %s", words,
			!*columns[i].target                           ? "-"
				: strncmp(columns[i].target, "field:", 6) ? columns[i].target
														  : "field");
	return words;
}

static void
columns_are_recognised_or_asked_about(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_field(ctx, "Staff number", "number", "");
	world_group(ctx, "Volunteers", "ask", "");
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		struct arena *world = file_begin(ctx);
		int64_t group = ctx->group;
		const char *text = arena_text(ctx->arena, "%s\n%s\n", heads[i].head, heads[i].row);
		struct import import;

		ctx->group = heads[i].kind == IMPORT_GROUPS || heads[i].kind == IMPORT_PEOPLE ? 0 : group;
		import = import_now(ctx, upload_bytes(ctx, heads[i].kind, text, strlen(text)));
		assert_string_equal(targets_now(ctx, &import), heads[i].targets);
		ctx->group = group;
		file_end(ctx, world);
	}
	world_close(ctx);
}

static void
what_a_column_may_be_is_recognised_by_the_name_that_people_read(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	assert_int_equal(field_create(ctx, &(struct field_form){ .name = "Staff number", .type = "number", .choices = "" }, &id), OK);
	world_group(ctx, "Volunteers", "ask", "");
	for (enum import_kind kind = IMPORT_ENROL; kind <= IMPORT_PROGRESS; kind++) {
		struct import_targets targets = import_targets(ctx, kind);
		const char *labels[100];
		struct csv_row head = { .values = labels };
		bool has_header, certain;
		struct import_column *columns;

		for (size_t i = 0; i < targets.count; i++)
			if (*targets.all[i].target)
				labels[head.count++] = targets.all[i].label;
		columns = import_recognise(ctx, kind, &head, 1, &has_header, &certain);
		assert_true(certain);
		for (size_t i = 0; i < head.count; i++)
			assert_string_equal(arena_text(ctx->arena, "%s %s", columns[i].title, columns[i].target),
				arena_text(ctx->arena, "%s %s", targets.all[i + 1].label, targets.all[i + 1].target));
	}
	world_close(ctx);
}

static void
a_person_says_what_the_columns_are(void **state)
{
	struct ctx *ctx = world_open();
	static const char *const none[] = { "", "", "" }, *const twice[] = { "email", "first_name", "first_name" };
	static const char *const strange[] = { "email", "salary", "" }, *const good[] = { "email", "first_name", "last_name" };
	const char *text = "Contact,Who,Where\na@x.example,Grace,Tan\n";
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ENROL, text);
	assert_string_equal(import.status, "mapping");
	assert_int_equal(import_map(ctx, &import, none, 3, true), INVALID);
	assert_begins(world_words(ctx, ""), "No column is the e-mail address. Choose it below");
	ctx->problems = NULL;
	assert_int_equal(import_map(ctx, &import, twice, 3, true), INVALID);
	assert_begins(world_words(ctx, "column2"), "Columns 2 and 3 are chosen for the same thing.");
	ctx->problems = NULL;
	assert_int_equal(import_map(ctx, &import, strange, 3, true), INVALID);
	assert_begins(world_words(ctx, "column1"), "Column 2: Choose one of the list.");
	ctx->problems = NULL;
	assert_int_equal(import_map(ctx, &import, good, 3, true), OK);
	read_all(ctx, import.id);
	import = import_now(ctx, import.id);
	assert_string_equal(import.status, "ready");
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_int_equal(import_map(ctx, &import, good, 3, false), OK);
	read_all(ctx, import.id);
	assert_begins(row_now(ctx, &import, 1), "error none: The @ is missing.");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	world_close(ctx);
}

static void
a_file_that_turns_out_of_no_use_gives_up_its_passwords(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	import = upload(ctx, IMPORT_ENROL, "user_email,user_pass\n,\n");
	assert_string_equal(import.status, "refused");
	assert_true(rows_integer(q_job_of_kind_waits(ctx->db, "import_forget")));
	world_close(ctx);
}

static void
the_same_file_twice_is_told_and_changes_nothing(void **state)
{
	struct ctx *ctx = world_open();
	const char *text = "email\na@x.example\n";
	struct import first, second;
	struct rows *same;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	first = upload(ctx, IMPORT_ENROL, text);
	assert_false(row_one(q_import_same_file(ctx->db, ctx->organisation, first.id)));
	world_enrol(ctx, "a@x.example", NULL);
	second = upload(ctx, IMPORT_ENROL, text);
	same = q_import_same_file(ctx->db, ctx->organisation, second.id);
	assert_true(row_one(same));
	assert_string_equal(row_text(same, IMPORT_SAME_FILE_PERSON), "Dana Whitlock");
	assert_begins(row_now(ctx, &second, 1), "warning already:");
	world_close(ctx);
}

/* The bytes of a file as it is kept. */
static const char *
kept(struct ctx *ctx, const struct import *import)
{
	struct buffer out = buffer_new(ctx->arena, 1 << 20);

	struct import_copy *copy = import_copy_open(ctx, import);

	while (import_copy_next(copy, &out))
		continue;
	return out.data;
}

static void
a_file_is_kept_sealed_and_comes_back_as_it_was(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer text = buffer_new(ctx->arena, 1 << 20);
	struct import import;
	struct rows *rows;
	const char *piece;
	size_t size;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	buffer_text(&text, "email\n");
	for (int i = 0; i < 6000; i++)
		buffer_format(&text, "person%d@x.example\n", i);
	import = import_now(ctx, upload_bytes(ctx, IMPORT_ENROL, text.data, text.length));
	assert_string_equal(kept(ctx, &import), text.data);
	rows = q_import_piece(ctx->db, import.id, 1);
	assert_true(row_one(rows));
	piece = row_blob(rows, IMPORT_PIECE_DATA, &size);
	assert_null(memmem(piece, size, "person", 6));
	world_close(ctx);
}

/* What takes it in pieces keeps its arena to the end. */
static void
a_long_file_comes_back_in_the_room_of_a_piece(void **state)
{
	struct ctx *ctx = world_open();
	struct arena *receiver = arena_new(1 << 20);
	struct buffer text = buffer_new(ctx->arena, 4 << 20), out = buffer_new(receiver, 1 << 20);
	struct import_copy *copy;
	struct import import;
	size_t whole = 0;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	buffer_text(&text, "email\n");
	for (int i = 0; i < 100000; i++)
		buffer_format(&text, "person%06d@volunteers.example\n", i);
	import = import_now(ctx, upload_bytes(ctx, IMPORT_ENROL, text.data, text.length));
	copy = import_copy_open(ctx, &import);
	assert_int_equal(import_copy_size(copy), text.length);
	for (bool more = true; more; out.length = 0) {
		more = import_copy_next(copy, &out);
		assert_memory_equal(out.data, text.data + whole, out.length);
		whole += out.length;
	}
	assert_int_equal(whole, text.length);
	arena_free(receiver);
	world_close(ctx);
}

static void
passwords_stand_nowhere_in_clear(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	struct rows *rows;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	import = upload(ctx, IMPORT_ENROL,
		"user_email,user_pass,first_name,last_name\na@x.example,hunter2hunter2,G,T\nb@x.example,short,G,T\nc@x.example,T,G,hunter2hunter2,X\n"
		"d@x.example,\"hunter2\"hunter2,G,T\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid enrol");
	assert_begins(row_now(ctx, &import, 2), "error none: ");
	assert_begins(row_now(ctx, &import, 3), "error none: This row has 5 values");
	for (int i = 1; i <= 4; i++) {
		rows = q_import_row_get(ctx->db, import.id, i);
		assert_true(row_one(rows));
		assert_null(strstr(row_text(rows, IMPORT_ROW_GET_CELLS), "hunter2"));
		assert_null(strstr(row_text(rows, IMPORT_ROW_GET_PROBLEMS), "short"));
	}
	assert_null(strstr(kept(ctx, &import), "hunter2"));
	assert_holds(kept(ctx, &import), "user_pass");
	import_file_scrub(ctx, &import);
	import = import_now(ctx, import.id);
	assert_null(strstr(kept(ctx, &import), "hunter2"));
	assert_holds(kept(ctx, &import), "a@x.example,,G,T\r\n");
	world_close(ctx);
}

static void
a_file_without_its_passwords_is_whole_however_much_longer_it_became(void **state)
{
	struct ctx *ctx = world_open();
	struct buffer text = buffer_new(ctx->arena, 1 << 20), wanted = buffer_new(ctx->arena, 1 << 20);
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	buffer_text(&text, "user_email,user_pass,first_name,last_name\n");
	buffer_text(&wanted, "\xEF\xBB\xBFuser_email,user_pass,first_name,last_name\r\n");
	for (int i = 0; i < 1500; i++) {
		/* In Windows-1252, where it is one byte, and in UTF-8, where it is three. */
		buffer_format(&text, "p%d@x.example,hunter2hunter2,G,", i);
		buffer_format(&wanted, "p%d@x.example,,G,", i);
		for (int euro = 0; euro < 60; euro++) {
			buffer_text(&text, "\x80");
			buffer_text(&wanted, "\u20ac");
		}
		buffer_text(&text, "\n");
		buffer_text(&wanted, "\r\n");
	}
	import = import_now(ctx, upload_bytes(ctx, IMPORT_ENROL, text.data, text.length));
	assert_string_equal(kept(ctx, &import), wanted.data);
	import_file_scrub(ctx, &import);
	import = import_now(ctx, import.id);
	assert_int_equal(import.file_size, wanted.length);
	assert_true(import.file_size > 4 * (64 << 10)); /* pieces */
	assert_string_equal(kept(ctx, &import), wanted.data);
	world_close(ctx);
}

static void
a_row_that_is_taken_for_headings_shows_no_password(void **state)
{
	struct ctx *ctx = world_open();
	static const char *const targets[] = { "email", "password" };
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	import = upload(ctx, IMPORT_ENROL, "a@x.example,hunter2hunter2\nb@x.example,hunter2hunter3\n");
	assert_int_equal(import_map(ctx, &import, targets, 2, true), OK);
	import = import_now(ctx, import.id);
	assert_null(strstr(kept(ctx, &import), "hunter2"));
	world_close(ctx);
}

static void
an_organisation_may_take_no_passwords(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	struct rows *rows;

	(void)state;
	world_group(ctx, "Volunteers", "enrol", "");
	q_organisation_update(
		ctx->db, ctx->organisation, "Northfield Family Services", "northfield family services", "", "", "", "UTC", 0, 0);
	import = upload(ctx, IMPORT_ENROL, "user_email,user_pass,first_name,last_name\na@x.example,hunter2hunter2,G,T\n");
	assert_string_equal(targets_now(ctx, &import), "ready email secret first_name last_name");
	rows = q_import_row_get(ctx->db, import.id, 1);
	assert_true(row_one(rows));
	assert_null(strstr(row_text(rows, IMPORT_ROW_GET_CELLS), "hunter2"));
	assert_null(import_password_read(ctx, import.id, 1));
	world_close(ctx);
}

static void
leaders_import_for_the_groups_they_lead(void **state)
{
	struct ctx *ctx = world_open(), leader;
	int64_t theirs, member;
	enum import_kind kind;
	struct import import;

	(void)state;
	world_group(ctx, "Other", "ask", "");
	theirs = world_group(ctx, "Theirs", "ask", "");
	member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	assert_int_equal(group_add_leader(ctx, member), OK);
	leader = *ctx;
	leader.member = member;
	leader.role = LEARNER;
	assert_int_equal(group_enter(&leader, theirs), OK);
	assert_true(import_kind_find(&leader, "enrol", &kind));
	assert_true(import_kind_find(&leader, "groups", &kind));
	assert_false(import_kind_find(&leader, "people", &kind));
	assert_false(import_kind_find(&leader, "update", &kind));
	assert_false(import_kind_find(&leader, "nonsense", &kind));
	import = upload(&leader, IMPORT_ENROL,
		"email,first name,last name,branch,group\na@x.example,,,Riverside,\nb@x.example,,,,Other\nc@x.example,,,,theirs\n");
	assert_string_equal(targets_now(ctx, &import), "ready email first_name last_name - group");
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_begins(row_now(ctx, &import, 2), "error none: There is no group “Other”.");
	assert_string_equal(row_now(ctx, &import, 3), "valid invite");
	leader.role = LEARNER;
	leader.group = 0;
	assert_int_equal(import_enter(&leader, import.id, &import), OK);
	assert_int_equal(leader.group, theirs);
	ctx->group = 0;
	import = upload(ctx, IMPORT_PEOPLE, "email,first name,last name\nz@x.example,,\n");
	leader.role = LEARNER;
	assert_int_equal(import_enter(&leader, import.id, &import), NOT_FOUND);
	*ctx = world_neighbour(ctx);
	assert_int_equal(import_enter(ctx, import.id, &import), NOT_FOUND);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_cannot_be_used_is_kept_and_says_why),
		cmocka_unit_test(too_many_columns_are_counted),
		cmocka_unit_test(no_file_and_too_large_ones_are_problems_of_the_form),
		cmocka_unit_test(more_than_a_hundred_thousand_rows_are_refused_and_none_is_kept),
		cmocka_unit_test(columns_are_recognised_or_asked_about),
		cmocka_unit_test(what_a_column_may_be_is_recognised_by_the_name_that_people_read),
		cmocka_unit_test(a_person_says_what_the_columns_are),
		cmocka_unit_test(a_file_that_turns_out_of_no_use_gives_up_its_passwords),
		cmocka_unit_test(the_same_file_twice_is_told_and_changes_nothing),
		cmocka_unit_test(a_file_is_kept_sealed_and_comes_back_as_it_was),
		cmocka_unit_test(a_long_file_comes_back_in_the_room_of_a_piece),
		cmocka_unit_test(passwords_stand_nowhere_in_clear),
		cmocka_unit_test(a_file_without_its_passwords_is_whole_however_much_longer_it_became),
		cmocka_unit_test(a_row_that_is_taken_for_headings_shows_no_password),
		cmocka_unit_test(an_organisation_may_take_no_passwords),
		cmocka_unit_test(leaders_import_for_the_groups_they_lead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
