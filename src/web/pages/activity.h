/* The activity log in words. */
#ifndef MUSTER_ACTIVITY_PAGE_H
#define MUSTER_ACTIVITY_PAGE_H

#include "web/route.h"

handler activity_index; /* of the organisation */
handler activity_site;  /* of the site itself */

/* Rows of the view activity_lines as rounds of {{#activity}}, for parts/activity.tpl; ends the query. */
void activity_rows(struct request *request, struct rows *rows);

#endif
