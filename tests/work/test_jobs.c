#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/job.h"
#include "domain/message.h"
#include "domain/progress.h"
#include "domain/seat.h"
#include "domain/session.h"
#include "domain/token.h"
#include "domain/wait.h"
#include "lib/database.h"
#include "lib/look.h"
#include "lib/shop.h"
#include "lib/world.h"
#include "queries.h"
#include "work/jobs.h"
#include "work/sweep.h"

/* A runner on the world's database: its transaction is committed, and rows come from the runner's arena meanwhile. */
static struct process
runner(struct ctx *ctx, const char *name)
{
	if (db_in_transaction(ctx->db))
		db_commit(ctx->db);
	return (struct process){ .conf = ctx->conf, .db = ctx->db, .arena = arena_new(64 << 20), .name = name };
}

static void
runner_ends(struct ctx *ctx, struct process *process)
{
	db_rollback(ctx->db);
	db_use_arena(ctx->db, ctx->arena);
	arena_free(process->arena);
}

static void
run_all(struct ctx *ctx)
{
	struct process process = runner(ctx, "test:1:1");

	while (jobs_run_one(&process))
		;
	runner_ends(ctx, &process);
}

static void
invite_people(struct ctx *ctx, int count)
{
	for (int i = 0; i < count; i++)
		assert_int_equal(world_enrol(ctx, arena_text(ctx->arena, "person%d@northfield.example", i), NULL), ADMITTED);
}

static int64_t
add_job(struct ctx *ctx, const char *verb, const char *status, const char *search)
{
	return job_add(ctx, "memberships", "A job", rows_text(q_learner_job_arguments(ctx->db, verb, status, -1, search)), 0);
}

static struct rows *
shown(struct ctx *ctx, int64_t job)
{
	struct rows *rows = q_job_show(ctx->db, ctx->organisation, job);

	assert_true(row_one(rows));
	return rows;
}

static void
a_verb_reaches_everyone_in_chunks_and_says_what_it_left_out(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job, declined;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 250);
	assert_int_equal(world_enrol(ctx, "no@northfield.example", &declined), ADMITTED);
	membership_move(ctx, declined, "prospect", "declined");
	job = add_job(ctx, "cancel", "", "");
	run_all(ctx);
	assert_int_equal(world_count(ctx, "cancelled"), 250);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_STATUS), "done");
	assert_int_equal(row_integer(shown(ctx, job), JOB_SHOW_DONE), 250);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_RESULT), "250 done. 1 left out: their status did not allow it.");
	world_close(ctx);
}

static void
whoever_was_counted_and_is_gone_by_then_is_accounted_for(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job, gone;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 3);
	assert_int_equal(world_enrol(ctx, "gone@northfield.example", &gone), ADMITTED);
	job = job_add(ctx, "memberships", "A job", rows_text(q_learner_job_arguments(ctx->db, "cancel", "", -1, "")), 4);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, gone), DONE);
	run_all(ctx);
	assert_string_equal(
		row_text(shown(ctx, job), JOB_SHOW_RESULT), "3 done. 1 left out: no longer in the list when their turn came.");
	assert_int_equal(row_integer(shown(ctx, job), JOB_SHOW_SKIPPED), 1);
	world_close(ctx);
}

static void
only_those_that_the_filter_matches_are_touched(void **state)
{
	struct ctx *ctx = world_open();
	int64_t pending;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 5);
	assert_int_equal(world_enrol(ctx, "ann@lakeside.example", &pending), ADMITTED);
	invite_taken(ctx, pending);
	add_job(ctx, "remove", "pending", "");
	add_job(ctx, "cancel", "", "person3@");
	add_job(ctx, "cancel", "", "ny");
	run_all(ctx);
	assert_int_equal(world_count(ctx, "pending"), 0);
	assert_int_equal(world_count(ctx, "cancelled"), 1);
	assert_int_equal(world_count(ctx, "prospect"), 4);
	/* Too short for the index of words: found by how a name begins. */
	db_begin(ctx->db);
	add_job(ctx, "cancel", "", "pe");
	run_all(ctx);
	assert_int_equal(world_count(ctx, "cancelled"), 5);
	world_close(ctx);
}

