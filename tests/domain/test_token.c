#include "place.h"

#include "domain/secret.h"
#include "domain/token.h"
#include "lib/look.h"

/* The text of the link, as the mailer writes it. */
static const char *
text_of(struct place *place, int64_t token)
{
	struct looked one = look(&place->ctx, "SELECT purpose, nonce FROM tokens WHERE id = %lld", (long long)token);

	assert_int_equal(one.count, 1);
	return token_text(&place->ctx, one.rows[0][0], token, one.rows[0][1]);
}

static int64_t
make(struct place *place, const char *purpose)
{
	struct email email = address(place, "Ada@Engines.example");

	if (!db_in_transaction(place->ctx.db))
		db_begin(place->ctx.db);
	if (!account_by_email(&place->ctx, email.key))
		person(place, "Ada@Engines.example", NULL);
	return token_create(&place->ctx, purpose, account_by_email(&place->ctx, email.key), &email, "/learning");
}

static void
a_link_is_found_by_its_text_alone(void **state)
{
	struct place *place = *state;
	struct token token = token_find(&place->ctx, text_of(place, make(place, "reset")));

	assert_int_equal(token.state, TOKEN_OPEN);
	assert_string_equal(token.purpose, "reset");
	assert_string_equal(token.email, "Ada@Engines.example");
	assert_string_equal(token.email_key, "ada@engines.example");
	assert_string_equal(token.return_to, "/learning");
	assert_int_equal(token_find(&place->ctx, "made up").state, TOKEN_UNKNOWN);
	assert_int_equal(token_find(&place->ctx, "").state, TOKEN_UNKNOWN);
}

static void
a_link_is_used_once(void **state)
{
	struct place *place = *state;
	int64_t id = make(place, "reset");

	assert_true(token_use(&place->ctx, id));
	assert_false(token_use(&place->ctx, id));
	assert_int_equal(token_find(&place->ctx, text_of(place, id)).state, TOKEN_USED);
}

static void
a_link_of_a_closed_account_is_unknown(void **state)
{
	struct place *place = *state;
	int64_t id = make(place, "reset");

	assert_int_equal(token_find(&place->ctx, text_of(place, id)).state, TOKEN_OPEN);
	look_run(&place->ctx, "UPDATE accounts SET status = 'closed'");
	assert_int_equal(token_find(&place->ctx, text_of(place, id)).state, TOKEN_UNKNOWN);
}

static void
each_purpose_has_its_time(void **state)
{
	struct place *place = *state;
	int64_t reset = make(place, "reset"), address = make(place, "address"), welcome = make(place, "welcome");

	place->ctx.now += 2 * 3600 - 1;
	assert_int_equal(token_find(&place->ctx, text_of(place, reset)).state, TOKEN_OPEN);
	place->ctx.now += 1;
	assert_int_equal(token_find(&place->ctx, text_of(place, reset)).state, TOKEN_EXPIRED);
	assert_false(token_use(&place->ctx, reset));
	place->ctx.now = PLACE_NOW + 3 * 86400;
	assert_int_equal(token_find(&place->ctx, text_of(place, address)).state, TOKEN_EXPIRED);
	assert_int_equal(token_find(&place->ctx, text_of(place, welcome)).state, TOKEN_OPEN);
	place->ctx.now = PLACE_NOW + 30 * 86400;
	assert_int_equal(token_find(&place->ctx, text_of(place, welcome)).state, TOKEN_EXPIRED);
	token_renew(&place->ctx, welcome, place->ctx.now);
	assert_int_equal(token_find(&place->ctx, text_of(place, welcome)).state, TOKEN_OPEN);
}

static void
a_password_that_was_set_ends_the_other_links_for_it(void **state)
{
	struct place *place = *state;
	int64_t reset = make(place, "reset"), welcome = make(place, "welcome"), address = make(place, "address");

	token_void_passwords(&place->ctx, token_find(&place->ctx, text_of(place, reset)).account);
	assert_int_equal(token_find(&place->ctx, text_of(place, reset)).state, TOKEN_EXPIRED);
	assert_int_equal(token_find(&place->ctx, text_of(place, welcome)).state, TOKEN_EXPIRED);
	assert_int_equal(token_find(&place->ctx, text_of(place, address)).state, TOKEN_OPEN);
}

static void
links_of_another_secret_are_known(void **state)
{
	static const unsigned char other[32] = { 1 };
	struct place *place = *state;

	assert_true(token_secret_fits(&place->ctx));
	make(place, "reset");
	assert_true(token_secret_fits(&place->ctx));
	secret_fix(other);
	assert_false(token_secret_fits(&place->ctx));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_link_is_found_by_its_text_alone, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_link_is_used_once, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_link_of_a_closed_account_is_unknown, place_make, place_remove),
		cmocka_unit_test_setup_teardown(each_purpose_has_its_time, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_password_that_was_set_ends_the_other_links_for_it, place_make, place_remove),
		cmocka_unit_test_setup_teardown(links_of_another_secret_are_known, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
