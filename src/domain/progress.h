/* How far members are in courses. Whatever the source, it is an event; the roll-up on the enrolment is computed from the events in the
   same transaction (view progress_folds), and nothing else writes it. ctx->organisation is that of the course, whoever acts. */
#ifndef MUSTER_PROGRESS_H
#define MUSTER_PROGRESS_H

#include "domain/ctx.h"

#define PROGRESS_SECONDS_MOST (1000 * 3600) /* what other systems say beyond it is cut off: sums must stay sums */

struct progress_event {
	int64_t member, course;
	const char *kind;   /* "started", "lesson", "quiz", "progressed", "scored", "failed", "completed" */
	const char *source; /* "lesson", "quiz", "import", "statement", "carried" */
	const char *ref;    /* what it comes from: the same ref of a member's course is one event, however often it is said */
	int64_t lesson;     /* 0: about the course as a whole */
	int progress;       /* per cent, -1: not said */
	int score;          /* per cent, -1: none */
	int64_t seconds;    /* time spent with it, as far as known; at most PROGRESS_SECONDS_MOST */
	int64_t at;         /* when it happened; 0: now */
};

/* Records an event in the member's current round and computes the roll-up. false: it was there already, and nothing changed. */
bool progress_add(struct ctx *ctx, const struct progress_event *event);
/* The same in two steps, for many events at once: each recorded, then each member's course computed once. Nothing reads the roll-up in
   between. */
bool progress_record(struct ctx *ctx, const struct progress_event *event);
void progress_fold(struct ctx *ctx, int64_t member, int64_t course);

/* The course is begun, by the version that is published now; does nothing when it was begun before. */
void progress_begin(struct ctx *ctx, int64_t member, int64_t course);
/* A completed course is taken again from its beginning, by the version that is published now: the next round. false when it is not
   completed. What was made before stays, and so do its certificates. */
bool progress_again(struct ctx *ctx, int64_t member, int64_t course);
/* The course is assigned to this learner alone. false: it was before. NOT the place that checks whose they are. */
bool progress_assign(struct ctx *ctx, int64_t member, int64_t course);
bool progress_unassign(struct ctx *ctx, int64_t member, int64_t course);

/* Whoever said it takes it back: every event of ctx->organisation with this ref counts no more. The number of them. */
int progress_take_back(struct ctx *ctx, const char *ref);

#endif
