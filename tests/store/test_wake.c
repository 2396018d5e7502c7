#include "store/things.h"

#include <poll.h>

static bool
is_woken(struct db *db)
{
	struct pollfd woken = { .fd = db_wake_fd(db), .events = POLLIN };

	return poll(&woken, 1, 0) == 1;
}

static void
whoever_waits_hears_of_a_commit_and_of_nothing_else(void **state)
{
	struct place *place = *state;
	struct db *waiting = db_open(place->path, DB_FULL);

	assert_true(db_wake_fd(waiting) >= 0);
	assert_false(is_woken(waiting));
	db_begin(place->db);
	add(place->db, 1, "one");
	assert_false(is_woken(waiting));
	db_rollback(place->db);
	assert_false(is_woken(waiting));
	for (int i = 0; i < 300; i++) {
		db_begin(place->db);
		add(place->db, 1 + i, "one");
		db_commit(place->db);
	}
	assert_true(is_woken(waiting));
	db_wake_clear(waiting);
	assert_false(is_woken(waiting));
	db_begin(place->db);
	add(place->db, 500, "more");
	db_commit(place->db);
	assert_true(is_woken(waiting));
	db_close(waiting);
}

static void
a_database_in_memory_wakes_nobody(void **state)
{
	struct place *place = *state;
	struct db *db = db_open(":memory:", DB_FULL);

	db_use_arena(db, place->arena);
	assert_int_equal(db_wake_fd(db), -1);
	db_begin(db);
	add(db, 1, "one");
	db_commit(db);
	db_wake_clear(db);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(whoever_waits_hears_of_a_commit_and_of_nothing_else, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_database_in_memory_wakes_nobody, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
