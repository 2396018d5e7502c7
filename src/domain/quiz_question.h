/* The questions of a quiz, written by administrators: only while its lesson is in a draft. lesson is one of ctx->organisation; a lesson
   that is none, is no quiz, or is published, is NOT_FOUND. */
#ifndef MUSTER_QUIZ_QUESTION_H
#define MUSTER_QUIZ_QUESTION_H

#include "domain/quiz.h"

/* As it was typed. Fields: "kind", "words", "feedback", "choice1" to "choice10", "right1" to "right10"; rows left empty do not count.
   What is wrong with the ticks as a whole is said at "right". */
struct quiz_question_form {
	const char *kind; /* "one" or "several" right answers */
	const char *words, *feedback;
	const char *choices[QUIZ_CHOICES_MOST];
	bool right[QUIZ_CHOICES_MOST];
};

enum outcome quiz_question_create(struct ctx *ctx, int64_t lesson, const struct quiz_question_form *form, int64_t *question);
enum outcome quiz_question_update(struct ctx *ctx, int64_t lesson, int64_t question, const struct quiz_question_form *form);
/* One place up (-1) or down (1); at the end nothing happens. */
enum outcome quiz_question_shift(struct ctx *ctx, int64_t lesson, int64_t question, int by);
enum outcome quiz_question_delete(struct ctx *ctx, int64_t lesson, int64_t question);

#endif
