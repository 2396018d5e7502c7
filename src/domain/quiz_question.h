/* The questions of a quiz, written by administrators in the draft of its course, which is made where there is none. Lesson and question may
   be named by their ids in any version of the course; what is done happens to the same ones of the draft. NOT_FOUND: the course has no such
   quiz, or the quiz no such question any more. */
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
	int64_t edits; /* of one that is there: how often it had been saved when it was opened */
};

enum outcome quiz_question_create(struct ctx *ctx, int64_t course, int64_t lesson, const struct quiz_question_form *form);
/* INVALID also where somebody else has saved it since (a problem at "edits"), or deleted it. */
enum outcome quiz_question_update(
	struct ctx *ctx, int64_t course, int64_t lesson, int64_t question, const struct quiz_question_form *form);
/* One place up (-1) or down (1); at the end nothing happens. */
enum outcome quiz_question_shift(struct ctx *ctx, int64_t course, int64_t lesson, int64_t question, int by);
/* OK also where it is gone already. */
enum outcome quiz_question_delete(struct ctx *ctx, int64_t course, int64_t lesson, int64_t question);

/* For reading: a question in the version of a lesson, named by its id in any version; 0: it is not there. */
int64_t quiz_question_here(struct ctx *ctx, int64_t lesson, int64_t question);

#endif
