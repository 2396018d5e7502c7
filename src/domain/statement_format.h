/* The formats in which statements are given out, but for the one that they came in (xAPI 1.0.3, Part Three, 2.1.3). */
#ifndef MUSTER_STATEMENT_FORMAT_H
#define MUSTER_STATEMENT_FORMAT_H

#include "domain/statement_tree.h"

/* Of persons, groups, activities and verbs only what identifies them; of a group without an identifier that of its members. */
void statement_write_ids(struct buffer *buffer, const struct tree *statement);
/* Of the words about verbs and activities those in one language: what languages (a header Accept-Language, or NULL) likes best, else
   what stands first. */
void statement_write_canonical(struct buffer *buffer, const struct tree *statement, const char *languages);

#endif
