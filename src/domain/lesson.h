/* Lessons as administrators write them, in the draft of a course: the first edit of what is published makes one. A lesson may be named by
   its id in any version of its course; what is done happens to the same lesson of the draft. */
#ifndef MUSTER_LESSON_H
#define MUSTER_LESSON_H

#include "domain/quiz.h"

#define LESSONS_MOST 200 /* of a version */
#define LESSON_BODY_MOST 100000
#define LESSON_TITLE_MOST 150

/* As it was typed. Fields "title", "section", "minutes", "video", "body", and those of a quiz. */
struct lesson_form {
	const char *kind; /* of a new one: "text" or "quiz" */
	const char *title, *section, *minutes, *video, *body;
	bool required;
	struct quiz_form quiz; /* of a quiz only */
	int64_t edits;         /* of one that is there: how often it had been saved when it was opened */
};

/* The lesson in the version that is edited now (the draft, else what is published); 0: it is none of the course, or not there any more. */
int64_t lesson_here(struct ctx *ctx, int64_t course, int64_t lesson);
/* The same in the draft, which is made where there is none. */
int64_t lesson_in_draft(struct ctx *ctx, int64_t course, int64_t lesson);
/* Questions of a lesson of the draft have changed. Who changes one calls it. */
void lesson_changed(struct ctx *ctx, int64_t lesson);

enum outcome lesson_create(struct ctx *ctx, int64_t course, const struct lesson_form *form, int64_t *lesson);
/* INVALID also where somebody else has saved it since (a problem at "edits"), or deleted it (then lesson_here() is 0). *saved: its id in the draft. */
enum outcome lesson_update(struct ctx *ctx, int64_t course, int64_t lesson, const struct lesson_form *form, int64_t *saved);
/* To this place, from 1; beyond the last is the last. *moved: its id in the draft. */
enum outcome lesson_move(struct ctx *ctx, int64_t course, int64_t lesson, int64_t to, int64_t *moved);
enum outcome lesson_delete(struct ctx *ctx, int64_t course, int64_t lesson);

#endif
