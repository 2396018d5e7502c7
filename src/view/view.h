/* Rows into templates (ctemplate). Every template is loaded with auto-escape before the fork; a broken one stops the start.
   The C++ behind this never lets an exception out: a failure comes back as a fault() from the C side. */
#ifndef MUSTER_VIEW_H
#define MUSTER_VIEW_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "store/db.h"

struct view; /* a dictionary: a page, a section of it, or an included template */

/* Loads every *.tpl below directory with the escaping its name asks for: .html.tpl and .tpl as HTML, .txt.tpl as plain text.
   NULL when all is well, else the file and what is wrong with it. Call once, before forking. */
const char *view_load(const char *directory);

/* A page from a template ("layout.tpl"). Lives until view_free(). */
struct view *view_new(const char *template_name);
void view_free(struct view *view);

/* Fills {{name}} and opens {{#name}}; NULL leaves both closed. */
void view_text(struct view *view, const char *name, const char *value);
void view_integer(struct view *view, const char *name, int64_t value);
/* For every template of the page, included ones too (user, organisation, CSRF token); cannot be hidden again. */
void view_global(struct view *view, const char *name, const char *value);
void view_show(struct view *view, const char *section);
/* One more round of {{#section}}…{{/section}}, with values of its own. */
struct view *view_section(struct view *view, const char *section);
/* Includes a template at {{>MARK}}; its values are its own (it does not see the parent's, only globals). */
struct view *view_include(struct view *view, const char *mark, const char *template_name);

/* One round of the section a row. Column `email` fills {{email}} and opens {{#email}}; NULL does neither.
   Column `status_is` with the text "pending" opens {{#status_is_pending}}. Returns how many rows there were. */
size_t view_rows(struct view *view, const char *section, struct rows *rows);
/* The columns of the row that rows stands on, into the view itself. */
void view_row(struct view *view, const struct rows *rows);

/* The finished text in the arena. */
const char *view_expand(struct view *view, struct arena *arena, size_t *length);

/* Modifiers for templates, in the zone in use: {{at:x-day}} "20 Nov 2026", {{at:x-when}} "Today, 09:12" / "Yesterday, 09:12" /
   "18 Nov" / "18 Nov 2025", {{at:x-instant}} "20 Nov 2026, 08:00", {{at:x-iso}} for <time datetime>, {{n:x-number}} "12,345".
   "Today" is reckoned from this instant: */
void view_clock(int64_t now);

#endif
