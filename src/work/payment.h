/* A payment provider, as jobs see it: the one place for what another provider would do in another way. Each function makes one call,
   outside of any transaction. */
#ifndef MUSTER_WORK_PAYMENT_H
#define MUSTER_WORK_PAYMENT_H

#include "domain/payment.h"

enum reached {
	REACHED,  /* done; the session says how it stands now */
	REFUSED,  /* it will never be done like this: words */
	UNKNOWN,  /* there is no such thing there */
	UNREACHED /* no answer, or none of use: later */
};

struct provider_answer {
	enum reached reached;
	bool is_final; /* UNREACHED, and the same call would get the same answer: the next try must be another one */
	struct payment_session session;
	const char *words;
};

/* What is to be paid. */
struct checkout {
	int64_t order, total;
	const char *number, *currency;
	const char *once; /* the same at every try: the provider makes one session of them */
};

struct refund {
	int64_t order, amount;
	const char *payment_id, *once;
};

struct provider {
	const char *name;
	struct provider_answer (*begin)(struct ctx *ctx, const char *key, const struct checkout *checkout);
	struct provider_answer (*find)(struct ctx *ctx, const char *key, const char *session);
	struct provider_answer (*expire)(struct ctx *ctx, const char *key, const char *session);
	struct provider_answer (*refund)(struct ctx *ctx, const char *key, const struct refund *refund);
};

extern const struct provider stripe;

/* The one that is configured; NULL: none. */
const struct provider *provider_of(const struct conf *conf);
/* Its secret key. NULL: there is none, and *answer says so: UNREACHED. */
const char *provider_key(struct ctx *ctx, struct provider_answer *answer);

#endif
