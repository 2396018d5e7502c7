#include "web/pages/jobs.h"

#include "base/text.h"
#include "domain/group.h"
#include "queries.h"

#define REFRESH_SECONDS "3"

/* A job of a group belongs to whoever may see the group; one of the organisation to its administrators. */
static bool
may_see(struct request *request, const struct rows *rows)
{
	int64_t group = row_integer(rows, JOB_SHOW_GROUP_ID);

	if (!group)
		return request->ctx.role >= ADMIN;
	return group_enter(&request->ctx, group) == OK && request->ctx.role >= LEADER;
}

enum outcome
jobs_show(struct request *request)
{
	struct rows *rows = q_job_show(request->ctx.db, request->ctx.organisation, path_id(request, "id"));
	bool over;

	if (!row_one(rows) || !may_see(request, rows))
		return NOT_FOUND;
	over = text_equal(row_text(rows, JOB_SHOW_STATUS), "done") || text_equal(row_text(rows, JOB_SHOW_STATUS), "dead");
	page_show(request, "jobs/show.tpl", row_text(rows, JOB_SHOW_TITLE));
	view_row(request->body, rows);
	view_flag(request->body, "going_on", !over);
	view_flag(request->body, "uncounted", !row_integer(rows, JOB_SHOW_TOTAL));
	view_text(request->body, "of_total", text_counted(request->ctx.arena, row_integer(rows, JOB_SHOW_TOTAL), "person", "people"));
	view_text(request->body, "so_far", text_counted(request->ctx.arena, row_integer(rows, JOB_SHOW_WORKED), "person", "people"));
	/* Without a script the page fetches itself again. */
	view_text(request->page, "refresh_seconds", over ? NULL : REFRESH_SECONDS);
	return OK;
}
