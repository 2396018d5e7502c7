/* Pins and exclusions: who stays in an automatic group, or out of it, whatever its rule says; by hand, by leaving, by a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/account.h"
#include "domain/enrol.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/leave.h"
#include "domain/member.h"
#include "domain/rule.h"
#include "domain/rule_pin.h"
#include "domain/seat.h"
#include "domain/wait.h"
#include "import_world.h"
#include "lib/import.h"
#include "lib/ruled.h"
#include "lib/taught.h"

#define DRIVERS "drivers.example"

/* Who has an address at drivers.example is an approved driver: Ann and Bea match, Cid does not. */
struct scene {
	struct ctx *ctx;
	int64_t ann, bea, cid; /* members */
};

static struct scene
scene_open(const char *policy, const char *seats)
{
	struct scene s = { .ctx = world_open() };
	struct rule_condition condition = { .subject = RULE_EMAIL, .comparison = RULE_CONTAINS, .value = DRIVERS };

	s.ann = world_member(s.ctx, "ann@" DRIVERS, "Ann", "Abel");
	s.bea = world_member(s.ctx, "bea@" DRIVERS, "Bea", "Beck");
	s.cid = world_member(s.ctx, "cid@office.example", "Cid", "Cole");
	rule_settle(s.ctx);
	ruled_group(s.ctx, "Approved drivers", policy, seats);
	ruled_save(s.ctx, false, &condition, 1);
	rule_settle(s.ctx);
	world_later(s.ctx, 60);
	return s;
}

static int64_t
place_of(const struct scene *s, int64_t member)
{
	struct rows *rows = q_rule_pin_place(s->ctx->db, s->ctx->organisation, s->ctx->group, member);

	return row_one(rows) ? row_integer(rows, RULE_PIN_PLACE_ID) : 0;
}

/* After all is settled. */
static enum rule_standing
stands(const struct scene *s, int64_t member)
{
	rule_settle(s->ctx);
	return rule_standing(s->ctx, member);
}

static const char *
excluded(const struct scene *s, int64_t member)
{
	const char *why = rows_text(q_rule_pin_exclusion(s->ctx->db, s->ctx->organisation, s->ctx->group, member));

	return why ? why : "";
}

static struct ctx
as(const struct scene *s, const char *address)
{
	struct ctx own = *s->ctx;

	own.account = account_by_email(s->ctx, address);
	own.organisation = own.member = own.group = 0;
	own.role = LEARNER;
	return own;
}

/* Adds somebody by hand. */
static enum admission
add(const struct scene *s, int64_t member)
{
	struct arrival arrival = { .route = "existing", .detail = "", .notify = true };
	struct newcomer newcomer = { .member = member };

	return membership_add(s->ctx, &arrival, &newcomer, NULL);
}

static void
who_is_removed_stays_out_until_it_is_undone(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t place = place_of(&s, s.ann);

	(void)state;
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place), DONE);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	assert_string_equal(excluded(&s, s.ann), "removed");
	rule_touch(s.ctx, s.ann, -1, 0);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	assert_int_equal(membership_undo_remove(s.ctx, place), DONE);
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	assert_string_equal(excluded(&s, s.ann), "");
	assert_int_equal(world_count(s.ctx, "active"), 2);
	world_close(s.ctx);
}

static void
who_leaves_stays_out_until_they_come_back(void **state)
{
	struct scene s = scene_open("enrol", "");
	struct ctx ann = as(&s, "ann@" DRIVERS);
	int64_t place = place_of(&s, s.ann);

	(void)state;
	assert_int_equal(leave_group(&ann, place), OK);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	assert_string_equal(excluded(&s, s.ann), "left");
	assert_int_equal(leave_return(&ann, place), OK);
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	world_close(s.ctx);
}

static void
adding_by_hand_lifts_an_exclusion_and_pins(void **state)
{
	struct scene s = scene_open("enrol", "");

	(void)state;
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place_of(&s, s.ann)), DONE);
	assert_int_equal(add(&s, s.ann), ADMITTED);
	assert_int_equal(stands(&s, s.ann), RULE_PINNED);
	assert_string_equal(excluded(&s, s.ann), "");
	assert_int_equal(add(&s, s.cid), ADMITTED);
	assert_int_equal(stands(&s, s.cid), RULE_PINNED);
	world_close(s.ctx);
}

