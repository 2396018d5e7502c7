/* Inside the store's PostgreSQL: a query prepared there, and how it is run. */
#ifndef MUSTER_POSTGRES_STATEMENT_H
#define MUSTER_POSTGRES_STATEMENT_H

#include <libpq-fe.h>
#include <stdbool.h>
#include <stddef.h>

/* What the server is given for one $n. */
struct value {
	char *data; /* ours */
	size_t capacity;
	size_t length;
	bool is_null;
};

struct statement {
	char name[16];
	int generation; /* of the connection that it is prepared on */
	int *places;    /* the first value of each parameter */
	int count;      /* of values */
	Oid *types;
	struct value *values;
	const char **pointers; /* as libpq wants them */
	int *lengths, *formats;
	PGresult *result;
	int row;
};

#endif
