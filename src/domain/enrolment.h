/* Courses that a single member of ctx->organisation has for themself, beside those of their groups. */
#ifndef MUSTER_ENROLMENT_H
#define MUSTER_ENROLMENT_H

#include "domain/ctx.h"

/* The course is open to the member from now on, and a mail says so ("assigned"). INVALID (problem at "course"): it is archived, a draft, or
   theirs already; NOT_FOUND: course or member is none of the organisation's, or the member is archived. */
enum outcome enrolment_assign(struct ctx *ctx, int64_t member, int64_t course);
/* It is not any more, but for what is begun. */
enum outcome enrolment_unassign(struct ctx *ctx, int64_t member, int64_t course);

#endif
