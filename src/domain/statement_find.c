#include "domain/statement_find.h"

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "domain/statement.h"
#include "domain/statement_format.h"
#include "queries.h"

#define ANSWER_MOST (STATEMENT_BYTES_MOST + (8 << 20)) /* bytes: the largest statement, and then some */
#define ENOUGH (4 << 20)                               /* after so many the rest is for the next page */
#define NUMBERS 11                                     /* of a query as text */

/* ---------------------------------------------------------------- formats */

struct shown {
	struct buffer *buffer;
	const char *json, *languages;
	enum statement_format format;
};

static void
write_formatted(struct ctx *ctx, void *argument)
{
	const struct shown *shown = argument;
	const char *words;
	const struct tree *statement = tree_read(ctx, shown->json, strlen(shown->json), &words);

	if (!statement)
		fault("a statement that is kept %s", words);
	if (shown->format == FORMAT_IDS)
		statement_write_ids(shown->buffer, statement);
	else
		statement_write_canonical(shown->buffer, statement, shown->languages);
}

static void
write_shown(struct ctx *ctx, struct buffer *buffer, const char *json, enum statement_format format, const char *languages)
{
	struct shown shown = { buffer, json, languages, format };

	if (format == FORMAT_EXACT)
		buffer_text(buffer, json);
	else
		ctx_aside(ctx, TREE_BYTES_MOST, write_formatted, &shown);
}

const char *
statement_get(
	struct ctx *ctx, const char *uuid, bool voided, enum statement_format format, const char *languages, int64_t *stored)
{
	struct rows *rows = q_statement_get(ctx->db, ctx->organisation, uuid, voided);
	struct buffer shown = buffer_new(ctx->arena, ANSWER_MOST);

	if (!row_one(rows))
		return NULL;
	*stored = row_integer(rows, STATEMENT_GET_STORED);
	write_shown(ctx, &shown, row_text(rows, STATEMENT_GET_JSON), format, languages);
	return shown.data;
}

/* ---------------------------------------------------------------- the query as text */

static void
numbers_of(const struct statement_query *query, int64_t numbers[NUMBERS])
{
	memcpy(numbers, query->terms, sizeof query->terms);
	memcpy(numbers + STATEMENT_TERMS_MOST,
		(int64_t[]){
			query->related, query->after, query->until, query->limit, query->ascending, query->format, query->attachments },
		(NUMBERS - STATEMENT_TERMS_MOST) * sizeof *numbers);
}

static const char *
query_text(struct arena *arena, const struct statement_query *query)
{
	int64_t numbers[NUMBERS];
	const char *text = "";

	numbers_of(query, numbers);
	for (int i = 0; i < NUMBERS; i++)
		text = arena_text(arena, "%s%s%lld", text, i ? "." : "", (long long)numbers[i]);
	return text;
}

bool
statement_query_read(const char *text, struct statement_query *query)
{
	int64_t numbers[NUMBERS];

	for (int i = 0; i < NUMBERS; i++) {
		char number[NUMBER_MAX] = { 0 };
		size_t length = strcspn(text, ".");

		if (length >= sizeof number || text[length] != (i < NUMBERS - 1 ? '.' : '\0'))
			return false;
		memcpy(number, text, length);
		if (!text_integer(number, INT64_MIN, INT64_MAX, &numbers[i]))
			return false;
		text += length + 1;
	}
	memcpy(query->terms, numbers, sizeof query->terms);
	query->related = numbers[4];
	query->after = numbers[5];
	query->until = numbers[6];
	query->limit = numbers[7];
	query->ascending = numbers[8];
	query->format = numbers[9];
	query->attachments = numbers[10];
	return query->limit >= 1 && query->limit <= STATEMENT_PAGE_MOST && query->format >= 0 && query->format < FORMATS;
}

/* ---------------------------------------------------------------- a page of them */

static struct rows *
find(struct ctx *ctx, const struct statement_query *query, const int64_t terms[STATEMENT_TERMS_MOST], int64_t most)
{
	const int64_t *t = terms, r = query->related;

	if (!t[0])
		return query->ascending ? q_statement_all_ascending(ctx->db, ctx->organisation, query->after, query->until, most)
								: q_statement_all(ctx->db, ctx->organisation, query->after, query->until, most);
	if (query->ascending)
		return q_statement_found_ascending(ctx->db, ctx->organisation, t[0], r & 1, t[1], r >> 1 & 1, t[2], r >> 2 & 1, t[3],
			r >> 3 & 1, query->after, query->until, most);
	return q_statement_found(ctx->db, ctx->organisation, t[0], r & 1, t[1], r >> 1 & 1, t[2], r >> 2 & 1, t[3], r >> 3 & 1,
		query->after, query->until, most);
}

const char *
statements_found(struct ctx *ctx, const struct statement_query *query, const char *more_path, const char *languages)
{
	struct buffer answer = buffer_new(ctx->arena, ANSWER_MOST);
	struct statement_query rest = *query;
	struct rows *rows = find(ctx, query, query->terms, query->limit + 1);
	int64_t count = 0, stored = 0;
	bool more = false;

	buffer_text(&answer, "{\"statements\":[");
	while (!more && row_next(rows)) {
		more = count == query->limit || answer.length > ENOUGH;
		if (more) {
			rows_end(rows);
			break;
		}
		stored = row_integer(rows, STATEMENT_FOUND_STORED);
		buffer_text(&answer, count++ ? "," : "");
		write_shown(ctx, &answer, row_value(rows, STATEMENT_FOUND_JSON).text, (enum statement_format)query->format, languages);
	}
	if (query->ascending)
		rest.after = stored;
	else
		rest.until = stored - 1;
	buffer_format(&answer, "],\"more\":\"%s%s\"}", more ? more_path : "", more ? query_text(ctx->arena, &rest) : "");
	return answer.data;
}
