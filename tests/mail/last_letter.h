/* Mails as they would go out now. */
#ifndef MUSTER_TESTS_LAST_LETTER_H
#define MUSTER_TESTS_LAST_LETTER_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "lib/world.h"
#include "mail/letter.h"
#include "queries.h"

/* Before the first test. */
static inline int
load_templates(void **state)
{
	(void)state;
	assert_null(view_load("templates"));
	return 0;
}

/* The mail that was queued last, as it would go out now. */
static inline const struct letter *
last_letter(struct ctx *ctx, const char **why)
{
	int64_t id = rows_integer(q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1));
	struct ctx mailer = { .arena = ctx->arena, .db = ctx->db, .conf = ctx->conf, .now = ctx->now };
	const struct letter *letter = letter_of_message(&mailer, id, why);

	if (letter)
		assert_int_equal(mailer.organisation, ctx->organisation);
	return letter;
}

#endif
