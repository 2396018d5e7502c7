/* Whoever is archived in the organisation comes back by an administrator's invite only; any other to an address of theirs is void. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/invite.h"
#include "domain/member.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

#define PRIYA "priya@northfield.example"
#define DAY 86400

static void
a_place_in_the_archive_makes_way_for_an_invite_to_another_address(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), place, id;
	struct invite invite;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "2");
	place = world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &id), ADMITTED);
	world_add_address(ctx, account, "p.raman@home.example", true);
	invite = world_invite(ctx, id);
	assert_int_equal(invite_accept(ctx, &invite, account), OK);
	assert_string_equal(world_status(ctx, id), "active");
	assert_string_equal(world_status(ctx, place), "removed");
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "archived"), 0);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close_sound(ctx);
}

/* The member is archived, and a leader, who is returned, invites their other address, which is not theirs yet. */
static struct ctx
archived_and_invited(struct ctx *ctx, int64_t member, int64_t *invite)
{
	struct ctx leader;

	world_group(ctx, "Residential care staff", "ask", "");
	world_member(ctx, "lea@northfield.example", "Lea", "Ode");
	leader = *ctx;
	leader.account = account_by_email(ctx, "lea@northfield.example");
	leader.role = LEADER;
	assert_int_equal(member_archive(ctx, member), OK);
	assert_int_equal(world_enrol(&leader, "p.raman@home.example", invite), ADMITTED);
	return leader;
}

static void
a_leaders_invite_brings_nobody_back_by_an_address_added_later(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id;
	struct invite invite;
	struct ctx own;

	(void)state;
	archived_and_invited(ctx, member, &id);
	invite = world_invite(ctx, id);
	assert_int_equal(invite.state, INVITE_OPEN);
	world_add_address(ctx, account, "p.raman@home.example", true);
	assert_int_equal(world_invite(ctx, id).state, INVITE_CANCELLED);
	own = world_as(ctx, account);
	assert_int_equal(invite_of_account(&own, id).state, INVITE_CANCELLED);
	assert_int_equal(world_invites_waiting(ctx, account), 0);
	assert_int_equal(invite_accept(&own, &invite, account), INVALID);
	assert_false(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	/* Invited anew by an administrator, they are. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), DONE);
	assert_int_equal(world_enrol(ctx, "p.raman@home.example", &id), ADMITTED);
	assert_int_equal(world_invites_waiting(ctx, account), 1);
	invite = world_invite(ctx, id);
	assert_int_equal(invite_accept(&own, &invite, account), OK);
	assert_true(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	world_close_sound(ctx);
}

/* The id of the invite that an address has in the group now. */
static int64_t
current(struct ctx *ctx, const char *address)
{
	struct rows *rows = q_membership_current(ctx->db, ctx->group, address);

	return row_one(rows) ? row_integer(rows, MEMBERSHIP_CURRENT_ID) : 0;
}

static void
sent_again_by_an_administrator_another_does_and_who_sent_the_first_stays(void **state)
{
	struct ctx *ctx = world_open(), leader, own;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, another;
	struct invite invite;

	(void)state;
	leader = archived_and_invited(ctx, member, &id);
	world_add_address(ctx, account, "p.raman@home.example", true);
	look_run(ctx, "UPDATE memberships SET route = 'import', route_detail = 'people.csv, line 3' WHERE id = %lld", (long long)id);
	world_later(ctx, DAY);
	look_run(ctx, "UPDATE groups SET policy = 'enrol'");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	another = current(ctx, "p.raman@home.example");
	assert_int_not_equal(another, id);
	assert_string_equal(world_status(ctx, id), "cancelled");
	/* In the order in which it was done. */
	assert_int_equal(look_number(ctx,
						 "SELECT COUNT(*) FROM activities c JOIN activities i ON i.id > c.id AND i.verb = 'membership.invited'"
						 " WHERE c.verb = 'invite.cancelled'"),
		1);
	assert_int_equal(
		look_number(ctx,
			"SELECT COUNT(*) FROM memberships WHERE id = %lld AND route = 'import' AND route_detail = 'people.csv, line 3'"
			" AND added_by = %lld AND added_at = %lld",
			(long long)id, (long long)leader.account, (long long)ctx->now - DAY),
		1);
	assert_int_equal(
		look_number(ctx,
			"SELECT COUNT(*) FROM memberships WHERE id = %lld AND route = 'manual' AND added_by = %lld AND added_at = %lld",
			(long long)another, (long long)ctx->account, (long long)ctx->now),
		1);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_int_equal(world_count(ctx, "cancelled"), 0);
	own = world_as(ctx, account);
	assert_int_equal(world_invites_waiting(ctx, account), 1);
	/* It is good, so from now on its link is sent again, by leaders too. */
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, another), DONE);
	assert_int_equal(current(ctx, "p.raman@home.example"), another);
	invite = world_invite(ctx, another);
	assert_int_equal(invite_accept(&own, &invite, account), OK);
	assert_true(row_one(q_membership_newcomer(ctx->db, ctx->organisation, member)));
	world_close_sound(ctx);
}

