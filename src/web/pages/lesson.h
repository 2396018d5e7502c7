/* The lesson page, and where a lesson of a learner's course stands: for the pages of a quiz too, which is a lesson. */
#ifndef MUSTER_PAGES_LESSON_H
#define MUSTER_PAGES_LESSON_H

#include "web/route.h"

handler lesson_show, lesson_complete;

struct lesson_place {
	int64_t organisation, member, course, version, lesson;
	int64_t round; /* of the course; 1 before it is begun */
	bool quiz;     /* else a text */
	bool done;     /* in this round */
	const char *title;
};

/* The lesson of the path (":id" the course, ":lesson"), when the course is open to whoever is signed in and it is a lesson of the version
   that they learn by. false: there is none for them (NOT_FOUND). */
bool lesson_find(struct request *request, struct lesson_place *place);
/* The context in which progress is recorded: that of the course's organisation, with this member. Problems of the form still go to
   request->ctx. */
struct ctx lesson_ctx(const struct request *request, const struct lesson_place *place);
/* For how long the lesson was read, as its form says (hidden field "shown", the time when it was): at most an hour. */
int64_t lesson_seconds(struct request *request);
/* Where it goes on after this lesson: the next one that is not done, from here on and then from the beginning, else the course. */
void lesson_go_on(struct request *request, const struct lesson_place *place);

#endif
