/* The contract of view.h: rows into values, and failures of the C++ side into faults once its frames are gone. */
#include "view/view.h"

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "view/shim.h"

#define PAGE_MAX ((size_t)16 << 20)
#define NAME_LIMIT 128
#define COLUMNS_MAX 64

static void
need(bool done)
{
	if (!done)
		fault("view: out of memory");
}

static const char *
known(const char *template_name)
{
	if (!shim_knows(template_name))
		fault("view: there is no template %s", template_name);
	return template_name;
}

const char *
view_load(const char *directory)
{
	return shim_load(directory);
}

struct view *
view_new(const char *template_name)
{
	struct view *page = shim_new(known(template_name));

	need(page);
	return page;
}

void
view_free(struct view *view)
{
	shim_free(view);
}

void
view_text(struct view *view, const char *name, const char *value)
{
	size_t length = value ? strlen(value) : 0;

	need(shim_value(view, name, value, length, length > 0));
}

void
view_flag(struct view *view, const char *name, bool open)
{
	view_text(view, name, open ? "1" : NULL);
}

void
view_value(struct view *view, const char *name, const char *value)
{
	need(shim_text(view, name, value, value ? strlen(value) : 0));
}

void
view_integer(struct view *view, const char *name, int64_t value)
{
	char digits[NUMBER_MAX];
	int length = integer_write(value, digits);

	need(shim_value(view, name, digits, (size_t)length, value != 0));
}

void
view_global(struct view *view, const char *name, const char *value)
{
	size_t length = value ? strlen(value) : 0;

	need(shim_global(view, name, value, length, length > 0));
}

void
view_show(struct view *view, const char *section)
{
	need(shim_section(view, section, true));
}

struct view *
view_section(struct view *view, const char *section)
{
	struct view *round = shim_row(view, section);

	need(round);
	return round;
}

struct view *
view_include(struct view *view, const char *mark, const char *template_name)
{
	struct view *included = shim_include(view, mark, known(template_name));

	need(included);
	return included;
}

/* "a" and "b" joined with an underscore; a name too long for it is a slip in the query. */
static const char *
joined(char out[NAME_LIMIT], const char *a, const char *b)
{
	size_t length = strlen(a), more = strlen(b);

	if (length + 1 + more >= NAME_LIMIT)
		fault("view: the name %s_%s is too long", a, b);
	memcpy(out, a, length);
	out[length] = '_';
	memcpy(out + length + 1, b, more + 1);
	return out;
}

static bool
ends_in_is(const char *name)
{
	size_t length = strlen(name);

	return length > 3 && memcmp(name + length - 3, "_is", 3) == 0;
}

/* Where a column's number is written out, if it is one. */
struct digits {
	char text[NUMBER_MAX];
};

static struct shim_cell
cell_of(const struct rows *rows, int column, struct digits *digits)
{
	struct row_value value = row_value(rows, column);

	if (value.is_null)
		return (struct shim_cell){ "", 0, false };
	if (value.is_integer)
		return (struct shim_cell){ digits->text, (size_t)integer_write(value.integer, digits->text), value.integer != 0 };
	return (struct shim_cell){ value.text, value.length, value.length > 0 };
}

void
view_row(struct view *view, const struct rows *rows)
{
	const char *const *names = rows_column_names(rows);
	int count = rows_columns(rows);
	struct shim_cell cells[COLUMNS_MAX];
	struct digits digits[COLUMNS_MAX];
	char section[NAME_LIMIT];

	if (count > COLUMNS_MAX)
		fault("view: a row of %d columns", count);
	for (int i = 0; i < count; i++)
		cells[i] = cell_of(rows, i, &digits[i]);
	need(shim_cells(view, names, cells, count));
	for (int i = 0; i < count; i++)
		if (cells[i].open && cells[i].text != digits[i].text && ends_in_is(names[i]))
			view_show(view, joined(section, names[i], cells[i].text));
}

size_t
view_rows(struct view *view, const char *section, struct rows *rows)
{
	char any[NAME_LIMIT], none[NAME_LIMIT];
	size_t count = 0;

	while (row_next(rows)) {
		view_row(view_section(view, section), rows);
		count++;
	}
	joined(any, section, "any");
	joined(none, section, "none");
	if (count)
		need(shim_section(view, any, true) && shim_section(view, none, false));
	else if (!shim_is_open(view, any)) /* a second query for the same section may have had rows before */
		need(shim_section(view, none, true));
	return count;
}

const char *
view_expand(struct view *page, struct arena *arena, size_t *length)
{
	const char *text = NULL;
	size_t size = 0;

	switch (shim_expand(page, PAGE_MAX, &text, &size)) {
	case SHIM_OK:
		break;
	case SHIM_MEMORY:
		fault("view: out of memory");
	case SHIM_LONG:
		fault("view: a page of more than %zu bytes", PAGE_MAX);
	case SHIM_BROKEN:
		fault("view: a template could not be expanded");
	}
	if (length)
		*length = size;
	return arena_copy(arena, text, size);
}

const char *
view_missing(struct view *page, struct arena *arena)
{
	const char *names = shim_missing(page);

	return *names ? arena_string(arena, names) : NULL;
}
