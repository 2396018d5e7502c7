/* Inside the store: what the generated queries.c and schema.c and the store's own files share. Nobody else includes it. */
#ifndef MUSTER_QUERY_H
#define MUSTER_QUERY_H

#include "store/db.h"

/* All queries, by number; for tests too, which explain each. Ends with a NULL name. */
struct query_text {
	const char *name;
	const char *comment;
	const char *sql;
	const char *const *columns; /* their names, NULL at the end; NULL where it gives no rows */
	const char *postgres; /* the same for that engine; NULL: it touches nothing that is stored (what JSON says, and the like), and
	                               is asked of SQLite in this process whatever the store is */
	const char *types;    /* of the parameters, a letter each, in the order of their places: int, text, blob, rows */
	bool new_id;          /* PostgreSQL gives the id of the row that it makes */
	bool ahead;           /* nothing is learned from its answer: it makes or changes one row, or fails, or nobody asks how many */
	bool writes;
};
extern const struct query_text query_texts[];
extern const int query_count;

/* The steps of sql/schema/ in order: step 1 makes version 1. Ends with a NULL name. */
struct schema_step {
	const char *name;
	const char *sql;
	const char *postgres; /* NULL up to the version with which that engine begins */
};
extern const struct schema_step schema_steps[];
extern const int schema_step_count;
/* What an empty PostgreSQL gets at once, and the version that this is. */
extern const char postgres_schema[];
extern const int postgres_baseline;

/* Starts a query by its number; a fault when it still runs. Its first row_next() does the work. */
struct rows *query_start(struct db *db, int number);
/* Binds the parameter of this number, from 1; the value is copied, unless the query gives no rows: then query_run() follows at once. */
void query_int(struct rows *rows, int parameter, int64_t value);
void query_text(struct rows *rows, int parameter, const char *value);
void query_blob(struct rows *rows, int parameter, const void *value, size_t size);
/* Never copied: what it points at lives until the query has ended. */
void query_rows(struct rows *rows, int parameter, const struct given_rows *value);
/* Runs a query without columns to its end and returns the number of rows it changed. */
int64_t query_run(struct rows *rows);

#endif
