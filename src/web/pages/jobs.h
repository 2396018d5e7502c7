/* How far background work came. */
#ifndef MUSTER_PAGES_JOBS_H
#define MUSTER_PAGES_JOBS_H

#include "web/route.h"

handler jobs_show;

#endif
