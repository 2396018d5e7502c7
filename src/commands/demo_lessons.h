/* How people of the demo took a course with lessons. */
#ifndef MUSTER_DEMO_LESSONS_H
#define MUSTER_DEMO_LESSONS_H

#include "domain/ctx.h"

struct demo_way {
	int64_t account, course;
	int share;            /* per cent of the lessons, at least one of them; 100: to the end */
	int seed;             /* other answers, other times */
	int64_t begins, ends; /* it happened between these */
};

/* The lessons one after the other, quizzes passed, as they themselves do it. false: the course has none. */
bool demo_lessons(struct ctx *ctx, const struct demo_way *way);

#endif
