#include "lib/look.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "lib/database.h"
#include "store/postgres.h"
#include "store/sqlite.h"

#define SQL_MOST 4000
#define BOOLEAN 16 /* PostgreSQL's number of the type */

static struct looked
room_for(struct ctx *ctx, size_t rows)
{
	return (struct looked){ .rows = arena_array(ctx->arena, rows > 0 ? rows : 1, sizeof(const char *[LOOK_CELLS])) };
}

static struct looked
look_at_sqlite(struct ctx *ctx, const char *sql)
{
	struct looked looked = room_for(ctx, 64);
	size_t room = 64;
	sqlite3_stmt *statement;

	assert_int_equal(sqlite3_prepare_v2(sqlite_of(ctx->db)->handle, sql, -1, &statement, NULL), SQLITE_OK);
	for (; sqlite3_step(statement) == SQLITE_ROW; looked.count++) {
		if (looked.count == room) {
			looked.rows = arena_grow(ctx->arena, looked.rows, room * sizeof *looked.rows, 2 * room * sizeof *looked.rows);
			room *= 2;
		}
		for (int i = 0; i < LOOK_CELLS; i++) {
			const char *text = i < sqlite3_column_count(statement) ? (const char *)sqlite3_column_text(statement, i) : NULL;

			looked.rows[looked.count][i] = text ? arena_string(ctx->arena, text) : NULL;
		}
	}
	sqlite3_finalize(statement);
	return looked;
}

/* A condition is a number, as in SQLite. */
static const char *
cell(struct ctx *ctx, const PGresult *result, int row, int column)
{
	const char *text;

	if (column >= PQnfields(result) || PQgetisnull(result, row, column))
		return NULL;
	text = PQgetvalue(result, row, column);
	if (PQftype(result, column) == BOOLEAN)
		return text[0] == 't' ? "1" : "0";
	return arena_string(ctx->arena, text);
}

static struct looked
look_at_postgres(struct ctx *ctx, const char *sql)
{
	PGresult *result = PQexec(postgres_ready(postgres_of(ctx->db)), sql);
	struct looked looked;

	if (PQresultStatus(result) != PGRES_TUPLES_OK)
		fail_msg("%s: %s", sql, PQresultErrorMessage(result));
	looked = room_for(ctx, (size_t)PQntuples(result));
	for (int row = 0; row < PQntuples(result); row++, looked.count++)
		for (int i = 0; i < LOOK_CELLS; i++)
			looked.rows[row][i] = cell(ctx, result, row, i);
	PQclear(result);
	return looked;
}

static struct looked
look_at(struct ctx *ctx, const char *sql)
{
	return database_is_postgres() ? look_at_postgres(ctx, sql) : look_at_sqlite(ctx, sql);
}

static const char *
filled(struct ctx *ctx, const char *sql, va_list list)
{
	char *text = arena_alloc(ctx->arena, SQL_MOST);

	assert_true(vsnprintf(text, SQL_MOST, sql, list) < SQL_MOST);
	return text;
}

struct looked
look(struct ctx *ctx, const char *sql, ...)
{
	struct looked looked;
	va_list list;

	va_start(list, sql);
	looked = look_at(ctx, filled(ctx, sql, list));
	va_end(list);
	return looked;
}

int64_t
look_number(struct ctx *ctx, const char *sql, ...)
{
	struct looked looked;
	va_list list;

	va_start(list, sql);
	looked = look_at(ctx, filled(ctx, sql, list));
	va_end(list);
	return looked.count > 0 && looked.rows[0][0] ? strtoll(looked.rows[0][0], NULL, 10) : -1;
}

void
look_run(struct ctx *ctx, const char *sql, ...)
{
	va_list list;

	va_start(list, sql);
	engine_run(ctx->db, filled(ctx, sql, list));
	va_end(list);
}
