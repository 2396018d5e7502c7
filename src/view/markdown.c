/* A walk over what libcmark made of the text. Its own renderer is not used: this one knows nothing that would be dangerous to write. */
#include "view/markdown.h"

#include <cmark.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Lists and quotes that one line may open: the parser looks at all that are open again in every line. */
#define LINE_DEPTH 50
/* Pictures that a text may begin: the parser looks at all that are open again with every link. */
#define PICTURES_BEGUN 500
#define PICTURES "/pictures/"
#define ID_DIGITS 18

struct writer {
	markdown_emit *emit;
	void *to;
	bool full;
	int shift;        /* of headings: the highest one in the text becomes h2 */
	int images;       /* how deep in pictures: only words then */
	cmark_node *link; /* what is written as a link here: there is none in another */
};

/* ---------------------------------------------------------------- bytes */

static void
put(struct writer *w, const char *bytes, size_t length)
{
	if (!w->full && length && !w->emit(w->to, bytes, length))
		w->full = true;
}

static void
mark(struct writer *w, const char *text)
{
	put(w, text, strlen(text));
}

static const char *
entity(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	case '\'':
		return "&#39;";
	default:
		return NULL;
	}
}

static void
escaped(struct writer *w, const char *text)
{
	size_t from = 0, i = 0;

	for (; text[i]; i++) {
		const char *instead = entity(text[i]);

		if (!instead)
			continue;
		put(w, text + from, i - from);
		mark(w, instead);
		from = i + 1;
	}
	put(w, text + from, i - from);
}

/* An address in an attribute: what may not stand in one is written as %XX. */
static void
address(struct writer *w, const char *url)
{
	static const char plain[] = "-_.!~*();/?:@=+$,#%[]0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	char code[4];

	for (; *url; url++) {
		if (*url == '&') {
			mark(w, "&amp;");
		} else if (strchr(plain, *url)) {
			put(w, url, 1);
		} else {
			snprintf(code, sizeof code, "%%%02X", (unsigned char)*url);
			mark(w, code);
		}
	}
}

/* ---------------------------------------------------------------- addresses */

static bool
may_link(const char *url)
{
	static const char *const schemes[] = { "https://", "http://", "mailto:", "tel:" };

	if (*url == '#' || (*url == '/' && url[1] != '/' && url[1] != '\\'))
		return true;
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncasecmp(url, schemes[i], strlen(schemes[i])) == 0)
			return true;
	return false;
}

static bool
is_picture(const char *url)
{
	size_t digits;

	if (strncmp(url, PICTURES, strlen(PICTURES)) != 0)
		return false;
	url += strlen(PICTURES);
	digits = strspn(url, "0123456789");
	return digits > 0 && digits <= ID_DIGITS && url[digits] == '\0';
}

/* ---------------------------------------------------------------- elements */

static void
tag(struct writer *w, bool begins, const char *name, const char *attributes)
{
	mark(w, begins ? "<" : "</");
	mark(w, name);
	if (begins)
		mark(w, attributes);
	mark(w, ">");
}

static void
link_tag(struct writer *w, bool begins, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);

	if (begins && !w->link && may_link(url)) {
		w->link = node;
		mark(w, "<a href=\"");
		address(w, url);
		mark(w, "\">");
	} else if (!begins && w->link == node) {
		w->link = NULL;
		mark(w, "</a>");
	}
}

/* Ours is shown, with its words as the text for those who do not see it; another is a link. */
static void
picture(struct writer *w, bool begins, cmark_node *node)
{
	const char *url = cmark_node_get_url(node);
	bool ours = is_picture(url);

	w->images += begins ? 1 : -1;
	if (w->images > (begins ? 1 : 0))
		return;
	if (!ours) {
		link_tag(w, begins, node);
		if (begins && !cmark_node_first_child(node))
			escaped(w, url);
	} else if (begins) {
		mark(w, "<img src=\"");
		address(w, url);
		mark(w, "\" alt=\"");
	} else {
		mark(w, "\" loading=\"lazy\">");
	}
}

static void
list_tag(struct writer *w, bool begins, cmark_node *node)
{
	bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	int start = ordered ? cmark_node_get_list_start(node) : 1;
	char attributes[40] = "";

	if (start != 1)
		snprintf(attributes, sizeof attributes, " start=\"%d\"", start);
	tag(w, begins, ordered ? "ol" : "ul", attributes);
	mark(w, "\n");
}

/* In a list without blank lines, items hold their words without a paragraph around. */
static bool
is_tight(cmark_node *paragraph)
{
	cmark_node *list = cmark_node_parent(cmark_node_parent(paragraph));

	return list && cmark_node_get_type(list) == CMARK_NODE_LIST && cmark_node_get_list_tight(list);
}

static void
block(struct writer *w, bool begins, const char *name, const char *attributes)
{
	tag(w, begins, name, attributes);
	if (!begins)
		mark(w, "\n");
}

