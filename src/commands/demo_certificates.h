/* Certificates of the demo that are not new any more. */
#ifndef MUSTER_DEMO_CERTIFICATES_H
#define MUSTER_DEMO_CERTIFICATES_H

#include "domain/ctx.h"

/* A course that was taken elsewhere, and whose certificates last two years: one expires soon, one has expired, one was revoked. The people
   are there already. */
void demo_certificates(struct ctx *ctx);

#endif
