/* Statements as tests write them. */
#ifndef MUSTER_TESTS_STATEMENT_TEXT_H
#define MUSTER_TESTS_STATEMENT_TEXT_H

#include "domain/ctx.h"

#define UUID "00000000-0000-4000-8000-00000000000" /* and a digit */

/* Apostrophes for quotation marks, so that it can be read here. */
static inline const char *
json(struct ctx *ctx, const char *text)
{
	char *with_quotes = arena_string(ctx->arena, text);

	for (char *c = with_quotes; *c; c++)
		if (*c == '\'')
			*c = '"';
	return with_quotes;
}

#endif
