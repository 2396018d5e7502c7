/* What a request brings becomes statements: checked, with all that can be known before they are stored. */
#include "domain/statement.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/random.h"
#include "domain/statement_check.h"
#include "domain/statement_digest.h"
#include "domain/statement_terms.h"
#include "domain/statement_value.h"
#include "queries.h"

#define UUID_BYTES 16
#define PROGRESS_EXTENSION "https://w3id.org/xapi/cmi5/result/extensions/progress"

/* ---------------------------------------------------------------- what it tells of progress */

static int
per_cent(double share)
{
	return (int)(share * 100 + 0.5);
}

/* A score below zero is none at all. */
static int
read_score(const struct tree *result)
{
	double scaled;

	if (!tree_number(tree_get(tree_get(result, "score"), "scaled"), &scaled))
		return -1;
	return scaled < 0 ? 0 : per_cent(scaled);
}

/* Extensions may hold anything; what is no per cent says nothing. */
static int
read_progress(const struct tree *result)
{
	double progress;

	if (!tree_number(tree_get(tree_get(result, "extensions"), PROGRESS_EXTENSION), &progress))
		return -1;
	return progress >= 0 && progress <= 100 ? per_cent(progress / 100) : -1;
}

static struct statement_facts
read_facts(const struct tree *node)
{
	const struct tree *actor = tree_get(node, "actor"), *object = tree_get(node, "object"), *result = tree_get(node, "result");
	const struct tree *account = tree_get(actor, "account"), *completion = tree_get(result, "completion");
	const char *type = tree_text(object, "objectType"), *duration = tree_text(result, "duration");
	struct statement_facts facts = {
		.activity = !type || strcmp(type, "Activity") == 0 ? tree_text(object, "id") : NULL,
		.verb = tree_text(tree_get(node, "verb"), "id"),
		.is_complete = completion && completion->type == TREE_TRUE,
		.is_incomplete = completion && completion->type == TREE_FALSE,
		.progress = read_progress(result),
		.score = read_score(result),
	};

	if (duration)
		value_duration(duration, &facts.seconds);
	if (tree_is(actor, "objectType", "Group"))
		return facts;
	facts.mbox = tree_text(actor, "mbox");
	facts.mbox_sha1sum = tree_text(actor, "mbox_sha1sum");
	facts.home = tree_text(account, "homePage");
	facts.name = tree_text(account, "name");
	return facts;
}

struct statement_facts
statement_facts(struct ctx *ctx, const char *json)
{
	const char *words;

	return read_facts(tree_read(ctx, json, strlen(json), &words));
}

/* ---------------------------------------------------------------- the statement as it is kept */

/* A random one: version 4 of RFC 4122. */
static const char *
new_uuid(struct arena *arena)
{
	unsigned char b[UUID_BYTES];

	random_bytes(b, sizeof b);
	b[6] = (unsigned char)((b[6] & 0x0f) | 0x40);
	b[8] = (unsigned char)((b[8] & 0x3f) | 0x80);
	return arena_text(arena, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0], b[1], b[2], b[3], b[4],
		b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15]);
}

static bool
has_single(const struct tree *node)
{
	const struct tree *activities = tree_get(tree_get(node, "context"), "contextActivities");

	for (const struct tree *kind = activities ? activities->first : NULL; kind; kind = kind->next)
		if (kind->type == TREE_OBJECT)
			return true;
	return false;
}

static const char *
kept_json(struct ctx *ctx, const struct api_key *key, const char *json, const struct tree *node, const char *uuid)
{
	char *kept;

	if (has_single(node) || has_single(tree_get(node, "object"))) /* 2.4.6.2: it goes out as an array */
		json = rows_text(q_statement_as_lists(ctx->db, json));
	kept = arena_string(ctx->arena, rows_text(q_statement_kept(ctx->db, json, uuid, key->authority)));
	kept[strlen(kept) - 1] = '\0';
	return kept;
}

static void
take_in(struct ctx *ctx, const struct api_key *key, const struct tree *authority, const struct tree *node, const char *json,
	const char *id, struct statement *statement)
{
	const char *own = tree_text(node, "id"), *timestamp = tree_text(node, "timestamp");
	const struct tree *object = tree_get(node, "object");

	statement->uuid = id || own ? value_small(ctx->arena, id ? id : own) : new_uuid(ctx->arena);
	statement->digest = statement_digest(ctx->arena, node);
	statement->facts = read_facts(node);
	if (tree_is(object, "objectType", "StatementRef"))
		statement->target = value_small(ctx->arena, tree_text(object, "id"));
	statement->voids = strcmp(statement->facts.verb, VERB_VOIDED) == 0;
	statement->terms = (struct terms){ .arena = ctx->arena };
	statement->has_timestamp = timestamp && value_timestamp(timestamp, &statement->happened);
	statement_terms(&statement->terms, node);
	terms_add_agent(&statement->terms, authority, false);
	statement->json = kept_json(ctx, key, json, node, statement->uuid);
}

