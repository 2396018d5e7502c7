/* What goes out: built whole in the arena, then sent; what would be too long for that in pieces, see stream.h. */
#ifndef MUSTER_RESPONSE_H
#define MUSTER_RESPONSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/conf.h"

struct header {
	struct header *next;
	const char *name, *value;
};

struct response {
	int status; /* 0: nothing was answered yet */
	const char *type;
	struct header *headers;
	const char *body;
	size_t length;
	bool more;    /* comes behind body, by stream_next() */
	int64_t size; /* of the whole then; -1: not known */
};

/* In place of one that every response carries, or beside those. name is a constant; a control character in the value is a fault(). The text is copied. */
void response_header(struct response *response, struct arena *arena, const char *name, const char *value);
/* Forgets everything, for an error page instead. */
void response_clear(struct response *response);
void response_body(struct response *response, int status, const char *type, const char *body, size_t length);

/* Status line as FastCGI has it, the headers that every response carries, those of this one, and the empty line. */
const char *response_head(const struct response *response, struct arena *arena, const struct conf *conf);
/* The same without memory, for the answer of last resort: a constant. */
extern const char response_last_resort[];

#endif
