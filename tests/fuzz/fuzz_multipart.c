/* Forms with files from outside: whatever comes, a bounded answer, and the same in pieces of any size as in one. The first bytes say
   how long the pieces are, a line of its own is the Content-Type, the rest is the body. */
#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "web/multipart.h"
#include "check.h"

#define ROOM ((size_t)1 << 20)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct arena *arena;

/* What a taker got to see. */
struct seen {
	struct buffer words;
	int files, stop_at;
	bool stopped;
};

static bool
begin(void *with, const char *field, const char *name)
{
	struct seen *seen = with;

	check(!seen->stopped && *field && strlen(field) <= FORM_NAME_MAX);
	check(*name && !strpbrk(name, "/\\\r\n") && text_is_utf8(name, strlen(name)));
	check(text_characters(name) <= MULTIPART_FILE_NAME_MAX);
	buffer_format(&seen->words, "<%s|%s>", field, name);
	seen->stopped = ++seen->files == seen->stop_at;
	return !seen->stopped;
}

static bool
take(void *with, const char *data, size_t length)
{
	struct seen *seen = with;

	check(!seen->stopped && seen->files > 0 && length > 0);
	buffer_add(&seen->words, data, length);
	return true;
}

static void
check_fields(const struct field *fields)
{
	size_t count = 0;

	for (; fields; fields = fields->next) {
		check(++count <= MULTIPART_PARTS && *fields->name);
		check(strlen(fields->name) <= FORM_NAME_MAX && strlen(fields->value) <= FORM_VALUE_MAX);
		check(text_is_utf8(fields->name, strlen(fields->name)) && text_is_utf8(fields->value, strlen(fields->value)));
	}
}

/* Pieces as long as the four lengths say, in turn; the whole when they are all 0. */
static void
read_all(
	struct multipart *multipart, struct seen *seen, const char *type, const char *body, size_t size, const uint8_t lengths[4])
{
	const struct multipart_taker taker = { begin, take, seen };
	size_t at = 0;

	seen->words = buffer_new(arena, (size_t)16 << 20);
	multipart_begin(multipart, arena, type, ROOM, &taker);
	for (int turn = 0; at < size; turn++) {
		size_t length = (size_t)lengths[turn & 3] * lengths[turn & 3];

		if (length == 0 && (turn & 3) == 3)
			length = size - at;
		length = length < size - at ? length : size - at;
		multipart_feed(multipart, body + at, length);
		at += length;
	}
	multipart_end(multipart);
}

static void
check_equal(const struct field *a, const struct field *b)
{
	for (; a && b; a = a->next, b = b->next)
		check(strcmp(a->name, b->name) == 0 && strcmp(a->value, b->value) == 0);
	check(!a && !b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint8_t one_piece[4];
	static struct multipart whole, pieces;
	const uint8_t *line = size > 5 ? memchr(data + 5, '\n', size - 5) : NULL;
	struct seen in_whole = { .stop_at = 0 }, in_pieces = { .stop_at = 0 };
	const char *type, *body;

	if (!line)
		return 0;
	if (!arena)
		arena = arena_new((size_t)64 << 20);
	in_whole.stop_at = in_pieces.stop_at = data[4] & 3;
	type = arena_copy(arena, (const char *)data + 5, (size_t)(line - data) - 5);
	body = (const char *)line + 1;
	size -= (size_t)(line + 1 - data);
	read_all(&whole, &in_whole, type, body, size, one_piece);
	read_all(&pieces, &in_pieces, type, body, size, data);
	check(whole.problem == pieces.problem && whole.room <= ROOM);
	check_fields(whole.fields);
	check_equal(whole.fields, pieces.fields);
	check(in_whole.words.length == in_pieces.words.length);
	check(in_whole.words.length == 0 || memcmp(in_whole.words.data, in_pieces.words.data, in_whole.words.length) == 0);
	arena_reset(arena);
	return 0;
}
