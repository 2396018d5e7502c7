/* Lessons as administrators write them. */
#ifndef MUSTER_PAGES_LESSONS_H
#define MUSTER_PAGES_LESSONS_H

#include "web/route.h"

handler lessons_new, lessons_create, lessons_edit, lessons_update, lessons_move, lessons_delete_confirm, lessons_delete,
	lessons_show;

/* Pictures in them. */
handler pictures_show;
/* The `before` of a lesson's form: a picture that came with it, if one did, is the course's from now on, and request->found is not NULL. */
handler pictures_check;
/* Fills request->body: the list of them, what the limit is, and whether one has just come. */
void pictures_list(struct request *request, int64_t course);

#endif
