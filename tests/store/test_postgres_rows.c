#include "things_postgres.h"

static struct rows *
values(struct db *db, int64_t whole, const char *words, const void *bytes, size_t size)
{
	struct rows *rows = query_start(db, VALUES);

	query_int(rows, 1, whole);
	query_text(rows, 2, words);
	query_blob(rows, 3, bytes, size);
	return rows;
}

static void
a_value_of_each_kind_comes_back_as_it_went(void **state)
{
	struct place *place = place_of(state);
	static const int64_t wholes[] = { 0, -1, INT64_MAX, -INT64_MAX };
	static const char *const texts[] = { "", "it's \"quoted\" \\ $1", "Ærø 李 \U0001f33b", "12 of them" };
	static const char bytes[] = { 0, 'a', '\\', (char)0xff, 0 };
	size_t size;

	for (size_t i = 0; i < 4; i++) {
		struct rows *rows = values(place->db, wholes[i], texts[i], bytes, sizeof bytes);

		assert_true(row_one(rows));
		assert_true(row_is_integer(rows, 0) && row_integer(rows, 0) == wholes[i]);
		assert_false(row_is_integer(rows, 1));
		assert_string_equal(row_text(rows, 1), texts[i]);
		assert_memory_equal(row_blob(rows, 2, &size), bytes, sizeof bytes);
		assert_int_equal(size, sizeof bytes);
	}
}

static void
conditions_and_sums_are_integers_and_null_is_null(void **state)
{
	struct place *place = place_of(state);
	struct rows *rows = values(place->db, 1, NULL, NULL, 0);
	size_t size;

	assert_true(row_next(rows));
	assert_true(row_is_null(rows, 1) && row_is_null(rows, 2) && row_is_null(rows, 7));
	assert_null(row_text(rows, 1));
	assert_null(row_blob(rows, 2, &size));
	assert_true(row_is_integer(rows, 3) && row_integer(rows, 3) == 1);
	assert_true(row_is_integer(rows, 4) && row_integer(rows, 4) == 0);
	assert_true(row_is_integer(rows, 5) && row_integer(rows, 5) == 3);
	assert_string_equal(row_text(rows, 6), "1.5");
	assert_int_equal(row_integer(rows, 8), 7);
	assert_string_equal(row_text(rows, 8), "7");
	assert_false(row_next(rows));
	values(place->db, 1, "", "", 0);
	rows_end_all(place->db);
}

static bool
add_three(void *db)
{
	add(db, "one");
	assert_int_equal(db_new_id(db), 1);
	add(db, NULL);
	assert_int_equal(db_new_id(db), 2);
	add(db, "three");
	assert_int_equal(db_new_id(db), 3);
	return true;
}

#define MANY 100 /* more than are ever on their way */

static bool
add_many_ahead(void *argument)
{
	struct db *db = argument;
	char name[20];

	for (int i = 1; i <= MANY; i++) {
		snprintf(name, sizeof name, "thing %d", i);
		assert_int_equal(add(db, name), 1);
		if (i % 40 == 0)
			assert_int_equal(count(db), i);
		if (i % 30 == 0)
			assert_int_equal(db_new_id(db), i);
	}
	return true;
}

static void
rows_that_nobody_waits_for_are_there_for_the_next_query(void **state)
{
	struct place *place = place_of(state);

	assert_true(db_write(place->db, add_many_ahead, place->db));
	assert_int_equal(db_new_id(place->db), MANY);
	assert_int_equal(count(place->other), MANY);
}

struct twins {
	struct db *db;
	bool asks;
};

static bool
add_twins(void *argument)
{
	struct twins *twins = argument;

	add(twins->db, "one");
	add(twins->db, "twin");
	add(twins->db, "twin");
	add(twins->db, "two");
	if (twins->asks)
		count(twins->db);
	return true;
}

static void
write_twins(void *argument)
{
	struct twins *twins = argument;

	db_write(twins->db, add_twins, twins);
}

static void
a_row_that_cannot_be_is_a_fault_at_the_next_query_or_at_the_end(void **state)
{
	struct place *place = place_of(state);

	for (int asks = 0; asks < 2; asks++) {
		assert_int_equal(fault_catch(write_twins, &(struct twins){ place->db, asks }), FAULT_BUG);
		assert_int_equal(count(place->db), 0);
	}
}

