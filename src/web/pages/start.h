/* The first address of the site, and the one that machines ask whether all is well. */
#ifndef MUSTER_START_H
#define MUSTER_START_H

#include "web/request.h"

enum outcome start_index(struct request *request);
enum outcome start_health(struct request *request);

#endif
