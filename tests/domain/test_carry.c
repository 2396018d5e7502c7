/* Progress that was made elsewhere is carried over on request, with approval. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/carry.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "domain/statement.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define ANN "ann@a.example"
#define OCTOBER_2 1790899200 /* 2 Oct 2026, 00:00 UTC */

struct scene {
	struct ctx *ctx, next, ann; /* two organisations, and Ann as she acts */
	int64_t account, member, course, there, member_there;
};

/* Ann has completed a course at the neighbour's, and has the same one to do here. */
static struct scene
scene_open(void)
{
	struct scene s = { .ctx = world_open() };
	struct progress_event done = {
		.kind = "completed", .source = "import", .ref = "import:1:1", .progress = -1, .score = 92, .at = OCTOBER_2
	};
	int64_t membership;

	s.member = world_member(s.ctx, ANN, "Ann", "Abel");
	s.account = account_by_email(s.ctx, ANN);
	s.course = taught_course(s.ctx, "Fire safety", 2);
	world_group(s.ctx, "Drivers", "enrol", "");
	assert_int_equal(group_set_courses(s.ctx, &s.course, 1), OK);
	assert_int_equal(world_enrol(s.ctx, ANN, &membership), ADMITTED);
	s.next = world_neighbour(s.ctx);
	s.there = taught_course(&s.next, "FIRE Safety", 0);
	s.member_there = member_ensure(&s.next, s.account);
	done.member = s.member_there;
	done.course = s.there;
	assert_true(progress_add(&s.next, &done));
	s.ann = *s.ctx;
	s.ann.account = s.account;
	s.ann.organisation = s.ann.member = s.ann.group = 0;
	s.ann.role = LEARNER;
	return s;
}

static enum outcome
ask(struct scene *s, const char *from, const char *number, const char *words, int64_t *request)
{
	struct carry_form form = { from, number, words };

	s->ann.problems = NULL;
	return carry_ask(&s->ann, s->course, &form, request);
}

static const char *
there(struct scene *s)
{
	return arena_text(s->ctx->arena, "%lld-%lld", (long long)s->there, (long long)s->member_there);
}

static enum outcome
approve(struct scene *s, int64_t request, const char *as, const char *date, const char *score, const char *percent)
{
	struct carry_approval approval = { as, date, score, percent, "Well done." };

	s->ctx->problems = NULL;
	return carry_approve(s->ctx, request, &approval);
}

static int64_t
here(struct scene *s, const char *column)
{
	return look_number(s->ctx, "SELECT %s FROM enrolments WHERE member_id = %lld AND course_id = %lld", column,
		(long long)s->member, (long long)s->course);
}

static void
tell(void *closure, const char *words, const char *found)
{
	(void)closure;
	print_error("%s: %s\n", words, found);
}

static void
what_was_made_elsewhere_is_copied_into_the_request(void **state)
{
	struct scene s = scene_open();
	struct rows *rows;
	int64_t request;

	(void)state;
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	rows = q_carry_get(s.ctx->db, s.ctx->organisation, request);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, CARRY_GET_FROM_COURSE), "FIRE Safety");
	assert_string_equal(row_text(rows, CARRY_GET_FROM_IS), "done");
	assert_int_equal(row_integer(rows, CARRY_GET_FROM_SCORE), 92);
	assert_int_equal(row_integer(rows, CARRY_GET_FROM_COMPLETED_AT), OCTOBER_2);
	assert_int_equal(here(&s, "count(*)"), 0);
	world_close(s.ctx);
}

static void
only_what_is_offered_can_be_given(void **state)
{
	struct scene s = scene_open();
	int64_t request, bob = world_member(s.ctx, "bob@a.example", "Bob", "Byrne");

	(void)state;
	assert_int_equal(ask(&s, "", "", "", &request), INVALID);
	assert_int_equal(
		ask(&s, arena_text(s.ctx->arena, "%lld-%lld", (long long)s.there, (long long)bob), "", "", &request), INVALID);
	assert_int_equal(ask(&s, "words", "", "  ", &request), INVALID);
	assert_int_equal(ask(&s, "certificate", "ABCD-EFGH-JKLM", "", &request), INVALID);
	s.ann.account = account_by_email(s.ctx, "bob@a.example");
	assert_int_equal(ask(&s, "words", "", "I did it.", &request), NOT_FOUND);
	world_close(s.ctx);
}