/* ---------------------------------------------------------------- the request as a whole */

static enum statement_verdict
refuse(struct statement_batch *batch, enum statement_verdict verdict, const char *words)
{
	batch->words = words;
	return verdict;
}

/* Their words begin small, as those of the whole go on. */
static enum statement_verdict
refuse_whole(struct ctx *ctx, struct statement_batch *batch, const char *words)
{
	return refuse(batch, STATEMENTS_WRONG, arena_text(ctx->arena, "What was sent %s", words));
}

static enum statement_verdict
check_all(struct ctx *ctx, const struct tree *first, const char *id, struct statement_batch *batch)
{
	for (const struct tree *node = first; node; node = node->next) {
		const char *own = tree_text(node, "id"), *words = statement_check(ctx->arena, node);

		if (words)
			return refuse(batch, STATEMENTS_WRONG, words);
		if (id && own && strcasecmp(id, own) != 0)
			return refuse(batch, STATEMENTS_WRONG,
				"id: It is not the statementId of the request. Send the same, or leave it out of the statement.");
	}
	return STATEMENTS_GOOD;
}

static int
by_uuid(const void *a, const void *b)
{
	return strcmp((*(const struct statement *const *)a)->uuid, (*(const struct statement *const *)b)->uuid);
}

/* Part Three, 2.1.2: two of one id in a request are refused, even if they are the same. */
static enum statement_verdict
check_ids(struct ctx *ctx, struct statement_batch *batch)
{
	const struct statement **sorted = arena_array(ctx->arena, batch->count + 1, sizeof *sorted);

	for (size_t i = 0; i < batch->count; i++)
		sorted[i] = &batch->all[i];
	qsort(sorted, batch->count, sizeof *sorted, by_uuid);
	for (size_t i = 1; i < batch->count; i++)
		if (by_uuid(&sorted[i - 1], &sorted[i]) == 0)
			return refuse(batch, STATEMENTS_WRONG,
				arena_text(ctx->arena, "Two statements of the request have the id %s. Send each once.", sorted[i]->uuid));
	return STATEMENTS_GOOD;
}

static enum statement_verdict
take_all(struct ctx *ctx, const struct api_key *key, const char *json, const struct tree *whole, const char *id,
	struct statement_batch *batch)
{
	const char *no_words;
	const struct tree *authority = tree_read(ctx, key->authority, strlen(key->authority), &no_words);
	const struct tree *node = whole->type == TREE_ARRAY ? whole->first : whole;
	struct statement *statement;

	statement = batch->all = arena_array(ctx->arena, batch->count + 1, sizeof *batch->all);
	if (whole->type == TREE_ARRAY) {
		struct rows *rows = q_statement_each(ctx->db, json);

		for (; row_next(rows); node = node->next)
			take_in(ctx, key, authority, node, row_value(rows, STATEMENT_EACH_JSON).text, id, statement++);
	} else {
		take_in(ctx, key, authority, node, json, id, statement);
	}
	return check_ids(ctx, batch);
}

enum statement_verdict
statements_read(struct ctx *ctx, const struct api_key *key, const char *json, size_t length, bool several, const char *id,
	struct statement_batch *batch)
{
	const char *words;
	const struct tree *whole = tree_read(ctx, json, length, &words);
	bool is_list = whole && whole->type == TREE_ARRAY;
	enum statement_verdict verdict;

	*batch = (struct statement_batch){ 0 };
	if (!whole)
		return refuse_whole(ctx, batch, words);
	if (is_list && !several)
		return refuse_whole(ctx, batch, "is an array. PUT takes one statement; send several by POST.");
	batch->count = is_list ? whole->count : 1;
	if (batch->count > STATEMENTS_MOST)
		return refuse(batch, STATEMENTS_MANY,
			arena_text(ctx->arena, "%zu statements came at once, and %d is the most. None was kept. Send them in parts.",
				batch->count, STATEMENTS_MOST));
	verdict = check_all(ctx, is_list ? whole->first : whole, id, batch);
	return verdict == STATEMENTS_GOOD ? take_all(ctx, key, json, whole, id, batch) : verdict;
}
