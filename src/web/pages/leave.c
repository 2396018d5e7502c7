#include "web/pages/leave.h"

#include "base/text.h"
#include "domain/leave.h"
#include "domain/seat.h"
#include "queries.h"

void
leave_show_groups(struct request *request)
{
	view_rows(request->body, "own_group", q_leave_groups(request->ctx.db, request->ctx.account));
}

void
leave_show_archived(struct request *request, int64_t course)
{
	view_show(request->body, course ? "this_course" : "all_courses");
	view_rows(request->body, "archived_by", q_leave_archived(request->ctx.db, request->ctx.account, course));
}

/* What becomes of the courses, and of the seat. */
static void
show_consequences(struct request *request, const struct rows *place)
{
	struct db *db = request->ctx.db;
	struct ctx within = ctx_within(&request->ctx, row_integer(place, LEAVE_PLACE_ORGANISATION_ID), 0);
	struct rows *courses =
		q_leave_courses(db, row_integer(place, LEAVE_PLACE_MEMBER_ID), row_integer(place, LEAVE_PLACE_GROUP_ID));

	view_show(request->body, seat_stays(&within, path_id(request, "id")) ? "seat_stays" : "seat_returns");
	while (row_next(courses)) {
		const char *course_is = row_text(courses, LEAVE_COURSES_COURSE_IS);

		view_row(view_section(request->body, text_equal(course_is, "gone") ? "lost" : "kept"), courses);
		view_show(request->body, text_equal(course_is, "gone") ? "lost_any" : "kept_any");
	}
}

enum outcome
leave_confirm(struct request *request)
{
	struct rows *place = q_leave_place(request->ctx.db, request->ctx.account, path_id(request, "id"));

	if (!row_one(place))
		return NOT_FOUND;
	page_show(request, "leave/confirm.tpl", "Leave a group");
	view_row(request->body, place);
	view_integer(request->body, "id", path_id(request, "id"));
	view_show(request->body, text_equal(row_text(place, LEAVE_PLACE_STATUS), "active") ? "may" : "over");
	show_consequences(request, place);
	return OK;
}

static const char *
group_name(struct request *request)
{
	struct rows *place = q_leave_place(request->ctx.db, request->ctx.account, path_id(request, "id"));

	return row_one(place) ? row_text(place, LEAVE_PLACE_GROUP_NAME) : "";
}

enum outcome
leave_do(struct request *request)
{
	int64_t membership = path_id(request, "id");
	enum outcome result = leave_group(&request->ctx, membership);

	if (result == OK) {
		leave_note(request, NOTE_OK, arena_text(request->ctx.arena, "/learning/groups/%lld/return", (long long)membership),
			"You have left %s. Courses that you had begun stay yours.", group_name(request));
		redirect(request, "/learning");
	}
	return result;
}

enum outcome
leave_back(struct request *request)
{
	enum outcome result = leave_return(&request->ctx, path_id(request, "id"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "You are in %s again.", group_name(request));
		redirect(request, "/learning");
	}
	return result;
}
