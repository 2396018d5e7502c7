#include "mail/mime.h"

#include <sodium.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/text.h"

#define MAIL_MAX ((size_t)4 << 20)
#define LINE_LENGTH 76
#define LINE_BYTES 57  /* what 76 characters of base64 hold */
#define WORD_LENGTH 60 /* a longer one goes as encoded words, which can be folded anywhere */
#define WORD_FRAME 12  /* =?UTF-8?B??= */
/* Neither quoted-printable nor base64 can hold "=_", so it never stands in a part. */
#define BOUNDARY "=_muster_part"

/* --- headers --- */

static void
put_base64(struct buffer *out, const char *data, size_t length)
{
	char text[4 * ((LINE_BYTES + 2) / 3) + 1];

	sodium_bin2base64(text, sizeof text, (const unsigned char *)data, length, sodium_base64_VARIANT_ORIGINAL);
	buffer_text(out, text);
}

/* Encoded words of at most 75 characters, one a line. column: where the line stands already. */
static size_t
put_encoded(struct buffer *out, const char *text, size_t column)
{
	while (*text) {
		size_t room = column + WORD_FRAME + 8 < LINE_LENGTH ? (LINE_LENGTH - column - WORD_FRAME) / 4 * 3 : 0;
		size_t length = room ? text_whole(text, room) : 0;

		if (!length && column == 1)
			fault("mail: a header that cannot be parted");
		if (length) {
			size_t before = out->length;

			buffer_text(out, "=?UTF-8?B?");
			put_base64(out, text, length);
			buffer_text(out, "?=");
			column += out->length - before;
			text += length;
		}
		if (*text) {
			buffer_text(out, "\r\n ");
			column = 1;
		}
	}
	return column;
}

/* Printable ASCII that nobody takes for an encoded word, in words short enough to be folded between. */
static bool
is_plain(const char *text)
{
	size_t word = 0;

	for (const char *p = text; *p; p++) {
		if (*p < ' ' || *p > '~' || (p[0] == '=' && p[1] == '?'))
			return false;
		word = *p == ' ' ? 0 : word + 1;
		if (word > WORD_LENGTH)
			return false;
	}
	/* A blank at an edge, or two together, would be lost or changed by folding. */
	return *text != ' ' && !strstr(text, "  ") && (!*text || text[strlen(text) - 1] != ' ');
}

static void
put_folded(struct buffer *out, const char *text, size_t column)
{
	while (*text) {
		size_t length = strcspn(text, " ");

		if (column + length + 1 > LINE_LENGTH) {
			buffer_text(out, "\r\n");
			column = 0;
		}
		buffer_text(out, " ");
		buffer_add(out, text, length);
		column += length + 1;
		text += length + (text[length] == ' ');
	}
}

static void
put_words(struct buffer *out, const char *name, const char *text)
{
	size_t column = strlen(name) + 1;

	buffer_format(out, "%s:", name);
	if (is_plain(text)) {
		put_folded(out, text, column);
	} else {
		buffer_text(out, " ");
		put_encoded(out, text, column + 1);
	}
	buffer_text(out, "\r\n");
}

/* Addresses and ids were parsed long ago; one that could end its header never gets here. */
static const char *
clean(const char *address)
{
	for (const char *p = address; *p; p++)
		if (*p <= ' ' || *p > '~' || *p == '<' || *p == '>')
			fault("mail: an address with a character that it may not have");
	return address;
}

/* From: "Northfield Family Services via Muster" <invites@muster.example> */
static void
put_mailbox(struct buffer *out, const char *header, const char *name, const char *address)
{
	size_t column = strlen(header) + 2;

	buffer_format(out, "%s: ", header);
	if (is_plain(name) && column + strlen(name) + 2 <= LINE_LENGTH) {
		buffer_text(out, "\"");
		for (const char *p = name; *p; p++) {
			if (*p == '"' || *p == '\\')
				buffer_text(out, "\\");
			buffer_add(out, p, 1);
		}
		buffer_text(out, "\"");
		column += strlen(name) + 2;
	} else {
		column = put_encoded(out, name, column);
	}
	buffer_text(out, column + strlen(address) + 3 > LINE_LENGTH ? "\r\n " : " ");
	buffer_format(out, "<%s>\r\n", clean(address));
}

