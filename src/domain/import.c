#include "domain/import.h"

#include <string.h>

#include "base/text.h"
#include "domain/import_columns.h"
#include "domain/import_file.h"
#include "domain/import_headings.h"
#include "domain/job.h"
#include "queries.h"

#define NAME_MOST_SHOWN 200 /* characters of a file's name */
#define HEAD 20             /* rows by which the columns are recognised */

const struct import_kind_words import_kinds[] = {
	[IMPORT_ENROL] = { "enrol", "Enrol into this group",
		"Everyone in the file is invited or enrolled as the group's policy says. A row that names other groups goes into those.",
		"Enrolling people", false, true },
	[IMPORT_GROUPS] = { "groups", "Enrol into the groups named in the file",
		"Each row names one group or several. Everyone is invited or enrolled as that group's policy says.", "Enrolling people",
		false, false },
	[IMPORT_PEOPLE] = { "people", "Add people to the organisation",
		"Makes accounts for people who have none, with branch and additional fields; into groups only where the file names them.",
		"Bringing people in", true, false },
	[IMPORT_ASSOCIATE] = { "associate", "Add existing people to a group",
		"People of the organisation join at once, and rules of automatic groups do not take them out again. A column “Rule” keeps people "
		"out instead, or lets the rule decide. Nobody new is made.",
		"Adding people to groups", true, false },
	[IMPORT_UPDATE] = { "update", "Change existing people",
		"Sets branch, additional fields and status. An empty cell leaves things as they are. Nobody new is made.",
		"Updating people", true, false },
	[IMPORT_REMOVE] = { "remove", "Take people out of a group",
		"Takes them out of the group, or of those that the file names. Their accounts and other groups stay.",
		"Removing people from groups", false, false },
	[IMPORT_PROGRESS] = { "progress", "Record progress",
		"How far people are in courses, from another system or from paper. Whoever completes a course by it gets its certificate.",
		"Recording progress", true, false },
	{ NULL, NULL, NULL, NULL, false, false },
};

static bool
may(const struct ctx *ctx, const struct import_kind_words *kind, int64_t group)
{
	if (ctx->role < LEADER || (ctx->role < ADMIN && !group))
		return false;
	return (!kind->admin || ctx->role >= ADMIN) && (!kind->group || group);
}

static bool
kind_of(const char *name, enum import_kind *kind)
{
	for (size_t i = 0; import_kinds[i].name; i++)
		if (text_equal(import_kinds[i].name, name)) {
			*kind = (enum import_kind)i;
			return true;
		}
	return false;
}

bool
import_kind_find(const struct ctx *ctx, const char *name, enum import_kind *kind)
{
	return kind_of(name, kind) && may(ctx, &import_kinds[*kind], ctx->group);
}

/* ---------------------------------------------------------------- looking at one */

static struct csv_shape
shape_of(const struct rows *rows)
{
	return (struct csv_shape){
		.kind = CSV_TEXT,
		.encoding = (enum csv_encoding)row_integer(rows, IMPORT_ENTER_ENCODING),
		.mark = row_integer(rows, IMPORT_ENTER_MARK),
		.separator = row_text(rows, IMPORT_ENTER_SEPARATOR)[0],
		.sep_line = row_integer(rows, IMPORT_ENTER_SEP_LINE),
		.line_end = row_text(rows, IMPORT_ENTER_LINE_END),
	};
}

bool
import_load(struct ctx *ctx, int64_t id, struct import *import, bool *leads)
{
	struct rows *rows = q_import_enter(ctx->db, ctx->organisation, ctx->member, id);

	if (!row_one(rows))
		return false;
	*import = (struct import){
		.id = id,
		.group = row_integer(rows, IMPORT_ENTER_GROUP_ID),
		.status = row_text(rows, IMPORT_ENTER_STATUS),
		.file_name = row_text(rows, IMPORT_ENTER_FILE_NAME),
		.file_size = row_integer(rows, IMPORT_ENTER_FILE_SIZE),
		.job = row_integer(rows, IMPORT_ENTER_JOB_ID),
		.row_count = row_integer(rows, IMPORT_ENTER_ROW_COUNT),
		.run_to = row_integer(rows, IMPORT_ENTER_RUN_TO),
		.read_to = row_integer(rows, IMPORT_ENTER_READ_TO),
		.read_line = row_integer(rows, IMPORT_ENTER_READ_LINE),
		.has_header = row_integer(rows, IMPORT_ENTER_HAS_HEADER),
		.shape = shape_of(rows),
	};
	*leads = row_integer(rows, IMPORT_ENTER_LEADS);
	return kind_of(row_text(rows, IMPORT_ENTER_KIND), &import->kind);
}

