/* What became of a mail, and when it is tried again. */
#ifndef MUSTER_DELIVERY_H
#define MUSTER_DELIVERY_H

#include "domain/ctx.h"
#include "work/smtp.h"

struct delivery {
	int64_t message;
	const char *owner; /* of the lease; nothing is recorded when it is no longer theirs */
	enum smtp_result result;
	const char *words, *subject;
	int64_t back_at; /* SMTP_DOWN: not before */
};

/* These want a write transaction. */

/* Keeps a result (any but SMTP_DOWN) in one small row, so that it survives a kill; delivery_settle() does the rest. */
void delivery_note(struct ctx *ctx, const struct delivery *delivery);
/* All that was noted goes onto its message and its invite. */
void delivery_settle(struct ctx *ctx);
/* One result, straight onto its message and its invite. */
void delivery_record(struct ctx *ctx, const struct delivery *delivery);

/* Before a welcome is written: sets the temporary password where the organisation wants one, gives its link its days again.
   Hashes, so outside any transaction. */
void delivery_prepare_welcome(struct ctx *ctx, int64_t message);

#endif
