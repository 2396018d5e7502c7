/* What learners see of a course is its published version. An edit of its lessons makes a draft, a copy of what is published, and whoever
   has begun the course goes on with the version that they began. At most one draft a course. */
#ifndef MUSTER_COURSE_VERSION_H
#define MUSTER_COURSE_VERSION_H

#include "domain/ctx.h"

struct course_versions {
	int64_t published, draft; /* 0: none. A course that is published without lessons has none either */
	int64_t published_at;     /* since when learners see the course; 0: they do not yet */
	const char *title;
};

/* false: no course of ctx->organisation. */
bool course_versions_find(struct ctx *ctx, int64_t course, struct course_versions *versions);
/* The version that lessons are edited in: the draft, which is made where there is none. 0: no course of ctx->organisation. */
int64_t course_draft(struct ctx *ctx, int64_t course);
/* A lesson, question or choice of the draft has changed. Who changes one calls it. */
void course_draft_changed(struct ctx *ctx, int64_t draft);

/* The draft becomes what learners see (course_publish.c); they see the course then, if they did not before. Without lessons progress comes from elsewhere.
   INVALID: nobody could complete it; the problems name the lessons, at "lesson12" for the lesson with the id 12. */
enum outcome course_publish(struct ctx *ctx, int64_t course);
/* Goes back to what is published; to an empty course where nothing is. OK also where there is no draft. */
enum outcome course_discard_draft(struct ctx *ctx, int64_t course);

/* The lessons of another version, of whichever organisation, into a version without any. */
void course_version_copy(struct ctx *ctx, int64_t from, int64_t to);
/* With everything in it; nobody has begun it. */
void course_version_drop(struct ctx *ctx, int64_t version);

#endif
