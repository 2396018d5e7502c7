#include "base/csv_lines.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "base/csv_reader.h"
#include "base/fault.h"

#define WINDOW CSV_ROOM(128 << 10)
#define EACH(byte) (0x0101010101010101u * (byte)) /* of eight */

struct scan {
	size_t length; /* with the line end */
	bool ends;
	bool more;  /* a line end may stand where the window ends, or be cut there */
	bool plain; /* ASCII without NUL */
};

void
csv_lines_open(struct csv_lines *lines, struct arena *arena, enum csv_encoding encoding, csv_source *source, void *argument)
{
	*lines = (struct csv_lines){ .line = 1, .encoding = encoding, .source = source, .argument = argument };
	lines->window = arena_alloc(arena, WINDOW);
	lines->decoded = arena_alloc(arena, 3 * CSV_PIECE);
}

void
csv_lines_seek(struct csv_lines *lines, int64_t offset, int64_t line)
{
	lines->offset = offset > 0 ? offset : 0;
	lines->line = line;
	if (lines->offset < lines->start || lines->offset > lines->start + (int64_t)lines->length) {
		lines->start = lines->offset;
		lines->length = 0;
		lines->last = false;
	}
}

/* The window then begins at the next piece. What it has of that already stays. */
static void
fill(struct csv_lines *lines)
{
	size_t passed = (size_t)(lines->offset - lines->start), kept = lines->length - passed, got;

	memmove(lines->window, lines->window + passed, kept);
	lines->start = lines->offset;
	got = lines->source(lines->argument, lines->start + (int64_t)kept, lines->window + kept, WINDOW - kept);
	lines->length = kept + got;
	lines->last = got < WINDOW - kept;
}

static bool
is_plain(uint8_t byte)
{
	return byte < 0x80 && byte != '\n' && byte != '\r' && byte != '\0';
}

/* How many bytes stand before the first line end, NUL or byte beyond ASCII. Eight at a time: a byte that is zero after the exclusive
   or gets its highest bit by the subtraction. */
static size_t
plain_bytes(const uint8_t *raw, size_t length)
{
	size_t at = 0;

	for (; at + 8 <= length; at += 8) {
		uint64_t eight;

		memcpy(&eight, raw + at, 8);
		if ((((eight ^ EACH('\n')) - EACH(1)) | ((eight ^ EACH('\r')) - EACH(1)) | (eight - EACH(1)) | eight) & EACH(0x80))
			break;
	}
	while (at < length && is_plain(raw[at]))
		at++;
	return at;
}

/* At a line end: takes it in. A CR may be the first half of one. */
static void
end_line(struct scan *scan, const uint8_t *raw, size_t available, size_t at, size_t width, size_t low)
{
	size_t next = at + width;

	scan->ends = true;
	scan->more = raw[at + low] == '\r' && next + width > available;
	if (raw[at + low] == '\r' && next + width <= available && raw[next + low] == '\n' && (width == 1 || raw[next + 1 - low] == 0))
		next += width;
	scan->length = next;
}

static struct scan
scan_bytes(const uint8_t *raw, size_t available)
{
	struct scan scan = { .plain = true };
	size_t most = available < CSV_PIECE ? available : CSV_PIECE, at = 0;

	for (;;) {
		at += plain_bytes(raw + at, most - at);
		if (at == most) {
			scan.length = most;
			scan.more = most < CSV_PIECE;
			return scan;
		}
		if (raw[at] == '\n' || raw[at] == '\r') {
			end_line(&scan, raw, available, at, 1, 0);
			return scan;
		}
		scan.plain = false;
		at++;
	}
}

static struct scan
scan_units(const uint8_t *raw, size_t available, size_t low)
{
	struct scan scan = { .plain = false };
	size_t most = available < CSV_PIECE ? available : CSV_PIECE;

	for (size_t at = 0; at + 2 <= most; at += 2)
		if ((raw[at + low] == '\n' || raw[at + low] == '\r') && raw[at + 1 - low] == 0) {
			end_line(&scan, raw, available, at, 2, low);
			return scan;
		}
	scan.length = most;
	scan.more = most < CSV_PIECE;
	return scan;
}

static struct scan
scan_window(const struct csv_lines *lines)
{
	size_t passed = (size_t)(lines->offset - lines->start);
	const uint8_t *raw = (const uint8_t *)lines->window + passed;

	if (lines->encoding == CSV_UTF16_LE || lines->encoding == CSV_UTF16_BE)
		return scan_units(raw, lines->length - passed, lines->encoding == CSV_UTF16_BE);
	return scan_bytes(raw, lines->length - passed);
}

static bool
stays_as_it_is(const struct csv_lines *lines, const struct scan *scan, const char *raw)
{
	return scan->plain ||
		(lines->encoding == CSV_UTF8 && memchr(raw, '\0', scan->length) == NULL &&
			u8_check((const uint8_t *)raw, scan->length) == NULL);
}

bool
csv_lines_next(struct csv_lines *lines, struct csv_piece *piece)
{
	struct scan scan = scan_window(lines);
	const char *raw;

	if (scan.more && !lines->last) {
		fill(lines);
		scan = scan_window(lines);
	}
	if (scan.length == 0)
		return false;
	raw = lines->window + (lines->offset - lines->start);
	scan.ends |= scan.more;
	if (!scan.ends)
		scan.length = csv_whole(lines->encoding, raw, scan.length);
	*piece = (struct csv_piece){ .text = raw, .length = scan.length, .ends = scan.ends };
	if (!stays_as_it_is(lines, &scan, raw)) {
		piece->text = lines->decoded;
		piece->length = csv_decode(lines->encoding, raw, scan.length, lines->decoded, &piece->flaws);
	}
	lines->offset += (int64_t)scan.length;
	lines->line += scan.ends;
	return true;
}

size_t
csv_file_read(void *descriptor, int64_t offset, char *data, size_t length)
{
	const int *fd = descriptor;
	size_t done = 0;

	while (done < length) {
		ssize_t got = pread(*fd, data + done, length - done, offset + (int64_t)done);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			fault("reading a file: %s", strerror(errno));
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return done;
}
