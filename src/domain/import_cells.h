/* The cells and problems of a row as import_rows keeps them. */
#ifndef MUSTER_IMPORT_CELLS_H
#define MUSTER_IMPORT_CELLS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* Each value ended by U+001F; one that holds it loses it. */
const char *import_cells_write(struct arena *arena, const char *const *values, size_t count);
const char **import_cells_read(struct arena *arena, const char *cells, size_t *count);

struct import_problem {
	int column;            /* from 0; -1: the row as a whole */
	bool error;            /* else a warning: the row is still worked */
	const char *words;     /* what is wrong, then what to do */
	const char *suggested; /* a value that was probably meant, or NULL: "did you mean" */
};
const char *import_problems_write(struct arena *arena, const struct import_problem *problems, size_t count);
const struct import_problem *import_problems_read(struct arena *arena, const char *problems, size_t *count);

#endif
