/* Whatever changes what a rule looks at of one person brings them in and out in the same transaction, with one mail, and leaves what they
   learned alone. */
#include "domain/account_close.h"
#include "domain/address.h"
#include "domain/brings.h"
#include "domain/group.h"
#include "domain/progress.h"
#include "lib/taught.h"
#include "rule_follow_world.h"

static void
people_come_and_go_with_a_value_and_a_branch(void **state)
{
	struct scene s = scene_open();
	int64_t department = world_field(s.ctx, "Department", "choice", "Fleet\nOffice");
	int64_t north = world_branch(s.ctx, 0, "North"), south = world_branch(s.ctx, north, "South of north");

	(void)state;
	group_of(s.ctx, "Fleet", &(struct rule_condition){ .subject = RULE_FIELD, .subject_id = department, .value = "fleet" }, 1);
	member_set_value(s.ctx, s.edie, department, "Fleet");
	comes(&s);
	member_set_value(s.ctx, s.edie, department, "");
	goes(&s);
	brings_give(s.ctx, s.edie, brings_write(s.ctx->arena, &(struct brings){ .values = { { department, "Fleet" } }, .count = 1 }));
	comes(&s);
	group_of(
		s.ctx, "North", &(struct rule_condition){ .subject = RULE_BRANCH, .subject_id = north, .comparison = RULE_UNDER }, 1);
	member_set_branch(s.ctx, s.edie, south);
	comes(&s);
	member_set_branch(s.ctx, s.edie, 0);
	goes(&s);
	brings_give(s.ctx, s.edie, brings_write(s.ctx->arena, &(struct brings){ .branch = north }));
	comes(&s);
	world_close(s.ctx);
}

static void
a_form_that_changes_several_things_makes_no_passing_membership(void **state)
{
	struct scene s = scene_open();
	int64_t department = world_field(s.ctx, "Department", "choice", "Fleet\nOffice");
	int64_t north = world_branch(s.ctx, 0, "North"), south = world_branch(s.ctx, 0, "South");
	const char *values[] = { "Fleet" };
	struct member_form form = { .branch = "South", .values = values };

	(void)state;
	member_set_branch(s.ctx, s.edie, north);
	member_set_value(s.ctx, s.edie, department, "Office");
	rule_settle(s.ctx);
	group_of(s.ctx, "Office of the south",
		(struct rule_condition[]){ { .subject = RULE_BRANCH, .subject_id = south },
			{ .subject = RULE_FIELD, .subject_id = department, .value = "Office" } },
		2);
	group_of(s.ctx, "Fleet of the north",
		(struct rule_condition[]){ { .subject = RULE_BRANCH, .subject_id = north },
			{ .subject = RULE_FIELD, .subject_id = department, .value = "Fleet" } },
		2);
	assert_int_equal(member_update(s.ctx, s.edie, &form), OK);
	stays_out(&s);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM memberships"), 0);
	assert_int_equal(look_number(s.ctx, "SELECT count(*) FROM rule_deeds"), 0);
	world_close(s.ctx);
}

static void
a_name_counts_in_every_organisation_of_its_account(void **state)
{
	struct scene s = scene_open(), there = s;
	struct ctx neighbour = world_neighbour(s.ctx), own = ctx_within(s.ctx, 0, 0);
	struct rule_condition named = { .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "ÅGREN edie" };

	(void)state;
	own.account = s.account;
	there.ctx = &neighbour;
	there.edie = member_ensure(&neighbour, s.account);
	rule_settle(s.ctx);
	group_of(s.ctx, "Agrens", &named, 1);
	group_of(&neighbour, "Agrens there", &named, 1);
	assert_int_equal(account_rename(&own, "Edie", "Agren"), OK);
	assert_false(is_in(&there));
	comes(&s);
	assert_true(is_in(&there));
	assert_int_equal(mails(&there), 1);
	assert_int_equal(account_rename(&own, "Edie", "Lowe"), OK);
	goes(&s);
	assert_false(is_in(&there));
	world_close(s.ctx);
}

