/* A file in memory on its way through an import, for tests of the domain. */
#ifndef MUSTER_TESTS_IMPORT_WORLD_H
#define MUSTER_TESTS_IMPORT_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/import.h"
#include "domain/import_cells.h"
#include "domain/import_columns.h"
#include "domain/import_file.h"
#include "lib/look.h"
#include "lib/text_file.h"
#include "lib/world.h"
#include "queries.h"

/* As it stands now. */
static inline struct import
import_now(struct ctx *ctx, int64_t id)
{
	struct import import;
	bool leads;

	assert_true(import_load(ctx, id, &import, &leads));
	return import;
}

static inline int64_t
upload_bytes(struct ctx *ctx, enum import_kind kind, const char *bytes, size_t size)
{
	struct text_file file = { bytes, size };
	int64_t id = 0;

	ctx->problems = NULL;
	assert_int_equal(import_create(ctx, kind, "people.csv", (int64_t)size, text_file_read, &file, &id), OK);
	return id;
}

static inline void
read_all(struct ctx *ctx, int64_t id)
{
	int done;

	while (!import_read_some(ctx, id, 7, &done))
		continue;
}

/* Uploaded and, where nobody has to be asked, read. */
static inline struct import
upload(struct ctx *ctx, enum import_kind kind, const char *text)
{
	int64_t id = upload_bytes(ctx, kind, text, strlen(text));

	read_all(ctx, id);
	return import_now(ctx, id);
}

/* "valid invite", "error none: What is wrong." and so on; several problems apart by " / ". */
static inline const char *
row_now(struct ctx *ctx, const struct import *import, int64_t number)
{
	struct rows *rows = q_import_row_get(ctx->db, import->id, number);
	const struct import_problem *problems;
	const char *words;
	size_t count;

	if (!row_one(rows))
		return "";
	words = arena_text(ctx->arena, "%s %s", row_text(rows, IMPORT_ROW_GET_VERDICT), row_text(rows, IMPORT_ROW_GET_PLAN));
	problems = import_problems_read(ctx->arena, row_text(rows, IMPORT_ROW_GET_PROBLEMS), &count);
	for (size_t i = 0; i < count; i++) {
		words = arena_text(ctx->arena, "%s%s%s", words, i ? " / " : ": ", problems[i].words);
		if (problems[i].suggested)
			words = arena_text(ctx->arena, "%s [%s]", words, problems[i].suggested);
	}
	return words;
}

static inline int64_t
count_now(struct ctx *ctx, const struct import *import, const char *what)
{
	return look_number(ctx, "SELECT COALESCE(SUM(people), 0) FROM import_counts WHERE import_id = %lld AND what = '%s'",
		(long long)import->id, what);
}

/* Many files in one world: what belongs to one of them lives in an arena of its own, from file_begin() to file_end(). */
static inline struct arena *
file_begin(struct ctx *ctx)
{
	struct arena *world = ctx->arena;

	ctx->arena = arena_new(64 << 20);
	db_use_arena(ctx->db, ctx->arena);
	return world;
}

static inline void
file_end(struct ctx *ctx, struct arena *world)
{
	arena_free(ctx->arena);
	ctx->arena = world;
	db_use_arena(ctx->db, world);
}

#define assert_begins(words, beginning) \
	do { \
		const char *words_ = (words), *beginning_ = (beginning); \
		if (strncmp(words_, beginning_, strlen(beginning_)) != 0) \
			fail_msg("“%s” does not begin with “%s”", words_, beginning_); \
	} while (0)
#define assert_holds(words, part) \
	do { \
		const char *words_ = (words), *part_ = (part); \
		if (!strstr(words_, part_)) \
			fail_msg("“%s” does not hold “%s”", words_, part_); \
	} while (0)

#endif
