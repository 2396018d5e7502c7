/* Requests of machines, to routes with .raw: no session, no token, no page; a body as it came, and a line of plain text back, or what its
   protocol asks for. */
#ifndef MUSTER_RAW_H
#define MUSTER_RAW_H

#include "web/answer.h"

#define RETRY_SECONDS "10" /* what a 503 says: shortly */

/* The whole life of one whose head is read: its body, its route's `before` outside of any transaction, and its handler in one, which is
   kept only on OK; where it is no POST or PUT it only reads, in one snapshot. status and words: what was wrong with the head; 0: nothing. */
void raw_live(struct request *request, const struct incoming *incoming, int64_t length, int status, const char *words);

/* The answer of a handler, and of whatever goes wrong: a line of words. */
void raw_answer(struct request *request, int status, const char *words);
/* Another answer. Headers that are added come behind it. */
void raw_send(struct request *request, int status, const char *type, const char *data, size_t length);
/* A CGI variable ("CONTENT_TYPE", "HTTP_ACCEPT_LANGUAGE") as it came; NULL when it is missing. */
const char *raw_header(const struct request *request, const char *name);
/* Whether the body says that it is of this type. */
bool raw_is(const struct request *request, const char *type);

#endif
