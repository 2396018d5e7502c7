/* Leaving a group: what ctx->account decides about a place of its own, whichever organisation it is in. */
#ifndef MUSTER_LEAVE_H
#define MUSTER_LEAVE_H

#include "domain/ctx.h"

#define LEAVE_UNDO_SECONDS 3600

/* Out of the group, by the membership's id; the seat as when somebody is removed. NOT_FOUND: it is none of theirs. INVALID: they learn
   there no more. */
enum outcome leave_group(struct ctx *ctx, int64_t membership);
/* Back, where they left by themselves within LEAVE_UNDO_SECONDS and nothing else has happened to the place. INVALID otherwise, and
   where no seat is free any more. */
enum outcome leave_return(struct ctx *ctx, int64_t membership);

#endif
