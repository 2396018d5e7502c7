/* Rows of a file on a page: their values under its columns, each with what is wrong with it. */
#ifndef MUSTER_IMPORT_TABLE_H
#define MUSTER_IMPORT_TABLE_H

#include "domain/import_columns.h"
#include "web/request.h"

struct import_table {
	const struct import_column *columns;
	size_t count;
	size_t *order;       /* the columns that mean something first, then those left out */
	const char **labels; /* what each means: "E-mail address"; NULL: left out */
	size_t whole;        /* the column at which stands what is said of a row as a whole: the address, or the first */
};

struct import_table import_table_load(struct request *request, const struct import *import);
/* Whether this column holds passwords, which are never shown; not those that are left out. */
bool import_table_is_password(const struct import_table *table, size_t column);
/* The values of a row, one for each column; "" where it has none. */
const char **import_table_cells(struct request *request, const struct import_table *table, const char *cells);

/* The row's value of what a column means ("email"), as it stands in the file; "" without one. */
const char *import_table_value(const struct import_table *table, const char *const *cells, const char *target);
/* The words of all its problems, one behind the other; NULL: none. */
const char *import_table_problems(struct request *request, const char *problems);

#endif
