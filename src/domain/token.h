/* A link in a mail that lets its reader do one thing once. The database keeps a hash; the mailer derives the text again with
   secret_token(purpose, id, nonce). */
#ifndef MUSTER_TOKEN_H
#define MUSTER_TOKEN_H

#include "base/email.h"
#include "domain/ctx.h"

/* purpose: "reset" (2 hours), "welcome" (30 days: set the first password) or "address" (3 days: confirm an address of this account).
   return_to: a path of ours to go on with once it is used, or NULL; never one with a token in it. Returns the token's id. */
int64_t token_create(struct ctx *ctx, const char *purpose, int64_t account, const struct email *email, const char *return_to);
/* Its mail goes out later, or once more: its days begin at this instant. A used one stays used. */
void token_renew(struct ctx *ctx, int64_t token, int64_t from);

enum token_state { TOKEN_UNKNOWN, TOKEN_OPEN, TOKEN_USED, TOKEN_EXPIRED };

struct token {
	int64_t id, account;
	enum token_state state;
	const char *purpose, *email, *email_key;
	bool make_main;        /* address: it becomes the main one */
	const char *return_to; /* or NULL */
};

/* Looks only, changes nothing; tells how it stands whatever its purpose. */
struct token token_find(struct ctx *ctx, const char *text);
/* The one who comes first uses it: false when it was used or has expired meanwhile. */
bool token_use(struct ctx *ctx, int64_t token);
/* All links of the account for setting a password stop working: it has just been set. */
void token_void_passwords(struct ctx *ctx, int64_t account);
/* The text as it stands in the mail. */
const char *token_text(struct ctx *ctx, const char *purpose, int64_t token, const char *nonce);

/* Whether the latest links were made with the secret that this host has: another one's would open nothing. */
bool token_secret_fits(struct ctx *ctx);

#endif
