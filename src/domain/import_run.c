/* An approved import, row after row. What a row did is in import_deeds; only rows that could not be done as planned are written. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/import_act.h"
#include "domain/import_password.h"
#include "domain/import_tally.h"
#include "domain/import_unheard.h"
#include "domain/message.h"
#include "domain/rule.h"
#include "queries.h"

/* A transaction holds the writer lock for some 0.07 s; longer ones are no faster, and take the runner more memory. */
#define MOST 400
/* There each row takes longer, and all who write into the same organisation wait for its counts meanwhile: some 0.1 s. */
#define MOST_ON_SERVER 300
#define FILE_NAME_MOST 60 /* characters of it in a membership's provenance */
#define LONG_AGO 1
#define TOGETHER 3             /* times as long takes a row that is done by itself */
#define CELLS_MOST (512 << 10) /* bytes of rows in one chunk, whatever their number */

struct line {
	int64_t number, line;
	const char *verdict, *plan, *cells, *problems, *places;
	struct import_row *row; /* read */
	int64_t account;        /* that was made for its person, and waits for their password; 0: none */
};

static int
alone(int most)
{
	return (most + TOGETHER - 1) / TOGETHER;
}

/* Where groups fill themselves, their rules look at each newcomer alone when all is done. */
static int
lines_at_once(struct ctx *ctx, const struct import *import, int most)
{
	return import_brings_newcomers(import->kind) && !rule_load_running(ctx, -1, 0) ? most : alone(most);
}

/* The next rows; *more: there are others behind them. */
static struct line *
next_lines(struct ctx *ctx, const struct import *import, int most, int *count, bool *more)
{
	struct line *lines = arena_array(ctx->arena, (size_t)most, sizeof *lines);
	struct rows *rows = q_import_run_rows(ctx->db, import->id, import->run_to, most);
	size_t bytes = 0;

	for (*count = 0; *count < most && bytes < CELLS_MOST && row_next(rows); bytes += strlen(lines[(*count)++].cells))
		lines[*count] = (struct line){
			.number = row_integer(rows, IMPORT_RUN_ROWS_NUMBER),
			.line = row_integer(rows, IMPORT_RUN_ROWS_LINE),
			.verdict = row_text(rows, IMPORT_RUN_ROWS_VERDICT),
			.plan = row_text(rows, IMPORT_RUN_ROWS_PLAN),
			.cells = row_text(rows, IMPORT_RUN_ROWS_CELLS),
			.problems = row_text(rows, IMPORT_RUN_ROWS_PROBLEMS),
			.places = row_text(rows, IMPORT_RUN_ROWS_PLACES),
		};
	rows_end(rows);
	*more = *count == most || bytes >= CELLS_MOST;
	return lines;
}

/* ---------------------------------------------------------------- one row */

/* It was not done, or not as planned: its verdict, plan and problems say so, and the counts follow. */
static void
settle(struct act *act, const struct line *line, const struct import_row *row, const char *verdict, const char *plan)
{
	struct arena *arena = act->ctx->arena;
	size_t before;
	const struct import_problem *earlier = import_problems_read(arena, line->problems, &before);
	struct import_problem *all = arena_array(arena, before + row->problem_count + 1, sizeof *all);

	memcpy(all, earlier, before * sizeof *all);
	memcpy(all + before, row->problems, row->problem_count * sizeof *all);
	q_import_row_settle(act->ctx->db, act->reader->import.id, line->number, verdict, plan,
		import_problems_write(arena, all, before + row->problem_count));
	import_tally_add(act->tally, "verdict:", line->verdict, -1);
	import_tally_add(act->tally, "verdict:", verdict, 1);
	import_tally_add(act->tally, "plan:", line->plan, -1);
	import_tally_add(act->tally, "plan:", plan, 1);
}

/* Of the groups that the row names those that the preview promised: "+12=14*15"; = is left alone, but for those to be taken out of. */
static void
keep_promised(const struct act *act, const char *places, struct import_row *row)
{
	char wanted = act->reader->import.kind == IMPORT_REMOVE ? '=' : '+';

	row->group_count = 0;
	while (*places && row->group_count < IMPORT_GROUPS_MOST) {
		char mark = *places++;
		int64_t group = strtoll(places, (char **)&places, 10);

		if (mark == wanted || mark == '*')
			row->groups[row->group_count++] = group;
	}
}

/* Problems of the preview stand on the row already. A time that has passed since is none: it means now. */
static void
forget_known(const struct act *act, struct import_row *row)
{
	size_t left = 0;

	for (size_t i = 0; i < row->problem_count; i++) {
		const struct import_problem problem = row->problems[i];

		if (problem.error && problem.column >= 0 && act->reader->meanings[problem.column] == MEANS_NOTIFY_AT)
			row->notify_at = LONG_AGO;
		else if (problem.error)
			row->problems[left++] = problem;
	}
	row->problem_count = left;
	row->has_error = left > 0;
}

static void
read_line(const struct act *act, struct line *line)
{
	struct import_row *row = arena_alloc(act->ctx->arena, sizeof *row);
	const char *const *cells;
	size_t count;

	cells = (const char *const *)import_cells_read(act->ctx->arena, line->cells, &count);
	import_row_read(act->reader, line->number, cells, count, row);
	forget_known(act, row);
	keep_promised(act, line->places, row);
	line->row = row;
}

