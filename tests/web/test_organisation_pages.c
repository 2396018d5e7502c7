/* The pages of the organisation, its people and courses, and help: to whom each is for and to nobody else. */
#include "domain/field.h"
#include "domain/import.h"
#include "domain/job.h"
#include "domain/member.h"
#include "lib/look.h"
#include "lib/ruled.h"
#include "queries.h"
#include "pages_world.h"

static void
administrators_see_every_page_of_their_organisation(void **state)
{
	static const char *const pages[] = { "/learners", "/learners?status=archived", "/learners?q=okaf", "/learners?q=o",
		"/learners?q=zzzz", "/courses", "/courses?status=archived", "/courses/new", "/organisation", "/organisation/activity",
		"/organisation/activity?kind=group", "/organisation/activity?kind=mailtext", "/organisation/announcement" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(shown(pages[i], dana), 200);
		assert_int_equal(shown(pages[i], lena), 403);
		assert_int_equal(shown(pages[i], priya), 403);
		assert_int_equal(shown(pages[i], NULL), 303);
	}
	assert_int_equal(shown("/learners", dana), 200);
	assert_true(
		says("Amara Okafor") && says("Group leader") && says("data-l=\"Leads\">1<") && !says("waiting@northfield.example"));
	assert_int_equal(shown("/learners?q=okaf", dana), 200);
	assert_true(says("Amara Okafor") && !says("Priya"));
	assert_int_equal(shown(path("/courses/ID", course), dana), 200);
	assert_true(says("Staff") && says("1 h 30 min"));
	assert_int_equal(shown(path("/courses/ID/edit", course), dana), 200);
	assert_int_equal(shown("/courses/999", dana), 404);
}

static void
a_persons_page_says_why_they_are_here(void **state)
{
	static const char *const pages[] = { "/learners/ID", "/learners/ID/archive", "/learners/ID/role" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		assert_int_equal(shown(path(pages[i], amara), dana), 200);
		assert_int_equal(shown(path(pages[i], 999), dana), 404);
		assert_int_equal(shown(path(pages[i], amara), priya), 403);
	}
	shown(path("/learners/ID", amara), dana);
	assert_true(says("<bdi>Dana Whitlock</bdi> enrolled amara@northfield.example from the members of the organisation"));
	assert_true(says("First aid") && says("Not started"));
}

static void
a_leader_sees_people_of_their_groups_and_of_no_other(void **state)
{
	(void)state;
	assert_int_equal(shown(path("/learners/ID", amara), lena), 200);
	assert_true(says("Amara Okafor") && !says("Make administrator"));
	assert_int_equal(shown(path("/learners/ID", other), lena), 404);
	assert_int_equal(shown(path("/learners/ID/archive", amara), lena), 403);
	assert_int_equal(sent(path("/learners/ID/archive", amara), lena, ""), 403);
}

/* An organisation that they do not belong to, as its administrators do. */
static void
a_visiting_site_administrator_leads_no_group(void **state)
{
	(void)state;
	assert_int_equal(sent(path("/organisations/ID/enter", site.world->organisation), ruth, ""), 303);
	assert_int_equal(shown("/groups", ruth), 200);
	assert_true(says(">Staff<") && says(">Drivers<"));
	assert_int_equal(shown("/groups?show=led", ruth), 200);
	assert_true(says("You lead no group.") && !says(">Staff<"));
}

static void
a_leader_knows_whoever_has_no_name_by_the_address_of_their_group(void **state)
{
	int64_t nameless;

	(void)state;
	db_begin(site.world->db);
	nameless = enrolled("Cooks", "cook@northfield.example", "", "");
	assert_int_equal(group_add_leader(site.world, world_member_of(site.world, "lena@northfield.example")), OK);
	look_run(site.world, "UPDATE accounts SET email = 'private@northfield.example' WHERE email = 'cook@northfield.example'");
	db_commit(site.world->db);
	assert_int_equal(shown(path("/learners/ID", nameless), dana), 200);
	assert_true(says("private@northfield.example"));
	assert_int_equal(shown(path("/learners/ID", nameless), lena), 200);
	assert_true(says("cook@northfield.example") && !says("private@northfield.example"));
}

