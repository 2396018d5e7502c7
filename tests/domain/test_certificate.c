/* Certificates: issued once a round, valid for months, revoked, found. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "domain/account.h"
#include "domain/certificate.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "lib/certified.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define COURSE "Trauma-informed care"
#define CLIENT "192.0.2.7"
#define DAY 86400

static int64_t
count(struct certified *s)
{
	return look_number(s->ctx, "SELECT count(*) FROM certificates");
}

static int64_t
instant(const char *date, const char *time)
{
	int64_t at;

	assert_true(zone_instant(date, time, &at));
	return at;
}

/* ---------------------------------------------------------------- issued */

static void
a_completion_issues_one_certificate_and_a_mail(void **state)
{
	struct certified s = certified_open(COURSE, "NULL");
	struct certificate found;

	(void)state;
	certified_complete(&s, "one", 0);
	certified_complete(&s, "another", 0);
	certificate_issue(s.ctx, s.member, s.course);
	assert_int_equal(count(&s), 1);
	assert_int_equal(world_mails(s.ctx, "certificate", NULL), 1);
	found = certified_latest(&s);
	assert_int_equal(found.state, CERTIFICATE_VALID);
	assert_int_equal(strlen(found.number), 14);
	assert_string_equal(found.learner_name, "Priya Raman");
	assert_string_equal(found.course_title, COURSE);
	assert_string_equal(found.organisation_name, "Northfield Family Services");
	assert_string_equal(found.completed, "22 Nov 2026");
	assert_null(found.valid_until);
	world_close_sound(s.ctx);
}

static void
a_course_without_certificates_issues_none(void **state)
{
	struct certified s = certified_open(COURSE, "NULL");

	(void)state;
	look_run(s.ctx, "UPDATE courses SET certificate = 0");
	certified_complete(&s, "one", 0);
	assert_int_equal(count(&s), 0);
	assert_int_equal(world_mails(s.ctx, "certificate", NULL), 0);
	world_close_sound(s.ctx);
}

static void
nobody_is_written_to_about_history_or_before_their_first_visit(void **state)
{
	struct certified s = certified_open(COURSE, "NULL"), t;

	(void)state;
	certified_complete(&s, "import", s.ctx->now - 31 * DAY);
	assert_int_equal(count(&s), 1);
	assert_int_equal(world_mails(s.ctx, "certificate", NULL), 0);
	world_close_sound(s.ctx);
	t = certified_open(COURSE, "NULL");
	look_run(t.ctx, "UPDATE accounts SET signed_in_at = NULL WHERE id = %lld", (long long)t.account);
	certified_complete(&t, "one", 0);
	assert_int_equal(count(&t), 1);
	assert_int_equal(world_mails(t.ctx, "certificate", NULL), 0);
	world_close_sound(t.ctx);
}

static void
each_round_has_a_certificate_of_its_own(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate first;

	(void)state;
	certified_complete(&s, "one", 0);
	first = certified_latest(&s);
	world_later(s.ctx, 300 * DAY);
	assert_true(progress_again(s.ctx, s.member, s.course));
	assert_int_equal(count(&s), 1);
	certified_complete(&s, "one", 0);
	assert_int_equal(count(&s), 2);
	assert_string_not_equal(certified_latest(&s).number, first.number);
	assert_int_equal(certificate_look(s.ctx, first.number).state, CERTIFICATE_VALID);
	world_close_sound(s.ctx);
}

/* ---------------------------------------------------------------- how long it is valid */

static void
months_are_those_of_the_organisations_calendar(void **state)
{
	static const struct {
		const char *months, *completed, *last;
	} cases[] = { { "24", "2026-10-02", "2028-10-02" }, { "1", "2026-01-31", "2026-02-28" }, { "12", "2024-02-29", "2025-02-28" },
		{ "48", "2024-02-29", "2028-02-29" }, { "3", "2026-11-15", "2027-02-15" }, { "600", "2026-11-22", "2076-11-22" } };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct certified s = certified_open(COURSE, cases[i].months);

		zone_use("Europe/London");
		certified_complete(&s, "one", instant(cases[i].completed, "23:30"));
		zone_use("Europe/London");
		assert_int_equal(certified_until(&s), instant(cases[i].last, "23:59") + 59);
		world_close_sound(s.ctx);
	}
}

