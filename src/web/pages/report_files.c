/* A group's report as a file, as its page is filtered and sorted. */
#include "web/pages/report_files.h"

#include "base/text.h"
#include "queries.h"
#include "web/pages/reports.h"
#include "web/sheet.h"

#define LABEL_MOST 60 /* characters of the group's name and the course's title */

static const struct sheet_column of_course[] = {
	{ "name", CELL_TEXT, REPORT_ROWS_NAME, 28 },
	{ "e-mail", CELL_TEXT, REPORT_ROWS_EMAIL, 34 },
	{ "status", CELL_TEXT, REPORT_ROWS_STANDING, 13 },
	{ "progress %", CELL_PERCENT, REPORT_ROWS_PROGRESS, 12 },
	{ "score %", CELL_PERCENT, REPORT_ROWS_SCORE, 9 },
	{ "started", CELL_DAY, REPORT_ROWS_STARTED_AT, 12 },
	{ "last activity", CELL_DAY, REPORT_ROWS_LAST_AT, 12 },
	{ "completed", CELL_DAY, REPORT_ROWS_COMPLETED_AT, 12 },
	{ "time spent", CELL_LENGTH, REPORT_ROWS_SECONDS, 11 },
	{ "certificate", CELL_TEXT, REPORT_ROWS_CERTIFICATE, 17 },
	{ "valid until", CELL_DAY, REPORT_ROWS_EXPIRES_AT, 12 },
};
static const struct sheet_column of_all_courses[] = {
	{ "name", CELL_TEXT, REPORT_ROWS_NAME, 28 },
	{ "e-mail", CELL_TEXT, REPORT_ROWS_EMAIL, 34 },
	{ "status", CELL_TEXT, REPORT_ROWS_STANDING, 13 },
	{ "courses completed", CELL_NUMBER, REPORT_ROWS_COURSES_DONE, 19 },
};

static struct rows *
read_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct wanted_report *wanted = context;
	struct report_key key = { .id = after->id, .text = after->text, .number = after->number };

	return report_page(ctx, &wanted->report, &key, (int)most);
}

static enum outcome
send(struct request *request, void (*as)(struct request *request, const struct sheet *sheet))
{
	struct ctx *ctx = &request->ctx;
	struct wanted_report *wanted = arena_alloc(ctx->arena, sizeof *wanted);
	enum outcome outcome = report_read(request, wanted);
	struct sheet sheet = {
		.title = wanted->course, .page = read_page, .key_column = REPORT_ROWS_KEY, .id_column = REPORT_ROWS_ID, .context = wanted
	};

	if (outcome != OK)
		return outcome;
	sheet.name = arena_text(ctx->arena, "%s, %s",
		text_cut(ctx->arena, rows_text(q_group_name(ctx->db, ctx->organisation, ctx->group)), LABEL_MOST),
		text_cut(ctx->arena, wanted->course, LABEL_MOST));
	sheet.columns = wanted->report.course ? of_course : of_all_courses;
	sheet.count = wanted->report.course ? sizeof of_course / sizeof *of_course : sizeof of_all_courses / sizeof *of_all_courses;
	as(request, &sheet);
	return OK;
}

enum outcome
reports_csv(struct request *request)
{
	return send(request, send_sheet_csv);
}

enum outcome
reports_xlsx(struct request *request)
{
	return send(request, send_sheet_xlsx);
}
