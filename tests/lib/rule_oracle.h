/* What rules say of people, and who therefore has to be where, worked out a second time: from the rows as they lie, one by one, by nothing of
   src/domain/rule_*.c. */
#ifndef MUSTER_TESTS_RULE_ORACLE_H
#define MUSTER_TESTS_RULE_ORACLE_H

#include "domain/rule.h"

/* The rule of a group as its rows say, not made ready to be asked. false: it has none by which people come and go. */
bool oracle_rule(struct ctx *ctx, int64_t group, struct rule *rule);
/* Only of an active member of ctx->organisation. */
bool oracle_matches(struct ctx *ctx, const struct rule *rule, int64_t member);

/* Everybody in every automatic group is where its rule says, one by one; asking one person and asking many says the same as the oracle. The
   test ends where not, with these words. */
void oracle_check(struct ctx *ctx, const char *when);

#endif
