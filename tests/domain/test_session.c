#include "place.h"

#include "domain/session.h"
#include "lib/look.h"

/* Ada, a member of the organisations 1 and 2 ("Reading" and "Writing") and a stranger to 3. */
static int64_t
ada(struct place *place)
{
	int64_t account;

	db_begin(place->ctx.db);
	account = person(place, "ada@engines.example", NULL);
	look_run(&place->ctx,
		"INSERT INTO organisations (id, name, name_key, time_zone, created_at) VALUES"
		" (1, 'Writing', 'writing', 'Europe/Paris', 0), (2, 'Reading', 'reading', 'UTC', 0), (3, 'Other', 'other', 'UTC', 0)");
	look_run(&place->ctx,
		"INSERT INTO members (organisation_id, account_id, sort_key, joined_at) VALUES (1, 1, 'ada', 0), (2, 1, 'ada', 0)");
	return account;
}

static struct session *
find(struct place *place, const char *token)
{
	struct ctx *ctx = fresh(place);

	ctx->account = ctx->organisation = ctx->member = 0;
	ctx->role = PUBLIC;
	return session_find(ctx, token);
}

static void
a_token_leads_to_its_person(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "192.0.2.1", "Firefox");
	struct session *session = find(place, token);

	assert_non_null(session);
	assert_string_equal(session->user_name, "Ada Lovelace");
	assert_string_equal(session->email, "ada@engines.example");
	assert_string_equal(session->zone, "Europe/Paris");
	assert_string_equal(session->organisation_name, "Writing");
	assert_int_equal(session->role, LEARNER);
	assert_int_equal(place->ctx.account, 1);
	assert_int_equal(place->ctx.organisation, 1);
	assert_int_equal(place->ctx.member, 1);
	assert_int_equal(place->ctx.role, LEARNER);
	assert_null(find(place, "no such token"));
	assert_int_equal(place->ctx.account, 0);
}

static void
a_closed_account_has_no_session(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), true, "", "");

	look_run(&place->ctx, "UPDATE accounts SET status = 'closed'");
	assert_null(find(place, token));
}

static void
it_ends_after_twelve_hours_or_fourteen_days_without_a_visit(void **state)
{
	struct place *place = *state;
	int64_t account = ada(place);
	const char *shortly = session_start(&place->ctx, account, false, "", "");
	const char *kept = session_start(&place->ctx, account, true, "", "");
	struct session *session;

	db_commit(place->ctx.db);
	place->ctx.now += 12 * 3600 - 1;
	session_seen(&place->ctx, find(place, shortly));
	place->ctx.now += 1;
	assert_null(find(place, shortly));
	place->ctx.now = PLACE_NOW + 13 * 86400;
	session = find(place, kept);
	assert_true(session->seen_due);
	session_seen(&place->ctx, session);
	assert_false(find(place, kept)->seen_due);
	place->ctx.now += 14 * 86400 - 1;
	assert_non_null(find(place, kept));
	place->ctx.now += 1;
	assert_null(find(place, kept));
	db_begin(place->ctx.db);
	assert_int_equal(session_sweep(&place->ctx, 1), 1);
	assert_int_equal(session_sweep(&place->ctx, 9), 1);
}

static void
roles_come_from_the_place_in_the_organisation(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "", "");

	look_run(&place->ctx,
		"INSERT INTO groups (id, organisation_id, name, name_key, created_at, active_at) VALUES (9, 1, 'G', 'g', 0, 0)");
	look_run(&place->ctx, "INSERT INTO leaders (organisation_id, group_id, member_id, added_at) VALUES (1, 9, 1, 0)");
	assert_int_equal(find(place, token)->role, LEADER);
	look_run(&place->ctx, "UPDATE members SET role = 'admin' WHERE id = 1");
	assert_int_equal(find(place, token)->role, ADMIN);
	look_run(&place->ctx, "UPDATE accounts SET site_admin = 1");
	assert_int_equal(find(place, token)->role, SITE_ADMIN);
	look_run(&place->ctx, "UPDATE accounts SET site_admin = 0");
	look_run(&place->ctx, "UPDATE members SET status = 'archived'");
	assert_int_equal(find(place, token)->role, SIGNED_IN);
	assert_int_equal(place->ctx.organisation, 0);
}

static void
one_enters_only_where_one_belongs(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "", "");
	struct session *session = find(place, token);

	assert_int_equal(session_enter(&place->ctx, session->id, 3), NOT_FOUND);
	assert_int_equal(session_enter(&place->ctx, session->id, 77), NOT_FOUND);
	assert_int_equal(session_enter(&place->ctx, session->id, 2), OK);
	assert_string_equal(find(place, token)->organisation_name, "Reading");
	look_run(&place->ctx, "UPDATE members SET status = 'archived' WHERE organisation_id = 2");
	assert_string_equal(find(place, token)->organisation_name, "Writing");
	assert_int_equal(session_enter(&place->ctx, session->id, 2), NOT_FOUND);
	look_run(&place->ctx, "UPDATE organisations SET status = 'closed' WHERE id = 1");
	assert_int_equal(session_enter(&place->ctx, session->id, 1), NOT_FOUND);
	assert_null(find(place, token)->organisation_name);
}

