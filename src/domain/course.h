/* Courses of an organisation: for now a title, a description and how long it takes. */
#ifndef MUSTER_COURSE_H
#define MUSTER_COURSE_H

#include "domain/ctx.h"

/* What a form says, as typed. minutes "": not said. */
struct course_form {
	const char *title, *description, *minutes;
};

enum outcome course_create(struct ctx *ctx, const struct course_form *form, int64_t *course);
/* NOT_FOUND when the course is none of ctx->organisation. */
enum outcome course_update(struct ctx *ctx, int64_t course, const struct course_form *form);
/* Archived: cannot be given to groups any more, and only people who have begun it still see it. */
enum outcome course_archive(struct ctx *ctx, int64_t course);
enum outcome course_restore(struct ctx *ctx, int64_t course);

#endif
