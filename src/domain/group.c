#include "domain/group.h"

#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/member.h"
#include "domain/report_line.h"
#include "domain/rule_life.h"
#include "domain/seat.h"
#include "domain/wait.h"
#include "queries.h"

#define NAME_MAX_CHARACTERS 120
#define DESCRIPTION_MAX_CHARACTERS 2000
#define STEM_BYTES 80 /* of a long name, in the name of its duplicate */

/* A form's values, parsed. */
struct settings {
	const char *name, *name_key, *description, *policy, *population;
	int64_t invite_days;
};

enum outcome
group_enter(struct ctx *ctx, int64_t group)
{
	struct rows *rows = q_group_enter(ctx->db, ctx->organisation, ctx->member, group);

	if (!row_one(rows))
		return NOT_FOUND;
	if (ctx->role < ADMIN) {
		if (!row_integer(rows, GROUP_ENTER_LEADS))
			return NOT_FOUND;
		ctx->role = LEADER;
	}
	ctx->group = group;
	return OK;
}

struct entrance
group_entrance(struct ctx *ctx)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	if (!row_one(rows))
		return (struct entrance){ 0 };
	return (struct entrance){
		.exists = true,
		.archived = text_equal(row_text(rows, GROUP_GET_STATUS), "archived"),
		.at_once = text_equal(row_text(rows, GROUP_GET_POLICY), "enrol"),
		.on_wait_list = row_integer(rows, GROUP_GET_ON_WAIT_LIST) != 0,
		.invite_days = (int)row_integer(rows, GROUP_GET_INVITE_DAYS),
		.seats = row_is_null(rows, GROUP_GET_SEATS) ? -1 : row_integer(rows, GROUP_GET_SEATS),
		.seats_held = row_integer(rows, GROUP_GET_SEATS_HELD),
		.seats_kept = row_integer(rows, GROUP_GET_SEATS_KEPT),
	};
}

/* own: the group that may keep its name; 0 for a new one. */
static enum outcome
parse(struct ctx *ctx, const struct group_form *form, int64_t own, struct settings *settings)
{
	int64_t namesake;

	settings->name = clean_required(ctx, "name", "Name", "a name for the group", form->name, NAME_MAX_CHARACTERS);
	settings->name_key = text_fold(ctx->arena, settings->name);
	settings->description = clean_block(ctx, "description", "Description", form->description, DESCRIPTION_MAX_CHARACTERS);
	settings->policy = form->policy;
	if (!text_equal(form->policy, "ask") && !text_equal(form->policy, "enrol"))
		problem(ctx, "policy", "Choose how people come into the group.");
	settings->population = form->population ? form->population : "manual";
	if (!text_equal(settings->population, "manual") && !text_equal(settings->population, "automatic"))
		problem(ctx, "population", "Choose how the group is filled: by hand, or by rule.");
	settings->invite_days = 30;
	if (!text_integer(form->invite_days, 1, 365, &settings->invite_days))
		problem(ctx, "invite_days", "Enter a whole number of days from 1 to 365.");
	namesake = rows_integer(q_group_by_name(ctx->db, ctx->organisation, settings->name_key));
	if (*settings->name && namesake && namesake != own)
		problem(ctx, "name", "There is a group of this name already. Choose another name.");
	return ctx->problems ? INVALID : OK;
}

static enum outcome
write_courses(struct ctx *ctx, int64_t group, const int64_t *courses, size_t count)
{
	q_group_courses_mark(ctx->db, ctx->organisation, group);
	for (size_t i = 0; i < count; i++)
		if (q_group_course_add(ctx->db, ctx->organisation, group, courses[i], (int64_t)i, ctx->now) != 1)
			return problem(
				ctx, "", "A course that you chose was archived or deleted meanwhile. Look through the list once more.");
	q_group_courses_sweep(ctx->db, ctx->organisation, group);
	return OK;
}

/* The first number of a new group, below 0 for no limit: none yet where seats are ordered. */
static int64_t
first_seats(struct ctx *ctx, int64_t wanted)
{
	return seat_may_set(ctx) ? wanted : 0;
}

enum outcome
group_create(struct ctx *ctx, const struct group_form *form, int64_t *group)
{
	struct settings settings;
	int64_t seats = first_seats(ctx, seat_read(ctx, form->seats));

	if (parse(ctx, form, 0, &settings) != OK)
		return INVALID;
	q_group_add(ctx->db, ctx->organisation, settings.name, settings.name_key, settings.description, settings.population,
		settings.policy, settings.invite_days, seats, ctx->account, ctx->now);
	*group = db_new_id(ctx->db);
	if (write_courses(ctx, *group, form->courses, form->course_count) != OK)
		return INVALID;
	ctx->group = *group;
	seat_open(ctx, seats);
	activity_add(ctx, "group.created", settings.name, NULL);
	return OK;
}

