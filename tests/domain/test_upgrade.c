/* An installation of an earlier version, with things in it, is brought up to date: on both engines, from the version with which one of
   them begins (http/upgrade.test.mjs comes from further back). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fault.h"
#include "lib/database.h"
#include "store/postgres.h"
#include "store/query.h"
#include "store/sqlite.h"

/* Of each kind the latest one was deleted: the third branch, the second field and course; a request to join and a report by mail whose
   mails are there still. */
static const char things[] =
	"INSERT INTO organisations (name, name_key, created_at) VALUES ('Northfield', 'northfield', 1);"
	"INSERT INTO accounts (email, created_at) VALUES ('ada@old.example', 1);"
	"INSERT INTO members (organisation_id, account_id, sort_key, joined_at) VALUES (1, 1, 'ada', 1);"
	"INSERT INTO groups (organisation_id, name, name_key, created_at, active_at) VALUES (1, 'Care', 'care', 1, 1);"
	"INSERT INTO seat_entries (organisation_id, group_id, at, why, held_after) VALUES (1, 1, 1, 'opening', 0);"
	"INSERT INTO branches (organisation_id, parent_id, name, name_key, created_at) VALUES (1, NULL, 'North', 'north', 1);"
	"INSERT INTO branches (organisation_id, parent_id, name, name_key, created_at) VALUES (1, 1, 'Riverside', 'riverside', 1);"
	"INSERT INTO branches (organisation_id, parent_id, name, name_key, created_at) VALUES (1, 1, 'Hill', 'hill', 1);"
	"DELETE FROM branches WHERE id = 3;"
	"INSERT INTO fields (organisation_id, name, name_key, type, position, created_at) VALUES (1, 'Shoe size', 'shoe size', 'text', 1, 1);"
	"INSERT INTO fields (organisation_id, name, name_key, type, position, created_at) VALUES (1, 'Room', 'room', 'text', 2, 1);"
	"DELETE FROM fields WHERE id = 2;"
	"INSERT INTO member_values (organisation_id, member_id, field_id, value, value_key, fits) VALUES (1, 1, 1, '44', '44', 1);"
	"INSERT INTO courses (organisation_id, title, title_key, created_at, certificate_months) VALUES (1, 'Safety', 'safety', 1, 24);"
	"INSERT INTO courses (organisation_id, title, title_key, created_at) VALUES (1, 'Hygiene', 'hygiene', 1);"
	"DELETE FROM courses WHERE id = 2;"
	"INSERT INTO group_courses (organisation_id, group_id, course_id, position, added_at) VALUES (1, 1, 1, 1, 1);"
	"INSERT INTO join_branches (organisation_id, branch_id) VALUES (1, 2);"
	"INSERT INTO join_requests (organisation_id, group_id, branch_id, email, email_key, email_wire, nonce, token_hash, created_at, expires_at)"
	" VALUES (1, 1, 2, 'Ben@old.example', 'ben@old.example', 'Ben@old.example', 'nonce', 'hash', 1, 2);"
	"INSERT INTO join_requests (organisation_id, group_id, email, email_key, email_wire, nonce, token_hash, created_at, expires_at)"
	" VALUES (1, 1, 'cy@old.example', 'cy@old.example', 'cy@old.example', 'nonce', 'other', 1, 2);"
	"DELETE FROM join_requests WHERE id = 2;"
	"INSERT INTO report_schedules (organisation_id, group_id, member_id, every, next_at, created_at) VALUES (1, 1, 1, 'day', 9, 1);"
	"INSERT INTO report_schedules (organisation_id, group_id, member_id, every, next_at, created_at) VALUES (1, 1, 1, 'week', 9, 1);"
	"DELETE FROM report_schedules WHERE id = 2;"
	"INSERT INTO messages (organisation_id, kind, email, email_wire, detail, message_id, send_at, created_at) VALUES"
	" (1, 'joining', 'cy@old.example', 'cy@old.example', '2', 'a', 1, 1), (1, 'report', 'ada@old.example', 'ada@old.example', '2 1 9', 'b', 1, 1);"
	"INSERT INTO accounts (email, created_at) VALUES ('eve@old.example', 1), ('flo@old.example', 1);"
	"INSERT INTO members (organisation_id, account_id, sort_key, joined_at, status, archived_at) VALUES (1, 2, 'eve', 1, 'archived', 5);"
	"INSERT INTO wait_entries (organisation_id, group_id, account_id, email, email_key, route, added_at) VALUES"
	" (1, 1, 2, 'eve@old.example', 'eve@old.example', 'code', 2), (1, 1, 3, 'flo@old.example', 'flo@old.example', 'code', 3);"
	"UPDATE groups SET on_wait_list = 2 WHERE id = 1;"
	"INSERT INTO activities (organisation_id, at, kind, verb) VALUES"
	" (1, 1, 'branch', 'branch.deleted'), (1, 1, 'field', 'field.deleted'), (1, 1, 'course', 'course.deleted');";

