/* Whoever comes in together with others is taken in as they would be alone: the same file, done row by row and all at once, leaves the same
   in every table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "domain/account.h"
#include "domain/group.h"
#include "domain/import_password.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "domain/secret.h"
#include "domain/site.h"
#include "domain/wait.h"
#include "lib/database.h"
#include "lib/import.h"
#include "lib/ruled.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define DUMP_MOST 400000
#define TABLES_MOST 150

/* ---------------------------------------------------------------- everything that is stored, ids and chance aside */

/* How a column is told of; NULL: not at all. */
static const struct {
	const char *column, *as;
} spellings[] = {
	{ "id", NULL },
	{ "rowid", NULL },
	{ "held_after", NULL }, /* in the order of their coming: the invariants look at that */
	{ "data", NULL },
	{ "account_id", "(SELECT a.email FROM accounts a WHERE a.id = t.account_id)" },
	{ "member_id", "(SELECT a.email FROM accounts a JOIN members m ON m.account_id = a.id WHERE m.id = t.member_id)" },
	{ "membership_id", "(SELECT m.email_key || m.group_id || m.status FROM memberships m WHERE m.id = t.membership_id)" },
	{ "token_id", "(SELECT k.purpose || k.email FROM tokens k WHERE k.id = t.token_id)" },
	{ "job_id", "(SELECT j.kind FROM jobs j WHERE j.id = t.job_id)" },
	{ "address_id", "(SELECT d.email FROM addresses d WHERE d.id = t.address_id)" },
	{ "seat_of", "(SELECT m.email_key FROM memberships m WHERE m.id = t.seat_of)" },
	{ "position", "CASE WHEN t.position IS NULL THEN 'none' ELSE 'some' END" },
	{ "message_id", "CASE WHEN t.message_id IS NULL THEN 'none' ELSE 'some' END" },
	{ "nonce", "CASE WHEN t.nonce IS NULL THEN 'none' ELSE 'some' END" },
	{ "token_nonce", "CASE WHEN t.token_nonce IS NULL THEN 'none' ELSE 'some' END" },
	{ "token_hash", "CASE WHEN t.token_hash IS NULL THEN 'none' ELSE 'some' END" },
	{ "sealed", "length(t.sealed)" },
	{ "key", "CASE WHEN t.key IS NULL THEN 'none' ELSE 'some' END" },
};

static const char *
told(struct ctx *ctx, const char *column)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (strcmp(spellings[i].column, column) == 0)
			return spellings[i].as;
	return arena_text(ctx->arena, "t.%s", column);
}

/* Whose the words are that people are found by: the id of such a row is theirs. */
static const struct {
	const char *table, *whose;
} searches[] = {
	{ "account_search", "(SELECT a.email FROM accounts a WHERE a.id = t.rowid)" },
	{ "member_search", "(SELECT m.email_key FROM members m WHERE m.id = t.rowid)" },
	{ "membership_search", "(SELECT m.email_key || m.group_id || m.status FROM memberships m WHERE m.id = t.rowid)" },
};

static const char *
whose(const char *table)
{
	for (size_t i = 0; i < sizeof searches / sizeof *searches; i++)
		if (strcmp(searches[i].table, table) == 0)
			return searches[i].whose;
	return "''";
}

static struct looked
tables_of(struct ctx *ctx)
{
	if (database_is_postgres())
		return look(ctx,
			"SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"
			" AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'store_%%' ORDER BY 1");
	return look(ctx,
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%%' AND name NOT LIKE '%%_search_%%'"
		" ORDER BY 1");
}

static struct looked
columns_of(struct ctx *ctx, const char *table)
{
	if (database_is_postgres())
		return look(ctx,
			"SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = '%s'"
			" ORDER BY ordinal_position",
			table);
	return look(ctx, "SELECT name FROM pragma_table_info('%s') ORDER BY cid", table);
}

