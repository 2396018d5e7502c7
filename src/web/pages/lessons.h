/* Lessons as administrators write them. */
#ifndef MUSTER_PAGES_LESSONS_H
#define MUSTER_PAGES_LESSONS_H

#include "web/route.h"

handler lessons_new, lessons_create, lessons_edit, lessons_update, lessons_move, lessons_delete_confirm, lessons_delete,
	lessons_show;

/* Pictures in them. */
handler pictures_show;
/* A picture that came with a lesson's form, if one did: it is the course's from now on. Fills request->body, in show: the list of them,
   and what the limit is. */
enum outcome picture_take(struct request *request, int64_t course);
void pictures_list(struct request *request, int64_t course);

#endif
