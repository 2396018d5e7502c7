#include "base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "base/banned.h"

enum { LINE = 2000 };

struct line {
	char text[LINE];
	size_t length;
	bool full;
};

static const char *current_id;
static bool to_shell;

void
log_id(const char *id)
{
	current_id = id;
}

const char *
log_current_id(void)
{
	return current_id;
}

void
log_to_shell(void)
{
	to_shell = true;
}

/* All of it or nothing: an escape or a character is never cut. One byte stays for the line's end. */
static void
put(struct line *line, const void *data, size_t length)
{
	if (line->full || length > LINE - 1 - line->length) {
		line->full = true;
		return;
	}
	memcpy(line->text + line->length, data, length);
	line->length += length;
}

static void
put_escaped_byte(struct line *line, unsigned char byte)
{
	char escape[5];
	int length;

	if (byte == '\n' || byte == '\r' || byte == '\t')
		length = snprintf(escape, sizeof escape, "\\%c", byte == '\n' ? 'n' : byte == '\r' ? 'r' : 't');
	else
		length = snprintf(escape, sizeof escape, "\\x%02x", byte);
	put(line, escape, (size_t)length);
}

/* Control characters, line separators and what is not UTF-8 would let one event look like two, or hide in the journal. */
static void
put_visible(struct line *line, const char *text)
{
	const uint8_t *at = (const uint8_t *)text;
	size_t left = strlen(text);

	while (left > 0 && !line->full) {
		ucs4_t character;
		int length = u8_mbtoucr(&character, at, left);
		bool plain = length > 0 && character >= 0x20 && !(character >= 0x7f && character <= 0x9f) && character != 0x2028 &&
			character != 0x2029;
		size_t taken = length > 0 ? (size_t)length : 1;

		if (plain)
			put(line, at, taken);
		else
			for (size_t i = 0; i < taken; i++)
				put_escaped_byte(line, at[i]);
		at += taken;
		left -= taken;
	}
}

static const char *
level_name(enum log_level level)
{
	switch (level) {
	case LOG_ERROR:
		return "error";
	case LOG_WARNING:
		return "warning";
	case LOG_INFO:
		return "info";
	}
	return "info";
}

static void
begin(struct line *line, enum log_level level)
{
	if (to_shell) {
		put_visible(line, "muster: ");
		return;
	}
	line->length = (size_t)snprintf(line->text, 32, "<%d>%s ", (int)level, level_name(level));
	put_visible(line, current_id != NULL ? current_id : "-");
	put(line, " ", 1);
}

void
log_line(enum log_level level, const char *format, ...)
{
	struct line line = { .length = 0 };
	char words[LINE];
	va_list args;

	if (to_shell && level == LOG_INFO)
		return;
	va_start(args, format);
	if (vsnprintf(words, sizeof words, format, args) < 0)
		words[0] = '\0';
	va_end(args);
	begin(&line, level);
	put_visible(&line, words);
	line.text[line.length++] = '\n';
	/* One write, so that lines of several processes do not mix. There is nowhere to complain when it fails. */
	while (write(STDERR_FILENO, line.text, line.length) < 0 && errno == EINTR)
		;
}
