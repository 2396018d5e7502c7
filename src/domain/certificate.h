/* Certificates: issued in the transaction that completes a course, once a round. */
#ifndef MUSTER_CERTIFICATE_H
#define MUSTER_CERTIFICATE_H

#include "domain/ctx.h"

/* The member has just completed the course of ctx->organisation: a certificate with a number of its own, and a mail with it to the learner
   ("certificate"). Nothing when the course gives none, or this round has one. */
void certificate_issue(struct ctx *ctx, int64_t member, int64_t course);
/* What said that the course was completed was taken back: the certificate of this round is revoked. */
void certificate_withdraw(struct ctx *ctx, int64_t member, int64_t course);

#endif
