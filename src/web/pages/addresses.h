/* The e-mail addresses of an account. */
#ifndef MUSTER_ADDRESSES_H
#define MUSTER_ADDRESSES_H

#include "web/request.h"

enum outcome addresses_create(struct request *request);
enum outcome addresses_resend(struct request *request);
enum outcome addresses_make_main(struct request *request);
enum outcome addresses_remove(struct request *request);
enum outcome addresses_withdraw(struct request *request);
/* The link in the mail to a new address: a page with a button, and the button. */
enum outcome addresses_confirm(struct request *request);
enum outcome addresses_take(struct request *request);

#endif
