#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/secret.h"
#include "domain/site.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

static void
somebody_with_a_temporary_password_who_never_signed_in_gets_the_welcome_again(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t id, account;

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	world_enrol(ctx, "new@northfield.example", &id);
	account = account_by_email(ctx, "new@northfield.example");
	q_message_set_temporary_password(ctx->db, account, "hash of a temporary password");
	rows = q_learner_get(ctx->db, ctx->group, id);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_GET_STATUS_IS), "unconfirmed");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	q_account_signed_in(ctx->db, account, ctx->now);
	world_later(ctx, 86400);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), NOT_APPLICABLE);
	world_close(ctx);
}

static void
correcting_the_address_of_a_held_invite_sends_nothing_yet(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "manual", .detail = "", .notify = false };
	struct newcomer newcomer = { .email = world_email(ctx, "pirya@northfield.example"), .first_name = "", .last_name = "" };
	struct rows *rows;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &id), ADMITTED);
	assert_int_equal(membership_correct_email(ctx, id, "priya@northfield.example"), OK);
	rows = q_membership_current(ctx->db, ctx->group, "priya@northfield.example");
	assert_true(row_one(rows));
	rows = q_learner_get(ctx->db, ctx->group, row_integer(rows, MEMBERSHIP_CURRENT_ID));
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, LEARNER_GET_STATUS_IS), "held");
	world_close(ctx);
}

static void
the_first_mail_of_somebody_held_is_no_resend(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "manual", .detail = "", .notify = false };
	struct newcomer newcomer = { .email = world_email(ctx, "priya@northfield.example"), .first_name = "", .last_name = "" };
	static const char *const verbs[] = { "invite.sent", "invite.resent" };
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &id), ADMITTED);
	for (size_t i = 0; i < 2; i++) {
		struct rows *rows;

		assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
		rows = q_activity_page_of_kind(ctx->db, ctx->organisation, "invite", INT64_MAX, 1);
		assert_true(row_one(rows));
		assert_string_equal(row_text(rows, ACTIVITY_PAGE_VERB), verbs[i]);
		world_later(ctx, MEMBERSHIP_RESEND_SECONDS);
	}
	world_close(ctx);
}

static void
cancelling_frees_the_seat_and_kills_the_link(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), DONE);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(world_invite(ctx, id).state, INVITE_CANCELLED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), NOT_APPLICABLE);
	world_close(ctx);
}

static void
a_declined_person_can_be_invited_again_and_stands_in_the_list_once(void **state)
{
	struct ctx *ctx = world_open();
	struct invite invite;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	invite = world_invite(ctx, id);
	assert_int_equal(invite_decline(ctx, &invite), OK);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REINVITE, id), DONE);
	assert_int_equal(world_count(ctx, "declined"), 0);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
a_resend_keeps_the_link_renews_the_expiry_and_waits_an_hour(void **state)
{
	struct ctx *ctx = world_open();
	struct invite before, after;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "priya@northfield.example", &id);
	invite_taken(ctx, id);
	world_later(ctx, 29 * 86400);
	before = world_invite(ctx, id);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), TOO_SOON);
	world_later(ctx, 2 * 86400);
	after = world_invite(ctx, id);
	assert_int_equal(after.state, INVITE_OPEN);
	assert_int_equal(after.membership, before.membership);
	world_later(ctx, -10 * 86400); /* the clock was wrong, and is set right: that is no reason to wait for days */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	world_close(ctx);
}

static void
a_resend_brings_a_link_that_works_where_the_secret_was_lost(void **state)
{
	static const unsigned char other[32] = { 1 };
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "priya@northfield.example", &id);
	invite_taken(ctx, id);
	secret_fix(other);
	assert_int_equal(world_invite(ctx, id).state, INVITE_UNKNOWN);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
	assert_int_equal(world_invite(ctx, id).state, INVITE_OPEN);
	world_close(ctx);
}

