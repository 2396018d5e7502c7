#include "generate.h"

static void
a_query_with_columns_becomes_rows(void **state)
{
	(void)state;
	assert_int_equal(sqlgen(SCHEMA,
						 "-- About things.\n\n-- thing_list(name text, least int): Things of a name,\n-- by id.\n"
						 "SELECT id AS id, name AS name\n  FROM things -- all\n WHERE id >= :least AND name = :name;\n"),
		0);
	assert_made("queries.h",
		"/* Things of a name, by id. */\n"
		"struct rows *q_thing_list(struct db *db, const char *name, int64_t least);\n"
		"enum { THING_LIST_ID, THING_LIST_NAME };\n");
	assert_made("queries.c", "\tquery_text(query_, 2, name);\n\tquery_int(query_, 1, least);\n\treturn query_;\n");
	assert_made("queries.c",
		"\t{ \"thing_list\",\n\t\"Things of a name, by id.\",\n\t\"SELECT id AS id, name AS name\\n\"\n"
		"\t\"  FROM things -- all\\n\"\n");
	assert_made("schema.c", "\t{ \"001-start.sql\",\n\t\"CREATE TABLE things (");
}

static void
a_query_without_columns_returns_its_changes(void **state)
{
	(void)state;
	assert_int_equal(sqlgen(SCHEMA,
						 "-- thing_add(name text, data blob): Adds one.\n"
						 "INSERT INTO things (name, data) VALUES (:name, :data);\n"),
		0);
	assert_made("queries.h", "int64_t q_thing_add(struct db *db, const char *name, const void *data, size_t data_size);\n");
	assert_made("queries.c", "\tquery_blob(query_, 2, data, data_size);\n\treturn query_run(query_);\n");
}

static void
many_rows_are_given_to_one_query(void **state)
{
	(void)state;
	assert_int_equal(
		sqlgen(SCHEMA,
			"-- thing_add_many(given rows): Adds them.\nINSERT INTO things (name) SELECT g.t1 FROM given(:given) AS g;\n"),
		0);
	assert_made("queries.h", "int64_t q_thing_add_many(struct db *db, const struct given_rows *given);\n");
	assert_made("queries.c", "\tquery_rows(query_, 1, given);\n\treturn query_run(query_);\n");
}

static void
a_returned_column_is_a_row(void **state)
{
	(void)state;
	assert_int_equal(
		sqlgen(SCHEMA, "-- thing_add(name text): Adds one.\nINSERT INTO things (name) VALUES (:name) RETURNING id AS id;\n"), 0);
	assert_made("queries.h", "struct rows *q_thing_add(struct db *db, const char *name);\nenum { THING_ADD_ID };\n");
}

static void
misspelt_columns_are_refused_at_their_line(void **state)
{
	(void)state;
	assert_refused("-- a(): A.\nSELECT id AS id,\n       nme AS name FROM things;\n", "thing.sql:3: a: no such column: nme\n");
	assert_refused("-- a(): A.\nSELECT id AS id FROM thing;\n", "thing.sql:2: a: no such table: thing\n");
	assert_refused("-- a(): A.\nSELECT id AS id FROM things\n WHERE name = \"x\";\n", "thing.sql:3: a: no such column: x\n");
}

static void
parameters_are_declared_once_and_used(void **state)
{
	(void)state;
	assert_refused("-- a(): A.\nDELETE FROM things WHERE id = :id;\n", "thing.sql:1: a: uses :id, which is not declared\n");
	assert_refused("-- a(id int, name text): A.\nDELETE FROM things WHERE id = :id;\n",
		"thing.sql:1: a: declares :name, which is not used\n");
	assert_refused("-- a(id int, id int): A.\nDELETE FROM things WHERE id = :id;\n", "thing.sql:1: a: :id is declared twice\n");
	assert_refused("-- a(): A.\nDELETE FROM things WHERE id = ?;\n", "thing.sql:1: a: uses ?, which is not declared\n");
	assert_refused("-- a(id int): A.\nDELETE FROM things WHERE id = @id;\n",
		"thing.sql:1: a: uses @id, which is not declared\n"
		"thing.sql:1: a: declares :id, which is not used\n");
}

static void
types_are_int_text_blob_and_rows(void **state)
{
	(void)state;
	assert_refused("-- a(id integer): A.\nDELETE FROM things WHERE id = :id;\n",
		"thing.sql:1: a: unknown type \"integer\" of :id; int, text, blob and rows exist\n");
	assert_refused(
		"-- a(id): A.\nDELETE FROM things WHERE id = :id;\n", "thing.sql:1: a: a parameter is written \"name type\"\n");
}

static void
one_statement_stands_under_a_header(void **state)
{
	(void)state;
	assert_refused("-- a(id int): A.\nDELETE FROM things WHERE id = :id;\nDELETE FROM things;\n",
		"thing.sql:3: a: a second statement, or a query without its header line\n");
	assert_refused(
		"-- a(id int): A.\nDELETE FROM things WHERE id = :id\n", "thing.sql:1: a: needs a statement that ends with \";\"\n");
	assert_refused("-- a(): A.\n-- b(): B.\nDELETE FROM things;\n", "thing.sql:1: a: needs a statement that ends with \";\"\n");
	assert_refused("-- About things.\nDELETE FROM things;\n",
		"thing.sql:2: a statement without its header line \"-- name(parameter type, …): sentence\"\n");
	assert_refused("-- a()\nDELETE FROM things;\n", "thing.sql:1: a: \"): \" and a sentence on what it gives must follow\n");
	assert_refused("-- a(): A.\nBEGIN;\n", "thing.sql:1: a: neither gives rows nor changes any\n");
}

static void
columns_have_plain_names_of_their_own(void **state)
{
	(void)state;
	assert_refused("-- a(): A.\nSELECT count(*) FROM things;\n",
		"thing.sql:1: a: result column 1 needs a plain name (AS …), not \"count(*)\"\n");
	assert_refused(
		"-- a(): A.\nSELECT id AS x, name AS x FROM things;\n", "thing.sql:1: a: two result columns are called \"x\"\n");
}

static void
names_are_used_once_and_all_errors_are_told(void **state)
{
	(void)state;
	assert_refused("-- a(): A.\nDELETE FROM things;\n\n-- a(): B.\nDELETE FROM things;\n-- b(): B.\nDELETE FROM thing;\n",
		"thing.sql:4: a: there is another query of this name\nthing.sql:7: b: no such table: thing\n");
}

static void
a_wrong_schema_is_refused_at_its_line(void **state)
{
	(void)state;
	assert_int_equal(sqlgen(SCHEMA "\nCREATE TABLE parts (\n\tid INTEGR PRIMARY KEY\n) STRICT;\n", ""), 1);
	assert_string_equal(output, "001-start.sql:3: unknown datatype for parts.id: \"INTEGR\"\n");
	assert_int_equal(sqlgen(SCHEMA "CREATE INDEX a ON things (nme);\n", ""), 1);
	assert_string_equal(output, "001-start.sql:2: no such column: nme\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_query_with_columns_becomes_rows),
		TEST(a_query_without_columns_returns_its_changes),
		TEST(many_rows_are_given_to_one_query),
		TEST(a_returned_column_is_a_row),
		TEST(misspelt_columns_are_refused_at_their_line),
		TEST(parameters_are_declared_once_and_used),
		TEST(types_are_int_text_blob_and_rows),
		TEST(one_statement_stands_under_a_header),
		TEST(columns_have_plain_names_of_their_own),
		TEST(names_are_used_once_and_all_errors_are_told),
		TEST(a_wrong_schema_is_refused_at_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
