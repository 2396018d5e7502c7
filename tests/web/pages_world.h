/* The real pages, through the table of routes, of an organisation with something in it; each is shown without a value that nobody gave.
   cmocka_run_group_tests(tests, set_up, tear_down). */
#ifndef MUSTER_TESTS_PAGES_WORLD_H
#define MUSTER_TESTS_PAGES_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/organisation.h"
#include "domain/site.h"
#include "lib/asking.h"
#include "web/session.h"

static const char *dana, *ruth, *lena, *priya; /* tokens: administrator, site administrator, leader, learner */
static int64_t amara, other, course;           /* members, a course */
static FILE *caught;                           /* standard error while a page is made */

/* --- asking --- */

/* Fails the test when the page left something out. */
static inline void
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

static inline int
answered(const char *method, const char *uri, const char *token, const char *form)
{
	int error = dup(STDERR_FILENO);

	dup2(fileno(caught), STDERR_FILENO);
	ask(method, uri, token, form, NULL);
	dup2(error, STDERR_FILENO);
	close(error);
	no_value_is_missing(uri);
	return site.response.status;
}

/* The status of a page. */
static inline int
shown(const char *uri, const char *token)
{
	return answered("GET", uri, token, NULL);
}

/* The status of the answer to a form. */
static inline int
sent(const char *uri, const char *token, const char *form)
{
	return answered("POST", uri, token, with_csrf(token, form));
}

/* ID becomes the number. */
static inline const char *
path(const char *format, int64_t id)
{
	const char *mark = strstr(format, "ID");

	return arena_text(site.world->arena, "%.*s%lld%s", (int)(mark - format), format, (long long)id, mark + 2);
}

/* --- a world with something in it --- */

static inline const char *
token_of(int64_t account)
{
	return session_start(site.world, account, false, "192.0.2.7", "test");
}

static inline int64_t
enrolled(const char *group, const char *address, const char *first, const char *last)
{
	int64_t member = world_member(site.world, address, first, last);

	world_group(site.world, group, "ask", "");
	assert_int_equal(group_set_courses(site.world, &course, 1), OK);
	world_join(site.world, member);
	return member;
}

static inline void
fill(void)
{
	struct course_form form = { "First aid", "What to do.", "90" };
	int64_t ruth_is = world_account(site.world, "site@muster.example", "Ruth", "Adler");
	int64_t leader = world_member(site.world, "lena@northfield.example", "Lena", "Fischer");

	assert_int_equal(course_create(site.world, &form, &course), OK);
	assert_int_equal(course_publish(site.world, course), OK);
	assert_int_equal(site_set_admin(site.world, ruth_is, true), OK);
	other = enrolled("Drivers", "hugo@northfield.example", "Hugo", "Marchetti");
	amara = enrolled("Staff", "amara@northfield.example", "Amara", "Okafor");
	assert_int_equal(group_add_leader(site.world, leader), OK);
	world_enrol(site.world, "waiting@northfield.example", NULL);
	world_member(site.world, "priya@northfield.example", "Priya", "Raman");
	dana = site.token;
	ruth = token_of(ruth_is);
	lena = token_of(account_by_email(site.world, "lena@northfield.example"));
	priya = token_of(account_by_email(site.world, "priya@northfield.example"));
}

static inline int
set_up(void **state)
{
	caught = tmpfile();
	if (open_site(state))
		return -1;
	db_begin(site.world->db);
	fill();
	db_commit(site.world->db);
	return 0;
}

static inline int
tear_down(void **state)
{
	fclose(caught);
	return close_site(state);
}

#endif
