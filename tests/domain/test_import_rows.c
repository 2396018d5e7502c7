/* What the rows of a file are found to be. */
#include "domain/import_world.h"

#include "domain/account.h"
#include "domain/group.h"
#include "domain/member.h"

static void
a_file_of_new_people_is_valid_and_will_invite_them(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ENROL,
		"first name,last name,email\r\nGrace,Tan,grace@northfield.example\r\nHugo,Marchetti,hugo@northfield.example\r\n");
	assert_string_equal(import.status, "ready");
	assert_int_equal(import.row_count, 2);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	assert_int_equal(count_now(ctx, &import, "verdict:valid"), 2);
	assert_int_equal(count_now(ctx, &import, "plan:invite"), 2);
	assert_int_equal(count_now(ctx, &import, arena_text(ctx->arena, "group:%lld", (long long)import.group)), 2);
	world_close(ctx);
}

/* One row each, into the group Volunteers (ask first), beside the groups "Kitchen" and the archived "Old team". */
static const struct {
	const char *row, *words;
} enrol_rows[] = {
	{ "Grace,Tan,grace@x.example,", "valid invite" },
	{ "Grace,Tan,grace@x.example,kitchen", "valid invite" },
	{ "Grace,Tan,grace@x.example,  KITCHEN ", "valid invite" },
	{ "Grace,Tan,grace@x.example,Kitchen; Volunteers|kitchen", "valid invite" },
	{ "Grace,Tan,grace@x.example,Kichen", "error none: There is no group “Kichen”. Did you mean “Kitchen”? [Kitchen]" },
	{ "Grace,Tan,grace@x.example,Volunteers; Kichen",
		"error none: There is no group “Kichen”. Did you mean “Kitchen”? [Volunteers; Kitchen]" },
	{ "Grace,Tan,grace@x.example,Zebra crossing",
		"error none: There is no group “Zebra crossing”. Check its name, or create the group first." },
	{ "Grace,Tan,grace@x.example,old team", "error none: The group “Old team” is archived." },
	{ "Grace,Tan,,", "error none: The e-mail address is missing." },
	{ "Grace,Tan,grace.x.example,", "error none: The @ is missing." },
	{ "Grace,Tan,e.moreau@example,", "error none: The part after the @ has no ending" },
	{ "Grace,Tan,Grace Tan <grace@x.example>,",
		"error none: There is a name or a bracket beside the address. Enter the address alone, like name@example.org. [grace@x.example]" },
	{ "Grace,Tan,grace@x.example.,", "error none: There are two dots in a row" },
	{ "Grace,Tan,mailto:grace@x.example,", "valid invite" },
	{ "Grace,Tan,<grace@x.example>,", "valid invite" },
	{ "Grace,Tan,grace@gmial.com,",
		"warning invite: “gmial.com” is rarely right. Did you mean grace@gmail.com? [grace@gmail.com]" },
	{ "Grace,Tan,grace@hotmial.com,", "warning invite: “hotmial.com” is rarely right." },
	{ "Grace,Tan,Grace.Tan@yaho.com,",
		"warning invite: “yaho.com” is rarely right. Did you mean Grace.Tan@yahoo.com? [Grace.Tan@yahoo.com]" },
	{ "Grace,Tan,grace@gmail.con,", "warning invite: “gmail.con” is rarely right." },
	{ "02. Mrz,Tan,grace@x.example,", "warning invite: “02. Mrz” looks like a date" },
	{ "44927,Tan,grace@x.example,", "warning invite: “44927” looks like a date" },
	{ "Mar-02,Tan,grace@x.example,", "warning invite: “Mar-02” looks like a date" },
	{ "Mar,May,grace@x.example,", "valid invite" },
	{ "April,June,grace@x.example,", "valid invite" },
	{ "=HYPERLINK(1),Tan,grace@x.example,", "error none: “=HYPERLINK(1)” is a formula" },
	{ "=A1,Tan,grace@x.example,", "error none: “=A1” is a formula" },
	{ "'=A1,Tan,grace@x.example,", "error none: “=A1” is a formula" },
	{ "-,+,grace@x.example,", "valid invite" },
	{ "#NAME?,Tan,grace@x.example,", "error none: The spreadsheet could not work this out and wrote “#NAME?”." },
	{ "张伟,Żółć,grace@x.example,", "valid invite" },
	{ "محمد,Ñandú,grace@x.example,", "valid invite" },
	{ "A\x01,Tan,grace@x.example,", "error none: The first name has hidden control characters" },
	{ "Grace,Tan,grace@x.example,,,", "valid invite" },
	{ "Grace,Tan,grace@x.example,,more", "error none: This row has 5 values, and the file has 4 columns." },
	{ "Grace,Tan,grace@x.example", "valid invite" },
	{ "Grace,Tan", "error none: The e-mail address is missing." },
	{ "\"Grace\"s,Tan,grace@x.example,", "error none: " },
	{ "Closed,account,address no longer known,",
		"warning none: Whoever this was has closed their account. The row is left out." },
	{ "first name,last name,email,group", "warning none: These are the headings once more." },
	{ "Élise,Moreau,dana@northfield.example,", "valid invite" },
};