enum outcome
import_enter(struct ctx *ctx, int64_t id, struct import *import)
{
	bool leads;

	if (!import_load(ctx, id, import, &leads))
		return NOT_FOUND;
	if (ctx->role < ADMIN) {
		if (!leads || import_kinds[import->kind].admin)
			return NOT_FOUND;
		ctx->role = LEADER;
	}
	ctx->group = import->group;
	return OK;
}

/* ---------------------------------------------------------------- a file comes */

static const char *
clean_name(struct ctx *ctx, const char *typed)
{
	const char *name = typed, *clean;

	/* Some browsers send the whole path. */
	for (const char *at = typed; *at; at++)
		if (*at == '/' || *at == '\\')
			name = at + 1;
	if (text_clean(ctx->arena, name, TEXT_LINE, NAME_MOST_SHOWN, &clean) != TEXT_OK || !*clean)
		return "file.csv";
	return clean;
}

static void
read_from_start(struct ctx *ctx, int64_t import, const char *file_name, bool has_header)
{
	const char *title = arena_text(ctx->arena, "Read %s", file_name);
	int64_t job = job_add(ctx, "import_read", title, arena_text(ctx->arena, "{\"import\": %lld}", (long long)import), 0);

	q_import_begin_reading(ctx->db, ctx->organisation, import, job, has_header);
}

/* Why it cannot be used, by its first rows; NULL when it can. */
static const char *
refusal_of(struct ctx *ctx, const struct csv_row *rows, size_t count, bool has_header)
{
	if (count == 0)
		return csv_kind_words(CSV_EMPTY);
	if (rows[0].problem == CSV_ROW_COLUMNS)
		return arena_text(ctx->arena,
			"The first row has %s columns, and a file can have up to %d. Take out the columns that are not needed, and upload it "
			"again.",
			text_number(ctx->arena, (int64_t)rows[0].found), CSV_COLUMNS_MAX);
	if (count == 1 && has_header)
		return "There is only one row, and it holds no e-mail address: headings without people. Add a row for each person, and "
			   "upload the file again.";
	return NULL;
}

/* Its shape and columns; the first rows tell whether a person has to be asked. */
static void
recognise(struct ctx *ctx, int64_t import, enum import_kind kind, const char *file_name, const struct csv_shape *shape,
	csv_source *source, void *argument)
{
	struct csv_reader *reader = csv_reader_open(ctx->arena, shape, source, argument);
	const char separator[2] = { shape->separator, '\0' }, *refusal;
	struct import_column *columns;
	bool has_header, certain;
	size_t count;
	const struct csv_row *rows = csv_rows_copy(ctx->arena, reader, HEAD, &count);

	columns = import_recognise(ctx, kind, rows, count, &has_header, &certain);
	refusal = refusal_of(ctx, rows, count, has_header);
	if (refusal) {
		q_import_refuse(ctx->db, ctx->organisation, import, refusal, ctx->now);
		return;
	}
	q_import_set_shape(ctx->db, ctx->organisation, import, shape->encoding, shape->mark, separator, shape->sep_line,
		shape->line_end, has_header);
	for (size_t i = 0; i < rows[0].count; i++)
		q_import_column_put(ctx->db, import, (int64_t)i, columns[i].title, columns[i].target);
	if (certain)
		read_from_start(ctx, import, file_name, has_header);
}

