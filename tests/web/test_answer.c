#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/throttle.h"
#include "lib/asking.h"
#include "queries.h"
#include "web/pages/certificates.h"
#include "web/session.h"

static enum outcome
find_fault_before(struct request *r)
{
	assert_false(db_in_transaction(r->ctx.db));
	problem(&r->ctx, "password", "Enter a longer one.");
	return OK;
}

/* As if somebody else had done it while this request waited for the lock. */
static enum outcome
change_role_before(struct request *r)
{
	db_begin(r->ctx.db);
	q_account_set_site_admin(r->ctx.db, r->ctx.account, 1);
	db_commit(r->ctx.db);
	return OK;
}

static enum outcome
lose_session_before(struct request *r)
{
	db_begin(r->ctx.db);
	session_end(&r->ctx, r->session->id);
	db_commit(r->ctx.db);
	return OK;
}

static enum outcome
keep_line(struct request *r)
{
	throttle_take(&r->ctx, "kept first", 1000, 60, NULL);
	return OK;
}

static enum outcome
keep_before(struct request *r)
{
	if (field_given(r, "keep"))
		r->first = keep_line;
	return OK;
}

static enum outcome
fill_disk_before(struct request *r)
{
	(void)r;
	fault_as(FAULT_FULL, "full");
}

static void
begin(void *db)
{
	db_begin(db);
}

/* Nothing can begin where a snapshot is being read. */
static enum outcome
show_in_snapshot(struct request *r)
{
	enum outcome result = site_show(r);

	rows_integer(q_account_by_email(r->ctx.db, "nobody@northfield.example"));
	assert_int_equal(fault_catch(begin, r->ctx.db), FAULT_BUG);
	return result;
}

const struct route routes[] = {
	{ GET, "/login", PUBLIC, site_show },
	{ POST, "/login", PUBLIC, site_log_in, .again = site_show },
	{ GET, "/things", SIGNED_IN, site_show },
	{ POST, "/things", SIGNED_IN, site_create, .again = site_show },
	{ GET, "/things/still", SIGNED_IN, show_in_snapshot },
	{ POST, "/things/still", SIGNED_IN, site_create, .again = show_in_snapshot },
	{ POST, "/things/act", SIGNED_IN, site_create },
	{ POST, "/certificates/:code/restore", SIGNED_IN, site_create, .again = certificates_show },
	{ POST, "/things/before", SIGNED_IN, site_create, .again = site_show, .before = find_fault_before },
	{ POST, "/things/role", LEARNER, site_create, .before = change_role_before },
	{ POST, "/things/anyone", SIGNED_IN, site_create, .before = change_role_before },
	{ POST, "/things/session", SIGNED_IN, site_create, .before = lose_session_before },
	{ POST, "/things/first", SIGNED_IN, site_create, .again = site_show, .before = keep_before },
	{ POST, "/things/full", SIGNED_IN, site_create, .before = fill_disk_before },
	{ GET, "/site", SITE_ADMIN, site_show },
	{ GET, "/groups/:group", LEADER, site_show },
};
const size_t route_count = sizeof routes / sizeof routes[0];

static void
what_is_not_there_is_said_with_a_way_on(void **state)
{
	(void)state;
	assert_int_equal(get("/nothing", site.token), 404);
	assert_true(says("There is nothing here") && says("href=\"/\""));
	assert_int_equal(get("/things/nothing", site.token), 404);
	assert_true(says("href=\"/things\""));
	assert_int_equal(get("/things/act", site.token), 405);
	assert_string_equal(header("Allow"), "POST");
	assert_int_equal(get("/groups/999", site.token), 404);
	assert_int_equal(get("/site", site.token), 403);
}

