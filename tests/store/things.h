/* A small schema and its queries, in place of the generated ones: what the tests of the store run on. */
#ifndef MUSTER_TESTS_THINGS_H
#define MUSTER_TESTS_THINGS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/fault.h"
#include "store/sqlite.h"
#include "store/db.h"
#include "store/query.h"

enum { ADD, COUNT, LIST, NAME_OF, CHANGE, RETURNED, WHOLE, WRONG, ADD_MANY, FOUND };

#define NAMES(...) \
	(const char *const[]) \
	{ \
		__VA_ARGS__, NULL \
	}

const struct query_text query_texts[] = { { "thing_add", "Adds one.",
											  "INSERT INTO things (id, name, size) VALUES (:id, :name, :size);" },
	{ "thing_count", "How many.", "SELECT count(*) AS count FROM things;", NAMES("count") },
	{ "thing_list", "All.", "SELECT id AS id, name AS name, size AS size FROM things ORDER BY id;", NAMES("id", "name", "size") },
	{ "thing_name", "Its name.", "SELECT name AS name FROM things WHERE id = :id;", NAMES("name") },
	{ "thing_change", "Grows.", "UPDATE things SET size = coalesce(size, 0) + 1 WHERE id >= :id;" },
	{ "thing_returned", "Adds one.", "INSERT INTO things (name) VALUES (:name) RETURNING id AS id;", NAMES("id") },
	{ "thing_blob", "Its bytes.", "SELECT hex(:bytes) AS hex, 1.5 AS half, :bytes AS bytes;", NAMES("hex", "half", "bytes") },
	{ "thing_wrong", "A typo.", "SELECT nme AS name FROM things WHERE name = :name;" },
	{ "thing_add_many", "Adds those given.",
		"INSERT INTO things (id, name, size) SELECT g.i1, g.t1, :size FROM given(:things) AS g;" },
	{ "thing_found", "Which of the names given there are.",
		"SELECT g.i1 AS place, g.t2 AS remark FROM given(:names) AS g CROSS JOIN things t ON t.name = g.t1;",
		NAMES("place", "remark") },
	{ NULL, NULL, NULL } };
const int query_count = 10;

const struct schema_step schema_steps[] = {
	{ "001-start.sql",
		"CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT NOT NULL, size INTEGER) STRICT;\n"
		"CREATE TABLE parts (id INTEGER PRIMARY KEY, thing_id INTEGER NOT NULL REFERENCES things (id)) STRICT;" },
	{ "002-more.sql", "CREATE INDEX things_name ON things (name);" }, { NULL, NULL }
};
const int schema_step_count = 2;
const int postgres_baseline = 1;
const char postgres_schema[] = "";

static inline int64_t
add(struct db *db, int64_t id, const char *name)
{
	struct rows *rows = query_start(db, ADD);

	query_int(rows, 1, id);
	query_text(rows, 2, name);
	return query_run(rows);
}

static inline int64_t
count(struct db *db)
{
	return rows_integer(query_start(db, COUNT));
}

/* A directory of the test's own, /tmp/muster-test-XXXXXX, and the database's path in it. */
struct place {
	char directory[40];
	char path[60];
	struct arena *arena;
	struct db *db;
};

static inline int
place_make(void **state)
{
	struct place *place = calloc(1, sizeof *place);

	snprintf(place->directory, sizeof place->directory, "/tmp/muster-test-XXXXXX");
	assert_non_null(mkdtemp(place->directory));
	snprintf(place->path, sizeof place->path, "%s/muster.db", place->directory);
	place->arena = arena_new(1000000);
	assert_int_equal(db_migrate(place->path), schema_step_count);
	place->db = db_open(place->path, DB_FULL);
	db_use_arena(place->db, place->arena);
	*state = place;
	return 0;
}

static inline int
place_remove(void **state)
{
	struct place *place = *state;
	const char *const names[] = { "muster.db", "muster.db-wal", "muster.db-shm", "muster.db-writer", "copy.db" };
	char path[100];

	db_close(place->db);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", place->directory, names[i]);
		unlink(path);
	}
	assert_int_equal(rmdir(place->directory), 0);
	arena_free(place->arena);
	free(place);
	return 0;
}

#endif