static void
a_certificate_of_this_site_is_named_by_its_number(void **state)
{
	struct scene s = scene_open();
	struct rows *rows = q_carry_sources(s.ctx->db, s.account, s.ctx->organisation, "fire safety", 0);
	const char *number;
	int64_t request;

	(void)state;
	assert_true(row_one(rows));
	number = row_text(rows, CARRY_SOURCES_FROM_NUMBER);
	assert_non_null(number);
	assert_int_equal(ask(&s, "certificate", number, "", &request), OK);
	rows = q_carry_get(s.ctx->db, s.ctx->organisation, request);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, CARRY_GET_FROM_NUMBER), number);
	world_close(s.ctx);
}

/* Another system has told the organisation of Bob and the course, which has lessons, before he was there. */
static struct scene
scene_told(const char *verb, const char *result)
{
	struct scene s = scene_open();
	const char *words = arena_text(s.ctx->arena,
		"[{\"actor\":{\"mbox\":\"mailto:bob@a.example\"},\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/%s\"},"
		"\"object\":{\"id\":\"https://courses.example/fire\"},\"timestamp\":\"2026-10-02T00:00:00Z\",\"result\":%s}]",
		verb, result);
	struct api_key key = {
		.id = 1, .organisation = s.ctx->organisation, .authority = "{\"objectType\":\"Agent\",\"mbox\":\"mailto:lms@a.example\"}"
	};
	struct statement_batch batch;
	int64_t membership;

	look_run(s.ctx, "UPDATE courses SET activity_iri = 'https://courses.example/fire' WHERE id = %lld", (long long)s.course);
	look_run(s.ctx,
		"INSERT INTO api_keys (id, organisation_id, name, user_name, secret_hash, created_at) VALUES (1, %lld, 'LMS', 'u', 's', 1)",
		(long long)s.ctx->organisation);
	assert_int_equal(statements_read(s.ctx, &key, words, strlen(words), true, NULL, &batch), STATEMENTS_GOOD);
	assert_int_equal(statements_store(s.ctx, &key, &batch), STATEMENTS_GOOD);
	world_member(s.ctx, "bob@a.example", "Bob", "Byrne");
	s.ann.account = account_by_email(s.ctx, "bob@a.example");
	account_confirm(s.ctx, s.ann.account, "bob@a.example");
	s.ctx->group = look_number(s.ctx, "SELECT id FROM groups WHERE name = 'Drivers'");
	assert_int_equal(world_enrol(s.ctx, "bob@a.example", &membership), ADMITTED);
	return s;
}

static void
what_other_systems_told_before_is_offered(void **state)
{
	struct scene s = scene_told("completed", "{\"score\":{\"scaled\":0.8}}");
	struct carry_facts facts;
	int64_t request;

	(void)state;
	assert_true(carry_heard(&s.ann, s.ctx->organisation, s.course, &facts));
	assert_string_equal(facts.status, "completed");
	assert_int_equal(facts.completed_at, OCTOBER_2);
	assert_int_equal(facts.score, 80);
	assert_int_equal(ask(&s, "statements", "", "", &request), OK);
	s.ann.account = s.account;
	assert_int_equal(ask(&s, "statements", "", "", &request), INVALID);
	world_close(s.ctx);
}

static void
what_other_systems_told_before_means_what_it_would_mean_now(void **state)
{
	static const struct {
		const char *verb, *result, *status;
		int score;
	} told[] = {
		{ "failed", "{\"completion\":true,\"score\":{\"scaled\":0.57}}", "in progress", 57 },
		{ "passed", "{\"score\":{\"scaled\":0.29}}", "in progress", 29 },
		{ "passed", "{\"completion\":true}", "completed", -1 },
		{ "completed", "{\"completion\":false}", "in progress", -1 },
		{ "scored", "{\"completion\":true,\"score\":{\"scaled\":-0.5}}", "completed", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		struct scene s = scene_told(told[i].verb, told[i].result);
		struct carry_facts facts;

		assert_true(carry_heard(&s.ann, s.ctx->organisation, s.course, &facts));
		assert_string_equal(facts.status, told[i].status);
		assert_int_equal(facts.score, told[i].score);
		world_close(s.ctx);
	}
}

static void
approval_records_the_completion_of_then(void **state)
{
	struct scene s = scene_open();
	int64_t request;

	(void)state;
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	assert_int_equal(approve(&s, request, "completed", "2026-10-02", "92", ""), OK);
	assert_int_equal(here(&s, "status = 'completed'"), 1);
	assert_int_equal(here(&s, "completed_at"), OCTOBER_2);
	assert_int_equal(here(&s, "score"), 92);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM messages WHERE kind = 'carry_approved' AND account_id = %lld",
						 (long long)s.account),
		1);
	assert_int_equal(
		look_number(s.ctx, "SELECT count(*) FROM progress_events WHERE ref = 'carried:%lld'", (long long)request), 1);
	assert_int_equal(approve(&s, request, "completed", "2026-10-02", "", ""), INVALID);
	assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
	world_close(s.ctx);
}

