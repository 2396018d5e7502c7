#include "domain/import_columns.h"

#include <string.h>

#include "base/email.h"
#include "base/text.h"
#include "domain/field.h"
#include "domain/import_headings.h"
#include "domain/organisation.h"
#include "queries.h"

#define TARGETS_MOST (FIELDS_MOST + 10)
#define TITLE_MOST 200

/* ---------------------------------------------------------------- what there may be */

static bool
makes_people(enum import_kind kind)
{
	return kind == IMPORT_ENROL || kind == IMPORT_GROUPS || kind == IMPORT_PEOPLE;
}

static void
add_target(struct import_target *all, size_t *count, const char *target, const char *label, bool required)
{
	all[(*count)++] = (struct import_target){ target, label, required };
}

static bool
takes_passwords(struct ctx *ctx)
{
	return rows_integer(q_import_password_columns(ctx->db, ctx->organisation));
}

static void
add_fields(struct ctx *ctx, struct import_target *all, size_t *count)
{
	struct field_defs fields = field_load(ctx);

	for (size_t i = 0; i < fields.count; i++)
		add_target(all, count, arena_text(ctx->arena, "field:%lld", (long long)fields.all[i].id), fields.all[i].name, false);
}

static void
add_progress(struct import_target *all, size_t *count)
{
	add_target(all, count, "course", "Course", true);
	add_target(all, count, "progress", "Progress in per cent", false);
	add_target(all, count, "status", "Status", false);
	add_target(all, count, "score", "Score in per cent", false);
	add_target(all, count, "started", "Started on", false);
	add_target(all, count, "completed", "Completed on", false);
	add_target(all, count, "minutes", "Minutes spent", false);
}

struct import_targets
import_targets(struct ctx *ctx, enum import_kind kind)
{
	struct import_target *all = arena_array(ctx->arena, TARGETS_MOST, sizeof *all);
	bool people = makes_people(kind);
	size_t count = 0;

	add_target(all, &count, "", "Leave out", false);
	add_target(all, &count, "email", "E-mail address", true);
	if (kind == IMPORT_PROGRESS) {
		add_progress(all, &count);
		return (struct import_targets){ all, count };
	}
	if (people) {
		add_target(all, &count, "first_name", "First name", false);
		add_target(all, &count, "last_name", "Last name", false);
	}
	if (kind != IMPORT_UPDATE)
		add_target(all, &count, "group", "Group", kind == IMPORT_GROUPS || (kind != IMPORT_PEOPLE && !ctx->group));
	if (kind == IMPORT_ASSOCIATE)
		add_target(all, &count, "rule", "Rule", false);
	if (people && takes_passwords(ctx))
		add_target(all, &count, "password", "Password", false);
	if (people && organisation_has(ctx, "scheduled_notices"))
		add_target(all, &count, "notify_at", "When to notify", false);
	if (ctx->role >= ADMIN && (people || kind == IMPORT_UPDATE)) {
		if (kind == IMPORT_UPDATE)
			add_target(all, &count, "status", "Status", false);
		add_target(all, &count, "branch", "Branch", false);
		add_fields(ctx, all, &count);
	}
	return (struct import_targets){ all, count };
}

static bool
is_offered(struct import_targets targets, const char *target)
{
	for (size_t i = 0; i < targets.count; i++)
		if (strcmp(targets.all[i].target, target) == 0)
			return true;
	return false;
}

/* ---------------------------------------------------------------- recognising */

struct recognition {
	struct ctx *ctx;
	enum import_kind kind;
	struct import_targets targets;
	const struct csv_row *rows;
	size_t row_count;
	bool has_header;
	struct import_column *columns;
	size_t count;
	bool doubt; /* somebody has to look */
};

static bool
is_address(struct arena *arena, const char *value)
{
	struct email email;

	return strchr(value, '@') && email_parse(arena, value, &email) == EMAIL_OK;
}

static bool
holds_address(struct arena *arena, const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (is_address(arena, row->values[i]))
			return true;
	return false;
}

/* The field whose name the heading is. */
static const char *
field_target(struct recognition *r, const char *key)
{
	for (size_t i = 0; i < r->targets.count; i++)
		if (strncmp(r->targets.all[i].target, "field:", 6) == 0 &&
			strcmp(heading_key(r->ctx->arena, r->targets.all[i].label), key) == 0)
			return r->targets.all[i].target;
	return NULL;
}

