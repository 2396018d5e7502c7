/* The demo's group codes and enrolment keys. */
#ifndef MUSTER_DEMO_CODES_H
#define MUSTER_DEMO_CODES_H

#include "domain/ctx.h"

/* Makes them for ctx->group; now: today, while ctx->now lies in the past. */
void demo_codes(struct ctx *ctx, int64_t now);

#endif
