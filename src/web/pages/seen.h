/* What my leaders can see. */
#ifndef MUSTER_SEEN_PAGES_H
#define MUSTER_SEEN_PAGES_H

#include "web/route.h"

handler seen_index;

#endif
