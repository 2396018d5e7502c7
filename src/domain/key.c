#include "domain/key.h"

#include <string.h>

#include "base/fault.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/code.h"
#include "domain/group.h"
#include "domain/seat.h"
#include "domain/secret.h"
#include "queries.h"

#define NAME_MOST 100
#define LATEST 20
#define LAST 4 /* characters of a key that tell it from others without giving it away */

static const char *
bare(struct arena *arena, const char *nonce, int64_t number)
{
	return secret_characters(arena, "enrolment key", number, nonce, code_alphabet, KEY_CHARACTERS);
}

const char *
key_text(struct arena *arena, const char *nonce, int64_t number)
{
	return code_dashed(arena, bare(arena, nonce, number));
}

const char *
key_hash(struct arena *arena, const char *key)
{
	return secret_token(arena, "hash of an enrolment key", 0, key);
}

bool
key_secret_fits(struct ctx *ctx)
{
	struct rows *rows = q_secret_keys(ctx->db, LATEST);
	bool fits = true;

	while (row_next(rows)) {
		const char *key = bare(ctx->arena, row_text(rows, SECRET_KEYS_NONCE), row_integer(rows, SECRET_KEYS_NUMBER));

		fits = fits && text_equal(key_hash(ctx->arena, key), row_text(rows, SECRET_KEYS_KEY_HASH));
	}
	return fits;
}

static const char *
keys_words(struct arena *arena, int64_t keys)
{
	return text_counted(arena, keys, "key", "keys");
}

/* Takes so many unused keys in, with the seats that they hold, or below 0 gives them back. false: too few seats are free. */
static bool
hold(struct ctx *ctx, int64_t batch, int64_t keys, const char *why)
{
	struct seat_reason reason = { .why = why, .batch = batch };

	if (!seat_hold(ctx, keys))
		return false;
	q_key_count_unused(ctx->db, ctx->organisation, ctx->group, keys);
	seat_note(ctx, keys, &reason);
	return true;
}

/* ---------------------------------------------------------------- making */

static enum outcome
too_few_seats(struct ctx *ctx)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	int64_t seats = row_one(group) ? row_integer(group, GROUP_GET_SEATS_FREE) : 0;

	if (seats <= 0)
		return problem(ctx, "keys", "No seat is free. Free seats or add some first; each key holds one.");
	if (seats == 1)
		return problem(ctx, "keys", "Only 1 seat is free. Make 1 key, or add seats first.");
	return problem(
		ctx, "keys", "Only %s seats are free. Make that many keys at most, or add seats first.", text_number(ctx->arena, seats));
}

static void
write_keys(struct ctx *ctx, int64_t batch, const char *nonce, int64_t keys)
{
	for (int64_t number = 1; number <= keys; number++) {
		const char *key = bare(ctx->arena, nonce, number);

		/* One in ten thousand million million; the next try draws others. */
		if (q_key_add(ctx->db, ctx->organisation, batch, number, key_hash(ctx->arena, key), key, ctx->now) != 1)
			fault("a new enrolment key is there already");
	}
}

enum outcome
key_make(struct ctx *ctx, const char *typed, const char *typed_name, int64_t *batch)
{
	const char *name = clean_required(ctx, "name", "The name", "a name, so that you find the keys again", typed_name, NAME_MOST);
	const char *number = clean_line(ctx, "keys", "The number", typed, NAME_MOST), *nonce = random_token(ctx->arena);
	int64_t keys;

	if (group_check_open(ctx) != OK)
		return INVALID;
	if (!text_integer(number, 1, KEYS_MOST, &keys))
		problem(ctx, "keys", "Enter a whole number of keys from 1 to %s.", text_number(ctx->arena, KEYS_MOST));
	if (ctx->problems)
		return INVALID;
	q_key_batch_add(ctx->db, ctx->organisation, ctx->group, name, nonce, keys, ctx->account, ctx->now);
	*batch = db_new_id(ctx->db);
	if (!hold(ctx, *batch, keys, "keys_made"))
		return too_few_seats(ctx);
	write_keys(ctx, *batch, nonce, keys);
	activity_add(ctx, "key.made", name, keys_words(ctx->arena, keys));
	return OK;
}

/* ---------------------------------------------------------------- revoking and using */

enum outcome
key_revoke(struct ctx *ctx, int64_t key)
{
	struct rows *now = q_key_get(ctx->db, ctx->organisation, ctx->group, key);
	int64_t batch;
	const char *end;

	if (!row_one(now))
		return NOT_FOUND;
	if (q_key_set_status(ctx->db, ctx->organisation, key, "revoked", ctx->now) != 1)
		return problem(ctx, "", "This key was %s meanwhile, so there is nothing left to revoke.", row_text(now, KEY_GET_STATUS));
	batch = row_integer(now, KEY_GET_BATCH_ID);
	q_key_batch_count(ctx->db, ctx->organisation, batch, 0, 1);
	if (!hold(ctx, batch, -1, "keys_revoked"))
		fault("a key held no seat");
	end = key_text(ctx->arena, row_text(now, KEY_GET_NONCE), row_integer(now, KEY_GET_NUMBER));
	end += strlen(end) - LAST;
	activity_add(ctx, "key.revoked", row_text(now, KEY_GET_NAME), arena_text(ctx->arena, "the key that ends in %s", end));
	return OK;
}

enum outcome
key_revoke_unused(struct ctx *ctx, int64_t batch, int64_t *revoked)
{
	struct rows *now = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, batch);

	*revoked = 0;
	if (!row_one(now))
		return NOT_FOUND;
	*revoked = q_key_revoke_unused(ctx->db, ctx->organisation, batch, ctx->now);
	if (*revoked == 0)
		return OK;
	q_key_batch_count(ctx->db, ctx->organisation, batch, 0, *revoked);
	if (!hold(ctx, batch, -*revoked, "keys_revoked"))
		fault("keys held no seats");
	activity_add(ctx, "key.revoked", row_text(now, KEY_BATCH_GET_NAME), keys_words(ctx->arena, *revoked));
	return OK;
}

bool
key_use(struct ctx *ctx, int64_t key)
{
	if (q_key_set_status(ctx->db, ctx->organisation, key, "redeemed", ctx->now) != 1)
		return false;
	q_key_batch_count(ctx->db, ctx->organisation, rows_integer(q_key_batch_of(ctx->db, ctx->organisation, key)), 1, 0);
	return true;
}