static void
a_mail_is_resent_ten_times_at_most(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "priya@northfield.example", &id);
	for (int i = 0; i < MEMBERSHIP_RESENDS; i++) {
		assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), DONE);
		world_later(ctx, MEMBERSHIP_RESEND_SECONDS);
	}
	/* It is not said that waiting would help. */
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESEND, id), TOO_OFTEN);
	assert_null(strstr(deed_words(MEMBERSHIP_RESEND, TOO_OFTEN), "Wait"));
	assert_non_null(strstr(deed_words(MEMBERSHIP_RESEND, TOO_OFTEN), arena_text(ctx->arena, "%d times", MEMBERSHIP_RESENDS)));
	world_close(ctx);
}

static void
one_address_is_not_flooded_by_cancelling_and_inviting(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	for (int i = 0; i < MEMBERSHIP_INVITES_A_DAY; i++) {
		assert_int_equal(world_enrol(ctx, "priya@northfield.example", &id), ADMITTED);
		assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, id), DONE);
	}
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", NULL), INVITED_TOO_OFTEN);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REINVITE, id), NOT_TODAY);
	assert_non_null(strstr(deed_words(MEMBERSHIP_REINVITE, NOT_TODAY), "tomorrow"));
	world_later(ctx, 86400 + 1);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &id), ADMITTED);
	world_close(ctx);
}

static void
a_removed_person_can_be_brought_back_as_they_were(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "enrol", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, id), DONE);
	assert_int_equal(world_count(ctx, "active"), 0);
	assert_int_equal(world_count(ctx, "held"), 0);
	assert_int_equal(membership_undo_remove(ctx, id), DONE);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
undoing_a_removal_needs_a_free_seat(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "enrol", "1");
	world_enrol(ctx, "priya@northfield.example", &id);
	membership_do(ctx, MEMBERSHIP_REMOVE, id);
	assert_int_equal(world_enrol(ctx, "other@northfield.example", NULL), ADMITTED);
	assert_int_equal(membership_undo_remove(ctx, id), NO_SEAT);
	assert_string_equal(world_status(ctx, id), "removed");
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
a_removal_is_not_undone_over_what_came_after_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t priya = world_member(ctx, "priya@northfield.example", "Priya", "Shah"), old, second;
	int64_t account = account_by_email(ctx, "priya@northfield.example");

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &old), ADMITTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, old), DONE);
	world_add_address(ctx, account, "ps@northfield.example", true);
	assert_int_equal(world_enrol(ctx, "ps@northfield.example", &second), ADMITTED);
	assert_int_equal(membership_undo_remove(ctx, old), NOT_APPLICABLE);
	assert_int_equal(world_count(ctx, "active"), 1);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, second), DONE);
	assert_int_equal(member_archive(ctx, priya), OK);
	assert_int_equal(membership_undo_remove(ctx, second), NOT_APPLICABLE);
	world_close(ctx);
}

static void
undoing_a_removal_leaves_alone_who_made_way_for_a_corrected_address(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;
	int64_t corrected, removed;

	(void)state;
	world_group(ctx, "Deck crew", "ask", "5");
	assert_int_equal(world_enrol(ctx, "cy@northfield.example", &corrected), ADMITTED);
	assert_int_equal(world_enrol(ctx, "ann@northfield.example", &removed), ADMITTED);
	assert_int_equal(membership_correct_email(ctx, corrected, "cyd@northfield.example"), OK);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, removed), DONE);
	rows = q_learner_removed_at(ctx->db, ctx->group, ctx->account, ctx->now);
	assert_true(row_next(rows));
	assert_int_equal(row_integer(rows, LEARNER_REMOVED_AT_ID), removed);
	assert_false(row_next(rows));
	world_close(ctx);
}

static void
the_last_administrator_is_left_out_of_archiving_and_undoes_nothing(void **state)
{
	struct ctx *ctx = world_open();
	int64_t dana, priya;

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	world_enrol(ctx, "dana@northfield.example", &dana);
	world_enrol(ctx, "priya@northfield.example", &priya);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_ARCHIVE, dana), NOT_APPLICABLE);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_ARCHIVE, priya), DONE);
	assert_null(ctx->problems);
	world_close(ctx);
}

