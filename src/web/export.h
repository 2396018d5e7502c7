/* A list as a CSV file to save. */
#ifndef MUSTER_EXPORT_H
#define MUSTER_EXPORT_H

#include "base/csv.h"
#include "web/request.h"

/* Writes the row at hand with csv_value(); the row's end is put behind it. What it reads and makes lives in the arena, for this row only.
   context: as it was given to send_csv(). */
typedef void export_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context);

/* send_file() of the head (NULL at the end) and all rows, however many: only the file itself is held in memory. Ends the query. */
void send_csv(
	struct request *request, const char *name, const char *const *head, struct rows *rows, export_row *each, const void *context);
/* The same for rows that each() writes with csv_value_by() and this separator. */
void send_csv_by(struct request *request, const char *name, char separator, const char *const *head, struct rows *rows,
	export_row *each, const void *context);

#endif
