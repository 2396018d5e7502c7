/* The e-mail addresses of ctx->account: each may be signed in with and be invited under; mails go to the main one.
   An address becomes theirs when they open the link in a mail to it and say so; until then it stands in tokens only,
   so that nobody can keep another person from using their own. The one that somebody registered with, and never confirmed, is theirs
   only until they confirm another. */
#ifndef MUSTER_ADDRESS_H
#define MUSTER_ADDRESS_H

#include "domain/token.h"

#define ADDRESSES_MOST 10 /* of one account */

/* Sends the link. The answer is the same whether somebody else has the address; the link then says so.
   Problems at the field `new_email`. return_to: a path to go on with after confirming, or NULL (never one with a token in it).
   *sent: the address as it was understood. */
enum outcome address_ask(struct ctx *ctx, const char *typed, bool make_main, const char *return_to, const char **sent);
/* The link again for one of theirs that is not confirmed yet. */
enum outcome address_ask_again(struct ctx *ctx, int64_t address, const char **sent);
/* The link to an address that is theirs and not confirmed, of an account that was just made: without limits. */
void address_prove(struct ctx *ctx, const struct email *email, const char *return_to);
/* They no longer want to add it; the link stops working. */
enum outcome address_withdraw(struct ctx *ctx, int64_t token);
/* The button behind the link: an open token of purpose "address" and of ctx->account. INVALID when another account has the address,
   or theirs has ADDRESSES_MOST: then the link works on. */
enum outcome address_take(struct ctx *ctx, const struct token *token);

/* NOT_FOUND when it is none of theirs. */
enum outcome address_make_main(struct ctx *ctx, int64_t address);
enum outcome address_remove(struct ctx *ctx, int64_t address);

#endif
