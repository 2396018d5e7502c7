/* What order*.c share: telling what happened to an order. Each acts in the order's organisation and group. */
#ifndef MUSTER_ORDER_NEWS_H
#define MUSTER_ORDER_NEWS_H

#include "domain/order.h"

/* In the activity log: what it is for, and the amount (NULL: what it comes to). */
void order_note(struct ctx *ctx, const struct order *order, const char *verb, const char *amount);
/* A mail of this kind to whoever ordered. */
void order_tell(struct ctx *ctx, const struct order *order, const char *kind);

#endif
