/* What single cells say of somebody's progress, and which course is meant. */
#ifndef MUSTER_IMPORT_LEARNED_H
#define MUSTER_IMPORT_LEARNED_H

#include <stdbool.h>
#include <stdint.h>

#include "domain/ctx.h"

/* What a row says. */
struct import_learned {
	int64_t course;             /* 0: none was understood */
	const char *status;         /* "", "not started", "in progress", "completed", "failed" */
	int64_t percent, score;     /* -1: not said */
	int64_t minutes;            /* spent in all; -1: not said */
	int64_t started, completed; /* 0: not said */
};

/* --- single cells; false: *words say what is wrong, then what to do --- */

/* "45", "45 %", "45.5%": 0 to 100, rounded down. what: "Progress". */
bool value_percent(struct arena *arena, const char *what, const char *value, int64_t *percent, const char **words);
/* "90", "90 min", "1:30". */
bool value_minutes(struct arena *arena, const char *value, int64_t *minutes, const char **words);
/* "Completed", "passed", "in progress" … */
bool value_learned(struct arena *arena, const char *value, const char **status, const char **words);

/* --- the course that somebody means --- */

struct import_course {
	int64_t id;
	const char *title, *key;
	const char *standing; /* "open", "archived", "draft" */
};
struct import_courses {
	const struct import_course *all; /* by key */
	size_t count;
	size_t *patience; /* as in struct groups */
};
const struct import_courses *import_courses_load(struct ctx *ctx);
/* Case, accents and blanks do not count. 0: *words say why not; *suggested: the title that was probably meant, or NULL. */
int64_t import_course_find(
	struct arena *arena, const struct import_courses *courses, const char *typed, const char **words, const char **suggested);

#endif
