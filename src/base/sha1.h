/* SHA-1 (FIPS 180-4), for names that others made with it. It proves nothing: whoever wants two texts of one digest can have them. */
#ifndef MUSTER_SHA1_H
#define MUSTER_SHA1_H

#include <stddef.h>

#include "base/arena.h"

/* 40 hexadecimal digits in small letters. */
const char *sha1_hex(struct arena *arena, const void *data, size_t length);

#endif
