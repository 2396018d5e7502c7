/* Which courses a group has, and in which order its learners see them. */
#include <string.h>

#include "base/text.h"
#include "domain/group.h"
#include "domain/reminder.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/groups.h"

#define POSITION_MAX 1000000

static const char *
position_field(struct request *request, int64_t course)
{
	return arena_text(request->ctx.arena, "position_%lld", (long long)course);
}

static const char *
due_field(struct request *request, int64_t course)
{
	return arena_text(request->ctx.arena, "due_%lld", (long long)course);
}

void
group_courses_show(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_group_course_choices(ctx->db, ctx->organisation, ctx->group);
	size_t ticked_count, shown = 0;
	int64_t *ticked = field_ids(request, "course", &ticked_count);

	for (; row_next(rows); shown++) {
		struct view *round = view_section(request->body, "course");
		int64_t id = row_integer(rows, GROUP_COURSE_CHOICES_ID);
		const char *due = row_text(rows, GROUP_COURSE_CHOICES_DUE_ON);
		bool has = !row_is_null(rows, GROUP_COURSE_CHOICES_POSITION);
		const char *position =
			has ? arena_text(ctx->arena, "%lld", (long long)row_integer(rows, GROUP_COURSE_CHOICES_POSITION) + 1) : NULL;

		view_row(round, rows);
		if (request->method == POST) {
			has = has_id(ticked, ticked_count, id);
			position = field(request, position_field(request, id));
			due = field(request, due_field(request, id));
		}
		view_flag(round, "ticked", has);
		view_text(round, "position", position);
		view_text(round, "due", due);
		view_text(round, "due_words", field_error(request, due_field(request, id)));
		view_text(round, "position_words", field_error(request, position_field(request, id)));
	}
	view_flag(request->body, "course_any", shown);
	view_flag(request->body, "course_none", !shown);
}

enum outcome
group_courses(struct request *request)
{
	dashboard_show(request, "groups/courses.tpl", "courses", "Courses");
	view_flag(request->body, "sells_courses", request->ctx.role >= ADMIN && rows_integer(q_offer_count(request->ctx.db, 1)));
	if (request->ctx.role >= ADMIN)
		group_courses_show(request);
	else
		view_rows(request->body, "course", q_group_courses_list(request->ctx.db, request->ctx.organisation, request->ctx.group));
	return OK;
}

/* Those with a number first, in its order; of the same number, and without one, as they came. */
static void
put_in_order(struct request *request, int64_t *courses, size_t count)
{
	struct ctx *ctx = &request->ctx;
	int64_t *positions = arena_array(ctx->arena, count + 1, sizeof *positions);

	for (size_t i = 0; i < count; i++) {
		const char *name = position_field(request, courses[i]);
		const char *typed = clean_line(ctx, name, "The position", field(request, name), 20);
		int64_t course = courses[i], position = POSITION_MAX;
		size_t at = i;

		if (*typed && !text_integer(typed, 1, POSITION_MAX, &position))
			problem(ctx, name, "Enter a whole number for the position, from 1 up, or leave it empty.");
		for (; at > 0 && positions[at - 1] > position; at--) {
			positions[at] = positions[at - 1];
			courses[at] = courses[at - 1];
		}
		positions[at] = position;
		courses[at] = course;
	}
}

/* The days of all courses that the form lists, ticked or not, so that what is no day is never dropped in silence. */
static void
check_due(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_group_course_choices(ctx->db, ctx->organisation, ctx->group);

	while (row_next(rows)) {
		const char *name = due_field(request, row_integer(rows, GROUP_COURSE_CHOICES_ID));

		due_read(ctx, name, field(request, name));
	}
}

enum outcome
group_courses_update(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	size_t count;
	int64_t *courses = field_ids(request, "course", &count);
	enum outcome outcome;

	put_in_order(request, courses, count);
	check_due(request);
	if (ctx->problems)
		return INVALID;
	outcome = group_set_courses(ctx, courses, count);
	if (outcome != OK)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		const char *name = due_field(request, courses[i]);

		due_set(ctx, courses[i], due_read(ctx, name, field(request, name)));
	}
	leave_note(request, NOTE_OK, NULL, "The courses are saved. Learners of the group see them at once.");
	redirect(request, "/groups/%lld/courses", (long long)ctx->group);
	return OK;
}
