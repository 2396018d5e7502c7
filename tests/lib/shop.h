/* The world, where the site sells seats at £29.00 and a payment provider is there, with a group "Carers" of ten seats; and orders for it. */
#ifndef MUSTER_TESTS_SHOP_H
#define MUSTER_TESTS_SHOP_H

#include "domain/order.h"
#include "lib/world.h"

struct ctx *shop_open(void);
/* A course that the site offers at this price. */
int64_t shop_offer(struct ctx *ctx, const char *title, const char *price);
/* An order for ctx->group by somebody who agrees with what they saw: its total. */
enum outcome shop_try(
	struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment, int64_t *order);
/* The same; it is placed. */
int64_t shop_order(struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment);
/* A site administrator is told that it is paid; the provider says so. */
enum paid shop_mark(struct ctx *ctx, int64_t order);
enum paid shop_pay(struct ctx *ctx, int64_t order, const char *currency, int64_t amount, const char *id);
struct order shop_look(struct ctx *ctx, int64_t order);
/* What is wrong with its payment; NULL for nothing. */
const char *shop_trouble(struct ctx *ctx, int64_t order);
/* Of ctx->group. */
int64_t shop_seats(struct ctx *ctx);

#endif
