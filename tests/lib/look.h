/* A look behind the functions of the domain: SQL of the test's own, on the world's connection and within its transaction, on either
   engine. Values are put into the words as printf() does. */
#ifndef MUSTER_TESTS_LOOK_H
#define MUSTER_TESTS_LOOK_H

#include "domain/ctx.h"

#define LOOK_CELLS 7

/* Every value as text; NULL is NULL. */
struct looked {
	size_t count;
	const char *(*rows)[LOOK_CELLS];
};

/* All rows of a query. */
struct looked look(struct ctx *ctx, const char *sql, ...) __attribute__((format(printf, 2, 3)));
/* The first value; -1 when there is none. */
int64_t look_number(struct ctx *ctx, const char *sql, ...) __attribute__((format(printf, 2, 3)));
/* Statements without an answer. */
void look_run(struct ctx *ctx, const char *sql, ...) __attribute__((format(printf, 2, 3)));

#endif
