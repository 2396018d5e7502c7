/* The demo's organisation chart, its additional fields, what it knows of its people by them, and its join page. */
#include "commands/demo_details.h"

#include "base/fault.h"
#include "commands/demo_address.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/join.h"
#include "domain/member.h"
#include "queries.h"

/* below: the place of its parent in this table; -1: at the top. */
static const struct {
	const char *name;
	int below;
} branches[] = { { "Northfield", -1 }, { "Riverside House", 0 }, { "Hillside House", 0 }, { "Family support", -1 },
	{ "Foster care", 3 }, { "Volunteers", -1 } };

static const struct {
	const char *email, *branch, *number, *shift, *department;
} people[] = {
	{ "admin@muster.example", "Northfield", "1001", "Day", "Office" },
	{ "leader@muster.example", "Northfield", "1004", "Day", "Care" },
	{ "learner@muster.example", "Riverside House", "1187", "Day", "Care" },
	{ "amara.okafor@northfield.example", "Riverside House", "1042", "Evening", "Care" },
	{ "jonas.lindqvist@northfield.example", "Riverside House", "1055", "Night", "Care" },
	{ "meiling.chow@northfield.example", "Hillside House", "1061", "Day", "Care" },
	{ "samuel.adeyemi@northfield.example", "Hillside House", "1078", "Evening", "Care" },
	{ "ewa.kowalczyk@northfield.example", "Hillside House", "1103", "Day", "Care" },
	{ "lucia.fernandez@northfield.example", "Foster care", "1110", "Day", "Family support" },
	{ "tom.hargreaves@northfield.example", "Family support", "1142", "Day", "Outreach" },
	{ "aoife.brennan@northfield.example", "Riverside House", "1019", "Night", "Care" },
	{ "daniel.osei@northfield.example", "Hillside House", "1020", "Night", "Care" },
	{ "marta.silva@volunteers.example", "Volunteers", "", "", "" },
	{ "nikolai.petrov@volunteers.example", "Volunteers", "", "", "" },
	{ "pablo.ruiz@volunteers.example", "Volunteers", "", "", "" },
};

void
demo_chart(struct ctx *ctx)
{
	int64_t made[sizeof branches / sizeof *branches], field;
	struct field_form number = { .name = "Staff number", .type = "text", .choices = "" };
	struct field_form shift = { .name = "Shift", .type = "choice", .choices = "Day\nEvening\nNight" };
	struct field_form department = {
		.name = "Department", .type = "choice", .choices = "Care\nFamily support\nFleet\nOutreach\nFinance\nOffice"
	};

	for (size_t i = 0; i < sizeof branches / sizeof *branches; i++)
		if (branch_create(ctx, branches[i].below < 0 ? 0 : made[branches[i].below], branches[i].name, &made[i]) != OK)
			fault("the demo's branch was refused: %s", ctx->problems->words);
	if (field_create(ctx, &number, &field) != OK || field_create(ctx, &shift, &field) != OK ||
		field_create(ctx, &department, &field) != OK)
		fault("the demo's field was refused: %s", ctx->problems->words);
}

static int64_t
member_of(struct ctx *ctx, const char *address)
{
	return rows_integer(q_member_of_account(ctx->db, ctx->organisation, demo_account_of(ctx, address)));
}

void
demo_details(struct ctx *ctx)
{
	const struct branches *chart = branch_load(ctx);
	struct field_defs fields = field_load(ctx);
	const struct branch *other;
	int64_t branch;

	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		int64_t member = member_of(ctx, people[i].email);

		if (!member || branch_find(ctx->arena, chart, people[i].branch, &branch, &other) != BRANCH_FOUND)
			fault("the demo lost %s", people[i].email);
		member_set_branch(ctx, member, branch);
		member_set_value(ctx, member, field_by_key(fields, "staff number")->id, people[i].number);
		member_set_value(ctx, member, field_by_key(fields, "shift")->id, people[i].shift);
		member_set_value(ctx, member, field_by_key(fields, "department")->id, people[i].department);
	}
}

void
demo_join_page(struct ctx *ctx, const int64_t *groups, size_t count)
{
	static const char *const houses[] = { "Riverside House", "Hillside House" };
	const struct branches *chart = branch_load(ctx);
	int64_t offered[sizeof houses / sizeof *houses];
	struct join_form form = { .name = "northfield",
		.is_on = true,
		.allow_list = "northfield.example\nvolunteers.example",
		.welcome = "Good that you are here. Choose the house that you work in and your group.",
		.groups = groups,
		.group_count = count,
		.branches = offered,
		.branch_count = sizeof houses / sizeof *houses };
	const struct branch *other;

	for (size_t i = 0; i < form.branch_count; i++)
		branch_find(ctx->arena, chart, houses[i], &offered[i], &other);
	if (join_save(ctx, &form) != OK)
		fault("the demo's join page was refused: %s", ctx->problems->words);
}