static void
an_address_counts_while_it_is_proved_and_the_main_one(void **state)
{
	struct scene s = scene_open();
	struct email email = world_email(s.ctx, "zoe@south.example");
	struct ctx own = ctx_within(s.ctx, 0, 0);
	int64_t north;

	(void)state;
	group_of(
		s.ctx, "South", &(struct rule_condition){ .subject = RULE_EMAIL, .comparison = RULE_ENDS, .value = "@South.example" }, 1);
	/* Who only says that it is theirs does not come in by it. */
	s.account = account_create(s.ctx, &email, "Zoe", "Hall", "hash", false);
	account_claim(s.ctx, s.account);
	s.edie = member_ensure(s.ctx, s.account);
	stays_out(&s);
	account_confirm(s.ctx, s.account, email.key);
	comes(&s);
	own.account = s.account;
	north = look_number(s.ctx,
		"INSERT INTO addresses (account_id, email, email_key, confirmed_at) VALUES (%lld, 'z@north.example', 'z@north.example', 1) RETURNING id",
		(long long)s.account);
	assert_int_equal(address_make_main(&own, north), OK);
	goes(&s);
	assert_int_equal(
		address_make_main(&own, look_number(s.ctx, "SELECT id FROM addresses WHERE email_key = 'zoe@south.example'")), OK);
	comes(&s);
	world_close(s.ctx);
}

static void
an_address_counts_once_the_link_in_a_mail_is_the_only_way_in(void **state)
{
	struct scene s = scene_open();
	struct email email = world_email(s.ctx, "zoe@south.example");

	(void)state;
	group_of(
		s.ctx, "South", &(struct rule_condition){ .subject = RULE_EMAIL, .comparison = RULE_ENDS, .value = "@South.example" }, 1);
	s.account = account_create(s.ctx, &email, "Zoe", "Hall", "hash", false);
	s.edie = member_ensure(s.ctx, s.account);
	account_claim(s.ctx, s.account);
	stays_out(&s);
	assert_true(account_distrust(s.ctx, s.account));
	comes(&s);
	world_close(s.ctx);
}

static void
say(const struct scene *s, int64_t course, const char *kind, const char *source, const char *ref)
{
	struct progress_event event = {
		.member = s->edie, .course = course, .kind = kind, .source = source, .ref = ref, .progress = -1, .score = -1
	};

	assert_true(progress_add(s->ctx, &event));
}

static void
a_course_counts_whoever_tells_of_it(void **state)
{
	static const char *const sources[] = { "lesson", "import", "statement", "carried" };
	struct scene s = scene_open();

	(void)state;
	for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
		const char *title = arena_text(s.ctx->arena, "Driving %zu", i);
		int64_t course = taught_course(s.ctx, title, 0);

		group_of(s.ctx, title, &(struct rule_condition){ .subject = RULE_COURSE, .subject_id = course, .value = "completed" }, 1);
		say(&s, course, "started", sources[i], arena_text(s.ctx->arena, "begin:%zu", i));
		stays_out(&s);
		say(&s, course, "completed", sources[i], arena_text(s.ctx->arena, "end:%zu", i));
		comes(&s);
		assert_int_equal(progress_take_back(s.ctx, arena_text(s.ctx->arena, "end:%zu", i)), 1);
		goes(&s);
	}
	world_close(s.ctx);
}

static void
a_course_taken_again_is_not_completed_and_a_begun_one_is_in_progress(void **state)
{
	struct scene s = scene_open();
	int64_t course = taught_course(s.ctx, "Driving", 2), completed, begun;

	(void)state;
	completed = group_of(
		s.ctx, "Drivers", &(struct rule_condition){ .subject = RULE_COURSE, .subject_id = course, .value = "completed" }, 1);
	begun = group_of(
		s.ctx, "Learners", &(struct rule_condition){ .subject = RULE_COURSE, .subject_id = course, .value = "in progress" }, 1);
	progress_begin(s.ctx, s.edie, course);
	comes(&s);
	for (int i = 1; i <= 2; i++) {
		struct progress_event event = { .member = s.edie,
			.course = course,
			.kind = "lesson",
			.source = "lesson",
			.ref = arena_text(s.ctx->arena, "lesson:%d", i),
			.lesson = taught_lesson(s.ctx, course, i),
			.progress = -1,
			.score = -1 };

		assert_true(progress_add(s.ctx, &event));
	}
	goes(&s);
	s.ctx->group = completed;
	stays_in(&s);
	assert_true(progress_again(s.ctx, s.edie, course));
	goes(&s);
	s.ctx->group = begun;
	stays_in(&s);
	world_close(s.ctx);
}

