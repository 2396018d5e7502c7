#include "things_postgres.h"

#include "base/clock.h"

static void
migrate(void *url)
{
	db_migrate(url);
}

static void
what_is_of_this_version_is_left_alone(void **state)
{
	struct place *place = place_of(state);

	assert_int_equal(db_version(place->db), 2);
	assert_int_equal(db_migrate(place->url), 0);
	assert_string_equal(elsewhere(place->name, "SELECT count(*) FROM schema_versions"), "2");
}

static void
two_that_migrate_at_once_make_it_once(void **state)
{
	struct place *place = place_of(state);
	pid_t children[3];
	int status, steps = 0;

	elsewhere(place->name, "DROP TABLE schema_versions, parts, things, store_commits");
	for (int i = 0; i < 3; i++)
		if ((children[i] = fork()) == 0)
			_exit(db_migrate(place->url));
	for (int i = 0; i < 3; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_true(WIFEXITED(status));
		steps += WEXITSTATUS(status);
	}
	assert_int_equal(steps, 2);
	assert_int_equal(count(place->db), 0);
}

static void
a_step_that_fails_leaves_nothing_and_is_done_the_next_time(void **state)
{
	struct place *place = place_of(state);

	elsewhere(place->name, "DELETE FROM schema_versions WHERE version = 2"); /* its table is there still */
	assert_int_equal(fault_catch(migrate, place->url), FAULT_BUG);
	assert_string_equal(elsewhere(place->name, "SELECT max(version) FROM schema_versions"), "1");
	elsewhere(place->name, "DROP TABLE parts");
	assert_int_equal(db_migrate(place->url), 1);
	assert_int_equal(count(place->db), 0);
}

static void
a_database_of_others_is_left_alone(void **state)
{
	struct place *place = place_of(state);

	elsewhere(place->name, "DROP TABLE schema_versions, parts, things");
	assert_int_equal(fault_catch(migrate, place->url), FAULT_BUG);
	assert_string_equal(elsewhere(place->name, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), "1");
	assert_null(db_trouble(place->db));
	assert_int_equal(db_version(place->db), 0);
	assert_non_null(strstr(db_problem(place->db), "not Muster's"));
}

static void
a_newer_schema_is_left_alone(void **state)
{
	struct place *place = place_of(state);

	elsewhere(place->name, "INSERT INTO schema_versions VALUES (9, 'of tomorrow', 0)");
	assert_int_equal(fault_catch(migrate, place->url), FAULT_BUG);
	assert_string_equal(elsewhere(place->name, "SELECT max(version) FROM schema_versions"), "9");
}

static void
a_backup_is_left_to_the_server(void **state)
{
	struct place *place = place_of(state);
	const char *problem = NULL;

	assert_false(db_backup(place->db, "/nowhere", &problem));
	assert_non_null(strstr(problem, "pg_dump"));
}

/* The server counts changes a moment after they were made. */
static void
a_table_that_was_just_filled_is_known_to_be_large(void **state)
{
	struct place *place = place_of(state);
	int64_t until = clock_monotonic() + 20000;

	engine_run(place->db, "INSERT INTO things (name, size) SELECT 'thing ' || i, 0 FROM generate_series(1, 2000) AS i");
	while (engine_integer(place->db, "SELECT reltuples FROM pg_class WHERE relname = 'things'") < 2000 &&
		clock_monotonic() < until) {
		postgres_of(place->db)->stock_at = 0;
		db_take_stock(place->db);
	}
	assert_int_equal(engine_integer(place->db, "SELECT reltuples FROM pg_class WHERE relname = 'things'"), 2000);
}

static void
a_password_is_never_shown(void **state)
{
	static const char *const stores[] = { "postgresql://ann:geheim@host.example:5432/muster",
		"postgresql://ann:geh/eim@host.example/muster", "postgresql://ann:x@geheim@host.example/muster",
		"postgresql://ann@host.example/muster?password=geheim", "postgres://ann:geheim%zz@host/x" };

	place_of(state);
	for (size_t i = 0; i < sizeof stores / sizeof *stores; i++) {
		struct db *db = db_open(stores[i], DB_FULL);

		assert_null(strstr(db_name(db), "eim"));
		db_close(db);
	}
	assert_true(db_has_password(stores[0]) && db_has_password(stores[3]));
	assert_false(db_has_password("postgresql://ann@host.example/muster") || db_has_password("/var/lib/muster.db"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_of_this_version_is_left_alone, place_make, place_remove),
		cmocka_unit_test_setup_teardown(two_that_migrate_at_once_make_it_once, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_step_that_fails_leaves_nothing_and_is_done_the_next_time, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_database_of_others_is_left_alone, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_newer_schema_is_left_alone, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_backup_is_left_to_the_server, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_table_that_was_just_filled_is_known_to_be_large, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_password_is_never_shown, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
