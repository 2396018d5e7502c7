/* Paying for an order through the hosted checkout of a payment provider. The web side never speaks to the provider: it queues jobs
   here and takes the provider's events; src/work/payment.h is the side that speaks. Whatever comes back, an event or an answer, is
   read as one thing (struct payment_session) and settled in one place. */
#ifndef MUSTER_PAYMENT_H
#define MUSTER_PAYMENT_H

#include "domain/ctx.h"

#define PAYMENT_ID_MAX 255 /* characters of any id of the provider's */
#define PAYMENT_URL_MAX 2000
#define PAYMENT_JSON_MAX (256 << 10) /* bytes of an event or an answer */

/* Whether this installation has a provider; without one only invoices are offered. */
bool payment_offered(const struct conf *conf);

/* --- what an order asks for: each queues a job, in the action's own transaction --- */

/* A waiting order is to be paid by checkout, for the first time or anew: checkout_status becomes "preparing", then "open" with
   checkout_url, where the buyer goes by a plain link (a form may not lead to another site), or "failed". Open without a checkout_url:
   they have paid, and the money takes its time. Afterwards, paid or not, it is "over". The buyer comes back to /orders/<id>, having
   paid with ?paid=1 behind it. Nothing happens where one is open already. */
void payment_begin(struct ctx *ctx, int64_t order);
/* The buyer says that they paid: the provider is asked at once instead of within the next minutes. At most every ten seconds. */
void payment_look(struct ctx *ctx, int64_t order);
/* The order needs no payment any more (cancelled, or marked as paid by hand): nobody shall pay at its checkout. Nothing happens where
   it has none. A payment that came first is settled as usual. */
void payment_end(struct ctx *ctx, int64_t order);
/* So much of what was paid by checkout goes back to the buyer, once for each credit: the number of its credit note. What cannot be done
   stands in orders.trouble. */
void payment_refund(struct ctx *ctx, int64_t order, int64_t amount, int64_t credit);
/* Open checkouts that are due to be looked at, by the clock: 2 minutes after they were opened, then ever more rarely. How many, at
   most 10. */
int64_t payment_look_due(struct ctx *ctx);

/* --- how a checkout goes on, for the jobs --- */

/* Its session is made. false: the order has another one, or needs none. */
bool payment_opened(struct ctx *ctx, int64_t order, const char *session, const char *url);
/* It could not be made. words: what a site administrator should know, or NULL. */
void payment_failed(struct ctx *ctx, int64_t order, const char *words);
/* The provider does not know its session any more: another may be made. words: for a site administrator. */
void payment_lost(struct ctx *ctx, int64_t order, const char *session, const char *words);
/* What a site administrator has to look at. */
void payment_trouble(struct ctx *ctx, int64_t order, const char *words);
/* The same of a payment that nothing was given for; where the order is not paid otherwise, its payment_id names it until it is settled. */
void payment_unmatched(struct ctx *ctx, int64_t order, const char *payment_id, const char *words);

/* --- what the provider says (payment_settle.c) --- */

/* A checkout session as its JSON tells; texts are "" where they are missing or no text. */
struct payment_session {
	const char *id, *url;
	const char *status;             /* open, complete, expired */
	bool is_paid;                   /* or there is nothing to pay */
	bool has_failed;                /* a payment that took days has failed */
	int64_t amount;                 /* -1: not told */
	int64_t refunded;               /* of a charge: the amount that went back */
	const char *currency;           /* in capitals */
	const char *payment_id;         /* for a refund */
	int64_t order;                  /* of ours; 0: not told, or it is of another installation */
	const char *error, *error_code; /* an answer that refuses: its words */
};

/* What we call ourselves in a session, so that two installations may share an account with the provider. */
const char *payment_site(struct ctx *ctx);
/* false when it is no JSON object. */
bool payment_session_read(struct ctx *ctx, const char *json, size_t length, struct payment_session *session);
/* Settles an order by what its session says, exactly once however often: paid and right, it is fulfilled; paid and another amount,
   another session or a second time, orders.trouble says so and nothing is given. Returns what came of it, in words. */
const char *payment_settle(struct ctx *ctx, const struct payment_session *session);

enum payment_news {
	PAYMENT_NONSENSE, /* not an event at all */
	PAYMENT_FOREIGN,  /* of a kind or an order that is none of our business */
	PAYMENT_KNOWN,    /* it came before */
	PAYMENT_TAKEN
};
/* An event whose sender is proved (webhook.h). In a write transaction. */
enum payment_news payment_take_event(struct ctx *ctx, const char *json, size_t length);

#endif
