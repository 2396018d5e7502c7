/* What a rule says of somebody, worked out a second time: from the rows as they lie, one by one, by nothing of src/domain/rule_*.c. */
#ifndef MUSTER_TESTS_RULE_ORACLE_H
#define MUSTER_TESTS_RULE_ORACLE_H

#include "domain/rule.h"

/* Only of an active member. Of the rule's conditions it takes block, subject, subject_id, comparison and value. */
bool oracle_matches(struct ctx *ctx, const struct rule *rule, int64_t member);

#endif
