/* The handlers of all pages, a block a file, for the table of routes. */
#ifndef MUSTER_PAGES_H
#define MUSTER_PAGES_H

#include "web/request.h"

/* start.c */
enum outcome start_index(struct request *request);
enum outcome start_health(struct request *request);

#endif
