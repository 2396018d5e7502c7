#include "domain/import_cells.h"

#include <string.h>

#include "base/buffer.h"
#include "base/csv_reader.h"
#include "base/text.h"

#define UNIT '\x1f'              /* ends a value */
#define RECORD '\x1e'            /* ends a problem */
#define PROBLEMS_BYTES (2 << 20) /* words may hold values, and a row has up to CSV_ROW_MAX of them */

static char *
copy_value(char *to, const char *value)
{
	size_t length = strlen(value);

	if (!memchr(value, UNIT, length)) {
		memcpy(to, value, length);
		return to + length;
	}
	for (; *value; value++)
		if (*value != UNIT)
			*to++ = *value;
	return to;
}

const char *
import_cells_write(struct arena *arena, const char *const *values, size_t count)
{
	size_t size = 1;
	char *cells, *to;

	for (size_t i = 0; i < count; i++)
		size += strlen(values[i]) + 1;
	cells = to = arena_alloc(arena, size);
	for (size_t i = 0; i < count; i++) {
		to = copy_value(to, values[i]);
		*to++ = UNIT;
	}
	*to = '\0';
	return cells;
}

const char **
import_cells_read(struct arena *arena, const char *cells, size_t *count)
{
	char *copy = arena_string(arena, cells);
	const char **values;
	size_t ends = 0;

	for (const char *at = copy; (at = strchr(at, UNIT)) != NULL; at++)
		ends++;
	values = arena_array(arena, ends + 1, sizeof *values);
	*count = ends;
	for (size_t i = 0; i < ends; i++) {
		char *end = strchr(copy, UNIT);

		*end = '\0';
		values[i] = copy;
		copy = end + 1;
	}
	return values;
}

/* Words may quote what stands in the file. */
static void
add_words(struct buffer *out, const char *words, char end)
{
	for (const char *at = words ? words : ""; *at; at++)
		if (*at != UNIT && *at != RECORD)
			buffer_add(out, at, 1);
	buffer_add(out, &end, 1);
}

const char *
import_problems_write(struct arena *arena, const struct import_problem *problems, size_t count)
{
	struct buffer out;

	if (count == 0)
		return "";
	out = buffer_new(arena, PROBLEMS_BYTES);
	for (size_t i = 0; i < count; i++) {
		buffer_format(&out, "%d%c%d%c", problems[i].column, UNIT, problems[i].error, UNIT);
		add_words(&out, problems[i].words, UNIT);
		add_words(&out, problems[i].suggested, RECORD);
	}
	return out.data;
}

/* Cuts off what stands before the mark; *at moves behind it. */
static const char *
take(char **at, char mark)
{
	char *start = *at, *end = strchr(start, mark);

	if (!end)
		return "";
	*end = '\0';
	*at = end + 1;
	return start;
}

const struct import_problem *
import_problems_read(struct arena *arena, const char *problems, size_t *count)
{
	char *at = arena_string(arena, problems);
	struct import_problem *all;
	size_t ends = 0;

	for (const char *end = at; (end = strchr(end, RECORD)) != NULL; end++)
		ends++;
	all = arena_array(arena, ends + 1, sizeof *all);
	*count = ends;
	for (size_t i = 0; i < ends; i++) {
		int64_t column = -1;

		text_integer(take(&at, UNIT), -1, CSV_COLUMNS_MAX, &column);
		all[i].column = (int)column;
		all[i].error = strcmp(take(&at, UNIT), "1") == 0;
		all[i].words = take(&at, UNIT);
		all[i].suggested = take(&at, RECORD);
		if (!*all[i].suggested)
			all[i].suggested = NULL;
	}
	return all;
}