static void
dump_table(struct ctx *ctx, const char *table, struct buffer *dump)
{
	struct buffer text = buffer_new(ctx->arena, 4000);
	struct looked columns = columns_of(ctx, table), rows;

	for (size_t i = 0; i < columns.count; i++)
		if (told(ctx, columns.rows[i][0]))
			buffer_format(
				&text, "%sCOALESCE(CAST(%s AS TEXT), '-')", text.length ? " || '|' || " : "", told(ctx, columns.rows[i][0]));
	if (!text.length)
		return;
	rows = look(ctx, "SELECT %s || %s AS told FROM %s t ORDER BY 1", whose(table), text.data, table);
	for (size_t i = 0; i < rows.count; i++)
		buffer_format(dump, "%s: %s\n", table, rows.rows[i][0]);
}

/* Outlives the world. */
static void
dump_all(struct ctx *ctx, char *to)
{
	struct buffer dump = buffer_new(ctx->arena, DUMP_MOST);
	struct looked tables = tables_of(ctx);

	assert_true(tables.count > 40 && tables.count < TABLES_MOST);
	for (size_t i = 0; i < tables.count; i++)
		dump_table(ctx, tables.rows[i][0], &dump);
	memcpy(to, dump.data, dump.length + 1);
}

static void
assert_same(const char *title, const char *alone, const char *together)
{
	size_t line = 0;

	for (size_t i = 0; alone[i] && alone[i] == together[i]; i++)
		if (alone[i] == '\n')
			line = i + 1;
	if (strcmp(alone, together) != 0)
		fail_msg("%s:\nalone    %.*s\ntogether %.*s", title, (int)strcspn(alone + line, "\n"), alone + line,
			(int)strcspn(together + line, "\n"), together + line);
}

/* ---------------------------------------------------------------- the world that a file comes to */

static void
wrong(void *closure, const char *words, const char *found)
{
	(void)closure;
	fail_msg("%s: %s", words, found);
}

/* What its links are made of. */
static void
links_are_whole(struct ctx *ctx)
{
	struct looked tokens = look(ctx, "SELECT id, purpose, nonce, token_hash FROM tokens");
	struct looked invites = look(ctx, "SELECT token_nonce, token_hash FROM memberships WHERE token_nonce IS NOT NULL");

	for (size_t i = 0; i < tokens.count; i++) {
		const char *link = secret_token(ctx->arena, tokens.rows[i][1], strtoll(tokens.rows[i][0], NULL, 10), tokens.rows[i][2]);

		assert_string_equal(token_hash(ctx->arena, link), tokens.rows[i][3]);
	}
	for (size_t i = 0; i < invites.count; i++)
		assert_string_equal(
			token_hash(ctx->arena, secret_token(ctx->arena, "invite", 0, invites.rows[i][0])), invites.rows[i][1]);
}

/* Known by an address that is written in another way, by a second one, from the archive, and from an account that is closed. */
static void
acquaint(struct ctx *ctx)
{
	int64_t old = world_account(ctx, "old@there.example", "Olga", "Old");

	member_ensure(ctx, old);
	world_add_address(ctx, old, "olga@home.example", false);
	world_member(ctx, "known@bücher.example", "Kim", "Known");
	assert_int_equal(member_archive(ctx, world_member(ctx, "gone@there.example", "Gil", "Gone")), OK);
	assert_int_equal(site_close_account(ctx, world_account(ctx, "closed@there.example", "Cora", "Closed")), OK);
}

