/* Keeping people out of an automatic group by hand or by a file, and allowing them again: what rule_exclude() and rule_include() do,
   with what belongs to it. */
#ifndef MUSTER_RULE_PIN_H
#define MUSTER_RULE_PIN_H

#include "domain/ctx.h"

/* The member leaves ctx->group, its wait list too, and the rule does not bring them back; why: as rule_exclude() has it. *membership: the
   place that they were taken out of, 0: none. false: they stay out already, or the group is not automatic, or they are no member
   of the organisation. */
bool rule_keep_out(struct ctx *ctx, int64_t member, const char *why, int64_t *membership);
/* The rule decides about them again. false: they did not stay out. */
bool rule_allow(struct ctx *ctx, int64_t member);

#endif
