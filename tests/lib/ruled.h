/* Automatic groups, for unit tests of the domain. */
#ifndef MUSTER_TESTS_RULED_H
#define MUSTER_TESTS_RULED_H

#include "domain/rule.h"

/* A group that a rule fills, once it has one; seats "" for no limit. ctx->group is it from now on. */
int64_t ruled_group(struct ctx *ctx, const char *name, const char *policy, const char *seats);
/* ctx->group has this rule now, and tells people. A condition that names no block has one of its own. */
void ruled_save(struct ctx *ctx, bool any, const struct rule_condition *conditions, size_t count);

#endif
