/* Files to download: what an import should look like, the one that was uploaded, and those of its rows that were left out or not reached. */
#include <string.h>

#include "base/clock.h"
#include "base/csv.h"
#include "base/text.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/import_cells.h"
#include "domain/import_columns.h"
#include "domain/import_file.h"
#include "domain/population.h"
#include "queries.h"
#include "web/export.h"
#include "web/pages/import_page.h"
#include "web/pages/imports.h"
#include "web/stream.h"

#define CSV_TYPE "text/csv; charset=utf-8"
#define EXAMPLE_MAX (256 << 10)
#define NAME_STEM 60   /* bytes of a file's name that go into another's */
#define WORDS_MOST 300 /* characters about one row */
#define WHAT_WAS_WRONG "What was wrong"
#define WEEK (7 * 86400)

/* ---------------------------------------------------------------- template and sample */

/* The headings that import_recognise() knows without being told; an additional field's is its name. */
static const char *
heading_of(const struct import_target *target)
{
	static const struct {
		const char *target, *heading;
	} headings[] = {
		{ "email", "email" },
		{ "first_name", "first name" },
		{ "last_name", "last name" },
		{ "group", "group" },
		{ "rule", "rule" },
		{ "branch", "branch" },
		{ "status", "status" },
		{ "notify_at", "notify time" },
		{ "course", "course" },
		{ "progress", "progress" },
		{ "score", "score" },
		{ "started", "started" },
		{ "completed", "completed" },
		{ "minutes", "minutes" },
	};

	for (size_t i = 0; i < sizeof headings / sizeof *headings; i++)
		if (text_equal(headings[i].target, target->target))
			return headings[i].heading;
	return target->label;
}

/* Where there is an automatic group that a file may be for. */
static bool
has_rules(struct ctx *ctx)
{
	return ctx->group ? population_is_automatic(ctx) : rows_integer(q_rule_pin_groups(ctx->db, ctx->organisation)) != 0;
}

/* A password is better chosen by its owner: who needs that column makes it. */
static bool
is_in_example(struct ctx *ctx, const struct import_target *target)
{
	if (text_equal(target->target, "rule"))
		return has_rules(ctx);
	return *target->target && !text_equal(target->target, "password") && !text_equal(target->target, "secret");
}

/* Names first, as people write them. */
static int
place_of(const struct import_target *target)
{
	return text_equal(target->target, "first_name") ? 0 : text_equal(target->target, "last_name") ? 1 : 2;
}

/* The columns of an example, in their order; NULL at the end. */
static const struct import_target **
example_columns(struct ctx *ctx, enum import_kind kind)
{
	struct import_targets targets = import_targets(ctx, kind);
	const struct import_target **columns = arena_array(ctx->arena, targets.count + 1, sizeof *columns);
	size_t count = 0;

	for (int place = 0; place <= 2; place++)
		for (size_t i = 0; i < targets.count; i++)
			if (is_in_example(ctx, &targets.all[i]) && place_of(&targets.all[i]) == place)
				columns[count++] = &targets.all[i];
	return columns;
}

struct example {
	enum import_kind kind;
	struct field_defs fields;
	const struct branches *branches;
	const char *groups[2], *courses[2];
};

static struct example
example_of(struct ctx *ctx, enum import_kind kind)
{
	struct example example = { .kind = kind,
		.fields = field_load(ctx),
		.branches = branch_load(ctx),
		.groups = { "", "" },
		.courses = { "First course", "" } };
	struct rows *courses = q_import_page_courses(ctx->db, ctx->organisation, ctx->group);
	struct rows *rows = q_import_page_groups(ctx->db, ctx->organisation, ctx->group, ctx->role < ADMIN ? ctx->member : 0);

	for (int i = 0; row_next(rows); i++)
		example.groups[i] = row_text(rows, IMPORT_PAGE_GROUPS_NAME);
	for (int i = 0; row_next(courses); i++)
		example.courses[i] = row_text(courses, IMPORT_PAGE_COURSES_TITLE);
	return example;
}

static const char *
field_example(struct ctx *ctx, const struct field_def *def, int person)
{
	switch (def->type) {
	case FIELD_NUMBER:
		return person ? "7.5" : "40";
	case FIELD_DATE:
		return zone_date(ctx->arena, ctx->now - (person + 5) * WEEK);
	case FIELD_CHOICE:
		return def->choice_count ? def->choices[(size_t)person % def->choice_count].label : "";
	case FIELD_TEXT:
		break;
	}
	return person ? "" : "Text";
}

/* What a column that is the same in every example says of the first, second, third person. */
struct sample {
	const char *target, *values[3];
};

/* NULL when the column is not among them. */
static const char *
sample_value(const struct sample *samples, size_t count, const char *target, int person)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(samples[i].target, target))
			return samples[i].values[person];
	return NULL;
}

