/* Closing one's account. */
#ifndef MUSTER_CLOSE_PAGES_H
#define MUSTER_CLOSE_PAGES_H

#include "web/route.h"

handler close_confirm, close_check, close_do, close_done;

#endif
