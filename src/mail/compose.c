#include "mail/compose.h"

#include <string.h>

#include "base/buffer.h"

#define TEXT_MAX ((size_t)1 << 20)
#define WIDTH 72

static bool
is_known(const struct places *places, enum place place)
{
	return place < PLACES && places->value[place] && *places->value[place];
}

/* Adds text up to a placeholder, then its value. A value that is not known takes the blank before it along. */
static void
add_piece(struct buffer *line, const char *text, size_t length, const char *value)
{
	bool known = value && *value;

	if (!known && length && text[length - 1] == ' ')
		length--;
	buffer_add(line, text, length);
	if (known)
		buffer_text(line, value);
}

const char *
compose_line(struct arena *arena, const char *text, const struct places *places)
{
	struct buffer line = buffer_new(arena, TEXT_MAX);
	const char *at, *end;
	enum place place;

	for (; (at = mailtext_next(text, &end, &place)); text = end) {
		if (place == PLACES)
			buffer_add(&line, text, (size_t)(end - text));
		else
			add_piece(&line, text, (size_t)(at - text), places->value[place]);
	}
	buffer_text(&line, text);
	return line.data;
}

/* --- blocks --- */

/* Where the next block and the next run of it go. */
struct writer {
	struct arena *arena;
	const struct places *places;
	struct letter_block **end;
	struct letter_block *block; /* the last one */
	struct letter_run **run_end;
	bool apart;
};

static void
add_block(struct writer *writer, int kind)
{
	struct letter_block *block = arena_alloc(writer->arena, sizeof *block);
	bool after_list = writer->block && writer->block->kind == BLOCK_COURSES;

	block->kind = kind;
	block->apart = writer->apart || kind == BLOCK_COURSES || after_list;
	*writer->end = block;
	writer->end = &block->next;
	writer->block = block;
	writer->run_end = &block->runs;
	writer->apart = false;
}

static void
add_run(struct writer *writer, int kind, const char *text)
{
	struct letter_run *run;

	if (kind == RUN_TEXT && !*text)
		return;
	run = arena_alloc(writer->arena, sizeof *run);
	run->kind = kind;
	run->text = text;
	*writer->run_end = run;
	writer->run_end = &run->next;
}

/* A line of words: text around addresses on the web. */
static void
add_line(struct writer *writer, const char *line)
{
	static const char link[] = "{link}";
	const char *at;

	if (writer->block && writer->block->kind == BLOCK_TEXT && !writer->apart)
		add_run(writer, RUN_BREAK, "");
	else
		add_block(writer, BLOCK_TEXT);
	while ((at = strstr(line, link))) {
		add_run(
			writer, RUN_TEXT, compose_line(writer->arena, arena_copy(writer->arena, line, (size_t)(at - line)), writer->places));
		add_run(writer, RUN_URL, writer->places->value[PLACE_LINK]);
		line = at + strlen(link);
	}
	add_run(writer, RUN_TEXT, compose_line(writer->arena, line, writer->places));
}

static const char *
trimmed(struct arena *arena, const char *text, size_t length)
{
	while (length && (*text == ' ' || *text == '\t')) {
		text++;
		length--;
	}
	while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
		length--;
	return arena_copy(arena, text, length);
}

static bool
says_enough(const char *paragraph, const struct places *places)
{
	const char *end;
	enum place place;

	for (; mailtext_next(paragraph, &end, &place); paragraph = end)
		if (place != PLACE_FIRST_NAME && place != PLACE_LAST_NAME && place < PLACES && !is_known(places, place))
			return false;
	return true;
}

static void
add_paragraph(struct writer *writer, const char *paragraph)
{
	if (!says_enough(paragraph, writer->places))
		return;
	writer->apart = true;
	while (*paragraph) {
		size_t length = strcspn(paragraph, "\n");
		const char *line = trimmed(writer->arena, paragraph, length);

		if (strcmp(line, "{courses}") == 0)
			add_block(writer, BLOCK_COURSES);
		else if (strcmp(line, "{link}") == 0)
			add_block(writer, BLOCK_BUTTON);
		else
			add_line(writer, line);
		paragraph += length + (paragraph[length] == '\n');
	}
}

/* The length of the lines up to one without any words. */
static size_t
paragraph_length(const char *text)
{
	size_t length = 0;

	while (text[length]) {
		size_t line = strcspn(text + length, "\n");

		if (strspn(text + length, " \t") >= line)
			break;
		length += line;
		if (text[length] == '\n')
			length++;
	}
	return length;
}

struct letter_block *
compose_body(struct arena *arena, const char *text, const struct places *places)
{
	struct letter_block *blocks = NULL;
	struct writer writer = { .arena = arena, .places = places, .end = &blocks };

	while (*text) {
		size_t length = paragraph_length(text);

		if (length)
			add_paragraph(&writer, arena_copy(arena, text, length));
		else
			length = strcspn(text, "\n") + 1;
		text += length <= strlen(text) ? length : strlen(text);
	}
	return blocks;
}

/* --- plain text --- */

const char *
compose_plain(struct arena *arena, const struct letter_block *block)
{
	struct buffer text = buffer_new(arena, TEXT_MAX);

	for (const struct letter_run *run = block->runs; run; run = run->next)
		buffer_text(&text, run->kind == RUN_BREAK ? "\n" : run->text);
	return text.data;
}

/* How far in the words of a line begin that is an item of a list; 0: it is none. */
static size_t
item_indent(const char *line)
{
	size_t blanks = strspn(line, " ");

	return strncmp(line + blanks, "- ", 2) == 0 ? blanks + 2 : 0;
}

/* Where to break a line of length bytes, which stands so far in: at the last blank behind `start` within the width, or the first one
   behind that; length: nowhere. */
static size_t
break_at(const char *line, size_t length, size_t in, size_t start)
{
	size_t characters = in + start, blank = 0;

	for (size_t i = start; i < length; i++) {
		if (characters >= WIDTH && blank)
			return blank;
		if (line[i] == ' ' && i + 1 < length && i > 0 && line[i - 1] != ' ')
			blank = i;
		characters += ((unsigned char)line[i] & 0xc0) != 0x80;
	}
	return characters > WIDTH && blank ? blank : length;
}

static void
add_wrapped(struct buffer *out, const char *line, size_t length)
{
	size_t indent = item_indent(line), in = 0, end;

	while ((end = break_at(line, length, in, in ? 0 : indent)) < length) {
		buffer_format(out, "%*s%.*s\n", (int)in, "", (int)end, line);
		line += end + 1;
		length -= end + 1;
		in = indent;
	}
	buffer_format(out, "%*s%.*s\n", (int)in, "", (int)length, line);
}

const char *
compose_wrap(struct arena *arena, const char *text)
{
	struct buffer out = buffer_new(arena, TEXT_MAX);
	size_t used;

	text += strspn(text, "\n");
	while (*text) {
		size_t length = strcspn(text, "\n");

		add_wrapped(&out, text, length);
		text += length + (text[length] == '\n');
	}
	for (used = out.length; used && out.data[used - 1] == '\n'; used--)
		;
	return used ? arena_text(arena, "%.*s\n", (int)used, out.data) : "";
}
