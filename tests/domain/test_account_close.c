/* Accounts that are closed: everything ends, and what their owners close says nothing of them any more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/account_close.h"
#include "domain/carry.h"
#include "domain/certificate.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/invariant.h"
#include "domain/join.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/progress.h"
#include "domain/session.h"
#include "domain/site.h"
#include "domain/wait.h"
#include "lib/taught.h"
#include "lib/world.h"
#include "queries.h"

#define ANN "ann@a.example"

struct scene {
	struct ctx *ctx, ann;
	int64_t account, member, membership, invite, course;
};

/* Ann learns in one group, has completed its course, and is invited to another. */
static struct scene
scene_open(void)
{
	struct scene s = { .ctx = world_open() };
	struct progress_event done = { .kind = "completed", .source = "import", .ref = "import:1:1", .progress = -1, .score = 90 };

	s.member = world_member(s.ctx, ANN, "Ann", "Abel");
	s.account = account_by_email(s.ctx, ANN);
	account_confirm(s.ctx, s.account, ANN);
	s.course = taught_course(s.ctx, "Fire safety", 0);
	world_group(s.ctx, "Drivers", "enrol", "");
	assert_int_equal(group_set_courses(s.ctx, &s.course, 1), OK);
	assert_int_equal(world_enrol(s.ctx, ANN, &s.membership), ADMITTED);
	done.member = s.member;
	done.course = s.course;
	assert_true(progress_add(s.ctx, &done));
	session_start(s.ctx, s.account, false, "127.0.0.1", "Browser");
	world_group(s.ctx, "Nurses", "ask", "");
	assert_int_equal(world_enrol(s.ctx, ANN, &s.invite), ADMITTED);
	invite_taken(s.ctx, s.invite);
	s.ann = *s.ctx;
	s.ann.account = s.account;
	s.ann.organisation = s.ann.member = s.ann.group = 0;
	s.ann.role = LEARNER;
	return s;
}

static void
tell(void *closure, const char *words, const char *found)
{
	(void)closure;
	print_error("%s: %s\n", words, found);
}

/* How many rows of all tables hold the words anywhere; those of these tables are left out. */
static int
rows_with(struct ctx *ctx, const char *words)
{
	static const char *const columns[] = { "accounts (email || first_name || last_name)", "addresses (email || email_key)",
		"memberships (email || email_key || email_wire || first_name || last_name || sort_key || COALESCE(refusal, '') || route_detail)",
		"members (sort_key)", "messages (email || email_wire || COALESCE(reply, ''))", "tokens (email || email_key)",
		"wait_entries (email || email_key)", "join_requests (email || email_key)", "redemptions (email)",
		"carry_requests (words || answer)", "member_values (value)", NULL };
	int found = 0;

	for (size_t i = 0; columns[i]; i++) {
		size_t table = strcspn(columns[i], " ");

		found += (int)look_number(
			ctx, "SELECT count(*) FROM %.*s WHERE %s LIKE '%%%s%%'", (int)table, columns[i], columns[i] + table, words);
	}
	return found;
}

static void
its_owner_closes_it_and_nothing_says_whose_it_was(void **state)
{
	struct scene s = scene_open();

	(void)state;
	assert_true(rows_with(s.ctx, "ann@a.example") > 5);
	assert_int_equal(account_close(&s.ann), OK);
	assert_int_equal(rows_with(s.ctx, "ann@a.example"), 0);
	assert_int_equal(rows_with(s.ctx, "Abel"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM member_search WHERE words LIKE '%%abel%%'"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM account_search WHERE words LIKE '%%abel%%'"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM membership_search WHERE words LIKE '%%abel%%'"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE learner_name = 'Ann Abel'"), 1);
	assert_int_equal(account_by_email(s.ctx, ANN), 0);
	assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
	world_close(s.ctx);
}

static void
ask_to_join(struct ctx *ctx, const char *email)
{
	struct join_page page = join_page_find(ctx, "harbour");
	struct join_choice choice = {
		.group = arena_text(ctx->arena, "%lld", (long long)ctx->group), .branch = "", .email = email, .client = "192.0.2.1"
	};

	assert_int_equal(join_ask(ctx, &page, &choice), OK);
}

