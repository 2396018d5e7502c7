#include "store/things.h"

static void
a_new_file_gets_every_step_once(void **state)
{
	struct place *place = *state;

	assert_int_equal(db_version(place->db), 2);
	assert_int_equal(db_version_needed(), 2);
	assert_int_equal(db_migrate(place->path), 0);
	assert_int_equal(engine_integer(place->db, "SELECT count(*) FROM schema_versions"), 2);
}

static void
an_older_file_gets_what_it_lacks(void **state)
{
	struct place *place = *state;

	engine_run(place->db, "DROP INDEX things_name; DELETE FROM schema_versions WHERE version = 2");
	assert_int_equal(db_version(place->db), 1);
	assert_int_equal(db_migrate(place->path), 1);
	assert_int_equal(engine_integer(place->db, "SELECT count(*) FROM sqlite_schema WHERE name = 'things_name'"), 1);
}

static void
migrate(void *argument)
{
	db_migrate(argument);
}

static void
a_step_that_fails_leaves_no_trace(void **state)
{
	struct place *place = *state;

	/* The index is there already, so that step 2 fails. */
	engine_run(place->db, "DELETE FROM schema_versions WHERE version = 2");
	assert_int_equal(fault_catch(migrate, place->path), FAULT_BUG);
	assert_int_equal(db_version(place->db), 1);
	db_begin(place->db);
	db_commit(place->db);
}

static void
rows_that_point_to_nothing_stop_a_step(void **state)
{
	struct place *place = *state;

	engine_run(place->db,
		"PRAGMA foreign_keys = OFF; DROP INDEX things_name; DELETE FROM schema_versions WHERE version = 2;"
		"INSERT INTO parts (thing_id) VALUES (5)");
	assert_non_null(db_problem(place->db));
	assert_int_equal(fault_catch(migrate, place->path), FAULT_BUG);
	assert_int_equal(db_version(place->db), 1);
}

static void
a_newer_file_is_left_alone(void **state)
{
	struct place *place = *state;

	engine_run(place->db, "INSERT INTO schema_versions VALUES (3, '003-later.sql', 0)");
	assert_int_equal(fault_catch(migrate, place->path), FAULT_BUG);
	assert_int_equal(db_version(place->db), 3);
}

static void
open_missing(void *argument)
{
	(void)argument;
	db_open("/tmp/muster-test-is-not-there/muster.db", DB_FULL);
}

static void
opening_makes_no_file(void **state)
{
	(void)state;
	assert_int_equal(fault_catch(open_missing, NULL), FAULT_BUG);
	assert_int_equal(access("/tmp/muster-test-is-not-there", F_OK), -1);
}

static void
memory_has_the_schema(void **state)
{
	struct db *db = db_open(":memory:", DB_FULL);

	(void)state;
	assert_int_equal(db_version(db), 2);
	assert_int_equal(engine_integer(db, "PRAGMA foreign_keys"), 1);
	db_close(db);
}

static void
files_are_for_the_user_and_the_group(void **state)
{
	struct place *place = *state;
	const char *const names[] = { "", "-wal", "-shm", "-writer" };
	struct stat status;
	char name[100];

	for (int i = 0; i < 4; i++) {
		snprintf(name, sizeof name, "%s%s", place->path, names[i]);
		assert_int_equal(stat(name, &status), 0);
		assert_int_equal(status.st_mode & 0777, 0660);
	}
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_remove)
	const struct CMUnitTest tests[] = {
		TEST(a_new_file_gets_every_step_once),
		TEST(an_older_file_gets_what_it_lacks),
		TEST(a_step_that_fails_leaves_no_trace),
		TEST(rows_that_point_to_nothing_stop_a_step),
		TEST(a_newer_file_is_left_alone),
		cmocka_unit_test(opening_makes_no_file),
		cmocka_unit_test(memory_has_the_schema),
		TEST(files_are_for_the_user_and_the_group),
	};

	umask(007);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