static void
each_kind_of_row_gets_its_verdict(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Old team", "ask", "");
	assert_int_equal(group_archive(ctx), OK);
	world_group(ctx, "Kitchen", "ask", "");
	world_group(ctx, "Volunteers", "ask", "");
	for (size_t i = 0; i < sizeof enrol_rows / sizeof *enrol_rows; i++) {
		struct arena *world = file_begin(ctx);
		struct import import = upload(ctx, IMPORT_ENROL,
			arena_text(ctx->arena, "first name,last name,email,group\nA,B,first@y.example,\n%s\n", enrol_rows[i].row));

		assert_string_equal(import.status, "ready");
		assert_begins(row_now(ctx, &import, 2), enrol_rows[i].words);
		file_end(ctx, world);
	}
	world_close(ctx);
}

static void
a_name_may_be_long_but_not_too_long(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;
	char name[102];

	(void)state;
	memset(name, 'a', 101);
	name[101] = '\0';
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ENROL, arena_text(ctx->arena, "vorname,email\n%s,a@x.example\n%s,b@x.example\n", name, name + 1));
	import = upload(
		ctx, IMPORT_ENROL, arena_text(ctx->arena, "vorname,nachname,email\n%s,,a@x.example\n%s,,b@x.example\n", name, name + 1));
	assert_begins(row_now(ctx, &import, 1), "error none: The first name has more than 100 characters");
	assert_string_equal(row_now(ctx, &import, 2), "valid invite");
	world_close(ctx);
}

static void
a_cell_of_any_length_ends_in_an_error_of_its_row(void **state)
{
	struct ctx *ctx = world_open();
	char *long_name = arena_alloc(ctx->arena, 60001);
	struct import import;

	(void)state;
	for (size_t i = 0; i < 60000; i += 2)
		memcpy(long_name + i, i % 600 ? "\xc3\xa9" : "; ", 2);
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ENROL,
		arena_text(ctx->arena, "email,group,vorname,nachname\na@x.example,%s,,\nb@x.example,,=A1%s,\n%s,,,\n", long_name,
			long_name, long_name));
	assert_string_equal(import.status, "ready");
	assert_begins(row_now(ctx, &import, 1), "error none: No group has such a long name.");
	assert_begins(row_now(ctx, &import, 2), "error none: “=A1; éé");
	assert_begins(row_now(ctx, &import, 3), "error none: ");
	assert_true(text_is_utf8(row_now(ctx, &import, 2), strlen(row_now(ctx, &import, 2))));
	world_close(ctx);
}

static void
the_later_of_two_rows_with_one_address_is_the_wrong_one(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ENROL, "email\n\nchidi@x.example\nnobody\nChidi@X.example\nchidi@x.example\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_begins(row_now(ctx, &import, 3), "error none: Same e-mail as line 3.");
	assert_begins(row_now(ctx, &import, 4), "error none: Same e-mail as line 3.");
	assert_int_equal(count_now(ctx, &import, "plan:invite"), 1);
	world_close(ctx);
}

/* 1,300 rows as a job reads them; number again[i][0] has the address of number again[i][1]. */
static struct import
upload_many(struct ctx *ctx, enum import_kind kind, const int again[][2], size_t count)
{
	struct buffer file = buffer_new(ctx->arena, 1 << 20);
	size_t next = 0;
	int64_t id;
	int done;

	buffer_text(&file, "email\n");
	for (int i = 1; i <= 1300; i++) {
		bool repeats = next < count && again[next][0] == i;

		buffer_format(&file, "p%d@x.example\n", repeats ? again[next][1] : i);
		next += repeats;
	}
	id = upload_bytes(ctx, kind, file.data, file.length);
	while (!import_read_some(ctx, id, 1000, &done))
		continue;
	return import_now(ctx, id);
}

/* Next to each other, on both sides of where a batch of rows ends, far apart, and three times. */
static void
an_address_that_comes_again_is_found_however_far_apart(void **state)
{
	static const int again[][2] = { { 20, 19 }, { 501, 500 }, { 502, 19 }, { 700, 3 }, { 1300, 1 } };
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	import = upload_many(ctx, IMPORT_ENROL, again, 5);
	assert_int_equal(import.row_count, 1300);
	assert_int_equal(count_now(ctx, &import, "verdict:error"), 5);
	assert_int_equal(count_now(ctx, &import, "plan:invite"), 1295);
	for (size_t i = 0; i < 5; i++)
		assert_begins(
			row_now(ctx, &import, again[i][0]), arena_text(ctx->arena, "error none: Same e-mail as line %d.", again[i][1] + 1));
	assert_string_equal(row_now(ctx, &import, 1000), "valid invite");
	world_close(ctx);
}

