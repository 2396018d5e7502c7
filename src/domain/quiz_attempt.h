/* Learners take a quiz: an attempt is begun, its answers are saved as they come, and it is handed in once. Whoever is signed in acts for
   themselves, in whichever organisation the course is. */
#ifndef MUSTER_QUIZ_ATTEMPT_H
#define MUSTER_QUIZ_ATTEMPT_H

#include "domain/quiz.h"

/* A quiz that is open to ctx->account, and how far they are with it in this round of the course. */
struct quiz_stand {
	int64_t organisation, member, course, lesson, round;
	const char *title;
	const char *contact; /* whom the organisation says to ask; "" where it says nobody */
	int64_t pass_mark, questions;
	int64_t allowed; /* attempts, with those that were given on top; 0: as many as they like */
	int64_t used;    /* those begun */
	int64_t open;    /* the one that is open, or 0 */
	int64_t latest;  /* the last one that was handed in, or 0 */
	bool shuffled, passed;
	bool theirs; /* it belongs to the version that they learn by; else nothing can be done with it */
};

/* NOT_FOUND: no quiz of a course that is open to them. */
enum outcome quiz_find(struct ctx *ctx, int64_t course, int64_t lesson, struct quiz_stand *stand);
/* Whether one more attempt may be begun: not passed, and one is left. */
bool quiz_may_start(const struct quiz_stand *stand);

struct quiz_attempt {
	int64_t id, number, round, seed, started_at, done_at;
	int score; /* of one that is handed in */
	bool done, passed;
};
/* One of their attempts at this quiz, of whichever round; false when there is none. */
bool quiz_attempt_get(struct ctx *ctx, const struct quiz_stand *stand, int64_t id, struct quiz_attempt *attempt);
/* The quiz in the order of that attempt, with what was chosen in it. */
struct quiz quiz_of_attempt(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_attempt *attempt);

struct quiz_answer {
	int64_t question, choice;
};
/* What came with the form: all that is chosen. */
struct quiz_sheet {
	int64_t attempt;
	const struct quiz_answer *answers;
	size_t count;
};
enum quiz_reply {
	QUIZ_SAVED,      /* and not handed in */
	QUIZ_UNANSWERED, /* saved, and not handed in: questions are left, and nobody said "anyway" */
	QUIZ_DONE,       /* handed in now */
	QUIZ_WAS_DONE    /* handed in before: nothing has changed */
};

/* Begins an attempt, and with it the course; goes on with one that is open. INVALID with the words why not. */
enum outcome quiz_start(struct ctx *ctx, const struct quiz_stand *stand);
/* What is chosen becomes the sheet. INVALID: no such attempt of theirs at this quiz in this round, or an answer that is none of it. */
enum outcome quiz_save(struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, enum quiz_reply *reply);
/* The same, marked, and recorded as progress; once, however often it comes. */
enum outcome quiz_hand_in(
	struct ctx *ctx, const struct quiz_stand *stand, const struct quiz_sheet *sheet, bool anyway, enum quiz_reply *reply);

/* An administrator gives a member of ctx->organisation one more attempt at a quiz that they have used up. INVALID with the words where
   one is left, or it is passed. */
enum outcome quiz_give(struct ctx *ctx, int64_t member, int64_t lesson);

#endif