static void
a_pin_holds_against_the_rule_and_without_it_the_rule_decides(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t ann, cid;

	(void)state;
	assert_int_equal(add(&s, s.cid), ADMITTED);
	ann = place_of(&s, s.ann);
	cid = place_of(&s, s.cid);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_PIN, cid), NOT_APPLICABLE);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_PIN, ann), DONE);
	assert_int_equal(stands(&s, s.ann), RULE_PINNED);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_UNPIN, ann), DONE);
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_UNPIN, cid), DONE);
	assert_int_equal(stands(&s, s.cid), RULE_OUT);
	assert_string_equal(excluded(&s, s.cid), "");
	world_close(s.ctx);
}

static void
nobody_is_pinned_or_kept_out_where_no_rule_is(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t place;

	(void)state;
	world_group(s.ctx, "By hand", "enrol", "");
	assert_int_equal(add(&s, s.ann), ADMITTED);
	place = place_of(&s, s.ann);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_UNPIN, place), NOT_APPLICABLE);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place), DONE);
	assert_string_equal(excluded(&s, s.ann), "");
	assert_false(rule_keep_out(s.ctx, s.bea, "removed", &place));
	world_close(s.ctx);
}

static void
keeping_out_ends_place_and_waiting_and_allowing_brings_back(void **state)
{
	struct scene s = scene_open("enrol", "1");
	int64_t place = 0;

	(void)state;
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	assert_int_equal(stands(&s, s.bea), RULE_WAITING);
	assert_true(rule_keep_out(s.ctx, s.bea, "removed", &place));
	assert_int_equal(place, 0);
	assert_int_equal(stands(&s, s.bea), RULE_EXCLUDED);
	assert_int_equal(rows_integer(q_wait_people(s.ctx->db, s.ctx->organisation, s.ctx->group)), 0);
	assert_false(rule_keep_out(s.ctx, s.bea, "removed", &place));
	assert_true(rule_keep_out(s.ctx, s.ann, "removed", &place));
	assert_string_equal(world_status(s.ctx, place), "removed");
	assert_true(rule_allow(s.ctx, s.bea));
	assert_int_equal(stands(&s, s.bea), RULE_IN);
	assert_false(rule_allow(s.ctx, s.bea));
	world_close(s.ctx);
}

static void
who_is_taken_off_the_wait_list_is_not_put_there_again(void **state)
{
	struct scene s = scene_open("enrol", "1");
	int64_t account = account_by_email(s.ctx, "bea@" DRIVERS);

	(void)state;
	assert_int_equal(stands(&s, s.bea), RULE_WAITING);
	assert_int_equal(wait_remove(s.ctx, rows_integer(q_wait_of_account(s.ctx->db, s.ctx->group, account))), OK);
	rule_touch(s.ctx, s.bea, -1, 0);
	assert_int_equal(stands(&s, s.bea), RULE_EXCLUDED);
	world_close(s.ctx);
}

static void
who_declines_an_invite_is_not_brought_in_by_the_rule(void **state)
{
	struct scene s = scene_open("ask", "");
	struct invite invite;
	int64_t membership;

	(void)state;
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place_of(&s, s.ann)), DONE);
	assert_int_equal(world_enrol(s.ctx, "ann@" DRIVERS, &membership), ADMITTED);
	assert_true(rule_allow(s.ctx, s.ann));
	assert_int_equal(stands(&s, s.ann), RULE_INVITED);
	invite = world_invite(s.ctx, membership);
	assert_int_equal(invite_decline(s.ctx, &invite), OK);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	world_close(s.ctx);
}

static void
an_invite_that_ends_makes_way_for_the_rule_and_one_that_is_accepted_lifts_an_exclusion(void **state)
{
	struct scene s = scene_open("ask", "");
	struct invite invite;
	int64_t ann, bea;

	(void)state;
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place_of(&s, s.ann)), DONE);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place_of(&s, s.bea)), DONE);
	assert_int_equal(world_enrol(s.ctx, "ann@" DRIVERS, &ann), ADMITTED);
	assert_int_equal(world_enrol(s.ctx, "bea@" DRIVERS, &bea), ADMITTED);
	assert_true(rule_allow(s.ctx, s.ann));
	assert_int_equal(stands(&s, s.ann), RULE_INVITED);
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_CANCEL, ann), DONE);
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	invite = world_invite(s.ctx, bea);
	assert_int_equal(invite_accept(s.ctx, &invite, account_by_email(s.ctx, "bea@" DRIVERS)), OK);
	assert_int_equal(stands(&s, s.bea), RULE_PINNED);
	assert_string_equal(excluded(&s, s.bea), "");
	world_close(s.ctx);
}

