#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/member.h"
#include "lib/world.h"
#include "queries.h"

static int64_t
field(struct ctx *ctx, const char *name, const char *type, bool required)
{
	struct field_form form = { name, type, required, "Early\nLate", false };
	int64_t id;

	assert_int_equal(field_create(ctx, &form, &id), OK);
	return id;
}

static const char *
problem_field(struct ctx *ctx, int64_t id)
{
	return arena_text(ctx->arena, "field_%lld", (long long)id);
}

static struct field_value
value(struct ctx *ctx, int64_t member, size_t place)
{
	struct field_value values[FIELDS_MOST];

	field_of_member(ctx, field_load(ctx), member, values);
	return values[place];
}

static int64_t
branch_of(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);

	assert_true(row_one(rows));
	return row_integer(rows, MEMBER_GET_BRANCH_ID);
}

static void
somebody_comes_without_a_group_with_all_their_details(void **state)
{
	struct ctx *ctx = world_open();
	const char *const values[] = { "12,5", "late" };
	struct member_form form = { "Mona", "Berg", "mona@example.org", "riverside", values };
	int64_t north = world_branch(ctx, 0, "Northfield"), river = world_branch(ctx, north, "Riverside"), member;

	(void)state;
	field(ctx, "Hours", "number", true);
	field(ctx, "Shift", "choice", false);
	assert_int_equal(member_add(ctx, &form, &member), OK);
	assert_int_equal(branch_of(ctx, member), river);
	assert_string_equal(value(ctx, member, 0).value, "12.5");
	assert_string_equal(value(ctx, member, 1).value, "Late");
	assert_int_equal(member_add(ctx, &form, &member), INVALID);
	assert_true(has_problem(ctx, "email"));
	world_close(ctx);
}

static void
all_that_is_wrong_is_said_at_once(void **state)
{
	struct ctx *ctx = world_open();
	const char *const values[] = { "", "never" };
	struct member_form form = { "", "", "mona", "Rverside", values };
	int64_t hours = field(ctx, "Hours", "number", true), shift = field(ctx, "Shift", "choice", false), member;

	(void)state;
	world_branch(ctx, 0, "Riverside");
	assert_int_equal(member_add(ctx, &form, &member), INVALID);
	assert_true(has_problem(ctx, "first_name"));
	assert_true(has_problem(ctx, "email"));
	assert_true(has_problem(ctx, "branch"));
	assert_true(has_problem(ctx, problem_field(ctx, hours)));
	assert_true(has_problem(ctx, problem_field(ctx, shift)));
	world_close(ctx);
}

static void
who_is_known_here_is_named_and_who_is_archived_too(void **state)
{
	struct ctx *ctx = world_open();
	struct new_member new = { world_email(ctx, "mona@example.org"), "Mona", "Berg", true, 0 };
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg"), member;
	struct ctx neighbour = world_neighbour(ctx);

	(void)state;
	assert_int_equal(member_create(ctx, &new, &member, NULL), MEMBER_THERE);
	assert_int_equal(member, mona);
	assert_int_equal(member_archive(ctx, mona), OK);
	assert_int_equal(member_create(ctx, &new, &member, NULL), MEMBER_ARCHIVED);
	assert_int_equal(member, mona);
	assert_int_equal(member_create(&neighbour, &new, &member, NULL), MEMBER_MADE);
	assert_int_not_equal(member, mona);
	world_close(ctx);
}

static void
a_value_that_does_not_fit_stays_until_it_is_changed(void **state)
{
	struct ctx *ctx = world_open();
	struct field_form text = { "Hours", "text", false, "", true }, number = { "Hours", "number", true, "", true };
	const char *values[] = { "ABC" };
	struct member_form form = { .branch = "", .values = values };
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg"), id;

	(void)state;
	assert_int_equal(field_create(ctx, &text, &id), OK);
	assert_int_equal(member_update(ctx, mona, &form), OK);
	assert_int_equal(field_update(ctx, id, &number), OK);
	assert_int_equal(member_update(ctx, mona, &form), OK);
	assert_string_equal(value(ctx, mona, 0).value, "ABC");
	assert_false(value(ctx, mona, 0).fits);
	values[0] = "ABCD";
	assert_int_equal(member_update(ctx, mona, &form), INVALID);
	ctx->problems = NULL;
	values[0] = "8";
	assert_int_equal(member_update(ctx, mona, &form), OK);
	assert_true(value(ctx, mona, 0).fits);
	world_close(ctx);
}

static void
another_organisations_member_is_not_to_be_had(void **state)
{
	struct ctx *ctx = world_open();
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	struct ctx neighbour = world_neighbour(ctx);
	struct member_form form = { .branch = "" };

	(void)state;
	assert_int_equal(member_update(&neighbour, mona, &form), NOT_FOUND);
	world_close(ctx);
}

static void
many_fields_with_long_names_change_at_once(void **state)
{
	struct ctx *ctx = world_open();
	int64_t mona = world_member(ctx, "mona@example.org", "Mona", "Berg");
	const char *values[FIELDS_MOST];
	struct member_form form = { .branch = "", .values = values };
	char wide[4 * (FIELD_NAME_MOST - 2) + 1] = "";

	(void)state;
	for (size_t at = 0; at < sizeof wide - 1; at += 4)
		memcpy(wide + at, "\xf0\xa0\x80\x80", 4);
	for (int i = 0; i < FIELDS_MOST; i++) {
		values[i] = "7";
		field(ctx, arena_text(ctx->arena, "%02d%s", i, wide), "text", false);
	}
	assert_int_equal(member_update(ctx, mona, &form), OK);
	assert_string_equal(value(ctx, mona, FIELDS_MOST - 1).value, "7");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(somebody_comes_without_a_group_with_all_their_details),
		cmocka_unit_test(all_that_is_wrong_is_said_at_once),
		cmocka_unit_test(who_is_known_here_is_named_and_who_is_archived_too),
		cmocka_unit_test(a_value_that_does_not_fit_stays_until_it_is_changed),
		cmocka_unit_test(another_organisations_member_is_not_to_be_had),
		cmocka_unit_test(many_fields_with_long_names_change_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
