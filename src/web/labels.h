/* What a field is called, and what stands in it, where its form, with its own words, is not at hand. */
#ifndef MUSTER_LABELS_H
#define MUSTER_LABELS_H

#include "web/form.h"

/* "Location" of branch, "E-mail address 1" of email1; of others their name: "Section" of section. */
const char *label_of(struct arena *arena, const char *name);
/* What people typed or chose in this one of the fields: "Ask first" of policy=ask, "Yes" of a box, "3 chosen" of ids, which is said at the
   first of them. NULL: nothing, or what the page itself had put there. */
const char *typed_words(struct arena *arena, const struct field *fields, const struct field *field);

#endif
