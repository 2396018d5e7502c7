/* Whether everybody is where the rules of automatic groups want them: the part of invariant_check() that no query can tell alone. */
#ifndef MUSTER_INVARIANT_RULES_H
#define MUSTER_INVARIANT_RULES_H

#include "domain/invariant.h"

/* Of every open group with a rule that runs and that no job is applying: like invariant_check(). */
int invariant_check_rules(struct db *db, int most, invariant_tell *tell, void *closure);

#endif
