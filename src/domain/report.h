/* The report of a group: who is shown, in which order, a page at a time; for the page, its files and the auditor's link alike. All of it is
   about ctx->group. What may be told of whom stands in sql/report.sql (report_rows). */
#ifndef MUSTER_REPORT_H
#define MUSTER_REPORT_H

#include "domain/ctx.h"

enum report_show {
	REPORT_ACTIVE,
	REPORT_NOT_STARTED, /* this and the next two: of one course only */
	REPORT_IN_PROGRESS,
	REPORT_COMPLETED, /* from since to until */
	REPORT_INVITED,
	REPORT_ARCHIVED,
	REPORT_EVERYONE,
	REPORT_SHOWS
};
/* In the query: "active", "not-started", "in-progress", "completed", "invited", "archived", "everyone". */
const char *report_show_name(enum report_show show);

enum report_sort {
	REPORT_BY_LEARNER,
	REPORT_BY_PROGRESS,  /* of learners in one course; the most first */
	REPORT_BY_LAST,      /* the same; the latest activity first */
	REPORT_BY_COMPLETED, /* of those who completed it within a time; the latest first */
	REPORT_BY_ADDED,     /* of a search; the latest first */
	REPORT_SORTS
};
const char *report_sort_name(enum report_sort sort); /* "learner", "progress", "last", "completed", "added" */

struct report {
	int64_t course; /* 0: all of the group's */
	enum report_show show;
	enum report_sort sort;
	bool reversed;        /* the other way round than said above */
	int64_t since, until; /* who completed it from since to before until; 0 and INT64_MAX: whenever */
	const char *search;   /* clean text; "": everybody */
};

/* The sorts that such a report can have: the wish where it is one of them, else the first that is. */
enum report_sort report_settle_sort(struct ctx *ctx, const struct report *report, enum report_sort wish);

/* Where a page begins: behind this row. id 0: at the beginning. */
struct report_key {
	int64_t id;
	const char *text; /* the key as text, number as a number: as REPORT_ROWS_KEY gave it */
	int64_t number;
};

/* The next rows (at most so many) as columns REPORT_ROWS_…; key and id of the last one are where the next page begins. report->sort is
   one that report_settle_sort() gave. One short read each. */
struct rows *report_page(struct ctx *ctx, const struct report *report, const struct report_key *after, int most);
/* The key (columns 0: key, 1: id) after which the page of most rows begins that ends before the row `first`; none when that is the
   beginning. */
struct rows *report_page_before(struct ctx *ctx, const struct report *report, const struct report_key *first, int most);

/* How many people the whole report shows; -1 where nobody knows (a search). */
int64_t report_people(struct ctx *ctx, const struct report *report);

/* Completions of the report's course (or of all) that lie from one instant to before another, which begin quarters of an hour. */
int64_t report_completions(struct ctx *ctx, int64_t course, int64_t from, int64_t until);

/* The instant at which the day begins that is so many days after (below 0: before) the one that begins at this instant. */
int64_t report_day(struct arena *arena, int64_t day, int64_t days);

#endif