static void
the_zone_in_use_stays(void **state)
{
	struct certified s = certified_open(COURSE, "1");

	(void)state;
	look_run(s.ctx, "UPDATE organisations SET time_zone = 'Pacific/Auckland'");
	zone_use("America/New_York");
	certified_complete(&s, "one", 0);
	assert_string_equal(zone_in_use(s.ctx->arena), "America/New_York");
	/* There it was the 22nd, 22:00, already. */
	zone_use("Pacific/Auckland");
	assert_int_equal(certified_until(&s), instant("2026-12-22", "23:59") + 59);
	world_close_sound(s.ctx);
}

static void
a_certificate_expires_with_its_last_second(void **state)
{
	struct certified s = certified_open(COURSE, "12");

	(void)state;
	certified_complete(&s, "one", 0);
	assert_string_equal(certified_latest(&s).valid_until, "22 Nov 2027");
	s.ctx->now = certified_until(&s);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_VALID);
	world_later(s.ctx, 1);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_EXPIRED);
	world_close_sound(s.ctx);
}

/* ---------------------------------------------------------------- taken back */

static void
a_certificate_goes_and_comes_back_with_its_progress(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate first;

	(void)state;
	certified_complete(&s, "import:1", 0);
	first = certified_latest(&s);
	assert_int_equal(progress_take_back(s.ctx, "import:1"), 1);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_REVOKED);
	assert_int_equal(certificate_restore(s.ctx, first.id), INVALID);
	world_later(s.ctx, 40 * DAY);
	certified_complete(&s, "import:2", 0);
	assert_int_equal(count(&s), 1);
	assert_string_equal(certified_latest(&s).number, first.number);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_VALID);
	assert_string_equal(certified_latest(&s).valid_until, "1 Jan 2028");
	assert_int_equal(world_mails(s.ctx, "certificate", NULL), 1);
	world_close_sound(s.ctx);
}

static void
one_of_an_earlier_round_goes_with_its_progress_too(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate first, second;

	(void)state;
	certified_complete(&s, "import:1", 0);
	first = certified_latest(&s);
	world_later(s.ctx, 300 * DAY);
	assert_true(progress_again(s.ctx, s.member, s.course));
	certified_complete(&s, "import:2", 0);
	second = certified_latest(&s);
	assert_int_equal(progress_take_back(s.ctx, "import:1"), 1);
	assert_int_equal(certificate_look(s.ctx, first.number).state, CERTIFICATE_REVOKED);
	assert_int_equal(certificate_look(s.ctx, second.number).state, CERTIFICATE_VALID);
	assert_int_equal(certificate_restore(s.ctx, first.id), INVALID);
	world_close_sound(s.ctx);
}

static void
a_certificate_says_the_day_that_is_left(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate first, now;

	(void)state;
	certified_complete(&s, "wrong", s.ctx->now - 200 * DAY);
	first = certified_latest(&s);
	certified_complete(&s, "right", 0);
	assert_string_equal(certified_latest(&s).completed, first.completed);
	progress_take_back(s.ctx, "wrong");
	now = certified_latest(&s);
	assert_int_equal(now.state, CERTIFICATE_VALID);
	assert_string_equal(now.number, first.number);
	assert_string_equal(now.completed, "22 Nov 2026");
	assert_string_equal(now.valid_until, "22 Nov 2027");
	assert_int_equal(count(&s), 1);
	world_close_sound(s.ctx);
}

static void
a_clock_of_others_may_say_any_year(void **state)
{
	struct certified s = certified_open(COURSE, "12");

	(void)state;
	look_run(s.ctx, "UPDATE organisations SET time_zone = 'America/New_York'");
	certified_complete(&s, "one", -62167219200); /* the beginning of the year 0 */
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_EXPIRED);
	world_close_sound(s.ctx);
}

