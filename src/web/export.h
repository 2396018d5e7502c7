/* A list as a CSV file to save, however long: it is read in pages by key, and sent as they come. */
#ifndef MUSTER_EXPORT_H
#define MUSTER_EXPORT_H

#include "base/buffer.h"
#include "web/pager.h"

/* Rows of a list in the order of its key, at most so many, from behind this one (id 0: from the start). */
typedef struct rows *export_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most);
/* Writes the row at hand with csv_value(); the row's end is put behind it. What it reads and makes lives in the
   arena, which is given back with each piece that is sent; csv's own lives as long as the request, and is for its bytes alone. */
typedef void export_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context);

/* A row that each() has begun, as CSV without its end. */
struct export_begun {
	const char *text;
	size_t length;
	int64_t id;
};
/* Writes such rows with what stands behind each of them, and their ends: asked for together, not for each. The arena as above. */
typedef void export_ends(
	struct arena *arena, const void *context, const struct export_begun *rows, size_t count, struct buffer *csv);

struct export
{
	const char *name;        /* of the file */
	char separator;          /* , ; or tab, with which each() writes too; 0: a comma */
	const char *const *head; /* NULL at the end */
	export_page *page;
	int key_column, id_column; /* as of pager_rows() */
	export_row *each;
	export_ends *ends;   /* NULL: nothing stands behind what each() writes */
	int ends_column;     /* whose number they go by */
	const void *context; /* for all functions; lives as long as the request */
};

/* In the handler of a GET. */
void send_csv(struct request *request, const struct export *export);

/* Where a list that is read in pages stands; for what reads one in another way than send_csv(). */
#define EXPORT_ROWS 1000 /* a page of it */
struct export_place {
	struct page_key after;
	struct buffer text; /* the key's own */
};
struct export_place export_start(struct arena *arena);
/* The row at hand is done. */
void export_step(struct export_place *place, const struct rows *rows, int key_column, int id_column);

#endif
