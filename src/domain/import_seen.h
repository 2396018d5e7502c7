/* Values that come again in a column, so that most of a file is not read anew: what each reads as. */
#ifndef MUSTER_IMPORT_SEEN_H
#define MUSTER_IMPORT_SEEN_H

#include "domain/import_cells.h"
#include "domain/import_reader.h"

/* What a cell reads as: the same for the same value in the same column. */
struct import_seen {
	const char *typed, *text;
	int64_t ids[IMPORT_GROUPS_MOST];
	size_t id_count;
	struct import_problem problems[4];
	size_t problem_count;
};

/* From the few hundred values of the column that were read lately, or anew. Of a column whose values are looked up or have a form:
   groups, branch, rule, status, time, additional field, and all of progress. */
const struct import_seen *import_seen_read(const struct import_reader *reader, size_t column, const char *value);

#endif