static void
a_site_admin_visits_any_organisation(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "", "");
	struct rows *rows;

	look_run(&place->ctx, "UPDATE accounts SET site_admin = 1");
	assert_int_equal(session_enter(&place->ctx, find(place, token)->id, 3), OK);
	assert_int_equal(find(place, token)->organisation, 3);
	assert_int_equal(place->ctx.member, 0);
	rows = session_organisations(&place->ctx);
	assert_true(row_next(rows));
	assert_string_equal(row_text(rows, SESSION_ORGANISATIONS_NAME), "Other");
	assert_string_equal(row_text(rows, SESSION_ORGANISATIONS_CURRENT_IS), "yes");
	assert_true(row_next(rows));
	assert_string_equal(row_text(rows, SESSION_ORGANISATIONS_NAME), "Reading");
	assert_string_equal(row_text(rows, SESSION_ORGANISATIONS_CURRENT_IS), "no");
	assert_true(row_next(rows));
	assert_false(row_next(rows));
}

static int64_t
entered(struct place *place, int organisation)
{
	return look_number(&place->ctx,
		"SELECT COUNT(*) FROM activities WHERE verb = 'organisation.entered' AND organisation_id = %d AND account_id = 1",
		organisation);
}

static void
an_organisations_log_says_that_a_site_admin_went_in_who_is_none_of_it(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "", "");

	look_run(&place->ctx, "UPDATE accounts SET site_admin = 1");
	assert_int_equal(session_enter(&place->ctx, find(place, token)->id, 3), OK);
	assert_int_equal(entered(place, 3), 1);
	assert_int_equal(session_enter(&place->ctx, find(place, token)->id, 2), OK);
	assert_int_equal(entered(place, 2), 0);
	assert_int_equal(session_enter(&place->ctx, find(place, token)->id, 3), OK);
	assert_int_equal(entered(place, 3), 2);
	assert_int_equal(session_enter(&place->ctx, find(place, token)->id, 77), NOT_FOUND);
	assert_int_equal(entered(place, 77), 0);
}

static void
whoever_logs_in_again_is_in_no_organisation_that_they_only_looked_into(void **state)
{
	struct place *place = *state;
	int64_t account = ada(place);
	const char *belongs = session_start(&place->ctx, account, false, "", "");
	const char *visits = session_start(&place->ctx, account, false, "", "");

	look_run(&place->ctx, "UPDATE accounts SET site_admin = 1");
	assert_int_equal(session_enter(&place->ctx, find(place, belongs)->id, 2), OK);
	assert_int_equal(session_enter(&place->ctx, find(place, visits)->id, 3), OK);
	assert_int_equal(find(place, session_start(&place->ctx, account, false, "", ""))->organisation, 2);
}

static void
only_ones_own_sessions_can_be_ended(void **state)
{
	struct place *place = *state;
	int64_t account = ada(place), other = person(place, "charles@engines.example", NULL);
	const char *here = session_start(&place->ctx, account, false, "", "");
	const char *there = session_start(&place->ctx, account, false, "", "");
	const char *theirs = session_start(&place->ctx, other, false, "", "");
	int64_t theirs_id = find(place, theirs)->id, here_id = find(place, here)->id;

	assert_int_equal(session_end_own(&place->ctx, theirs_id), NOT_FOUND);
	assert_int_equal(session_end_others(&place->ctx, account, here_id), 1);
	assert_null(find(place, there));
	assert_non_null(find(place, theirs));
	assert_non_null(find(place, here));
	assert_int_equal(session_end_own(&place->ctx, here_id), OK);
	assert_null(find(place, here));
}

static void
a_note_is_shown_until_it_is_taken(void **state)
{
	struct place *place = *state;
	const char *token = session_start(&place->ctx, ada(place), false, "", "");
	int64_t id = find(place, token)->id;

	session_leave_note(&place->ctx, id, "warn", "Two were left out.", "/undo/3");
	assert_string_equal(find(place, token)->note_words, "Two were left out.");
	assert_string_equal(find(place, token)->note_kind, "warn");
	assert_string_equal(find(place, token)->note_undo, "/undo/3");
	session_take_note(&place->ctx, id, "An older note.");
	assert_non_null(find(place, token)->note_words);
	session_take_note(&place->ctx, id, "Two were left out.");
	assert_null(find(place, token)->note_words);
}

static void
the_fifty_first_device_takes_the_place_of_the_one_not_seen_for_longest(void **state)
{
	struct place *place = *state;
	int64_t account = ada(place);
	const char *first = session_start(&place->ctx, account, true, "", "");
	const char *second = session_start(&place->ctx, account, true, "", "");

	for (int i = 0; i < 49; i++) {
		place->ctx.now++;
		session_start(&place->ctx, account, true, "", "");
	}
	assert_null(find(place, first));
	assert_non_null(find(place, second));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_token_leads_to_its_person, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_closed_account_has_no_session, place_make, place_remove),
		cmocka_unit_test_setup_teardown(it_ends_after_twelve_hours_or_fourteen_days_without_a_visit, place_make, place_remove),
		cmocka_unit_test_setup_teardown(roles_come_from_the_place_in_the_organisation, place_make, place_remove),
		cmocka_unit_test_setup_teardown(one_enters_only_where_one_belongs, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_site_admin_visits_any_organisation, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			an_organisations_log_says_that_a_site_admin_went_in_who_is_none_of_it, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			whoever_logs_in_again_is_in_no_organisation_that_they_only_looked_into, place_make, place_remove),
		cmocka_unit_test_setup_teardown(only_ones_own_sessions_can_be_ended, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_note_is_shown_until_it_is_taken, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			the_fifty_first_device_takes_the_place_of_the_one_not_seen_for_longest, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