static void
another_organisation_finds_nothing(void **state)
{
	struct ctx neighbour, whole = *site.world;
	const char *marta;
	int64_t job;

	(void)state;
	db_begin(site.world->db);
	neighbour = world_neighbour(site.world);
	marta = token_of(neighbour.account);
	whole.group = 0;
	job = job_add(&whole, "promote", "For the whole organisation", "{}", 0);
	db_commit(site.world->db);
	assert_int_equal(shown(path("/jobs/ID", job), dana), 200);
	assert_int_equal(shown(path("/jobs/ID", job), lena), 404);
	assert_int_equal(shown(path("/jobs/ID", job), marta), 404);
	assert_int_equal(shown(path("/learners/ID", amara), marta), 404);
	assert_int_equal(sent(path("/learners/ID/archive", amara), marta, ""), 404);
	assert_int_equal(sent(path("/learners/ID/role", amara), marta, "role=admin"), 404);
	assert_int_equal(shown(path("/courses/ID", course), marta), 404);
	assert_int_equal(sent(path("/courses/ID", course), marta, "title=Mine"), 404);
	shown("/learners", marta);
	assert_false(says("Okafor"));
	shown("/learners?q=okafor", marta);
	assert_false(says("Okafor"));
	shown("/organisation/activity", marta);
	assert_false(says("Staff"));
}

static void
archiving_and_restoring_somebody(void **state)
{
	(void)state;
	assert_int_equal(sent(path("/learners/ID/archive", amara), dana, ""), 303);
	assert_int_equal(shown(path("/learners/ID", amara), dana), 200);
	assert_true(says("Amara Okafor is archived") && says("Undo"));
	assert_int_equal(shown(path("/learners/ID", amara), lena), 404);
	shown("/learners?status=archived&q=okafor", dana);
	assert_true(says("Amara Okafor"));
	assert_int_equal(sent(path("/learners/ID/archive", amara), dana, ""), 422);
	assert_true(says("archived already"));
	assert_int_equal(sent(path("/learners/ID/restore", amara), dana, ""), 303);
	assert_int_equal(sent(path("/learners/ID/restore", amara), dana, ""), 422);
	assert_int_equal(shown(path("/learners/ID", amara), lena), 200);
}

static void
the_last_administrator_is_told_so(void **state)
{
	(void)state;
	assert_int_equal(sent(path("/learners/ID/role", site.world->member), dana, "role=learner"), 422);
	assert_true(says("only administrator"));
	assert_int_equal(sent(path("/learners/ID/role", amara), dana, "role=admin"), 303);
	assert_int_equal(sent(path("/learners/ID/role", amara), dana, "role=learner"), 303);
}

static void
a_profile_comes_back_with_its_problems(void **state)
{
	(void)state;
	assert_int_equal(sent("/organisation", dana, "name=&website=x&time_zone=Nowhere&description=typed"), 422);
	assert_true(
		says("typed</textarea>") && says("id=\"name-error\"") && says("id=\"website-error\"") && says("id=\"time_zone-error\""));
	/* All of them at once, whichever part of the domain they come from. */
	assert_true(says("id=\"seat_return-error\"") && says("id=\"quiet_from-error\""));
	assert_int_equal(
		sent("/organisation", dana,
			"name=Northfield&website=&contact=Dana&time_zone=America%2FArgentina%2FBuenos_Aires&description=typed&temporary_passwords=1&seat_return=always&quiet_from=20&quiet_until=8"),
		303);
	assert_int_equal(shown("/organisation", dana), 200);
	assert_true(says("value=\"America/Argentina/Buenos_Aires\" selected>Argentina: Buenos Aires<"));
	assert_true(says("name=\"temporary_passwords\" value=\"1\" checked"));
	assert_int_equal(shown("/organisation/announcement", dana), 200);
	assert_true(says("Northfield now uses Muster"));
	assert_int_equal(sent("/organisation/announcement", dana, ""), 303);
	assert_int_equal(sent("/organisation/checklist/close", dana, ""), 303);
}

static void
a_rule_that_is_refused_says_at_a_field_what_is_wrong_there_and_above_whose_it_is(void **state)
{
	int64_t group, before = site.world->group;

	(void)state;
	db_begin(site.world->db);
	group = ruled_group(site.world, "Ruled", "ask", "");
	db_commit(site.world->db);
	site.world->group = before;
	assert_int_equal(
		sent(path("/groups/ID/rules", group), dana, "mode=all&block_1=1&subject_1=name&comparison_1=contains&save=1"), 422);
	assert_true(says("Condition 1: Enter") && says("id=\"value_1-error\">Enter"));
}

static void
courses_are_made_changed_and_archived(void **state)
{
	(void)state;
	assert_int_equal(sent("/courses", dana, "title=&minutes=x"), 422);
	assert_true(says("Enter a title."));
	assert_int_equal(sent("/courses", dana, "title=Fire+safety&minutes=20"), 303);
	assert_int_equal(sent(path("/courses/ID", course), dana, "title=fire+SAFETY"), 422);
	assert_true(says("already a course of this title"));
	assert_int_equal(sent(path("/courses/ID/archive", course), dana, ""), 303);
	assert_int_equal(shown("/courses?status=archived", dana), 200);
	assert_true(says("First aid"));
	assert_int_equal(shown(path("/courses/ID", course), dana), 200);
	assert_true(says("This course is archived."));
	assert_int_equal(sent(path("/courses/ID/restore", course), dana, ""), 303);
}