/* In an organisation where she never was; of one request the mail alone is left. */
static void
what_its_owner_asked_on_join_pages_is_forgotten(void **state)
{
	struct scene s = scene_open();
	struct ctx there = world_neighbour(s.ctx);
	struct join_form form = {
		.name = "harbour", .is_on = true, .allow_list = "", .welcome = "", .groups = &there.group, .group_count = 1
	};

	(void)state;
	world_group(&there, "Night crew", "ask", "");
	assert_int_equal(join_save(&there, &form), OK);
	look_run(s.ctx,
		"INSERT INTO addresses (account_id, email, email_key, confirmed_at) VALUES (%lld, 'ann@b\u00fccher.example', 'ann@b\u00fccher.example', 1)",
		(long long)s.account);
	ask_to_join(&there, ANN);
	look_run(s.ctx, "DELETE FROM join_requests");
	ask_to_join(&there, "Ann@A.example");
	ask_to_join(&there, "ann@b\u00fccher.example");
	ask_to_join(&there, "somebody@a.example");
	assert_int_equal(account_close(&s.ann), OK);
	assert_int_equal(rows_with(s.ctx, "ann@"), 0);
	assert_int_equal(rows_with(s.ctx, "cher.example"), 0);
	assert_int_equal(rows_with(s.ctx, "somebody@a.example"), 2);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM messages WHERE kind = 'joining'"), 4);
	assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
	world_close(s.ctx);
}

static void
an_invite_to_a_corrected_address_says_no_more_which_one_it_had(void **state)
{
	struct scene s = scene_open();
	int64_t anns;

	(void)state;
	/* One went to an address that nobody knows and is Ann's by now, one to Ann and is somebody else's by now. */
	assert_int_equal(membership_correct_email(s.ctx, s.invite, "bob@b.example"), OK);
	world_group(s.ctx, "Cooks", "ask", "");
	assert_int_equal(world_enrol(s.ctx, "anm@a.example", &anns), ADMITTED);
	assert_int_equal(membership_correct_email(s.ctx, anns, ANN), OK);
	assert_int_equal(
		look_number(s.ctx, "SELECT count(*) FROM memberships WHERE route_detail LIKE 'address corrected from %%'"), 2);
	assert_int_equal(account_close(&s.ann), OK);
	assert_int_equal(
		look_number(s.ctx, "SELECT count(*) FROM memberships WHERE route_detail LIKE 'address corrected from %%'"), 0);
	assert_int_equal(rows_with(s.ctx, ANN), 0);
	world_close(s.ctx);
}

static void
all_that_was_open_ends(void **state)
{
	struct scene s = scene_open();

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	assert_string_equal(world_status(s.ctx, s.invite), "declined");
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM sessions WHERE account_id = %lld", (long long)s.account), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM messages WHERE account_id = %lld AND status IN ('queued', 'held')",
						 (long long)s.account),
		0);
	assert_int_equal(
		look_number(s.ctx, "SELECT count(*) FROM memberships WHERE id = %lld AND status = 'archived'", (long long)s.membership),
		1);
	world_close(s.ctx);
}

static void
nothing_is_sent_to_the_address_that_stands_in_for_theirs(void **state)
{
	struct scene s = scene_open();
	int64_t places, accounts, mails, mail, waiting;

	(void)state;
	mail = look_number(s.ctx, "SELECT max(id) FROM messages");
	look_run(s.ctx, "UPDATE messages SET status = 'failed' WHERE id = %lld", (long long)mail);
	world_group(s.ctx, "Cooks", "ask", "");
	assert_int_equal(world_enrol(s.ctx, ANN, &waiting), ADMITTED);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, waiting), DONE);
	assert_int_equal(account_close(&s.ann), OK);
	places = look_number(s.ctx, "SELECT count(*) FROM memberships");
	accounts = look_number(s.ctx, "SELECT count(*) FROM accounts");
	mails = look_number(s.ctx, "SELECT count(*) FROM messages WHERE status = 'queued'");
	assert_int_equal(membership_undo_remove(s.ctx, waiting), NOT_APPLICABLE);
	s.ctx->group = look_number(s.ctx, "SELECT group_id FROM memberships WHERE id = %lld", (long long)s.invite);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REINVITE, s.invite), NOT_APPLICABLE);
	look_run(s.ctx, "UPDATE groups SET policy = 'enrol'");
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REINVITE, s.invite), NOT_APPLICABLE);
	assert_int_equal(message_retry(s.ctx, mail), INVALID);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM memberships"), places);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM accounts"), accounts);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM messages WHERE status = 'queued'"), mails);
	world_close(s.ctx);
}

static void
a_certificate_keeps_the_name_of_whoever_closed_their_account(void **state)
{
	struct scene s = scene_open();
	int64_t certificate = look_number(s.ctx, "SELECT max(id) FROM certificates");
	struct rows *rows;

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	rows = q_certificate_get(s.ctx->db, s.ctx->organisation, certificate);
	assert_true(row_one(rows));
	assert_true(row_is_null(rows, CERTIFICATE_GET_NAME_NOW));
	assert_int_equal(certificate_reissue(s.ctx, certificate), INVALID);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM certificates WHERE learner_name = 'Ann Abel'"), 1);
	world_close(s.ctx);
}

