/* Functions that do not compile here: each has a bounded way of our own (arena_text, buffer_*, text_*). */
#ifndef MUSTER_BANNED_H
#define MUSTER_BANNED_H

/* The headers that declare them come first, so that the order of includes does not matter. (random stays: libsodium has a field
   of that name.) */
#ifdef __cplusplus
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#else
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#endif

#ifdef __GNUC__
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atoll rand srand
#endif

#endif