static void
people_are_a_file_too(void **state)
{
	(void)state;
	assert_int_equal(shown("/learners.csv", dana), 200);
	assert_true(says("Amara,Okafor,amara@northfield.example,Learner,active,1,0,2026-"));
	assert_true(says("learns in,leads,joined") && says("Group leader,active,0,1,2026-"));
	assert_int_equal(shown("/learners.csv?q=okafor", dana), 200);
	assert_true(says("Okafor") && !says("Raman"));
	assert_int_equal(shown("/learners.csv", lena), 403);
}

static void
everybodys_own_values_stand_in_a_file_of_many(void **state)
{
	int64_t room;
	const char *all;

	(void)state;
	db_begin(site.world->db);
	room = world_field(site.world, "Room", "text", "");
	for (int i = 0; i < 120; i++) {
		int64_t member = world_member(site.world, arena_text(site.world->arena, "room%03d@northfield.example", i), "Room",
			arena_text(site.world->arena, "Guest%03d", i));

		if (i % 3)
			member_set_value(site.world, member, room, arena_text(site.world->arena, "number %d", i));
	}
	db_commit(site.world->db);
	assert_int_equal(shown("/learners.csv", dana), 200);
	all = arena_string(site.world->arena, site.response.body);
	for (int i = 0; i < 120; i++) {
		const char *row = strstr(all, arena_text(site.world->arena, "Room,Guest%03d,", i));
		const char *value = arena_text(site.world->arena, i % 3 ? ",,number %d\r" : ",,\r", i);

		assert_non_null(row);
		assert_non_null(memmem(row, strcspn(row, "\n"), value, strlen(value)));
	}
	db_begin(site.world->db);
	assert_int_equal(field_delete(site.world, room), OK);
	db_commit(site.world->db);
}

static void
the_file_of_a_group_holds_whom_its_list_shows(void **state)
{
	(void)state;
	assert_int_equal(shown(path("/groups/ID/learners.csv", site.world->group), lena), 200);
	assert_true(says("Amara,Okafor,amara@northfield.example,active,0,existing,,2026-"));
	assert_true(says("waiting@northfield.example,prospect,,manual,"));
	assert_int_equal(shown(path("/groups/ID/learners.csv?q=ok", site.world->group), lena), 200);
	assert_true(says("Okafor") && !says("waiting@"));
	assert_int_equal(shown(path("/groups/ID/learners.csv?q=okafor", site.world->group), lena), 200);
	assert_true(says("Okafor") && !says("waiting@"));
	assert_int_equal(shown(path("/groups/ID/learners.csv?status=prospect", site.world->group), lena), 200);
	assert_true(!says("Okafor") && says("waiting@"));
}

/* Where the page that was asked for last leads on to: the query. */
static const char *
next_page(void)
{
	const char *next = strstr(site.response.body, "rel=\"next\" href=\"");

	assert_non_null(next);
	next += 17;
	next = arena_copy(site.world->arena, next, strcspn(next, "\""));
	for (const char *amp; (amp = strstr(next, "&amp;"));)
		next = arena_text(site.world->arena, "%.*s&%s", (int)(amp - next), next, amp + 5);
	return next;
}

static void
a_long_list_has_pages_both_ways(void **state)
{
	(void)state;
	db_begin(site.world->db);
	for (int i = 0; i < 120; i++)
		world_member(site.world, arena_text(site.world->arena, "many%03d@northfield.example", i), "Many",
			arena_text(site.world->arena, "Person%03d", i));
	db_commit(site.world->db);
	assert_int_equal(shown("/learners?q=person", dana), 200);
	assert_true(says("rel=\"next\"") && !says("rel=\"prev\"") && says("Person119") && !says("Person069"));
	shown("/learners", dana);
	assert_true(says("1 to 50 of 125"));
	assert_int_equal(shown(arena_text(site.world->arena, "/learners%s", next_page()), dana), 200);
	assert_true(says("51 to 100 of 125") && says("rel=\"prev\"") && says("rel=\"next\""));
}

/* So many of a character. */
static const char *
many(int count, const char *character)
{
	const char *text = "";

	for (int i = 0; i < count; i++)
		text = arena_text(site.world->arena, "%s%s", text, character);
	return text;
}

