/* Who sent a webhook: the header Stripe-Signature, "t=<seconds>,v1=<64 hexadecimal digits>[,v1=…]", where v1 is the HMAC-SHA256 of
   the time, a dot and the body exactly as it came, under a secret that only the provider and we know. */
#ifndef MUSTER_WEBHOOK_H
#define MUSTER_WEBHOOK_H

#include <stddef.h>
#include <stdint.h>

#define WEBHOOK_TOLERANCE 300 /* seconds that it may be old, or ahead of our clock; a later try is signed anew */

enum webhook_proof {
	WEBHOOK_PROVED,
	WEBHOOK_UNSIGNED, /* no such header, or not in that shape */
	WEBHOOK_FORGED,   /* none of its signatures is right: another secret, or the body was changed */
	WEBHOOK_STALE     /* signed rightly, but too long ago: somebody may have kept it and sends it again */
};

/* header: NULL where there was none. While a secret is being replaced there are several v1, and one right one is enough; at most 16 are
   looked at. */
enum webhook_proof webhook_check(const char *header, const void *body, size_t length, const char *secret, int64_t now);

#endif
