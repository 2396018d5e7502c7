/* The pages of the organisation, its people and courses, help and site administration, through the real table of routes:
   each is shown without a value that nobody gave, to whom it is for and to nobody else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/import.h"
#include "domain/invite.h"
#include "domain/job.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/site.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"
#include "web/answer.h"
#include "web/response.h"
#include "web/session.h"

static const struct conf conf = {
	.base_url = "https://muster.example", .mail_from = "invites@muster.example", .body_limit = 100000
};
static struct ctx *world;
static const char *dana, *ruth, *lena, *priya; /* tokens: administrator, site administrator, leader, learner */
static int64_t amara, other, course;           /* members, a course */
static struct request request;
static struct response response;
static FILE *caught; /* standard error while a page is made */

/* ---------------------------------------------------------------- asking */

struct body {
	const char *text;
	size_t length;
};

static size_t
read_body(void *stream, char *data, size_t length)
{
	struct body *body = stream;
	size_t take = body->length < length ? body->length : length;

	memcpy(data, body->text, take);
	return take;
}

/* Fails the test when the page left something out. */
static void
no_value_is_missing(const char *uri)
{
	char line[4096];

	rewind(caught);
	while (fgets(line, sizeof line, caught))
		if (strstr(line, "nobody gave"))
			fail_msg("%s: %s", uri, line);
	rewind(caught);
	assert_int_equal(ftruncate(fileno(caught), 0), 0);
}

static int
ask(const char *method, const char *uri, const char *token, const char *form)
{
	struct body body = { form, form ? strlen(form) : 0 };
	char *variables[] = { arena_text(world->arena, "REQUEST_METHOD=%s", method), arena_text(world->arena, "REQUEST_URI=%s", uri),
		"HTTP_HOST=muster.example", "CONTENT_TYPE=application/x-www-form-urlencoded",
		arena_text(world->arena, "CONTENT_LENGTH=%zu", body.length),
		arena_text(world->arena, "HTTP_COOKIE=__Host-muster=%s", token ? token : ""), NULL };
	struct incoming incoming = { variables, read_body, &body };
	int error = dup(STDERR_FILENO);

	response_clear(&response);
	request = (struct request){ .id = "0123456789abcdef", .response = &response };
	request.ctx =
		(struct ctx){ .arena = world->arena, .db = world->db, .conf = &conf, .now = world->now, .touched = world->touched };
	dup2(fileno(caught), STDERR_FILENO);
	answer(&request, &incoming);
	dup2(error, STDERR_FILENO);
	close(error);
	no_value_is_missing(uri);
	return response.status;
}

static int
get(const char *uri, const char *token)
{
	return ask("GET", uri, token, NULL);
}

static int
post(const char *uri, const char *token, const char *form)
{
	struct request visitor = { .ctx = { .arena = world->arena, .conf = &conf }, .token = token };

	return ask("POST", uri, token, arena_text(world->arena, "csrf=%s&%s", csrf_token(&visitor), form));
}

static bool
says(const char *words)
{
	return response.body && strstr(response.body, words);
}

static const char *
path(const char *format, int64_t id)
{
	const char *mark = strstr(format, "ID");

	return arena_text(world->arena, "%.*s%lld%s", (int)(mark - format), format, (long long)id, mark + 2);
}

/* ---------------------------------------------------------------- a world with something in it */

static const char *
token_of(int64_t account)
{
	return session_start(world, account, false, "192.0.2.7", "test");
}

static int64_t
enrolled(const char *group, const char *address, const char *first, const char *last)
{
	int64_t member = world_member(world, address, first, last);

	world_group(world, group, "ask", "");
	assert_int_equal(group_set_courses(world, &course, 1), OK);
	world_join(world, member);
	return member;
}

static void
fill(void)
{
	struct course_form form = { "First aid", "What to do.", "90" };
	int64_t site = world_account(world, "site@muster.example", "Ruth", "Adler");
	int64_t leader = world_member(world, "lena@northfield.example", "Lena", "Fischer");

	assert_int_equal(course_create(world, &form, &course), OK);
	assert_int_equal(course_publish(world, course), OK);
	assert_int_equal(site_set_admin(world, site, true), OK);
	other = enrolled("Drivers", "hugo@northfield.example", "Hugo", "Marchetti");
	amara = enrolled("Staff", "amara@northfield.example", "Amara", "Okafor");
	assert_int_equal(group_add_leader(world, leader), OK);
	world_enrol(world, "waiting@northfield.example", NULL);
	world_member(world, "priya@northfield.example", "Priya", "Raman");
	dana = token_of(world->account);
	ruth = token_of(site);
	lena = token_of(account_by_email(world, "lena@northfield.example"));
	priya = token_of(account_by_email(world, "priya@northfield.example"));
}

