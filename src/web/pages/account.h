/* A person's own page: name, addresses, password, devices. */
#ifndef MUSTER_PAGES_ACCOUNT_H
#define MUSTER_PAGES_ACCOUNT_H

#include "web/request.h"

enum outcome account_show(struct request *request);
enum outcome account_update(struct request *request);

#endif
