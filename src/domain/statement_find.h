/* Finding statements, and how they are given out (xAPI 1.0.3, Part Three, 2.1.3). */
#ifndef MUSTER_STATEMENT_FIND_H
#define MUSTER_STATEMENT_FIND_H

#include "domain/statement_terms.h"

#define STATEMENT_TERMS_MOST 4 /* registration, agent, activity, verb */
#define STATEMENT_PAGE_MOST 500

enum statement_format { FORMAT_EXACT, FORMAT_IDS, FORMAT_CANONICAL, FORMATS };

struct statement_query {
	int64_t terms[STATEMENT_TERMS_MOST]; /* 0: none; the first is the one that finds fewest, where there is any */
	int64_t related;                     /* bit i: terms[i] may be in the context, the authority or a SubStatement too */
	int64_t after, until;                /* stored later than, and not later than this; microseconds */
	int64_t limit;                       /* at most so many: 1 to STATEMENT_PAGE_MOST */
	int64_t ascending;                   /* 1: the oldest first; 0: the latest */
	int64_t format;
	int64_t attachments; /* 1: as multipart/mixed */
};

/* {"statements": [...], "more": ...}. more_path: where to ask for the rest, to which the query that finds it is added, as text. languages:
   the header Accept-Language, for the canonical format; or NULL. What was taken back is not found; what takes back is. */
const char *statements_found(struct ctx *ctx, const struct statement_query *query, const char *more_path, const char *languages);
/* That text back; false when it is none. */
bool statement_query_read(const char *text, struct statement_query *query);

/* One statement by its id, of those that were taken back or of the others; NULL where there is none. */
const char *statement_get(
	struct ctx *ctx, const char *uuid, bool voided, enum statement_format format, const char *languages, int64_t *stored);

#endif
