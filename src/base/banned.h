/* Functions that do not compile here: each has a bounded way of our own (arena_text, buffer_*, text_*). */
#ifndef MUSTER_BANNED_H
#define MUSTER_BANNED_H

#ifdef __GNUC__
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf gets strtok atoi atol atoll rand srand random
#endif

#endif