static void
a_part_is_carried_over_as_per_cent(void **state)
{
	struct scene s = scene_open();
	int64_t request;

	(void)state;
	assert_int_equal(ask(&s, "words", "", "Half of it, on paper.", &request), OK);
	assert_int_equal(approve(&s, request, "progress", "", "", "100"), INVALID);
	assert_int_equal(approve(&s, request, "progress", "", "", "half"), INVALID);
	assert_int_equal(approve(&s, request, "completed", "2027-01-01", "", ""), INVALID);
	assert_int_equal(approve(&s, request, "completed", "", "", ""), INVALID);
	assert_int_equal(approve(&s, request, "", "", "", ""), INVALID);
	assert_int_equal(approve(&s, request, "progress", "", "", "50 %"), OK);
	assert_int_equal(here(&s, "progress"), 50);
	assert_int_equal(here(&s, "status = 'in progress'"), 1);
	world_close(s.ctx);
}

static void
declining_takes_words_and_changes_nothing(void **state)
{
	struct scene s = scene_open();
	int64_t request;

	(void)state;
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	assert_int_equal(carry_decline(s.ctx, request, " "), INVALID);
	s.ctx->problems = NULL;
	assert_int_equal(carry_decline(s.ctx, request, "Too long ago."), OK);
	assert_int_equal(here(&s, "count(*)"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM messages WHERE kind = 'carry_declined'"), 1);
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	world_close(s.ctx);
}

static void
one_request_waits_and_may_be_withdrawn(void **state)
{
	struct scene s = scene_open();
	int64_t request, second;

	(void)state;
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	assert_int_equal(ask(&s, there(&s), "", "", &second), INVALID);
	s.ann.problems = NULL;
	assert_int_equal(carry_withdraw(&s.ann, request), OK);
	assert_int_equal(carry_withdraw(&s.ann, request), INVALID);
	assert_int_equal(approve(&s, request, "completed", "2026-10-02", "", ""), INVALID);
	assert_int_equal(ask(&s, there(&s), "", "", &second), OK);
	world_close(s.ctx);
}

static void
requests_stay_in_their_organisation_and_with_its_people(void **state)
{
	struct scene s = scene_open();
	struct carry_approval approval = { "completed", "2026-10-02", "", "", "" };
	int64_t request;

	(void)state;
	assert_int_equal(ask(&s, there(&s), "", "", &request), OK);
	assert_int_equal(carry_approve(&s.next, request, &approval), NOT_FOUND);
	assert_int_equal(carry_decline(&s.next, request, "No."), NOT_FOUND);
	s.next.account = s.ctx->account;
	assert_int_equal(carry_withdraw(&s.next, request), NOT_FOUND);
	assert_int_equal(member_archive(s.ctx, s.member), OK);
	assert_int_equal(approve(&s, request, "completed", "2026-10-02", "", ""), NOT_FOUND);
	assert_int_equal(rows_integer(q_carry_waiting(s.ctx->db, s.ctx->organisation)), 0);
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_made_elsewhere_is_copied_into_the_request),
		cmocka_unit_test(only_what_is_offered_can_be_given),
		cmocka_unit_test(a_certificate_of_this_site_is_named_by_its_number),
		cmocka_unit_test(what_other_systems_told_before_is_offered),
		cmocka_unit_test(what_other_systems_told_before_means_what_it_would_mean_now),
		cmocka_unit_test(approval_records_the_completion_of_then),
		cmocka_unit_test(a_part_is_carried_over_as_per_cent),
		cmocka_unit_test(declining_takes_words_and_changes_nothing),
		cmocka_unit_test(one_request_waits_and_may_be_withdrawn),
		cmocka_unit_test(requests_stay_in_their_organisation_and_with_its_people),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
