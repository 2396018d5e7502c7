/* Rows into templates (ctemplate). Every template is loaded with auto-escape before the fork; a broken one stops the start.
   No value shows an address that stands where one was forgotten: words come in its place (base/forgotten.h).
   What cannot happen with sound templates (an unknown template name, no memory) is a fault().
   Also in dates.c (the zone and now). */
#ifndef MUSTER_VIEW_H
#define MUSTER_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "store/db.h"

struct view; /* a page, one round of a section in it, or an included template */

/* Loads every *.tpl below directory under its relative name ("groups/index.tpl"), with the escaping its name asks for:
   .txt.tpl as plain text, all others as HTML. templates/README.md says what is checked.
   NULL when all is well, else the file, the line and what is wrong. Call before forking; a second call replaces all. */
const char *view_load(const char *directory);

/* A page. Lives, with everything in it, until view_free(). Values are copied. */
struct view *view_new(const char *template_name);
void view_free(struct view *view); /* of a page only; NULL is harmless */

/* Fills {{name}}, and opens {{#name}} when value is not empty: NULL and "" fill it with nothing and close the section,
   in a row also against a section of that name that the page has opened. */
void view_text(struct view *view, const char *name, const char *value);
/* Opens {{#name}}, which has "1" for a value, when open is true; closes it like an empty view_text() else. */
void view_flag(struct view *view, const char *name, bool open);
/* Fills {{name}} and leaves {{#name}} as it is: for values whose name comes from outside. */
void view_value(struct view *view, const char *name, const char *value);
/* Fills {{name}} and opens {{#name}} unless value is 0. */
void view_integer(struct view *view, const char *name, int64_t value);
/* view_text() for every template of the page, included ones too (user, organisation, CSRF token). A view's own value goes before it. */
void view_global(struct view *view, const char *name, const char *value);
/* Opens {{#section}} once, with the values of the place where it stands. */
void view_show(struct view *view, const char *section);
/* One more round of {{#section}}…{{/section}}, with values of its own before those of the view around it. */
struct view *view_section(struct view *view, const char *section);
/* Includes a template at {{>MARK}}; its values are its own (it does not see the parent's, only globals). */
struct view *view_include(struct view *view, const char *mark, const char *template_name);

/* One round of the section a row: column `email` like view_text(), an integer column like view_integer(), NULL like NULL.
   Column `status_is` (any name that ends in `_is`) with "pending" also opens {{#status_is_pending}}.
   Opens {{#section_any}} when there were rows, {{#section_none}} when there were none. Returns how many there were. */
size_t view_rows(struct view *view, const char *section, struct rows *rows);
/* The columns of the row that rows stands on, into the view itself. */
void view_row(struct view *view, const struct rows *rows);

/* The finished text in the arena, at most 16 MB. length may be NULL. */
const char *view_expand(struct view *page, struct arena *arena, size_t *length);
/* Names of values that the templates asked for in view_expand() and that nobody gave (not even NULL), with a blank between;
   NULL when none. For the log and for tests: they are slips of the pen. */
const char *view_missing(struct view *page, struct arena *arena);

/* Modifiers for templates, in the zone in use: {{at:x-day}} "20 Nov 2026", {{at:x-then}} as x-when inside a sentence ("sent today, 09:12"), {{at:x-when}} "Today, 09:12" / "Yesterday, 09:12" /
   "Tomorrow, 09:12" / "18 Nov" / "18 Nov 2025", {{at:x-instant}} "20 Nov 2026, 08:00", {{at:x-iso}} "2026-11-20T08:00:00Z"
   for <time datetime>, {{n:x-number}} "12,345". What is no whole number passes unchanged; all of it is escaped after.
   "Today" is reckoned from this instant: */
void view_clock(int64_t now);

#endif
