#include "web/multipart.h"

#include <string.h>

#include "base/text.h"
#include "web/part.h"

enum multipart_problem
multipart_begin(
	struct multipart *multipart, struct arena *arena, const char *content_type, size_t room, const struct multipart_taker *taker)
{
	const char *boundary = part_boundary(arena, content_type);

	*multipart = (struct multipart){ .arena = arena, .taker = taker, .room = room };
	multipart->last = &multipart->fields;
	if (!boundary)
		return multipart->problem = MULTIPART_BOUNDARY;
	memcpy(multipart->delimiter, "\r\n--", 4);
	memcpy(multipart->delimiter + 4, boundary, strlen(boundary));
	multipart->delimiter_length = 4 + strlen(boundary);
	multipart->matched = 2; /* the first one stands at the beginning */
	return MULTIPART_OK;
}

static enum multipart_problem
begin_part(struct multipart *multipart)
{
	struct part part;
	enum multipart_problem problem = part_read(multipart->arena, multipart->header, multipart->header_length, &part);
	const char *name = part.name;

	if (problem != MULTIPART_OK)
		return problem;
	if (!name || !*name)
		return MULTIPART_NAMELESS;
	if (strlen(name) > FORM_NAME_MAX)
		return MULTIPART_NAME;
	if (!text_is_utf8(name, strlen(name)))
		return MULTIPART_UTF8;
	if (strlen(name) > multipart->room)
		return MULTIPART_LONG;
	/* A field may come twice, as tick boxes do. */
	if (part.is_file && form_find(multipart->fields, name))
		return MULTIPART_TWICE;
	multipart->room -= strlen(name);
	multipart->name = name;
	multipart->kind = part.is_file ? MULTIPART_FILE : MULTIPART_FIELD;
	multipart->file_name = part.file_name ? part.file_name : "";
	multipart->value = buffer_new(multipart->arena, FORM_VALUE_MAX);
	multipart->begun = false;
	return MULTIPART_OK;
}

static const char *
take_header(struct multipart *multipart, const char *data)
{
	char *header = multipart->header;
	size_t length;

	if (multipart->header_length == MULTIPART_HEADER_MAX) {
		multipart->problem = MULTIPART_HEADER;
		return data;
	}
	header[multipart->header_length++] = *data;
	length = multipart->header_length;
	header[length] = '\0';
	if ((length == 2 && memcmp(header, "\r\n", 2) == 0) || (length > 4 && memcmp(header + length - 4, "\r\n\r\n", 4) == 0)) {
		multipart->problem = begin_part(multipart);
		multipart->state = MULTIPART_CONTENT;
	}
	return data + 1;
}

/* --- a part's content --- */

static void
append(struct multipart *multipart, const char *value)
{
	struct field *field = arena_alloc(multipart->arena, sizeof *field);

	field->name = multipart->name;
	field->value = value;
	*multipart->last = field;
	multipart->last = &field->next;
}

/* With the first byte, since a field that nobody chose a file for comes as a file without name and bytes. */
static enum multipart_problem
begin_file(struct multipart *multipart)
{
	const struct multipart_taker *taker = multipart->taker;
	const char *name = part_file_name(multipart->arena, multipart->file_name);

	multipart->begun = true;
	if (taker && !taker->begin(taker->with, multipart->name, name))
		return MULTIPART_STOPPED;
	append(multipart, name);
	return MULTIPART_OK;
}

static enum multipart_problem
take_bytes(struct multipart *multipart, const char *data, size_t length)
{
	const struct multipart_taker *taker = multipart->taker;

	if (length == 0 || multipart->kind == MULTIPART_PREAMBLE)
		return MULTIPART_OK;
	if (multipart->kind == MULTIPART_FILE) {
		enum multipart_problem problem = multipart->begun ? MULTIPART_OK : begin_file(multipart);

		if (problem == MULTIPART_OK && taker && !taker->data(taker->with, data, length))
			problem = MULTIPART_STOPPED;
		return problem;
	}
	if (length > FORM_VALUE_MAX - multipart->value.length || length > multipart->room)
		return MULTIPART_LONG;
	multipart->room -= length;
	buffer_add(&multipart->value, data, length);
	return MULTIPART_OK;
}

static enum multipart_problem
end_part(struct multipart *multipart)
{
	const struct buffer *value = &multipart->value;

	if (multipart->kind == MULTIPART_PREAMBLE || multipart->begun)
		return MULTIPART_OK;
	if (multipart->kind == MULTIPART_FILE && *multipart->file_name)
		return begin_file(multipart); /* an empty one */
	if (value->length > 0 && memchr(value->data, '\0', value->length))
		return MULTIPART_NUL;
	if (value->length > 0 && !text_is_utf8(value->data, value->length))
		return MULTIPART_UTF8;
	append(multipart, value->length > 0 ? value->data : "");
	return MULTIPART_OK;
}

