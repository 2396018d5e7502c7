/* Transactions with many writers. Two connections of one process stand for two hosts. */
#include <poll.h>
#include <signal.h>

#include "work_postgres.h"

static void
what_a_work_refuses_is_undone_and_its_fault_too(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_false(db_write(place->db, add_and_more, &work));
	assert_int_equal(count(place->other), 0);
	assert_false(db_in_transaction(place->db));
	work.answer = true;
	assert_true(db_write(place->db, add_and_more, &work));
	assert_int_equal(work.runs, 2);
	assert_int_equal(count(place->other), 2);
	assert_int_equal(commits(place), 1);
	/* The name is there already, and stays so however often it is tried. */
	assert_int_equal(fault_catch(write_work, &work), FAULT_BUG);
	assert_in_range(work.runs, 4, 30);
	assert_int_equal(count(place->db), 2);
	assert_false(db_in_transaction(place->db));
}

/* --- others in the way --- */

static bool
sum_other(void *argument)
{
	struct work *work = argument;
	struct place *place = work->place;
	struct rows *rows = query_start(place->other, SUM_BELOW);

	query_int(rows, 1, 2);
	change(place->other, 2, 1 + rows_integer(rows));
	return true;
}

static void
others_do_theirs(struct work *work)
{
	assert_true(db_write(work->place->other, sum_other, work));
}

/* Each adds to its own row what it sees in the other's: one after the other that is 1 and 2, never 1 and 1. */
static bool
sum_mine(void *argument)
{
	struct work *work = argument;
	struct place *place = work->place;
	struct rows *rows = query_start(place->db, SUM_BELOW);

	work->runs++;
	query_int(rows, 1, 1);
	work->seen = rows_integer(rows);
	if (work->runs == 1)
		others_do_theirs(work);
	change(place->db, 1, 1 + work->seen);
	return true;
}

static void
two_that_cross_come_out_as_if_one_after_the_other(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, add_two, place->db));
	assert_true(db_write(place->db, sum_mine, &work));
	assert_int_equal(work.runs, 2);
	assert_int_equal(engine_integer(place->db, "SELECT sum(size) FROM things"), 3);
}

/* It is nothing that anybody should look at. */
static void
what_is_done_again_is_no_error_in_the_log(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };
	char logged[2000] = "";
	int kept = dup(STDERR_FILENO), ends[2];
	ssize_t length;

	assert_true(db_write(place->db, add_two, place->db));
	assert_int_equal(pipe(ends), 0);
	assert_true(dup2(ends[1], STDERR_FILENO) >= 0);
	assert_true(db_write(place->db, sum_mine, &work));
	assert_true(dup2(kept, STDERR_FILENO) >= 0);
	close(kept);
	close(ends[1]);
	length = read(ends[0], logged, sizeof logged - 1);
	close(ends[0]);
	logged[length > 0 ? length : 0] = '\0';
	assert_non_null(strstr(logged, "info - to be done again: "));
	assert_non_null(strstr(logged, ": could not serialize access "));
	assert_null(strstr(logged, "ERROR"));
}

/* Somebody crosses it each time, as others cross a long one. */
static bool
sum_mine_crossed(void *argument)
{
	struct work *work = argument;
	struct place *place = work->place;
	struct rows *rows = query_start(place->db, SUM_BELOW);

	work->runs++;
	query_int(rows, 1, 1);
	work->seen = rows_integer(rows);
	work->answer = db_try_write(place->other, sum_other, work);
	change(place->db, 1, 1 + work->seen);
	return true;
}

static void
whoever_is_crossed_each_time_writes_alone_in_the_end(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, add_two, place->db));
	assert_true(db_write(place->db, sum_mine_crossed, &work));
	assert_in_range(work.runs, 2, 7);
	assert_false(work.answer);
	assert_true(db_try_write(place->other, sum_other, &work));
}

static bool
add_with_room(void *argument)
{
	struct work *work = argument;

	if (work->runs++ == 0)
		engine_run(work->place->db, "DO $$ BEGIN RAISE EXCEPTION 'out of shared memory' USING ERRCODE = '53200'; END $$");
	add(work->place->db, "mine");
	return true;
}

static void
where_memory_runs_out_for_a_moment_it_is_tried_again(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, add_with_room, &work));
	assert_int_equal(work.runs, 2);
	assert_int_equal(count(place->other), 1);
}

static bool
add_mine_there(void *db)
{
	add(db, "mine");
	return true;
}

static void
others_are_first(struct work *work)
{
	assert_true(db_write(work->place->other, add_mine_there, work->place->other));
}

static bool
add_unless_there(void *argument)
{
	struct work *work = argument;

	work->runs++;
	if (count(work->place->db) > 0)
		return true;
	if (work->runs == 1)
		others_are_first(work);
	add(work->place->db, "mine");
	return true;
}