static void
what_somebody_revoked_stays_so_until_they_restore_it(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	int64_t id;

	(void)state;
	certified_complete(&s, "import:1", 0);
	id = certified_latest(&s).id;
	assert_int_equal(certificate_revoke(s.ctx, id, " "), INVALID);
	assert_string_equal(s.ctx->problems->field, "why");
	s.ctx->problems = NULL;
	assert_int_equal(certificate_revoke(s.ctx, id, "Somebody else sat the test."), OK);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_REVOKED);
	assert_int_equal(certificate_revoke(s.ctx, id, "Again."), INVALID);
	s.ctx->problems = NULL;
	progress_take_back(s.ctx, "import:1");
	assert_int_equal(certificate_restore(s.ctx, id), INVALID);
	certified_complete(&s, "import:2", 0);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_REVOKED);
	assert_int_equal(certificate_restore(s.ctx, id), OK);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_VALID);
	assert_int_equal(
		look_number(s.ctx, "SELECT count(*) FROM activities WHERE verb IN ('certificate.revoked', 'certificate.restored')"), 2);
	world_close_sound(s.ctx);
}

static void
a_certificate_is_issued_anew_under_its_number(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate first;

	(void)state;
	certified_complete(&s, "one", 0);
	first = certified_latest(&s);
	assert_int_equal(certificate_reissue(s.ctx, first.id), INVALID);
	look_run(s.ctx, "UPDATE accounts SET last_name = 'Nair' WHERE id = %lld", (long long)s.account);
	assert_string_equal(certified_latest(&s).learner_name, "Priya Raman");
	assert_int_equal(certificate_reissue(s.ctx, first.id), OK);
	assert_string_equal(certified_latest(&s).learner_name, "Priya Nair");
	assert_string_equal(certified_latest(&s).number, first.number);
	look_run(s.ctx, "UPDATE accounts SET last_name = 'Raman' WHERE id = %lld", (long long)s.account);
	world_close_sound(s.ctx);
}

static void
nobody_else_touches_it(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct ctx there = world_neighbour(s.ctx);
	struct certificate found;

	(void)state;
	certified_complete(&s, "one", 0);
	found = certified_latest(&s);
	assert_true(certificate_seen(s.ctx, &found));
	assert_false(certificate_seen(&there, &found));
	assert_int_equal(certificate_revoke(&there, found.id, "No."), NOT_FOUND);
	assert_int_equal(certificate_restore(&there, found.id), NOT_FOUND);
	assert_int_equal(certificate_reissue(&there, found.id), NOT_FOUND);
	world_close_sound(s.ctx);
}

static void
a_leader_sees_those_of_the_courses_and_learners_of_their_groups(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct ctx leader = *s.ctx;
	int64_t other = taught_course(s.ctx, "First aid", 0), hers;
	struct certificate found;

	(void)state;
	certified_complete(&s, "one", 0);
	found = certified_latest(&s);
	world_group(s.ctx, "Drivers", "enrol", "");
	leader.role = LEADER;
	leader.member = world_member(s.ctx, "lena@northfield.example", "Lena", "Fischer");
	assert_int_equal(group_add_leader(s.ctx, leader.member), OK);
	assert_int_equal(group_set_courses(s.ctx, &s.course, 1), OK);
	assert_false(certificate_seen(&leader, &found)); /* not in the group */
	assert_int_equal(world_enrol(s.ctx, PRIYA, &hers), ADMITTED);
	assert_true(certificate_seen(&leader, &found));
	assert_int_equal(group_set_courses(s.ctx, &other, 1), OK);
	assert_false(certificate_seen(&leader, &found)); /* no course of the group */
	assert_int_equal(group_set_courses(s.ctx, &s.course, 1), OK);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, hers), DONE);
	assert_false(certificate_seen(&leader, &found));
	assert_true(certificate_seen(s.ctx, &found));
	world_close_sound(s.ctx);
}

static void
of_archived_people_the_organisation_has_those_of_before(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	struct certificate before, after;

	(void)state;
	certified_complete(&s, "one", 0);
	before = certified_latest(&s);
	world_later(s.ctx, DAY);
	assert_int_equal(member_archive(s.ctx, s.member), OK);
	world_later(s.ctx, DAY);
	assert_true(progress_again(s.ctx, s.member, s.course));
	certified_complete(&s, "one", 0);
	after = certified_latest(&s);
	assert_true(certificate_seen(s.ctx, &before));
	assert_false(certificate_seen(s.ctx, &after));
	assert_int_equal(certificate_revoke(s.ctx, after.id, "Not seen."), NOT_FOUND);
	assert_int_equal(after.state, CERTIFICATE_VALID);
	world_close_sound(s.ctx);
}

