#include "web/pages/import_page.h"

#include "base/fault.h"
#include "base/text.h"
#include "queries.h"

enum outcome
import_find(struct request *request, struct import *import)
{
	return import_enter(&request->ctx, path_id(request, "id"), import);
}

/* The path where another file of this kind is uploaded, for this group or for the organisation. */
static const char *
import_upload_path(struct arena *arena, int64_t group)
{
	return group ? arena_text(arena, "/groups/%lld/enrol/csv", (long long)group) : "/imports/new";
}

/* What was recognised; rows only once they are counted. */
static const char *
read_words(struct arena *arena, const struct import *import, const struct rows *head)
{
	int64_t columns = row_integer(head, IMPORT_PAGE_HEAD_COLUMNS);
	const char *rows = "";

	if (!columns)
		return NULL;
	if (!row_is_null(head, IMPORT_PAGE_HEAD_ROW_COUNT))
		rows = arena_text(arena, "%s, ", text_counted(arena, row_integer(head, IMPORT_PAGE_HEAD_ROW_COUNT), "row", "rows"));
	return arena_text(arena, "%s%s, read as %s", rows, text_counted(arena, columns, "column", "columns"),
		csv_shape_words(arena, &import->shape));
}

static void
show_steps(struct request *request, enum import_step now)
{
	if (now == STEP_NONE)
		return;
	view_show(request->body, "steps");
	for (int step = STEP_UPLOAD; step <= STEP_OVER; step++) {
		view_flag(request->body, arena_text(request->ctx.arena, "step%d_done", step), step < (int)now || now == STEP_OVER);
		view_flag(request->body, arena_text(request->ctx.arena, "step%d_now", step), step == (int)now && now != STEP_OVER);
	}
}

void
import_page_show(
	struct request *request, const struct import *import, const char *template_name, const char *crumb, enum import_step step)
{
	struct ctx *ctx = &request->ctx;
	struct rows *head = q_import_page_head(ctx->db, ctx->organisation, import->id);

	if (!row_one(head))
		fault("import %lld vanished inside its own request", (long long)import->id);
	page_show(request, template_name, crumb ? arena_text(ctx->arena, "%s · %s", crumb, import->file_name) : import->file_name);
	view_row(request->body, head);
	view_integer(request->body, "import_id", import->id);
	view_text(request->body, "crumb", crumb);
	view_text(request->body, "kind_words", import_kinds[import->kind].title);
	view_text(request->body, "read_words", read_words(ctx->arena, import, head));
	view_text(request->body, "import_again",
		arena_text(ctx->arena, "%s?kind=%s", import_upload_path(ctx->arena, import->group), import_kinds[import->kind].name));
	view_text(request->body, "see_path", NULL);
	view_show(request->body,
		row_integer(head, IMPORT_PAGE_HEAD_UPLOADER_ACCOUNT) == ctx->account ? "uploader_is_you" : "uploader_is_other");
	view_flag(request->body, "is_admin", ctx->role >= ADMIN);
	view_flag(request->body, "is_leader", ctx->role < ADMIN);
	show_steps(request, step);
}
