/* The pages of site administration: for site administrators and nobody else. */
#include "pages_world.h"

static void
only_site_administrators_administer_the_site(void **state)
{
	static const char *const pages[] = { "/admin/organisations", "/admin/organisations?status=closed",
		"/admin/organisations?q=north", "/admin/organisations/new", "/admin/organisations/ID", "/admin/organisations/ID/close",
		"/admin/accounts", "/admin/accounts?show=admins", "/admin/accounts?q=okafor", "/admin/accounts?q=x", "/admin/accounts/ID",
		"/admin/accounts/ID/close", "/admin/activity", "/admin/health" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		const char *page = strstr(pages[i], "ID") ? path(pages[i], 1) : pages[i];

		assert_int_equal(shown(page, ruth), 200);
		assert_int_equal(shown(page, dana), 403);
		assert_int_equal(shown(page, NULL), 303);
	}
	/* The mark by which browsers keep style and scripts tells nobody which program it is: what the page says of it is the schema. */
	assert_int_equal(shown("/admin/health", ruth), 200);
	assert_true(says("schema") && !says("<dt>Program"));
	shown("/admin/accounts?q=okafor", ruth);
	assert_true(says("Amara Okafor") && !says("Dana"));
}

static void
a_site_administrator_makes_and_closes_organisations(void **state)
{
	(void)state;
	assert_int_equal(sent("/admin/organisations", ruth, "name=&email=nobody&time_zone=UTC"), 422);
	assert_true(says("id=\"name-error\"") && says("id=\"email-error\""));
	assert_int_equal(
		sent("/admin/organisations", ruth, "name=Harbour&email=ida%40harbour.example&first_name=Ida&time_zone=Europe%2FOslo"),
		303);
	assert_int_equal(shown("/admin/organisations?q=harb", ruth), 200);
	assert_true(says("Harbour"));
	assert_int_equal(
		sent(path("/admin/organisations/ID/features", site.world->organisation), ruth, "feature=csv_upload&on="), 303);
	assert_int_equal(shown(path("/admin/organisations/ID", site.world->organisation), ruth), 200);
	assert_true(says("aria-checked=\"false\" aria-label=\"CSV upload\""));
	assert_int_equal(sent(path("/admin/organisations/ID/close", site.world->organisation), ruth, ""), 303);
	assert_int_equal(shown("/learners", dana), 403);
	assert_int_equal(sent(path("/admin/organisations/ID/reopen", site.world->organisation), ruth, ""), 303);
	assert_int_equal(shown("/learners", dana), 200);
}

static void
whoever_is_in_a_closed_organisation_is_told_that_it_is_closed(void **state)
{
	int64_t bay = 0;
	struct organisation_start form = { .name = "Bay", .email = "ivo@bay.example", .time_zone = "UTC" };
	const char *ivo;

	(void)state;
	db_begin(site.world->db);
	site.world->role = SITE_ADMIN;
	assert_int_equal(organisation_create(site.world, &form, &bay), OK);
	site.world->role = ADMIN;
	ivo = token_of(account_by_email(site.world, "ivo@bay.example"));
	db_commit(site.world->db);
	assert_int_equal(shown("/groups", ivo), 200);
	assert_int_equal(sent(path("/admin/organisations/ID/close", bay), ruth, ""), 303);
	assert_int_equal(shown("/groups", ivo), 403);
	assert_true(says("Bay is closed: nobody can go into it") && !says("choose"));
	db_begin(site.world->db);
	member_ensure(site.world, account_by_email(site.world, "ivo@bay.example"));
	db_commit(site.world->db);
	assert_int_equal(shown("/groups", ivo), 403);
	assert_true(says("Bay is closed") && says("You are in Northfield"));
}

static void
a_site_administrator_gives_up_their_own_rights_only_after_being_asked(void **state)
{
	int64_t own = account_by_email(site.world, "site@muster.example");
	int64_t account = account_by_email(site.world, "priya@northfield.example");

	(void)state;
	/* Nobody is asked about whoever has none. */
	assert_int_equal(shown(path("/admin/accounts/ID/site-admin", account), ruth), 303);
	assert_int_equal(sent(path("/admin/accounts/ID/site-admin", account), ruth, "on=1"), 303);
	assert_int_equal(shown(path("/admin/accounts/ID", own), ruth), 200);
	assert_true(says("Take site administration away</a>"));
	assert_int_equal(shown(path("/admin/accounts/ID/site-admin", own), ruth), 200);
	assert_true(says("This is your own account:"));
	assert_int_equal(shown(path("/admin/accounts/ID/site-admin", own), dana), 403);
	/* Closed it is where the password is asked for, for good. */
	assert_int_equal(shown(path("/admin/accounts/ID/close", own), ruth), 303);
	assert_int_equal(sent(path("/admin/accounts/ID/close", own), ruth, ""), 303);
	assert_int_equal(shown(path("/admin/accounts/ID", own), ruth), 200);
	assert_int_equal(shown(path("/admin/accounts/ID/site-admin", account), ruth), 200);
	assert_false(says("This is your own account:"));
	assert_int_equal(sent(path("/admin/accounts/ID/site-admin", own), ruth, ""), 303);
	assert_int_equal(shown("/learning", ruth), 200);
	assert_true(says("You are no site administrator any more."));
	/* As it was, for those below. */
	assert_int_equal(sent(path("/admin/accounts/ID/site-admin", own), priya, "on=1"), 303);
	assert_int_equal(sent(path("/admin/accounts/ID/site-admin", account), priya, ""), 303);
}

static void
a_site_administrator_looks_after_accounts(void **state)
{
	int64_t account = account_by_email(site.world, "priya@northfield.example");
	int64_t own = account_by_email(site.world, "site@muster.example");

	(void)state;
	assert_int_equal(sent(path("/admin/accounts/ID/reset", account), ruth, ""), 303);
	assert_int_equal(sent(path("/admin/accounts/ID/sessions/end", account), ruth, ""), 303);
	assert_int_equal(shown("/account", priya), 303);
	assert_int_equal(sent(path("/admin/accounts/ID/site-admin", own), ruth, "on="), 422);
	assert_true(says("only site administrator"));
	assert_int_equal(sent(path("/admin/accounts/ID/close", account), ruth, ""), 303);
	assert_int_equal(shown(path("/admin/accounts/ID", account), ruth), 200);
	assert_true(says("This account is closed."));
	assert_int_equal(sent(path("/admin/accounts/ID/reset", account), ruth, ""), 422);
	assert_int_equal(sent(path("/admin/accounts/ID/reopen", account), ruth, ""), 303);
	assert_int_equal(shown("/organisation/activity", dana), 200);
	assert_true(says("scope=\"col\">Group<"));
	assert_int_equal(shown("/admin/activity", ruth), 200);
	assert_false(says("scope=\"col\">Group<"));
	assert_true(says("closed the account of") && says("Ruth Adler"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_site_administrators_administer_the_site),
		cmocka_unit_test(a_site_administrator_makes_and_closes_organisations),
		cmocka_unit_test(whoever_is_in_a_closed_organisation_is_told_that_it_is_closed),
		cmocka_unit_test(a_site_administrator_gives_up_their_own_rights_only_after_being_asked),
		cmocka_unit_test(a_site_administrator_looks_after_accounts),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
