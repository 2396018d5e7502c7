/* What makes two statements the same (xAPI 1.0.3, Part Two, 2.3.1 "Statement Comparision Requirements"): everything but what the
   receiver may set (id, authority, stored, timestamp, version), the display of verbs, the definitions of activities, the order of a
   group's members, the domains' letters in addresses, what is beyond a hundredth of a second, and one activity or an array of one. */
#ifndef MUSTER_STATEMENT_DIGEST_H
#define MUSTER_STATEMENT_DIGEST_H

#include "domain/statement_tree.h"

const char *statement_digest(struct arena *arena, const struct tree *statement);

#endif
