/* Where a test's world is kept: SQLite in memory, or with MUSTER_TEST_STORE=postgresql a database of this program's own on the tests'
   PostgreSQL (MUSTER_TEST_POSTGRES, see tests/postgres). */
#ifndef MUSTER_TESTS_DATABASE_H
#define MUSTER_TESTS_DATABASE_H

#include <stdbool.h>

bool database_is_postgres(void);

/* For db_open(): nothing is in it, and ids begin with 1. What an earlier test left there is gone, so that one must have closed its. */
const char *database_empty(void);

#endif
