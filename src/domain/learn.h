/* What learners do in the courses that are open to them: ctx->account acts, in whichever organisation the course is. What is not open to
   them is NOT_FOUND. */
#ifndef MUSTER_LEARN_H
#define MUSTER_LEARN_H

#include "domain/ctx.h"

#define LEARN_SECONDS_MOST 3600 /* of one lesson: whoever leaves it open learns no longer */

/* Begins a course with lessons; nothing more where it is begun. INVALID where it has none: its progress comes from elsewhere. */
enum outcome learn_start(struct ctx *ctx, int64_t course);
/* A completed course from its beginning, once its certificate is about to expire, or has. INVALID before that. */
enum outcome learn_again(struct ctx *ctx, int64_t course);

/* The lesson is complete, and with it the course begun, and completed perhaps; nothing more where it was complete. seconds: how long it
   was read. INVALID for a quiz. *replaced, with OK: it is of a version that they do not learn by, and nothing happened. */
enum outcome learn_lesson(struct ctx *ctx, int64_t course, int64_t lesson, int64_t seconds, bool *replaced);

#endif
