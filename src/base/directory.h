/* What stands in a directory: a file that was made, linked or renamed is found there after a power cut only once that is on the disk, too. */
#ifndef MUSTER_DIRECTORY_H
#define MUSTER_DIRECTORY_H

#include <stdbool.h>

#include "base/banned.h"

/* false when it could not, errno says why. */
bool directory_sync(const char *path);

#endif