struct old {
	char directory[40], file[60];
	const struct engine *engine;
	const char *store;
};

/* Nothing, not even a schema. */
static struct db *
emptied(const struct old *old)
{
	struct db *db = old->engine->open_to_migrate(old->store);

	if (database_is_postgres())
		engine_run(db, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
	return db;
}

static int
setup(void **state)
{
	struct old *old = calloc(1, sizeof *old);
	struct db *db;

	snprintf(old->directory, sizeof old->directory, "/tmp/muster-test-XXXXXX");
	assert_non_null(mkdtemp(old->directory));
	snprintf(old->file, sizeof old->file, "%s/muster.db", old->directory);
	old->engine = database_is_postgres() ? &postgres_engine : &sqlite_engine;
	old->store = database_is_postgres() ? database_empty() : old->file;
	db = emptied(old);
	for (int version = old->engine->first_version(); version <= postgres_baseline; version++)
		old->engine->do_step(db, version);
	engine_run(db, things);
	db_close(db);
	*state = old;
	return 0;
}

static int
teardown(void **state)
{
	static const char *const ends[] = { "", "-wal", "-shm", "-writer" };
	struct old *old = *state;
	char path[70];

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		snprintf(path, sizeof path, "%s%s", old->file, ends[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(old->directory), 0);
	free(old);
	return 0;
}

static void
assert_counted(struct db *db, int64_t count, const char *sql)
{
	if (engine_integer(db, sql) != count)
		fail_msg("%s: %lld and not %lld", sql, (long long)engine_integer(db, sql), (long long)count);
}

static void
assert_all_there(struct db *db)
{
	assert_counted(db, 1, "SELECT count(*) FROM branches WHERE id = 1 AND parent_id IS NULL AND name = 'North'");
	assert_counted(db, 1, "SELECT count(*) FROM branches WHERE id = 2 AND parent_id = 1 AND name = 'Riverside'");
	assert_counted(db, 1, "SELECT count(*) FROM join_branches WHERE branch_id = 2");
	assert_counted(db, 1,
		"SELECT count(*) FROM member_values v JOIN fields f ON f.id = v.field_id WHERE f.name = 'Shoe size' AND v.value = '44'");
	assert_counted(db, 1,
		"SELECT count(*) FROM group_courses u JOIN courses c ON c.id = u.course_id WHERE c.title = 'Safety' AND c.certificate_months = 24");
	assert_counted(db, 1,
		"SELECT count(*) FROM join_requests WHERE id = 1 AND branch_id = 2 AND email_key = 'ben@old.example' AND nonce = 'nonce'");
	assert_counted(
		db, 1, "SELECT count(*) FROM report_schedules WHERE id = 1 AND group_id = 1 AND every = 'day' AND next_at = 9");
	assert_counted(db, 1, "SELECT count(*) FROM seat_entries WHERE why = 'opening'");
	if (!database_is_postgres())
		assert_counted(db, 0, "SELECT count(*) FROM pragma_foreign_key_check");
}

static void
everything_that_is_there_stays(void **state)
{
	struct old *old = *state;
	struct db *db;

	assert_int_equal(db_migrate(old->store), schema_step_count - postgres_baseline);
	db = db_open(old->store, DB_FULL);
	assert_all_there(db);
	db_close(db);
}

static void
whoever_is_archived_stands_on_no_wait_list_any_more(void **state)
{
	struct old *old = *state;
	struct db *db;

	db_migrate(old->store);
	db = db_open(old->store, DB_FULL);
	assert_counted(db, 1, "SELECT count(*) FROM wait_entries WHERE account_id = 2 AND status = 'removed' AND done_at = 5");
	assert_counted(db, 1, "SELECT count(*) FROM wait_entries WHERE account_id = 3 AND status = 'waiting' AND done_at IS NULL");
	assert_counted(db, 1, "SELECT on_wait_list FROM groups WHERE id = 1");
	db_close(db);
}

/* What was deleted before is kept in imports, rules and mails as well. */
static void
ids_of_what_was_deleted_do_not_come_again(void **state)
{
	struct old *old = *state;
	struct db *db;

	db_migrate(old->store);
	db = db_open(old->store, DB_FULL);
	engine_run(db,
		"INSERT INTO branches (organisation_id, name, name_key, created_at) VALUES (1, 'Dale', 'dale', 1);"
		"INSERT INTO fields (organisation_id, name, name_key, type, position, created_at) VALUES (1, 'Allergies', 'allergies', 'text', 2, 1);"
		"INSERT INTO courses (organisation_id, title, title_key, created_at) VALUES (1, 'First aid', 'first aid', 1);"
		"INSERT INTO join_requests (organisation_id, group_id, email, email_key, nonce, token_hash, created_at, expires_at)"
		" VALUES (1, 1, 'di@old.example', 'di@old.example', 'nonce', 'third', 1, 2);"
		"INSERT INTO report_schedules (organisation_id, group_id, member_id, every, next_at, created_at) VALUES (1, 1, 1, 'month', 9, 1);");
	assert_counted(db, 4, "SELECT max(id) FROM branches");
	assert_counted(db, 3, "SELECT max(id) FROM fields");
	assert_counted(db, 3, "SELECT max(id) FROM courses");
	assert_counted(db, 3, "SELECT max(id) FROM join_requests");
	assert_counted(db, 3, "SELECT max(id) FROM report_schedules");
	db_close(db);
}

#define ASKS \
	"INSERT INTO join_requests (organisation_id, group_id, branch_id, email, email_key, email_wire, nonce, token_hash, created_at, expires_at)" \
	" VALUES (1, 1, NULL, $1, $1, $1, 'nonce', $1, 1, 2)"

/* One that has its connection and its statement already, as that version wrote it: on one of the two engines. */
struct process {
	struct db *file;
	sqlite3_stmt *statement;
	PGconn *server;
};

static struct process
process_of_the_version_before(const struct old *old)
{
	struct process process = { NULL };

	if (database_is_postgres()) {
		process.server = PQconnectdb(old->store);
		PQclear(PQprepare(process.server, "asks", ASKS, 1, NULL));
		return process;
	}
	process.file = sqlite_connect(old->store, DB_FULL);
	assert_int_equal(sqlite3_prepare_v2(sqlite_of(process.file)->handle, ASKS, -1, &process.statement, NULL), SQLITE_OK);
	return process;
}

static void
ask_by(const struct process *process, const char *email)
{
	if (process->server) {
		PGresult *result = PQexecPrepared(process->server, "asks", 1, &email, NULL, NULL, 0);

		if (PQresultStatus(result) != PGRES_COMMAND_OK)
			fail_msg("%s: %s", email, PQerrorMessage(process->server));
		PQclear(result);
		return;
	}
	assert_int_equal(sqlite3_bind_text(process->statement, 1, email, -1, SQLITE_STATIC), SQLITE_OK);
	assert_int_equal(sqlite3_step(process->statement), SQLITE_DONE);
	assert_int_equal(sqlite3_reset(process->statement), SQLITE_OK);
}

static void
end(struct process *process)
{
	PQfinish(process->server);
	sqlite3_finalize(process->statement);
	if (process->file)
		db_close(process->file);
}

/* They go on until they are reloaded, on several machines for a while. */
static void
processes_of_the_version_before_can_still_write(void **state)
{
	struct old *old = *state;
	struct process process = process_of_the_version_before(old);
	struct db *db;

	ask_by(&process, "before@old.example");
	db_migrate(old->store);
	ask_by(&process, "after@old.example");
	end(&process);
	db = db_open(old->store, DB_FULL);
	assert_counted(db, 2, "SELECT count(*) FROM join_requests WHERE email_key IN ('before@old.example', 'after@old.example')");
	assert_counted(db, 1, "SELECT count(*) FROM join_requests WHERE id = 1 AND email_wire = ''");
	db_close(db);
}

static void
migrate(void *store)
{
	db_migrate(store);
}

/* Near its end, where most is done: nothing of it stays, and the next time it goes through. */
static void
one_that_does_not_come_to_its_end_changes_nothing(void **state)
{
	struct old *old = *state;
	struct db *db = old->engine->open_to_migrate(old->store);

	engine_run(db, "CREATE INDEX join_requests_email ON accounts (email)"); /* a name that is taken */
	db_close(db);
	assert_int_equal(fault_catch(migrate, (void *)(uintptr_t)old->store), FAULT_BUG);
	db = old->engine->open_to_migrate(old->store);
	assert_int_equal(db_version(db), postgres_baseline);
	assert_all_there(db);
	assert_counted(db, 1, "SELECT count(*) FROM join_requests WHERE email_wire = 'Ben@old.example'");
	engine_run(db, "DROP INDEX join_requests_email");
	db_close(db);
	everything_that_is_there_stays(state);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(everything_that_is_there_stays),
		TEST(whoever_is_archived_stands_on_no_wait_list_any_more),
		TEST(ids_of_what_was_deleted_do_not_come_again),
		TEST(processes_of_the_version_before_can_still_write),
		TEST(one_that_does_not_come_to_its_end_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
