/* Whether JSON is a statement, as the xAPI specification 1.0.3 has it (Part Two, 2.2 to 2.4 and 4). */
#ifndef MUSTER_STATEMENT_CHECK_H
#define MUSTER_STATEMENT_CHECK_H

#include "domain/statement_tree.h"

#define VERB_VOIDED "http://adlnet.gov/expapi/verbs/voided"

/* NULL when it is; else what is wrong, where, and what to do: "actor.mbox: …". Properties that the specification does not name, null
   outside of extensions, and attachments that are not to be had at an address are refused. */
const char *statement_check(struct arena *arena, const struct tree *statement);
/* The same of an Agent or an identified Group, for finding statements. */
const char *statement_check_agent(struct arena *arena, const struct tree *agent);

#endif
