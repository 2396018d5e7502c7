/* Whatever is written as Markdown: nothing comes out but elements of our own choice, with attributes of our own making. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "view/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const whole[] = { "<p dir=\"auto\">", "</p>", "<h2 dir=\"auto\">", "</h2>", "<h3 dir=\"auto\">", "</h3>",
	"<h4 dir=\"auto\">", "</h4>", "<h5 dir=\"auto\">", "</h5>", "<h6 dir=\"auto\">", "</h6>", "<blockquote>", "</blockquote>",
	"<ul>", "</ul>", "<ol>", "</ol>", "<li dir=\"auto\">", "</li>", "<em>", "</em>", "<strong>", "</strong>", "<code>", "</code>",
	"<pre>", "</pre>", "<hr>", "<br>", "</a>" };

struct text {
	char *data;
	size_t length, capacity;
};

static bool
take(void *to, const char *bytes, size_t length)
{
	struct text *text = to;

	while (text->capacity < text->length + length + 1) {
		text->capacity = text->capacity * 2 + 1024;
		text->data = realloc(text->data, text->capacity);
	}
	memcpy(text->data + text->length, bytes, length);
	text->length += length;
	text->data[text->length] = '\0';
	return true;
}

static const char *
expect(const char *at, const char *word)
{
	if (strncmp(at, word, strlen(word)) != 0)
		abort();
	return at + strlen(word);
}

static bool
starts(const char *at, const char *word)
{
	return strncmp(at, word, strlen(word)) == 0;
}

/* A link, a picture or a list that begins later: what is between the quotes cannot leave them. */
static const char *
with_value(const char *at)
{
	if (starts(at, "<a href=\"")) {
		at = expect(at, "<a href=\"");
		if (!strchr("#/hHmMtT", *at) || starts(at, "//") || starts(at, "/\\"))
			abort();
		return expect(at + strcspn(at, "\"<>'\\ \n"), "\">");
	}
	if (starts(at, "<ol start=\"")) {
		at = expect(at, "<ol start=\"");
		return expect(at + strspn(at, "0123456789"), "\">");
	}
	at = expect(at, "<img src=\"/pictures/");
	at = expect(at + strspn(at, "0123456789"), "\" alt=\"");
	return expect(at + strcspn(at, "\"<>"), "\" loading=\"lazy\">");
}

static const char *
element(const char *at)
{
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		if (starts(at, whole[i]))
			return at + strlen(whole[i]);
	return with_value(at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text text = { 0 };

	if (!markdown_write((const char *)data, size, take, &text))
		abort();
	for (const char *at = text.data; at && *at;) {
		if (strchr("\"'>", *at))
			abort();
		at = *at == '<' ? element(at) : at + 1;
	}
	free(text.data);
	return 0;
}
