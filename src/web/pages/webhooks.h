#ifndef MUSTER_PAGES_WEBHOOKS_H
#define MUSTER_PAGES_WEBHOOKS_H

#include "web/request.h"

enum outcome webhooks_check_stripe(struct request *request);
enum outcome webhooks_stripe(struct request *request);

#endif