/* Where the delimiter stands, or its beginning at the end of the piece; else the end. A boundary holds no CR, so one look at each is
   enough. */
static const char *
find_delimiter(const struct multipart *multipart, const char *data, const char *end)
{
	while ((data = memchr(data, '\r', (size_t)(end - data))) != NULL) {
		size_t length = (size_t)(end - data);

		if (memcmp(data, multipart->delimiter, length < multipart->delimiter_length ? length : multipart->delimiter_length) == 0)
			return data;
		data++;
	}
	return end;
}

static const char *
take_content(struct multipart *multipart, const char *data, const char *end)
{
	if (multipart->matched == 0) {
		const char *found = find_delimiter(multipart, data, end);

		multipart->problem = take_bytes(multipart, data, (size_t)(found - data));
		data = found;
	}
	while (data < end && multipart->matched < multipart->delimiter_length && *data == multipart->delimiter[multipart->matched]) {
		multipart->matched++;
		data++;
	}
	if (multipart->problem != MULTIPART_OK || (data == end && multipart->matched < multipart->delimiter_length))
		return data;
	if (multipart->matched == multipart->delimiter_length) {
		multipart->problem = end_part(multipart);
		multipart->state = MULTIPART_DELIMITER_END;
		multipart->tail = 0;
	} else { /* it only looked like one */
		multipart->problem = take_bytes(multipart, multipart->delimiter, multipart->matched);
	}
	multipart->matched = 0;
	return data;
}

/* "--" behind the last delimiter, else blanks and a line's end. */
static const char *
take_delimiter_end(struct multipart *multipart, const char *data)
{
	char before = multipart->tail;

	multipart->tail = *data == '\t' ? ' ' : *data;
	if (before == '-' && *data == '-') {
		multipart->state = MULTIPART_DONE;
	} else if (before == '\r' && *data == '\n') {
		multipart->state = MULTIPART_HEADERS;
		multipart->header_length = 0;
		if (++multipart->parts > MULTIPART_PARTS)
			multipart->problem = MULTIPART_MANY;
	} else if (before == '-' || before == '\r' || !strchr(before == 0 ? "-\r \t" : "\r \t", *data) || *data == '\0') {
		multipart->problem = MULTIPART_BROKEN;
	}
	return data + 1;
}

enum multipart_problem
multipart_feed(struct multipart *multipart, const char *data, size_t length)
{
	const char *end = data + length;

	while (data < end && multipart->problem == MULTIPART_OK) {
		switch (multipart->state) {
		case MULTIPART_CONTENT:
			data = take_content(multipart, data, end);
			break;
		case MULTIPART_DELIMITER_END:
			data = take_delimiter_end(multipart, data);
			break;
		case MULTIPART_HEADERS:
			data = take_header(multipart, data);
			break;
		case MULTIPART_DONE: /* what comes behind means nothing */
			return MULTIPART_OK;
		}
	}
	return multipart->problem;
}

enum multipart_problem
multipart_end(struct multipart *multipart)
{
	if (multipart->problem == MULTIPART_OK && multipart->state != MULTIPART_DONE)
		multipart->problem = MULTIPART_CUT;
	return multipart->problem;
}

const char *
multipart_problem_words(enum multipart_problem problem)
{
	switch (problem) {
	case MULTIPART_BOUNDARY:
		return "It does not say where its parts begin and end. Go back and use the page's own form.";
	case MULTIPART_CUT:
		return "It was cut off on its way. Nothing was saved. Go back and send it again.";
	case MULTIPART_BROKEN:
		return "One of its parts has a beginning that cannot be read. Go back and use the page's own form.";
	case MULTIPART_HEADER:
		return "One of its parts has a beginning longer than 4,096 bytes. Give the file a shorter name, then go back and send it again.";
	case MULTIPART_MANY:
		return "It has more than 100 parts. Go back and send fewer at a time.";
	case MULTIPART_NAMELESS:
		return "One of its parts has no name. Go back and use the page's own form.";
	case MULTIPART_NAME:
		return form_problem_words(FORM_NAME);
	case MULTIPART_LONG:
		return "Its fields hold too much: at most 400 KB in one, and not more in all than a form may hold. Go back and shorten them.";
	case MULTIPART_ENCODING:
		return "One of its parts is in an encoding that is not taken here. Go back and use the page's own form.";
	case MULTIPART_TWICE:
		return "Two files came for one field. Nothing was saved. Go back and choose one file.";
	case MULTIPART_UTF8:
		return form_problem_words(FORM_UTF8);
	case MULTIPART_NUL:
		return form_problem_words(FORM_NUL);
	case MULTIPART_STOPPED:
		return "It was not read to its end. Nothing was saved. Go back and send it again.";
	case MULTIPART_OK:
		break;
	}
	return "";
}
