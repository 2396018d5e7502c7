#include "domain/import_row.h"

#include <string.h>

#include "base/text.h"
#include "domain/import_rule.h"
#include "domain/import_values.h"
#include "domain/password.h"

#define NUMBER_DIGITS 15
#define SUGGESTED 2000 /* bytes of a cell that is worth to be written anew */

/* What a cell reads as: the same for the same value in the same column. */
struct import_seen {
	const char *typed, *text;
	int64_t ids[IMPORT_GROUPS_MOST];
	size_t id_count;
	struct import_problem problems[4];
	size_t problem_count;
};

/* ---------------------------------------------------------------- problems */

static void
add_problem(const struct import_reader *reader, struct import_row *row, const struct import_problem *problem)
{
	size_t count = row->problem_count, size = sizeof *row->problems;

	row->has_error = row->has_error || problem->error;
	if (count == IMPORT_PROBLEMS_MOST)
		return;
	if (count == 0)
		row->problems = arena_array(reader->ctx->arena, 2, size);
	else if (count >= 2 && (count & (count - 1)) == 0)
		row->problems = arena_grow(reader->ctx->arena, row->problems, count * size, 2 * count * size);
	row->problems[row->problem_count++] = *problem;
}

void
import_row_problem(const struct import_reader *reader, struct import_row *row, int column, bool error, const char *suggested,
	const char *words, ...)
{
	struct import_problem problem = { column, error, NULL, suggested };
	va_list args;

	va_start(args, words);
	problem.words = arena_vtext(reader->ctx->arena, words, args);
	va_end(args);
	add_problem(reader, row, &problem);
}

/* ---------------------------------------------------------------- values that come again */

static void
note(struct import_seen *seen, bool error, const char *words, const char *suggested)
{
	if (seen->problem_count < sizeof seen->problems / sizeof *seen->problems)
		seen->problems[seen->problem_count++] = (struct import_problem){ 0, error, words, suggested };
}

/* The cell with one of its names replaced. */
static const char *
with_name(struct arena *arena, const char *cell, const char *at, size_t length, const char *name)
{
	return arena_text(arena, "%.*s%s%s", (int)(at - cell), cell, name, at + length);
}

static void
read_group(const struct import_reader *reader, struct import_seen *seen, const char *at, size_t length)
{
	struct arena *arena = reader->ctx->arena;
	const char *typed = arena_copy(arena, at, length), *words;
	const struct group_line *group;
	enum group_found found = group_find(arena, reader->groups, typed, &group);

	words = group_found_words(arena, found, typed, group);
	if (words) {
		note(seen, true, words,
			found == GROUP_UNKNOWN && group && strlen(seen->typed) <= SUGGESTED
				? with_name(arena, seen->typed, at, length, group->name)
				: NULL);
		return;
	}
	for (size_t i = 0; i < seen->id_count; i++)
		if (seen->ids[i] == group->id)
			return;
	if (seen->id_count == IMPORT_GROUPS_MOST)
		note(seen, true,
			arena_text(arena, "A row can name up to %d groups. Put the others into a second row.", IMPORT_GROUPS_MOST), NULL);
	else
		seen->ids[seen->id_count++] = group->id;
}

static void
read_groups(const struct import_reader *reader, struct import_seen *seen)
{
	const char *at = seen->typed;

	while (*at) {
		size_t length = strcspn(at, ";|"), kept;

		while (length && strchr(" \t\r\n", *at)) {
			at++;
			length--;
		}
		for (kept = length; kept && strchr(" \t\r\n", at[kept - 1]);)
			kept--;
		if (kept)
			read_group(reader, seen, at, kept);
		at += length + (at[length] != '\0');
	}
}

static void
read_branch(const struct import_reader *reader, struct import_seen *seen)
{
	struct arena *arena = reader->ctx->arena;
	const struct branch *likely = NULL;
	enum branch_found found = branch_find(arena, reader->branches, seen->typed, &seen->ids[0], &likely);
	const char *words = branch_found_words(arena, found, seen->typed, likely);

	seen->id_count = 1;
	if (words)
		note(seen, true, words, likely ? likely->path : NULL);
}

/* The choice that was meant, where there is one. */
static const char *
likely_choice(struct arena *arena, const struct field_def *def, const char *typed)
{
	const char *key = text_fold(arena, typed), *likely = NULL;
	int nearest = LIKE_NOTHING;

	for (size_t i = 0; def->type == FIELD_CHOICE && i < def->choice_count; i++) {
		int likeness = text_likeness(key, def->choices[i].key);

		if (likeness < nearest) {
			nearest = likeness;
			likely = def->choices[i].label;
		}
	}
	return likely;
}

