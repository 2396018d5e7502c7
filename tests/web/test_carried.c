/* What was typed is carried along where it could not be taken: a form that has grown old, or whose person was logged out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "lib/asking.h"

static const struct conf generous = { .base_url = "https://muster.example", .body_limit = 64 << 20 };

const struct route routes[] = {
	{ GET, "/login", PUBLIC, site_show },
	{ POST, "/login", PUBLIC, site_log_in, .again = site_show },
	{ GET, "/things", SIGNED_IN, site_show },
	{ POST, "/things", SIGNED_IN, site_create, .again = site_show },
	{ GET, "/site", SITE_ADMIN, site_show },
};
const size_t route_count = sizeof routes / sizeof routes[0];

static void
a_form_without_its_token_can_be_sent_again(void **state)
{
	(void)state;
	assert_int_equal(
		ask("POST", "/things?x=1", site.token, "heading=typed&words=a%0D%0Ab&password=secret&csrf=old", NULL), FAULT_NONE);
	assert_int_equal(site.response.status, 403);
	assert_true(says("grown old") && says("action=\"/things?x=1\"") && says(">\ntyped</textarea>") && says("a\r\nb</textarea>"));
	assert_false(says("secret") || says("old</textarea>"));
	assert_int_equal(site.handled, 0);
	ask("POST", "/things", site.token, "password_columns=1&current_password=secret&csrf=old", NULL);
	assert_true(says("name=\"password_columns\"") && !says("secret")); /* a switch about passwords is none */
	ask("POST", "/things", site.token, "back=%2Fthings&csrf=old", NULL);
	assert_true(says("grown old") && says("Nothing was done") && !says("What you typed"));
	ask("POST", "/things", site.token, "email=a&email2=b&some_words=c&csrf=old", NULL);
	assert_true(says("<dt>E-mail address</dt>") && says("<dt>E-mail address 2</dt>") && says("<dt>Some words</dt>"));
}

static void
what_was_chosen_is_said_as_its_page_says_it(void **state)
{
	(void)state;
	ask("POST", "/things", site.token,
		"policy=ask&right2=1&seats=1&course=7&course=12&branch=North&do=place&back=%2Fthings&csrf=old", NULL);
	assert_true(says(">Ask first</dd>") && says("<dt>Right 2</dt><dd class=\"text\" dir=\"auto\">Yes</dd>") &&
		says("<dt>Seats</dt><dd class=\"text\" dir=\"auto\">1</dd>"));
	assert_true(says("<dt>Course</dt><dd class=\"text\" dir=\"auto\">2 chosen</dd>") && !says(">12</dd>") &&
		says("<dt>Location</dt><dd class=\"text\" dir=\"auto\">North</dd>"));
	assert_false(says(">place</dd>") || says(">/things</dd>"));
	assert_true(says("name=\"do\"") && says("name=\"back\"")); /* sent again all the same */
	ask("POST", "/things", site.token, "quiet_from=7&quiet_until=24&comparison_1=under&field_1=3&kind_1=choice3&csrf=old", NULL);
	assert_true(says(">07:00</dd>") && says(">24</dd>") && says(">is, or is below</dd>") && says("1 chosen</dd>"));
	assert_false(says("choice3</dd>"));
}

static void
a_form_of_another_site_is_not_taken_nor_carried(void **state)
{
	(void)state;
	ask("POST", "/things", site.token, with_csrf(site.token, "heading=typed"), "HTTP_SEC_FETCH_SITE=cross-site");
	assert_int_equal(site.response.status, 403);
	assert_false(says("typed") || site.handled);
	ask("POST", "/things", NULL, "heading=typed", "HTTP_ORIGIN=https://evil.example");
	assert_int_equal(site.response.status, 403);
	assert_false(says("typed") || site.handled);
}

static void
what_was_typed_survives_being_logged_out(void **state)
{
	(void)state;
	ask("POST", "/things?x=1", NULL, "heading=typed&password=secret&csrf=old", NULL);
	assert_int_equal(site.response.status, 401);
	assert_false(says("secret") || site.handled);
	post("/login", "resume_path=/things%3Fx%3D1&resume.heading=typed");
	assert_int_equal(site.response.status, 200);
	assert_true(says("action=\"/things?x=1\"") && says("name=\"heading\" hidden>\ntyped</textarea>"));
	assert_non_null(strstr(header("Set-Cookie"), "; Secure"));
	assert_null(strstr(header("Set-Cookie"), site.token));
	renew_session(); /* the log-in ended the one before */
}

/* That many fields of 250 KB that grow to six times their length when they are escaped. */
static const char *
long_form(int fields)
{
	char *value = arena_alloc(site.world->arena, (250 << 10) + 1);
	const char *form = "";

	memset(value, '"', 250 << 10);
	for (int i = 0; i < fields; i++)
		form = arena_text(site.world->arena, "%s&field%d=%s", form, i, value);
	return form;
}

static void
a_form_too_long_for_a_page_is_not_carried(void **state)
{
	(void)state;
	site.conf = &generous;
	assert_int_equal(ask("POST", "/things", site.token, long_form(4), NULL), FAULT_NONE);
	assert_int_equal(site.response.status, 403);
	assert_true(says("name=\"field3\"") && says("Send again"));
	assert_int_equal(ask("POST", "/things", site.token, long_form(5), NULL), FAULT_NONE);
	assert_int_equal(site.response.status, 403);
	assert_true(says("too long to be kept") && !says("still here") && !says("field0") && !says("Send again"));
	assert_int_equal(ask("POST", "/things", NULL, long_form(5), NULL), FAULT_NONE);
	assert_int_equal(site.response.status, 401);
	assert_true(site.request.carried_too_long && !says("field0"));
	assert_int_equal(ask("POST", "/things", site.token,
						 with_csrf(site.token, arena_text(site.world->arena, "heading=full%s", long_form(5))), NULL),
		FAULT_FULL);
	assert_int_equal(site.response.status, 507);
	assert_true(says("then go back and try again") && !says("field0") && !says("Send again"));
	site.conf = &site_conf;
}

static void
a_form_is_carried_to_paths_of_ours_only(void **state)
{
	const char *foreign[] = { "//evil.example/things", "https://evil.example/", "/nothing", "/site", "things", "" };

	(void)state;
	for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) {
		renew_session();
		post("/login",
			arena_text(site.world->arena, "resume_path=%s&resume.heading=typed", percent_encode(site.world->arena, foreign[i])));
		assert_int_equal(site.response.status, 303);
	}
	renew_session();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_without_its_token_can_be_sent_again),
		cmocka_unit_test(what_was_chosen_is_said_as_its_page_says_it),
		cmocka_unit_test(a_form_of_another_site_is_not_taken_nor_carried),
		cmocka_unit_test(what_was_typed_survives_being_logged_out),
		cmocka_unit_test(a_form_too_long_for_a_page_is_not_carried),
		cmocka_unit_test(a_form_is_carried_to_paths_of_ours_only),
	};

	return cmocka_run_group_tests(tests, open_site, close_site);
}
