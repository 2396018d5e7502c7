/* A list as a table to save, as CSV or as XLSX, from the same columns. */
#ifndef MUSTER_SHEET_H
#define MUSTER_SHEET_H

#include "web/export.h"

/* What a value is: in XLSX a typed cell, in CSV the text. NULL is an empty cell. */
enum cell {
	CELL_TEXT,
	CELL_NUMBER,
	CELL_PERCENT, /* 56: "56" in CSV, 56% in XLSX */
	CELL_DAY,     /* of an instant, in the zone in use: 2026-11-20 */
	CELL_LENGTH   /* seconds: 1:34:00 */
};

struct sheet_column {
	const char *head;
	enum cell cell;
	int column; /* of the rows */
	int width;  /* in characters, in XLSX */
};

#define SHEET_ROWS_MAX 200000 /* of XLSX, which is made as a whole before it goes out; CSV has no limit */

struct sheet {
	const char *name;  /* of the file, without its end */
	const char *title; /* of the sheet; cut where it is too long for one */
	const struct sheet_column *columns;
	size_t count;
	export_page *page;
	int key_column, id_column; /* as of pager_rows() */
	const void *context;       /* lives as long as the request */
};

/* In the handler of a GET. A list that is too long for XLSX gets a page that says so; a full disk, that of a full disk. */
void send_sheet_csv(struct request *request, const struct sheet *sheet);
void send_sheet_xlsx(struct request *request, const struct sheet *sheet);

#endif