static void
the_address_may_open_another_account(void **state)
{
	struct scene s = scene_open();
	int64_t again;

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	again = world_account(s.ctx, ANN, "Ann", "Abel");
	assert_int_not_equal(again, s.account);
	assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
	world_close(s.ctx);
}

static void
it_cannot_be_opened_or_restored_again(void **state)
{
	struct scene s = scene_open();

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	assert_int_equal(site_reopen_account(s.ctx, s.account), INVALID);
	assert_int_equal(member_restore(s.ctx, s.member, NULL), INVALID);
	world_close(s.ctx);
}

static void
the_only_administrator_stays(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(account_close(ctx), INVALID);
	assert_non_null(strstr(ctx->problems->words, "You are the only administrator of"));
	world_close(ctx);
}

static void
what_a_site_administrator_closes_can_be_opened_again(void **state)
{
	struct scene s = scene_open();

	(void)state;
	assert_int_equal(site_close_account(s.ctx, s.account), OK);
	assert_string_equal(world_status(s.ctx, s.invite), "declined");
	assert_int_equal(site_reopen_account(s.ctx, s.account), OK);
	assert_int_equal(account_by_email(s.ctx, ANN), s.account);
	assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
	world_close(s.ctx);
}

static void
nothing_more_is_noted_about_whoever_closed_theirs(void **state)
{
	struct scene s = scene_open();
	int64_t ann = world_member_of(s.ctx, ANN);
	struct member_form form = { .branch = "" };

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	assert_int_equal(member_update(s.ctx, ann, &form), INVALID);
	world_close(s.ctx);
}

static void
the_log_says_that_they_closed_it_and_not_that_somebody_archived_them(void **state)
{
	struct scene s = scene_open();
	struct rows *rows;

	(void)state;
	assert_int_equal(account_close(&s.ann), OK);
	rows = q_activity_page_of_kind(s.ctx->db, s.ctx->organisation, "member", INT64_MAX, 1);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_OF_KIND_VERB), "member.closed_account");
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_OF_KIND_SUBJECT), "Ann Abel");
	world_close(s.ctx);
	/* The site's doing is told as such. */
	s = scene_open();
	assert_int_equal(site_close_account(s.ctx, s.account), OK);
	rows = q_activity_page_of_kind(s.ctx->db, s.ctx->organisation, "member", INT64_MAX, 1);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_OF_KIND_VERB), "member.archived");
	world_close(s.ctx);
}

static void
their_wait_lists_they_leave_themselves_and_the_site_takes_them_off(void **state)
{
	for (int own = 0; own <= 1; own++) {
		struct scene s = scene_open();
		struct email email = world_email(s.ctx, ANN);
		struct wait wait = { .account = s.account, .email = &email, .route = "code", .detail = "", .silent = true };

		(void)state;
		world_group(s.ctx, "Sailors", "enrol", "1");
		assert_int_equal(world_enrol(s.ctx, "zoe@a.example", NULL), ADMITTED);
		wait_join(s.ctx, &wait);
		assert_int_equal(own ? account_close(&s.ann) : site_close_account(s.ctx, s.account), OK);
		assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM wait_entries WHERE status = 'waiting'"), 0);
		assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM activities WHERE verb = 'wait.left' AND detail = ''"), own);
		assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM activities WHERE verb = 'wait.removed'"), !own);
		assert_int_equal(invariant_check(s.ctx->db, 20, tell, NULL), 0);
		world_close(s.ctx);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(its_owner_closes_it_and_nothing_says_whose_it_was),
		cmocka_unit_test(what_its_owner_asked_on_join_pages_is_forgotten),
		cmocka_unit_test(an_invite_to_a_corrected_address_says_no_more_which_one_it_had),
		cmocka_unit_test(all_that_was_open_ends),
		cmocka_unit_test(nothing_is_sent_to_the_address_that_stands_in_for_theirs),
		cmocka_unit_test(a_certificate_keeps_the_name_of_whoever_closed_their_account),
		cmocka_unit_test(the_address_may_open_another_account),
		cmocka_unit_test(it_cannot_be_opened_or_restored_again),
		cmocka_unit_test(the_only_administrator_stays),
		cmocka_unit_test(what_a_site_administrator_closes_can_be_opened_again),
		cmocka_unit_test(nothing_more_is_noted_about_whoever_closed_theirs),
		cmocka_unit_test(the_log_says_that_they_closed_it_and_not_that_somebody_archived_them),
		cmocka_unit_test(their_wait_lists_they_leave_themselves_and_the_site_takes_them_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
