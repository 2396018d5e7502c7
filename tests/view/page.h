/* A page of a template of the test's own, and rows of its own in place of the generated queries: what the tests of the view run on. */
#ifndef MUSTER_TESTS_VIEW_PAGE_H
#define MUSTER_TESTS_VIEW_PAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/query.h"
#include "view/view.h"

/* Rows of the tests' own, in place of the generated queries. */
enum { PEOPLE, NOBODY, WRONG, FORGOTTEN };
#define NAMES(...) \
	(const char *const[]) \
	{ \
		__VA_ARGS__, NULL \
	}

const struct query_text query_texts[] = {
	{ "people", "Three.",
		"SELECT 1 AS id, 'Ada' AS name, 'pending' AS status_is, 0 AS waiting UNION ALL SELECT 2, NULL, 'active', 12345 "
		"UNION ALL SELECT 3, '', NULL, NULL;",
		NAMES("id", "name", "status_is", "waiting") },
	{ "nobody", "None.", "SELECT 1 AS id WHERE 0;", NAMES("id") },
	{ "wrong", "Fails.", "SELECT 1 AS id UNION ALL SELECT abs(-9223372036854775807 - 1);", NAMES("id") },
	{ "forgotten", "Two.", "SELECT 'ann@example.org' AS email UNION ALL SELECT 'closed-9@account.invalid';", NAMES("email") },
	{ NULL, NULL, NULL },
};
const int query_count = 4;
const struct schema_step schema_steps[] = { { "001-start.sql", "CREATE TABLE things (id INTEGER PRIMARY KEY) STRICT;" },
	{ NULL, NULL } };
const int schema_step_count = 1;
const int postgres_baseline = 1;
const char postgres_schema[] = "";

struct place {
	char directory[40];
	struct arena *arena;
	struct db *db;
	struct view *page;
};

static inline void
put(const struct place *place, const char *name, const char *text)
{
	char path[120];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", place->directory, name);
	file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
}

static inline int
setup(void **state)
{
	struct place *place = calloc(1, sizeof *place);
	char parts[60];

	snprintf(place->directory, sizeof place->directory, "/tmp/muster-test-XXXXXX");
	assert_non_null(mkdtemp(place->directory));
	snprintf(parts, sizeof parts, "%s/parts", place->directory);
	assert_int_equal(mkdir(parts, 0700), 0);
	place->arena = arena_new(64u << 20);
	place->db = db_open(":memory:", DB_FULL);
	db_use_arena(place->db, place->arena);
	*state = place;
	return 0;
}

static inline int
teardown(void **state)
{
	static const char *const names[] = { "a.tpl", "b.tpl", "c.txt.tpl", "parts/p.tpl", "parts" };
	struct place *place = *state;
	char path[120];

	view_free(place->page);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		snprintf(path, sizeof path, "%s/%s", place->directory, names[i]);
		remove(path);
	}
	assert_int_equal(rmdir(place->directory), 0);
	db_close(place->db);
	arena_free(place->arena);
	free(place);
	return 0;
}

static inline void
load(const struct place *place)
{
	const char *wrong = view_load(place->directory);

	if (wrong)
		fail_msg("%s", wrong);
}

/* The page of one template with this text. */
static inline struct view *
page_of(void **state, const char *text)
{
	struct place *place = *state;

	put(place, "a.tpl", text);
	load(place);
	view_free(place->page);
	place->page = view_new("a.tpl");
	return place->page;
}

static inline void
expect(void **state, const char *text)
{
	struct place *place = *state;
	size_t length = 0;
	const char *shown = view_expand(place->page, place->arena, &length);

	assert_string_equal(shown, text);
	assert_int_equal(length, strlen(text));
}

static inline void
refused(void **state, const char *text, const char *why)
{
	struct place *place = *state;
	const char *wrong;

	put(place, "a.tpl", text);
	wrong = view_load(place->directory);
	assert_non_null(wrong);
	if (!strstr(wrong, why))
		fail_msg("\"%s\" does not say \"%s\"", wrong, why);
}

#endif
