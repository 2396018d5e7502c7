/* Finding people by a part of their name or address: what goes into the search tables, and what a typed search becomes. */
#ifndef MUSTER_SEARCH_H
#define MUSTER_SEARCH_H

#include "base/arena.h"

#include <stdint.h>

/* One trigram that stands for a group or an organisation, so that a search reads only its own people's entries. */
const char *search_scope(struct arena *arena, int64_t id);
/* The folded words to keep for a person: names and address; NULLs are left out. */
const char *search_words(struct arena *arena, const char *first, const char *last, const char *email);
/* A typed search as an FTS5 query within a scope; NULL when no word of it has three characters (then look by prefix). */
const char *search_query(struct arena *arena, int64_t scope, const char *typed);
/* What lists are sorted by: folded "last first", or the address of somebody without a name; its first 200 bytes, since it stands in links to the next page. */
const char *sort_key(struct arena *arena, const char *first, const char *last, const char *email);
/* The key right after every key that begins with this prefix. */
const char *sort_key_end(struct arena *arena, const char *prefix);

#endif
