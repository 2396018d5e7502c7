#include "domain/api_key.h"

#include <sodium.h>
#include <string.h>

#include "base/random.h"
#include "domain/activity.h"
#include "domain/secret.h"
#include "queries.h"

#define NAME_MOST 100
#define USER_BYTES 8
#define USED_EVERY 3600

static const char *
new_user(struct arena *arena)
{
	unsigned char bytes[USER_BYTES];
	char hex[2 * USER_BYTES + 1];

	random_bytes(bytes, sizeof bytes);
	return arena_text(arena, "key-%s", sodium_bin2hex(hex, sizeof hex, bytes, sizeof bytes));
}

enum outcome
api_key_make(struct ctx *ctx, const char *typed, const char **user, const char **password)
{
	const char *name =
		clean_required(ctx, "name", "The name", "a name, so that you know which system has the key", typed, NAME_MOST);

	if (rows_integer(q_api_key_count(ctx->db, ctx->organisation)) >= API_KEYS_MOST)
		problem(ctx, "name", "There are %d keys already. Revoke those that no system uses any more.", API_KEYS_MOST);
	if (ctx->problems)
		return INVALID;
	*user = new_user(ctx->arena);
	*password = random_token(ctx->arena);
	q_api_key_add(ctx->db, ctx->organisation, name, *user, token_hash(ctx->arena, *password), ctx->now, ctx->account);
	activity_add(ctx, "api_key.made", name, *user);
	return OK;
}

enum outcome
api_key_revoke(struct ctx *ctx, int64_t key)
{
	struct rows *rows = q_api_key_get(ctx->db, ctx->organisation, key);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_api_key_revoke(ctx->db, ctx->organisation, key, ctx->now, ctx->account) == 1)
		activity_add(ctx, "api_key.revoked", row_text(rows, API_KEY_GET_NAME), row_text(rows, API_KEY_GET_USER_NAME));
	return OK;
}

const struct api_key *
api_key_find(struct ctx *ctx, const char *user, const char *password)
{
	struct rows *rows = q_api_key_find(ctx->db, user, ctx->conf->base_url);
	const char *given = token_hash(ctx->arena, password), *kept;
	struct api_key *key;

	if (!row_one(rows))
		return NULL;
	kept = row_text(rows, API_KEY_FIND_SECRET_HASH);
	if (strlen(kept) != strlen(given) || sodium_memcmp(kept, given, strlen(given)) != 0)
		return NULL;
	key = arena_alloc(ctx->arena, sizeof *key);
	*key = (struct api_key){
		.id = row_integer(rows, API_KEY_FIND_ID),
		.organisation = row_integer(rows, API_KEY_FIND_ORGANISATION_ID),
		.authority = row_text(rows, API_KEY_FIND_AUTHORITY),
		.used_due = row_integer(rows, API_KEY_FIND_USED_AT) <= ctx->now - USED_EVERY,
	};
	return key;
}

bool
api_key_works(struct ctx *ctx, const struct api_key *key)
{
	return rows_integer(q_api_key_works(ctx->db, key->organisation, key->id));
}

void
api_key_used(struct ctx *ctx, const struct api_key *key)
{
	if (key->used_due)
		q_api_key_used(ctx->db, key->organisation, key->id, ctx->now);
}
