/* given(rows) as the engine sees it: an eponymous virtual table whose rows stand in memory, read in order and by nothing else. */
#include "store/sqlite_given.h"

#include "store/db.h"

#define COLUMNS \
	"i1 INTEGER, i2 INTEGER, i3 INTEGER, i4 INTEGER, i5 INTEGER, t1 TEXT, t2 TEXT, t3 TEXT, t4 TEXT, t5 TEXT, t6 TEXT, t7 TEXT," \
	" t8 TEXT, t9 TEXT, t10 TEXT"
#define ROWS (GIVEN_INTEGERS + GIVEN_TEXTS) /* the column that is the parameter */
#define PLACE (ROWS + 1)                    /* and the one that tells the order */
#define COST_OF_A_ROW 1
#define GUESSED 1000

_Static_assert(GIVEN_INTEGERS == 5 && GIVEN_TEXTS == 10, "COLUMNS has them all");

struct cursor {
	sqlite3_vtab_cursor base; /* first: the engine's pointer to it is ours */
	const struct given_rows *rows;
	size_t at;
};

static int
given_connect(sqlite3 *handle, void *aux, int argc, const char *const *argv, sqlite3_vtab **table, char **words)
{
	int result = sqlite3_declare_vtab(handle, "CREATE TABLE given (" COLUMNS ", rows HIDDEN, place INTEGER HIDDEN)");

	(void)aux, (void)argc, (void)argv, (void)words;
	if (result != SQLITE_OK)
		return result;
	*table = sqlite3_malloc(sizeof **table);
	if (!*table)
		return SQLITE_NOMEM;
	**table = (sqlite3_vtab){ 0 };
	/* No trigger, view or CHECK of a file from outside reads from our memory. */
	return sqlite3_vtab_config(handle, SQLITE_VTAB_DIRECTONLY);
}

static int
given_disconnect(sqlite3_vtab *table)
{
	sqlite3_free(table);
	return SQLITE_OK;
}

/* There is one way: all of them, in their order, for the rows that it is called with. */
static int
given_best(sqlite3_vtab *table, sqlite3_index_info *info)
{
	(void)table;
	for (int i = 0; i < info->nConstraint; i++)
		if (info->aConstraint[i].iColumn == ROWS && info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
			info->aConstraint[i].usable) {
			info->aConstraintUsage[i].argvIndex = 1;
			info->aConstraintUsage[i].omit = 1;
			info->estimatedCost = GUESSED * COST_OF_A_ROW;
			info->estimatedRows = GUESSED;
			info->orderByConsumed = info->nOrderBy == 1 && info->aOrderBy[0].iColumn == PLACE && !info->aOrderBy[0].desc;
			return SQLITE_OK;
		}
	return SQLITE_CONSTRAINT;
}

static int
given_open(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
	struct cursor *made = sqlite3_malloc(sizeof *made);

	(void)table;
	if (!made)
		return SQLITE_NOMEM;
	*made = (struct cursor){ .rows = NULL };
	*cursor = &made->base;
	return SQLITE_OK;
}

static int
given_close(sqlite3_vtab_cursor *cursor)
{
	sqlite3_free(cursor);
	return SQLITE_OK;
}

static int
given_filter(sqlite3_vtab_cursor *base, int number, const char *name, int argc, sqlite3_value **argv)
{
	struct cursor *cursor = (struct cursor *)base;

	(void)number, (void)name;
	cursor->rows = argc ? sqlite3_value_pointer(argv[0], GIVEN_POINTER) : NULL;
	cursor->at = 0;
	return SQLITE_OK;
}

static int
given_next(sqlite3_vtab_cursor *cursor)
{
	((struct cursor *)cursor)->at++;
	return SQLITE_OK;
}

static int
given_eof(sqlite3_vtab_cursor *base)
{
	const struct cursor *cursor = (struct cursor *)base;

	return !cursor->rows || cursor->at >= cursor->rows->count;
}

/* Without a copy: whoever gave the rows keeps them until the query has ended. */
static int
given_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	const struct cursor *cursor = (struct cursor *)base;
	const struct given *row = &cursor->rows->all[cursor->at];

	if (column < GIVEN_INTEGERS)
		sqlite3_result_int64(context, row->integers[column]);
	else if (column < ROWS)
		sqlite3_result_text(context, row->texts[column - GIVEN_INTEGERS], -1, SQLITE_STATIC);
	else if (column == PLACE)
		sqlite3_result_int64(context, (sqlite3_int64)cursor->at);
	return SQLITE_OK;
}

static int
given_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *id)
{
	*id = (sqlite3_int64)((struct cursor *)cursor)->at;
	return SQLITE_OK;
}

int
given_register(sqlite3 *handle)
{
	/* Without xCreate it is there for every connection that knows it, and never in a file's schema. */
	static const sqlite3_module module = { .xConnect = given_connect,
		.xBestIndex = given_best,
		.xDisconnect = given_disconnect,
		.xDestroy = given_disconnect,
		.xOpen = given_open,
		.xClose = given_close,
		.xFilter = given_filter,
		.xNext = given_next,
		.xEof = given_eof,
		.xColumn = given_column,
		.xRowid = given_rowid };

	return sqlite3_create_module(handle, "given", &module, NULL);
}
