/* Codes and keys of a group, and people who come with them, for tests of the domain. */
#ifndef MUSTER_TESTS_REDEEM_WORLD_H
#define MUSTER_TESTS_REDEEM_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/code.h"
#include "domain/key.h"
#include "domain/redeem.h"
#include "lib/world.h"
#include "queries.h"

#define CLIENT "192.0.2.7"
#define DAY 86400

/* As somebody who is not signed in, or as an account. */
static inline struct ctx
as(struct ctx *ctx, int64_t account)
{
	struct ctx own = *ctx;

	own.account = account;
	own.organisation = own.member = own.group = 0;
	own.role = account ? SIGNED_IN : PUBLIC;
	return own;
}

static inline struct redeemable
find(struct ctx *ctx, const char *typed, const char *client)
{
	struct redeemable found;

	db_commit(ctx->db);
	found = redeem_find(ctx, typed, client);
	db_begin(ctx->db);
	return found;
}

static inline enum redeem_state
state(struct ctx *ctx, const char *typed)
{
	struct ctx visitor = as(ctx, 0);

	return find(&visitor, typed, CLIENT).state;
}

/* A code of ctx->group that works this week. */
static inline int64_t
make_code(struct ctx *ctx, const char *code, const char *max_uses, const char *allow_list)
{
	struct code_form form = { .make = "own",
		.code = code,
		.first_day = zone_date(ctx->arena, ctx->now),
		.last_day = zone_date(ctx->arena, ctx->now + 6 * DAY),
		.max_uses = max_uses,
		.allow_list = allow_list,
		.active = true };
	int64_t id;

	assert_int_equal(code_create(ctx, &form, &id), OK);
	return id;
}

static inline struct ctx *
open_with_code(const char *seats, const char *max_uses, const char *allow_list)
{
	struct ctx *ctx = world_open();

	world_group(ctx, "Residential care staff", "ask", seats);
	make_code(ctx, "CARE-AUTUMN", max_uses, allow_list);
	return ctx;
}

/* A batch of keys; the text of its first one. */
static inline const char *
make_keys(struct ctx *ctx, const char *keys, int64_t *batch)
{
	struct rows *rows;

	assert_int_equal(key_make(ctx, keys, "September", batch), OK);
	rows = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, *batch);
	assert_true(row_one(rows));
	return key_text(ctx->arena, row_text(rows, KEY_BATCH_GET_NONCE), 1);
}

static inline enum redeemed
redeem(struct ctx *ctx, const char *typed, int64_t account)
{
	struct ctx own = as(ctx, account);
	struct redeemable found = find(&own, typed, CLIENT);
	enum redeemed result;

	assert_int_equal(found.state, REDEEM_OPEN);
	result = redeem_as(&own, &found, account, false);
	ctx->problems = own.problems;
	return result;
}

#endif