static void
queries_run_within_each_other_and_one_row_is_kept(void **state)
{
	struct place *place = place_of(state);
	struct rows *list, *name = NULL;
	int seen = 0;

	assert_true(db_write(place->db, add_three, place->db));
	list = query_start(place->db, LIST);
	while (row_next(list)) {
		name = query_start(place->db, NAME_OF);
		query_int(name, 1, row_integer(list, 0));
		assert_true(row_one(name));
		assert_int_equal(row_is_null(name, 0), seen == 1);
		seen++;
	}
	assert_int_equal(seen, 3);
	assert_string_equal(row_text(name, 0), "three");
	assert_int_equal(count(place->db), 3);
}

static bool
add_given(void *argument)
{
	struct place *place = argument;
	struct given all[2000] = { 0 };

	for (int i = 0; i < 2000; i++)
		all[i] = (struct given){ { i }, { arena_text(place->arena, "name %d", i) } };
	for (size_t size = 0; size < 2001; size = size ? size + 1999 : 1) {
		struct rows *rows = query_start(place->db, ADD_MANY);

		if (size > 1)
			all[0].texts[0] = NULL;
		query_rows(rows, 1, &(struct given_rows){ size, all });
		assert_int_equal(query_run(rows), size);
	}
	return true;
}

static void
none_one_and_thousands_of_rows_are_given(void **state)
{
	struct place *place = place_of(state);
	const struct given some[] = { { { 2, 0 }, { "a", NULL } }, { { 1, 5 }, { "b", "{quoted,\"list\"}" } } };
	struct rows *rows;

	assert_true(db_write(place->db, add_given, place));
	assert_int_equal(count(place->db), 2001);
	rows = query_start(place->db, GIVEN);
	query_rows(rows, 1, &(struct given_rows){ 2, some });
	assert_true(row_next(rows));
	assert_string_equal(row_text(rows, 1), "{quoted,\"list\"}");
	assert_true(row_next(rows));
	assert_int_equal(row_integer(rows, 0), 2);
	assert_true(row_is_null(rows, 1));
	assert_false(row_next(rows));
}

static void
write_outside(void *db)
{
	add(db, "nowhere");
}

static void
count_it(void *db)
{
	count(db);
}

static void
what_touches_nothing_stored_is_asked_here(void **state)
{
	struct place *place = place_of(state);
	struct rows *rows = query_start(place->db, HERE);

	query_text(rows, 1, "{\"a\":\"here\"}");
	assert_string_equal(rows_text(rows), "here");
	assert_int_equal(fault_catch(write_outside, place->db), FAULT_BUG);
	assert_int_equal(count(place->db), 0);
}

static void
run_wrong(void *db)
{
	row_next(query_start(db, WRONG));
}

static void
what_a_schema_does_not_have_is_looked_at_anew(void **state)
{
	struct place *place = place_of(state);

	assert_int_equal(fault_catch(run_wrong, place->db), FAULT_BUSY);
	db_rollback(place->db);
	elsewhere(place->name, "ALTER TABLE things ADD nme TEXT");
	assert_int_equal(fault_catch(run_wrong, place->db), FAULT_NONE);
	db_rollback(place->db);
	elsewhere(place->name, "UPDATE schema_versions SET version = version + 5");
	elsewhere(place->name, "ALTER TABLE things DROP nme");
	assert_int_equal(fault_catch(run_wrong, place->db), FAULT_BUSY);
	assert_int_equal(fault_catch(count_it, place->db), FAULT_BUSY);
	assert_null(db_trouble(place->db));
	assert_int_equal(db_version(place->db), 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_value_of_each_kind_comes_back_as_it_went, place_make, place_remove),
		cmocka_unit_test_setup_teardown(conditions_and_sums_are_integers_and_null_is_null, place_make, place_remove),
		cmocka_unit_test_setup_teardown(rows_that_nobody_waits_for_are_there_for_the_next_query, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			a_row_that_cannot_be_is_a_fault_at_the_next_query_or_at_the_end, place_make, place_remove),
		cmocka_unit_test_setup_teardown(queries_run_within_each_other_and_one_row_is_kept, place_make, place_remove),
		cmocka_unit_test_setup_teardown(none_one_and_thousands_of_rows_are_given, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_touches_nothing_stored_is_asked_here, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_a_schema_does_not_have_is_looked_at_anew, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
