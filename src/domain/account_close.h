/* Closing accounts: one way for their owners and for site administrators. */
#ifndef MUSTER_ACCOUNT_CLOSE_H
#define MUSTER_ACCOUNT_CLOSE_H

#include "domain/ctx.h"

/* Nobody signs in any more: sessions and links end, waiting invites are declined, wait lists left, requests withdrawn, mails dropped, and
   every organisation archives them, so that their seats become free. INVALID for the last site administrator, and for the only
   administrator of an organisation; own: the words say "you". The caller sees to it that the account is there, and not closed. */
enum outcome account_shut(struct ctx *ctx, int64_t account, bool own);

/* ctx->account closes itself, for good: the same, and then what says whose it was goes: name, addresses, password, additional fields,
   branches, its words in requests, what it asked on join pages, the address on places, mails, wait lists and redemptions. What stays:
   certificates as they are, orders and invoices, the log of what was done, files that organisations uploaded, what other systems told
   them (statements), and progress without a name.
   The addresses may open another account. */
enum outcome account_close(struct ctx *ctx);

#endif