static int
set_up(void **state)
{
	(void)state;
	assert_null(view_load("templates"));
	caught = tmpfile();
	world = world_open();
	fill();
	db_commit(world->db);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	world_close(world);
	fclose(caught);
	return 0;
}

/* ---------------------------------------------------------------- tests */

static void
administrators_see_every_page_of_their_organisation(void **state)
{
	static const char *const pages[] = { "/learners", "/learners?status=archived", "/learners?q=okaf", "/learners?q=o",
		"/learners?q=zzzz", "/courses", "/courses?status=archived", "/courses/new", "/organisation", "/organisation/activity",
		"/organisation/activity?kind=group", "/organisation/activity?kind=mailtext", "/organisation/announcement" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(get(pages[i], dana), 200);
		assert_int_equal(get(pages[i], lena), 403);
		assert_int_equal(get(pages[i], priya), 403);
		assert_int_equal(get(pages[i], NULL), 303);
	}
	assert_int_equal(get("/learners", dana), 200);
	assert_true(
		says("Amara Okafor") && says("Group leader") && says("data-l=\"Leads\">1<") && !says("waiting@northfield.example"));
	assert_int_equal(get("/learners?q=okaf", dana), 200);
	assert_true(says("Amara Okafor") && !says("Priya"));
	assert_int_equal(get(path("/courses/ID", course), dana), 200);
	assert_true(says("Staff") && says("1 h 30 min"));
	assert_int_equal(get(path("/courses/ID/edit", course), dana), 200);
	assert_int_equal(get("/courses/999", dana), 404);
}

static void
a_persons_page_says_why_they_are_here(void **state)
{
	static const char *const pages[] = { "/learners/ID", "/learners/ID/archive", "/learners/ID/role" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(get(path(pages[i], amara), dana), 200);
		assert_int_equal(get(path(pages[i], 999), dana), 404);
		assert_int_equal(get(path(pages[i], amara), priya), 403);
	}
	get(path("/learners/ID", amara), dana);
	assert_true(says("<bdi>Dana Whitlock</bdi> enrolled amara@northfield.example from the members of the organisation"));
	assert_true(says("First aid") && says("Not started"));
}

static void
a_leader_sees_people_of_their_groups_and_of_no_other(void **state)
{
	(void)state;
	assert_int_equal(get(path("/learners/ID", amara), lena), 200);
	assert_true(says("Amara Okafor") && !says("Make administrator"));
	assert_int_equal(get(path("/learners/ID", other), lena), 404);
	assert_int_equal(get(path("/learners/ID/archive", amara), lena), 403);
	assert_int_equal(post(path("/learners/ID/archive", amara), lena, ""), 403);
}

/* An organisation that they do not belong to, as its administrators do. */
static void
a_visiting_site_administrator_leads_no_group(void **state)
{
	(void)state;
	assert_int_equal(post(path("/organisations/ID/enter", world->organisation), ruth, ""), 303);
	assert_int_equal(get("/groups", ruth), 200);
	assert_true(says(">Staff<") && says(">Drivers<"));
	assert_int_equal(get("/groups?show=led", ruth), 200);
	assert_true(says("You lead no group.") && !says(">Staff<"));
}

static void
a_leader_knows_whoever_has_no_name_by_the_address_of_their_group(void **state)
{
	int64_t nameless;

	(void)state;
	db_begin(world->db);
	nameless = enrolled("Cooks", "cook@northfield.example", "", "");
	assert_int_equal(group_add_leader(world, world_member_of(world, "lena@northfield.example")), OK);
	look_run(world, "UPDATE accounts SET email = 'private@northfield.example' WHERE email = 'cook@northfield.example'");
	db_commit(world->db);
	assert_int_equal(get(path("/learners/ID", nameless), dana), 200);
	assert_true(says("private@northfield.example"));
	assert_int_equal(get(path("/learners/ID", nameless), lena), 200);
	assert_true(says("cook@northfield.example") && !says("private@northfield.example"));
}

