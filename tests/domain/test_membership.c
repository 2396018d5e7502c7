#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/search.h"
#include "lib/world.h"
#include "queries.h"

static void
asking_first_makes_a_prospect_who_is_pending_once_the_server_took_the_mail(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "5");
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &id), ADMITTED);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	invite_taken(ctx, id);
	assert_int_equal(world_count(ctx, "prospect"), 0);
	assert_int_equal(world_count(ctx, "pending"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
a_refused_mail_leaves_a_prospect_with_the_servers_words(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "nobody@northfield.example", &id);
	invite_refused(ctx, id, "550 5.1.1 No such user");
	rows = q_learner_get(ctx->db, ctx->group, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_GET_STATUS_IS), "undeliverable");
	assert_string_equal(row_text(rows, LEARNER_GET_REFUSAL), "550 5.1.1 No such user");
	world_close(ctx);
}

static void
enrolling_at_once_makes_an_active_learner_with_a_new_account(void **state)
{
	struct ctx *ctx = world_open();
	struct account account;
	int64_t id, owner;

	(void)state;
	world_group(ctx, "Staff", "enrol", "5");
	assert_int_equal(world_enrol(ctx, "new@northfield.example", &id), ADMITTED);
	assert_int_equal(world_count(ctx, "active"), 1);
	owner = account_by_email(ctx, "new@northfield.example");
	assert_true(account_load(ctx, owner, &account));
	assert_string_equal(account.first_name, "Priya");
	assert_null(account.password_hash);
	world_close(ctx);
}

static void
a_leader_cannot_bring_an_archived_person_back_by_enrolling_them(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price");

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	assert_int_equal(member_archive(ctx, member), OK);
	ctx->role = LEADER;
	assert_int_equal(world_enrol(ctx, "owen@northfield.example", NULL), ALREADY_ARCHIVED);
	assert_int_equal(world_count(ctx, "held"), 0);
	ctx->role = ADMIN;
	assert_int_equal(world_enrol(ctx, "owen@northfield.example", NULL), ADMITTED);
	world_close(ctx);
}

static void
a_leader_cannot_bring_an_archived_person_back_by_an_invite(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price"), id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(member_archive(ctx, member), OK);
	ctx->role = LEADER;
	assert_int_equal(world_enrol(ctx, "owen@northfield.example", NULL), ALREADY_ARCHIVED);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(world_mails(ctx, NULL, "owen@northfield.example"), 0);
	ctx->role = ADMIN;
	assert_int_equal(world_enrol(ctx, "owen@northfield.example", &id), ADMITTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), DONE);
	ctx->role = LEADER;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REINVITE, id), ONLY_ADMIN);
	world_close_sound(ctx);
}

static void
an_invite_that_waited_does_not_bring_back_who_is_archived_meanwhile(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price"), id;
	struct invite invite;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_int_equal(world_enrol(ctx, "owen@northfield.example", &id), ADMITTED);
	invite = world_invite(ctx, id);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_string_equal(world_status(ctx, id), "cancelled");
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(invite_accept(ctx, &invite, account_by_email(ctx, "owen@northfield.example")), INVALID);
	assert_false(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	world_close_sound(ctx);
}

static void
a_person_is_in_a_group_once_whichever_address_is_typed(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(world_enrol(ctx, "Priya@Northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "priya@northfield.EXAMPLE", NULL), ALREADY_WAITING);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	world_close(ctx);
}

static void
the_last_seat_is_given_once(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	assert_int_equal(world_enrol(ctx, "one@northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "two@northfield.example", NULL), GROUP_FULL);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	world_close(ctx);
}

static void
a_leader_cannot_give_the_group_another_policy(void **state)
{
	struct ctx *ctx = world_open();
	struct group_form form = { .name = "Staff", .description = "", .policy = "enrol", .invite_days = "30" };
	struct rows *rows;

	(void)state;
	world_group(ctx, "Staff", "ask", "2");
	ctx->role = LEADER;
	assert_int_equal(group_update(ctx, &form), OK);
	rows = q_group_get(ctx->db, ctx->organisation, ctx->group);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, GROUP_GET_POLICY), "ask");
	world_close(ctx);
}

static void
accepting_uses_the_seat_of_the_invite_and_shows_the_name(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	struct rows *rows;
	int64_t id, account;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	invite_taken(ctx, id);
	account = world_account(ctx, "priya@northfield.example", "Priya", "Raman");
	rows = q_learner_get(ctx->db, ctx->group, id);
	assert_true(row_one(rows));
	assert_null(row_text(rows, LEARNER_GET_NAME));
	invite = world_invite(ctx, id);
	assert_int_equal(invite.account, account);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	rows = q_learner_get(ctx->db, ctx->group, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_GET_NAME), "Priya Raman");
	world_close(ctx);
}

static void
an_invite_is_answered_once(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	int64_t id, account;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "priya@northfield.example", &id);
	account = world_account(ctx, "priya@northfield.example", "Priya", "Raman");
	invite = world_invite(ctx, id);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_int_equal(invite_accept(ctx, &invite, account), INVALID);
	assert_int_equal(invite_decline(ctx, &invite), INVALID);
	assert_int_equal(world_count(ctx, "active"), 1);
	world_close(ctx);
}

static void
an_expired_invite_frees_its_seat_and_cannot_be_accepted(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	invite_taken(ctx, id);
	world_later(ctx, 30 * 86400 + 1);
	invite = world_invite(ctx, id);
	assert_int_equal(invite.state, INVITE_EXPIRED);
	assert_int_equal(invite_accept(ctx, &invite, ctx->account), INVALID);
	assert_int_equal(invite_expire_due(ctx, 100), 1);
	assert_string_equal(world_status(ctx, id), "expired");
	assert_int_equal(world_count(ctx, "held"), 0);
	world_close(ctx);
}

static void
somebody_enrolled_at_once_is_listed_by_their_own_name(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true };
	struct newcomer newcomer = { .email = world_email(ctx, "priya@northfield.example"), .first_name = "P", .last_name = "Zed" };
	struct rows *rows;

	(void)state;
	world_account(ctx, "priya@northfield.example", "Priya", "Shah");
	world_group(ctx, "Staff", "enrol", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, NULL), ADMITTED);
	rows = q_learner_by_name(ctx->db, ctx->group, "", 0, sort_key_end(ctx->arena, ""), 2);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_BY_NAME_SORT_KEY), "shah priya");
	world_close(ctx);
}

