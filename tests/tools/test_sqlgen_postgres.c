/* What sqlgen says to PostgreSQL. Whether that understands it, `make sql-check` asks. */
#include "generate.h"

#define THINGS \
	SCHEMA \
	"CREATE TABLE parts (thing_id INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (thing_id, number)) STRICT, WITHOUT ROWID;\n" \
	"CREATE VIRTUAL TABLE thing_search USING fts5 (scope, words, tokenize = 'trigram');\n"

/* A query of this body becomes that, with these types of parameters. */
static void
assert_spelt(const char *parameters, const char *query, const char *postgres, const char *types)
{
	char text[1000];

	snprintf(text, sizeof text, "-- a(%s): A.\n%s\n", parameters, query);
	if (sqlgen(THINGS, text))
		fail_msg("%s", output);
	snprintf(text, sizeof text, "\t\"%s\",\n\t\"%s\", ", postgres, types);
	assert_made("queries.c", text);
}

static void
parameters_are_numbers(void **state)
{
	(void)state;
	assert_spelt("least int, name text", "DELETE FROM things WHERE name = :name AND id >= :least AND name <> :name;",
		"DELETE FROM things WHERE name = $1 AND id >= $2 AND name <> $1", "ti");
	assert_spelt("name text, more rows, id int",
		"INSERT INTO things (name) SELECT g.t1 || :name FROM given(:more) AS g WHERE g.i1 > :id;",
		"INSERT INTO things (name) SELECT g.t1 || $1 FROM (SELECT * FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)"
		" WITH ORDINALITY AS given (i1, i2, i3, i4, i5, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, place)) AS g WHERE g.i1 > $17",
		"tri");
	assert_spelt("a int", "DELETE FROM things WHERE name = ':a' -- of :a, it's said\n   AND id = :a;",
		"DELETE FROM things WHERE name = ':a' -- of :a, it's said\\n\"\n\t\"   AND id = $1", "i");
}

static void
words_that_the_engines_spell_differently(void **state)
{
	(void)state;
	assert_spelt("a int", "SELECT sum(t.id) AS sum, count(*) AS n FROM things t WHERE :a = 1;",
		"SELECT integer_sum(t.id) AS sum, count(*) AS n FROM things t WHERE $1 = 1", "i");
	assert_spelt("a text", "DELETE FROM things WHERE name LIKE :a ESCAPE '\\';",
		"DELETE FROM things WHERE name ILIKE $1 ESCAPE '\\\\'", "t");
	assert_spelt("a text", "DELETE FROM things WHERE id = CAST(substr(name, 2) AS INTEGER) + CAST(:a AS INTEGER);",
		"DELETE FROM things WHERE id = integer_of(substr(name, 2) ) + integer_of($1 )", "t");
	assert_spelt("", "SELECT json_group_array(json_object('n', t.name)) AS j, group_concat(t.name, ' ') AS g FROM things t;",
		"SELECT COALESCE(json_agg(json_build_object('n', t.name)), '[]') AS j, string_agg(t.name, ' ') AS g FROM things t", "");
	assert_spelt("", "UPDATE things SET data = x'' WHERE data <> x'0a';",
		"UPDATE things SET data = '\\\\x'::bytea WHERE data <> '\\\\x0a'::bytea", "");
}

static void
what_keeps_the_one_engine_from_an_index_is_left_out(void **state)
{
	(void)state;
	assert_spelt("a int, b int", "DELETE FROM things WHERE +id = :a AND id+:b > 1 + :a AND (+name) <> '';",
		"DELETE FROM things WHERE id = $1 AND id+$2 > 1 + $1 AND (name) <> ''", "ii");
	assert_spelt("", "SELECT t.id AS id FROM things t\n CROSS JOIN parts p ON p.thing_id = t.id;",
		"SELECT t.id AS id FROM things t\\n\"\n\t\" JOIN parts p ON p.thing_id = t.id", "");
	assert_spelt("", "SELECT t.id AS id FROM things t CROSS JOIN parts p WHERE t.id = 1;",
		"SELECT t.id AS id FROM things t CROSS JOIN parts p WHERE t.id = 1", "");
}

static void
a_key_that_may_be_null_can_ask_an_index(void **state)
{
	(void)state;
	assert_spelt("a int", "SELECT t.id AS id FROM things t WHERE t.data IS NULLIF(:a, 0) AND t.id > 0;",
		"SELECT t.id AS id FROM things t WHERE (t.data = NULLIF($1, 0) OR t.data IS NULL AND $1 = 0) AND t.id > 0", "i");
}