static void
what_cannot_be_read_is_refused_and_reaches_no_handler(void **state)
{
	(void)state;
	assert_int_equal(get("/things?a=%zz", site.token), 400);
	assert_int_equal(get("/%ff", site.token), 400);
	assert_int_equal(post("/things", "heading=%00"), 400);
	assert_int_equal(post("/things", "heading=a&heading=b"), 400);
	assert_true(says("came twice"));
	assert_int_equal(kept(), 0);
}

static void
a_wrong_host_is_led_to_the_right_one(void **state)
{
	struct stream none = { "", 0 };
	char *variables[] = { "REQUEST_METHOD=GET", "REQUEST_URI=/things", "HTTP_HOST=evil.example", NULL };

	(void)state;
	get("/things", site.token);
	response_clear(&site.response);
	site.request = (struct request){ .id = "0", .response = &site.response, .ctx = site.request.ctx };
	answer(&site.request, &(struct incoming){ variables, site_read, &none });
	assert_int_equal(site.response.status, 421);
	assert_true(says("https://muster.example/") && !says("evil"));
}

static void
a_visitor_is_sent_to_log_in_and_back(void **state)
{
	(void)state;
	assert_int_equal(get("/things?q=a%20b", NULL), 303);
	assert_string_equal(header("Location"), "/login?to=/things%3Fq%3Da%2520b");
	assert_int_equal(get("/things", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 303);
}

/* Written as a value of the log-in page's address it is three times as long: that was a fault, and the end of a worker. */
static void
a_visitor_at_a_long_address_is_sent_to_log_in_all_the_same(void **state)
{
	char target[3000] = "/things?";

	(void)state;
	for (size_t i = strlen(target); i + 1 < sizeof target; i++)
		target[i] = '&';
	assert_int_equal(get(target, NULL), 303);
	assert_string_equal(header("Location"), "/login");
}

static void
an_action_is_kept_and_its_note_is_shown_once(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=one"), 303);
	assert_int_equal(kept(), 1);
	assert_int_equal(get("/things", site.token), 200);
	assert_true(says("Made one."));
	assert_int_equal(get("/things", site.token), 200);
	assert_false(says("Made one."));
}

static void
a_note_waits_for_a_person_and_not_for_a_script(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=one"), 303);
	assert_int_equal(kept(), 1);
	assert_int_equal(ask("GET", "/things", site.token, NULL, "HTTP_SEC_FETCH_DEST=empty"), FAULT_NONE);
	assert_false(says("Made one."));
	assert_int_equal(ask("GET", "/things", site.token, NULL, "HTTP_SEC_FETCH_DEST=document"), FAULT_NONE);
	assert_true(says("Made one."));
}

static void
a_refused_form_comes_back_filled_in_and_nothing_is_kept(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=bad&words=typed+%3Ci%3E&password=secret"), 422);
	assert_true(says("Enter a better one.") && says("<h1>bad</h1>") && says("typed &lt;i&gt;"));
	assert_false(says("secret"));
	assert_int_equal(kept(), 0);
	assert_int_equal(post("/things/act", "heading=bad"), 422);
	assert_true(says("Enter a better one.") && says("href=\"/things\""));
	assert_int_equal(post("/things", "heading=gone"), 404);
	assert_int_equal(kept(), 0);
	assert_false(db_in_transaction(site.world->db));
}

static void
what_a_page_shows_stands_still_also_where_it_shows_a_form_again(void **state)
{
	(void)state;
	assert_int_equal(get("/things/still", site.token), 200);
	assert_int_equal(post("/things/still", "heading=bad"), 422);
	assert_int_equal(post("/things/still", "heading=one"), 303);
	assert_int_equal(kept(), 1);
}

/* It was there when they pressed the button: what is shown again counts nothing, and writes nothing. */
static void
whoever_presses_a_button_of_a_certificate_that_is_gone_has_not_guessed_a_number(void **state)
{
	const char *account = arena_text(site.world->arena, "certificate:account:%lld", (long long)site.world->account);
	int64_t until;

	(void)state;
	assert_int_equal(post("/certificates/ABCD-EFGH-JKMN/restore", "heading=bad"), 422);
	assert_true(says("Check a certificate"));
	assert_int_equal(throttle_count(site.world, account, 600, &until), 0);
}

static void
problems_stand_in_the_order_of_the_form(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=worse&words=typed"), 422);
	assert_true(says("Enter a better one.") && says("Enter other words."));
	assert_true(strstr(site.response.body, "Enter a better one.") < strstr(site.response.body, "Enter other words."));
}

static void
a_field_named_like_a_section_opens_nothing(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=bad&site.request_id=typed"), 422);
	assert_true(says("<h1>bad</h1>"));
	assert_false(says("typed"));
}

static void
problems_found_before_the_transaction_count(void **state)
{
	(void)state;
	assert_int_equal(post("/things/before", "heading=good"), 422);
	assert_true(site.handled > 0);
	assert_true(says("Enter a longer one."));
	assert_int_equal(kept(), 0);
}

static void
what_is_kept_first_stays_where_the_form_is_refused(void **state)
{
	int64_t until;

	(void)state;
	assert_int_equal(post("/things/first", "heading=bad"), 422);
	assert_null(site.request.first);
	assert_int_equal(throttle_count(site.world, "kept first", 60, &until), 0);
	assert_int_equal(post("/things/first", "heading=bad&keep=1"), 422);
	assert_int_equal(throttle_count(site.world, "kept first", 60, &until), 1);
	assert_int_equal(kept(), 0);
	assert_int_equal(post("/things/first", "heading=good&keep=1"), 303);
	assert_int_equal(throttle_count(site.world, "kept first", 60, &until), 2);
	assert_int_equal(kept(), 1);
}

static void
change_back(void)
{
	db_begin(site.world->db);
	q_account_set_site_admin(site.world->db, site.world->account, 0);
	db_commit(site.world->db);
	renew_session();
}

static void
what_a_person_may_is_looked_at_again_in_the_transaction(void **state)
{
	(void)state;
	assert_int_equal(post("/things/role", "heading=one"), 403);
	assert_int_equal(post("/things/session", "heading=one"), 403);
	assert_int_equal(site.handled, 0);
	assert_int_equal(kept(), 0);
	change_back();
	assert_int_equal(post("/things", "heading=one"), 303);
	/* A page that asks for no role is none the worse for another one. */
	assert_int_equal(post("/things/anyone", "heading=one"), 303);
	assert_int_equal(kept(), 2);
	change_back();
}

static void
what_was_typed_stands_on_the_page_of_a_fault(void **state)
{
	(void)state;
	assert_int_equal(
		ask("POST", "/things", site.token, with_csrf(site.token, "heading=full&note=kept+%3Cwords%3E&password=secret"), NULL),
		FAULT_FULL);
	assert_int_equal(site.response.status, 507);
	assert_true(
		says("action=\"/things\"") && says("\nfull</textarea>") && says("\nkept &lt;words&gt;</textarea>") && says("Send again"));
	assert_false(says("secret"));
	assert_true(says("Nothing was saved.") && says("What you typed is still here"));
	assert_true(says("<button class=\"btn main\">Send again") && !says("Look first"));
	assert_int_equal(ask("POST", "/things", site.token, with_csrf(site.token, "heading=unsure"), NULL), FAULT_UNSURE);
	assert_int_equal(site.response.status, 503);
	assert_true(says("It is not known whether this was saved") && says("Look first") && says("<button class=\"btn\">Send again"));
}

static void
where_only_a_button_was_pressed_a_fault_says_nothing_of_typing(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "/things/full", site.token, with_csrf(site.token, "back=%2Fthings"), NULL), FAULT_FULL);
	assert_true(says("Nothing was saved.") && says("Send again") && !says("What you typed"));
}

