#include "domain/invite_link.h"

#include "domain/secret.h"

const char *
invite_token(struct arena *arena, const char *nonce)
{
	return secret_token(arena, "invite", 0, nonce);
}

const char *
invite_link(struct ctx *ctx, const char *nonce)
{
	return arena_text(ctx->arena, "%s/invite/%s", ctx->conf->base_url, invite_token(ctx->arena, nonce));
}

const char *
invite_hash(struct arena *arena, const char *nonce)
{
	return token_hash(arena, invite_token(arena, nonce));
}