static void
inviting_again_does_not_run_after_its_own_tail(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 3);
	add_job(ctx, "cancel", "", "");
	run_all(ctx);
	world_later(ctx, 2 * 86400);
	db_begin(ctx->db);
	job = add_job(ctx, "reinvite", "", "");
	run_all(ctx);
	assert_int_equal(world_count(ctx, "prospect"), 3);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_RESULT), "3 done.");
	world_close(ctx);
}

static void
seats_that_come_free_go_to_the_wait_list_in_order(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Drivers", "ask", "0");
	for (int i = 0; i < 250; i++) {
		struct email email = world_email(ctx, arena_text(ctx->arena, "person%03d@people.example", i));
		struct wait wait = {
			.account = world_account(ctx, email.address, "Priya", "Raman"), .email = &email, .route = "join", .detail = ""
		};

		wait_join(ctx, &wait);
		assert_int_equal(wait_place(ctx, wait.account), i + 1);
	}
	assert_int_equal(seat_set(ctx, "201"), OK);
	run_all(ctx);
	assert_int_equal(world_count(ctx, "active"), 201);
	assert_int_equal(rows_integer(q_wait_people(ctx->db, ctx->organisation, ctx->group)), 49);
	assert_true(row_one(q_membership_current(ctx->db, ctx->group, "person200@people.example")));
	assert_false(row_one(q_membership_current(ctx->db, ctx->group, "person201@people.example")));
	world_close(ctx);
}

static void
copying_stops_at_the_last_seat_and_says_so(void **state)
{
	struct ctx *ctx = world_open();
	int64_t from, job;

	(void)state;
	from = world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 4);
	world_group(ctx, "Night drivers", "ask", "3");
	job = job_add(ctx, "copy", "Copy", rows_text(q_enrol_copy_arguments(ctx->db, from, "everyone")), 4);
	run_all(ctx);
	assert_int_equal(world_count(ctx, "held"), 3);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_RESULT), "3 done. 1 left out: no seat was free.");
	world_close(ctx);
}

static const char *
copied(struct ctx *ctx, int64_t from)
{
	int64_t job = job_add(ctx, "copy", "Copy", rows_text(q_enrol_copy_arguments(ctx->db, from, "active")), 1);

	run_all(ctx);
	return row_text(shown(ctx, job), JOB_SHOW_RESULT);
}

static void
of_whoever_is_archived_copying_says_who_restores_them(void **state)
{
	struct ctx *ctx = world_open(), leader;
	int64_t priya = world_member(ctx, "priya@northfield.example", "Priya", "Shah"), from;
	int64_t lena = world_member(ctx, "lena@northfield.example", "Lena", "Park");

	(void)state;
	from = world_group(ctx, "Drivers", "enrol", "");
	world_join(ctx, priya);
	assert_int_equal(group_add_leader(ctx, lena), OK);
	world_group(ctx, "Night drivers", "enrol", "");
	assert_int_equal(membership_move(ctx, world_join(ctx, priya), "active", "archived"), DONE);
	assert_int_equal(group_add_leader(ctx, lena), OK);
	leader = *ctx;
	leader.account = account_by_email(ctx, "lena@northfield.example");
	leader.member = lena;
	assert_string_equal(copied(&leader, from), "0 done. 1 left out: archived here. An administrator can restore them.");
	db_begin(ctx->db);
	assert_string_equal(copied(ctx, from),
		"0 done. 1 left out: archived in this group. Restore them in the list of its learners, under Archived.");
	world_close_sound(ctx);
}

static void
a_job_left_by_a_killed_runner_goes_on_where_it_was(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 5);
	job = add_job(ctx, "cancel", "", "");
	/* Its first three were done, and then it was gone. */
	assert_int_equal(rows_integer(q_job_lease(ctx->db, ctx->now, "killed:1:1", ctx->now + 60)), job);
	for (int i = 1; i <= 3; i++)
		assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, i), DONE);
	q_job_progress(ctx->db, job, "killed:1:1", "3 5 3 0 0 0 0 0 0 0 0 0", 3, 0);
	run_all(ctx);
	assert_int_equal(world_count(ctx, "cancelled"), 3); /* still leased */
	world_later(ctx, 61);
	run_all(ctx);
	assert_int_equal(world_count(ctx, "cancelled"), 5);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_RESULT), "5 done.");
	world_close(ctx);
}

