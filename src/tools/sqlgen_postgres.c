/* A query in PostgreSQL's words. Queries are written in what both engines speak; what is left differs in words only: parameters,
   names of types and functions, a few spellings. Nothing here knows what a query means. */
#include <ctype.h>
#include <string.h>

#include "store/db.h"
#include "tools/sqlgen.h"
#include "tools/words.h"

/* --- parameters --- */

/* Of the parameter that has this place; in which order the engine met them. */
static const struct parameter *
parameter_at(const struct query *query, int place)
{
	const char *name = sqlite3_bind_parameter_name(query->statement, place) + 1;
	int i = 0;

	while (strcmp(query->parameters[i].name, name))
		i++;
	return &query->parameters[i];
}

/* The number of a parameter's first value: one of type rows is an array a column. 0: there is none of this name. */
static int
number_of(const struct query *query, struct token token)
{
	char *name = sqlite3_mprintf("%.*s", token.length, token.at);
	int place = sqlite3_bind_parameter_index(query->statement, name);
	int number = place > 0;

	sqlite3_free(name);
	for (int i = 1; i < place; i++)
		number += strcmp(parameter_at(query, i)->type, "rows") ? 1 : GIVEN_INTEGERS + GIVEN_TEXTS;
	return number;
}

char *
parameter_types(const struct query *query)
{
	char types[PARAMETERS_MAX + 1] = "";

	for (int i = 1; i <= query->parameter_count; i++)
		types[i - 1] = *parameter_at(query, i)->type;
	return sqlite3_mprintf("%s", types);
}

static void
append_parameter(sqlite3_str *out, const struct query *query, struct token token)
{
	int number = number_of(query, token);

	if (!number)
		complain(query->source, token.at, "%s: %.*s is no parameter of the first form", query->name, token.length, token.at);
	sqlite3_str_appendf(out, "$%d", number);
}

/* --- what is spelt otherwise --- */

static void append_tokens(sqlite3_str *out, const struct query *query, const char *start, const char *end);

static const char *const spellings[][2] = {
	{ "INTEGER", "BIGINT" },
	{ "BLOB", "BYTEA" },
	{ "LIKE", "ILIKE" }, /* columns compare by "C", so that it is blind to the letters of ASCII and no others, there too */
	{ "json_object", "json_build_object" },
	{ "json_array", "json_build_array" },
	{ "group_concat", "string_agg" },
};

void
append_spelt(sqlite3_str *out, struct token token)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if (token_is(token, spellings[i][0])) {
			sqlite3_str_appendall(out, spellings[i][1]);
			return;
		}
	sqlite3_str_append(out, token.at, token.length);
}

/* given(:name), for which the engine has arrays, one a column. */
static struct token
append_given(sqlite3_str *out, const struct query *query, struct token token, const char *end)
{
	struct token name = token_after(token_after(token, end), end);
	int number = number_of(query, name);

	sqlite3_str_appendall(out, "(SELECT * FROM unnest(");
	for (int i = 0; i < GIVEN_INTEGERS + GIVEN_TEXTS; i++)
		sqlite3_str_appendf(out, "%s$%d", i ? ", " : "", number + i);
	sqlite3_str_appendall(out, ") WITH ORDINALITY AS given (");
	for (int i = 0; i < GIVEN_INTEGERS; i++)
		sqlite3_str_appendf(out, "%si%d", i ? ", " : "", i + 1);
	for (int i = 0; i < GIVEN_TEXTS; i++)
		sqlite3_str_appendf(out, ", t%d", i + 1);
	sqlite3_str_appendall(out, ", place))");
	return token_after(name, end);
}

/* "member_search MATCH :query", with or without an alias before it: the rows whose words hold all of what is looked for, in its scope. */
static struct token
append_match(sqlite3_str *out, const struct query *query, struct token name, struct token alias, const char *end)
{
	struct token parameter = token_after(token_after(name, end), end);
	int number = number_of(query, parameter);
	int dotted = alias.kind ? alias.length + 1 : 0;

	sqlite3_str_appendf(out,
		"%.*sscope = search_scope($%d) AND %.*swords LIKE search_longest($%d) AND %.*swords LIKE ALL (search_words($%d))", dotted,
		alias.at, number, dotted, alias.at, number, dotted, alias.at, number);
	return parameter;
}

/* "a.b IS NULLIF(:p, 0)": with = an index can be asked, and NULL is asked for apart. */
static struct token
append_same_or_null(sqlite3_str *out, const struct query *query, const char *name, struct token is, const char *end)
{
	struct token last = token_after(token_after(is, end), end);
	const char *name_end = is.at;
	struct token parameter = token_after(last, end);

	while (isspace((unsigned char)name_end[-1]))
		name_end--;
	sqlite3_str_appendf(out, "(%.*s = ", (int)(name_end - name), name);
	last = closing(last, end);
	append_tokens(out, query, token_after(is, end).at, last.at + last.length);
	sqlite3_str_appendf(out, " OR %.*s IS NULL AND ", (int)(name_end - name), name);
	append_parameter(out, query, parameter);
	sqlite3_str_appendall(out, " = 0)");
	return last;
}