static void
an_archived_person_keeps_an_exclusion(void **state)
{
	struct scene s = scene_open("enrol", "");

	(void)state;
	assert_int_equal(membership_do(s.ctx, MEMBERSHIP_REMOVE, place_of(&s, s.ann)), DONE);
	assert_int_equal(member_archive(s.ctx, s.ann), OK);
	assert_int_equal(member_restore(s.ctx, s.ann, NULL), OK);
	rule_touch(s.ctx, s.ann, -1, 0);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	world_close(s.ctx);
}

/* ---------------------------------------------------------------- by a file */

static void
a_file_says_who_is_in_out_or_by_rule(void **state)
{
	struct scene s = scene_open("enrol", "");
	struct import import;

	(void)state;
	import = upload(s.ctx, IMPORT_ASSOCIATE,
		"email,rule\nann@" DRIVERS ",Pinned\nbea@" DRIVERS ",out\ncid@office.example,\nann@" DRIVERS ",perhaps\n");
	assert_string_equal(row_now(s.ctx, &import, 1), "valid pin");
	assert_string_equal(row_now(s.ctx, &import, 2), "valid exclude");
	assert_string_equal(row_now(s.ctx, &import, 3), "valid associate");
	assert_begins(row_now(s.ctx, &import, 4), "error none: “perhaps” says nothing about the rule. Enter in, out or by rule");
	world_close(s.ctx);
}

static void
a_group_that_is_filled_by_hand_has_no_rule_to_speak_of(void **state)
{
	struct scene s = scene_open("enrol", "");
	struct import import;

	(void)state;
	world_group(s.ctx, "By hand", "enrol", "");
	import = upload(s.ctx, IMPORT_ASSOCIATE, "email,rule\nann@" DRIVERS ",out\nbea@" DRIVERS ",in\ncid@office.example,by rule\n");
	assert_begins(row_now(s.ctx, &import, 1), "error none: The group “By hand” is filled by hand");
	assert_string_equal(row_now(s.ctx, &import, 2), "valid associate");
	assert_begins(row_now(s.ctx, &import, 3), "error none: The group “By hand” is filled by hand");
	world_close(s.ctx);
}

static void
a_file_that_says_what_is_so_already_does_nothing(void **state)
{
	struct scene s = scene_open("enrol", "");
	struct import import;
	int64_t place;

	(void)state;
	assert_int_equal(add(&s, s.cid), ADMITTED);
	assert_true(rule_keep_out(s.ctx, s.bea, "removed", &place));
	import = upload(s.ctx, IMPORT_ASSOCIATE, "email,rule\nann@" DRIVERS ",by rule\nbea@" DRIVERS ",out\ncid@office.example,in\n");
	assert_begins(row_now(s.ctx, &import, 1), "warning already: The rule decides about them already.");
	assert_begins(row_now(s.ctx, &import, 2), "warning already: Stays out of this group already.");
	assert_begins(row_now(s.ctx, &import, 3), "warning already: Already active in this group.");
	world_close(s.ctx);
}

static void
a_file_is_done_and_undone(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t id;

	(void)state;
	id = world_import(s.ctx, IMPORT_ASSOCIATE, "email,rule\nann@" DRIVERS ",in\nbea@" DRIVERS ",out\ncid@office.example,in\n");
	world_import_run(s.ctx, id);
	assert_int_equal(stands(&s, s.ann), RULE_PINNED);
	assert_int_equal(stands(&s, s.bea), RULE_EXCLUDED);
	assert_string_equal(excluded(&s, s.bea), "import");
	assert_int_equal(stands(&s, s.cid), RULE_PINNED);
	assert_string_equal(world_import_deeds(s.ctx, id, 1), "pinned");
	assert_string_equal(world_import_deeds(s.ctx, id, 2), "kept_out");
	assert_string_equal(world_import_deeds(s.ctx, id, 3), "enrolled");
	world_import_undo(s.ctx, id);
	assert_int_equal(stands(&s, s.ann), RULE_IN);
	assert_int_equal(stands(&s, s.bea), RULE_IN);
	assert_string_equal(excluded(&s, s.bea), "");
	assert_int_equal(stands(&s, s.cid), RULE_OUT);
	assert_string_equal(excluded(&s, s.cid), "");
	assert_string_equal(world_import_deeds(s.ctx, id, 2), "kept_out undone");
	world_close(s.ctx);
}

