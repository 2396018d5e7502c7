/* The groups that a person may manage, and one group's settings and courses. Its learners: learners.h; enrolling: enrol.h.
   Also in group_settings.c, group_courses.c. */
#ifndef MUSTER_GROUPS_H
#define MUSTER_GROUPS_H

#include "web/route.h"

handler groups_index, groups_new, groups_create;
handler groups_settings, groups_update;
handler groups_duplicate, groups_archive_confirm, groups_archive, groups_restore;
handler leaders_create, leaders_remove;
handler group_courses, group_courses_update;

/* The courses to choose from as rounds of {{#course}}, with ticked and position: what was typed when the form is shown again. */
void group_courses_show(struct request *request);

#endif
