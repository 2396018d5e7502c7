#include "store/things.h"

#include <sys/file.h>

/* A process that holds the writer lock for some milliseconds; back once it has it. */
static pid_t
hold(const struct place *place, int milliseconds)
{
	char name[100];
	char byte;
	int ready[2];
	pid_t pid;

	assert_int_equal(pipe(ready), 0);
	snprintf(name, sizeof name, "%s-writer", place->path);
	pid = fork();
	if (pid == 0) {
		int lock = open(name, O_RDONLY);

		if (flock(lock, LOCK_EX) || write(ready[1], "x", 1) != 1)
			_exit(1);
		usleep((useconds_t)milliseconds * 1000);
		_exit(0);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	close(ready[1]);
	return pid;
}

static void
begin(void *argument)
{
	db_begin(argument);
}

static void
commit(void *argument)
{
	db_commit(argument);
}

static int64_t
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The lock is free and a write goes through. */
static void
assert_writable(struct place *place)
{
	int64_t before = count(place->db);

	sqlite_of(place->db)->lock_wait = 100;
	db_begin(place->db);
	add(place->db, 1000 + before, "after");
	db_commit(place->db);
	assert_int_equal(count(place->db), before + 1);
}

static void
a_writer_waits_for_its_turn(void **state)
{
	struct place *place = *state;
	int64_t start = now_ms();
	pid_t pid = hold(place, 200);

	db_begin(place->db);
	assert_true(now_ms() - start >= 200);
	db_commit(place->db);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void
a_writer_gives_up_in_time(void **state)
{
	struct place *place = *state;
	struct sigaction action, before = { .sa_handler = SIG_IGN };
	pid_t pid = hold(place, 60000);
	int64_t start;

	sigaction(SIGALRM, &before, NULL);
	sqlite_of(place->db)->lock_wait = 300;
	start = now_ms();
	assert_int_equal(fault_catch(begin, place->db), FAULT_BUSY);
	assert_in_range(now_ms() - start, 290, 30000);
	assert_false(db_in_transaction(place->db));
	sigaction(SIGALRM, NULL, &action);
	assert_ptr_equal(action.sa_handler, SIG_IGN);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_writable(place); /* a killed holder holds nothing */
}

static void
trying_does_not_wait(void **state)
{
	struct place *place = *state;
	pid_t pid = hold(place, 60000);

	assert_false(db_try_begin(place->db));
	assert_false(db_in_transaction(place->db));
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_true(db_try_begin(place->db));
	db_rollback(place->db);
	assert_writable(place);
}

/* Whether somebody is next for the lock. */
static bool
is_waited_for(const struct place *place)
{
	struct flock door = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	assert_int_equal(fcntl(sqlite_of(place->db)->lock, F_OFD_GETLK, &door), 0);
	return door.l_type != F_UNLCK;
}

static _Noreturn void
write_often(const char *path)
{
	struct db *db = db_open(path, DB_NORMAL);

	for (int i = 1;; i++) {
		db_begin(db);
		add(db, i, "one of many");
		db_commit(db);
	}
}

/* The same moment each time: the lock is asked for again by whoever has just let go of it. */
static void
a_writer_that_never_rests_lets_others_have_their_turn(void **state)
{
	struct place *place = *state;
	pid_t pid = fork();
	int64_t before;

	if (pid == 0)
		write_often(place->path);
	for (int turn = 0; turn < 100; turn++) {
		db_begin(place->db);
		before = count(place->db);
		while (!is_waited_for(place))
			usleep(100);
		db_commit(place->db);
		db_begin(place->db);
		assert_true(count(place->db) > before);
		db_commit(place->db);
	}
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_writable(place); /* whoever was killed at the door stands there no more */
}

static void
reads_do_not_wait(void **state)
{
	struct place *place = *state;
	struct db *other = db_open(place->path, DB_NORMAL);

	db_begin(place->db);
	add(place->db, 1, "bolt");
	assert_int_equal(count(other), 0);
	db_commit(place->db);
	assert_int_equal(count(other), 1);
	db_close(other);
}

static void
rollback_ends_rows_transaction_and_lock(void **state)
{
	struct place *place = *state;
	struct db *other = db_open(place->path, DB_FULL);

	db_begin(place->db);
	add(place->db, 1, "bolt");
	assert_true(row_next(query_start(place->db, LIST)));
	db_rollback(place->db);
	db_rollback(place->db);
	assert_false(db_in_transaction(place->db));
	assert_null(rows_running(place->db));
	assert_int_equal(count(place->db), 0);
	sqlite_of(other)->lock_wait = 100;
	db_begin(other);
	db_rollback(other);
	db_close(other);
}

static int
deny_rollback(void *data, int action, const char *what, const char *b, const char *c, const char *d)
{
	(void)data, (void)b, (void)c, (void)d;
	return action == SQLITE_TRANSACTION && !strcmp(what, "ROLLBACK") ? SQLITE_DENY : SQLITE_OK;
}

static void
a_rollback_that_fails_renews_the_connection(void **state)
{
	struct place *place = *state;

	db_begin(place->db);
	add(place->db, 1, "bolt");
	sqlite3_set_authorizer(sqlite_of(place->db)->handle, deny_rollback, NULL);
	db_rollback(place->db);
	assert_int_equal(count(place->db), 0);
	assert_writable(place);
}

static void
misordered_calls_are_faults(void **state)
{
	struct place *place = *state;

	assert_int_equal(fault_catch(commit, place->db), FAULT_BUG);
	db_begin(place->db);
	assert_int_equal(fault_catch(begin, place->db), FAULT_BUG);
	db_rollback(place->db);
	query_start(place->db, LIST);
	assert_int_equal(fault_catch(begin, place->db), FAULT_BUG);
	db_rollback(place->db);
	assert_writable(place);
}

static void
a_commit_over_running_rows_saves_nothing(void **state)
{
	struct place *place = *state;

	db_begin(place->db);
	add(place->db, 1, "bolt");
	row_next(query_start(place->db, LIST));
	assert_int_equal(fault_catch(commit, place->db), FAULT_BUG);
	assert_int_equal(count(place->db), 0);
	assert_writable(place);
}

static void
a_commit_that_fails_releases_the_lock(void **state)
{
	struct place *place = *state;

	db_begin(place->db);
	engine_run(place->db, "PRAGMA defer_foreign_keys = ON; INSERT INTO parts (thing_id) VALUES (5)");
	assert_int_equal(fault_catch(commit, place->db), FAULT_BUG);
	assert_false(db_in_transaction(place->db));
	assert_writable(place);
}

static void
fill(void *argument)
{
	db_begin(argument);
	for (int i = 1; i < 10000; i++)
		add(argument, i, "a rather long name, so that there is an end to it");
}

static void
a_full_disk_saves_nothing_and_recovers(void **state)
{
	struct place *place = *state;

	engine_integer(place->db, "PRAGMA max_page_count = 20");
	assert_int_equal(fault_catch(fill, place->db), FAULT_FULL);
	db_rollback(place->db);
	assert_int_equal(count(place->db), 0);
	engine_integer(place->db, "PRAGMA max_page_count = 1000000");
	assert_writable(place);
}

static void
insert_orphan(void *argument)
{
	db_begin(argument);
	engine_run(argument, "INSERT INTO parts (thing_id) VALUES (5)");
}

static void
read_double_quoted(void *argument)
{
	engine_integer(argument, "SELECT count(*) FROM things WHERE name = \"typo\"");
}

static void
typos_and_orphans_are_refused(void **state)
{
	struct place *place = *state;

	assert_int_equal(fault_catch(insert_orphan, place->db), FAULT_BUG);
	db_rollback(place->db);
	assert_int_equal(fault_catch(read_double_quoted, place->db), FAULT_BUG);
}

static void
settings_are_as_they_should_be(void **state)
{
	struct place *place = *state;
	struct db *other = db_open(place->path, DB_NORMAL);

	assert_int_equal(engine_integer(place->db, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
	assert_int_equal(engine_integer(place->db, "PRAGMA synchronous"), 2);
	assert_int_equal(engine_integer(other, "PRAGMA synchronous"), 1);
	assert_int_equal(engine_integer(other, "PRAGMA foreign_keys"), 1);
	assert_int_equal(engine_integer(other, "PRAGMA trusted_schema"), 0);
	db_close(other);
}

static int64_t
wal_size(const struct place *place)
{
	struct stat status;
	char name[100];

	snprintf(name, sizeof name, "%s-wal", place->path);
	return stat(name, &status) ? 0 : status.st_size;
}

static void
a_checkpoint_empties_the_wal_and_waits_for_no_reader(void **state)
{
	struct place *place = *state;
	struct db *reader = db_open(place->path, DB_FULL);
	int64_t start;

	row_next(query_start(reader, COUNT));
	assert_writable(place);
	start = now_ms();
	db_checkpoint(place->db);
	assert_true(now_ms() - start < BUSY_WAIT);
	assert_true(wal_size(place) > 0);
	db_rollback(reader);
	db_checkpoint(place->db);
	assert_int_equal(wal_size(place), 0);
	assert_int_equal(engine_integer(place->db, "PRAGMA busy_timeout"), BUSY_WAIT);
	assert_writable(place);
	db_close(reader);
}

static void
a_long_wal_is_moved_when_nobody_else_writes(void **state)
{
	struct place *place = *state;
	struct db *other = db_open(place->path, DB_FULL);

	assert_writable(place);
	assert_true(sqlite_of(place->db)->wal_pages > 0);
	db_begin(other);
	db_tend(place->db, 1);
	assert_true(sqlite_of(place->db)->wal_pages > 0);
	db_rollback(other);
	db_tend(place->db, sqlite_of(place->db)->wal_pages + 1);
	assert_true(sqlite_of(place->db)->wal_pages > 0);
	db_tend(place->db, 1);
	assert_int_equal(sqlite_of(place->db)->wal_pages, 0);
	/* All of it is in the file: the next write begins the WAL anew. */
	assert_writable(place);
	assert_true(sqlite_of(place->db)->wal_pages < 8);
	db_close(other);
}

static void
write_many(const char *path, int first)
{
	struct db *db = db_open(path, DB_NORMAL);

	for (int i = 0; i < 100; i++) {
		db_begin(db);
		add(db, first + i, "one of many");
		if (i % 10 == 0)
			db_rollback(db);
		else
			db_commit(db);
		if (i % 25 == 0)
			db_checkpoint(db);
	}
	db_close(db);
	_exit(0);
}

static void
writers_queue_and_lose_nothing(void **state)
{
	struct place *place = *state;
	pid_t pids[4];
	int status;

	for (int i = 0; i < 4; i++)
		if ((pids[i] = fork()) == 0)
			write_many(place->path, 1000 * (i + 1));
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	assert_int_equal(count(place->db), 4 * 90);
	assert_null(db_problem(place->db));
}

static void
a_snapshot_reads_one_state_while_others_write(void **state)
{
	struct place *place = *state;
	struct db *other = db_open(place->path, DB_FULL);

	db_use_arena(other, place->arena);
	db_snapshot(place->db);
	assert_int_equal(count(place->db), 0);
	db_begin(other);
	add(other, 1, "meanwhile");
	db_commit(other);
	assert_int_equal(count(place->db), 0);
	db_rollback(place->db);
	assert_int_equal(count(place->db), 1);
	db_close(other);
}

static void
memory_for_writing_stays_with_the_connection(void **state)
{
	struct place *place = *state;

	db_use_memory(place->db, 4000);
	sqlite_renew(sqlite_of(place->db));
	assert_int_equal(engine_integer(place->db, "PRAGMA cache_size"), -4000);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, place_make, place_remove)
	const struct CMUnitTest tests[] = {
		TEST(a_writer_waits_for_its_turn),
		TEST(a_writer_gives_up_in_time),
		TEST(trying_does_not_wait),
		TEST(a_writer_that_never_rests_lets_others_have_their_turn),
		TEST(reads_do_not_wait),
		TEST(rollback_ends_rows_transaction_and_lock),
		TEST(a_rollback_that_fails_renews_the_connection),
		TEST(misordered_calls_are_faults),
		TEST(a_commit_over_running_rows_saves_nothing),
		TEST(a_commit_that_fails_releases_the_lock),
		TEST(a_full_disk_saves_nothing_and_recovers),
		TEST(typos_and_orphans_are_refused),
		TEST(settings_are_as_they_should_be),
		TEST(a_checkpoint_empties_the_wal_and_waits_for_no_reader),
		TEST(a_long_wal_is_moved_when_nobody_else_writes),
		TEST(a_snapshot_reads_one_state_while_others_write),
		TEST(memory_for_writing_stays_with_the_connection),
		TEST(writers_queue_and_lose_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