/* A column, which may be one of a search or compared with NULLIF; any other word as it is. The last token that it took. */
static struct token
append_name(sqlite3_str *out, const struct query *query, struct token token, const char *end)
{
	struct token alias = { 0 };
	struct token name = token, next = token_after(token, end);

	if (next.kind == '.') {
		alias = token;
		name = token_after(next, end);
		next = token_after(name, end);
	}
	if (token_is(next, "MATCH") && name.length > 7 && !strncmp(name.at + name.length - 7, "_search", 7))
		return append_match(out, query, name, alias, end);
	if (token_is(next, "IS") && token_is(token_after(next, end), "NULLIF"))
		return append_same_or_null(out, query, token.at, next, end);
	append_spelt(out, token);
	if (alias.kind) {
		sqlite3_str_append(out, alias.at + alias.length, (int)(name.at + name.length - alias.at) - alias.length);
		return name;
	}
	return token;
}

/* A call of a function with other words before and behind it; the token that ends it. */
static struct token
append_call(
	sqlite3_str *out, const struct query *query, struct token token, const char *before, const char *behind, const char *end)
{
	struct token last = closing(token_after(token, end), end);

	sqlite3_str_appendall(out, before);
	append_tokens(out, query, token_after(token, end).at + 1, last.at);
	sqlite3_str_appendall(out, behind);
	return last;
}

/* Functions whose result is another one there: of no rows, of integers that come to a numeric, of text that is no number. */
static bool
append_function(sqlite3_str *out, const struct query *query, struct token *token, const char *end)
{
	static const char *const calls[][3] = {
		{ "json_group_array", "COALESCE(json_agg(", "), '[]')" },
		{ "json_group_object", "COALESCE(json_object_agg(", "), '{}')" },
		{ "sum", "integer_sum(", ")" },
	};

	if (token_after(*token, end).kind != '(')
		return false;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (token_is(*token, calls[i][0])) {
			*token = append_call(out, query, *token, calls[i][1], calls[i][2], end);
			return true;
		}
	return false;
}

/* "CAST(a AS INTEGER)", which is 0 of text that is no number. */
static bool
append_cast(sqlite3_str *out, const struct query *query, struct token *token, const char *end)
{
	struct token open = token_after(*token, end), last = closing(open, end);
	struct token t = open, as = { 0 };

	if (!token_is(*token, "CAST") || open.kind != '(')
		return false;
	for (t = token_after(t, end); t.kind && t.at < last.at; t = token_after(t, end))
		if (token_is(t, "AS"))
			as = t;
	if (!as.kind || !token_is(token_after(as, end), "INTEGER"))
		return false;
	sqlite3_str_appendall(out, "integer_of(");
	append_tokens(out, query, open.at + 1, as.at);
	sqlite3_str_appendall(out, ")");
	*token = last;
	return true;
}

/* CROSS JOIN tells the one engine the order in which to read; the other has no condition with it. */
static bool
has_condition(struct token join, const char *end)
{
	struct token token = token_after(join, end);

	while (token.kind && token.kind != ')' && token.kind != ',') {
		if (token_is(token, "ON"))
			return true;
		if (token_is(token, "JOIN") || token_is(token, "WHERE") || token_is(token, "GROUP") || token_is(token, "ORDER"))
			return false;
		token = token.kind == '(' ? after_parentheses(token, end) : token_after(token, end);
	}
	return false;
}

/* "+a.b" keeps the one engine from an index. A sum has a blank, or nothing, on both sides. */
static bool
is_lone_plus(struct token token, const char *start, const char *end)
{
	return token.kind == '+' && token_at(token.at + 1, end).kind == 'w' && token.at > start &&
		(isspace((unsigned char)token.at[-1]) || token.at[-1] == '(');
}

static struct token
append_word(sqlite3_str *out, const struct query *query, struct token token, const char *end)
{
	struct token next = token_after(token, end);

	if (token_is(token, "given") && next.kind == '(')
		return append_given(out, query, token, end);
	if (token_is(token, "CROSS") && has_condition(next, end))
		return token_at(token.at + token.length, end);
	if (token_is(token, "x") && next.kind == 's' && next.at == token.at + 1) {
		sqlite3_str_appendf(out, "'\\x%.*s::bytea", next.length - 1, next.at + 1);
		return next;
	}
	if (append_function(out, query, &token, end) || append_cast(out, query, &token, end))
		return token;
	return append_name(out, query, token, end);
}

static void
append_tokens(sqlite3_str *out, const struct query *query, const char *start, const char *end)
{
	struct token token = token_at(start, end);

	while (token.kind && token.kind != ';') {
		if (token.kind == 'p')
			append_parameter(out, query, token);
		else if (token.kind == 'w')
			token = append_word(out, query, token, end);
		else if (!is_lone_plus(token, start, end))
			sqlite3_str_append(out, token.at, token.length);
		token = token_at(token.at + token.length, end);
	}
}

char *
postgres_query(const struct query *query)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	const char *sql = query->other ? query->other : query->sql;

	append_tokens(out, query, sql, sql + (query->other ? query->other_length : query->sql_length));
	if (query->new_id)
		sqlite3_str_appendall(out, " RETURNING id");
	return sqlite3_str_finish(out);
}
