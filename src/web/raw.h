/* Requests of machines, to routes with .raw: no session, no token, no page; a body as it came, and a line of plain text back. */
#ifndef MUSTER_RAW_H
#define MUSTER_RAW_H

#include "web/answer.h"

/* The whole life of one whose head is read: its body, its route's `before` outside of any transaction, and its handler in one, which is
   kept only on OK. status and words: what was wrong with the head; 0: nothing. */
void raw_live(struct request *request, const struct incoming *incoming, int64_t length, int status, const char *words);

/* The answer of a handler, and of whatever goes wrong. */
void raw_answer(struct request *request, int status, const char *words);

#endif
