#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/text.h"
#include "mail/mime.h"

static struct arena *arena;
static struct letter letter;

static int
start(void **state)
{
	(void)state;
	arena = arena_new(64 << 20);
	letter = (struct letter){ .from_name = "Northfield Family Services via Muster",
		.from = "invites@muster.example",
		.to = "priya@northfield.example",
		.to_wire = "priya@northfield.example",
		.reply_to = "dana@northfield.example",
		.message_id = "abc@muster.example",
		.subject = "Dana Whitlock invites you",
		.text = "Hello.\n",
		.html = "<p>Hello.</p>\n" };
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

/* The bytes, after checking what holds for every mail: ASCII without bare CR or LF, lines of at most 76 characters. */
static const char *
mail(void)
{
	size_t length, column = 0;
	const char *bytes = mime_mail(arena, &letter, 1795338000, &length);

	assert_int_equal(strlen(bytes), length);
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] == '\r') {
			assert_int_equal(bytes[i + 1], '\n');
			i++;
			column = 0;
			continue;
		}
		assert_true(bytes[i] >= ' ' && bytes[i] <= '~');
		assert_true(++column <= 76);
	}
	return bytes;
}

/* A header's value, unfolded; its encoded words decoded and joined. */
static const char *
header(const char *bytes, const char *name)
{
	struct buffer out = buffer_new(arena, 1 << 20);
	const char *head_end = strstr(bytes, "\r\n\r\n");
	const char *p = strstr(bytes, arena_text(arena, "\r\n%s: ", name));

	assert_true(p && p < head_end);
	for (p += strlen(name) + 4; strncmp(p, "\r\n", 2) != 0 || p[2] == ' ';) {
		if (strncmp(p, "\r\n", 2) == 0) {
			p += 2;
		} else if (strncmp(p, "=?UTF-8?B?", 10) == 0) {
			const char *end = strstr(p + 10, "?=");
			unsigned char data[80];
			size_t size;

			assert_true(end - p <= 73);
			assert_int_equal(sodium_base642bin(data, sizeof data, p + 10, (size_t)(end - p - 10), NULL, &size, NULL,
								 sodium_base64_VARIANT_ORIGINAL),
				0);
			/* Each holds whole characters. */
			assert_true(text_is_utf8((char *)data, size));
			buffer_add(&out, data, size);
			p = end + 2;
			if (strncmp(p, "\r\n =?", 5) == 0)
				p += 3;
		} else {
			buffer_add(&out, p++, 1);
		}
	}
	return out.length ? out.data : "";
}

static void
plain_headers_stand_as_they_are(void **state)
{
	const char *bytes = mail();

	(void)state;
	assert_non_null(strstr(bytes, "Date: Sun, 22 Nov 2026 "));
	assert_non_null(strstr(bytes, "\r\nFrom: \"Northfield Family Services via Muster\" <invites@muster.example>\r\n"));
	assert_non_null(strstr(bytes, "\r\nReply-To: <dana@northfield.example>\r\n"));
	assert_non_null(strstr(bytes, "\r\nTo: <priya@northfield.example>\r\nMessage-ID: <abc@muster.example>\r\n"));
	assert_non_null(strstr(bytes, "\r\nSubject: Dana Whitlock invites you\r\n"));
	assert_non_null(strstr(bytes, "\r\nAuto-Submitted: auto-generated\r\n"));
}

static void
names_and_subjects_of_any_language_come_back_whole(void **state)
{
	static const char *const texts[] = { "Zoë lädt dich ein",
		"日本語の件名はとても長いので、何行にも折り返さなければなりません。これで足りるはずです。もう少し。",
		"مرحبا بكم في التدريب", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "é", "a =?utf-8?q?trick?= in it", "trailing blank ",
		"A long subject in plain words that has to be folded somewhere, because it has so many of them in one line" };

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		letter.subject = texts[i];
		assert_string_equal(header(mail(), "Subject"), texts[i]);
		letter.from_name = texts[i];
		assert_non_null(strstr(header(mail(), "From"), i == 7 ? "in one line" : texts[i]));
	}
	letter.subject = "x";
	letter.from_name = "Say \"hi\" \\ bye";
	assert_non_null(strstr(mail(), "\r\nFrom: \"Say \\\"hi\\\" \\\\ bye\" <"));
}

static void
no_text_can_add_a_header(void **state)
{
	(void)state;
	letter.subject = "Hello\r\nBcc: everyone@example.org\r\n\r\nBody";
	letter.from_name = "Dana\r\nBcc: everyone@example.org";
	assert_null(strstr(mail(), "Bcc"));
	letter.subject = "x";
	letter.from_name = "Dana";
}

