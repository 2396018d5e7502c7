/* Groups: their settings, courses, leaders and seats. */
#ifndef MUSTER_GROUP_H
#define MUSTER_GROUP_H

#include "domain/ctx.h"

/* What a form about a group says, as typed. */
struct group_form {
	const char *name, *description, *policy, *invite_days;
	/* Of a new group only: */
	const char *seats;      /* "": no limit */
	const char *population; /* "manual", "automatic"; NULL: manual. Changed by population_change() */
	const int64_t *courses;
	size_t course_count;
};

/* Sets ctx->group and raises ctx->role to LEADER when this member leads it. NOT_FOUND when it is none of the organisation's,
   or this person may not see it. */
enum outcome group_enter(struct ctx *ctx, int64_t group);

/* What ctx->group says of whoever wants to come in. */
struct entrance {
	bool exists, archived;
	bool at_once; /* its policy; else people are invited */
	bool on_wait_list;
	int invite_days;
	int64_t seats, seats_held, seats_kept; /* seats -1: no limit */
};
struct entrance group_entrance(struct ctx *ctx);

enum outcome group_create(struct ctx *ctx, const struct group_form *form, int64_t *group);
/* The rest act on ctx->group. */
enum outcome group_update(struct ctx *ctx, const struct group_form *form);
enum outcome group_duplicate(struct ctx *ctx, int64_t *copy); /* settings, courses, leaders and rule (a draft); no learners */
/* Waiting invites stay open but hidden; nobody is removed, and nobody comes or goes by its rule. */
enum outcome group_archive(struct ctx *ctx);
enum outcome group_restore(struct ctx *ctx); /* its rule is applied to everybody */
/* INVALID, with a problem of the whole form, where it is archived: nobody gets into it, and nothing is made for them to do so. */
enum outcome group_check_open(struct ctx *ctx);
/* All that it has from now on, in their order. INVALID, with a problem of the whole form, where one was archived before it had it. */
enum outcome group_set_courses(struct ctx *ctx, const int64_t *courses, size_t count);
enum outcome group_add_leader(struct ctx *ctx, int64_t member);
enum outcome group_remove_leader(struct ctx *ctx, int64_t member);

/* --- the group that somebody means --- */

struct group_line {
	int64_t id;
	const char *name, *key;
	bool archived;
	bool at_once; /* its policy: enrol at once, else ask first */
	bool by_rule; /* it fills itself */
};

/* Those that this person may fill: of the organisation, or that they lead. Active ones first, by name. */
struct groups {
	const struct group_line *all;
	size_t count, active;
	size_t
		*patience; /* how many names may still be compared for "did you mean": then group_find() only says that there is none */
};
#define GUESSES_MOST 500000 /* names compared; some 50 ms */

/* Lives in the arena. Load it once a page, or once a chunk of a job. */
const struct groups *group_load(struct ctx *ctx);
/* NULL when none of the list has this id. */
const struct group_line *group_by_id(const struct groups *groups, int64_t id);

enum group_found { GROUP_FOUND, GROUP_FOUND_ARCHIVED, GROUP_UNKNOWN };

/* Case, accents and blanks do not count; an active group goes before an archived one. *group is the one found; for GROUP_UNKNOWN the
   active one that was probably meant, or NULL. Fast, but for GROUP_UNKNOWN, which looks at every group. typed is not empty. */
enum group_found group_find(struct arena *arena, const struct groups *groups, const char *typed, const struct group_line **group);
/* What to tell the person who typed it; NULL for GROUP_FOUND. */
const char *group_found_words(struct arena *arena, enum group_found found, const char *typed, const struct group_line *group);

#endif
