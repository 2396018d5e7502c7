/* What every page of one group has in common: crumbs, title line, tabs, the seats. Templates paste parts/group.tpl. */
#ifndef MUSTER_DASHBOARD_H
#define MUSTER_DASHBOARD_H

#include "web/request.h"

/* page_show() for a page of ctx.group, with group_id, group_name, leader_words, course_count, learner_count, is_admin or is_leader,
   group_archived or group_open, and the tab's section tab_<tab> opened. */
struct view *dashboard_show(struct request *request, const char *template_name, const char *tab);
/* The roll, the meter's words and the key of the group's seats. */
void dashboard_seats(struct request *request);

#endif
