/* The demo's courses with lessons, and the others without.
   Also in demo_picture.c (their picture). */
#ifndef MUSTER_DEMO_COURSES_H
#define MUSTER_DEMO_COURSES_H

#include "domain/ctx.h"

/* One of a quiz. Right choices begin with "+". Two of them: several may be chosen. */
struct demo_question {
	const char *words, *feedback;
	const char *choices[5];
};
/* "{picture}" in a body is where the course's picture stands. A lesson with questions is a quiz. */
struct demo_lesson {
	const char *section, *title, *minutes, *body;
	bool optional;
	const struct demo_question *questions; /* up to one without words */
};

extern const struct demo_lesson demo_trauma[], demo_deescalation[], demo_driving[]; /* up to one without a title */

/* The lessons of a course of this title, if it has some; it is published. */
void demo_course(struct ctx *ctx, int64_t course, const char *title);

/* A drawing as PNG: a line that goes through the points (of 0 to 100, from the left and from below) over bands of colour. */
struct demo_point {
	int x, y;
};
struct demo_drawing {
	const struct demo_point *points;
	size_t count;
	int bands[2]; /* heights at which the upper and the lower band begin */
};
const void *demo_draw(struct ctx *ctx, const struct demo_drawing *drawing, size_t *size);

#endif
