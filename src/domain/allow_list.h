/* E-mail domains that may come in: of a group code, of a join page. */
#ifndef MUSTER_ALLOW_LIST_H
#define MUSTER_ALLOW_LIST_H

#include "base/email.h"
#include "domain/ctx.h"

#define ALLOW_LIST_MOST 100 /* domains */

/* As typed: domains between line breaks, blanks, commas or semicolons, each with or without an @ before it; "*.example.org" is every
   domain below it. International ones as people write them. Canonical: one a line, lower case, in letters (not xn--), without doubles; "" lets
   anyone in. Problems at the field, for each line that is no domain, with what was typed there. */
const char *allow_list_read(struct ctx *ctx, const char *field, const char *typed);
bool allow_list_admits(struct arena *arena, const char *list, const struct email *email);
/* For reading in a sentence: "northfield.example or foster.northfield.example". */
const char *allow_list_words(struct arena *arena, const char *list);

#endif