static void
a_search_asks_the_words(void **state)
{
	(void)state;
	assert_spelt("a text", "SELECT s.rowid AS id FROM thing_search s WHERE s.thing_search MATCH :a AND s.rowid > 1;",
		"SELECT s.rowid AS id FROM thing_search s WHERE s.scope = search_scope($1) AND s.words LIKE search_longest($1)"
		" AND s.words LIKE ALL (search_words($1)) AND s.rowid > 1",
		"t");
	assert_spelt("a text", "SELECT rowid AS id FROM thing_search WHERE thing_search MATCH :a;",
		"SELECT rowid AS id FROM thing_search WHERE scope = search_scope($1) AND words LIKE search_longest($1)"
		" AND words LIKE ALL (search_words($1))",
		"t");
}

static void
a_new_row_tells_its_id(void **state)
{
	(void)state;
	assert_spelt("a text", "INSERT INTO things (name) VALUES (:a)\n    ON CONFLICT DO NOTHING;",
		"INSERT INTO things (name) VALUES ($1)\\n\"\n\t\"    ON CONFLICT DO NOTHING RETURNING id", "t");
	assert_made("queries.c", "\"t\", true, false, true }");
	assert_spelt("a int", "INSERT INTO parts (thing_id, number) VALUES (:a, 1);",
		"INSERT INTO parts (thing_id, number) VALUES ($1, 1)", "i");
	assert_made("queries.c", "\"i\", false, true, true }");
	assert_spelt("a text", "INSERT INTO things (name) SELECT :a;", "INSERT INTO things (name) SELECT $1", "t");
	assert_made("queries.c", "\"t\", false, false, true }");
	assert_spelt("a text", "INSERT INTO things (name) VALUES (:a) RETURNING name AS name;",
		"INSERT INTO things (name) VALUES ($1) RETURNING name AS name", "t");
	assert_made("queries.c", "\"t\", false, false, true }");
}

static void
what_nobody_waits_for_is_what_makes_one_row_or_is_not_asked(void **state)
{
	static const char *const waited_for[] = {
		"INSERT INTO parts (thing_id, number) VALUES (:a, 1), (:a, 2);", "INSERT INTO parts (thing_id, number) SELECT :a, 1;",
		"UPDATE parts SET number = 2 WHERE thing_id = :a;",
		"INSERT INTO parts (thing_id, number) VALUES (:a, 1) ON CONFLICT DO NOTHING;",
		"INSERT INTO parts (thing_id, number) VALUES (:a, 1) ON CONFLICT (thing_id, number) DO UPDATE SET number = 2 WHERE parts.number = 1;"
	};

	(void)state;
	for (size_t i = 0; i < sizeof waited_for / sizeof *waited_for; i++) {
		char text[400];

		snprintf(text, sizeof text, "-- a(a int): A.\n%s\n", waited_for[i]);
		assert_int_equal(sqlgen(THINGS, text), 0);
		assert_made("queries.c", "\"i\", false, false, true }");
	}
	assert_int_equal(sqlgen(THINGS,
						 "-- a(a int): A.\nINSERT INTO parts (thing_id, number) VALUES (:a, (SELECT 1))"
						 " ON CONFLICT (thing_id, number) DO UPDATE SET number = 2;\n"),
		0);
	assert_made("queries.c", "\"i\", false, true, true }");
	assert_int_equal(sqlgen(THINGS, "-- a(a int): A. unasked.\nUPDATE parts SET number = 2 WHERE thing_id = :a;\n"), 0);
	assert_made("queries.c", "\"i\", false, true, true }");
	assert_made("queries.h", "void q_a(struct db *db, int64_t a);");
	assert_made("queries.c", "\n\tquery_run(query_);\n}\n");
	assert_int_equal(sqlgen(THINGS, "-- a(a int): A. unasked.\nSELECT :a AS a;\n"), 1);
}

static void
what_touches_nothing_stored_is_not_asked_there(void **state)
{
	(void)state;
	assert_int_equal(sqlgen(THINGS, "-- a(a text): A.\nSELECT j.key AS key FROM json_tree(:a) j;\n"), 0);
	assert_made("queries.c", "NULL },\n\tNULL,\n\t\"t\", false, false, false }");
	assert_int_equal(
		sqlgen(THINGS, "-- a(a text): A.\nSELECT j.key AS key FROM json_each(:a) j JOIN things t ON t.id = j.key;\n"), 0);
	assert_made("queries.c", "json_each($1) j JOIN things t");
}

