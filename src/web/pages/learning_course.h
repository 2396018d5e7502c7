/* A learner's course: where they stand, what is left, what completing it takes. */
#ifndef MUSTER_PAGES_LEARNING_COURSE_H
#define MUSTER_PAGES_LEARNING_COURSE_H

#include "web/route.h"

handler learning_course, learning_start, learning_again;

/* Until when a course is to be completed ("2026-12-15", or NULL): {{due_words}}, and {{#due_over}} where that day has passed. */
void learning_show_due(struct request *request, struct view *view, const char *due_on);
/* "About 35 minutes left"; NULL for 0 minutes. */
const char *learning_left_words(struct arena *arena, int64_t minutes);

#endif
