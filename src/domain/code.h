/* Group codes: one code, many redemptions. A code works while it is active and today is within its days, in the organisation's zone.
   Also in code_text.c (what codes and keys are written in). */
#ifndef MUSTER_CODE_H
#define MUSTER_CODE_H

#include "domain/ctx.h"

#define CODE_LEAST 4 /* characters of a typed one, without dashes */
#define CODE_MOST 24
#define CODES_MOST 500 /* that are not retired, of one group */

/* As typed. */
struct code_form {
	const char *make; /* "own": the code typed; else one is made */
	const char *code;
	const char *first_day, *last_day; /* "2026-11-23" */
	const char *max_uses;             /* "": no limit of its own */
	const char *allow_list;
	bool active;
};

/* The characters that made codes and keys are of: none looks like another. */
extern const char code_alphabet[];
/* As codes and keys are compared: capitals, without blanks and dashes of any kind. NULL: it cannot be a code or key, whatever they are. */
const char *code_key(struct arena *arena, const char *typed);
/* A dash after every fourth character, as codes and keys are made and printed. */
const char *code_dashed(struct arena *arena, const char *characters);
/* So many random characters of the alphabet with a dash after every fourth. */
const char *code_make(struct arena *arena, int characters);

/* Before the transaction that creates: whether a typed code is taken already, with a problem at "code". A code is taken for good, on the
   whole site; who tries out many taken ones has to wait, which is counted in a short transaction of its own. */
enum outcome code_check(struct ctx *ctx, const struct code_form *form);
/* In ctx->group. Problems at "code", "first_day", "last_day", "max_uses", "allow_list". */
enum outcome code_create(struct ctx *ctx, const struct code_form *form, int64_t *code);
/* All but the code itself. */
enum outcome code_update(struct ctx *ctx, int64_t code, const struct code_form *form);
/* The switch Code status. INVALID for a retired one. */
enum outcome code_switch(struct ctx *ctx, int64_t code, bool on);
/* It never works again; its uses stay to be seen. */
enum outcome code_retire(struct ctx *ctx, int64_t code);

/* Whether today, in the zone in use, is before, within or after its days: -1, 0, 1. */
int code_day(struct ctx *ctx, const char *first_day, const char *last_day);
/* Days from one to the other, both as stored. */
int64_t code_days(const char *from, const char *to);
/* "23 Nov 2026" */
const char *code_day_words(struct arena *arena, const char *day);
/* One more use, if it may be used still: false when it is off, retired or used up meanwhile. */
bool code_use(struct ctx *ctx, int64_t code);

#endif
