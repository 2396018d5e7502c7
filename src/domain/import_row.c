#include "domain/import_row.h"

#include <string.h>

#include "domain/import_progress.h"
#include "domain/import_seen.h"
#include "domain/import_values.h"
#include "domain/password.h"

#define NUMBER_DIGITS 15

/* ---------------------------------------------------------------- cells */

static const struct import_seen *
read_cell(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const struct import_seen *seen = import_seen_read(reader, column, value);

	for (size_t i = 0; i < seen->problem_count; i++) {
		struct import_problem problem = seen->problems[i];

		problem.column = (int)column;
		import_row_add_problem(reader, row, &problem);
	}
	return seen;
}

static void
take_email(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const char *words, *suggested;
	bool usable = value_email(reader->ctx->arena, value, &row->email, &words, &suggested);

	if (words)
		import_row_problem(reader, row, (int)column, !usable, suggested, "%s", words);
}

static void
take_name(const struct import_reader *reader, struct import_row *row, size_t column, const char *value, const char **name)
{
	const char *label = reader->meanings[column] == MEANS_FIRST_NAME ? "first name" : "last name", *words, *clean;
	bool usable = value_name(reader->ctx->arena, label, value, &clean, &words);

	if (words)
		import_row_problem(reader, row, (int)column, !usable, NULL, "%s", words);
	if (usable)
		*name = clean;
}

/* Most values say what they mean without reading: digits, plain words. */
static const char *
plain_field(const struct field_def *def, const char *value)
{
	size_t digits = strspn(value, "0123456789");

	if (def->type == FIELD_NUMBER)
		return !value[digits] && digits <= NUMBER_DIGITS && (value[0] != '0' || digits == 1) ? value : NULL;
	return def->type == FIELD_TEXT && value_is_plain(value, FIELD_VALUE_MOST) && !strchr("=+-@#", *value) ? value : NULL;
}

static void
take_field(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const struct field_def *def = reader->defs[column];
	const char *canonical = plain_field(def, value);

	if (!canonical)
		canonical = read_cell(reader, row, column, value)->text;
	if (!row->values)
		row->values = arena_array(reader->ctx->arena, reader->field_count, sizeof *row->values);
	if (*canonical)
		row->values[row->value_count++] = (struct import_value){ def->id, canonical };
}

static void
take_groups(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const struct import_seen *seen = read_cell(reader, row, column, value);

	memcpy(row->groups, seen->ids, seen->id_count * sizeof *seen->ids);
	row->group_count = seen->id_count;
}

static void
take_learned(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const struct import_seen *seen = read_cell(reader, row, column, value);
	struct import_learned *learned = &row->learned;
	int64_t *numbers[] = { [MEANS_COURSE] = &learned->course,
		[MEANS_PROGRESS] = &learned->percent,
		[MEANS_SCORE] = &learned->score,
		[MEANS_STARTED] = &learned->started,
		[MEANS_COMPLETED] = &learned->completed,
		[MEANS_MINUTES] = &learned->minutes };

	if (reader->meanings[column] == MEANS_LEARNED)
		learned->status = seen->text;
	else if (!seen->problem_count)
		*numbers[reader->meanings[column]] = seen->ids[0];
}

static void
take_cell(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	switch (reader->meanings[column]) {
	case MEANS_NOTHING:
		break;
	case MEANS_EMAIL:
		take_email(reader, row, column, value);
		break;
	case MEANS_FIRST_NAME:
		take_name(reader, row, column, value, &row->first_name);
		break;
	case MEANS_LAST_NAME:
		take_name(reader, row, column, value, &row->last_name);
		break;
	case MEANS_PASSWORD:
		row->password = value;
		break;
	case MEANS_GROUP:
		take_groups(reader, row, column, value);
		break;
	case MEANS_BRANCH:
		row->branch = read_cell(reader, row, column, value)->ids[0];
		break;
	case MEANS_RULE:
		row->rule = read_cell(reader, row, column, value)->text;
		break;
	case MEANS_STATUS:
		row->status = read_cell(reader, row, column, value)->text;
		break;
	case MEANS_NOTIFY_AT:
		row->notify_at = read_cell(reader, row, column, value)->ids[0];
		break;
	case MEANS_FIELD:
		take_field(reader, row, column, value);
		break;
	default:
		take_learned(reader, row, column, value);
	}
}

/* ---------------------------------------------------------------- the row as a whole */

/* Its rules; the words never hold it. */
static void
check_password(const struct import_reader *reader, struct import_row *row)
{
	struct password_owner owner = { row->email.address, row->first_name, row->last_name };
	struct ctx aside = *reader->ctx;

	aside.problems = NULL;
	if (password_check(&aside, "password", row->password, &owner) != OK)
		import_row_problem(reader, row, import_column_of(reader, MEANS_PASSWORD), true, NULL, "%s", aside.problems->words);
}

/* Into which groups, where the row names none. */
static void
settle_groups(const struct import_reader *reader, struct import_row *row)
{
	enum import_kind kind = reader->import.kind;
	int column = reader->groups ? import_column_of(reader, MEANS_GROUP) : -1;

	if (row->group_count || kind == IMPORT_UPDATE || kind == IMPORT_PROGRESS ||
		(row->has_error && import_row_has_problem(row, column)))
		return;
	if (kind == IMPORT_GROUPS || (kind != IMPORT_PEOPLE && !reader->own)) {
		import_row_problem(reader, row, column, true, NULL, "No group is named. Enter the name of one.");
		return;
	}
	if (!reader->own || kind == IMPORT_PEOPLE)
		return;
	if (reader->own->archived)
		import_row_problem(reader, row, -1, true, NULL, "The group “%s” is archived. Restore it first.", reader->own->name);
	row->groups[row->group_count++] = reader->own->id;
}

static void
settle_learned(const struct import_reader *reader, struct import_row *row)
{
	int column = import_column_of(reader, MEANS_COURSE);

	if (!row->learned.course && !import_row_has_problem(row, column))
		import_row_problem(reader, row, column, true, NULL, "The course is missing. Enter its title.");
	if (!row->has_error)
		import_progress_settle(reader, row);
}

void
import_row_read(
	const struct import_reader *reader, int64_t number, const char *const *cells, size_t count, struct import_row *row)
{
	*row = (struct import_row){
		.number = number,
		.first_name = "",
		.last_name = "",
		.status = "",
		.rule = "",
		.learned = { .status = "", .percent = -1, .score = -1, .minutes = -1 },
	};
	for (size_t i = 0; i < reader->column_count && i < count; i++) {
		const char *value = cells[i];

		if (*value && (strchr(" \t\r\n", value[0]) || strchr(" \t\r\n", value[strlen(value) - 1])))
			value = value_trim(reader->ctx->arena, value);
		if (*value)
			take_cell(reader, row, i, value);
	}
	if (!row->email.key && !import_row_has_problem(row, import_column_of(reader, MEANS_EMAIL)))
		import_row_problem(reader, row, import_column_of(reader, MEANS_EMAIL), true, NULL,
			"The e-mail address is missing. Enter one like name@example.org.");
	if (row->password)
		check_password(reader, row);
	settle_groups(reader, row);
	if (reader->import.kind == IMPORT_PROGRESS)
		settle_learned(reader, row);
}
