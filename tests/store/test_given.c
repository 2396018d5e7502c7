#include "store/things.h"

#define MANY 3000

static int64_t
add_many(struct db *db, const struct given_rows *given)
{
	struct rows *rows = query_start(db, ADD_MANY);

	query_int(rows, 1, 8);
	query_rows(rows, 2, given);
	return query_run(rows);
}

static struct rows *
find(struct db *db, const struct given_rows *given)
{
	struct rows *rows = query_start(db, FOUND);

	query_rows(rows, 1, given);
	return rows;
}

static void
many_rows_are_added_by_one_query(void **state)
{
	struct place *place = *state;
	struct given *all = arena_array(place->arena, MANY, sizeof *all);
	struct rows *rows;

	for (int64_t i = 0; i < MANY; i++)
		all[i] = (struct given){ { i + 1 }, { arena_text(place->arena, "thing %lld", (long long)i + 1) } };
	db_begin(place->db);
	assert_int_equal(add_many(place->db, &(struct given_rows){ MANY, all }), MANY);
	db_commit(place->db);
	assert_int_equal(count(place->db), MANY);
	rows = query_start(place->db, NAME_OF);
	query_int(rows, 1, MANY);
	assert_string_equal(rows_text(rows), "thing 3000");
}

static void
no_rows_do_nothing(void **state)
{
	struct place *place = *state;

	db_begin(place->db);
	assert_int_equal(add_many(place->db, &(struct given_rows){ 0, NULL }), 0);
	assert_false(row_next(find(place->db, &(struct given_rows){ 0, NULL })));
	assert_false(row_next(find(place->db, NULL)));
	db_commit(place->db);
	assert_int_equal(count(place->db), 0);
}

static void
those_that_are_there_are_found_in_their_order(void **state)
{
	struct place *place = *state;
	const struct given all[] = { { { 10 }, { "nut", "first" } }, { { 20 }, { "wheel", "second" } }, { { 30 }, { NULL, "third" } },
		{ { 40 }, { "bolt" } } };
	struct rows *rows;

	db_begin(place->db);
	add(place->db, 1, "bolt");
	add(place->db, 2, "nut");
	db_commit(place->db);
	rows = find(place->db, &(struct given_rows){ 4, all });
	assert_true(row_next(rows));
	assert_int_equal(row_integer(rows, 0), 10);
	assert_string_equal(row_text(rows, 1), "first");
	assert_true(row_next(rows));
	assert_int_equal(row_integer(rows, 0), 40);
	assert_true(row_is_null(rows, 1));
	assert_false(row_next(rows));
}

static void
add_a_wrong_one(void *argument)
{
	struct place *place = argument;
	const struct given all[] = { { { 1 }, { "bolt" } }, { { 2 }, { NULL } } };

	db_begin(place->db);
	add_many(place->db, &(struct given_rows){ 2, all });
}

static void
when_one_is_wrong_none_is_added(void **state)
{
	struct place *place = *state;

	assert_int_equal(fault_catch(add_a_wrong_one, place), FAULT_BUG);
	db_rollback(place->db);
	assert_null(rows_running(place->db));
	assert_int_equal(count(place->db), 0);
}

/* The parameter is a pointer that nothing else passes for. */
static void
a_number_is_no_rows(void **state)
{
	struct place *place = *state;
	struct rows *rows = query_start(place->db, FOUND);

	query_int(rows, 1, 4096);
	assert_false(row_next(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(many_rows_are_added_by_one_query, place_make, place_remove),
		cmocka_unit_test_setup_teardown(no_rows_do_nothing, place_make, place_remove),
		cmocka_unit_test_setup_teardown(those_that_are_there_are_found_in_their_order, place_make, place_remove),
		cmocka_unit_test_setup_teardown(when_one_is_wrong_none_is_added, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_number_is_no_rows, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
