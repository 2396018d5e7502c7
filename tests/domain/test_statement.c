/* Statements: stored, and what becomes of them. What the whole resource answers is tried over HTTP. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/group.h"
#include "domain/statement.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"
#include "statement_text.h"

#define ADL "http://adlnet.gov/expapi/verbs/"
#define MANY_THINGS 20000

/* Priya, in a group that has a course, and a system with a key. */
struct scene {
	struct ctx *ctx;
	const struct api_key *key;
	int64_t member, course;
	const char *words; /* of the last refusal */
};

static struct scene
scene(int lessons)
{
	struct ctx *ctx = world_open();
	struct scene scene = { .ctx = ctx, .member = world_member(ctx, "priya@northfield.example", "Priya", "Raman") };
	const char *user, *password;
	int64_t membership;

	world_group(ctx, "Residential care staff", "enrol", "");
	scene.course = taught_course(ctx, "Trauma-informed care", lessons);
	assert_int_equal(group_set_courses(ctx, &scene.course, 1), OK);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &membership), ADMITTED);
	assert_int_equal(api_key_make(ctx, "Player", &user, &password), OK);
	scene.key = api_key_find(ctx, user, password);
	ctx->account = 0;
	return scene;
}

static void
end(struct scene *s)
{
	world_close_sound(s->ctx);
}

static enum statement_verdict
send(struct scene *s, const char *text)
{
	struct statement_batch batch;
	const char *sent = json(s->ctx, text);
	enum statement_verdict verdict = statements_read(s->ctx, s->key, sent, strlen(sent), true, NULL, &batch);

	if (verdict == STATEMENTS_GOOD)
		verdict = statements_store(s->ctx, s->key, &batch);
	s->words = batch.words;
	return verdict;
}

/* Priya did something with the course; number: the end of its id. */
static const char *
said(struct scene *s, int number, const char *verb, const char *rest)
{
	return arena_text(s->ctx->arena,
		"{'id':'" UUID "%d','actor':{'mbox':'mailto:priya@northfield.example'},'verb':{'id':'" ADL
		"%s'},'object':{'id':'https://muster.example/courses/%lld'}%s}",
		number, verb, (long long)s->course, rest);
}

static void
tell(struct scene *s, int number, const char *verb, const char *rest)
{
	if (send(s, said(s, number, verb, rest)) != STATEMENTS_GOOD)
		fail_msg("%s", s->words);
}

static bool
stands(struct scene *s, const char *status, int progress)
{
	return look_number(s->ctx,
			   "SELECT count(*) FROM enrolments WHERE member_id = %lld AND course_id = %lld AND status = '%s' AND progress = %d",
			   (long long)s->member, (long long)s->course, status, progress) == 1;
}

/* ---------------------------------------------------------------- stored once */

static void
the_same_again_changes_nothing_and_another_under_its_id_is_refused(void **state)
{
	struct scene s = scene(0);

	(void)state;
	tell(&s, 1, "progressed", ",'result':{'extensions':{'https://w3id.org/xapi/cmi5/result/extensions/progress':30}}");
	tell(&s, 1, "progressed", ",'result':{'extensions':{'https://w3id.org/xapi/cmi5/result/extensions/progress':30.0}}");
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM statements"), 1);
	assert_int_equal(send(&s, said(&s, 1, "completed", "")), STATEMENTS_CONFLICT);
	assert_non_null(strstr(s.words, UUID "1"));
	assert_true(stands(&s, "in progress", 30));
	assert_int_equal(
		send(&s, arena_text(s.ctx->arena, "[%s,%s]", said(&s, 2, "scored", ""), said(&s, 2, "scored", ""))), STATEMENTS_WRONG);
	end(&s);
}

/* It waited for the others to have written. */
static void
a_key_that_is_revoked_before_they_are_stored_keeps_nothing(void **state)
{
	struct scene s = scene(0);
	struct ctx other = world_neighbour(s.ctx);

	(void)state;
	assert_int_equal(api_key_revoke(&other, s.key->id), NOT_FOUND);
	tell(&s, 1, "answered", "");
	assert_int_equal(api_key_revoke(s.ctx, s.key->id), OK);
	assert_int_equal(send(&s, said(&s, 2, "completed", "")), STATEMENTS_UNSENT);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM statements"), 1);
	end(&s);
}

/* A statement about another one, which is about so many things. */
static void
what_is_referred_to_takes_no_memory_of_the_request(void **state)
{
	struct scene s = scene(0);
	struct arena *arena = s.ctx->arena, *small = arena_new(1 << 20);
	char *things = arena_alloc(arena, MANY_THINGS * 40);
	size_t length = 0;
	int64_t terms;

	(void)state;
	for (int i = 0; i < MANY_THINGS; i++)
		length += (size_t)snprintf(things + length, 40, "%s{'id':'https://a.example/%d'}", i ? "," : "", i);
	tell(&s, 1, "experienced", arena_text(arena, ",'context':{'contextActivities':{'other':[%s]}}", things));
	terms = look_number(s.ctx, "SELECT count(*) FROM statement_terms");
	s.ctx->arena = small;
	db_use_arena(s.ctx->db, small);
	for (int i = 2; i < 5; i++)
		assert_int_equal(send(&s,
							 arena_text(small,
								 "{'id':'" UUID "%d','actor':{'mbox':'mailto:priya@northfield.example'},'verb':{'id':'" ADL
								 "answered'},'object':{'objectType':'StatementRef','id':'" UUID "%d'}}",
								 i, i - 1)),
			STATEMENTS_GOOD);
	s.ctx->arena = arena;
	db_use_arena(s.ctx->db, arena);
	arena_free(small);
	assert_true(terms > MANY_THINGS);
	assert_true(look_number(s.ctx, "SELECT count(*) FROM statement_terms") >= 4 * terms);
	end(&s);
}