static void
another_organisation_finds_nothing(void **state)
{
	struct ctx neighbour, whole = *world;
	const char *marta;
	int64_t job;

	(void)state;
	db_begin(world->db);
	neighbour = world_neighbour(world);
	marta = token_of(neighbour.account);
	whole.group = 0;
	job = job_add(&whole, "promote", "For the whole organisation", "{}", 0);
	db_commit(world->db);
	assert_int_equal(get(path("/jobs/ID", job), dana), 200);
	assert_int_equal(get(path("/jobs/ID", job), lena), 404);
	assert_int_equal(get(path("/jobs/ID", job), marta), 404);
	assert_int_equal(get(path("/learners/ID", amara), marta), 404);
	assert_int_equal(post(path("/learners/ID/archive", amara), marta, ""), 404);
	assert_int_equal(post(path("/learners/ID/role", amara), marta, "role=admin"), 404);
	assert_int_equal(get(path("/courses/ID", course), marta), 404);
	assert_int_equal(post(path("/courses/ID", course), marta, "title=Mine"), 404);
	get("/learners", marta);
	assert_false(says("Okafor"));
	get("/learners?q=okafor", marta);
	assert_false(says("Okafor"));
	get("/organisation/activity", marta);
	assert_false(says("Staff"));
}

static void
archiving_and_restoring_somebody(void **state)
{
	(void)state;
	assert_int_equal(post(path("/learners/ID/archive", amara), dana, ""), 303);
	assert_int_equal(get(path("/learners/ID", amara), dana), 200);
	assert_true(says("Amara Okafor is archived") && says("Undo"));
	assert_int_equal(get(path("/learners/ID", amara), lena), 404);
	get("/learners?status=archived&q=okafor", dana);
	assert_true(says("Amara Okafor"));
	assert_int_equal(post(path("/learners/ID/archive", amara), dana, ""), 422);
	assert_true(says("archived already"));
	assert_int_equal(post(path("/learners/ID/restore", amara), dana, ""), 303);
	assert_int_equal(post(path("/learners/ID/restore", amara), dana, ""), 422);
	assert_int_equal(get(path("/learners/ID", amara), lena), 200);
}

static void
the_last_administrator_is_told_so(void **state)
{
	(void)state;
	assert_int_equal(post(path("/learners/ID/role", world->member), dana, "role=learner"), 422);
	assert_true(says("only administrator"));
	assert_int_equal(post(path("/learners/ID/role", amara), dana, "role=admin"), 303);
	assert_int_equal(post(path("/learners/ID/role", amara), dana, "role=learner"), 303);
}

static void
a_profile_comes_back_with_its_problems(void **state)
{
	(void)state;
	assert_int_equal(post("/organisation", dana, "name=&website=x&time_zone=Nowhere&description=typed"), 422);
	assert_true(
		says("typed</textarea>") && says("id=\"name-error\"") && says("id=\"website-error\"") && says("id=\"time_zone-error\""));
	/* All of them at once, whichever part of the domain they come from. */
	assert_true(says("id=\"seat_return-error\"") && says("id=\"quiet_from-error\""));
	assert_int_equal(
		post("/organisation", dana,
			"name=Northfield&website=&contact=Dana&time_zone=America%2FArgentina%2FBuenos_Aires&description=typed&temporary_passwords=1&seat_return=always&quiet_from=20&quiet_until=8"),
		303);
	assert_int_equal(get("/organisation", dana), 200);
	assert_true(says("value=\"America/Argentina/Buenos_Aires\" selected>Argentina: Buenos Aires<"));
	assert_true(says("name=\"temporary_passwords\" value=\"1\" checked"));
	assert_int_equal(get("/organisation/announcement", dana), 200);
	assert_true(says("Northfield now uses Muster"));
	assert_int_equal(post("/organisation/announcement", dana, ""), 303);
	assert_int_equal(post("/organisation/checklist/close", dana, ""), 303);
}

