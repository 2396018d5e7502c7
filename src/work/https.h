/* One call of a web service: one request, one bounded answer. Only the host that is asked, without redirects, with TLS verified, and
   never for longer than a runner's lease. */
#ifndef MUSTER_HTTPS_H
#define MUSTER_HTTPS_H

#include "base/arena.h"
#include "base/buffer.h"

#define HTTPS_ANSWER_MAX ((size_t)256 << 10)
#define HTTPS_SECONDS 20

struct https_call {
	const char *url;
	const char *form;           /* to be sent by POST, see https_form(); NULL: a GET */
	const char *const *headers; /* "Name: value", NULL at the end */
};

struct https_answer {
	int status; /* 0: there was no whole answer, and words say why */
	const char *body;
	size_t length;
	const char *words;
};

/* Adds "name=value" to a form, with the value encoded. name is plain, and may hold brackets. */
void https_form(struct buffer *form, const char *name, const char *value);

struct https_answer https_ask(struct arena *arena, const struct https_call *call);

#endif
