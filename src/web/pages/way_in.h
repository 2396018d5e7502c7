/* Registering or logging in with an address on the way into a group: shared by the pages of invites, codes and the join page. The form holds
   {{>account/way_in.tpl}} below its own field for the address. */
#ifndef MUSTER_WAY_IN_H
#define MUSTER_WAY_IN_H

#include "domain/visitor.h"
#include "web/request.h"

/* Fills account/way_in.tpl: a password to log in with, or names and a new password. Names are those given where the account has none. */
void way_in_show(struct request *request, const struct visitor *visitor, const char *first_name, const char *last_name);
/* For the route's `before`: their password by the limits of logging in, or the one that they choose. OK also where the handler has more to
   find; see first that it is worth hashing. */
enum outcome way_in_check(struct request *request, const struct visitor *visitor);
/* For the route's `before`, where what was typed is no address: what else is wrong with the form. INVALID. */
enum outcome way_in_check_rest(struct request *request);
/* In the transaction, with the visitor found anew: who they are, and their account where it had to be made. Whoever has to be signed in
   calls sign_in(). */
enum outcome way_in_identify(struct request *request, const struct visitor *visitor, int64_t *account);

#endif
