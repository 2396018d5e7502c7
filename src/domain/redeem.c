#include "domain/redeem.h"

#include <string.h>

#include "base/clock.h"
#include "domain/code.h"
#include "domain/guess.h"
#include "domain/key.h"
#include "domain/throttle.h"
#include "queries.h"

#define SUSPECT 3 /* misses after which nothing is told any more */
#define KEY_END 4 /* characters of a key that tell it from others without giving it away */

/* ---------------------------------------------------------------- what stands behind it */

static enum redeem_state
state_of_code(struct ctx *ctx, const struct rows *rows)
{
	const char *status = row_text(rows, REDEEM_CODE_STATUS);
	int day;

	if (strcmp(status, "retired") == 0)
		return REDEEM_RETIRED;
	if (!row_integer(rows, REDEEM_CODE_OPEN))
		return REDEEM_CLOSED;
	if (strcmp(status, "off") == 0)
		return REDEEM_OFF;
	day = code_day(ctx, row_text(rows, REDEEM_CODE_FIRST_DAY), row_text(rows, REDEEM_CODE_LAST_DAY));
	if (day)
		return day < 0 ? REDEEM_EARLY : REDEEM_LATE;
	return row_integer(rows, REDEEM_CODE_USED_UP) ? REDEEM_USED_UP : REDEEM_OPEN;
}

static enum redeem_state
state_of_key(const struct rows *rows)
{
	const char *status = row_text(rows, REDEEM_KEY_STATUS);

	if (strcmp(status, "redeemed") == 0)
		return REDEEM_USED_UP;
	if (strcmp(status, "revoked") == 0)
		return REDEEM_RETIRED;
	return row_integer(rows, REDEEM_KEY_OPEN) ? REDEEM_OPEN : REDEEM_CLOSED;
}

static struct redeemable
read_code(struct ctx *ctx, const char *key, const struct rows *rows)
{
	const char *shown = row_text(rows, REDEEM_CODE_SHOWN);

	zone_use(row_text(rows, REDEEM_CODE_TIME_ZONE));
	return (struct redeemable){
		.state = state_of_code(ctx, rows),
		.key = key,
		.shown = shown,
		.detail = shown,
		.organisation = row_integer(rows, REDEEM_CODE_ORGANISATION_ID),
		.group = row_integer(rows, REDEEM_CODE_GROUP_ID),
		.group_name = row_text(rows, REDEEM_CODE_GROUP_NAME),
		.code = row_integer(rows, REDEEM_CODE_ID),
		.first_day = row_text(rows, REDEEM_CODE_FIRST_DAY),
		.last_day = row_text(rows, REDEEM_CODE_LAST_DAY),
		.allow_list = row_text(rows, REDEEM_CODE_ALLOW_LIST),
	};
}

static struct redeemable
read_key(struct ctx *ctx, const char *key, const struct rows *rows)
{
	zone_use(row_text(rows, REDEEM_KEY_TIME_ZONE));
	return (struct redeemable){
		.state = state_of_key(rows),
		.key = key,
		.shown = code_dashed(ctx->arena, key),
		.detail = arena_text(ctx->arena, "%s, %s", row_text(rows, REDEEM_KEY_BATCH_NAME), key + strlen(key) - KEY_END),
		.organisation = row_integer(rows, REDEEM_KEY_ORGANISATION_ID),
		.group = row_integer(rows, REDEEM_KEY_GROUP_ID),
		.group_name = row_text(rows, REDEEM_KEY_GROUP_NAME),
		.enrolment_key = row_integer(rows, REDEEM_KEY_ID),
		.batch = row_integer(rows, REDEEM_KEY_BATCH_ID),
		.allow_list = "",
	};
}

struct redeemable
redeem_look(struct ctx *ctx, const char *key)
{
	struct rows *rows = q_redeem_code(ctx->db, key);

	if (row_one(rows))
		return read_code(ctx, key, rows);
	if (strlen(key) == KEY_CHARACTERS) {
		rows = q_redeem_key(ctx->db, key_hash(ctx->arena, key));
		if (row_one(rows))
			return read_key(ctx, key, rows);
	}
	return (struct redeemable){ .state = REDEEM_UNKNOWN, .key = key };
}

/* ---------------------------------------------------------------- guessing */

struct redeemable
redeem_find(struct ctx *ctx, const char *typed, const char *client)
{
	const char *key = code_key(ctx->arena, typed);
	struct guesser who;
	struct redeemable found;

	if (!key)
		return (struct redeemable){ .state = REDEEM_UNKNOWN };
	who = guesser(ctx, "redeem", client);
	if (guesser_is_limited(&who))
		return (struct redeemable){ .state = REDEEM_LIMITED, .key = key, .until = who.until };
	found = redeem_look(ctx, key);
	if (found.state == REDEEM_OPEN || (found.state != REDEEM_UNKNOWN && who.misses < SUSPECT))
		return found;
	/* For whoever guesses, a code that does not work counts and reads like one that is not there. */
	guesser_missed(ctx, &who);
	return (struct redeemable){ .state = REDEEM_UNKNOWN, .key = key };
}

/* ---------------------------------------------------------------- words */

const char *
redeem_words(struct arena *arena, int64_t now, const struct redeemable *redeemable)
{
	bool is_key = redeemable->enrolment_key != 0;

	switch (redeemable->state) {
	case REDEEM_OPEN:
		return NULL;
	case REDEEM_OFF:
		return "This code is not switched on. Ask whoever gave it to you.";
	case REDEEM_EARLY:
		return arena_text(arena, "This code works from %s on. Come back then.", code_day_words(arena, redeemable->first_day));
	case REDEEM_LATE:
		return arena_text(arena, "This code worked until %s. Ask whoever gave it to you for a new one.",
			code_day_words(arena, redeemable->last_day));
	case REDEEM_USED_UP:
		return is_key
			? "This key was redeemed already, and each works once. Was it you? Then log in. If not, ask for another key."
			: "This code has been used as often as it may be. Ask whoever gave it to you for a new one.";
	case REDEEM_RETIRED:
		return is_key ? "This key was taken back. Ask whoever gave it to you for another."
					  : "This code is not used any more. Ask whoever gave it to you for a new one.";
	case REDEEM_CLOSED:
		return "The group behind this code takes nobody any more. Ask whoever gave it to you.";
	case REDEEM_LIMITED:
		return arena_text(
			arena, "Too many wrong codes came from here. Try again %s.", throttle_wait_words(arena, now, redeemable->until));
	case REDEEM_UNKNOWN:
		break;
	}
	return "There is no such code. Look at it again: capitals, blanks and dashes do not matter, but each letter and digit does.";
}