/* What stands in a column of progress: somebody who has completed a course, somebody on their way, somebody who failed. */
static const char *
progress_example(struct ctx *ctx, const struct example *example, const char *name, int person)
{
	static const struct sample samples[] = {
		{ "status", { "completed", "in progress", "failed" } },
		{ "progress", { "100", "40", "" } },
		{ "score", { "92", "", "55" } },
		{ "minutes", { "90", "35", "60" } },
	};
	const char *value = sample_value(samples, sizeof samples / sizeof *samples, name, person);

	if (value)
		return value;
	if (text_equal(name, "course"))
		return person == 1 && *example->courses[1] ? example->courses[1] : example->courses[0];
	if (text_equal(name, "started"))
		return zone_date(ctx->arena, ctx->now - (person + 5) * WEEK);
	if (text_equal(name, "completed"))
		return person == 0 ? zone_date(ctx->arena, ctx->now - WEEK) : "";
	return "";
}

/* The same of people. */
static const char *
people_example(struct ctx *ctx, const struct example *example, const char *name, int person)
{
	static const struct sample samples[] = {
		{ "rule", { "in", "out", "by rule" } },
		{ "status", { "active", "active", "archived" } },
	};
	const char *value = sample_value(samples, sizeof samples / sizeof *samples, name, person);
	int64_t id;

	if (value)
		return value;
	if (text_equal(name, "group"))
		return person == 1 && *example->groups[1] ? example->groups[1] : example->groups[0];
	if (text_equal(name, "branch"))
		return example->branches->count ? example->branches->all[(size_t)person % example->branches->count].path : "";
	if (text_equal(name, "notify_at"))
		return person == 0 ? arena_text(ctx->arena, "%s 08:00", zone_date(ctx->arena, ctx->now + WEEK)) : "";
	if (strncmp(name, "field:", 6) == 0 && text_integer(name + 6, 1, INT64_MAX, &id) && field_by_id(example->fields, id))
		return field_example(ctx, field_by_id(example->fields, id), person);
	return "";
}

static const char *
value_example(struct ctx *ctx, const struct example *example, const struct import_target *target, int person)
{
	static const struct sample samples[] = {
		{ "email", { "grace.tan@example.org", "hugo.marchetti@example.org", "renata.kovacs@example.org" } },
		{ "first_name", { "Grace", "Hugo", "Renáta" } },
		{ "last_name", { "Tan", "Marchetti", "Kovács" } },
	};
	const char *value = sample_value(samples, sizeof samples / sizeof *samples, target->target, person);

	if (value)
		return value;
	return (example->kind == IMPORT_PROGRESS ? progress_example : people_example)(ctx, example, target->target, person);
}

/* The kind that is asked for; without one the first that this person may do here. */
static bool
find_kind(struct request *request, enum import_kind *kind)
{
	const char *asked = field(request, "kind");

	if (*asked)
		return import_kind_find(&request->ctx, asked, kind);
	for (const struct import_kind_words *words = import_kinds; words->name; words++)
		if (import_kind_find(&request->ctx, words->name, kind))
			return true;
	return false;
}

/* kind= and group= of the query say for what. */
static enum outcome
send_example(struct request *request, const char *name, int people)
{
	struct ctx *ctx = &request->ctx;
	int64_t group = field_integer(request, "group", 0);
	struct buffer csv = buffer_new(ctx->arena, EXAMPLE_MAX);
	const struct import_target **columns;
	struct example example;
	enum import_kind kind;

	if ((group && group_enter(ctx, group) != OK) || !find_kind(request, &kind))
		return NOT_FOUND;
	columns = example_columns(ctx, kind);
	example = example_of(ctx, kind);
	csv_start(&csv);
	for (const struct import_target **column = columns; *column; column++)
		csv_value(&csv, heading_of(*column));
	csv_end_row(&csv);
	for (int person = 0; person < people; person++) {
		for (const struct import_target **column = columns; *column; column++)
			csv_value(&csv, value_example(ctx, &example, *column, person));
		csv_end_row(&csv);
	}
	send_file(request, name, CSV_TYPE, csv.data, csv.length);
	return OK;
}

enum outcome
imports_template(struct request *request)
{
	return send_example(request, "template.csv", 0);
}

enum outcome
imports_sample(struct request *request)
{
	return send_example(request, "sample.csv", 3);
}

/* ---------------------------------------------------------------- the uploaded file */

static bool
next_piece(struct request *request, void *context, struct buffer *piece)
{
	(void)request;
	return import_copy_next(context, piece);
}

enum outcome
imports_file(struct request *request)
{
	struct import_copy *copy;
	struct import import;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	copy = import_copy_open(&request->ctx, &import);
	send_stream(request, import.file_name, text_equal(import.status, "refused") ? "application/octet-stream" : CSV_TYPE,
		import_copy_size(copy), next_piece, copy);
	return OK;
}

