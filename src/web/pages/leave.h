/* Groups that people leave by themselves. */
#ifndef MUSTER_LEAVE_PAGES_H
#define MUSTER_LEAVE_PAGES_H

#include "web/route.h"

/* The groups of whoever is signed in, for templates/leave/groups.tpl inside My learning. */
void leave_show_groups(struct request *request);

/* Organisations that have archived whoever is signed in, for templates/leave/archived.tpl; course 0: of any that they have begun. */
void leave_show_archived(struct request *request, int64_t course);

handler leave_confirm, leave_do, leave_back;

#endif
