/* A quiz: its settings, its questions in memory, and how they are marked. Writing them: quiz_question.h; taking it: quiz_attempt.h. */
#ifndef MUSTER_QUIZ_H
#define MUSTER_QUIZ_H

#include "domain/ctx.h"

#define QUIZ_QUESTIONS_MOST 100
#define QUIZ_CHOICES_MOST 10
#define QUIZ_ATTEMPTS_MOST 100
#define QUIZ_WORDS_MOST 1000 /* characters of a question, and of its feedback */
#define QUIZ_CHOICE_MOST 300 /* characters */

/* What a lesson of kind "quiz" has beside its words: fields "pass_mark", "attempts" (empty: no limit) and "shuffled". */
struct quiz_form {
	const char *pass_mark, *attempts;
	bool shuffled;
};
struct quiz_settings {
	int64_t pass_mark; /* per cent */
	int64_t attempts;  /* 0: as many as one likes; NULL in the database */
	bool shuffled;
};
/* INVALID with the problems at their fields. */
enum outcome quiz_settings_read(struct ctx *ctx, const struct quiz_form *form, struct quiz_settings *settings);

struct quiz_choice {
	int64_t id;
	const char *words;
	bool right, chosen;
};
struct quiz_question {
	int64_t id;
	const char *words, *feedback;
	bool several;  /* any number of choices may be chosen; else one */
	int64_t edits; /* how often it was saved */
	struct quiz_choice choices[QUIZ_CHOICES_MOST];
	size_t count;
};
struct quiz {
	struct quiz_question *questions;
	size_t count;
};

/* The questions of a lesson as they were written, with nothing chosen; none where it is no quiz of ctx->organisation. */
struct quiz quiz_load(struct ctx *ctx, int64_t lesson);
/* Questions, and the choices of each, in an order that depends on the seed alone: the same at every look. */
void quiz_shuffle(struct quiz *quiz, int64_t seed);
/* The choice is chosen; the only one, where the question takes one. false: the quiz has no such question with such a choice. */
bool quiz_choose(struct quiz *quiz, int64_t question, int64_t choice);

bool quiz_is_answered(const struct quiz_question *question);
size_t quiz_unanswered(const struct quiz *quiz);
/* Right is a question of which exactly the right choices are chosen: no half marks. */
bool quiz_is_right(const struct quiz_question *question);
size_t quiz_right(const struct quiz *quiz);
/* The share of right questions in whole per cent, rounded down. The pass mark is whole too, so whoever reaches it exactly (2 of 3 at
   66 %) passes, whoever does not (2 of 3 at 67 %) fails, and the score that is shown never says otherwise. */
int quiz_score(const struct quiz *quiz);

#endif
