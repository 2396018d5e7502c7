/* A growing run of bytes in an arena, for building bodies and files. States its maximum; passing it is a fault(). */
#ifndef MUSTER_BUFFER_H
#define MUSTER_BUFFER_H

#include "base/arena.h"

struct buffer {
	struct arena *arena;
	char *data; /* NUL-terminated, "" while nothing was added, unless its length was set back */
	size_t length;
	size_t capacity;
	size_t limit;
};

struct buffer buffer_new(struct arena *arena, size_t limit);
void buffer_add(struct buffer *buffer, const void *data, size_t length);
void buffer_text(struct buffer *buffer, const char *text);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