static void
a_leader_enters_only_the_groups_they_lead(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	int64_t led = world_group(ctx, "Led", "ask", "");
	int64_t not_led = world_group(ctx, "Not led", "ask", "");
	struct ctx leader = *ctx;

	(void)state;
	ctx->group = led;
	assert_int_equal(group_add_leader(ctx, member), OK);
	leader.member = member;
	leader.role = LEADER;
	assert_int_equal(group_enter(&leader, led), OK);
	assert_int_equal(group_enter(&leader, not_led), NOT_FOUND);
	world_close(ctx);
}

static void
a_member_who_is_copied_joins_at_once_without_an_invite(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "owen@northfield.example", "Owen", "Price");
	struct arrival arrival = { .route = "copy", .detail = "Other group", .notify = true };
	struct newcomer newcomer = { .member = member };

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, NULL), ADMITTED);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, NULL), ALREADY_ACTIVE);
	world_close(ctx);
}

static bool
finds(struct ctx *ctx, const char *typed, int64_t id)
{
	struct rows *rows = q_learner_found(ctx->db, ctx->group, search_query(ctx->arena, ctx->group, typed), "", -1, INT64_MAX, 51);
	bool found = row_one(rows);

	return found && row_integer(rows, LEARNER_FOUND_ID) == id;
}

static void
before_acceptance_a_person_is_found_by_address_only(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "pr@northfield.example", &id);
	assert_true(finds(ctx, "northfield", id));
	assert_false(finds(ctx, "Raman", id));
	invite = world_invite(ctx, id);
	invite_accept(ctx, &invite, world_account(ctx, "pr@northfield.example", "Priya", "Raman"));
	assert_true(finds(ctx, "RAMAN", id));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asking_first_makes_a_prospect_who_is_pending_once_the_server_took_the_mail),
		cmocka_unit_test(a_refused_mail_leaves_a_prospect_with_the_servers_words),
		cmocka_unit_test(enrolling_at_once_makes_an_active_learner_with_a_new_account),
		cmocka_unit_test(a_leader_cannot_bring_an_archived_person_back_by_enrolling_them),
		cmocka_unit_test(a_leader_cannot_bring_an_archived_person_back_by_an_invite),
		cmocka_unit_test(an_invite_that_waited_does_not_bring_back_who_is_archived_meanwhile),
		cmocka_unit_test(a_person_is_in_a_group_once_whichever_address_is_typed),
		cmocka_unit_test(the_last_seat_is_given_once),
		cmocka_unit_test(a_leader_cannot_give_the_group_another_policy),
		cmocka_unit_test(accepting_uses_the_seat_of_the_invite_and_shows_the_name),
		cmocka_unit_test(an_invite_is_answered_once),
		cmocka_unit_test(an_expired_invite_frees_its_seat_and_cannot_be_accepted),
		cmocka_unit_test(somebody_enrolled_at_once_is_listed_by_their_own_name),
		cmocka_unit_test(a_leader_enters_only_the_groups_they_lead),
		cmocka_unit_test(a_member_who_is_copied_joins_at_once_without_an_invite),
		cmocka_unit_test(before_acceptance_a_person_is_found_by_address_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
