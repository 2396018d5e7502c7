/* Randomness from libsodium. Tests fix it with random_fix(). */
#ifndef MUSTER_RANDOM_H
#define MUSTER_RANDOM_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

void random_bytes(void *data, size_t length);
/* 32 random bytes as 43 characters of base64url. */
const char *random_token(struct arena *arena);
/* A repeatable stream from a seed, for tests; 0: real randomness again. */
void random_fix(uint64_t seed);

#endif
