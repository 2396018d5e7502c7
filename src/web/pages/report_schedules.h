/* Reports that go out by mail: of a group, or of the organisation where there is none in the path. */
#ifndef MUSTER_REPORT_SCHEDULES_H
#define MUSTER_REPORT_SCHEDULES_H

#include "web/route.h"

handler report_schedules_index, report_schedules_create, report_schedules_stop;

/* For what belongs to the report of ctx.group, or of the organisation where that is 0: the page with its place (reports/place.tpl), {{base}},
   {{back}} and {{whose}}. */
void report_place_show(struct request *request, const char *template_name, const char *title);
/* "/groups/7/reports" or "/reports". */
const char *report_base(struct request *request);
/* The group's courses, as rows "course_choice". */
void report_courses_show(struct request *request);

#endif
