/* What the site sells and how it bills: the price list, and the courses on offer. Only for site administrators to change; in the site's
   activity log. */
#ifndef MUSTER_PRICE_H
#define MUSTER_PRICE_H

#include "domain/course.h"
#include "domain/money.h"

#define OFFERS_MOST 200

struct prices {
	const struct currency *currency;
	int64_t seat_price;         /* below 0: seats are not sold */
	const char *seller, *terms; /* as they stand on invoices */
	int64_t invoice_days;       /* in which an invoice is to be paid */
};

/* As typed. */
struct price_form {
	const char *currency, *seat_price; /* seat_price "": seats are not sold */
	const char *seller, *terms, *invoice_days;
};
struct offer_form {
	struct course_form course;
	const char *price;
	int64_t source; /* the course whose lessons it brings; 0: none */
};

struct prices price_load(struct ctx *ctx);
/* INVALID also for another currency while courses are on offer: their prices are in the one before; and where something is sold
   while nobody sells it, or nobody says how to pay. */
enum outcome price_set(struct ctx *ctx, const struct price_form *form);

/* A course on offer, with the lessons of a course of ctx->organisation where it has some (see course_offer.h): its price is for one group. Orders keep the price that they were made at. */
enum outcome offer_create(struct ctx *ctx, const struct offer_form *form, int64_t *offer);
enum outcome offer_update(struct ctx *ctx, int64_t offer, const struct offer_form *form);
/* Nobody can order it any more; whoever has it keeps it. */
enum outcome offer_retire(struct ctx *ctx, int64_t offer);

#endif