static void
a_job_that_another_runner_has_by_now_is_left_to_that_one(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job, done;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 250);
	job = add_job(ctx, "cancel", "", "");
	assert_int_equal(rows_integer(q_job_lease(ctx->db, ctx->now, "slow:1:1", ctx->now + 60)), job);
	assert_int_equal(rows_integer(q_job_lease(ctx->db, ctx->now + 59, "other:2:2", ctx->now + 120)), 0);
	assert_int_equal(rows_integer(q_job_lease(ctx->db, ctx->now + 61, "other:2:2", ctx->now + 120)), job);
	assert_int_equal(q_job_renew(ctx->db, job, "slow:1:1", ctx->now + 600), 0);
	assert_int_equal(q_job_progress(ctx->db, job, "slow:1:1", "x", 1, 1), 0);
	assert_int_equal(q_job_finish(ctx->db, job, "slow:1:1", "done", "Nothing.", ctx->now), 0);
	assert_int_equal(q_job_release(ctx->db, job, "slow:1:1", ctx->now), 0);
	if (!database_is_postgres()) {
		/* After its first piece another one has it. */
		look_run(ctx,
			"CREATE TEMP TRIGGER taken AFTER UPDATE OF position ON main.jobs WHEN NEW.lease_owner = 'test:1:1' BEGIN"
			" UPDATE jobs SET lease_owner = 'other:2:2', lease_ends_at = NEW.lease_ends_at + 600 WHERE id = NEW.id; END");
		world_later(ctx, 121);
		run_all(ctx);
		done = row_integer(shown(ctx, job), JOB_SHOW_DONE);
		assert_in_range(done, 1, 249);
		assert_int_equal(world_count(ctx, "cancelled"), done);
		look_run(ctx, "DROP TRIGGER taken");
	}
	world_close(ctx);
}

static void
is_dead_the_sixth_time(struct ctx *ctx, int64_t job)
{
	for (int i = 0; i < 5; i++) {
		assert_int_equal(rows_integer(q_job_lease(ctx->db, ctx->now, "broken:1:1", ctx->now + 60)), job);
		world_later(ctx, 61);
	}
	run_all(ctx);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_STATUS), "dead");
}

static void
a_job_that_fails_time_and_again_is_dead(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	job = add_job(ctx, "cancel", "", "");
	is_dead_the_sixth_time(ctx, job);
	world_close(ctx);
}

/* What is prepared may be a call that moves money: it is not made once more by a job that is given up. */
static void
what_fails_while_it_is_prepared_is_dead_likewise(void **state)
{
	struct ctx *ctx = world_open();
	/* No amount: it cannot be prepared. */
	int64_t job = job_add(ctx, "refund", "Pay back a payment", "{\"order\": 999}", 0);

	(void)state;
	is_dead_the_sixth_time(ctx, job);
	world_close(ctx);
}

static void
of_a_refund_that_is_given_up_it_is_said_that_it_may_have_been_paid(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");
	const char *trouble;

	(void)state;
	assert_int_equal(shop_pay(ctx, order, "GBP", 5800, "pi_1"), ORDER_PAID);
	assert_int_equal(order_refund(ctx, order, "1"), OK);
	look_run(ctx, "UPDATE jobs SET attempts = 5 WHERE kind = 'refund'");
	run_all(ctx);
	trouble = shop_trouble(ctx, order);
	assert_non_null(strstr(trouble, "It is not known whether the payment provider paid £29.00 back. Look at payment pi_1"));
	assert_non_null(strstr(trouble, "if it was not"));
	world_close(ctx);
}

static void
a_kind_that_nobody_knows_is_dead_at_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t job = job_add(ctx, "nothing", "Nothing", "{}", 0);

	(void)state;
	run_all(ctx);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_STATUS), "dead");
	world_close(ctx);
}

static void
a_job_stops_where_whoever_started_it_leads_no_more(void **state)
{
	struct ctx *ctx = world_open(), leader;
	int64_t member = world_member(ctx, "lena@northfield.example", "Lena", "Fischer"), job;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 150);
	assert_int_equal(group_add_leader(ctx, member), OK);
	leader = *ctx;
	leader.account = account_by_email(ctx, "lena@northfield.example");
	leader.member = member;
	job = add_job(&leader, "cancel", "", "");
	run_all(ctx);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_STATUS), "done");
	db_begin(ctx->db);
	job = add_job(&leader, "reinvite", "", "");
	assert_int_equal(group_remove_leader(ctx, member), OK);
	run_all(ctx);
	assert_string_equal(row_text(shown(ctx, job), JOB_SHOW_STATUS), "dead");
	assert_int_equal(world_count(ctx, "prospect"), 0);
	world_close(ctx);
}

