/* What the headings of other people's files mean: the words that we know for each column. */
#ifndef MUSTER_IMPORT_HEADINGS_H
#define MUSTER_IMPORT_HEADINGS_H

#include "base/arena.h"

/* A heading for comparing: folded, and letters and digits only, so that "E-Mail", "e_mail" and "email" are one. */
const char *heading_key(struct arena *arena, const char *title);
/* The target ("email", "first_name", "group" …) that a heading_key() stands for; "" for one that other systems and our own exports
   have and that an import leaves out ("joined"); NULL for an unknown one. */
const char *heading_target(const char *key);
/* "active", "archived" or NULL: what a folded word in a column of states means. */
const char *heading_state(const char *key);

#endif