static void
a_query_may_stand_twice(void **state)
{
	(void)state;
	assert_spelt("a int", "SELECT id AS id FROM things WHERE id = :a;\n-- on postgresql:\nSELECT 'a;' AS id WHERE 1 = :a;",
		"SELECT 'a;' AS id WHERE 1 = $1", "i");
	assert_int_equal(unlink(path_of("queries.h")), 0);
	assert_refused("-- a(): A.\nSELECT id AS id FROM things;\n-- on postgresql:\nSELECT 1 AS id WHERE 1 = :b;\n",
		"thing.sql:4: a: :b is no parameter of the first form\n");
	assert_refused("-- a(): A.\nSELECT id AS id FROM things;\n-- on postgresql:\nSELECT 1 AS id\n",
		"thing.sql:3: a: needs a statement that ends with \";\"\n");
}

static void
the_schema_is_what_the_steps_made(void **state)
{
	(void)state;
	assert_int_equal(
		sqlgen(
			"CREATE TABLE parts (thing_id INTEGER NOT NULL REFERENCES things (id) ON DELETE CASCADE, first INTEGER, second INTEGER,\n"
			"\tFOREIGN KEY (first, second) REFERENCES pairs (a, b),\n\tPRIMARY KEY (thing_id)) STRICT, WITHOUT ROWID;\n"
			"CREATE TABLE pairs (a INTEGER, b INTEGER, UNIQUE (a, b)) STRICT;\n"
			"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, data BLOB,   -- its bytes\n"
			"\tis_here TEXT GENERATED ALWAYS AS (CASE WHEN name LIKE 'a%' THEN 'yes' END) VIRTUAL) STRICT;\n"
			"CREATE TABLE one (id INTEGER PRIMARY KEY CHECK (id = 1), words TEXT) STRICT;\nINSERT INTO one VALUES (1, 'it''s');\n"
			"CREATE VIRTUAL TABLE thing_search USING fts5 (scope, words, tokenize = 'trigram');\n"
			"CREATE INDEX things_name ON things (name) WHERE data <> x'';\n"
			"CREATE VIEW thing_lines AS SELECT t.id AS id FROM things t WHERE +t.name = 'a';\n"
			"CREATE TRIGGER things_stay BEFORE UPDATE ON things BEGIN SELECT RAISE(ABORT, 'they stay'); END;\n",
			""),
		0);
	assert_made("schema.c",
		"\"CREATE TABLE parts (thing_id BIGINT NOT NULL , first BIGINT, second BIGINT , PRIMARY KEY (thing_id));\\n\"\n"
		"\t\"CREATE TABLE pairs (a BIGINT, b BIGINT, UNIQUE (a, b));\\n\"\n"
		"\t\"CREATE TABLE things (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, name TEXT COLLATE \\\"C\\\" NOT NULL, data BYTEA,"
		" is_here TEXT COLLATE \\\"C\\\" GENERATED ALWAYS AS (CASE WHEN name ILIKE 'a%' THEN 'yes' END) STORED);\\n\"\n");
	assert_made("schema.c",
		"\"INSERT INTO one (id, words) VALUES (1, 'it''s');\\n\"\n\t\"CREATE INDEX things_name ON things (name) WHERE data <> '\\\\x'::bytea;\\n\"\n");
	assert_made("schema.c", "\"CREATE TABLE thing_search (rowid BIGINT PRIMARY KEY, ");
	assert_made("schema.c", "ALTER TABLE parts ADD FOREIGN KEY (first, second) REFERENCES pairs (a, b) ON DELETE NO ACTION");
	assert_made("schema.c", "ALTER TABLE parts ADD FOREIGN KEY (thing_id) REFERENCES things (id) ON DELETE CASCADE");
	assert_made("schema.c", "CREATE VIEW thing_lines AS SELECT t.id AS id FROM things t WHERE t.name = 'a';\\n");
	assert_made(
		"schema.c", "CREATE TRIGGER things_stay BEFORE UPDATE ON things FOR EACH ROW EXECUTE FUNCTION refuse('they stay');\\n");
}

static void
rows_whose_ids_its_counter_would_not_know_are_refused(void **state)
{
	(void)state;
	assert_int_equal(sqlgen(SCHEMA "INSERT INTO things (name) VALUES ('a');\n", ""), 1);
	assert_string_equal(output, "sqlgen: a step puts rows with ids into things\n");
	assert_int_equal(sqlgen(SCHEMA "CREATE TRIGGER t AFTER INSERT ON things BEGIN DELETE FROM things; END;\n", ""), 1);
	assert_string_equal(output, "sqlgen: only RAISE(ABORT, …) can stand in a trigger: t\n");
}

