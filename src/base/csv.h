/* Writing CSV (RFC 4180, UTF-8 with BOM, CR LF). A value that a spreadsheet would run as a formula (= + - @ tab CR at its start)
   is written behind an apostrophe, and so is one that has only apostrophes before such a start: csv_plain() gives back what was there.
   An address that stands where one was forgotten is written in words (forgotten.h). */
#ifndef MUSTER_CSV_H
#define MUSTER_CSV_H

#include "base/buffer.h"

void csv_start(struct buffer *buffer);                    /* the BOM */
void csv_value(struct buffer *buffer, const char *value); /* NULL is empty; puts the comma itself */
/* The same with another separator, for a spreadsheet whose country parts values so: ; or tab. */
void csv_value_by(struct buffer *buffer, char separator, const char *value);
void csv_end_row(struct buffer *buffer);

/* A value as csv_value() was given it, once a reader has taken off the quotes: without the apostrophe, if there is one of ours. */
const char *csv_plain(const char *value);

#endif
