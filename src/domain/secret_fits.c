#include "domain/secret_fits.h"

#include "base/text.h"
#include "domain/key.h"
#include "domain/secret.h"
#include "domain/token.h"
#include "queries.h"

#define LATEST 20

static bool
invites_fit(struct ctx *ctx)
{
	struct rows *rows = q_secret_invites(ctx->db, LATEST);
	bool fit = true;

	while (row_next(rows)) {
		const char *text = secret_token(ctx->arena, "invite", 0, row_text(rows, SECRET_INVITES_NONCE));

		fit = fit && text_equal(token_hash(ctx->arena, text), row_text(rows, SECRET_INVITES_TOKEN_HASH));
	}
	return fit;
}

bool
secret_fits(struct ctx *ctx)
{
	return token_secret_fits(ctx) && invites_fit(ctx) && key_secret_fits(ctx);
}
