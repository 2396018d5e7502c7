/* The demo's full group, and who waits for a seat in it. */
#ifndef MUSTER_DEMO_WAITING_H
#define MUSTER_DEMO_WAITING_H

#include "domain/ctx.h"

/* Makes it, two days ago, led by this member too; the hash is of everyone's password. ctx->now is another one after it. */
void demo_waiting(struct ctx *ctx, int64_t leader, const char *password_hash);

#endif
