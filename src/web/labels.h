/* What a field is called where its form, with its own labels, is not at hand. */
#ifndef MUSTER_LABELS_H
#define MUSTER_LABELS_H

#include "base/arena.h"

/* "Location" of branch, "E-mail address 1" of email1; of others their name: "Section" of section. */
const char *label_of(struct arena *arena, const char *name);

#endif
