#include "web/pages/imports.h"

#include <string.h>

#include "domain/organisation.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/import_page.h"
#include "web/pages/import_preview.h"

#define REFRESH_SECONDS "2"

/* ---------------------------------------------------------------- every import there was */

static struct rows *
list(struct ctx *ctx, int64_t before)
{
	return ctx->role >= ADMIN ? q_import_page_list(ctx->db, ctx->organisation, before, PAGE_ROWS_ASKED)
							  : q_import_page_led(ctx->db, ctx->organisation, ctx->member, before, PAGE_ROWS_ASKED);
}

static struct rows *
list_before(struct ctx *ctx, int64_t first)
{
	return ctx->role >= ADMIN ? q_import_page_list_before(ctx->db, ctx->organisation, first, PAGE_ROWS_BEFORE)
							  : q_import_page_led_before(ctx->db, ctx->member, first, PAGE_ROWS_BEFORE);
}

/* Leaders see those of the groups that they lead. */
enum outcome
imports_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	bool may_upload = organisation_has(ctx, "csv_upload");

	page_show(request, "imports/index.tpl", "Imports");
	view_flag(request->body, "is_admin", ctx->role >= ADMIN);
	view_flag(request->body, "is_leader", ctx->role < ADMIN);
	view_flag(request->body, "may_import", may_upload && ctx->role >= ADMIN);
	pager_rows(request, &pager, "import", list(ctx, pager_below(&pager)), -1, IMPORT_PAGE_LIST_ID);
	pager_links(request, &pager, pager.after.id && pager.shown ? list_before(ctx, pager.first.id) : NULL, -1, "");
	return OK;
}

/* ---------------------------------------------------------------- one of them */

static enum outcome
show_refused(struct request *request, const struct import *import)
{
	import_page_show(request, import, "imports/refused.tpl", NULL, STEP_NONE);
	return OK;
}

static enum outcome
show_reading(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *progress = q_import_page_progress(ctx->db, ctx->organisation, import->id);

	import_page_show(request, import, "imports/reading.tpl", NULL, STEP_PREVIEW);
	if (row_one(progress))
		view_row(request->body, progress);
	/* Without a script the page fetches itself again. */
	view_text(request->page, "refresh_seconds", REFRESH_SECONDS);
	return OK;
}

static enum outcome
lead_to_columns(struct request *request, const struct import *import)
{
	redirect(request, "/imports/%lld/columns", (long long)import->id);
	return OK;
}

enum outcome
imports_show(struct request *request)
{
	static const struct {
		const char *status;
		enum outcome (*show)(struct request *request, const struct import *import);
	} pages[] = {
		{ "refused", show_refused },
		{ "mapping", lead_to_columns },
		{ "reading", show_reading },
		{ "ready", import_preview_show },
		{ "running", import_running_show },
		{ "paused", import_running_show },
		{ "undoing", import_running_show },
	};
	struct import import;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		if (strcmp(pages[i].status, import.status) == 0)
			return pages[i].show(request, &import);
	return import_result_show(request, &import);
}
