/* Those who change the same rows write in turn, and keep nobody else waiting for it. Two connections of one process stand for two hosts. */
#include "work_postgres.h"

static bool
change_one(void *argument)
{
	struct work *work = argument;

	work->runs++;
	usleep(1000 + count(work->place->db));
	change(work->place->db, 1, 1);
	return work->answer;
}

/* Of processes that run beside each other all but one would run in vain. */
static void
of_those_who_take_turns_nobody_runs_in_vain(void **state)
{
	struct place *place = place_of(state);
	pid_t children[4];
	int status;

	assert_true(db_write(place->db, add_two, place->db));
	for (int i = 0; i < 4; i++)
		if ((children[i] = fork()) == 0) {
			struct place mine = { .db = db_open(place->url, DB_NORMAL) };
			struct work work = { .place = &mine };
			bool good = true;

			db_use_arena(mine.db, place->arena);
			for (int round = 0; round < 10; round++) {
				work.answer = round % 5 != 0; /* a refusal is the end of a turn, too */
				good = db_write_in_turn(mine.db, 7, change_one, &work) == work.answer && good;
			}
			_exit(good && work.runs == 10 ? 0 : 1);
		}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(engine_integer(place->db, "SELECT sum(size) FROM things"), 32);
}

static bool
another_turn_passes(void *argument)
{
	struct work *work = argument;
	struct work theirs = { .place = &(struct place){ .db = work->place->other }, .answer = true };

	work->runs++;
	return db_write_in_turn(work->place->other, 8, change_one, &theirs) && theirs.runs == 1;
}

static void
different_turns_run_beside_each_other(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, add_two, place->db));
	assert_true(db_write_in_turn(place->db, 7, another_turn_passes, &work));
	assert_int_equal(work.runs, 1);
	assert_int_equal(
		engine_integer(place->db, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1297437525"), 0);
}

static bool
take_long(void *argument)
{
	(void)argument;
	usleep(800000);
	return false;
}

static bool
add_crossed_once(void *argument)
{
	struct work *work = argument;

	if (work->runs++ == 0)
		engine_run(work->place->db, "DO $$ BEGIN RAISE EXCEPTION 'crossed' USING ERRCODE = '40001'; END $$");
	work->seen = engine_integer(
		work->place->db, "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND mode = 'ShareRowExclusiveLock'");
	add(work->place->db, "mine");
	return true;
}

/* Else all writers would wait for each of a crowd that somebody has crossed. */
static void
whoever_has_waited_long_for_their_turn_does_not_write_alone_for_that(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };
	pid_t child = fork();
	int status;

	if (child == 0) {
		db_write_in_turn(db_open(place->url, DB_NORMAL), 7, take_long, NULL);
		_exit(0);
	}
	while (!engine_integer(place->other, "SELECT count(*) FROM pg_locks WHERE classid = 1297437525 AND granted"))
		;
	assert_true(db_write_in_turn(place->db, 7, add_crossed_once, &work));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(work.runs, 2);
	assert_int_equal(work.seen, 0);
}

#define IN_THIS_DATABASE "database = (SELECT oid FROM pg_database WHERE datname = current_database())"
#define WAITS_FOR_TURN "SELECT count(*) FROM pg_locks WHERE classid = 1297437525 AND NOT granted AND " IN_THIS_DATABASE
#define IN_QUEUE "SELECT count(*) FROM pg_locks WHERE classid = 1297437524 AND objid = 2 AND " IN_THIS_DATABASE

/* As somebody else who is next, until it is asked for again. */
static _Noreturn void
take_the_turn(const char *url)
{
	struct db *db = db_open(url, DB_NORMAL);

	engine_run(db, "SELECT pg_advisory_lock(1297437525, 7)");
	while (!engine_integer(db, WAITS_FOR_TURN))
		;
	_exit(engine_integer(db, IN_QUEUE) ? 1 : 0);
}

static bool
add_in_vain_three_times(void *argument)
{
	struct work *work = argument;

	if (++work->runs == 3) {
		work->id = fork();
		if (work->id == 0)
			take_the_turn(work->place->url);
		while (!engine_integer(work->place->db, WAITS_FOR_TURN))
			;
	}
	if (work->runs <= 3)
		engine_run(work->place->db, "DO $$ BEGIN RAISE EXCEPTION 'crossed' USING ERRCODE = '40001'; END $$");
	work->seen = engine_integer(work->place->db, IN_QUEUE);
	add(work->place->db, "mine");
	return true;
}

/* Else all of the installation who have run in vain would wait for the crowd of one organisation. */
static void
whoever_waits_for_their_turn_keeps_nobody_in_the_queue_waiting(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };
	int status;

	assert_true(db_write_in_turn(place->db, 7, add_in_vain_three_times, &work));
	assert_int_equal(waitpid((pid_t)work.id, &status, 0), work.id);
	assert_int_equal(status, 0);
	assert_int_equal(work.runs, 4);
	assert_int_equal(work.seen, 1);
	assert_int_equal(engine_integer(place->other, IN_QUEUE), 0);
}

static bool
add_one_more(void *db)
{
	return add(db, "one more") == 1;
}

/* As where the server's administrator ends a statement just then. */
static void
a_turn_that_cannot_be_let_go_of_ends_with_its_connection(void **state)
{
	struct place *place = place_of(state);

	engine_run(place->db,
		"CREATE SCHEMA trap; CREATE FUNCTION trap.pg_advisory_unlock_all() RETURNS void LANGUAGE plpgsql"
		" AS $$ BEGIN RAISE EXCEPTION 'not now'; END $$; SET search_path = trap, pg_catalog, public");
	assert_true(db_write_in_turn(place->db, 7, add_one, place->db));
	assert_true(db_write_in_turn(place->other, 7, add_one_more, place->other));
	assert_int_equal(count(place->db), 2);
}

static void
write_in_turn(void *db)
{
	db_write_in_turn(db, 7, add_one, db);
}

static void
a_turn_on_a_new_connection_is_let_go_of_where_its_transaction_cannot_begin(void **state)
{
	struct place *place = place_of(state);

	assert_int_equal(count(place->db), 0);
	engine_run(place->other, "ALTER TABLE store_commits ADD CONSTRAINT never CHECK (false) NOT VALID");
	end_connections(&(struct work){ .place = place });
	assert_int_equal(fault_catch(write_in_turn, place->db), FAULT_BUG);
	engine_run(place->other, "ALTER TABLE store_commits DROP CONSTRAINT never");
	assert_true(db_write_in_turn(place->other, 7, add_one, place->other));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(of_those_who_take_turns_nobody_runs_in_vain, place_make, place_remove),
		cmocka_unit_test_setup_teardown(different_turns_run_beside_each_other, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			whoever_has_waited_long_for_their_turn_does_not_write_alone_for_that, place_make, place_remove),
		cmocka_unit_test_setup_teardown(whoever_waits_for_their_turn_keeps_nobody_in_the_queue_waiting, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_turn_that_cannot_be_let_go_of_ends_with_its_connection, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			a_turn_on_a_new_connection_is_let_go_of_where_its_transaction_cannot_begin, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
