/* One region of memory a request or job; everything taken from it lives until arena_reset() or arena_free().
   Running over the limit, or out of memory, is a fault(): callers never see NULL. */
#ifndef MUSTER_ARENA_H
#define MUSTER_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/banned.h"

struct arena;

/* limit: bytes in all; the first block (256 KB, a large page) is kept over resets, the rest is given back. */
struct arena *arena_new(size_t limit);
void arena_free(struct arena *arena);
void arena_reset(struct arena *arena);

/* How full it is now; later arena_return() gives back what was taken since, for work that begins once more. Nothing that was there by then
   has been given more room by arena_grow() meanwhile. */
struct arena_mark {
	size_t blocks, used; /* of the newest */
};
struct arena_mark arena_mark(const struct arena *arena);
void arena_return(struct arena *arena, struct arena_mark mark);

/* Zeroed, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t size);
/* An array of count things of size bytes; the product is checked. */
void *arena_array(struct arena *arena, size_t count, size_t size);
/* The size bytes at data, now wanted bytes long (more than size); what is added holds anything. The newest piece grows where it
   stands or gives its old room back, so a buffer may double without using the limit up. */
void *arena_grow(struct arena *arena, void *data, size_t size, size_t wanted);
/* A NUL-terminated copy of length bytes. */
char *arena_copy(struct arena *arena, const char *data, size_t length);
/* A copy of a string; NULL stays NULL. */
char *arena_string(struct arena *arena, const char *text);
/* printf into the arena. */
char *arena_text(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vtext(struct arena *arena, const char *format, va_list args) __attribute__((format(printf, 2, 0)));

#endif
