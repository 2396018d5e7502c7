#include "web/part.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

#define NO_NAME "file" /* of a file whose name cannot be shown */

/* --- "; name=value" behind a header's word --- */

struct parameter {
	const char *name;
	size_t length; /* of the name */
	const char *value;
};

static const char *
skip_blanks(const char *at)
{
	return at + strspn(at, " \t");
}

static bool
is_word(const char *text, size_t length, const char *word)
{
	return length == strlen(word) && strncasecmp(text, word, length) == 0;
}

/* Browsers write a quote inside as %22 and leave a backslash as it is; others write \". */
static const char *
read_quoted(struct arena *arena, const char *at, const char **text)
{
	const char *end = at;
	char *to;

	while (*end && *end != '"')
		end += end[0] == '\\' && end[1] == '"' ? 2 : 1;
	if (!*end)
		return NULL;
	*text = to = arena_alloc(arena, (size_t)(end - at) + 1);
	for (; at < end; at++) {
		bool percent = strncmp(at, "%22", 3) == 0;

		if (at[0] == '\\' && at[1] == '"')
			at++;
		*to++ = percent ? '"' : *at;
		at += percent ? 2 : 0;
	}
	return end + 1;
}

/* Goes on behind one parameter; NULL when it is none. */
static const char *
read_parameter(struct arena *arena, const char *at, struct parameter *parameter)
{
	size_t length;

	parameter->name = at;
	parameter->length = strcspn(at, "=; \t\"");
	at += parameter->length;
	if (parameter->length == 0 || *at++ != '=')
		return NULL;
	if (*at == '"')
		return read_quoted(arena, at + 1, &parameter->value);
	length = strcspn(at, "; \t\"");
	parameter->value = arena_copy(arena, at, length);
	return at + length;
}

/* The next one of "; name=value; …": false at the end, and where they are broken: *at is NULL then. */
static bool
next_parameter(struct arena *arena, const char **at, struct parameter *parameter)
{
	*at = skip_blanks(*at);
	if (**at == '\0')
		return false;
	*at = **at == ';' ? skip_blanks(*at + 1) : NULL;
	if (*at == NULL || **at == '\0')
		return false;
	*at = read_parameter(arena, *at, parameter);
	return *at != NULL;
}

/* --- the boundary --- */

static bool
is_boundary(const char *text)
{
	static const char characters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=? ";
	size_t length = strlen(text);

	return length > 0 && length <= MULTIPART_BOUNDARY_MAX && strspn(text, characters) == length && text[length - 1] != ' ';
}

const char *
part_boundary(struct arena *arena, const char *type)
{
	const char *at = type + strcspn(type, "; \t"), *found = NULL;
	struct parameter parameter;

	while (next_parameter(arena, &at, &parameter)) {
		if (!is_word(parameter.name, parameter.length, "boundary"))
			continue;
		if (found)
			return NULL;
		found = parameter.value;
	}
	return at && found && is_boundary(found) ? found : NULL;
}

/* --- a part's headers --- */

static enum multipart_problem
set_once(const char **text, const char *value)
{
	if (*text)
		return MULTIPART_BROKEN;
	*text = value;
	return MULTIPART_OK;
}

static enum multipart_problem
read_disposition(struct arena *arena, const char *value, struct part *part)
{
	const char *at = value + strcspn(value, "; \t");
	struct parameter parameter;
	enum multipart_problem problem = MULTIPART_OK;

	if (!is_word(value, (size_t)(at - value), "form-data"))
		return MULTIPART_BROKEN;
	while (problem == MULTIPART_OK && next_parameter(arena, &at, &parameter)) {
		if (is_word(parameter.name, parameter.length, "name"))
			problem = set_once(&part->name, parameter.value);
		else if (is_word(parameter.name, parameter.length, "filename"))
			problem = set_once(&part->file_name, parameter.value);
		else if (is_word(parameter.name, parameter.length, "filename*"))
			part->is_file = true; /* in an encoding that RFC 7578 forbids here: a file without a name */
	}
	part->is_file = part->is_file || part->file_name;
	return at ? problem : MULTIPART_BROKEN;
}

static enum multipart_problem
read_encoding(const char *value)
{
	static const char *const plain[] = { "7bit", "8bit", "binary" };
	size_t length = strcspn(value, " \t");

	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		if (is_word(value, length, plain[i]) && *skip_blanks(value + length) == '\0')
			return MULTIPART_OK;
	return MULTIPART_ENCODING;
}

static enum multipart_problem
read_header(struct arena *arena, const char *line, struct part *part, bool *disposed)
{
	size_t length = strcspn(line, ": \t");
	const char *value;

	if (length == 0 || line[length] != ':')
		return MULTIPART_BROKEN;
	value = skip_blanks(line + length + 1);
	if (is_word(line, length, "Content-Transfer-Encoding"))
		return read_encoding(value);
	if (!is_word(line, length, "Content-Disposition"))
		return MULTIPART_OK;
	if (*disposed)
		return MULTIPART_BROKEN;
	*disposed = true;
	return read_disposition(arena, value, part);
}

/* Lines that end with CR LF, without other control characters. */
static bool
are_lines(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '\r' && text[i + 1] == '\n')
			i++;
		else if ((c < 0x20 && c != '\t') || c == 0x7f)
			return false;
	}
	return true;
}

enum multipart_problem
part_read(struct arena *arena, char *headers, size_t length, struct part *part)
{
	enum multipart_problem problem = MULTIPART_OK;
	bool disposed = false;
	char *stop;

	*part = (struct part){ NULL, NULL, false };
	if (!are_lines(headers, length))
		return MULTIPART_BROKEN;
	while (problem == MULTIPART_OK && (stop = strstr(headers, "\r\n")) != headers) {
		*stop = '\0';
		problem = read_header(arena, headers, part, &disposed);
		headers = stop + 2;
	}
	return problem;
}

/* The last piece of a path of either kind, cut off at its limit. */
const char *
part_file_name(struct arena *arena, const char *typed)
{
	const char *name = typed, *clean;
	size_t length = 0;

	for (const char *c = typed; *c; c++)
		if (*c == '/' || *c == '\\')
			name = c + 1;
	for (size_t characters = 0; name[length]; length++)
		if (((unsigned char)name[length] & 0xc0) != 0x80 && ++characters > MULTIPART_FILE_NAME_MAX)
			break;
	if (text_is_utf8(name, length) &&
		text_clean(arena, arena_copy(arena, name, length), TEXT_LINE, MULTIPART_FILE_NAME_MAX, &clean) == TEXT_OK && *clean)
		return clean;
	return NO_NAME;
}
