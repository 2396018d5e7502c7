/* What comes to the statements of xAPI from whoever has a key: the body of a request. What is taken is a
   statement as it is kept, too, and read again it is the same. */
#include <string.h>

#include "domain/secret.h"
#include "domain/statement.h"
#include "domain/statement_check.h"
#include "domain/statement_find.h"
#include "check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct ctx ctx;
static struct api_key key = { .id = 1, .organisation = 1, .authority = "{\"openid\":\"a:key\"}" };

static void
start(void)
{
	static const unsigned char secret[32] = { 1 };
	static const struct conf conf = { .base_url = "https://muster.example" };

	secret_fix(secret);
	ctx.conf = &conf;
	ctx.arena = arena_new((size_t)64 << 20);
	ctx.now = 1795338000;
	ctx.organisation = 1;
	ctx.db = db_open(":memory:", DB_FULL);
}

/* As it is kept it is a statement, and what is said of it holds. */
static void
look_at_all(const struct statement_batch *batch)
{
	for (size_t i = 0; i < batch->count; i++) {
		const struct statement *statement = &batch->all[i];
		const char *whole = arena_text(ctx.arena, "%s}", statement->json), *words;
		const struct tree *tree = tree_read(&ctx, whole, strlen(whole), &words);

		check(tree && !statement_check(ctx.arena, tree));
		check(strlen(statement->uuid) == 36 && tree_is(tree, "id", statement->uuid));
		check(statement->terms.count >= 2 && statement->facts.progress <= 100 && statement->facts.score <= 100);
		check(!statement->voids || statement->target);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct statement_batch batch, again;
	struct statement_query query;
	const char *body;
	enum statement_verdict verdict;

	if (!ctx.db)
		start();
	db_use_arena(ctx.db, ctx.arena);
	body = arena_copy(ctx.arena, (const char *)data, size);
	verdict = statements_read(&ctx, &key, body, size, true, NULL, &batch);
	check(verdict == STATEMENTS_GOOD ? !batch.words : batch.words && *batch.words);
	if (verdict == STATEMENTS_GOOD) {
		look_at_all(&batch);
		check(statements_read(&ctx, &key, body, size, true, NULL, &again) == STATEMENTS_GOOD && again.count == batch.count);
		for (size_t i = 0; i < batch.count; i++)
			check(strcmp(again.all[i].digest, batch.all[i].digest) == 0);
	}
	statement_query_read(body, &query);
	db_rollback(ctx.db);
	arena_reset(ctx.arena);
	return 0;
}
