#include "commands/import_report.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fault.h"
#include "base/text.h"
#include "commands.h"
#include "domain/import_cells.h"
#include "queries.h"

#define BAR 30        /* characters */
#define ROWS_SHOWN 20 /* with problems */

static bool drawn;

/* ---------------------------------------------------------------- progress */

static struct rows *
progress(struct ctx *ctx, int64_t import)
{
	struct rows *rows = q_import_progress(ctx->db, ctx->organisation, import);

	if (!row_one(rows))
		fault("import %lld has vanished", (long long)import);
	return rows;
}

void
import_report_progress(struct ctx *ctx, int64_t import, const char *verb)
{
	struct rows *rows;
	int64_t done, whole;
	int filled;

	if (!isatty(STDERR_FILENO))
		return;
	rows = progress(ctx, import);
	if (strcmp(verb, "Checking") == 0) {
		done = row_integer(rows, IMPORT_PROGRESS_READ_TO);
		whole = row_integer(rows, IMPORT_PROGRESS_FILE_SIZE);
	} else {
		done = row_integer(rows, IMPORT_PROGRESS_RUN_TO);
		whole = row_integer(rows, IMPORT_PROGRESS_ROW_COUNT);
	}
	filled = whole > 0 && done < whole ? (int)(done * BAR / whole) : BAR;
	fprintf(stderr, "\r%s [", verb);
	for (int i = 0; i < BAR; i++)
		fputc(i < filled ? '#' : '.', stderr);
	fprintf(stderr, "] %3d %%", filled * 100 / BAR);
	fflush(stderr);
	drawn = true;
}

void
import_report_progress_ends(void)
{
	if (drawn)
		fputc('\n', stderr);
	drawn = false;
}

/* ---------------------------------------------------------------- counts and rows */

static const struct {
	const char *what, *before, *after; /* "12 people to be invited", "12 people invited" */
} lines[] = {
	{ "plan:invite", "to invite", "invited" },
	{ "plan:enrol", "to enrol", "enrolled" },
	{ "plan:create", "to create", "created" },
	{ "plan:associate", "to add to the group", "added to the group" },
	{ "plan:pin", "to pin", "pinned" },
	{ "plan:exclude", "to keep out", "kept out" },
	{ "plan:release", "to leave to the rule", "left to the rule" },
	{ "plan:update", "to update", "updated" },
	{ "plan:archive", "to archive", "archived" },
	{ "plan:restore", "to restore", "restored" },
	{ "plan:remove", "to remove", "removed" },
	{ "plan:already", "already there", "already there" },
	{ "verdict:error", "with an error", "left out for an error" },
	{ "verdict:failed", "not possible any more", "not possible any more" },
};

static void
print_counts(struct ctx *ctx, int64_t import, bool after)
{
	struct rows *rows = q_import_tally(ctx->db, ctx->organisation, import);

	while (row_next(rows)) {
		const char *what = row_text(rows, IMPORT_TALLY_WHAT);
		int64_t people = row_integer(rows, IMPORT_TALLY_PEOPLE);

		for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
			if (people && strcmp(lines[i].what, what) == 0)
				printf("%9s %s\n", text_number(ctx->arena, people), after ? lines[i].after : lines[i].before);
	}
}

/* How many; the first of them are printed with what is wrong. */
static void
print_rows(struct ctx *ctx, int64_t import, const char *verdict)
{
	struct rows *rows = q_import_rows_of_verdict(ctx->db, ctx->organisation, import, verdict, 0, ROWS_SHOWN + 1);
	int shown = 0;

	for (; row_next(rows) && shown < ROWS_SHOWN; shown++) {
		size_t count;
		const struct import_problem *found =
			import_problems_read(ctx->arena, row_text(rows, IMPORT_ROWS_OF_VERDICT_PROBLEMS), &count);

		for (size_t i = 0; i < count; i++)
			if (found[i].error || strcmp(verdict, "failed") == 0)
				printf("line %lld: %s\n", (long long)row_integer(rows, IMPORT_ROWS_OF_VERDICT_LINE), found[i].words);
	}
	rows_end(rows);
	if (shown == ROWS_SHOWN)
		printf("… the page of the import shows them all.\n");
}

/* How many there are of the counts whose name begins so. */
static int64_t
people(struct ctx *ctx, int64_t import, const char *beginning)
{
	struct rows *rows = q_import_tally(ctx->db, ctx->organisation, import);
	int64_t found = 0;

	while (row_next(rows))
		if (strncmp(row_text(rows, IMPORT_TALLY_WHAT), beginning, strlen(beginning)) == 0)
			found += row_integer(rows, IMPORT_TALLY_PEOPLE);
	return found;
}

/* ---------------------------------------------------------------- the two reports */

enum import_outlook
import_report_preview(struct ctx *ctx, int64_t import, const char *file)
{
	struct rows *rows = progress(ctx, import);
	const char *status = row_text(rows, IMPORT_PROGRESS_STATUS);
	const char *refusal = row_text(rows, IMPORT_PROGRESS_REFUSAL);
	int64_t count = row_integer(rows, IMPORT_PROGRESS_ROW_COUNT);
	int64_t idle;

	if (strcmp(status, "refused") == 0) {
		command_failed("%s: %s", file, refusal);
		return CANNOT_RUN;
	}
	if (strcmp(status, "mapping") == 0) {
		command_failed("%s: it is not clear what its columns are. Say so with --columns, or on %s/imports/%lld.", file,
			ctx->conf->base_url, (long long)import);
		return CANNOT_RUN;
	}
	printf("%s: %s row%s\n", file, text_number(ctx->arena, count), count == 1 ? "" : "s");
	print_counts(ctx, import, false);
	print_rows(ctx, import, "error");
	idle = people(ctx, import, "plan:none") + people(ctx, import, "plan:already");
	return people(ctx, import, "plan:") > idle ? CAN_RUN : NOTHING_TO_DO;
}

void
import_report_result(struct ctx *ctx, int64_t import)
{
	print_counts(ctx, import, true);
	print_rows(ctx, import, "failed");
	printf("%s/imports/%lld shows it all.\n", ctx->conf->base_url, (long long)import);
}

int
import_report_status(struct ctx *ctx, int64_t import)
{
	return people(ctx, import, "verdict:error") + people(ctx, import, "verdict:failed") > 0 ? 3 : 0;
}