/* Folded, one character may be eighteen. */
static void
names_that_become_very_long_when_they_are_folded_are_sorted_searched_and_exported(void **state)
{
	const char *ligatures = many(100, "\xef\xb7\xba"), *syllables = many(148, "\xea\xb0\x81");

	(void)state;
	db_begin(site.world->db);
	for (int i = 10; i < 65; i++) {
		struct course_form form = { arena_text(site.world->arena, "%d%s", i, syllables), "", "" };

		world_member(site.world, arena_text(site.world->arena, "long%d@northfield.example", i), ligatures, ligatures);
		assert_int_equal(course_create(site.world, &form, &(int64_t){ 0 }), OK);
	}
	db_commit(site.world->db);
	assert_int_equal(shown(arena_text(site.world->arena, "/learners%s", "?q=long"), dana), 200);
	assert_int_equal(shown("/learners", dana), 200);
	while (says("rel=\"next\""))
		assert_int_equal(shown(arena_text(site.world->arena, "/learners%s", next_page()), dana), 200);
	assert_true(says("long64@northfield.example"));
	assert_int_equal(shown("/learners.csv", dana), 200);
	assert_true(says("long10@northfield.example") && says("long64@northfield.example"));
	assert_int_equal(shown("/courses", dana), 200);
	assert_int_equal(shown(arena_text(site.world->arena, "/courses%s", next_page()), dana), 200);
	assert_true(says(">64\xea") && says("First aid"));
	assert_int_equal(shown(arena_text(site.world->arena, "/groups?q=%s", many(100, "%EF%B7%BA")), lena), 200);
}

static void
an_import_at_work_says_what_it_does(void **state)
{
	static const char *const statuses[] = { "running", "paused", "undoing" };

	(void)state;
	for (const struct import_kind_words *kind = import_kinds; kind->name; kind++) {
		int64_t import;

		db_begin(site.world->db);
		q_import_add(site.world->db, site.world->organisation, site.world->group, site.world->account, kind->name, "people.csv",
			100, site.world->now);
		import = db_new_id(site.world->db);
		db_commit(site.world->db);
		for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
			db_begin(site.world->db);
			look_run(site.world, "UPDATE imports SET status = '%s' WHERE id = %lld", statuses[i], (long long)import);
			db_commit(site.world->db);
			assert_int_equal(shown(path("/imports/ID", import), dana), 200);
			assert_int_equal(says(kind->doing), i == 0);
			assert_int_equal(says("aria-current=\"step\">Preview and approve<"), i < 2);
			assert_int_equal(says("<li class=\"done\">Done<"), i == 2);
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
		assert_int_equal(shown(pages[i], NULL), 200);
		assert_int_equal(shown(pages[i], dana), 200);
	}
	assert_int_equal(shown("/help/nothing", NULL), 404);
}

static void
all_courses_that_a_groups_page_lists_are_saved_by_its_form(void **state)
{
	const char *form = "", *at;
	int listed = 0;

	(void)state;
	db_begin(site.world->db);
	for (int i = 0; i < 1000; i++) {
		struct course_form course_form = { arena_text(site.world->arena, "Course %d", i), "", "" };

		assert_int_equal(course_create(site.world, &course_form, &(int64_t){ 0 }), OK);
	}
	db_commit(site.world->db);
	assert_int_equal(shown(path("/groups/ID/courses", site.world->group), dana), 200);
	for (at = site.response.body; (at = strstr(at, "id=\"course_")); listed++) {
		long long id = strtoll(at + strlen("id=\"course_"), (char **)&at, 10);

		form = arena_text(site.world->arena, "course=%lld&position_%lld=%d&due_%lld=&%s", id, id, listed + 1, id, form);
	}
	assert_int_equal(listed, 1000);
	assert_int_equal(sent(path("/groups/ID/courses", site.world->group), dana, form), 303);
	assert_int_equal(
		look_number(site.world, "SELECT COUNT(*) FROM group_courses WHERE group_id = %lld", (long long)site.world->group),
		listed);
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
		cmocka_unit_test(a_rule_that_is_refused_says_at_a_field_what_is_wrong_there_and_above_whose_it_is),
		cmocka_unit_test(courses_are_made_changed_and_archived),
		cmocka_unit_test(people_are_a_file_too),
		cmocka_unit_test(the_file_of_a_group_holds_whom_its_list_shows),
		cmocka_unit_test(a_long_list_has_pages_both_ways),
		cmocka_unit_test(names_that_become_very_long_when_they_are_folded_are_sorted_searched_and_exported),
		cmocka_unit_test(an_import_at_work_says_what_it_does),
		cmocka_unit_test(help_is_for_everyone),
		cmocka_unit_test(a_leader_knows_whoever_has_no_name_by_the_address_of_their_group),
		cmocka_unit_test(all_courses_that_a_groups_page_lists_are_saved_by_its_form),
		cmocka_unit_test(everybodys_own_values_stand_in_a_file_of_many),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