static void
only_administrators_archive_and_restore(void **state)
{
	struct ctx *ctx = world_open();
	int64_t priya;

	(void)state;
	world_group(ctx, "Staff", "enrol", "");
	world_enrol(ctx, "priya@northfield.example", &priya);
	ctx->role = LEADER;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_ARCHIVE, priya), ONLY_ADMIN);
	assert_string_equal(world_status(ctx, priya), "active");
	ctx->role = ADMIN;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_ARCHIVE, priya), DONE);
	ctx->role = LEADER;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, priya), ONLY_ADMIN);
	assert_string_equal(world_status(ctx, priya), "archived");
	world_close(ctx);
}

static void
nobody_is_restored_whose_account_the_site_has_closed(void **state)
{
	struct ctx *ctx = world_open();
	int64_t member = world_member(ctx, "gus@northfield.example", "Gus", "Gray"), account, gus;

	(void)state;
	world_group(ctx, "Staff", "enrol", "1");
	assert_int_equal(world_enrol(ctx, "gus@northfield.example", &gus), ADMITTED);
	account = look_number(ctx, "SELECT account_id FROM members WHERE id = %lld", (long long)member);
	assert_int_equal(site_close_account(ctx, account), OK);
	assert_string_equal(world_status(ctx, gus), "archived");
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, gus), NO_ACCOUNT);
	assert_int_equal(member_restore(ctx, member, NULL), INVALID);
	assert_string_equal(ctx->problems->words, deed_words(MEMBERSHIP_RESTORE, NO_ACCOUNT));
	assert_string_equal(world_status(ctx, gus), "archived");
	assert_int_equal(world_count(ctx, "held"), 0);
	ctx->problems = NULL;
	assert_int_equal(site_reopen_account(ctx, account), OK);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, gus), DONE);
	assert_int_equal(world_count(ctx, "held"), 1);
	world_close(ctx);
}

static void
correcting_an_address_kills_the_old_link_and_keeps_one_row(void **state)
{
	struct ctx *ctx = world_open();
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "1");
	world_enrol(ctx, "pirya@northfield.example", &id);
	assert_int_equal(membership_correct_email(ctx, id, "priya@northfield.example"), OK);
	assert_int_equal(world_invite(ctx, id).state, INVITE_CANCELLED);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	assert_int_equal(world_count(ctx, "cancelled"), 0);
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(membership_correct_email(ctx, id, "priya2@northfield.example"), NOT_FOUND);
	world_close(ctx);
}

static void
a_membership_of_another_organisation_is_not_there(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other;
	int64_t id;

	(void)state;
	world_group(ctx, "Staff", "ask", "");
	world_enrol(ctx, "priya@northfield.example", &id);
	other = world_neighbour(ctx);
	assert_int_equal(membership_do(&other, MEMBERSHIP_CANCEL, id), GONE);
	assert_int_equal(group_enter(&other, ctx->group), NOT_FOUND);
	assert_int_equal(world_count(ctx, "prospect"), 1);
	world_close(ctx);
}

static void
whoever_is_back_without_a_place_is_restored_to_it_by_itself(void **state)
{
	struct ctx *ctx = world_open();
	int64_t priya = world_member(ctx, "priya@northfield.example", "Priya", "Shah"), place, other;

	(void)state;
	world_group(ctx, "Staff", "enrol", "1");
	place = world_join(ctx, priya);
	assert_int_equal(member_archive(ctx, priya), OK);
	assert_int_equal(world_enrol(ctx, "other@northfield.example", &other), ADMITTED);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, place), NO_SEAT);
	/* A member again, and told so; the seat is still missing. */
	assert_non_null(strstr(deed_words(MEMBERSHIP_RESTORE, NO_SEAT), "Back in the organisation, but not in this group"));
	assert_true(row_one(q_membership_newcomer(ctx->db, ctx->organisation, priya)));
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, place), NO_SEAT);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, other), DONE);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, place), DONE);
	assert_string_equal(world_status(ctx, place), "active");
	assert_int_equal(world_count(ctx, "held"), 1);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, place), NOT_APPLICABLE);
	world_close_sound(ctx);
}