/* The baseline is step 13; those after it are taken one by one. */
static void
later_steps_are_spelt_too(void **state)
{
	static char names[13][30];
	char *arguments[20] = { "sqlgen", ".", "001-start.sql" };

	(void)state;
	write_text("001-start.sql", SCHEMA);
	for (int i = 2; i <= 13; i++) {
		snprintf(names[i - 1], sizeof names[0], "%03d-step.sql", i);
		write_text(names[i - 1], i == 13 ? "ALTER TABLE things ADD COLUMN size INTEGER;\n" : "-- Nothing.\n");
		arguments[i + 1] = names[i - 1];
	}
	write_text("014-more.sql",
		"-- Parts.\nCREATE TABLE parts (\n\tid INTEGER PRIMARY KEY,\n\tthing_id INTEGER REFERENCES things (id)   -- whose\n) STRICT;\n"
		"ALTER TABLE things ADD COLUMN word TEXT NOT NULL DEFAULT '';\nCREATE INDEX parts_thing ON parts (thing_id);\n"
		"-- on sqlite only: WHY.\nDROP TABLE things;\nCREATE TABLE things (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT, size INTEGER) STRICT;\n"
		"\n-- on both:\n-- Their size.\n"
		"UPDATE things SET size = CAST(name AS INTEGER);\nINSERT INTO parts (thing_id) SELECT id FROM things;\n"
		"CREATE TABLE kept (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;\n");
	arguments[15] = "014-more.sql";
	arguments[16] = "--";
	write_text("before.sql", "CREATE EXTENSION a;\n");
	arguments[17] = "--";
	arguments[18] = "before.sql";
	if (run_sqlgen(arguments))
		fail_msg("%s", output);
	assert_made("schema.c", "\t{ \"013-step.sql\",\n\t\"ALTER TABLE things ADD COLUMN size INTEGER;\\n\",\n\tNULL },\n");
	assert_made("schema.c",
		",\n\t\"CREATE TABLE parts ( id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, thing_id BIGINT REFERENCES things (id) );\\n\"\n"
		"\t\"ALTER TABLE things ADD COLUMN word TEXT COLLATE \\\"C\\\" NOT NULL DEFAULT '';\\n\"\n"
		"\t\"CREATE INDEX parts_thing ON parts (thing_id);\\n\"\n\t\"UPDATE things SET size = integer_of(name );\\n\"\n"
		"\t\"INSERT INTO parts (thing_id) SELECT id FROM things;\\n\"\n"
		"\t\"CREATE TABLE kept (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY );\\n\" },\n");
	assert_made("schema.c", "const int postgres_baseline = 13;\n");
	assert_made("schema.c", "const char postgres_schema[] =\n\t\"CREATE EXTENSION a;\\n\"\n\t\"CREATE TABLE things (");
	assert_null(strstr(strstr(output, "postgres_schema[]"), "parts"));
}

static void
a_step_may_begin_with_what_is_for_sqlite_only(void **state)
{
	static char names[13][30];
	char *arguments[20] = { "sqlgen", ".", "001-start.sql" };

	(void)state;
	write_text("001-start.sql", SCHEMA);
	for (int i = 2; i <= 14; i++) {
		snprintf(names[i - 2], sizeof names[0], "%03d-step.sql", i);
		write_text(names[i - 2],
			i == 14
				? "-- on sqlite only: WHY.\nCREATE TABLE here (a TEXT) STRICT;\n-- on both:\nCREATE TABLE both (a TEXT) STRICT;\n"
				: "-- Nothing.\n");
		arguments[i + 1] = names[i - 2];
	}
	arguments[16] = "--";
	if (run_sqlgen(arguments))
		fail_msg("%s", output);
	assert_made(
		"schema.c", "CREATE TABLE both (a TEXT) STRICT;\\n\",\n\t\"CREATE TABLE both (a TEXT COLLATE \\\"C\\\");\\n\" },\n");
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(parameters_are_numbers),
		TEST(words_that_the_engines_spell_differently),
		TEST(what_keeps_the_one_engine_from_an_index_is_left_out),
		TEST(a_key_that_may_be_null_can_ask_an_index),
		TEST(a_search_asks_the_words),
		TEST(a_new_row_tells_its_id),
		TEST(what_nobody_waits_for_is_what_makes_one_row_or_is_not_asked),
		TEST(what_touches_nothing_stored_is_not_asked_there),
		TEST(a_query_may_stand_twice),
		TEST(the_schema_is_what_the_steps_made),
		TEST(rows_whose_ids_its_counter_would_not_know_are_refused),
		TEST(later_steps_are_spelt_too),
		TEST(a_step_may_begin_with_what_is_for_sqlite_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
