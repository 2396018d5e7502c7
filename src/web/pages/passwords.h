/* Choosing a password. */
#ifndef MUSTER_PASSWORDS_H
#define MUSTER_PASSWORDS_H

#include "domain/password.h"
#include "web/request.h"

/* For the `before` of every route where somebody chooses a password: field `password` by all rules, then request->password_hash.
   INVALID with a problem at `password`. It waits its turn to hash, so see first that it is worth it (the link is open). */
enum outcome password_prepare_for(struct request *request, const struct password_owner *owner);

/* Forgotten. */
enum outcome passwords_forgot(struct request *request);
enum outcome passwords_ask(struct request *request);
/* A new one, or the first one, by the link in a mail. */
enum outcome passwords_new(struct request *request);
enum outcome passwords_check_link(struct request *request); /* before passwords_create */
enum outcome passwords_create(struct request *request);
/* One's own instead of a temporary one. */
enum outcome passwords_edit(struct request *request);
enum outcome passwords_check_edit(struct request *request); /* before passwords_update */
enum outcome passwords_update(struct request *request);
/* Another, from the account page. */
enum outcome passwords_check_change(struct request *request); /* before passwords_change */
enum outcome passwords_change(struct request *request);

#endif