enum outcome
group_update(struct ctx *ctx, const struct group_form *form)
{
	struct rows *now = q_group_get(ctx->db, ctx->organisation, ctx->group);
	struct group_form allowed = *form;
	struct settings settings;

	if (!row_one(now))
		return NOT_FOUND;
	/* The policy is the organisation's promise: a leader keeps it as it is. */
	if (ctx->role < ADMIN)
		allowed.policy = row_text(now, GROUP_GET_POLICY);
	if (parse(ctx, &allowed, ctx->group, &settings) != OK)
		return INVALID;
	q_group_update(ctx->db, ctx->organisation, ctx->group, settings.name, settings.name_key, settings.description,
		settings.policy, settings.invite_days);
	activity_add(ctx, "group.changed", settings.name, NULL);
	return OK;
}

/* "Name (copy)", "Name (copy 2)", … : the first that no active group has. */
static const char *
free_name(struct ctx *ctx, const char *name)
{
	const char *stem = name;

	if (text_characters(name) > NAME_MAX_CHARACTERS - 12)
		stem = arena_copy(ctx->arena, name, text_whole(name, STEM_BYTES));
	for (int i = 1;; i++) {
		const char *candidate =
			i == 1 ? arena_text(ctx->arena, "%s (copy)", stem) : arena_text(ctx->arena, "%s (copy %d)", stem, i);

		if (!rows_integer(q_group_by_name(ctx->db, ctx->organisation, text_fold(ctx->arena, candidate))))
			return candidate;
	}
}

/* An automatic one begins with the same rule as a draft: nobody comes in before somebody has looked at it and saved it. */
static void
copy_rule(struct ctx *ctx, int64_t original)
{
	struct ctx quiet = *ctx;

	rule_copy(&quiet, original);
}

enum outcome
group_duplicate(struct ctx *ctx, int64_t *copy)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);
	int64_t original = ctx->group, seats;
	const char *name, *before;

	if (!row_one(rows))
		return NOT_FOUND;
	seats = first_seats(ctx, row_is_null(rows, GROUP_GET_SEATS) ? -1 : row_integer(rows, GROUP_GET_SEATS));
	before = row_text(rows, GROUP_GET_NAME);
	name = free_name(ctx, before);
	q_group_add(ctx->db, ctx->organisation, name, text_fold(ctx->arena, name), row_text(rows, GROUP_GET_DESCRIPTION),
		row_text(rows, GROUP_GET_POPULATION), row_text(rows, GROUP_GET_POLICY), row_integer(rows, GROUP_GET_INVITE_DAYS), seats,
		ctx->account, ctx->now);
	*copy = db_new_id(ctx->db);
	q_group_courses_copy(ctx->db, ctx->organisation, ctx->group, *copy, ctx->now);
	q_group_leaders_copy(ctx->db, ctx->organisation, ctx->group, *copy, ctx->now);
	ctx->group = *copy;
	seat_open(ctx, seats);
	copy_rule(ctx, original);
	activity_add(ctx, "group.duplicated", name, before);
	return OK;
}

static enum outcome
set_status(struct ctx *ctx, const char *from, const char *to, const char *verb)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	if (!row_one(rows) || q_group_set_status(ctx->db, ctx->organisation, ctx->group, to, from) != 1)
		return NOT_FOUND;
	activity_add(ctx, verb, row_text(rows, GROUP_GET_NAME), NULL);
	return OK;
}

enum outcome
group_archive(struct ctx *ctx)
{
	return set_status(ctx, "active", "archived", "group.archived");
}

enum outcome
group_restore(struct ctx *ctx)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	if (!row_one(rows))
		return NOT_FOUND;
	if (rows_integer(q_group_by_name(ctx->db, ctx->organisation, text_fold(ctx->arena, row_text(rows, GROUP_GET_NAME)))))
		return problem(ctx, "", "Another group has this name now. Rename that one first.");
	if (set_status(ctx, "archived", "active", "group.restored") != OK)
		return NOT_FOUND;
	rule_wake(ctx);
	wait_wake(ctx);
	return OK;
}

enum outcome
group_check_open(struct ctx *ctx)
{
	struct rows *rows = q_group_get(ctx->db, ctx->organisation, ctx->group);

	if (row_one(rows) && text_equal(row_text(rows, GROUP_GET_STATUS), "active"))
		return OK;
	return problem(ctx, "", "This group is archived. Restore it first.");
}

enum outcome
group_set_courses(struct ctx *ctx, const int64_t *courses, size_t count)
{
	if (write_courses(ctx, ctx->group, courses, count) != OK)
		return INVALID;
	report_courses_changed(ctx);
	activity_add(ctx, "group.courses_changed", rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)), NULL);
	return OK;
}

enum outcome
group_add_leader(struct ctx *ctx, int64_t member)
{
	if (member_check_proved(ctx, "member", member) != OK)
		return INVALID;
	if (q_group_leader_add(ctx->db, ctx->organisation, ctx->group, member, ctx->now) != 1)
		return problem(ctx, "member", "Choose an active member of the organisation who does not lead this group yet.");
	activity_add(ctx, "group.leader_added", rows_text(q_group_person(ctx->db, ctx->organisation, member)), NULL);
	return OK;
}

enum outcome
group_remove_leader(struct ctx *ctx, int64_t member)
{
	if (q_group_leader_drop(ctx->db, ctx->organisation, ctx->group, member) != 1)
		return NOT_FOUND;
	activity_add(ctx, "group.leader_removed", rows_text(q_group_person(ctx->db, ctx->organisation, member)), NULL);
	return OK;
}
