/* Courses that one person has for themself: on their page. */
#ifndef MUSTER_MEMBER_COURSES_PAGE_H
#define MUSTER_MEMBER_COURSES_PAGE_H

#include "web/route.h"

handler member_courses_assign, member_courses_unassign;

/* Fills members/extra.tpl on the page of a person, for administrators. */
void member_courses_show(struct request *request, int64_t member);

#endif
