/* What the demo's learners ask for themselves. */
#ifndef MUSTER_DEMO_REQUESTS_H
#define MUSTER_DEMO_REQUESTS_H

#include "domain/ctx.h"

/* Somebody asks to have progress carried over, and waits for an answer. */
void demo_requests(struct ctx *ctx);

#endif
