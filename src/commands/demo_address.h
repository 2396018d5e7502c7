/* The addresses of the demo's people. */
#ifndef MUSTER_DEMO_ADDRESS_H
#define MUSTER_DEMO_ADDRESS_H

#include "base/email.h"
#include "domain/ctx.h"

struct email demo_address(struct ctx *ctx, const char *typed);
/* Whose it is; 0: nobody's so far. */
int64_t demo_account_of(struct ctx *ctx, const char *address);

#endif
