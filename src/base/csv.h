/* Writing CSV (RFC 4180, UTF-8 with BOM, CR LF). A value that a spreadsheet would run as a formula (= + - @ tab CR at its start)
   is written behind an apostrophe. */
#ifndef MUSTER_CSV_H
#define MUSTER_CSV_H

#include "base/buffer.h"

void csv_start(struct buffer *buffer);                    /* the BOM */
void csv_value(struct buffer *buffer, const char *value); /* NULL is empty; puts the comma itself */
void csv_end_row(struct buffer *buffer);

#endif