static void
what_a_file_leaves_to_the_rule_is_as_before_when_it_is_undone(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t id, place;

	(void)state;
	assert_int_equal(add(&s, s.cid), ADMITTED);
	assert_true(rule_keep_out(s.ctx, s.bea, "removed", &place));
	id = world_import(s.ctx, IMPORT_ASSOCIATE, "email,rule\nbea@" DRIVERS ",by rule\ncid@office.example,by rule\n");
	world_import_run(s.ctx, id);
	assert_int_equal(stands(&s, s.bea), RULE_IN);
	assert_int_equal(stands(&s, s.cid), RULE_OUT);
	world_import_undo(s.ctx, id);
	assert_int_equal(stands(&s, s.bea), RULE_EXCLUDED);
	assert_string_equal(excluded(&s, s.bea), "removed");
	assert_int_equal(stands(&s, s.cid), RULE_PINNED);
	world_close(s.ctx);
}

static void
who_was_kept_out_before_a_file_brought_them_is_kept_out_again(void **state)
{
	struct scene s = scene_open("enrol", "");
	int64_t id, place;

	(void)state;
	assert_true(rule_keep_out(s.ctx, s.ann, "left", &place));
	id = world_import(s.ctx, IMPORT_ASSOCIATE, "email\nann@" DRIVERS "\n");
	world_import_run(s.ctx, id);
	assert_int_equal(stands(&s, s.ann), RULE_PINNED);
	world_import_undo(s.ctx, id);
	assert_int_equal(stands(&s, s.ann), RULE_EXCLUDED);
	assert_string_equal(excluded(&s, s.ann), "left");
	world_close(s.ctx);
}

/* What a rule gives is no use that somebody has made of their place. */
static void
whom_a_file_made_goes_with_it_though_a_rule_brought_them_in(void **state)
{
	struct scene s = scene_open("ask", "");
	int64_t automatic = s.ctx->group, id;
	struct rows *preview;

	(void)state;
	s.ctx->group = 0;
	id = world_import(s.ctx, IMPORT_PEOPLE, "email,first name\ndee@" DRIVERS ",Dee\neve@" DRIVERS ",Eve\n");
	world_import_run(s.ctx, id);
	rule_settle(s.ctx);
	s.ctx->group = automatic;
	assert_int_equal(world_count(s.ctx, "active"), 4);
	assert_int_equal(
		membership_do(s.ctx, MEMBERSHIP_PIN, look_number(s.ctx, "SELECT id FROM memberships WHERE email = 'eve@" DRIVERS "'")),
		DONE);
	s.ctx->group = 0;
	preview = q_import_undo_preview(s.ctx->db, s.ctx->organisation, id, 100);
	assert_true(row_one(preview));
	assert_int_equal(row_integer(preview, IMPORT_UNDO_PREVIEW_STAYS), 1);
	world_import_undo(s.ctx, id);
	rule_settle(s.ctx);
	s.ctx->group = automatic;
	assert_string_equal(world_import_deeds(s.ctx, id, 1), "created undone");
	assert_string_equal(world_import_deeds(s.ctx, id, 2), "created kept");
	assert_int_equal(world_count(s.ctx, "active"), 3);
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_removed_stays_out_until_it_is_undone),
		cmocka_unit_test(who_leaves_stays_out_until_they_come_back),
		cmocka_unit_test(adding_by_hand_lifts_an_exclusion_and_pins),
		cmocka_unit_test(a_pin_holds_against_the_rule_and_without_it_the_rule_decides),
		cmocka_unit_test(nobody_is_pinned_or_kept_out_where_no_rule_is),
		cmocka_unit_test(keeping_out_ends_place_and_waiting_and_allowing_brings_back),
		cmocka_unit_test(who_is_taken_off_the_wait_list_is_not_put_there_again),
		cmocka_unit_test(who_declines_an_invite_is_not_brought_in_by_the_rule),
		cmocka_unit_test(an_invite_that_ends_makes_way_for_the_rule_and_one_that_is_accepted_lifts_an_exclusion),
		cmocka_unit_test(an_archived_person_keeps_an_exclusion),
		cmocka_unit_test(a_file_says_who_is_in_out_or_by_rule),
		cmocka_unit_test(a_group_that_is_filled_by_hand_has_no_rule_to_speak_of),
		cmocka_unit_test(a_file_that_says_what_is_so_already_does_nothing),
		cmocka_unit_test(a_file_is_done_and_undone),
		cmocka_unit_test(what_a_file_leaves_to_the_rule_is_as_before_when_it_is_undone),
		cmocka_unit_test(who_was_kept_out_before_a_file_brought_them_is_kept_out_again),
		cmocka_unit_test(whom_a_file_made_goes_with_it_though_a_rule_brought_them_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
