/* Keys of other systems. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/api_key.h"
#include "lib/taught.h"
#include "lib/world.h"

static void
a_key_opens_with_its_password_only(void **state)
{
	struct ctx *ctx = world_open();
	const char *user, *password;
	const struct api_key *key;

	(void)state;
	assert_int_equal(api_key_make(ctx, " Course  player ", &user, &password), OK);
	assert_int_equal(strlen(password), 43);
	key = api_key_find(ctx, user, password);
	assert_non_null(key);
	assert_int_equal(key->organisation, ctx->organisation);
	assert_non_null(strstr(key->authority, "\"Course player\""));
	assert_non_null(strstr(key->authority, user));
	assert_null(api_key_find(ctx, user, "wrong"));
	assert_null(api_key_find(ctx, user, ""));
	assert_null(api_key_find(ctx, "key-0", password));
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM api_keys WHERE secret_hash = '%s'", password), 0);
	world_close(ctx);
}

static void
its_use_is_noted_to_the_hour(void **state)
{
	struct ctx *ctx = world_open();
	const char *user, *password;

	(void)state;
	assert_int_equal(api_key_make(ctx, "Player", &user, &password), OK);
	api_key_used(ctx, api_key_find(ctx, user, password));
	assert_int_equal(look_number(ctx, "SELECT used_at FROM api_keys"), ctx->now);
	world_later(ctx, 600);
	assert_false(api_key_find(ctx, user, password)->used_due);
	world_later(ctx, 3000);
	assert_true(api_key_find(ctx, user, password)->used_due);
	world_close(ctx);
}

static void
a_revoked_key_and_one_of_a_closed_organisation_open_nothing(void **state)
{
	struct ctx *ctx = world_open(), other;
	const char *user, *password;
	int64_t id;

	(void)state;
	assert_int_equal(api_key_make(ctx, "Player", &user, &password), OK);
	id = api_key_find(ctx, user, password)->id;
	other = world_neighbour(ctx);
	assert_int_equal(api_key_revoke(&other, id), NOT_FOUND);
	look_run(ctx, "UPDATE organisations SET status = 'closed' WHERE id = %lld", (long long)ctx->organisation);
	assert_null(api_key_find(ctx, user, password));
	look_run(ctx, "UPDATE organisations SET status = 'active' WHERE id = %lld", (long long)ctx->organisation);
	assert_non_null(api_key_find(ctx, user, password));
	assert_int_equal(api_key_revoke(ctx, id), OK);
	assert_int_equal(api_key_revoke(ctx, id), OK);
	assert_null(api_key_find(ctx, user, password));
	assert_int_equal(look_number(ctx, "SELECT count(*) FROM activities WHERE verb = 'api_key.revoked'"), 1);
	world_close(ctx);
}

static void
a_key_has_a_name_and_there_are_not_too_many(void **state)
{
	struct ctx *ctx = world_open();
	const char *user, *password;

	(void)state;
	assert_int_equal(api_key_make(ctx, "  ", &user, &password), INVALID);
	assert_true(has_problem(ctx, "name"));
	ctx->problems = NULL;
	for (int i = 0; i < API_KEYS_MOST; i++)
		assert_int_equal(api_key_make(ctx, "Player", &user, &password), OK);
	assert_int_equal(api_key_make(ctx, "Player", &user, &password), INVALID);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_key_opens_with_its_password_only),
		cmocka_unit_test(its_use_is_noted_to_the_hour),
		cmocka_unit_test(a_revoked_key_and_one_of_a_closed_organisation_open_nothing),
		cmocka_unit_test(a_key_has_a_name_and_there_are_not_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