static void
each_is_stored_later_than_the_one_before(void **state)
{
	struct scene s = scene(0);

	(void)state;
	tell(&s, 1, "scored", "");
	world_later(s.ctx, -100);
	tell(&s, 2, "scored", "");
	tell(&s, 3, "scored", ",'timestamp':'2020-01-01T00:00:00Z'");
	assert_int_equal(look_number(s.ctx,
						 "SELECT count(*) FROM statements a JOIN statements b ON b.id = a.id + 1 WHERE b.stored = a.stored + 1"),
		2);
	assert_int_equal(look_number(s.ctx, "SELECT happened FROM statements ORDER BY id DESC LIMIT 1") / 1000000, 1577836800);
	end(&s);
}

/* ---------------------------------------------------------------- progress */

static void
passed_completes_only_where_nothing_can_be_missing(void **state)
{
	struct scene s = scene(2);

	(void)state;
	tell(&s, 1, "passed", ",'result':{'score':{'scaled':0.9}}");
	assert_true(stands(&s, "in progress", 0));
	tell(&s, 2, "passed", ",'result':{'completion':true}");
	assert_true(stands(&s, "completed", 100));
	end(&s);
	s = scene(0);
	tell(&s, 1, "passed", ",'result':{'completion':false}");
	assert_true(stands(&s, "in progress", 0));
	tell(&s, 2, "passed", "");
	assert_true(stands(&s, "completed", 100));
	end(&s);
}

static void
what_is_taken_back_counts_no_more(void **state)
{
	struct scene s = scene(0);
	static const char back[] = "{'id':'" UUID "9','actor':{'openid':'a:b'},'verb':{'id':'" ADL
							   "voided'},'object':{'objectType':'StatementRef','id':'" UUID "%d'}}";

	(void)state;
	tell(&s, 1, "progressed", ",'result':{'extensions':{'https://w3id.org/xapi/cmi5/result/extensions/progress':30}}");
	tell(&s, 2, "completed", "");
	assert_true(stands(&s, "completed", 100));
	assert_int_equal(send(&s, arena_text(s.ctx->arena, back, 2)), STATEMENTS_GOOD);
	assert_true(stands(&s, "in progress", 30));
	tell(&s, 2, "completed", "");
	assert_true(stands(&s, "in progress", 30));
	end(&s);
}

static void
a_clock_that_goes_ahead_makes_nothing_happen_tomorrow(void **state)
{
	struct scene s = scene(0);

	(void)state;
	tell(&s, 1, "completed", ",'timestamp':'2999-01-01T00:00:00Z'");
	assert_int_equal(
		look_number(s.ctx, "SELECT completed_at FROM enrolments WHERE member_id = %lld", (long long)s.member), WORLD_NOW);
	end(&s);
}

/* Sums of time are kept as whole numbers of 64 bits: a player that counts wrong may not fill them. */
static void
no_time_spent_is_so_long_that_it_cannot_be_summed_up(void **state)
{
	struct scene s = scene(0);

	(void)state;
	for (int i = 0; i < 600; i++)
		assert_int_equal(send(&s,
							 arena_text(s.ctx->arena,
								 "{'actor':{'mbox':'mailto:priya@northfield.example'},'verb':{'id':'" ADL
								 "experienced'},'object':{'id':'https://muster.example/courses/%lld'},"
								 "'result':{'duration':'P999999999Y'}}",
								 (long long)s.course)),
			STATEMENTS_GOOD);
	assert_true(stands(&s, "in progress", 0));
	tell(&s, 1, "completed", "");
	assert_true(stands(&s, "completed", 100));
	end(&s);
}

static void
whoever_it_is_about_sees_it_whatever_became_of_it(void **state)
{
	struct scene s = scene(0);
	int64_t account = account_by_email(s.ctx, "priya@northfield.example");
	struct rows *rows;
	int count = 0;

	(void)state;
	tell(&s, 1, "completed", "");
	tell(&s, 2, "answered", "");
	assert_int_equal(send(&s,
						 "{'actor':{'mbox':'mailto:priya@northfield.example'},'verb':{'id':'" ADL
						 "completed'},'object':{'id':'https://elsewhere.example/course'}}"),
		STATEMENTS_GOOD);
	assert_int_equal(send(&s,
						 "{'actor':{'mbox':'mailto:other@northfield.example'},'verb':{'id':'" ADL
						 "completed'},'object':{'id':'https://elsewhere.example/course'}}"),
		STATEMENTS_GOOD);
	for (rows = q_data_statements(s.ctx->db, account, 0, 10); row_next(rows);)
		count++;
	assert_int_equal(count, 3);
	end(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_again_changes_nothing_and_another_under_its_id_is_refused),
		cmocka_unit_test(a_key_that_is_revoked_before_they_are_stored_keeps_nothing),
		cmocka_unit_test(what_is_referred_to_takes_no_memory_of_the_request),
		cmocka_unit_test(each_is_stored_later_than_the_one_before),
		cmocka_unit_test(passed_completes_only_where_nothing_can_be_missing),
		cmocka_unit_test(what_is_taken_back_counts_no_more),
		cmocka_unit_test(a_clock_that_goes_ahead_makes_nothing_happen_tomorrow),
		cmocka_unit_test(no_time_spent_is_so_long_that_it_cannot_be_summed_up),
		cmocka_unit_test(whoever_it_is_about_sees_it_whatever_became_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
