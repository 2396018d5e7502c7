#include "domain/secret_fits.h"

#include "base/text.h"
#include "domain/invite_link.h"
#include "domain/key.h"
#include "domain/token.h"
#include "queries.h"

#define LATEST 20

static bool
invites_fit(struct ctx *ctx)
{
	struct rows *rows = q_secret_invites(ctx->db, LATEST);
	bool fit = true;

	while (row_next(rows))
		fit = fit &&
			text_equal(invite_hash(ctx->arena, row_text(rows, SECRET_INVITES_NONCE)), row_text(rows, SECRET_INVITES_TOKEN_HASH));
	return fit;
}

bool
secret_fits(struct ctx *ctx)
{
	return token_secret_fits(ctx) && invites_fit(ctx) && key_secret_fits(ctx);
}