enum outcome
import_create(struct ctx *ctx, enum import_kind kind, const char *file_name, int64_t file_size, csv_source *source,
	void *argument, int64_t *import)
{
	const char *hash, *name;
	struct csv_shape shape;

	if (!may(ctx, &import_kinds[kind], ctx->group))
		return FORBIDDEN;
	if (!*file_name && file_size == 0)
		return problem(ctx, "csv", "Choose a CSV file to upload first.");
	if (file_size > IMPORT_BYTES_MOST)
		return problem(ctx, "csv", "This file has %s, and a file can have up to %s. Split it into several files.",
			text_size(ctx->arena, file_size), text_size(ctx->arena, IMPORT_BYTES_MOST));
	name = clean_name(ctx, file_name);
	q_import_add(ctx->db, ctx->organisation, ctx->group, ctx->account, import_kinds[kind].name, name, file_size, ctx->now);
	*import = db_new_id(ctx->db);
	import_file_keep(ctx, *import, file_size, source, argument, &hash);
	q_import_set_hash(ctx->db, ctx->organisation, *import, hash);
	shape = csv_shape(ctx->arena, source, argument);
	if (shape.kind == CSV_TEXT)
		recognise(ctx, *import, kind, name, &shape, source, argument);
	else
		q_import_refuse(ctx->db, ctx->organisation, *import, csv_kind_words(shape.kind), ctx->now);
	return OK;
}

/* ---------------------------------------------------------------- what the columns are */

static bool
is_one_of(const struct import *import, const char *statuses)
{
	return strstr(statuses, import->status) != NULL;
}

/* What a person chose for a column: a password that is not wanted is never kept. */
static const char *
wanted_target(struct ctx *ctx, const struct import_column *column, const char *target)
{
	const char *known = heading_target(heading_key(ctx->arena, column->title));

	return !*target && text_equal(known, "password") ? "secret" : target;
}

static void
check_target(struct ctx *ctx, struct import_targets targets, const struct import_column *columns, size_t i)
{
	const char *field = arena_text(ctx->arena, "column%zu", i);
	bool offered = strcmp(columns[i].target, "secret") == 0;

	for (size_t t = 0; t < targets.count; t++)
		offered = offered || strcmp(targets.all[t].target, columns[i].target) == 0;
	if (!offered)
		problem(ctx, field, "Column %zu: Choose one of the list.", i + 1);
	for (size_t j = 0; offered && *columns[i].target && strcmp(columns[i].target, "secret") && j < i; j++)
		if (strcmp(columns[j].target, columns[i].target) == 0)
			problem(ctx, field, "Columns %zu and %zu are chosen for the same thing. Leave one of them out.", j + 1, i + 1);
}

enum outcome
import_map(struct ctx *ctx, const struct import *import, const char *const *targets, size_t count, bool has_header)
{
	size_t column_count;
	struct import_column *columns = import_columns_load(ctx, import->id, &column_count);
	struct import_targets offered = import_targets(ctx, import->kind);
	const char *missing;

	if (!is_one_of(import, "mapping reading ready"))
		return problem(ctx, "", "This import has been decided about already: its columns stay as they are.");
	if (count != column_count)
		return problem(ctx, "", "The file has %zu columns. Load the page again, and choose for each of them.", column_count);
	for (size_t i = 0; i < count; i++) {
		columns[i].target = wanted_target(ctx, &columns[i], targets[i]);
		check_target(ctx, offered, columns, i);
	}
	missing = import_columns_missing(ctx, import->kind, columns, count);
	if (missing)
		problem(ctx, "", "%s", missing);
	if (ctx->problems)
		return INVALID;
	for (size_t i = 0; i < count; i++) {
		q_import_column_put(ctx->db, import->id, (int64_t)i, columns[i].title, columns[i].target);
		if (import_password_column(&columns[i], 1) == 0)
			q_import_replacements_forget(ctx->db, import->id, (int64_t)i);
	}
	/* Also those that people typed into rows: the column may be another one now, or none. */
	q_import_passwords_forget(ctx->db, import->id);
	read_from_start(ctx, import->id, import->file_name, has_header);
	return OK;
}

enum outcome
import_check_again(struct ctx *ctx, const struct import *import)
{
	if (!is_one_of(import, "ready"))
		return problem(ctx, "", "This import cannot be checked again now.");
	read_from_start(ctx, import->id, import->file_name, import->has_header);
	return OK;
}
