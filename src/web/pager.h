/* One page of a list that pages by key: the rows into a section, and the links to the pages beside it (parts/pager.tpl).
   A key is what the list is sorted by (text or number) with the row's id; it stands in the query as after=ID~KEY. from= is
   how many rows came before, for the words "51 to 100 of 1,204" only. */
#ifndef MUSTER_PAGER_H
#define MUSTER_PAGER_H

#include "web/request.h"

#define PAGE_ROWS 50
/* Ask queries for one more: that there is a row after the page is all that Next needs to know. */
#define PAGE_ROWS_ASKED (PAGE_ROWS + 1)
/* How far a …_before query looks back (its :most). */
#define PAGE_ROWS_BEFORE PAGE_ROWS

struct page_key {
	int64_t id;       /* 0: the first page */
	const char *text; /* "" when there is none */
	int64_t number;   /* text as a number; 0 when it is none */
};

struct pager {
	struct page_key after;       /* where this page begins */
	struct page_key first, last; /* of the rows shown */
	int64_t shown;
	int64_t most; /* PAGE_ROWS, unless somebody wants fewer; the query is asked for one more */
	bool more;
	bool keyless; /* what the list is sorted by stays out of links: whoever reads after= finds it by the id */
	/* What a row needs beside its columns; NULL: nothing. Set before pager_rows(). */
	void (*each)(struct request *request, struct view *round, int64_t id);
};

/* Reads after= from the query; anything odd is the first page. */
struct pager pager_start(struct request *request);
/* Of a list that begins with the newest: its rows have ids below this one. */
int64_t pager_below(const struct pager *pager);
/* At most pager->most rows, one round of the section each, with _any or _none opened; ends the query. key_column below 0: the id is the key. */
void pager_rows(
	struct request *request, struct pager *pager, const char *section, struct rows *rows, int key_column, int id_column);
/* The same a row at a time, for what a row shows beside its columns: the round of the next row, which rows then stands on, or NULL. */
struct view *pager_next(
	struct request *request, struct pager *pager, const char *section, struct rows *rows, int key_column, int id_column);
/* before: rows of the list's …_before query (key, id), or NULL where the list has no way back but to its start; total below 0: not known.
   filter: the other parameters, finished ("status=pending&q=a%20b"), or "". Fills shown_words, previous_query, next_query. */
void pager_links(struct request *request, const struct pager *pager, struct rows *before, int64_t total, const char *filter);

/* The chips above a list of what has one status at a time: rows of a status and how many have it. Fills {{active_count}} and its like
   for each of these (up to four; NULL at the end), and opens {{#filter_active}} where that is the chosen one. Returns how many have the chosen one. */
int64_t pager_chips(struct request *request, struct rows *rows, const char *const *statuses, const char *chosen);

#endif