static void
people_who_are_known_are_found_among_many(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	world_enrol(ctx, "p2@x.example", NULL);
	world_enrol(ctx, "p1200@x.example", NULL);
	import = upload_many(ctx, IMPORT_ENROL, NULL, 0);
	assert_begins(row_now(ctx, &import, 2), "warning already: Already invited to this group.");
	assert_begins(row_now(ctx, &import, 1200), "warning already: Already invited to this group.");
	assert_int_equal(count_now(ctx, &import, "plan:already"), 2);
	world_member(ctx, "p600@x.example", "The", "Re");
	import = upload_many(ctx, IMPORT_PEOPLE, NULL, 0);
	assert_begins(row_now(ctx, &import, 600), "warning already: Already in this organisation.");
	assert_int_equal(count_now(ctx, &import, "plan:already"), 1);
	world_close(ctx);
}

static void
one_person_may_come_into_several_groups_by_several_rows(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Kitchen", "ask", "");
	world_group(ctx, "Garden", "enrol", "");
	ctx->group = 0;
	import = upload(
		ctx, IMPORT_GROUPS, "email,group\na@x.example,Kitchen\na@x.example,Garden\na@x.example,kitchen;garden\na@x.example,\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_string_equal(row_now(ctx, &import, 2), "valid enrol");
	assert_begins(row_now(ctx, &import, 3), "error none: Same e-mail as line 2.");
	assert_begins(row_now(ctx, &import, 4), "error none: No group is named.");
	world_close(ctx);
}

static void
people_who_stand_in_the_group_are_there_already(void **state)
{
	struct ctx *ctx = world_open();
	int64_t declined;
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	world_enrol(ctx, "waits@x.example", NULL);
	world_enrol(ctx, "declined@x.example", &declined);
	membership_move(ctx, declined, "prospect", "declined");
	import = upload(ctx, IMPORT_ENROL, "email\nwaits@x.example\ndeclined@x.example\nnew@x.example\n");
	assert_begins(row_now(ctx, &import, 1), "warning already: Already invited to this group.");
	assert_begins(row_now(ctx, &import, 2), "warning already: Declined an invite to this group.");
	assert_string_equal(row_now(ctx, &import, 3), "valid invite");
	assert_int_equal(count_now(ctx, &import, "plan:already"), 2);
	assert_int_equal(count_now(ctx, &import, arena_text(ctx->arena, "group:%lld", (long long)import.group)), 1);
	world_close(ctx);
}

static void
people_are_made_where_nobody_has_the_address(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_member(ctx, "there@x.example", "The", "Re");
	world_account(ctx, "elsewhere@x.example", "Else", "Where");
	ctx->group = 0;
	import = upload(ctx, IMPORT_PEOPLE, "email,Vorname,Nachname\nthere@x.example,,\nelsewhere@x.example,,\nnew@x.example,N,Ew\n");
	assert_begins(row_now(ctx, &import, 1), "warning already: Already in this organisation.");
	assert_string_equal(row_now(ctx, &import, 2), "valid create");
	assert_string_equal(row_now(ctx, &import, 3), "valid create");
	world_close(ctx);
}

static void
associating_and_removing_need_people_who_are_there(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_member(ctx, "there@x.example", "The", "Re");
	world_group(ctx, "Volunteers", "ask", "");
	import = upload(ctx, IMPORT_ASSOCIATE, "email\nthere@x.example\nnobody@x.example\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid associate");
	assert_begins(row_now(ctx, &import, 2), "error none: Nobody in this organisation has this address.");
	world_enrol(ctx, "waits@x.example", NULL);
	import = upload(ctx, IMPORT_REMOVE, "email\nwaits@x.example\nthere@x.example\n");
	assert_string_equal(row_now(ctx, &import, 1), "valid remove");
	assert_begins(row_now(ctx, &import, 2), "error none: Not in this group.");
	world_close(ctx);
}

/* As a spreadsheet saves rows that were emptied; the file's own lines are told all the same. */
static void
rows_without_any_value_are_no_people(void **state)
{
	struct ctx *ctx = world_open();
	struct import import;

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	import =
		upload(ctx, IMPORT_ENROL, "first name,last name,email\n,,\nGrace,Tan,grace@x.example\n, ,\nHugo,Marchetti,\n,,\n,,,,\n");
	assert_string_equal(import.status, "ready");
	assert_int_equal(import.row_count, 2);
	assert_string_equal(row_now(ctx, &import, 1), "valid invite");
	assert_begins(row_now(ctx, &import, 2), "error none: The e-mail address is missing.");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_of_new_people_is_valid_and_will_invite_them),
		cmocka_unit_test(each_kind_of_row_gets_its_verdict),
		cmocka_unit_test(a_name_may_be_long_but_not_too_long),
		cmocka_unit_test(a_cell_of_any_length_ends_in_an_error_of_its_row),
		cmocka_unit_test(the_later_of_two_rows_with_one_address_is_the_wrong_one),
		cmocka_unit_test(an_address_that_comes_again_is_found_however_far_apart),
		cmocka_unit_test(people_who_are_known_are_found_among_many),
		cmocka_unit_test(one_person_may_come_into_several_groups_by_several_rows),
		cmocka_unit_test(people_who_stand_in_the_group_are_there_already),
		cmocka_unit_test(people_are_made_where_nobody_has_the_address),
		cmocka_unit_test(associating_and_removing_need_people_who_are_there),
		cmocka_unit_test(rows_without_any_value_are_no_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