static void
work(struct act *act, struct line *line, const char *file)
{
	struct import_row *row = line->row;

	act->row = row;
	act->steps = 0;
	act->account = 0;
	act->failed = row->has_error;
	act->detail = arena_text(act->ctx->arena, "%s, line %lld", file, (long long)line->line);
	if (!act->failed)
		import_act(act);
	line->account = act->account;
	if (act->steps)
		import_tally_add(act->tally, "rows:", "done", 1);
	if (act->steps && act->failed)
		import_tally_add(act->tally, "rows:", "partly", 1);
	if (act->failed)
		settle(act, line, row, "failed", "none");
	else if (!act->steps)
		settle(act, line, row, "warning", "already");
	else if (row->problem_count)
		settle(act, line, row, "warning", line->plan);
}

/* ---------------------------------------------------------------- many rows */

/* They had to be there first. */
static void
move_passwords(const struct act *act, const struct line *lines, int count)
{
	for (int i = 0; act->passwords && i < count; i++)
		if (lines[i].row->unheard && lines[i].account)
			import_password_move(act->ctx, act->reader->import.id, lines[i].number, lines[i].account);
}

static void
work_together(struct act *act, struct bulk *bulk, struct line *lines, int count, const char *file)
{
	act->ctx->bulk = bulk;
	for (int i = 0; i < count; i++)
		if (lines[i].row->unheard)
			work(act, &lines[i], file);
	act->ctx->bulk = NULL;
	bulk_write(bulk);
	move_passwords(act, lines, count);
}

/* The next of them, until there are `most` places that people come to; how many. */
static size_t
read_lines(const struct act *act, struct line *lines, size_t count, size_t most, struct import_row **rows)
{
	size_t read = 0;

	for (size_t places = 0; read < count && places < most; read++) {
		read_line(act, &lines[read]);
		rows[read] = lines[read].row;
		places += import_row_places(rows[read]);
	}
	return read;
}

/* As many of them as is enough for now; how many. */
static int
work_some(struct act *act, struct line *lines, int count, int most, const char *file)
{
	struct import_row **rows = arena_array(act->ctx->arena, (size_t)count + 1, sizeof *rows);
	size_t enough = read_lines(act, lines, (size_t)count, (size_t)most, rows);
	struct bulk *bulk = import_unheard(act->reader, rows, &enough, (size_t)alone(most));

	if (bulk)
		work_together(act, bulk, lines, (int)enough, file);
	for (size_t i = 0; i < enough; i++)
		if (!rows[i]->unheard)
			work(act, &lines[i], file);
	return (int)enough;
}

/* ---------------------------------------------------------------- the end */

static void
tell_uploader(struct ctx *ctx, const struct import *import, int64_t account)
{
	struct message message = {
		.kind = "imported",
		.organisation = ctx->organisation,
		.account = account,
		.detail = arena_text(ctx->arena, "%lld", (long long)import->id),
	};

	message_queue_to_account(ctx, &message);
}

static void
finish(struct ctx *ctx, const struct import *import, int64_t uploader)
{
	q_import_step(ctx->db, ctx->organisation, import->id, "running", "done", 0);
	q_import_run_on(ctx->db, ctx->organisation, import->id, import->row_count);
	import_forget_secrets(ctx, import);
	activity_add(ctx, "import.finished", import->file_name, import_result_words(ctx, import->id));
	tell_uploader(ctx, import, uploader);
}

/* ---------------------------------------------------------------- a chunk */

static void
read_facts(struct ctx *ctx, const struct import *import, struct act *act, int64_t *uploader)
{
	struct rows *facts = q_import_run_facts(ctx->db, ctx->organisation, import->id);

	row_one(facts);
	*uploader = row_integer(facts, IMPORT_RUN_FACTS_ACCOUNT_ID);
	act->notify = strcmp(row_text(facts, IMPORT_RUN_FACTS_NOTIFY), "hold") != 0;
	act->notify_at = row_integer(facts, IMPORT_RUN_FACTS_NOTIFY_AT);
	for (size_t i = 0; i < act->reader->column_count; i++)
		act->passwords |= strcmp(act->reader->columns[i].target, "password") == 0;
}

int
import_run_most(const struct ctx *ctx)
{
	return db_is_far(ctx->db) ? MOST_ON_SERVER : MOST;
}

bool
import_run_some(struct ctx *ctx, int64_t id, int most, int *done)
{
	struct import_tally tally = { .ctx = ctx, .import = id };
	struct import_reader reader;
	struct import import;
	struct act act = { .ctx = ctx, .reader = &reader, .tally = &tally };
	struct line *lines;
	const char *file;
	int64_t uploader;
	int read;
	bool more;

	*done = 0;
	/* Paused, stopped or being undone: whoever decided that has the last word. */
	if (import_enter(ctx, id, &import) != OK || strcmp(import.status, "running") != 0)
		return true;
	reader = import_reader_open(ctx, &import);
	read_facts(ctx, &import, &act, &uploader);
	file = text_cut(ctx->arena, import.file_name, FILE_NAME_MOST);
	lines = next_lines(ctx, &import, lines_at_once(ctx, &import, most), done, &more);
	read = *done;
	*done = work_some(&act, lines, read, most, file);
	more = more || *done < read;
	if (*done)
		q_import_run_on(ctx->db, ctx->organisation, id, lines[*done - 1].number);
	import_tally_write(&tally);
	if (!more)
		finish(ctx, &import, uploader);
	return !more;
}
