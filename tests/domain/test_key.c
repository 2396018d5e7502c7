#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/code.h"
#include "domain/group.h"
#include "domain/key.h"
#include "lib/world.h"
#include "queries.h"

static struct ctx *
open_group(const char *seats)
{
	struct ctx *ctx = world_open();

	world_group(ctx, "Residential care staff", "ask", seats);
	return ctx;
}

static int64_t
make(struct ctx *ctx, const char *keys)
{
	int64_t batch;

	assert_int_equal(key_make(ctx, keys, "Winter cohort", &batch), OK);
	return batch;
}

static int64_t
key_of(struct ctx *ctx, int64_t batch, int64_t number)
{
	struct rows *rows = q_key_page(ctx->db, ctx->organisation, batch, number - 1, 1);

	assert_true(row_one(rows));
	return row_integer(rows, KEY_PAGE_ID);
}

/* Made, redeemed, revoked and unused keys of the batch, and the seats that the group holds. */
static void
assert_counts(struct ctx *ctx, int64_t batch, int64_t redeemed, int64_t revoked, int64_t unused, int64_t held)
{
	struct rows *rows = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, batch);

	assert_true(row_one(rows));
	assert_int_equal(row_integer(rows, KEY_BATCH_GET_REDEEMED), redeemed);
	assert_int_equal(row_integer(rows, KEY_BATCH_GET_REVOKED), revoked);
	assert_int_equal(row_integer(rows, KEY_BATCH_GET_UNUSED), unused);
	assert_int_equal(world_count(ctx, "held"), held);
}

static void
keys_can_be_written_again_and_only_their_hash_is_kept(void **state)
{
	struct ctx *ctx = open_group("40");
	int64_t batch = make(ctx, "3");
	struct rows *rows = q_key_batch_get(ctx->db, ctx->organisation, ctx->group, batch);
	const char *key, *other;

	(void)state;
	assert_true(row_one(rows));
	key = key_text(ctx->arena, row_text(rows, KEY_BATCH_GET_NONCE), 1);
	other = key_text(ctx->arena, row_text(rows, KEY_BATCH_GET_NONCE), 2);
	assert_int_equal(strlen(key), 14);
	assert_int_equal(strspn(key, code_alphabet), 4);
	assert_string_not_equal(key, other);
	assert_string_equal(key_text(ctx->arena, row_text(rows, KEY_BATCH_GET_NONCE), 1), key);
	assert_int_equal(rows_integer(q_code_is_taken(ctx->db, "", key_hash(ctx->arena, code_key(ctx->arena, key)))), 1);
	assert_null(strstr(key_hash(ctx->arena, code_key(ctx->arena, key)), code_key(ctx->arena, key)));
	world_close(ctx);
}

static void
each_key_holds_a_seat_until_it_is_revoked(void **state)
{
	struct ctx *ctx = open_group("6");
	int64_t batch = make(ctx, "4"), revoked;

	(void)state;
	assert_counts(ctx, batch, 0, 0, 4, 4);
	assert_int_equal(key_revoke(ctx, key_of(ctx, batch, 2)), OK);
	assert_counts(ctx, batch, 0, 1, 3, 3);
	assert_int_equal(key_revoke_unused(ctx, batch, &revoked), OK);
	assert_int_equal(revoked, 3);
	assert_counts(ctx, batch, 0, 4, 0, 0);
	assert_int_equal(key_revoke_unused(ctx, batch, &revoked), OK);
	assert_int_equal(revoked, 0);
	world_close(ctx);
}

