/* A text with placeholders becomes a line, or the blocks of a letter. Values are put in as they are: a brace in a name is only a brace. */
#ifndef MUSTER_COMPOSE_H
#define MUSTER_COMPOSE_H

#include "mail/letter.h"

/* What each placeholder becomes, by enum place; NULL or "": not known. */
struct places {
	const char *value[PLACES];
};

/* One line. A placeholder that is not known is left out, with the blank before it. */
const char *compose_line(struct arena *arena, const char *text, const struct places *places);
/* The blocks of a body. A paragraph that holds a placeholder which is not known is left out, unless it is a first or last name. */
struct letter_block *compose_body(struct arena *arena, const char *text, const struct places *places);
/* The lines of a text block, with LF between them. */
const char *compose_plain(struct arena *arena, const struct letter_block *block);
/* Breaks lines of more than 72 characters at blanks, takes blank lines off both ends. A longer word stays whole. What goes on of an item
   ("  - …") begins where its words do. */
const char *compose_wrap(struct arena *arena, const char *text);

#endif