static void
courses_are_made_changed_and_archived(void **state)
{
	(void)state;
	assert_int_equal(post("/courses", dana, "title=&minutes=x"), 422);
	assert_true(says("Enter a title."));
	assert_int_equal(post("/courses", dana, "title=Fire+safety&minutes=20"), 303);
	assert_int_equal(post(path("/courses/ID", course), dana, "title=fire+SAFETY"), 422);
	assert_true(says("already a course of this title"));
	assert_int_equal(post(path("/courses/ID/archive", course), dana, ""), 303);
	assert_int_equal(get("/courses?status=archived", dana), 200);
	assert_true(says("First aid"));
	assert_int_equal(get(path("/courses/ID", course), dana), 200);
	assert_true(says("This course is archived."));
	assert_int_equal(post(path("/courses/ID/restore", course), dana, ""), 303);
}

static void
people_are_a_file_too(void **state)
{
	(void)state;
	assert_int_equal(get("/learners.csv", dana), 200);
	assert_true(says("Amara,Okafor,amara@northfield.example,Learner,active,1,0,2026-"));
	assert_true(says("learns in,leads,joined") && says("Group leader,active,0,1,2026-"));
	assert_int_equal(get("/learners.csv?q=okafor", dana), 200);
	assert_true(says("Okafor") && !says("Raman"));
	assert_int_equal(get("/learners.csv", lena), 403);
}

static void
everybodys_own_values_stand_in_a_file_of_many(void **state)
{
	int64_t room;
	const char *all;

	(void)state;
	db_begin(world->db);
	room = world_field(world, "Room", "text", "");
	for (int i = 0; i < 120; i++) {
		int64_t member = world_member(
			world, arena_text(world->arena, "room%03d@northfield.example", i), "Room", arena_text(world->arena, "Guest%03d", i));

		if (i % 3)
			member_set_value(world, member, room, arena_text(world->arena, "number %d", i));
	}
	db_commit(world->db);
	assert_int_equal(get("/learners.csv", dana), 200);
	all = arena_string(world->arena, response.body);
	for (int i = 0; i < 120; i++) {
		const char *row = strstr(all, arena_text(world->arena, "Room,Guest%03d,", i));
		const char *value = arena_text(world->arena, i % 3 ? ",,number %d\r" : ",,\r", i);

		assert_non_null(row);
		assert_non_null(memmem(row, strcspn(row, "\n"), value, strlen(value)));
	}
	db_begin(world->db);
	assert_int_equal(field_delete(world, room), OK);
	db_commit(world->db);
}

static void
the_file_of_a_group_holds_whom_its_list_shows(void **state)
{
	(void)state;
	assert_int_equal(get(path("/groups/ID/learners.csv", world->group), lena), 200);
	assert_true(says("Amara,Okafor,amara@northfield.example,active,0,existing,,2026-"));
	assert_true(says("waiting@northfield.example,prospect,,manual,"));
	assert_int_equal(get(path("/groups/ID/learners.csv?q=ok", world->group), lena), 200);
	assert_true(says("Okafor") && !says("waiting@"));
	assert_int_equal(get(path("/groups/ID/learners.csv?q=okafor", world->group), lena), 200);
	assert_true(says("Okafor") && !says("waiting@"));
	assert_int_equal(get(path("/groups/ID/learners.csv?status=prospect", world->group), lena), 200);
	assert_true(!says("Okafor") && says("waiting@"));
}

/* Where the page that was asked for last leads on to: the query. */
static const char *
next_page(void)
{
	const char *next = strstr(response.body, "rel=\"next\" href=\"");

	assert_non_null(next);
	next += 17;
	next = arena_copy(world->arena, next, strcspn(next, "\""));
	for (const char *amp; (amp = strstr(next, "&amp;"));)
		next = arena_text(world->arena, "%.*s&%s", (int)(amp - next), next, amp + 5);
	return next;
}

static void
a_long_list_has_pages_both_ways(void **state)
{
	(void)state;
	db_begin(world->db);
	for (int i = 0; i < 120; i++)
		world_member(
			world, arena_text(world->arena, "many%03d@northfield.example", i), "Many", arena_text(world->arena, "Person%03d", i));
	db_commit(world->db);
	assert_int_equal(get("/learners?q=person", dana), 200);
	assert_true(says("rel=\"next\"") && !says("rel=\"prev\"") && says("Person119") && !says("Person069"));
	get("/learners", dana);
	assert_true(says("1 to 50 of 125"));
	assert_int_equal(get(arena_text(world->arena, "/learners%s", next_page()), dana), 200);
	assert_true(says("51 to 100 of 125") && says("rel=\"prev\"") && says("rel=\"next\""));
}

