/* The life of one request, from what the web server hands over to a response that is ready to be sent. */
#ifndef MUSTER_ANSWER_H
#define MUSTER_ANSWER_H

#include "base/fault.h"
#include "web/request.h"

struct incoming {
	char **variables; /* "NAME=value", NULL at the end */
	/* Reads up to length bytes of the body; fewer when it was cut off. */
	size_t (*read)(void *stream, char *data, size_t length);
	void *stream;
};

/* request: zeroed but for id, ctx.arena, db, conf and now, and an empty response. Whatever happens, there is an answer in
   request->response (status 0: only response_last_resort could be given), and no transaction is open.
   FAULT_BUG: the process should not answer another. */
enum fault_kind answer(struct request *request, const struct incoming *incoming);
/* What may wait until the answer is out: small writes about the session. */
void answer_afterwards(struct request *request);

#endif
