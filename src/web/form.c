#include "web/form.h"

#include <string.h>

#include "base/text.h"

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

enum form_problem
percent_decode(struct arena *arena, const char *data, size_t length, bool plus, size_t maximum, const char **text)
{
	/* Decoding never makes a text longer. A piece that could not fit even so is refused before it costs memory. */
	if (length / 3 > maximum)
		return FORM_LONG;

	char *decoded = arena_alloc(arena, length + 1);
	size_t used = 0;

	for (size_t i = 0; i < length; i++) {
		int c = (unsigned char)data[i];

		if (c == '%') {
			int high = length - i > 2 ? hex_digit(data[i + 1]) : -1;
			int low = high >= 0 ? hex_digit(data[i + 2]) : -1;

			if (low < 0)
				return FORM_PERCENT;
			c = high << 4 | low;
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		if (c == 0)
			return FORM_NUL;
		decoded[used++] = (char)c;
	}
	if (used > maximum)
		return FORM_LONG;
	if (!text_is_utf8(decoded, used))
		return FORM_UTF8;
	*text = decoded;
	return FORM_OK;
}

const char *
percent_encode(struct arena *arena, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";
	char *encoded = arena_array(arena, strlen(text) + 1, 3);
	char *to = encoded;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c)) {
			*to++ = (char)c;
		} else {
			*to++ = '%';
			*to++ = hex[c >> 4];
			*to++ = hex[c & 15];
		}
	}
	return encoded;
}

static enum form_problem
parse_piece(struct arena *arena, const char *piece, size_t length, struct field *field)
{
	const char *equals = memchr(piece, '=', length);
	size_t name_length = equals ? (size_t)(equals - piece) : length;
	enum form_problem problem = percent_decode(arena, piece, name_length, true, FORM_NAME_MAX, &field->name);

	if (problem != FORM_OK)
		return problem == FORM_LONG ? FORM_NAME : problem;
	if (!equals) {
		field->value = "";
		return FORM_OK;
	}
	return percent_decode(arena, equals + 1, length - name_length - 1, true, FORM_VALUE_MAX, &field->value);
}

enum form_problem
form_parse(struct arena *arena, const char *data, size_t length, struct field **fields)
{
	struct field *first = NULL, **last = &first;
	size_t count = 0;
	const char *end = data + length;

	*fields = NULL;
	while (data < end) {
		const char *stop = memchr(data, '&', (size_t)(end - data));

		if (!stop)
			stop = end;
		if (stop > data) {
			struct field *field = arena_alloc(arena, sizeof *field);
			enum form_problem problem;

			if (++count > FORM_FIELDS)
				return FORM_MANY;
			problem = parse_piece(arena, data, (size_t)(stop - data), field);
			if (problem != FORM_OK)
				return problem;
			*last = field;
			last = &field->next;
		}
		data = stop + 1;
	}
	*fields = first;
	return FORM_OK;
}

const char *
form_problem_words(enum form_problem problem)
{
	switch (problem) {
	case FORM_PERCENT:
		return "A % in it is not followed by two hexadecimal digits. Write %25 for a percent sign, or go back and use the page's own form.";
	case FORM_UTF8:
		return "It holds text that is not UTF-8. Go back and use the page's own form.";
	case FORM_NUL:
		return "It holds a character that no text has. Go back and use the page's own form.";
	case FORM_MANY:
		return "It has more than 4,000 fields. Go back and send fewer at a time.";
	case FORM_NAME:
		return "It has a field whose name is longer than 100 bytes. Go back and use the page's own form.";
	case FORM_LONG:
		return "One of its fields holds more than 400 KB. Go back and shorten it.";
	case FORM_OK:
		break;
	}
	return "";
}

const struct field *
form_find(const struct field *fields, const char *name)
{
	while (fields && strcmp(fields->name, name) != 0)
		fields = fields->next;
	return fields;
}

bool
form_is_secret(const char *name)
{
	size_t length = strlen(name), tail = strlen("password");

	return length >= tail && strcmp(name + length - tail, "password") == 0;
}