/* So many of a character. */
static const char *
many(int count, const char *character)
{
	const char *text = "";

	for (int i = 0; i < count; i++)
		text = arena_text(world->arena, "%s%s", text, character);
	return text;
}

/* Folded, one character may be eighteen. */
static void
names_that_become_very_long_when_they_are_folded_are_sorted_searched_and_exported(void **state)
{
	const char *ligatures = many(100, "\xef\xb7\xba"), *syllables = many(148, "\xea\xb0\x81");

	(void)state;
	db_begin(world->db);
	for (int i = 10; i < 65; i++) {
		struct course_form form = { arena_text(world->arena, "%d%s", i, syllables), "", "" };

		world_member(world, arena_text(world->arena, "long%d@northfield.example", i), ligatures, ligatures);
		assert_int_equal(course_create(world, &form, &(int64_t){ 0 }), OK);
	}
	db_commit(world->db);
	assert_int_equal(get(arena_text(world->arena, "/learners%s", "?q=long"), dana), 200);
	assert_int_equal(get("/learners", dana), 200);
	while (says("rel=\"next\""))
		assert_int_equal(get(arena_text(world->arena, "/learners%s", next_page()), dana), 200);
	assert_true(says("long64@northfield.example"));
	assert_int_equal(get("/learners.csv", dana), 200);
	assert_true(says("long10@northfield.example") && says("long64@northfield.example"));
	assert_int_equal(get("/courses", dana), 200);
	assert_int_equal(get(arena_text(world->arena, "/courses%s", next_page()), dana), 200);
	assert_true(says(">64\xea") && says("First aid"));
	assert_int_equal(get(arena_text(world->arena, "/groups?q=%s", many(100, "%EF%B7%BA")), lena), 200);
}

static void
an_import_at_work_says_what_it_does(void **state)
{
	static const char *const statuses[] = { "running", "paused", "undoing" };

	(void)state;
	for (const struct import_kind_words *kind = import_kinds; kind->name; kind++) {
		int64_t import;

		db_begin(world->db);
		q_import_add(world->db, world->organisation, world->group, world->account, kind->name, "people.csv", 100, world->now);
		import = db_new_id(world->db);
		db_commit(world->db);
		for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
			db_begin(world->db);
			look_run(world, "UPDATE imports SET status = '%s' WHERE id = %lld", statuses[i], (long long)import);
			db_commit(world->db);
			assert_int_equal(get(path("/imports/ID", import), dana), 200);
			assert_int_equal(says(kind->doing), i == 0);
		}
	}
}

static void
help_is_for_everyone(void **state)
{
	static const char *const pages[] = { "/help", "/help/enrol", "/help/invites", "/help/mail", "/help/roles", "/help/accept",
		"/help/sign-in" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(get(pages[i], NULL), 200);
		assert_int_equal(get(pages[i], dana), 200);
	}
	assert_int_equal(get("/help/nothing", NULL), 404);
}

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

		assert_int_equal(get(page, ruth), 200);
		assert_int_equal(get(page, dana), 403);
		assert_int_equal(get(page, NULL), 303);
	}
	get("/admin/accounts?q=okafor", ruth);
	assert_true(says("Amara Okafor") && !says("Dana"));
}

static void
a_site_administrator_makes_and_closes_organisations(void **state)
{
	(void)state;
	assert_int_equal(post("/admin/organisations", ruth, "name=&email=nobody&time_zone=UTC"), 422);
	assert_true(says("id=\"name-error\"") && says("id=\"email-error\""));
	assert_int_equal(
		post("/admin/organisations", ruth, "name=Harbour&email=ida%40harbour.example&first_name=Ida&time_zone=Europe%2FOslo"),
		303);
	assert_int_equal(get("/admin/organisations?q=harb", ruth), 200);
	assert_true(says("Harbour"));
	assert_int_equal(post(path("/admin/organisations/ID/features", world->organisation), ruth, "feature=csv_upload&on="), 303);
	assert_int_equal(get(path("/admin/organisations/ID", world->organisation), ruth), 200);
	assert_true(says("aria-checked=\"false\" aria-label=\"CSV upload\""));
	assert_int_equal(post(path("/admin/organisations/ID/close", world->organisation), ruth, ""), 303);
	assert_int_equal(get("/learners", dana), 403);
	assert_int_equal(post(path("/admin/organisations/ID/reopen", world->organisation), ruth, ""), 303);
	assert_int_equal(get("/learners", dana), 200);
}

