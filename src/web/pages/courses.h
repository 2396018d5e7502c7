/* The courses of the organisation.
   Also in course_show.c (one of them). */
#ifndef MUSTER_COURSES_H
#define MUSTER_COURSES_H

#include "web/route.h"

handler courses_index, courses_show, courses_new, courses_create, courses_edit, courses_update;
handler courses_archive, courses_restore, courses_publish, courses_discard_confirm, courses_discard, courses_delete_confirm,
	courses_delete;

/* The course of the path, a row of q_course_get(); NULL: the organisation has none of this number. */
struct rows *course_of(struct request *request);

#endif
