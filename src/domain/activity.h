/* The activity log: who did what to whom, written in the action's own transaction. */
#ifndef MUSTER_ACTIVITY_H
#define MUSTER_ACTIVITY_H

#include "domain/ctx.h"

/* verb: "noun.past" ("invite.cancelled"); subject: what it was done to, as it is called now; detail may be NULL.
   Organisation, group and person come from the context. */
void activity_add(struct ctx *ctx, const char *verb, const char *subject, const char *detail);
/* The same, about one membership (its page shows it). */
void activity_add_about(struct ctx *ctx, const char *verb, int64_t membership, const char *subject, const char *detail);

#endif
