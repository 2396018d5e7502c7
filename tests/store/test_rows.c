#include "store/things.h"

static struct db *
db_of(void **state)
{
	struct place *place = *state;

	return place->db;
}

static int
setup(void **state)
{
	struct place *place = calloc(1, sizeof *place);

	place->arena = arena_new(1000000);
	place->db = db_open(":memory:", DB_FULL);
	db_use_arena(place->db, place->arena);
	db_begin(place->db);
	add(place->db, 1, "bolt");
	add(place->db, 2, "nut");
	db_commit(place->db);
	*state = place;
	return 0;
}

static int
teardown(void **state)
{
	struct place *place = *state;

	db_close(place->db);
	arena_free(place->arena);
	free(place);
	return 0;
}

static void
rows_come_in_order_and_end(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows = query_start(db, LIST);

	assert_true(row_next(rows));
	assert_int_equal(row_integer(rows, 0), 1);
	assert_string_equal(row_text(rows, 1), "bolt");
	assert_true(row_is_null(rows, 2));
	assert_true(row_is_integer(rows, 0));
	assert_false(row_is_integer(rows, 1));
	assert_null(row_text(rows, 2));
	assert_int_equal(row_integer(rows, 2), 0);
	assert_true(row_next(rows));
	assert_string_equal(row_text(rows, 0), "2");
	assert_false(row_next(rows));
	assert_null(rows_running(db));
}

static void
columns_have_names(void **state)
{
	struct rows *rows = query_start(db_of(state), LIST);

	assert_int_equal(rows_columns(rows), 3);
	assert_string_equal(rows_column_names(rows)[1], "name");
}

static void
one_row_outlives_its_query(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows = query_start(db, LIST);
	const char *name;

	assert_true(row_one(rows));
	assert_null(rows_running(db));
	db_begin(db);
	query_int(query_start(db, CHANGE), 1, 1);
	assert_int_equal(query_run(&db->queries[CHANGE]), 2);
	db_commit(db);
	assert_int_equal(row_integer(rows, 0), 1);
	assert_string_equal(row_text(rows, 0), "1");
	assert_true(row_is_null(rows, 2));
	name = row_text(rows, 1);
	assert_string_equal(name, "bolt");
	assert_true(row_one(query_start(db, LIST)));
	assert_int_equal(row_integer(rows, 2), 1);
	assert_string_equal(name, "bolt");
}

static void
no_row_is_nothing(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows = query_start(db, NAME_OF);

	query_int(rows, 1, 99);
	assert_false(row_one(rows));
	rows = query_start(db, NAME_OF);
	query_int(rows, 1, 99);
	assert_null(rows_text(rows));
	rows = query_start(db, NAME_OF);
	assert_int_equal(rows_integer(rows), 0); /* and no value is left of the run before */
}

static void
ended_before_its_last_row_it_can_start_again(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows = query_start(db, LIST);

	assert_true(row_next(rows));
	rows_end(rows);
	rows_end(rows);
	assert_true(row_next(query_start(db, LIST)));
	rows_end(rows);
}

static void
blobs_and_fractions_read_as_text(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows = query_start(db, WHOLE);

	query_blob(rows, 1, "a\0b", 3);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, 0), "610062");
	assert_string_equal(row_text(rows, 1), "1.5");
	assert_int_equal(row_value(rows, 1).length, 3);
}

static void
a_blob_of_one_row_is_kept_whole(void **state)
{
	struct rows *rows = query_start(db_of(state), WHOLE);
	const void *bytes;
	size_t size;

	query_blob(rows, 1, "a\0b", 3);
	assert_true(row_one(rows));
	bytes = row_blob(rows, 2, &size);
	assert_int_equal(size, 3);
	assert_memory_equal(bytes, "a\0b", 3);
	assert_int_equal(row_value(rows, 2).length, 3);
	assert_null(row_blob(rows, 1, &size));
	assert_int_equal(size, 0);
}

static void
returned_ids_are_rows(void **state)
{
	struct db *db = db_of(state);
	struct rows *rows;

	db_begin(db);
	rows = query_start(db, RETURNED);
	query_text(rows, 1, "washer");
	assert_int_equal(rows_integer(rows), 3);
	assert_int_equal(db_new_id(db), 3);
	db_commit(db);
	assert_int_equal(count(db), 3);
}

/* --- faults --- */

static void
start_twice(void *argument)
{
	row_next(query_start(argument, LIST));
	query_start(argument, LIST);
}

static void
read_after_end(void *argument)
{
	struct rows *rows = query_start(argument, LIST);

	while (row_next(rows))
		;
	row_next(rows);
}

static void
read_without_row(void *argument)
{
	row_integer(query_start(argument, LIST), 0);
}

static void
read_no_column(void *argument)
{
	struct rows *rows = query_start(argument, LIST);

	row_next(rows);
	row_text(rows, 3);
}

static void
misspell(void *argument)
{
	query_start(argument, WRONG);
}

static void
write_outside(void *argument)
{
	add(argument, 7, "stray");
}

static void
return_outside(void *argument)
{
	query_text(query_start(argument, RETURNED), 1, "stray");
}

static void
add_twice(void *argument)
{
	db_begin(argument);
	add(argument, 1, "again");
}

static void
misuse_is_a_fault(void **state)
{
	struct db *db = db_of(state);
	void (*const misuses[])(void *) = { start_twice, read_after_end, read_without_row, read_no_column, misspell, write_outside,
		return_outside, add_twice };

	for (size_t i = 0; i < sizeof misuses / sizeof *misuses; i++) {
		assert_int_equal(fault_catch(misuses[i], db), FAULT_BUG);
		db_rollback(db);
		assert_null(rows_running(db));
		assert_int_equal(count(db), 2);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(rows_come_in_order_and_end, setup, teardown),
		cmocka_unit_test_setup_teardown(columns_have_names, setup, teardown),
		cmocka_unit_test_setup_teardown(one_row_outlives_its_query, setup, teardown),
		cmocka_unit_test_setup_teardown(no_row_is_nothing, setup, teardown),
		cmocka_unit_test_setup_teardown(ended_before_its_last_row_it_can_start_again, setup, teardown),
		cmocka_unit_test_setup_teardown(blobs_and_fractions_read_as_text, setup, teardown),
		cmocka_unit_test_setup_teardown(a_blob_of_one_row_is_kept_whole, setup, teardown),
		cmocka_unit_test_setup_teardown(returned_ids_are_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(misuse_is_a_fault, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