static void
a_fault_is_rolled_back_and_said_without_detail(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "/things", site.token, with_csrf(site.token, "heading=bug"), NULL), FAULT_BUG);
	assert_int_equal(site.response.status, 500);
	assert_true(says("0123456789abcdef") && !says("a bug") && !says("Dana"));
	assert_true(says("tell the person who runs this site this number"));
	assert_int_equal(ask("POST", "/things", site.token, with_csrf(site.token, "heading=busy"), NULL), FAULT_BUSY);
	assert_int_equal(site.response.status, 503);
	assert_string_equal(header("Retry-After"), "10");
	assert_int_equal(ask("POST", "/things", site.token, with_csrf(site.token, "heading=full"), NULL), FAULT_FULL);
	assert_int_equal(site.response.status, 507);
	assert_int_equal(ask("POST", "/things", site.token, with_csrf(site.token, "heading=silent"), NULL), FAULT_BUG);
	assert_int_equal(site.response.status, 500);
	assert_int_equal(kept(), 0);
	assert_false(db_in_transaction(site.world->db));
	assert_int_equal(get("/things", site.token), 200);
}

static void
only_a_page_with_a_form_gives_a_visitor_a_cookie(void **state)
{
	(void)state;
	assert_int_equal(get("/nothing", NULL), 404);
	assert_string_equal(header("Set-Cookie"), "");
	assert_int_equal(get("/login", NULL), 200);
	assert_string_not_equal(header("Set-Cookie"), "");
}

