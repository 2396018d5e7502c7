#include "base/csv.h"

#include <stdbool.h>
#include <string.h>

#include "base/forgotten.h"

static const char byte_order_mark[] = "\xEF\xBB\xBF";

void
csv_start(struct buffer *buffer)
{
	buffer_text(buffer, byte_order_mark);
}

/* A value never ends in a bare line feed (it is quoted then), so the last bytes tell. */
static bool
at_row_start(const struct buffer *buffer)
{
	if (buffer->length == 0 || buffer->data[buffer->length - 1] == '\n')
		return true;
	return buffer->length == strlen(byte_order_mark) && memcmp(buffer->data, byte_order_mark, buffer->length) == 0;
}

static bool
is_formula(const char *value)
{
	return value[0] != '\0' && strchr("=+-@\t\r", value[0]) != NULL;
}

/* A value that has apostrophes before the formula gets one more: csv_plain() takes exactly one off, so nobody's own is lost. */
static bool
needs_apostrophe(const char *value)
{
	return is_formula(value + strspn(value, "'"));
}

const char *
csv_plain(const char *value)
{
	return value[0] == '\'' && needs_apostrophe(value) ? value + 1 : value;
}

/* Blanks at the ends are quoted because readers, ours too, trim them off bare values; semicolons, lest they be taken for the
   separator. */
static bool
needs_quotes(const char *value)
{
	size_t length = strlen(value);

	return strpbrk(value, ",;\"\r\n\t") != NULL || (length > 0 && (value[0] == ' ' || value[length - 1] == ' '));
}

void
csv_value(struct buffer *buffer, const char *value)
{
	csv_value_by(buffer, ',', value);
}

void
csv_value_by(struct buffer *buffer, char separator, const char *value)
{
	bool first = at_row_start(buffer);
	const char *text = value != NULL ? forgotten_said(buffer->arena, value) : "";
	bool quoted = needs_quotes(text) || (first && text[0] == '\0'); /* an empty first value must show that it is there */

	if (!first)
		buffer_add(buffer, &separator, 1);
	if (quoted)
		buffer_add(buffer, "\"", 1);
	if (needs_apostrophe(text))
		buffer_add(buffer, "'", 1);
	while (*text != '\0') {
		size_t run = strcspn(text, "\"");

		buffer_add(buffer, text, run);
		if (text[run] == '"')
			buffer_add(buffer, "\"\"", 2);
		text += run + (text[run] == '"');
	}
	if (quoted)
		buffer_add(buffer, "\"", 1);
}

void
csv_end_row(struct buffer *buffer)
{
	buffer_add(buffer, "\r\n", 2);
}
