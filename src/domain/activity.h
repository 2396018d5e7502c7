/* The activity log: who did what to whom, written in the action's own transaction. */
#ifndef MUSTER_ACTIVITY_H
#define MUSTER_ACTIVITY_H

#include "domain/ctx.h"

/* verb: "noun.past" ("invite.cancelled"), a row of the table in activity.c; subject: what it was done to, as it is called now;
   detail may be NULL. Organisation, group and person come from the context. */
void activity_add(struct ctx *ctx, const char *verb, const char *subject, const char *detail);
/* The same, about one membership (its person's page shows it). */
void activity_add_about(struct ctx *ctx, const char *verb, int64_t membership, const char *subject, const char *detail);
/* The same, about one member of the organisation. */
void activity_add_member(struct ctx *ctx, const char *verb, int64_t member, const char *subject, const char *detail);

/* For reading: what stands between who and the subject: "cancelled the invite to". A verb without a row becomes its own words. */
const char *activity_words(struct arena *arena, const char *verb);

#endif