static int64_t
place_in(struct ctx *ctx, const char *group, const char *seats, int64_t member)
{
	world_group(ctx, group, "enrol", seats);
	return world_join(ctx, member);
}

static void
restored_from_a_groups_list_they_are_in_it_however_often_they_were_archived(void **state)
{
	struct ctx *ctx = world_open();
	int64_t priya = world_member(ctx, "priya@northfield.example", "Priya", "Shah"), one, two, other;

	(void)state;
	two = place_in(ctx, "Roomy", "", priya);
	one = place_in(ctx, "One seat", "1", priya);
	assert_int_equal(member_archive(ctx, priya), OK);
	assert_int_equal(world_enrol(ctx, "other@northfield.example", &other), ADMITTED);
	world_later(ctx, 60);
	assert_int_equal(member_restore(ctx, priya, NULL), OK);
	world_later(ctx, 60);
	assert_int_equal(member_archive(ctx, priya), OK);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_REMOVE, other), DONE);
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, one), DONE);
	assert_string_equal(world_status(ctx, one), "active");
	ctx->group = look_number(ctx, "SELECT group_id FROM memberships WHERE id = %lld", (long long)two);
	assert_string_equal(world_status(ctx, two), "active");
	world_close_sound(ctx);
}

static void
a_seat_that_another_group_has_not_is_no_reason_why_they_are_not_restored_to_this_one(void **state)
{
	struct ctx *ctx = world_open();
	int64_t priya = world_member(ctx, "priya@northfield.example", "Priya", "Shah"), roomy, full, group;

	(void)state;
	roomy = place_in(ctx, "Roomy", "", priya);
	group = ctx->group;
	full = place_in(ctx, "One seat", "1", priya);
	assert_int_equal(member_archive(ctx, priya), OK);
	assert_int_equal(world_enrol(ctx, "other@northfield.example", NULL), ADMITTED);
	world_later(ctx, 60);
	assert_string_equal(world_status(ctx, full), "archived");
	ctx->group = group;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_RESTORE, roomy), DONE);
	assert_string_equal(world_status(ctx, roomy), "active");
	world_close_sound(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(somebody_with_a_temporary_password_who_never_signed_in_gets_the_welcome_again),
		cmocka_unit_test(correcting_the_address_of_a_held_invite_sends_nothing_yet),
		cmocka_unit_test(the_first_mail_of_somebody_held_is_no_resend),
		cmocka_unit_test(cancelling_frees_the_seat_and_kills_the_link),
		cmocka_unit_test(a_declined_person_can_be_invited_again_and_stands_in_the_list_once),
		cmocka_unit_test(a_resend_keeps_the_link_renews_the_expiry_and_waits_an_hour),
		cmocka_unit_test(a_resend_brings_a_link_that_works_where_the_secret_was_lost),
		cmocka_unit_test(a_mail_is_resent_ten_times_at_most),
		cmocka_unit_test(one_address_is_not_flooded_by_cancelling_and_inviting),
		cmocka_unit_test(a_removed_person_can_be_brought_back_as_they_were),
		cmocka_unit_test(undoing_a_removal_needs_a_free_seat),
		cmocka_unit_test(a_removal_is_not_undone_over_what_came_after_it),
		cmocka_unit_test(undoing_a_removal_leaves_alone_who_made_way_for_a_corrected_address),
		cmocka_unit_test(the_last_administrator_is_left_out_of_archiving_and_undoes_nothing),
		cmocka_unit_test(only_administrators_archive_and_restore),
		cmocka_unit_test(nobody_is_restored_whose_account_the_site_has_closed),
		cmocka_unit_test(correcting_an_address_kills_the_old_link_and_keeps_one_row),
		cmocka_unit_test(a_membership_of_another_organisation_is_not_there),
		cmocka_unit_test(whoever_is_back_without_a_place_is_restored_to_it_by_itself),
		cmocka_unit_test(restored_from_a_groups_list_they_are_in_it_however_often_they_were_archived),
		cmocka_unit_test(a_seat_that_another_group_has_not_is_no_reason_why_they_are_not_restored_to_this_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
