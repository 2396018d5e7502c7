/* Progress to be carried over: learners ask, administrators decide. */
#ifndef MUSTER_CARRY_PAGES_H
#define MUSTER_CARRY_PAGES_H

#include "web/route.h"

/* What was asked about a course, for templates/carry/course.tpl inside the course's page; {{#may_carry}}: they may ask. */
void carry_show_on_course(struct request *request, int64_t course);

handler carry_new, carry_create, carry_take_back;
handler requests_index, requests_show, requests_approve, requests_decline;

#endif
