/* What a browser calls itself, in words. */
#ifndef MUSTER_DEVICE_H
#define MUSTER_DEVICE_H

#include "base/arena.h"

/* "Firefox on Windows"; "A browser" where nothing in it is known. agent: the User-Agent header, may be "". */
const char *device_words(struct arena *arena, const char *agent);

#endif
