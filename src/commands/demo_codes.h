/* The demo's group codes and enrolment keys. */
#ifndef MUSTER_DEMO_CODES_H
#define MUSTER_DEMO_CODES_H

#include "domain/ctx.h"

/* Makes them for ctx->group; now: today, while ctx->now lies in the past. */
void demo_codes(struct ctx *ctx, int64_t now);
/* Somebody redeems one of them, a group code or the next key; their place in ctx->group. */
int64_t demo_redeem(struct ctx *ctx, int64_t account, bool by_key);

#endif