static void
a_site_administrator_looks_after_accounts(void **state)
{
	int64_t account = account_by_email(world, "priya@northfield.example");
	int64_t own = account_by_email(world, "site@muster.example");

	(void)state;
	assert_int_equal(post(path("/admin/accounts/ID/reset", account), ruth, ""), 303);
	assert_int_equal(post(path("/admin/accounts/ID/sessions/end", account), ruth, ""), 303);
	assert_int_equal(get("/account", priya), 303);
	assert_int_equal(post(path("/admin/accounts/ID/site-admin", own), ruth, "on="), 422);
	assert_true(says("only site administrator"));
	assert_int_equal(post(path("/admin/accounts/ID/close", account), ruth, ""), 303);
	assert_int_equal(get(path("/admin/accounts/ID", account), ruth), 200);
	assert_true(says("This account is closed."));
	assert_int_equal(post(path("/admin/accounts/ID/reset", account), ruth, ""), 422);
	assert_int_equal(post(path("/admin/accounts/ID/reopen", account), ruth, ""), 303);
	assert_int_equal(get("/organisation/activity", dana), 200);
	assert_true(says("scope=\"col\">Group<"));
	assert_int_equal(get("/admin/activity", ruth), 200);
	assert_false(says("scope=\"col\">Group<"));
	assert_true(says("closed the account of") && says("Ruth Adler"));
}

static void
all_courses_that_a_groups_page_lists_are_saved_by_its_form(void **state)
{
	const char *form = "", *at;
	int listed = 0;

	(void)state;
	db_begin(world->db);
	for (int i = 0; i < 1000; i++) {
		struct course_form course_form = { arena_text(world->arena, "Course %d", i), "", "" };

		assert_int_equal(course_create(world, &course_form, &(int64_t){ 0 }), OK);
	}
	db_commit(world->db);
	assert_int_equal(get(path("/groups/ID/courses", world->group), dana), 200);
	for (at = response.body; (at = strstr(at, "id=\"course_")); listed++) {
		long long id = strtoll(at + strlen("id=\"course_"), (char **)&at, 10);

		form = arena_text(world->arena, "course=%lld&position_%lld=%d&due_%lld=&%s", id, id, listed + 1, id, form);
	}
	assert_int_equal(listed, 1000);
	assert_int_equal(post(path("/groups/ID/courses", world->group), dana, form), 303);
	assert_int_equal(
		look_number(world, "SELECT COUNT(*) FROM group_courses WHERE group_id = %lld", (long long)world->group), listed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(administrators_see_every_page_of_their_organisation),
		cmocka_unit_test(a_persons_page_says_why_they_are_here),
		cmocka_unit_test(a_leader_sees_people_of_their_groups_and_of_no_other),
		cmocka_unit_test(a_visiting_site_administrator_leads_no_group),
		cmocka_unit_test(another_organisation_finds_nothing),
		cmocka_unit_test(archiving_and_restoring_somebody),
		cmocka_unit_test(the_last_administrator_is_told_so),
		cmocka_unit_test(a_profile_comes_back_with_its_problems),
		cmocka_unit_test(courses_are_made_changed_and_archived),
		cmocka_unit_test(people_are_a_file_too),
		cmocka_unit_test(the_file_of_a_group_holds_whom_its_list_shows),
		cmocka_unit_test(a_long_list_has_pages_both_ways),
		cmocka_unit_test(names_that_become_very_long_when_they_are_folded_are_sorted_searched_and_exported),
		cmocka_unit_test(an_import_at_work_says_what_it_does),
		cmocka_unit_test(help_is_for_everyone),
		cmocka_unit_test(only_site_administrators_administer_the_site),
		cmocka_unit_test(a_site_administrator_makes_and_closes_organisations),
		cmocka_unit_test(a_site_administrator_looks_after_accounts),
		cmocka_unit_test(a_leader_knows_whoever_has_no_name_by_the_address_of_their_group),
		cmocka_unit_test(all_courses_that_a_groups_page_lists_are_saved_by_its_form),
		cmocka_unit_test(everybodys_own_values_stand_in_a_file_of_many),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