static void
a_group_that_gives_the_course_that_its_rule_asks_for_comes_to_rest(void **state)
{
	struct scene s = scene_open();
	int64_t course = taught_course(s.ctx, "Driving", 0);

	(void)state;
	group_of(
		s.ctx, "Beginners", &(struct rule_condition){ .subject = RULE_COURSE, .subject_id = course, .value = "not started" }, 1);
	assert_int_equal(group_set_courses(s.ctx, &course, 1), OK);
	stays_in(&s);
	progress_begin(s.ctx, s.edie, course);
	goes(&s);
	world_close(s.ctx);
}

static void
somebody_new_is_looked_at_whole(void **state)
{
	struct scene s = scene_open();
	struct newcomer newcomer = { .email = world_email(s.ctx, "new@north.example"), .first_name = "New", .last_name = "Lowe" };
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true };
	struct admitted admitted;
	int64_t automatic;

	(void)state;
	automatic = group_of(
		s.ctx, "Lowes", &(struct rule_condition){ .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "lowe" }, 1);
	world_group(s.ctx, "By hand", "enrol", "");
	assert_int_equal(membership_admit(s.ctx, &arrival, &newcomer, &admitted), ADMITTED);
	s.edie = admitted.member;
	s.ctx->group = automatic;
	comes(&s);
	world_close(s.ctx);
}

static void
an_archived_member_leaves_and_whoever_is_restored_is_where_the_rules_say_now(void **state)
{
	struct scene s = scene_open();
	int64_t department = world_field(s.ctx, "Department", "text", ""), fleet, office;

	(void)state;
	fleet = group_of(
		s.ctx, "Fleet", &(struct rule_condition){ .subject = RULE_FIELD, .subject_id = department, .value = "fleet" }, 1);
	member_set_value(s.ctx, s.edie, department, "Fleet");
	comes(&s);
	assert_int_equal(member_archive(s.ctx, s.edie), OK);
	stays_out(&s);
	assert_int_equal(member_restore(s.ctx, s.edie, NULL), OK);
	stays_in(&s);
	assert_int_equal(member_archive(s.ctx, s.edie), OK);
	stays_out(&s);
	/* What changed meanwhile counts on their return. */
	member_set_value(s.ctx, s.edie, department, "Office");
	stays_out(&s);
	office = group_of(
		s.ctx, "Office", &(struct rule_condition){ .subject = RULE_FIELD, .subject_id = department, .value = "office" }, 1);
	stays_out(&s);
	assert_int_equal(member_restore(s.ctx, s.edie, NULL), OK);
	comes(&s);
	s.ctx->group = fleet;
	assert_false(is_in(&s));
	s.ctx->group = office;
	assert_int_equal(member_archive(s.ctx, s.edie), OK);
	rule_settle(s.ctx);
	/* Not through restoring, which brings back the places that were archived: the rule does. */
	member_ensure(s.ctx, s.account);
	comes(&s);
	world_close(s.ctx);
}

static void
whoever_closes_their_account_is_in_no_group(void **state)
{
	struct scene s = scene_open();
	struct ctx own = ctx_within(s.ctx, 0, 0);

	(void)state;
	group_of(s.ctx, "Lowes", &(struct rule_condition){ .subject = RULE_NAME, .comparison = RULE_CONTAINS, .value = "lowe" }, 1);
	assert_true(is_in(&s));
	own.account = s.account;
	assert_int_equal(account_close(&own), OK);
	stays_out(&s);
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(people_come_and_go_with_a_value_and_a_branch),
		cmocka_unit_test(a_form_that_changes_several_things_makes_no_passing_membership),
		cmocka_unit_test(a_name_counts_in_every_organisation_of_its_account),
		cmocka_unit_test(an_address_counts_while_it_is_proved_and_the_main_one),
		cmocka_unit_test(an_address_counts_once_the_link_in_a_mail_is_the_only_way_in),
		cmocka_unit_test(a_course_counts_whoever_tells_of_it),
		cmocka_unit_test(a_course_taken_again_is_not_completed_and_a_begun_one_is_in_progress),
		cmocka_unit_test(a_group_that_gives_the_course_that_its_rule_asks_for_comes_to_rest),
		cmocka_unit_test(somebody_new_is_looked_at_whole),
		cmocka_unit_test(an_archived_member_leaves_and_whoever_is_restored_is_where_the_rules_say_now),
		cmocka_unit_test(whoever_closes_their_account_is_in_no_group),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