/* ---------------------------------------------------------------- looked up */

static struct certificate
find(struct certified *s, const char *typed, const char *client)
{
	struct certificate found;

	db_commit(s->ctx->db);
	found = certificate_find(s->ctx, typed, client);
	db_begin(s->ctx->db);
	return found;
}

static void
a_number_is_found_however_it_is_typed(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	const char *number, *bare;

	(void)state;
	certified_complete(&s, "one", 0);
	number = certified_latest(&s).number;
	bare = arena_text(s.ctx->arena, "%.4s%.4s%.4s", number, number + 5, number + 10);
	assert_int_equal(find(&s, bare, CLIENT).state, CERTIFICATE_VALID);
	assert_int_equal(find(&s, arena_text(s.ctx->arena, " %.4s %.8s ", bare, bare + 4), CLIENT).state, CERTIFICATE_VALID);
	assert_int_equal(find(&s, arena_text(s.ctx->arena, "%.11s", bare), CLIENT).state, CERTIFICATE_UNKNOWN);
	assert_int_equal(find(&s, "", CLIENT).state, CERTIFICATE_UNKNOWN);
	assert_int_equal(find(&s, "\xf0\x9f\x98\x80", CLIENT).state, CERTIFICATE_UNKNOWN);
	assert_int_equal(find(&s, "%", CLIENT).state, CERTIFICATE_UNKNOWN);
	world_close_sound(s.ctx);
}

static void
whoever_guesses_is_told_nothing_for_a_while(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	const char *number;

	(void)state;
	certified_complete(&s, "one", 0);
	number = certified_latest(&s).number;
	s.ctx->account = 0;
	for (int i = 0; i < 30; i++)
		assert_int_equal(find(&s, number, CLIENT).state, CERTIFICATE_VALID);
	for (int i = 0; i < 10; i++)
		assert_int_equal(find(&s, "ACDE-FGHJ-KMNP", CLIENT).state, CERTIFICATE_UNKNOWN);
	assert_int_equal(find(&s, number, CLIENT).state, CERTIFICATE_LIMITED);
	assert_int_equal(find(&s, number, CLIENT).until, s.ctx->now + 600);
	assert_int_equal(find(&s, number, "192.0.2.8").state, CERTIFICATE_VALID);
	world_later(s.ctx, 601);
	assert_int_equal(find(&s, number, CLIENT).state, CERTIFICATE_VALID);
	world_close_sound(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_completion_issues_one_certificate_and_a_mail),
		cmocka_unit_test(a_course_without_certificates_issues_none),
		cmocka_unit_test(nobody_is_written_to_about_history_or_before_their_first_visit),
		cmocka_unit_test(each_round_has_a_certificate_of_its_own),
		cmocka_unit_test(months_are_those_of_the_organisations_calendar),
		cmocka_unit_test(the_zone_in_use_stays),
		cmocka_unit_test(a_certificate_expires_with_its_last_second),
		cmocka_unit_test(a_certificate_goes_and_comes_back_with_its_progress),
		cmocka_unit_test(one_of_an_earlier_round_goes_with_its_progress_too),
		cmocka_unit_test(a_certificate_says_the_day_that_is_left),
		cmocka_unit_test(a_clock_of_others_may_say_any_year),
		cmocka_unit_test(what_somebody_revoked_stays_so_until_they_restore_it),
		cmocka_unit_test(a_certificate_is_issued_anew_under_its_number),
		cmocka_unit_test(nobody_else_touches_it),
		cmocka_unit_test(a_leader_sees_those_of_the_courses_and_learners_of_their_groups),
		cmocka_unit_test(of_archived_people_the_organisation_has_those_of_before),
		cmocka_unit_test(a_number_is_found_however_it_is_typed),
		cmocka_unit_test(whoever_guesses_is_told_nothing_for_a_while),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
