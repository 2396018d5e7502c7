/* Help, for everyone, signed in or not. */
#ifndef MUSTER_HELP_H
#define MUSTER_HELP_H

#include "web/route.h"

handler help_index, help_show;

#endif
