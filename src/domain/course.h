/* Courses of an organisation: title, description, what completing brings. Their lessons: course_version.h and lesson.h. What the site
   offers: course_offer.h. */
#ifndef MUSTER_COURSE_H
#define MUSTER_COURSE_H

#include "domain/ctx.h"

/* What a form says, as typed. minutes "": not said. */
struct course_form {
	const char *title, *description, *minutes;
	/* Of a course that is there; "" or NULL: valid for good, and known to other systems by our address only. */
	const char *certificate_months, *activity_iri;
	bool no_certificate;
};

/* The same, clean. */
struct course_words {
	const char *title, *title_key, *description;
	int64_t minutes; /* 0: not said */
};

/* Problems at "title", "description", "minutes". */
struct course_words course_read(struct ctx *ctx, const struct course_form *form);

/* How long a course or one of its lessons takes; 0: not said. Problems at "minutes". */
int64_t course_read_minutes(struct ctx *ctx, const char *typed, int64_t most);

/* A draft: learners do not see it until it is published. Of the form only what course_read() reads. */
enum outcome course_create(struct ctx *ctx, const struct course_form *form, int64_t *course);
/* NOT_FOUND when the course is none of ctx->organisation. Problems also at "certificate_months" and "activity_iri". It counts at once, for
   those who have begun, too. */
enum outcome course_update(struct ctx *ctx, int64_t course, const struct course_form *form);
/* Archived: cannot be given to groups any more, and only people who have begun it still see it. */
enum outcome course_archive(struct ctx *ctx, int64_t course);
enum outcome course_restore(struct ctx *ctx, int64_t course);

/* Who has to do with a course, each counted up to COURSE_USE_MOST. */
#define COURSE_USE_MOST 1001
struct course_use {
	int64_t groups, in_progress, completed;
	int64_t assigned; /* to learners alone, and they have not begun */
	bool history;     /* progress, certificates or requests that once were */
	bool offered;     /* the site offers its lessons to others */
};
/* false: no course of ctx->organisation. */
bool course_use(struct ctx *ctx, int64_t course, struct course_use *use);
/* Whether it may be deleted: nobody has it, and nobody ever had anything of it. */
bool course_is_unused(const struct course_use *use);
/* With its lessons and pictures. INVALID where it is used. */
enum outcome course_delete(struct ctx *ctx, int64_t course);

#endif
