/* What comes to the webhook from anybody: the signature's header, and, of whoever could sign, an event. Input: the header, a line's end,
   the body. */
#include <string.h>

#include "domain/payment.h"
#include "domain/secret.h"
#include "domain/webhook.h"
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct ctx ctx;

static void
start(void)
{
	static const unsigned char secret[32] = { 1 };
	static const struct conf conf = { .provider = "stripe" };

	secret_fix(secret);
	ctx.conf = &conf;
	ctx.arena = arena_new((size_t)64 << 20);
	ctx.now = 1492774577;
	ctx.db = db_open(":memory:", DB_FULL);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
	size_t header = end ? (size_t)(end - data) : size, length = end ? size - header - 1 : 0;
	struct payment_session session;
	const char *line, *body;

	if (!ctx.db)
		start();
	db_use_arena(ctx.db, ctx.arena);
	line = arena_copy(ctx.arena, (const char *)data, header);
	body = arena_copy(ctx.arena, end ? (const char *)end + 1 : "", length);
	/* Nobody guesses a signature. */
	check(webhook_check(line, body, length, "whsec_fuzz", ctx.now) != WEBHOOK_PROVED);
	db_begin(ctx.db);
	/* There are no orders, so nothing is ever ours. */
	check(payment_take_event(&ctx, body, length) != PAYMENT_TAKEN);
	if (payment_session_read(&ctx, body, length, &session))
		check(strlen(session.id) <= PAYMENT_ID_MAX && strlen(session.payment_id) <= PAYMENT_ID_MAX && session.order >= 0);
	db_rollback(ctx.db);
	arena_reset(ctx.arena);
	return 0;
}