/* A heading that is known, but is not for this import, person or organisation. */
static void
leave_out(struct recognition *r, struct import_column *column, const char *target)
{
	column->target = "";
	if (strcmp(target, "password") == 0) {
		column->target = "secret";
		column->why = makes_people(r->kind) ? "Your organisation takes no passwords in files: left out."
											: "This import makes no accounts, so it needs no passwords: left out.";
	} else if (strcmp(target, "notify_at") == 0 && makes_people(r->kind)) {
		column->why = "Scheduled notices are switched off: left out.";
	} else if (strcmp(target, "branch") == 0 && r->ctx->role < ADMIN) {
		column->why = "Only administrators set branches: left out.";
	} else {
		column->why = *target ? "This import does not read it: left out." : "Known from exports, and not needed: left out.";
	}
}

static void
recognise_heading(struct recognition *r, struct import_column *column)
{
	const char *key = heading_key(r->ctx->arena, column->title), *target = heading_target(key);
	const char *field =
		target && is_offered(r->targets, target) && *target && strcmp(target, "branch") ? NULL : field_target(r, key);

	if (field)
		target = field;
	if (!target)
		return;
	if (*target && is_offered(r->targets, target)) {
		column->target = target;
		column->why = "Recognised by its heading.";
	} else {
		leave_out(r, column, target);
	}
}

/* The same thing in two columns: the first is read until somebody says otherwise. */
static void
find_twins(struct recognition *r)
{
	for (size_t i = 1; i < r->count; i++)
		for (size_t j = 0; j < i; j++) {
			if (!*r->columns[i].target || strcmp(r->columns[i].target, "secret") == 0 ||
				strcmp(r->columns[i].target, r->columns[j].target))
				continue;
			r->columns[i].target = strcmp(r->columns[i].target, "password") ? "" : "secret";
			r->columns[i].why = arena_text(r->ctx->arena,
				"Columns %zu and %zu (“%s”) mean the same. Column %zu is read; choose which one to leave out.", j + 1, i + 1,
				r->columns[j].title, j + 1);
			r->doubt = true;
			break;
		}
}

static const struct import_column *
column_of(const struct import_column *columns, size_t count, const char *target)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(columns[i].target, target) == 0)
			return &columns[i];
	return NULL;
}

/* "Vorname; Name": beside a first name, a name is the last name. */
static void
pair_names(struct recognition *r)
{
	static const char *const keys[] = { "name", "nom", "naam", "namn", "navn" };

	if (!column_of(r->columns, r->count, "first_name") || column_of(r->columns, r->count, "last_name"))
		return;
	for (size_t i = 0; i < r->count; i++)
		for (size_t k = 0; !*r->columns[i].target && k < sizeof keys / sizeof *keys; k++)
			if (strcmp(heading_key(r->ctx->arena, r->columns[i].title), keys[k]) == 0) {
				r->columns[i].target = "last_name";
				r->columns[i].why = "Another column holds the first name, so this is the last name.";
				return;
			}
}

/* How many of a column's values there are, and how many are addresses. */
static void
count_addresses(struct recognition *r, size_t column, size_t *values, size_t *addresses)
{
	*values = *addresses = 0;
	for (size_t i = r->has_header; i < r->row_count; i++) {
		const char *value = column < r->rows[i].count ? r->rows[i].values[column] : "";

		*values += *value != '\0';
		*addresses += is_address(r->ctx->arena, value);
	}
}

static void
guess_address(struct recognition *r)
{
	size_t best = 0, most = 0, of = 0;

	for (size_t i = 0; i < r->count; i++) {
		size_t values, addresses;

		count_addresses(r, i, &values, &addresses);
		if (!*r->columns[i].target && addresses > most) {
			best = i;
			most = addresses;
			of = values;
		}
	}
	if (most == 0 || 2 * most < of)
		return;
	r->columns[best].target = "email";
	r->columns[best].why = arena_text(r->ctx->arena, "%zu of %zu value%s %s e-mail address%s.", most, of, of == 1 ? "" : "s",
		most == 1 ? "is an" : "are", most == 1 ? "" : "es");
	/* A column of addresses alone needs no heading. */
	r->doubt = r->doubt || r->count > 1;
}

/* Words without digits beside an address: people's names, first before last as most write them. */
static void
guess_names(struct recognition *r)
{
	static const char *const names[] = { "first_name", "last_name" };
	size_t next = 0;

	for (size_t i = 0; i < r->count && next < 2 && is_offered(r->targets, "first_name"); i++) {
		const struct csv_row *row = &r->rows[0];
		const char *value = i < row->count ? row->values[i] : "";

		if (*r->columns[i].target || !*value || strpbrk(value, "0123456789@") || text_characters(value) > 40)
			continue;
		r->columns[i].target = names[next++];
		r->columns[i].why = "A guess: there are no headings, and this looks like names.";
		r->doubt = true;
	}
}