static void
sent_again_by_a_leader_it_is_the_administrators_and_no_mail_goes_out(void **state)
{
	struct ctx *ctx = world_open(), leader;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, mails;

	(void)state;
	leader = archived_and_invited(ctx, member, &id);
	world_add_address(ctx, account, "p.raman@home.example", true);
	mails = look_number(ctx, "SELECT COUNT(*) FROM messages WHERE status = 'queued'");
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, id), ONLY_ADMIN);
	leader.role = PUBLIC; /* as whoever types the address at a code does */
	assert_int_equal(membership_do(&leader, MEMBERSHIP_RESEND, id), ONLY_ADMIN);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM messages WHERE status = 'queued'"), mails);
	assert_int_equal(look_number(ctx, "SELECT resends FROM memberships WHERE id = %lld", (long long)id), 0);
	/* Nor does it keep the administrator waiting. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	world_close_sound(ctx);
}

static void
where_no_other_can_be_sent_the_void_one_stays_as_it_was(void **state)
{
	struct ctx *ctx = world_open(), leader = *ctx;
	int64_t member = world_member(ctx, PRIYA, "Priya", "Raman"), account = account_by_email(ctx, PRIYA), id, lines, moved;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "1");
	world_join(ctx, member);
	assert_int_equal(member_archive(ctx, member), OK);
	leader.group = ctx->group;
	leader.role = LEADER;
	assert_int_equal(world_enrol(&leader, "p.raman@home.example", &id), ADMITTED);
	world_add_address(ctx, account, "p.raman@home.example", true);
	look_run(ctx, "UPDATE memberships SET added_by = NULL WHERE id = %lld", (long long)id);
	lines = look_number(ctx, "SELECT COUNT(*) FROM seat_entries");
	moved = look_number(ctx, "SELECT status_at FROM memberships WHERE id = %lld", (long long)id);
	world_later(ctx, 60);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), RESTORE_INSTEAD);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM seat_entries"), lines);
	assert_int_equal(look_number(ctx, "SELECT status_at FROM memberships WHERE id = %lld", (long long)id), moved);
	look_run(ctx, "UPDATE groups SET status = 'archived'");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), NOT_APPLICABLE);
	look_run(ctx, "UPDATE groups SET status = 'active'");
	assert_null(strstr(deed_words(MEMBERSHIP_RESEND, RESTORE_INSTEAD), "administrator"));
	assert_int_equal(current(ctx, "p.raman@home.example"), id);
	assert_string_equal(world_status(ctx, id), "prospect");
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(
		look_number(ctx, "SELECT COUNT(*) FROM messages WHERE membership_id = %lld AND status = 'queued'", (long long)id), 1);
	world_close_sound(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_place_in_the_archive_makes_way_for_an_invite_to_another_address),
		cmocka_unit_test(a_leaders_invite_brings_nobody_back_by_an_address_added_later),
		cmocka_unit_test(sent_again_by_an_administrator_another_does_and_who_sent_the_first_stays),
		cmocka_unit_test(sent_again_by_a_leader_it_is_the_administrators_and_no_mail_goes_out),
		cmocka_unit_test(where_no_other_can_be_sent_the_void_one_stays_as_it_was),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