static void
around(struct writer *w, bool begins, cmark_node *node)
{
	static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6", "h6" };

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		block(w, begins, "blockquote", "");
		break;
	case CMARK_NODE_LIST:
		list_tag(w, begins, node);
		break;
	case CMARK_NODE_ITEM:
		block(w, begins, "li", " dir=\"auto\"");
		break;
	case CMARK_NODE_PARAGRAPH:
		if (!is_tight(node))
			block(w, begins, "p", " dir=\"auto\"");
		break;
	case CMARK_NODE_HEADING:
		block(w, begins, headings[cmark_node_get_heading_level(node) + w->shift], " dir=\"auto\"");
		break;
	case CMARK_NODE_EMPH:
		tag(w, begins, "em", "");
		break;
	case CMARK_NODE_STRONG:
		tag(w, begins, "strong", "");
		break;
	case CMARK_NODE_LINK:
		link_tag(w, begins, node);
		break;
	default:
		break;
	}
}

/* What holds nothing but its text. */
static void
leaf(struct writer *w, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);

	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_SOFTBREAK:
		mark(w, w->images ? " " : "\n");
		break;
	case CMARK_NODE_LINEBREAK:
		mark(w, w->images ? " " : "<br>\n");
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		mark(w, "<hr>\n");
		break;
	case CMARK_NODE_CODE:
		if (!w->images)
			tag(w, true, "code", "");
		escaped(w, text);
		if (!w->images)
			tag(w, false, "code", "");
		break;
	case CMARK_NODE_CODE_BLOCK:
		tag(w, true, "pre", "");
		tag(w, true, "code", "");
		escaped(w, text);
		tag(w, false, "code", "");
		block(w, false, "pre", "");
		break;
	case CMARK_NODE_HTML_BLOCK:
		tag(w, true, "p", " dir=\"auto\"");
		escaped(w, text);
		block(w, false, "p", "");
		break;
	default:
		escaped(w, text ? text : "");
	}
}

static bool
is_leaf(cmark_node_type type)
{
	return type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || type == CMARK_NODE_CODE ||
		type == CMARK_NODE_HTML_INLINE || type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_CODE_BLOCK ||
		type == CMARK_NODE_HTML_BLOCK;
}

static void
walk(struct writer *w, cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE && !w->full) {
		cmark_node *node = cmark_iter_get_node(iter);
		cmark_node_type type = cmark_node_get_type(node);

		if (type == CMARK_NODE_IMAGE)
			picture(w, event == CMARK_EVENT_ENTER, node);
		else if (is_leaf(type))
			leaf(w, node);
		else if (!w->images)
			around(w, event == CMARK_EVENT_ENTER, node);
	}
	cmark_iter_free(iter);
}

/* However its author begins to count, no level is left out below the page's h1. */
static int
heading_shift(cmark_node *document)
{
	cmark_iter *iter = cmark_iter_new(document);
	int highest = 6;

	while (cmark_iter_next(iter) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (cmark_node_get_type(node) == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) < highest)
			highest = cmark_node_get_heading_level(node);
	}
	cmark_iter_free(iter);
	return 1 - highest;
}

/* ---------------------------------------------------------------- reading */

/* Where in a line one more list or quote than LINE_DEPTH would begin; length when it has no more. */
static size_t
too_deep(const char *line, size_t length)
{
	int depth = 0;

	for (size_t i = 0; i < length && line[i] && strchr(" \t>-+*.)0123456789", line[i]); i++) {
		bool before_blank = i + 1 == length || strchr(" \t\r\n", line[i + 1]);

		if ((line[i] == '>' || (before_blank && strchr("-+*.)", line[i]))) && ++depth > LINE_DEPTH)
			return i;
	}
	return length;
}

/* The bracket of one picture too many is made a plain character. */
static void
feed_line(cmark_parser *parser, const char *text, size_t length, int *pictures)
{
	const char *end = text + length, *begin;

	while ((begin = memmem(text, (size_t)(end - text), "![", 2)) != NULL) {
		cmark_parser_feed(parser, text, (size_t)(begin + 1 - text));
		if (++*pictures > PICTURES_BEGUN)
			cmark_parser_feed(parser, "\\", 1);
		text = begin + 1;
	}
	cmark_parser_feed(parser, text, (size_t)(end - text));
}

/* What would open one too many is made a plain character. */
static void
feed(cmark_parser *parser, const char *text, size_t length)
{
	int pictures = 0;

	while (length) {
		const char *end = memchr(text, '\n', length);
		size_t line = end ? (size_t)(end - text) + 1 : length;
		size_t deep = too_deep(text, line);

		feed_line(parser, text, deep, &pictures);
		if (deep < line) {
			cmark_parser_feed(parser, "\\", 1);
			feed_line(parser, text + deep, line - deep, &pictures);
		}
		text += line;
		length -= line;
	}
}

bool
markdown_write(const char *text, size_t length, markdown_emit *emit, void *to)
{
	struct writer w = { .emit = emit, .to = to };
	cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
	cmark_node *document;

	feed(parser, text, length < MARKDOWN_MAX ? length : MARKDOWN_MAX);
	document = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	w.shift = heading_shift(document);
	walk(&w, document);
	cmark_node_free(document);
	return !w.full;
}