static void
a_key_is_revoked_once_and_used_once(void **state)
{
	struct ctx *ctx = open_group("");
	int64_t batch = make(ctx, "2"), one = key_of(ctx, batch, 1), two = key_of(ctx, batch, 2), revoked;

	(void)state;
	assert_int_equal(key_revoke(ctx, one), OK);
	assert_int_equal(key_revoke(ctx, one), INVALID);
	assert_non_null(strstr(ctx->problems->words, "revoked meanwhile"));
	ctx->problems = NULL;
	assert_false(key_use(ctx, one));
	assert_true(key_use(ctx, two));
	assert_false(key_use(ctx, two));
	assert_int_equal(key_revoke(ctx, two), INVALID);
	assert_non_null(strstr(ctx->problems->words, "redeemed meanwhile"));
	ctx->problems = NULL;
	assert_int_equal(key_revoke_unused(ctx, batch, &revoked), OK);
	assert_int_equal(revoked, 0);
	/* The seat of the one that was used is its redeemer's by now. */
	assert_counts(ctx, batch, 1, 1, 0, 1);
	world_close(ctx);
}

static void
there_are_no_keys_without_seats(void **state)
{
	struct ctx *ctx = open_group("5");
	int64_t batch;

	(void)state;
	make(ctx, "3");
	assert_int_equal(key_make(ctx, "3", "More", &batch), INVALID);
	assert_string_equal(ctx->problems->field, "keys");
	assert_non_null(strstr(ctx->problems->words, "Only 2 seats are free"));
	ctx->problems = NULL;
	make(ctx, "2");
	assert_int_equal(key_make(ctx, "1", "More", &batch), INVALID);
	assert_non_null(strstr(ctx->problems->words, "No seat is free"));
	world_close(ctx);
}

static void
odd_numbers_and_names_are_refused(void **state)
{
	static const char *const odd[] = { "", "0", "-3", "2.5", "1001", "many", "99999999999999999999", NULL };
	struct ctx *ctx = open_group("");
	char *longest = arena_alloc(ctx->arena, 1001);
	int64_t batch;

	(void)state;
	for (size_t i = 0; odd[i]; i++) {
		assert_int_equal(key_make(ctx, odd[i], "Winter cohort", &batch), INVALID);
		assert_string_equal(ctx->problems->field, "keys");
		assert_non_null(strstr(ctx->problems->words, "from 1 to 1,000"));
		ctx->problems = NULL;
	}
	assert_int_equal(key_make(ctx, "3", " ", &batch), INVALID);
	assert_string_equal(ctx->problems->field, "name");
	ctx->problems = NULL;
	memset(longest, 'a', 1000);
	assert_int_equal(key_make(ctx, "3", longest, &batch), INVALID);
	assert_string_equal(ctx->problems->field, "name");
	ctx->problems = NULL;
	make(ctx, "1000");
	world_close(ctx);
}

static void
an_archived_group_gets_no_keys(void **state)
{
	struct ctx *ctx = open_group("");
	int64_t batch;

	(void)state;
	assert_int_equal(group_archive(ctx), OK);
	assert_int_equal(key_make(ctx, "3", "Winter cohort", &batch), INVALID);
	assert_non_null(strstr(ctx->problems->words, "archived"));
	world_close(ctx);
}

static void
keys_belong_to_their_own_group(void **state)
{
	struct ctx *ctx = open_group("40");
	int64_t batch = make(ctx, "3"), key = key_of(ctx, batch, 1), revoked;
	struct ctx other = world_neighbour(ctx);

	(void)state;
	world_group(&other, "Divers", "ask", "");
	assert_int_equal(key_revoke(&other, key), NOT_FOUND);
	assert_int_equal(key_revoke_unused(&other, batch, &revoked), NOT_FOUND);
	assert_false(key_use(&other, key));
	world_group(ctx, "Night shift", "ask", "");
	assert_int_equal(key_revoke(ctx, key), NOT_FOUND);
	assert_int_equal(key_revoke_unused(ctx, batch, &revoked), NOT_FOUND);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_can_be_written_again_and_only_their_hash_is_kept),
		cmocka_unit_test(each_key_holds_a_seat_until_it_is_revoked),
		cmocka_unit_test(a_key_is_revoked_once_and_used_once),
		cmocka_unit_test(there_are_no_keys_without_seats),
		cmocka_unit_test(odd_numbers_and_names_are_refused),
		cmocka_unit_test(an_archived_group_gets_no_keys),
		cmocka_unit_test(keys_belong_to_their_own_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
