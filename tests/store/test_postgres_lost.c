/* On PostgreSQL only: a write transaction whose connection is lost. What a network does to one: tests/fault/connection.test.mjs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>

#include "base/fault.h"
#include "lib/database.h"
#include "store/postgres.h"

struct place {
	struct db *db, *other;
	bool swallows; /* goes on when its connection is lost */
	int runs;
};

static int
place_make(void **state)
{
	static struct place place;
	const char *store;

	if (!database_is_postgres())
		return 0;
	store = database_empty();
	place = (struct place){ db_open(store, DB_FULL), db_open(store, DB_FULL), false, 0 };
	engine_run(place.db, "CREATE TABLE IF NOT EXISTS things (name TEXT); TRUNCATE things");
	*state = &place;
	return 0;
}

static int
place_leave(void **state)
{
	struct place *place = *state;

	if (place) {
		db_close(place->other);
		db_close(place->db);
	}
	return 0;
}

static void
lose_connection(struct place *place)
{
	int64_t pid = engine_integer(place->db, "SELECT pg_backend_pid()");
	char sql[100];

	snprintf(sql, sizeof sql, "SELECT pg_terminate_backend(%lld, 60000)", (long long)pid);
	assert_true(engine_integer(place->other, sql));
}

static void
add(void *argument)
{
	struct place *place = argument;

	engine_run(place->db, "INSERT INTO things (name) VALUES ('bolt')");
}

static bool
add_and_lose(void *argument)
{
	struct place *place = argument;

	add(place);
	if (place->runs++)
		return true;
	lose_connection(place);
	if (place->swallows) {
		assert_int_equal(fault_catch(add, place), FAULT_AGAIN);
		assert_int_equal(fault_catch(add, place), FAULT_AGAIN);
	}
	return true;
}

static void
write_things(void *argument)
{
	struct place *place = argument;

	assert_true(db_write(place->db, add_and_lose, place));
}

static int64_t
things(struct place *place)
{
	return engine_integer(place->other, "SELECT count(*) FROM things");
}

static void
what_was_lost_before_its_commit_runs_again_once(void **state)
{
	struct place *place = *state;

	if (!place)
		skip();
	assert_int_equal(fault_catch(write_things, place), FAULT_NONE);
	assert_int_equal(place->runs, 2);
	assert_int_equal(things(place), 1);
}

static void
no_statement_and_no_commit_of_a_lost_transaction_goes_to_another_connection(void **state)
{
	struct place *place = *state;

	if (!place)
		skip();
	place->swallows = true;
	assert_int_equal(fault_catch(write_things, place), FAULT_NONE);
	assert_int_equal(place->runs, 2);
	assert_int_equal(things(place), 1);
}

static void
where_nobody_answers_what_became_of_a_commit_it_is_not_known(void **state)
{
	struct place *place = *state;

	if (!place)
		skip();
	/* As where the standby is gone. */
	engine_run(place->other,
		"CREATE FUNCTION wait_for_ever() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3600); RETURN NEW; END $$;"
		"CREATE TRIGGER things_wait BEFORE INSERT ON store_commits FOR EACH ROW WHEN (NEW.made_at = 0) EXECUTE FUNCTION wait_for_ever()");
	assert_int_equal(fault_catch(write_things, place), FAULT_UNSURE);
	assert_int_equal(place->runs, 1);
	assert_false(db_in_transaction(place->db));
	engine_run(place->other, "DROP FUNCTION wait_for_ever() CASCADE");
	assert_int_equal(fault_catch(write_things, place), FAULT_NONE);
	assert_int_equal(things(place), 1);
}

/* A server that ends says so, and is gone before it reads: then sending fails, and there is something to read that is no answer. */
static void
a_connection_that_takes_nothing_more_is_lost_also_with_words_still_in_it(void **state)
{
	struct place *place = *state;
	struct pollfd words = { .events = POLLIN };

	if (!place)
		skip();
	engine_run(place->db, "LISTEN bell");
	engine_run(place->other, "NOTIFY bell");
	words.fd = PQsocket(postgres_of(place->db)->connection);
	assert_int_equal(poll(&words, 1, 10000), 1);
	assert_int_equal(shutdown(words.fd, SHUT_WR), 0);
	assert_int_equal(engine_integer(place->db, "SELECT 7"), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_was_lost_before_its_commit_runs_again_once, place_make, place_leave),
		cmocka_unit_test_setup_teardown(
			no_statement_and_no_commit_of_a_lost_transaction_goes_to_another_connection, place_make, place_leave),
		cmocka_unit_test_setup_teardown(
			a_connection_that_takes_nothing_more_is_lost_also_with_words_still_in_it, place_make, place_leave),
		cmocka_unit_test_setup_teardown(where_nobody_answers_what_became_of_a_commit_it_is_not_known, place_make, place_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
