#include "store/things.h"

#include <sys/resource.h>

static const char *
copy_path(const struct place *place)
{
	return arena_text(place->arena, "%s/copy.db", place->directory);
}

static int
setup(void **state)
{
	struct place *place;

	place_make(state);
	place = *state;
	db_begin(place->db);
	for (int i = 1; i <= 3000; i++)
		add(place->db, i, "bolt");
	db_commit(place->db);
	return 0;
}

static void
a_backup_is_one_whole_file(void **state)
{
	struct place *place = *state;
	const char *problem = "";
	const char *path = copy_path(place);
	char wal[100];
	struct db *copy;

	assert_true(db_backup(place->db, path, &problem));
	assert_null(problem);
	snprintf(wal, sizeof wal, "%s-wal", path);
	assert_int_equal(access(wal, F_OK), -1);
	copy = db_open(path, DB_FULL);
	assert_int_equal(count(copy), 3000);
	assert_int_equal(db_version(copy), 2);
	/* Put back, it runs as the original did. */
	assert_int_equal(engine_integer(copy, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), 1);
	db_close(copy);
	snprintf(wal, sizeof wal, "%s-writer", path);
	unlink(wal);
}

static void
a_backup_overwrites_nothing(void **state)
{
	struct place *place = *state;
	const char *problem = NULL;

	assert_true(db_backup(place->db, copy_path(place), &problem));
	assert_false(db_backup(place->db, copy_path(place), &problem));
	assert_string_equal(problem, "There is a file of this name already; name a new one.");
	assert_false(db_backup(place->db, "/nowhere/at/all.db", &problem));
	assert_string_equal(problem, "The file cannot be made: No such file or directory.");
}

static void
a_backup_that_fails_leaves_no_file(void **state)
{
	struct place *place = *state;
	struct rlimit limit, before;
	const char *problem = NULL;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	limit = before;
	limit.rlim_cur = 20000;
	setrlimit(RLIMIT_FSIZE, &limit);
	assert_false(db_backup(place->db, copy_path(place), &problem));
	setrlimit(RLIMIT_FSIZE, &before);
	assert_non_null(problem);
	assert_int_equal(access(copy_path(place), F_OK), -1);
	assert_true(db_backup(place->db, copy_path(place), &problem));
}

static void
a_backup_goes_on_beside_a_writer(void **state)
{
	struct place *place = *state;
	const char *problem = NULL;
	pid_t pid = fork();

	if (pid == 0) {
		struct db *db = db_open(place->path, DB_NORMAL);

		for (int i = 5000;; i++) {
			db_begin(db);
			add(db, i, "nut");
			add(db, 1000000 + i, "nut");
			db_commit(db);
		}
	}
	for (int i = 0; i < 5; i++) {
		struct db *copy;

		unlink(copy_path(place));
		assert_true(db_backup(place->db, copy_path(place), &problem));
		copy = sqlite_connect(copy_path(place), DB_FULL);
		assert_int_equal(count(copy) % 2, 0);
		db_close(copy);
	}
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	unlink(arena_text(place->arena, "%s-writer", copy_path(place)));
}

static void
damage_is_told(void **state)
{
	struct place *place = *state;
	struct stat status;
	char bytes[4096];
	int file;

	assert_null(db_problem(place->db));
	db_checkpoint(place->db);
	db_close(place->db);
	memset(bytes, 'x', sizeof bytes);
	file = open(place->path, O_RDWR);
	assert_int_equal(fstat(file, &status), 0);
	assert_int_equal(pwrite(file, bytes, sizeof bytes, status.st_size - 4096), 4096);
	close(file);
	place->db = db_open(place->path, DB_FULL);
	db_use_arena(place->db, place->arena);
	assert_non_null(db_problem(place->db));
}

static void
the_engine_says_its_version(void **state)
{
	struct place *place = *state;

	assert_int_equal(strncmp(db_engine(place->db), "SQLite 3.", 9), 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, place_remove)
	const struct CMUnitTest tests[] = {
		TEST(a_backup_is_one_whole_file),
		TEST(a_backup_overwrites_nothing),
		TEST(a_backup_that_fails_leaves_no_file),
		TEST(a_backup_goes_on_beside_a_writer),
		TEST(damage_is_told),
		cmocka_unit_test_setup_teardown(the_engine_says_its_version, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
