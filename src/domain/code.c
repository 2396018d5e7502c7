#include "domain/code.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/action.h"
#include "domain/activity.h"
#include "domain/allow_list.h"
#include "domain/group.h"
#include "domain/key.h"
#include "domain/seat.h"
#include "domain/throttle.h"
#include "queries.h"

#define MADE 8         /* characters */
#define TYPED_MOST 100 /* with dashes and blanks, before they are looked at */
#define TAKEN_LIMIT 10 /* taken codes that one person may try in a window */
#define TAKEN_SECONDS 3600
#define NOON "12:00" /* there is one every day, whatever the clocks do */

/* ---------------------------------------------------------------- what is typed about one */

/* The form's values, parsed. */
struct terms {
	const char *code, *key; /* as shown, as compared */
	const char *first_day, *last_day, *allow_list;
	int64_t max_uses; /* 0: no limit */
};

/* A typed code as it is shown: in capitals, with single hyphens where blanks and dashes stood. */
static const char *
shown(struct arena *arena, const char *typed)
{
	const char *folded = text_fold(arena, typed);
	char *text = arena_alloc(arena, strlen(folded) + 1), *out = text;

	for (; *folded; folded++) {
		char bare = *folded >= 'a' && *folded <= 'z' ? (char)(*folded - 'a' + 'A') : *folded;

		if ((bare >= 'A' && bare <= 'Z') || (bare >= '0' && bare <= '9'))
			*out++ = bare;
		else if (out > text && out[-1] != '-')
			*out++ = '-';
	}
	if (out > text && out[-1] == '-')
		out[-1] = '\0';
	return text;
}

static void
read_code(struct ctx *ctx, const struct code_form *form, struct terms *terms)
{
	if (!text_equal(form->make, "own"))
		return;
	if (!*clean_required(ctx, "code", "The code", "a code", form->code, TYPED_MOST))
		return;
	terms->key = code_key(ctx->arena, form->code);
	terms->code = shown(ctx->arena, form->code);
	if (!terms->key)
		problem(ctx, "code", "A code has %d to %d letters from A to Z and digits, and hyphens between them, like CARE-AUTUMN.",
			CODE_LEAST, CODE_MOST);
}

static bool
is_day(const char *text)
{
	int64_t instant;

	return zone_instant(text, NOON, &instant);
}

static void
read_days(struct ctx *ctx, const struct code_form *form, bool is_new, struct terms *terms)
{
	terms->first_day = form->first_day;
	terms->last_day = form->last_day;
	if (!is_day(form->first_day))
		problem(ctx, "first_day", "Enter the first day on which the code works, like %s.", zone_date(ctx->arena, ctx->now));
	if (!is_day(form->last_day))
		problem(
			ctx, "last_day", "Enter the last day on which the code works, like %s.", zone_date(ctx->arena, ctx->now + 30 * DAY));
	if (has_problem(ctx, "first_day") || has_problem(ctx, "last_day"))
		return;
	if (strcmp(form->last_day, form->first_day) < 0)
		problem(ctx, "last_day", "The last day is before the first one. Enter %s or a later day.",
			code_day_words(ctx->arena, form->first_day));
	else if (is_new && code_day(ctx, form->first_day, form->last_day) > 0)
		problem(ctx, "last_day", "That day is over, so the code would never work. Enter today or a later day.");
}

static void
read_max_uses(struct ctx *ctx, const char *typed, struct terms *terms)
{
	terms->max_uses = 0;
	typed = clean_line(ctx, "max_uses", "The number", typed, TYPED_MOST);
	if (*typed && !text_integer(typed, 1, SEATS_MOST, &terms->max_uses))
		problem(ctx, "max_uses", "Enter a whole number of uses from 1 to %s, or leave it empty for no limit.",
			text_number(ctx->arena, SEATS_MOST));
}

static enum outcome
read_terms(struct ctx *ctx, const struct code_form *form, bool is_new, struct terms *terms)
{
	if (is_new)
		read_code(ctx, form, terms);
	read_days(ctx, form, is_new, terms);
	read_max_uses(ctx, form->max_uses, terms);
	terms->allow_list = allow_list_read(ctx, "allow_list", form->allow_list);
	return ctx->problems ? INVALID : OK;
}

/* ---------------------------------------------------------------- making */

static bool
is_taken(struct ctx *ctx, const char *key)
{
	return rows_integer(q_code_is_taken(ctx->db, key, key_hash(ctx->arena, key))) != 0;
}

static enum outcome
taken(struct ctx *ctx)
{
	return problem(ctx, "code", "This code is taken. Choose another one, or have one made.");
}

struct trial {
	const char *bucket, *key;
	bool allowed, found;
	int64_t until;
};

/* Only codes that are taken stay counted. */
static bool
try_code(struct ctx *ctx, void *argument)
{
	struct trial *trial = argument;

	trial->allowed = throttle_take(ctx, trial->bucket, TAKEN_LIMIT, TAKEN_SECONDS, &trial->until);
	trial->found = trial->allowed && is_taken(ctx, trial->key);
	if (trial->allowed && !trial->found)
		throttle_give_back(ctx, trial->bucket);
	return true;
}

