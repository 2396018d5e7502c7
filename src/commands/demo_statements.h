/* What another system told the demo's organisation. */
#ifndef MUSTER_DEMO_STATEMENTS_H
#define MUSTER_DEMO_STATEMENTS_H

#include "domain/ctx.h"

/* An API key, and statements that it came with: one that became progress, and others that did not. */
void demo_statements(struct ctx *ctx);

#endif
