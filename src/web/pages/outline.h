/* The lessons of a learner's course, as My learning, the course page and the lesson page need them. */
#ifndef MUSTER_PAGES_OUTLINE_H
#define MUSTER_PAGES_OUTLINE_H

#include "web/request.h"

struct outline_lesson {
	int64_t id, minutes, pass_mark, done_at; /* minutes 0: not said; done_at 0: not complete in this round */
	const char *section, *title;
	bool quiz, required, begins; /* begins: a section, whose heading holds until the next one */
	size_t number, of;           /* its place in its section, from 1 */
};

struct outline {
	int64_t course;
	struct outline_lesson *lessons;
	size_t count, done;
	size_t required, required_done;
};

/* Those of a course that is open to whoever is signed in, in the version that they learn by; none where it is not, or has none. */
struct outline outline_read(struct request *request, int64_t course);
/* The lesson with this id, or NULL. */
const struct outline_lesson *outline_find(const struct outline *outline, int64_t lesson);
/* Where to go on: the next lesson that is not complete, behind this one (NULL: the one that was completed last), then from the beginning.
   NULL: all are. */
const struct outline_lesson *outline_next(const struct outline *outline, const struct outline_lesson *behind);
/* How many minutes the required lessons take that are not complete; 0 when none is left, or one of them does not say. */
int64_t outline_minutes_left(const struct outline *outline);
/* What completing the course takes, in a sentence. */
const char *outline_takes(struct arena *arena, const struct outline *outline);
/* "Next lesson: Triggers, 6 min", of the section that it is in. Fills {{next_id}}, {{next_title}}, {{next_section}} and {{next_minutes}}. */
void outline_show_next(struct view *view, const struct outline_lesson *next);
/* Fills templates/learning/outline.tpl; current 0: none of them is being read. */
void outline_show(struct view *view, const struct outline *outline, int64_t current);

#endif