/* Somebody is there already, somebody else waits, and somebody was invited before. */
static void
furnish(struct ctx *ctx)
{
	int64_t courses[2] = { taught_course(ctx, "Ladders", 1), taught_course(ctx, "Forklifts", 2) }, waiting, declined;
	struct rule_condition fleet = {
		.subject = RULE_FIELD, .subject_id = world_field(ctx, "Department", "text", ""), .value = "fleet"
	};
	struct rule_condition bobs = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "bob" };
	struct invite invite;
	struct email waits;

	world_branch(ctx, 0, "North");
	ruled_group(ctx, "Fleet", "ask", "");
	ruled_save(ctx, false, &fleet, 1);
	ruled_group(ctx, "Bobs", "enrol", "");
	ruled_save(ctx, false, &bobs, 1);
	world_field(ctx, "Shift", "text", "");
	acquaint(ctx);
	waiting = world_account(ctx, "waits@there.example", "Will", "Waits");
	waits = world_email(ctx, "waits@there.example");
	world_group(ctx, "Small", "enrol", "4");
	assert_int_equal(group_set_courses(ctx, courses, 1), OK);
	assert_int_equal(world_enrol(ctx, "first@there.example", NULL), ADMITTED);
	world_group(ctx, "Askers", "ask", "");
	assert_int_equal(world_enrol(ctx, "invited@there.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "declined@there.example", &declined), ADMITTED);
	invite = world_invite(ctx, declined);
	assert_int_equal(invite_decline(ctx, &invite), OK);
	world_group(ctx, "Drivers", "enrol", "");
	wait_join(ctx, &(struct wait){ .account = waiting, .email = &waits, .route = "code", .detail = "" });
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
	rule_settle(ctx);
}

struct story {
	const char *title;
	enum import_kind kind;
	const char *group; /* for which; NULL: the organisation */
	const char *csv, *when;
};

static void
run(struct ctx *ctx, const struct story *story, int64_t id, int most)
{
	struct import_approval approval = {
		.when = story->when, .date = "2026-12-01", .time = "09:30", .leave_errors = true, .over = true
	};
	struct import import = world_import_now(ctx, id);
	int done;
	bool over;

	assert_int_equal(import_approve(ctx, &import, &approval), OK);
	do {
		struct ctx own = *ctx;

		over = import_run_some(&own, id, most, &done);
		assert_null(own.bulk);
		rule_settle(&own);
	} while (!over);
}

/* Between the preview and the work. */
static void
meanwhile(struct ctx *ctx)
{
	struct ctx askers = ctx_within(ctx, ctx->organisation, look_number(ctx, "SELECT id FROM groups WHERE name = 'Askers'"));

	assert_int_equal(world_enrol(&askers, "meanwhile@there.example", NULL), ADMITTED);
	world_account(ctx, "registers@there.example", "Ron", "Registers");
}

static void
tell(const struct story *story, int most, char *after, char *undone)
{
	struct ctx *ctx = world_open();
	int64_t id;

	furnish(ctx);
	if (story->group)
		ctx->group = look_number(ctx, "SELECT id FROM groups WHERE name = '%s'", story->group);
	else
		ctx->group = 0;
	id = world_import(ctx, story->kind, story->csv);
	meanwhile(ctx);
	run(ctx, story, id, most);
	dump_all(ctx, after);
	links_are_whole(ctx);
	assert_int_equal(invariant_check(ctx->db, 5, wrong, NULL), 0);
	world_import_undo(ctx, id);
	rule_settle(ctx);
	dump_all(ctx, undone);
	assert_int_equal(invariant_check(ctx->db, 5, wrong, NULL), 0);
	world_close(ctx);
}

static const struct story stories[] = {
	{ "enrolled at once", IMPORT_ENROL, "Drivers",
		"email,first name,last name,branch,Department,Shift\n"
		"ann@a.example,Ann,Ash,North,fleet,night\nold@there.example,O,L,North,fleet,day\nbob@a.example,,,,,\n"
		"ann@a.example,Ann,Twice,,,\nnobody\nwaits@there.example,,,,,\ncid@a.example,Cid,,,office,\n"
		"olga@home.example,Ol,,,,\nKNOWN@xn--bcher-kva.example,,,,fleet,\ngone@there.example,Gil,,,fleet,\n"
		"closed@there.example,,,,,\nFAY@A.Example,Fay,,,,\nfay@a.example,Fay,,,,\n"
		"Dot@Bücher.example,Dot,Ünal,Norht,fleet,\neve@a.example,Eve,Ek,North,,late\n",
		"now" },
	{ "invited", IMPORT_ENROL, "Askers",
		"email,first name,branch,Shift,notify time\nann@a.example,Ann,North,night,\ninvited@there.example,,,,\n"
		"bob@a.example,Bob,,,2026-11-25 08:00\ndeclined@there.example,Di,,,\nmeanwhile@there.example,,,,\n"
		"registers@there.example,Ro,,,\nold@there.example,,,,\ncid@a.example,Cid,,,\n",
		"hold" },
	{ "not before the day", IMPORT_ENROL, "Drivers", "email\nann@a.example\nbob@a.example\n", "later" },
	{ "more people than seats", IMPORT_ENROL, "Small",
		"email\nann@a.example\nbob@a.example\nold@there.example\ncid@a.example\ndot@a.example\neve@a.example\n", "now" },
	{ "several groups", IMPORT_GROUPS, NULL,
		"email,first name,group,Department\nann@a.example,Ann,Drivers;Askers,fleet\nbob@a.example,Bob,Askers;Drivers;Small,\n"
		"cid@a.example,Cid,Drivers;Small,fleet\ndot@a.example,Dot,Nowhere,\nann@a.example,Ann,Small,\neve@a.example,Eve,Drivers;Drivers,\n"
		"old@there.example,,Askers;Small,fleet\nknown@bücher.example,,Small;Drivers,\nfay@a.example,Fay,Small,\ngus@a.example,,Askers,\nhal@a.example,Hal,Drivers,fleet\n"
		"meanwhile@there.example,,Drivers;Askers,\nregisters@there.example,,Askers;Drivers,\n",
		"now" },
	{ "people", IMPORT_PEOPLE, NULL,
		"email,first name,last name,group,branch,Shift\nann@a.example,Ann,Ash,,North,night\nbob@a.example,Bob,Birch,Drivers,,\n"
		"cid@a.example,Cid,Cole,Askers;Small;Drivers,North,day\nold@there.example,,,Drivers,,\ndot@a.example,Dot,Dale,Small;Askers,,\n"
		"waits@there.example,,,,,\nfirst@there.example,,,,,\neve@a.example,,,,,\ngone@there.example,,,Drivers,,\n"
		"closed@there.example,,,Askers,,\nknown@bücher.example,,,Drivers,,\nolga@home.example,,,Askers,North,\n",
		"now" },
	{ "people who are not told", IMPORT_PEOPLE, NULL,
		"email,group\nann@a.example,\nbob@a.example,Drivers\ncid@a.example,Askers\n", "hold" },
	{ "with passwords", IMPORT_ENROL, "Drivers",
		"user_email,user_pass\nann@a.example,correct horse battery\nbob@a.example,\nold@there.example,staple of wood 9\n"
		"cid@a.example,another fine phrase\n",
		"now" },
	{ "people with passwords", IMPORT_PEOPLE, NULL,
		"user_email,user_pass,group\nann@a.example,correct horse battery,\nbob@a.example,a river runs by,Askers\ncid@a.example,,Drivers\n",
		"later" },
};

static void
a_file_leaves_the_same_row_by_row_and_all_at_once(void **state)
{
	static char alone[2][DUMP_MOST], together[2][DUMP_MOST];

	(void)state;
	for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
		tell(&stories[i], 1, alone[0], alone[1]);
		tell(&stories[i], 100, together[0], together[1]);
		assert_same(stories[i].title, alone[0], together[0]);
		assert_same(stories[i].title, alone[1], together[1]);
	}
}

