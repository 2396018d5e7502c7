/* Somebody who comes in by themselves while nobody is signed in: by an invite, a code or a join page. They have an address: they log in
   with the account that owns it, or make one. */
#ifndef MUSTER_VISITOR_H
#define MUSTER_VISITOR_H

#include "base/email.h"
#include "domain/ctx.h"

struct visitor {
	const char *email, *email_key;
	bool proved;       /* they came by a link in a mail to the address */
	int64_t account;   /* whose address it is; 0: nobody's yet */
	bool has_password; /* that account can sign in; where they proved the address, with a password that is its owner's */
	bool closed;       /* the address belongs to an account that was closed: nobody comes in by it */
};

/* Whoever comes by this address, as things stand now. */
struct visitor visitor_find(struct ctx *ctx, const struct email *email, bool proved);
/* A visitor who proved nothing is about to register, or to be sent a mail: how many may come from one client has an end. Counts one, in a
   short transaction of its own. INVALID with a problem at "email". */
enum outcome visitor_count(struct ctx *ctx, const char *client);
/* For one who cannot sign in yet (the address is nobody's, or they proved it and its account has no password): from now on they can, as
   *account. Names as typed; INVALID with problems at first_name and last_name, or where that account is not theirs to take. */
enum outcome visitor_register(struct ctx *ctx, const struct visitor *visitor, const char *first_name, const char *last_name,
	const char *password_hash, int64_t *account);

#endif