static void
put_date(struct buffer *out, int64_t date)
{
	time_t instant = (time_t)date;
	struct tm tm;
	char text[40];

	gmtime_r(&instant, &tm);
	strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S +0000", &tm);
	buffer_format(out, "Date: %s\r\n", text);
}

/* --- bodies --- */

static size_t
count_non_ascii(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += (unsigned char)*text > '~';
	return count;
}

static void
put_base64_body(struct buffer *out, const char *text)
{
	struct buffer lines = buffer_new(out->arena, MAIL_MAX);

	/* The lines of the text end in CR LF inside base64 too. */
	while (*text) {
		size_t length = strcspn(text, "\n");

		buffer_add(&lines, text, length);
		buffer_text(&lines, "\r\n");
		text += length + (text[length] == '\n');
	}
	for (size_t at = 0; at < lines.length; at += LINE_BYTES) {
		size_t rest = lines.length - at;

		put_base64(out, lines.data + at, rest < LINE_BYTES ? rest : LINE_BYTES);
		buffer_text(out, "\r\n");
	}
}

/* How many bytes from here may stand as they are in quoted-printable, but for blanks at the end of a line. */
static size_t
plain_run(const char *p, size_t most)
{
	static const bool plain[256] = { [' ' ... '<'] = true, ['>' ... '~'] = true };
	size_t length = 0;

	while (length < most && plain[(unsigned char)p[length]])
		length++;
	if (p[length] == '\n' || p[length] == '\0')
		while (length && p[length - 1] == ' ')
			length--;
	return length;
}

static void
put_quoted_body(struct buffer *out, const char *text)
{
	static const char hex[] = "0123456789ABCDEF";
	size_t column = 0;

	while (*text) {
		size_t run = plain_run(text, LINE_LENGTH - 1 - column);
		char code[] = { '=', hex[(unsigned char)*text >> 4], hex[(unsigned char)*text & 15] };

		/* At the start of a line neither a dot (SMTP's end of mail) nor "From". */
		if (column == 0 && run && (*text == '.' || *text == 'F'))
			run = 0;
		if (run) {
			buffer_add(out, text, run);
			text += run;
			column += run;
		} else if (*text == '\n') {
			buffer_text(out, "\r\n");
			column = 0;
			text++;
		} else if (column + sizeof code > LINE_LENGTH - 1) {
			buffer_text(out, "=\r\n");
			column = 0;
		} else {
			buffer_add(out, code, sizeof code);
			column += sizeof code;
			text++;
		}
	}
	buffer_text(out, "\r\n");
}

/* Quoted-printable stays readable; where many characters are not ASCII, base64 is shorter. */
static void
put_part(struct buffer *out, const char *type, const char *text)
{
	bool base64 = count_non_ascii(text) > strlen(text) / 6;

	buffer_format(out, "--" BOUNDARY "\r\nContent-Type: %s; charset=utf-8\r\nContent-Transfer-Encoding: %s\r\n\r\n", type,
		base64 ? "base64" : "quoted-printable");
	if (base64)
		put_base64_body(out, text);
	else
		put_quoted_body(out, text);
}

const char *
mime_mail(struct arena *arena, const struct letter *letter, int64_t date, size_t *length)
{
	struct buffer out = buffer_new(arena, MAIL_MAX);

	put_date(&out, date);
	put_mailbox(&out, "From", letter->from_name, letter->from);
	if (letter->reply_to)
		buffer_format(&out, "Reply-To: <%s>\r\n", clean(letter->reply_to));
	buffer_format(&out, "To: <%s>\r\nMessage-ID: <%s>\r\n", clean(letter->to_wire), clean(letter->message_id));
	put_words(&out, "Subject", letter->subject);
	buffer_text(&out,
		"Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
		"Content-Type: multipart/alternative; boundary=\"" BOUNDARY "\"\r\n\r\n");
	put_part(&out, "text/plain", letter->text);
	put_part(&out, "text/html", letter->html);
	buffer_text(&out, "--" BOUNDARY "--\r\n");
	*length = out.length;
	return out.data;
}