static void
passwords_reach_the_accounts_of_people_who_come_together(void **state)
{
	struct ctx *ctx = world_open();
	struct waiting_password waiting[5];
	int64_t id;
	int done;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	id = world_import(ctx, IMPORT_ENROL, "user_email,user_pass\nann@a.example,correct horse\nbob@a.example,battery staple\n");
	world_import_approve(ctx, id);
	while (!import_run_some(ctx, id, 100, &done))
		;
	assert_int_equal(account_passwords_waiting(ctx, waiting, 5), 2);
	assert_int_equal(waiting[0].account, account_by_email(ctx, "ann@a.example"));
	assert_string_equal(waiting[0].password, "correct horse");
	assert_string_equal(waiting[1].password, "battery staple");
	world_close(ctx);
}

static void
the_first_rows_get_the_seats(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;
	int done;

	(void)state;
	world_member(ctx, "old@there.example", "Olga", "Old");
	world_group(ctx, "Drivers", "enrol", "3");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nold@there.example\nbob@a.example\ncid@a.example\n");
	world_import_approve(ctx, id);
	while (!import_run_some(ctx, id, 100, &done))
		;
	assert_int_equal(world_count(ctx, "held"), 3);
	assert_string_equal(world_import_deeds(ctx, id, 2), "enrolled");
	assert_string_equal(world_import_row(ctx, id, 4), "failed none: No seat is free. Free a seat, then upload the row again.");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_leaves_the_same_row_by_row_and_all_at_once),
		cmocka_unit_test(passwords_reach_the_accounts_of_people_who_come_together),
		cmocka_unit_test(the_first_rows_get_the_seats),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
