/* The wait list of a group, as those who lead it see it; and leaving one, from My learning. */
#ifndef MUSTER_WAITING_H
#define MUSTER_WAITING_H

#include "web/route.h"

handler waiting_index, waiting_remove_confirm, waiting_remove, waiting_leave;

#endif
