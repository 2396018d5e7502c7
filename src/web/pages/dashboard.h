/* What every page of one group has in common: crumbs, title line, tabs, the seats. Templates paste parts/group.tpl. */
#ifndef MUSTER_DASHBOARD_H
#define MUSTER_DASHBOARD_H

#include "web/request.h"

/* page_show() for a page of ctx.group, called crumb in its title and path (NULL: the group's first page), with group_id,
   group_name, leader_first, leader_second and leader_others (for parts/led.tpl) or leader_missing, course_count,
   course_words ("1 course"), code_count, count_all and count_<status>, is_admin or is_leader, group_archived or group_open, group_automatic
   or group_manual, rule_stopped (why its rule has stopped, for rules/stopped.tpl), the tab's section
   tab_<tab> opened, the words and numbers of its seats and their roll, waiting_words ("3 people") where somebody
   is on its wait list.
   Returns the row of q_dashboard_people(). */
const struct rows *dashboard_show(struct request *request, const char *template_name, const char *tab, const char *crumb);
/* "1 person", "1,200 people" */
const char *people_words(struct ctx *ctx, int64_t people);

#endif