static void
write_it(void *argument)
{
	size_t length;

	(void)argument;
	mime_mail(arena, &letter, 0, &length);
}

static void
an_address_with_a_line_break_is_a_fault(void **state)
{
	(void)state;
	letter.to_wire = "a@b.example>\r\nBcc: <c@d.example";
	assert_int_equal(fault_catch(write_it, NULL), FAULT_BUG);
	letter.to_wire = "priya@northfield.example";
	letter.reply_to = "a@b.example\nX: y";
	assert_int_equal(fault_catch(write_it, NULL), FAULT_BUG);
	letter.reply_to = NULL;
	assert_null(strstr(mail(), "Reply-To"));
}

static void
a_header_that_is_no_utf8_is_a_fault(void **state)
{
	char tails[101];

	(void)state;
	memset(tails, 0x80, sizeof tails - 1);
	tails[sizeof tails - 1] = '\0';
	letter.subject = tails;
	assert_int_equal(fault_catch(write_it, NULL), FAULT_BUG);
	letter.subject = "x";
}

static void
decode_quoted(const char *from, const char *to, struct buffer *out)
{
	while (from < to) {
		char hex[3] = "";

		if (*from != '=') {
			if (*from != '\r')
				buffer_add(out, from, 1);
			from++;
		} else if (from[1] == '\r') {
			from += 3;
		} else {
			char byte;

			memcpy(hex, from + 1, 2);
			byte = (char)strtol(hex, NULL, 16);
			buffer_add(out, &byte, 1);
			from += 3;
		}
	}
}

static const char *
first_part(const char *bytes)
{
	const char *from = strstr(strstr(bytes, "\r\n--=_muster_part\r\n"), "\r\n\r\n") + 4;
	const char *to = strstr(from, "--=_muster_part");
	struct buffer out = buffer_new(arena, 1 << 20);
	unsigned char *data = arena_alloc(arena, (size_t)(to - from) + 1);
	size_t size;

	if (!strstr(bytes, "text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64")) {
		decode_quoted(from, to, &out);
		return out.data;
	}
	sodium_base642bin(data, (size_t)(to - from), from, (size_t)(to - from), "\r\n", &size, NULL, sodium_base64_VARIANT_ORIGINAL);
	for (size_t i = 0; i < size; i++)
		if (data[i] != '\r')
			buffer_add(&out, &data[i], 1);
	return out.data;
}

static void
bodies_come_back_whole(void **state)
{
	static const char *const texts[] = {
		".\n..\nFrom here\ntrailing blanks \t\nand = signs = everywhere é\n\n.",
		"A line that is much longer than seventy-six characters, so that it needs a soft break somewhere. And another one, to be sure of it. ====================\n",
		"日本語の本文です。とても長いので、何行にもなります。日本語の本文です。とても長いので、何行にもなります。\nもう一行。\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const char *bytes, *back;

		letter.text = texts[i];
		bytes = mail();
		back = first_part(bytes);
		assert_int_equal(strncmp(back, texts[i], strlen(texts[i])), 0);
		assert_true(strspn(back + strlen(texts[i]), "\n") == strlen(back + strlen(texts[i])));
		assert_null(strstr(bytes, "\r\n."));
	}
	letter.text = "Hello.\n";
}

static void
both_parts_follow_and_the_last_boundary_closes(void **state)
{
	const char *bytes = mail();
	const char *text = strstr(bytes, "\r\n--=_muster_part\r\nContent-Type: text/plain; charset=utf-8\r\n");
	const char *html = strstr(bytes, "\r\n--=_muster_part\r\nContent-Type: text/html; charset=utf-8\r\n");

	(void)state;
	assert_true(text && html && text < html);
	assert_string_equal(bytes + strlen(bytes) - 21, "\r\n--=_muster_part--\r\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_headers_stand_as_they_are),
		cmocka_unit_test(names_and_subjects_of_any_language_come_back_whole),
		cmocka_unit_test(no_text_can_add_a_header),
		cmocka_unit_test(an_address_with_a_line_break_is_a_fault),
		cmocka_unit_test(a_header_that_is_no_utf8_is_a_fault),
		cmocka_unit_test(bodies_come_back_whole),
		cmocka_unit_test(both_parts_follow_and_the_last_boundary_closes),
	};

	return cmocka_run_group_tests(tests, start, stop);
}
