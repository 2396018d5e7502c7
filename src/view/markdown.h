/* Markdown (CommonMark) into HTML, for {{body:x-markdown}}: the one place where C writes HTML. Private to src/view. */
#ifndef MUSTER_MARKDOWN_H
#define MUSTER_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is longer (bytes) ends there: what people may type is shorter. */
#define MARKDOWN_MAX ((size_t)512 << 10)

/* Takes the next bytes; false: it has no room, and nothing more comes. Must not throw. */
typedef bool markdown_emit(void *to, const char *bytes, size_t length);

/* Writes the HTML of a text from anybody, safe to stand in a page: elements of our own choice with attributes of our own making, and
   everything else escaped text. HTML in it is shown as it was typed. The highest headings become h2, below the page's h1. Links go to http, https,
   mailto, tel, a path of ours or a place in the page; others are only their words. Pictures are those at /pictures/{id}; others become
   links; of one text at most 500 are begun. Time and memory grow with the length only, however deep it is nested. false: emit had no
   room. */
bool markdown_write(const char *text, size_t length, markdown_emit *emit, void *to);

#ifdef __cplusplus
}
#endif

#endif
