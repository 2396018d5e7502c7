/* Where a file is uploaded: into a group, or for the organisation. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/import_columns.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/enrol.h"
#include "web/pages/imports.h"

#define EARLIER 5 /* imports of the group that are shown */

/* ---------------------------------------------------------------- the page */

/* "e-mail address (needed), first name, last name" */
static const char *
column_words(struct ctx *ctx, enum import_kind kind)
{
	struct import_targets targets = import_targets(ctx, kind);
	struct buffer words = buffer_new(ctx->arena, 64 << 10);

	for (size_t i = 0; i < targets.count; i++)
		if (*targets.all[i].target)
			buffer_format(
				&words, "%s%s%s", words.length ? ", " : "", targets.all[i].label, targets.all[i].required ? " (needed)" : "");
	return words.data;
}

/* On the page of a group only what is about groups; false also where this person may not do it. */
static bool
find_kind(const struct ctx *ctx, const char *name, enum import_kind *kind)
{
	return import_kind_find(ctx, name, kind) && !(ctx->group && (*kind == IMPORT_PEOPLE || *kind == IMPORT_UPDATE));
}

static void
show_kinds(struct request *request)
{
	const char *typed = field(request, "kind");
	bool first = true;
	enum import_kind kind;

	for (const struct import_kind_words *words = import_kinds; words->name; words++) {
		struct view *round;

		if (!find_kind(&request->ctx, words->name, &kind))
			continue;
		round = view_section(request->body, "choice");
		view_text(round, "name", words->name);
		view_text(round, "label", words->title);
		view_text(round, "words", words->words);
		view_text(round, "columns", column_words(&request->ctx, kind));
		view_flag(round, "chosen", (*typed ? text_equal(typed, words->name) : first));
		first = false;
	}
}

static void
show_form(struct request *request)
{
	struct arena *arena = request->ctx.arena;

	show_kinds(request);
	view_integer(request->body, "file_limit", IMPORT_BYTES_MOST);
	view_text(request->body, "file_words",
		arena_text(arena, "CSV, up to %s and %s rows, one person in each row", text_size(arena, IMPORT_BYTES_MOST),
			text_number(arena, IMPORT_ROWS_MOST)));
}

enum outcome
enrol_csv(struct request *request)
{
	struct ctx *ctx = &request->ctx;

	dashboard_show(request, "enrol/csv.tpl", "learners", "Upload CSV");
	enrol_ways(request, "csv");
	view_show(request->body, "for_group");
	show_form(request);
	view_rows(
		request->body, "earlier", q_import_page_of_group(ctx->db, ctx->organisation, ctx->group, ctx->role >= ADMIN, EARLIER));
	return OK;
}

enum outcome
imports_new(struct request *request)
{
	page_show(request, "imports/new.tpl", "Import people");
	view_show(request->body, "for_organisation");
	show_form(request);
	return OK;
}

/* ---------------------------------------------------------------- the file */

static enum outcome
create(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const struct upload *upload = request->upload;
	int fd;
	enum import_kind kind = IMPORT_ENROL;
	enum outcome result;
	int64_t import;

	if (!find_kind(ctx, field(request, "kind"), &kind))
		problem(ctx, "kind", "Choose what should happen with the people in the file.");
	if (!upload || !text_equal(upload->field, "csv"))
		problem(ctx, "csv", "Choose the CSV file on your computer.");
	if (ctx->problems)
		return INVALID;
	fd = upload->fd;
	result = import_create(ctx, kind, upload->name, upload->size, csv_file_read, &fd, &import);
	if (result == OK)
		redirect(request, "/imports/%lld", (long long)import);
	return result;
}

enum outcome
enrol_csv_take(struct request *request)
{
	return create(request);
}

enum outcome
imports_create(struct request *request)
{
	return create(request);
}