static void
whoever_makes_the_same_at_the_same_time_looks_again(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, add_unless_there, &work));
	assert_int_equal(work.runs, 2);
	assert_int_equal(count(place->db), 1);
}

static bool
change_both(struct db *db, int64_t first, int64_t second)
{
	change(db, first, 1);
	usleep(50000);
	change(db, second, 1);
	return true;
}

static bool
change_up(void *db)
{
	return change_both(db, 1, 2);
}

static bool
change_down(void *db)
{
	return change_both(db, 2, 1);
}

/* In processes of their own, so that they really wait for each other. */
static void
those_that_lock_each_other_out_all_come_through(void **state)
{
	struct place *place = place_of(state);
	pid_t children[2];
	int status;

	assert_true(db_write(place->db, add_two, place->db));
	for (int i = 0; i < 2; i++)
		if ((children[i] = fork()) == 0) {
			struct db *db = db_open(place->url, DB_NORMAL);
			bool good = true;

			db_use_arena(db, place->arena);
			for (int round = 0; round < 3; round++)
				good = db_write(db, i % 2 ? change_up : change_down, db) && good;
			_exit(good ? 0 : 1);
		}
	for (int i = 0; i < 2; i++) {
		assert_int_equal(waitpid(children[i], &status, 0), children[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(engine_integer(place->db, "SELECT sum(size) FROM things"), 12);
	assert_int_equal(commits(place), 7);
}

static void
a_snapshot_stands_still_and_writes_nothing(void **state)
{
	struct place *place = place_of(state);

	db_snapshot(place->db);
	assert_int_equal(count(place->db), 0);
	assert_true(db_write(place->other, add_one, place->other));
	assert_int_equal(count(place->db), 0);
	db_rollback(place->db);
	assert_int_equal(count(place->db), 1);
}

static bool
ask_safety(void *argument)
{
	struct work *work = argument;

	work->seen = engine_integer(work->place->db, "SELECT (current_setting('synchronous_commit') = 'off')::int");
	return true;
}

static void
a_commit_that_may_be_lost_is_not_waited_for(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place };

	assert_true(db_write(place->db, ask_safety, &work));
	assert_int_equal(work.seen, 0);
	db_set_safety(place->db, DB_NORMAL);
	assert_true(db_write(place->db, ask_safety, &work));
	assert_int_equal(work.seen, 1);
	db_set_safety(place->db, DB_FULL);
	assert_true(db_write(place->db, ask_safety, &work));
	assert_int_equal(work.seen, 0);
}

/* --- news --- */

static bool
hears(struct db *db, int milliseconds)
{
	struct pollfd news = { .fd = db_wake_fd(db), .events = POLLIN };

	return news.fd >= 0 && poll(&news, 1, milliseconds) == 1;
}

static void
whoever_waits_hears_of_commits(void **state)
{
	struct place *place = place_of(state);

	assert_false(hears(place->db, 0));
	assert_true(db_write(place->other, add_one, place->other));
	assert_int_equal(count(place->other), 1); /* its notice has gone out */
	assert_true(hears(place->db, 10000));
	db_wake_clear(place->db);
	/* While another command ran. */
	assert_true(db_write(place->other, add_two, place->other));
	assert_int_equal(count(place->other), 3);
	while (count(place->db) != 3)
		;
	assert_true(hears(place->db, 10000));
	db_wake_clear(place->db);
	/* On a new connection too. */
	end_connections(&(struct work){ .place = place });
	for (int i = 0; i < 5; i++) {
		hears(place->db, 100);
		db_wake_clear(place->db);
	}
	assert_true(db_write(place->other, add_mine_there, place->other));
	assert_int_equal(count(place->other), 4);
	assert_true(hears(place->db, 10000));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_a_work_refuses_is_undone_and_its_fault_too, place_make, place_remove),
		cmocka_unit_test_setup_teardown(two_that_cross_come_out_as_if_one_after_the_other, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_is_done_again_is_no_error_in_the_log, place_make, place_remove),
		cmocka_unit_test_setup_teardown(whoever_is_crossed_each_time_writes_alone_in_the_end, place_make, place_remove),
		cmocka_unit_test_setup_teardown(where_memory_runs_out_for_a_moment_it_is_tried_again, place_make, place_remove),
		cmocka_unit_test_setup_teardown(whoever_makes_the_same_at_the_same_time_looks_again, place_make, place_remove),
		cmocka_unit_test_setup_teardown(those_that_lock_each_other_out_all_come_through, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_snapshot_stands_still_and_writes_nothing, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_commit_that_may_be_lost_is_not_waited_for, place_make, place_remove),
		cmocka_unit_test_setup_teardown(whoever_waits_hears_of_commits, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