enum outcome
code_check(struct ctx *ctx, const struct code_form *form)
{
	struct trial trial = { .bucket = arena_text(ctx->arena, "code:taken:%lld", (long long)ctx->account) };

	trial.key = text_equal(form->make, "own") ? code_key(ctx->arena, form->code) : NULL;
	if (!trial.key)
		return OK;
	action_write(ctx, try_code, &trial);
	if (!trial.allowed)
		return problem(ctx, "code", "You have tried many codes that are taken. Have one made, or try again %s.",
			throttle_wait_words(ctx->arena, ctx->now, trial.until));
	return trial.found ? taken(ctx) : OK;
}

/* One that nobody has; two in a row that are taken already are not to be expected in the life of a site. */
static void
make(struct ctx *ctx, struct terms *terms)
{
	do {
		terms->code = code_make(ctx->arena, MADE);
		terms->key = code_key(ctx->arena, terms->code);
	} while (is_taken(ctx, terms->key));
}

enum outcome
code_create(struct ctx *ctx, const struct code_form *form, int64_t *code)
{
	struct terms terms = { 0 };

	if (group_check_open(ctx) != OK)
		return INVALID;
	read_terms(ctx, form, true, &terms);
	if (rows_integer(q_code_count(ctx->db, ctx->group, CODES_MOST)) == CODES_MOST)
		problem(ctx, "", "A group can have %d codes. Retire one that is not needed first.", CODES_MOST);
	if (ctx->problems)
		return INVALID;
	if (!terms.key)
		make(ctx, &terms);
	if (is_taken(ctx, terms.key) ||
		q_code_add(ctx->db, ctx->organisation, ctx->group, terms.code, terms.key, terms.first_day, terms.last_day, terms.max_uses,
			terms.allow_list, form->active ? "active" : "off", ctx->account, ctx->now) != 1)
		return taken(ctx);
	*code = db_new_id(ctx->db);
	activity_add(ctx, "code.created", terms.code, NULL);
	return OK;
}

/* ---------------------------------------------------------------- changing */

enum outcome
code_update(struct ctx *ctx, int64_t code, const struct code_form *form)
{
	struct rows *now = q_code_get(ctx->db, ctx->organisation, ctx->group, code);
	struct terms terms = { 0 };

	if (!row_one(now))
		return NOT_FOUND;
	if (text_equal(row_text(now, CODE_GET_STATUS), "retired"))
		return problem(ctx, "", "This code is retired and works no more. Make a new one.");
	if (read_terms(ctx, form, false, &terms) != OK)
		return INVALID;
	if (q_code_update(ctx->db, ctx->organisation, code, terms.first_day, terms.last_day, terms.max_uses, terms.allow_list) != 1)
		return problem(ctx, "max_uses",
			"It was used %s times already. Enter at least that number, or leave it empty for no limit.",
			text_number(ctx->arena, row_integer(now, CODE_GET_USES)));
	activity_add(ctx, "code.changed", row_text(now, CODE_GET_CODE), NULL);
	return OK;
}

static enum outcome
set_status(struct ctx *ctx, int64_t code, const char *status, const char *verb)
{
	struct rows *now = q_code_get(ctx->db, ctx->organisation, ctx->group, code);

	if (!row_one(now))
		return NOT_FOUND;
	if (text_equal(row_text(now, CODE_GET_STATUS), status))
		return OK;
	if (q_code_set_status(ctx->db, ctx->organisation, code, status) != 1)
		return problem(ctx, "", "This code is retired and works no more. Make a new one.");
	activity_add(ctx, verb, row_text(now, CODE_GET_CODE), NULL);
	return OK;
}

enum outcome
code_switch(struct ctx *ctx, int64_t code, bool on)
{
	return set_status(ctx, code, on ? "active" : "off", on ? "code.switched_on" : "code.switched_off");
}

enum outcome
code_retire(struct ctx *ctx, int64_t code)
{
	return set_status(ctx, code, "retired", "code.retired");
}

/* ---------------------------------------------------------------- using */

int
code_day(struct ctx *ctx, const char *first_day, const char *last_day)
{
	const char *today = zone_date(ctx->arena, ctx->now);

	if (strcmp(today, first_day) < 0)
		return -1;
	return strcmp(today, last_day) > 0;
}

static int64_t
noon(const char *day)
{
	int64_t instant = 0;

	zone_instant(day, NOON, &instant);
	return instant;
}

int64_t
code_days(const char *from, const char *to)
{
	int64_t seconds = noon(to) - noon(from);

	/* A day between may have had 23 hours, or 25. */
	return (seconds + (seconds < 0 ? -DAY / 2 : DAY / 2)) / DAY;
}

const char *
code_day_words(struct arena *arena, const char *day)
{
	return day_words(arena, noon(day));
}

bool
code_use(struct ctx *ctx, int64_t code)
{
	return q_code_use(ctx->db, ctx->organisation, code) == 1;
}
