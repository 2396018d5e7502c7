/* Invoices and credit notes: numbered together from 1 without gaps, and never changed. */
#ifndef MUSTER_INVOICE_H
#define MUSTER_INVOICE_H

#include "domain/order.h"

/* "INV-000123" */
const char *invoice_number(struct arena *arena, int64_t number);
/* Of an order of ctx->organisation, with the seller, terms and buyer of now; paid: nothing is due. Its number. */
int64_t invoice_issue(struct ctx *ctx, const struct order *order, bool paid);
/* Takes so much of it back, for so many seats (0: all of an order that was cancelled). The number of the credit note. */
int64_t invoice_credit(struct ctx *ctx, const struct order *order, int64_t amount, int64_t seats);
/* What its invoices come to, less its credit notes. */
int64_t invoice_balance(struct ctx *ctx, int64_t order);

#endif