/* ---------------------------------------------------------------- the rows that were left out, or not reached */

/* Its own headings; without them, those that are understood. */
static const char *const *
headings_of(struct ctx *ctx, const struct import *import, const struct import_column *columns, size_t count)
{
	struct import_targets targets = import_targets(ctx, import->kind);
	const char **head = arena_array(ctx->arena, count + 2, sizeof *head);

	for (size_t i = 0; i < count; i++) {
		head[i] = columns[i].title;
		for (size_t t = 0; !import->has_header && t < targets.count; t++)
			if (*columns[i].target && text_equal(targets.all[t].target, columns[i].target))
				head[i] = heading_of(&targets.all[t]);
	}
	head[count] = WHAT_WAS_WRONG;
	return head;
}

/* Every problem of a row; a person's own decision is one too. */
static const char *
wrong_words(struct arena *arena, const struct rows *rows)
{
	size_t count;
	const struct import_problem *problems = import_problems_read(arena, row_text(rows, IMPORT_PAGE_LEFT_OUT_PROBLEMS), &count);
	bool skipped = text_equal(row_text(rows, IMPORT_PAGE_LEFT_OUT_VERDICT), "skipped");
	const char *words = skipped ? "Left out in the preview." : "";

	for (size_t i = 0; i < count; i++)
		if (problems[i].error)
			words = arena_text(arena, "%s%s%s", words, *words ? " " : "", problems[i].words);
	return text_cut(arena, words, WORDS_MOST);
}

/* Some of an import's rows as a file that is taken again as it is. */
struct some_rows {
	int64_t import;
	char separator;               /* the file's own: in the same spreadsheet it opens as the file did */
	size_t columns, words_before; /* words_before: 1 where the last column holds what was wrong the time before */
};

static struct some_rows
some_rows_of(const struct import *import, const struct import_column *columns, size_t count)
{
	bool before = count && !*columns[count - 1].target && text_equal(columns[count - 1].title, WHAT_WAS_WRONG);
	char separator = import->shape.separator;

	return (struct some_rows){ import->id, separator == ';' || separator == '\t' ? separator : ',', count - before, before };
}

/* Cells beyond the headings stand behind the words, so that nothing is lost. */
static void
write_row(struct arena *arena, struct buffer *csv, const struct rows *rows, const void *context)
{
	const struct some_rows *some = context;
	size_t count;
	const char **cells = import_cells_read(arena, row_text(rows, IMPORT_PAGE_LEFT_OUT_CELLS), &count);

	for (size_t i = 0; i < some->columns; i++)
		csv_value_by(csv, some->separator, i < count ? cells[i] : "");
	csv_value_by(csv, some->separator, wrong_words(arena, rows));
	for (size_t i = some->columns + some->words_before; i < count; i++)
		csv_value_by(csv, some->separator, cells[i]);
}

/* "november.csv" becomes "november-left-out.csv". */
static const char *
part_name(struct arena *arena, const char *file_name, const char *part)
{
	const char *dot = strrchr(file_name, '.');
	size_t length = dot && dot > file_name ? (size_t)(dot - file_name) : strlen(file_name);

	if (length > NAME_STEM)
		length = text_whole(file_name, NAME_STEM);
	return arena_text(arena, "%.*s-%s.csv", (int)length, file_name, part);
}

/* Both queries have the same columns. */
static struct rows *
left_out_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct some_rows *some = context;

	return q_import_page_left_out(ctx->db, some->import, after->id, most);
}

static struct rows *
rest_page(struct ctx *ctx, const void *context, const struct page_key *after, int64_t most)
{
	const struct some_rows *some = context;

	return q_import_page_rest(ctx->db, some->import, after->id, most);
}

static enum outcome
send_some(struct request *request, const char *part, export_page *page)
{
	struct ctx *ctx = &request->ctx;
	struct import import;
	const struct import_column *columns;
	struct some_rows *some = arena_alloc(ctx->arena, sizeof *some);
	size_t count;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	columns = import_columns_load(ctx, import.id, &count);
	*some = some_rows_of(&import, columns, count);
	send_csv(request,
		&(struct export){ .name = part_name(ctx->arena, import.file_name, part),
			.separator = some->separator,
			.head = headings_of(ctx, &import, columns, some->columns),
			.page = page,
			.key_column = -1,
			.id_column = IMPORT_PAGE_LEFT_OUT_NUMBER,
			.each = write_row,
			.context = some });
	return OK;
}

enum outcome
imports_rows(struct request *request)
{
	return send_some(request, "left-out", left_out_page);
}

enum outcome
imports_rest(struct request *request)
{
	return send_some(request, "not-reached", rest_page);
}
