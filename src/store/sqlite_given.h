/* Inside the store, and for sqlgen: the table "given", which queries read what they are given from. */
#ifndef MUSTER_GIVEN_H
#define MUSTER_GIVEN_H

#include <sqlite3.h>

/* Under this name a parameter is a pointer to struct given_rows; see sqlite3_bind_pointer(). */
#define GIVEN_POINTER "given"

/* Makes given(rows) known to a connection; returns the engine's result. */
int given_register(sqlite3 *handle);

#endif
