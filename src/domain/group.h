/* Groups: their settings, courses, leaders and seats. */
#ifndef MUSTER_GROUP_H
#define MUSTER_GROUP_H

#include "domain/ctx.h"

/* What a form about a group says, as typed. */
struct group_form {
	const char *name, *description, *policy, *invite_days, *seats; /* seats "": no limit */
	const int64_t *courses;
	size_t course_count;
};

/* Sets ctx->group and raises ctx->role to LEADER when this member leads it. NOT_FOUND when it is none of the organisation's,
   or this person may not see it. */
enum outcome group_enter(struct ctx *ctx, int64_t group);

enum outcome group_create(struct ctx *ctx, const struct group_form *form, int64_t *group);
/* The rest act on ctx->group. */
enum outcome group_update(struct ctx *ctx, const struct group_form *form);
enum outcome group_duplicate(struct ctx *ctx, int64_t *copy); /* settings, courses and leaders; no learners */
enum outcome group_archive(struct ctx *ctx);                  /* waiting invites stay open but hidden; nobody is removed */
enum outcome group_restore(struct ctx *ctx);
enum outcome group_set_courses(struct ctx *ctx, const int64_t *courses, size_t count);
enum outcome group_add_leader(struct ctx *ctx, int64_t member);
enum outcome group_remove_leader(struct ctx *ctx, int64_t member);

#endif
