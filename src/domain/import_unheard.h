/* Rows of people nobody has heard of: most of a large file. Nothing about them needs to be asked, so they are done together, a statement
   a table (bulk.h). What becomes of each is what becomes of a row that is done by itself. */
#ifndef MUSTER_IMPORT_UNHEARD_H
#define MUSTER_IMPORT_UNHEARD_H

#include "domain/bulk.h"
#include "domain/import_row.h"

/* In how many places somebody comes or goes by it: each takes as long as a row that names one group, or none. */
size_t import_row_places(const struct import_row *row);
/* Whether imports of this kind may have such rows. */
bool import_brings_newcomers(enum import_kind kind);

/* Of rows that are to be done now, in the order of the file: sets row->unheard of those that are to be done together, before the others,
   and holds their seats. NULL: too few for that. A row that names a group which has not a seat for every row that names it waits
   for its turn: the first rows get the seats.
   *count: of rows; where more than most_alone places of them would be filled one by one, which takes several times as long, so many
   rows as come before the first that is too much. */
struct bulk *import_unheard(const struct import_reader *reader, struct import_row *const *rows, size_t *count, size_t most_alone);

#endif