static void
the_sweep_expires_invites_and_forgets_what_has_run_out(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "dana@northfield.example");
	struct message reset = { .kind = "reset", .account = ctx->account, .email = email.address, .email_wire = email.wire };
	struct process process;
	struct sweep sweep = { 0 };
	int64_t membership;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	invite_people(ctx, 120);
	assert_int_equal(world_enrol(ctx, "late@northfield.example", &membership), ADMITTED);
	session_start(ctx, ctx->account, false, "127.0.0.1", "a browser");
	reset.token = token_create(ctx, "reset", ctx->account, &email, NULL);
	message_queue(ctx, &reset);
	look_run(ctx, "UPDATE messages SET status = 'sent', done_at = %lld WHERE kind = 'reset'", (long long)ctx->now);
	process = runner(ctx, "test:1:1");
	sweep.process = &process;
	sweep_if_due(&sweep);
	assert_int_equal(world_count(ctx, "expired"), 0);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM sessions"), 1);
	/* A link that has run out says so for a while. */
	world_later(ctx, 29 * 86400);
	sweep_if_due(&sweep);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM sessions"), 0);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM tokens WHERE id = %lld", (long long)reset.token), 1);
	world_later(ctx, 41 * 86400);
	sweep_if_due(&sweep);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM tokens WHERE id = %lld", (long long)reset.token), 0);
	assert_int_equal(world_count(ctx, "expired"), 121);
	assert_int_equal(world_count(ctx, "held"), 0);
	runner_ends(ctx, &process);
	world_close(ctx);
}

static void
completed_courses_count_in_every_group_that_has_them(void **state)
{
	struct ctx *ctx = world_open();
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price"), course = world_course(ctx, "First aid"), with,
			without;
	struct progress_event done = { .kind = "completed", .source = "import", .ref = "import:1:1", .progress = -1, .score = -1 };

	(void)state;
	done.member = owen;
	done.course = course;
	progress_add(ctx, &done);
	world_group(ctx, "Without the course", "ask", "");
	without = world_join(ctx, owen);
	assert_int_equal(world_courses_done(ctx, without), 0);
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	run_all(ctx);
	assert_int_equal(world_courses_done(ctx, without), 1);
	db_begin(ctx->db);
	world_group(ctx, "With it from the start", "ask", "");
	assert_int_equal(group_set_courses(ctx, &course, 1), OK);
	with = world_join(ctx, owen);
	assert_int_equal(world_courses_done(ctx, with), 1);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_verb_reaches_everyone_in_chunks_and_says_what_it_left_out),
		cmocka_unit_test(whoever_was_counted_and_is_gone_by_then_is_accounted_for),
		cmocka_unit_test(only_those_that_the_filter_matches_are_touched),
		cmocka_unit_test(inviting_again_does_not_run_after_its_own_tail),
		cmocka_unit_test(seats_that_come_free_go_to_the_wait_list_in_order),
		cmocka_unit_test(copying_stops_at_the_last_seat_and_says_so),
		cmocka_unit_test(of_whoever_is_archived_copying_says_who_restores_them),
		cmocka_unit_test(a_job_left_by_a_killed_runner_goes_on_where_it_was),
		cmocka_unit_test(a_job_that_another_runner_has_by_now_is_left_to_that_one),
		cmocka_unit_test(a_job_that_fails_time_and_again_is_dead),
		cmocka_unit_test(what_fails_while_it_is_prepared_is_dead_likewise),
		cmocka_unit_test(of_a_refund_that_is_given_up_it_is_said_that_it_may_have_been_paid),
		cmocka_unit_test(a_kind_that_nobody_knows_is_dead_at_once),
		cmocka_unit_test(a_job_stops_where_whoever_started_it_leads_no_more),
		cmocka_unit_test(the_sweep_expires_invites_and_forgets_what_has_run_out),
		cmocka_unit_test(completed_courses_count_in_every_group_that_has_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
