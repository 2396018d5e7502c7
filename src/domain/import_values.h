/* What single cells of an import say: addresses, names, states and times as spreadsheets and people write them.
   Each sets *words where something is wrong (then what to do); true: it can be used all the same.
   Also in import_times.c. */
#ifndef MUSTER_IMPORT_VALUES_H
#define MUSTER_IMPORT_VALUES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/email.h"
#include "domain/ctx.h"

/* Blanks at its ends taken off; the value itself where there are none. */
const char *value_trim(struct arena *arena, const char *value);
/* A value within words that tell of it: its beginning, where it is long. */
const char *value_shown(struct arena *arena, const char *value);
/* One line of printable ASCII without blanks at its ends or two in a row, and not longer than most: nothing needs to be cleaned. */
bool value_is_plain(const char *value, size_t most);

/* An address, also behind "mailto:" or between < and >. *suggested: what was probably meant, or NULL. */
bool value_email(struct arena *arena, const char *value, struct email *email, const char **words, const char **suggested);
/* A first or last name; label: "first name". */
bool value_name(struct arena *arena, const char *label, const char *value, const char **name, const char **words);
/* What a spreadsheet made of a value that is to be kept: a formula, an error, a number cut short; NULL when it is none of these. */
const char *value_spoilt(struct arena *arena, const char *value, bool number);
/* "active" or "archived". */
bool value_state(struct arena *arena, const char *value, const char **state, const char **words);
/* "2026-11-23 08:00", with T between, 23.11.2026 08:00, 23/11/2026 8:00, in the zone in use; it has to be in the future. */
bool value_instant(struct ctx *ctx, const char *value, int64_t *instant, const char **words);
/* The same of what was: it has to be past. A day alone means its beginning. */
bool value_past(struct ctx *ctx, const char *value, int64_t *instant, const char **words);

#endif