static void
read_field(const struct import_reader *reader, const struct field_def *def, struct import_seen *seen)
{
	struct arena *arena = reader->ctx->arena;
	const char *words = value_spoilt(arena, seen->typed, def->type == FIELD_NUMBER), *likely, *canonical;

	if (!words && field_read(reader->ctx, def, seen->typed, &canonical, &words)) {
		seen->text = canonical;
		return;
	}
	likely = likely_choice(arena, def, seen->typed);
	note(seen, true, arena_text(arena, "%s: %s", def->name, words), likely);
}

/* A value of a row of progress. */
static void
read_learned(const struct import_reader *reader, enum import_meaning meaning, struct import_seen *seen)
{
	struct ctx *ctx = reader->ctx;
	const char *words = NULL, *suggested = NULL;

	switch (meaning) {
	case MEANS_COURSE:
		seen->ids[0] = import_course_find(ctx->arena, reader->courses, seen->typed, &words, &suggested);
		break;
	case MEANS_PROGRESS:
	case MEANS_SCORE:
		value_percent(ctx->arena, meaning == MEANS_PROGRESS ? "A progress" : "A score", seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_MINUTES:
		value_minutes(ctx->arena, seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_LEARNED:
		value_learned(ctx->arena, seen->typed, &seen->text, &words);
		break;
	default:
		value_past(ctx, seen->typed, &seen->ids[0], &words);
	}
	if (words)
		note(seen, true, words, suggested);
}

static void
read_anew(const struct import_reader *reader, size_t column, struct import_seen *seen)
{
	const char *words = NULL;

	switch (reader->meanings[column]) {
	case MEANS_COURSE:
	case MEANS_PROGRESS:
	case MEANS_SCORE:
	case MEANS_STARTED:
	case MEANS_COMPLETED:
	case MEANS_MINUTES:
	case MEANS_LEARNED:
		read_learned(reader, reader->meanings[column], seen);
		break;
	case MEANS_GROUP:
		read_groups(reader, seen);
		break;
	case MEANS_BRANCH:
		read_branch(reader, seen);
		break;
	case MEANS_RULE:
		value_rule(reader->ctx->arena, seen->typed, &seen->text, &words);
		break;
	case MEANS_STATUS:
		value_state(reader->ctx->arena, seen->typed, &seen->text, &words);
		break;
	case MEANS_NOTIFY_AT:
		value_instant(reader->ctx, seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_FIELD:
		read_field(reader, reader->defs[column], seen);
		break;
	default:
		break;
	}
	if (words)
		note(seen, true, words, NULL);
}

/* From the few hundred values of each column that were read lately, or anew. */
static const struct import_seen *
read_value(const struct import_reader *reader, size_t column, const char *value)
{
	uint32_t hash = 2166136261u;
	struct import_seen **slot;

	for (const char *at = value; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	/* Two places for each, so that two values do not drive each other out. */
	slot = &reader->seen[column * IMPORT_SEEN + (hash ^ hash >> 16) % (IMPORT_SEEN / 2) * 2];
	for (int i = 0; i < 2; i++)
		if (slot[i] && strcmp(slot[i]->typed, value) == 0)
			return slot[i];
	slot += slot[0] && (!slot[1] || hash >> 31);
	if (!*slot)
		*slot = arena_alloc(reader->ctx->arena, sizeof **slot);
	**slot = (struct import_seen){ .typed = arena_string(reader->ctx->arena, value), .text = "" };
	read_anew(reader, column, *slot);
	return *slot;
}

static const struct import_seen *
read_cell(const struct import_reader *reader, struct import_row *row, size_t column, const char *value)
{
	const struct import_seen *seen = read_value(reader, column, value);

	for (size_t i = 0; i < seen->problem_count; i++) {
		struct import_problem problem = seen->problems[i];

		problem.column = (int)column;
		add_problem(reader, row, &problem);
	}
	return seen;
}

/* ---------------------------------------------------------------- the cells of a row */

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

int
import_column_of(const struct import_reader *reader, enum import_meaning meaning)
{
	for (size_t i = 0; i < reader->column_count; i++)
		if (reader->meanings[i] == meaning)
			return (int)i;
	return -1;
}

static bool
has_problem_at(const struct import_row *row, int column)
{
	for (size_t i = 0; i < row->problem_count; i++)
		if (row->problems[i].column == column)
			return true;
	return false;
}

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

	if (row->group_count || kind == IMPORT_UPDATE || kind == IMPORT_PROGRESS || (row->has_error && has_problem_at(row, column)))
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

	if (!row->learned.course && !has_problem_at(row, column))
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
	if (!row->email.key && !has_problem_at(row, import_column_of(reader, MEANS_EMAIL)))
		import_row_problem(reader, row, import_column_of(reader, MEANS_EMAIL), true, NULL,
			"The e-mail address is missing. Enter one like name@example.org.");
	if (row->password)
		check_password(reader, row);
	settle_groups(reader, row);
	if (reader->import.kind == IMPORT_PROGRESS)
		settle_learned(reader, row);
}
