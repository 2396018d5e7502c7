/* Orders: an organisation's administrator orders seats and courses for one group, which come once it is paid, exactly once.
   waiting → paid | cancelled; paid → refunded; and money wins: a cancelled order that is paid after all is paid.
   Also in order_place.c, order_paid.c, order_end.c (cancelled, refunded), order_news.c (words). */
#ifndef MUSTER_ORDER_H
#define MUSTER_ORDER_H

#include "domain/ctx.h"

#define ORDER_SEATS_MOST 100000

/* As typed, for ctx->group. */
struct order_form {
	const char *seats; /* "": none */
	const int64_t *offers;
	size_t offer_count;
	const char *payment;   /* "invoice" or "checkout" */
	const char *reference; /* a purchase order number, or "" */
	const char *buyer;     /* name and address for the invoice */
	const char *total;     /* the amount that they were shown, in the smallest unit */
};

/* What it comes to at the prices of now. */
struct order_line {
	int64_t offer; /* 0: seats */
	const char *label;
	int64_t quantity, price, amount;
};
struct order_quote {
	const struct currency *currency;
	struct order_line *lines;
	size_t count;
	int64_t seats, seat_price, total;
};

/* Problems at "seats", "offer" and "". */
enum outcome order_price(struct ctx *ctx, const struct order_form *form, struct order_quote *quote);
/* By invoice, which is issued at once, or by a hosted checkout, which begins. INVALID at "total" when the prices have changed since
   they were shown. What costs nothing is paid at once. */
enum outcome order_place(struct ctx *ctx, const struct order_form *form, int64_t *order);

/* A row of orders, as payment and pages need it. */
struct order {
	int64_t id, organisation, group, account;
	const char *number; /* "MU-17", for people */
	const char *status, *payment, *currency, *buyer;
	int64_t seats, seat_price, total, seats_refunded, refunded;
	const char *checkout_status, *checkout_id, *checkout_url, *payment_id; /* NULL where there is none */
};

const char *order_number(struct arena *arena, int64_t order);
/* "20 seats and 2 courses" */
const char *order_words(struct ctx *ctx, const struct order *order);
/* Whichever organisation it is of: for the provider's side and site administrators. */
bool order_load(struct ctx *ctx, int64_t id, struct order *order);
/* A site administrator turns to an order of any organisation: ctx->organisation and ctx->group are its from now on. */
enum outcome order_enter(struct ctx *ctx, int64_t order);

/* What the provider says that it took. */
struct payment {
	const char *currency; /* in capitals */
	int64_t amount;
	const char *payment_id; /* the provider's, for a refund */
};
enum paid {
	ORDER_PAID,        /* now, and what was ordered is there */
	ORDER_PAID_BEFORE, /* nothing changed; where another payment came for it, its trouble says so */
	ORDER_PAID_WRONG, /* another amount or currency, or the group cannot have that many seats: nothing is fulfilled, its trouble says so */
	ORDER_PAID_NONE, /* there is no such order */
};

/* The one function that fulfils an order, of any organisation: seats and courses in this transaction, exactly once. payment NULL: a
   site administrator (ctx->account) says that it is paid; else the provider does, and ctx->account is 0. Leaves ctx alone. */
enum paid order_paid(struct ctx *ctx, int64_t order, const struct payment *payment);

/* Of ctx->organisation, while it waits. Its invoice gets a credit note, its checkout ends. */
enum outcome order_cancel(struct ctx *ctx, int64_t order);

/* How many seats of a paid order could be taken back now: those that it brought, not refunded yet, and free in its group. */
int64_t order_refundable(struct ctx *ctx, int64_t order);
/* Site administrators, after order_enter(): takes so many seats back and notes their price as refunded, with a credit note. INVALID
   with a problem at "seats_back". Where the provider took the money, it is asked to give it back. */
enum outcome order_refund(struct ctx *ctx, int64_t order, const char *seats);
/* What a site administrator had to look at is seen to. */
enum outcome order_settle(struct ctx *ctx, int64_t order);

#endif
