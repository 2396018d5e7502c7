/* The lesson page. A quiz is a lesson too: its part of the page is quiz.h's. */
#ifndef MUSTER_PAGES_LESSON_H
#define MUSTER_PAGES_LESSON_H

#include "web/route.h"

handler lesson_show, lesson_look_ahead, lesson_complete;

/* Where a lesson stands for whoever is signed in; it is one of the version that they learn by. */
struct lesson_place {
	int64_t course, lesson;
	bool quiz; /* else a text */
	bool done; /* in this round of the course */
};

#endif