static void
a_body_that_was_cut_off_is_not_taken(void **state)
{
	struct stream short_one = { "heading=typ", 11 };
	char *variables[] = { "REQUEST_METHOD=POST", "REQUEST_URI=/things", "HTTP_HOST=muster.example",
		"CONTENT_TYPE=application/x-www-form-urlencoded", "CONTENT_LENGTH=13", NULL };

	(void)state;
	get("/things", site.token);
	response_clear(&site.response);
	site.request = (struct request){ .id = "0", .response = &site.response, .ctx = site.request.ctx };
	answer(&site.request, &(struct incoming){ variables, site_read, &short_one });
	assert_int_equal(site.response.status, 400);
	assert_true(says("cut off"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_said_with_a_way_on),
		cmocka_unit_test(what_cannot_be_read_is_refused_and_reaches_no_handler),
		cmocka_unit_test(a_wrong_host_is_led_to_the_right_one),
		cmocka_unit_test(a_visitor_is_sent_to_log_in_and_back),
		cmocka_unit_test(a_visitor_at_a_long_address_is_sent_to_log_in_all_the_same),
		cmocka_unit_test(an_action_is_kept_and_its_note_is_shown_once),
		cmocka_unit_test(a_note_waits_for_a_person_and_not_for_a_script),
		cmocka_unit_test(a_refused_form_comes_back_filled_in_and_nothing_is_kept),
		cmocka_unit_test(what_a_page_shows_stands_still_also_where_it_shows_a_form_again),
		cmocka_unit_test(whoever_presses_a_button_of_a_certificate_that_is_gone_has_not_guessed_a_number),
		cmocka_unit_test(problems_stand_in_the_order_of_the_form),
		cmocka_unit_test(a_field_named_like_a_section_opens_nothing),
		cmocka_unit_test(problems_found_before_the_transaction_count),
		cmocka_unit_test(what_is_kept_first_stays_where_the_form_is_refused),
		cmocka_unit_test(what_a_person_may_is_looked_at_again_in_the_transaction),
		cmocka_unit_test(where_only_a_button_was_pressed_a_fault_says_nothing_of_typing),
		cmocka_unit_test(a_fault_is_rolled_back_and_said_without_detail),
		cmocka_unit_test(what_was_typed_stands_on_the_page_of_a_fault),
		cmocka_unit_test(only_a_page_with_a_form_gives_a_visitor_a_cookie),
		cmocka_unit_test(a_body_that_was_cut_off_is_not_taken),
	};

	return cmocka_run_group_tests(tests, open_site, close_site);
}
