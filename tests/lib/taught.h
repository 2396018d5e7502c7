/* Courses with lessons, for unit tests of the domain: published, in ctx->organisation, each lesson a text that completing takes. */
#ifndef MUSTER_TESTS_TAUGHT_H
#define MUSTER_TESTS_TAUGHT_H

#include "lib/look.h"

/* A course with so many lessons; 0: progress comes from elsewhere. */
int64_t taught_course(struct ctx *ctx, const char *title, int lessons);
/* Its next version replaces the one before. */
void taught_anew(struct ctx *ctx, int64_t course, int lessons);
/* The lesson at a place (1, 2, …) of the version that is published. */
int64_t taught_lesson(struct ctx *ctx, int64_t course, int position);

#endif