/* An unknown column is nothing to ask about, unless it may be what the others lack. */
static bool
lacks_names(const struct recognition *r)
{
	bool unknown = false;

	for (size_t i = 0; i < r->count; i++)
		unknown = unknown || (!*r->columns[i].target && !*r->columns[i].why && *r->columns[i].title);
	return unknown && is_offered(r->targets, "first_name") &&
		(!column_of(r->columns, r->count, "first_name") || !column_of(r->columns, r->count, "last_name"));
}

struct import_column *
import_recognise(
	struct ctx *ctx, enum import_kind kind, const struct csv_row *rows, size_t count, bool *has_header, bool *certain)
{
	struct recognition r = { .ctx = ctx, .kind = kind, .targets = import_targets(ctx, kind), .rows = rows, .row_count = count };

	r.count = count ? rows[0].count : 0;
	r.columns = arena_array(ctx->arena, r.count + 1, sizeof *r.columns);
	r.has_header = count > 0 && !holds_address(ctx->arena, &rows[0]);
	for (size_t i = 0; i < r.count; i++) {
		const char *title = "";

		if (r.has_header)
			text_clean(ctx->arena, rows[0].values[i], TEXT_LINE, TITLE_MOST, &title);
		r.columns[i] = (struct import_column){ title, "", "" };
		if (r.has_header)
			recognise_heading(&r, &r.columns[i]);
	}
	find_twins(&r);
	if (r.has_header)
		pair_names(&r);
	if (!column_of(r.columns, r.count, "email"))
		guess_address(&r);
	if (!r.has_header)
		guess_names(&r);
	*has_header = r.has_header;
	*certain = !r.doubt && !lacks_names(&r) && !import_columns_missing(ctx, kind, r.columns, r.count);
	return r.columns;
}

/* ---------------------------------------------------------------- stored */

struct import_column *
import_columns_load(struct ctx *ctx, int64_t import, size_t *count)
{
	struct import_column *columns = arena_array(ctx->arena, CSV_COLUMNS_MAX, sizeof *columns);
	struct rows *rows = q_import_columns(ctx->db, import);

	*count = 0;
	while (row_next(rows)) {
		struct import_column *column = &columns[*count];

		if (*count == CSV_COLUMNS_MAX)
			break;
		column->title = row_text(rows, IMPORT_COLUMNS_TITLE);
		column->target = row_text(rows, IMPORT_COLUMNS_TARGET);
		column->why = strcmp(column->target, "secret") == 0 ? "Passwords that are not taken: left out, and not kept." : "";
		++*count;
	}
	rows_end(rows);
	return columns;
}

static const char *
lacks_words(const char *target)
{
	if (strcmp(target, "email") == 0)
		return "No column is the e-mail address. Choose it below: without it nobody can be told apart.";
	if (strcmp(target, "course") == 0)
		return "No column is the course. Choose it below: each row tells of one person in one course.";
	return "No column is the group. Choose it below, or upload the file on a group's own page.";
}

/* Whether a column says how far people are: the minutes alone do not. */
static bool
tells_progress(const struct import_column *columns, size_t count)
{
	static const char *const targets[] = { "progress", "status", "score", "started", "completed" };

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++)
		if (column_of(columns, count, targets[i]))
			return true;
	return false;
}

const char *
import_columns_missing(struct ctx *ctx, enum import_kind kind, const struct import_column *columns, size_t count)
{
	struct import_targets targets = import_targets(ctx, kind);
	bool changes = false;

	for (size_t i = 0; i < targets.count; i++)
		if (targets.all[i].required && !column_of(columns, count, targets.all[i].target))
			return lacks_words(targets.all[i].target);
	if (kind == IMPORT_PROGRESS && !tells_progress(columns, count))
		return "No column says how far people are. Choose one for the progress, the status, the score or a date below.";
	for (size_t i = 0; i < count; i++)
		changes = changes || strcmp(columns[i].target, "status") == 0 || strcmp(columns[i].target, "branch") == 0 ||
			strncmp(columns[i].target, "field:", 6) == 0;
	if (kind == IMPORT_UPDATE && !changes)
		return "No column says what to change. Choose a column for the branch, the status or an additional field below.";
	return NULL;
}
