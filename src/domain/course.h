/* Courses of an organisation: for now a title, a description and how long it takes. */
#ifndef MUSTER_COURSE_H
#define MUSTER_COURSE_H

#include "domain/ctx.h"

/* What a form says, as typed. minutes "": not said. */
struct course_form {
	const char *title, *description, *minutes;
};

/* The same, clean. */
struct course_words {
	const char *title, *title_key, *description;
	int64_t minutes; /* 0: not said */
};

/* Problems at "title", "description", "minutes". */
struct course_words course_read(struct ctx *ctx, const struct course_form *form);

enum outcome course_create(struct ctx *ctx, const struct course_form *form, int64_t *course);
/* NOT_FOUND when the course is none of ctx->organisation. */
enum outcome course_update(struct ctx *ctx, int64_t course, const struct course_form *form);
/* Archived: cannot be given to groups any more, and only people who have begun it still see it. */
enum outcome course_archive(struct ctx *ctx, int64_t course);
enum outcome course_restore(struct ctx *ctx, int64_t course);

/* The course of ctx->organisation that comes from this offer of the site's price list: the one that is there already, active again, or a
   new one; where the title is taken, as "Title (2)". */
int64_t course_of_offer(struct ctx *ctx, int64_t offer);

#endif
