/* What the demo's site sells, and what its organisation has ordered. */
#ifndef MUSTER_DEMO_ORDERS_H
#define MUSTER_DEMO_ORDERS_H

#include "domain/ctx.h"

/* The price list, with three courses on offer, and older orders of seats for ctx->group: one paid (four seats),
   one refunded, one cancelled. ctx->now: some time after the group was made. */
void demo_orders(struct ctx *ctx);
/* One for ctx->group that waits to be paid. */
void demo_order_waiting(struct ctx *ctx);

#endif
