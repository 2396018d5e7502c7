/* /xapi: what other systems send and fetch statements by, as the xAPI specification 1.0.3 has it (Part Three). Of its resources there are
   the statements and About; the others are answered as not being here. */
#ifndef MUSTER_PAGES_XAPI_H
#define MUSTER_PAGES_XAPI_H

#include "web/request.h"

/* The headers of every answer, and of every one about statements. */
void xapi_headers(struct request *request);
void xapi_statement_headers(struct request *request);

enum outcome xapi_about(struct request *request);
enum outcome xapi_options(struct request *request);
enum outcome xapi_missing(struct request *request);

/* Before the others: who it is, and what they ask. */
enum outcome xapi_check_find(struct request *request);
enum outcome xapi_check_store(struct request *request);
enum outcome xapi_find(struct request *request);
enum outcome xapi_store(struct request *request);

#endif
