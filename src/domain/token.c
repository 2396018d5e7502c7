#include "domain/token.h"

#include <string.h>

#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/bulk.h"
#include "domain/secret.h"
#include "queries.h"

#define LATEST 20

static int64_t
lifetime(const char *purpose)
{
	if (strcmp(purpose, "reset") == 0)
		return 2 * HOUR;
	if (strcmp(purpose, "welcome") == 0)
		return 30 * DAY;
	return 3 * DAY;
}

const char *
token_text(struct ctx *ctx, const char *purpose, int64_t token, const char *nonce)
{
	return secret_token(ctx->arena, purpose, token, nonce);
}

int64_t
token_create(struct ctx *ctx, const char *purpose, int64_t account, const struct email *email, const char *return_to)
{
	const char *nonce = random_token(ctx->arena);
	int64_t id = ctx->bulk ? bulk_next_id(ctx->bulk, BULK_TOKEN_ID) : rows_integer(q_id_next(ctx->db, "tokens", 1));
	int64_t ends = ctx->now + lifetime(purpose);
	const char *hash = token_hash(ctx->arena, token_text(ctx, purpose, id, nonce));

	if (ctx->bulk)
		bulk_add(ctx->bulk, BULK_TOKENS,
			&(struct given){ { id, account, ends }, { purpose, email->address, email->key, return_to, nonce, hash } });
	else
		q_token_add(ctx->db, id, purpose, account, email->address, email->key, return_to, nonce, hash, ctx->now, ends);
	return id;
}

void
token_renew(struct ctx *ctx, int64_t token, int64_t from)
{
	const char *purpose = rows_text(q_token_purpose(ctx->db, token));

	if (purpose)
		q_token_set_end(ctx->db, token, from + lifetime(purpose));
}

struct token
token_find(struct ctx *ctx, const char *text)
{
	struct token token = { .state = TOKEN_UNKNOWN };
	struct rows *rows = q_token_find(ctx->db, token_hash(ctx->arena, text));

	if (!row_one(rows))
		return token;
	token.id = row_integer(rows, TOKEN_FIND_ID);
	token.account = row_integer(rows, TOKEN_FIND_ACCOUNT_ID);
	token.purpose = row_text(rows, TOKEN_FIND_PURPOSE);
	token.email = row_text(rows, TOKEN_FIND_EMAIL);
	token.email_key = row_text(rows, TOKEN_FIND_EMAIL_KEY);
	token.make_main = row_integer(rows, TOKEN_FIND_MAKE_MAIN);
	token.return_to = row_text(rows, TOKEN_FIND_RETURN_TO);
	if (!row_is_null(rows, TOKEN_FIND_USED_AT))
		token.state = TOKEN_USED;
	else if (row_integer(rows, TOKEN_FIND_EXPIRES_AT) <= ctx->now)
		token.state = TOKEN_EXPIRED;
	else
		token.state = TOKEN_OPEN;
	return token;
}

bool
token_secret_fits(struct ctx *ctx)
{
	struct rows *rows = q_token_latest(ctx->db, LATEST);
	bool fits = true;

	while (row_next(rows)) {
		const char *text = token_text(
			ctx, row_text(rows, TOKEN_LATEST_PURPOSE), row_integer(rows, TOKEN_LATEST_ID), row_text(rows, TOKEN_LATEST_NONCE));

		fits = fits && text_equal(token_hash(ctx->arena, text), row_text(rows, TOKEN_LATEST_TOKEN_HASH));
	}
	return fits;
}

bool
token_use(struct ctx *ctx, int64_t token)
{
	return q_token_use(ctx->db, token, ctx->now) == 1;
}

void
token_void_passwords(struct ctx *ctx, int64_t account)
{
	q_token_void_passwords(ctx->db, account, ctx->now);
}
