/* The same in PostgreSQL's words. Queries and schema are written in what both engines speak; what is left differs in words only:
   parameters, names of types, a few spellings. Nothing here knows what a query means. */
#include <ctype.h>
#include <string.h>

#include "store/db.h"
#include "tools/sqlgen.h"

/* --- words of SQL --- */

struct token {
	const char *at;
	int length;
	char kind; /* 'w' a word, 'p' a :parameter, 's' a string, 'b' blanks and comments, else the character itself; 0 at the end */
};

static int
length_of(const char *p, const char *end)
{
	const char *start = p;

	if (*p == '\'' || *p == '"') {
		for (p++; p < end && *p != *start; p++)
			;
		return (int)(p + (p < end) - start);
	}
	if (isspace((unsigned char)*p) || !strncmp(p, "--", 2)) {
		while (p < end && (isspace((unsigned char)*p) || !strncmp(p, "--", 2)))
			if (*p == '-')
				while (p < end && *p != '\n')
					p++;
			else
				p++;
		return (int)(p - start);
	}
	for (p += *p == ':'; p < end && (isalnum((unsigned char)*p) || *p == '_'); p++)
		;
	return p == start ? 1 : (int)(p - start);
}

static struct token
token_at(const char *p, const char *end)
{
	struct token token = { p, 0, 0 };

	if (p >= end)
		return token;
	token.length = length_of(p, end);
	if (*p == '\'' || *p == '"')
		token.kind = 's';
	else if (isspace((unsigned char)*p) || !strncmp(p, "--", 2))
		token.kind = 'b';
	else if (*p == ':')
		token.kind = token.length > 1 ? 'p' : ':';
	else
		token.kind = isalnum((unsigned char)*p) || *p == '_' ? 'w' : *p;
	return token;
}

/* The next one that is not blank. */
static struct token
token_after(struct token token, const char *end)
{
	do
		token = token_at(token.at + token.length, end);
	while (token.kind == 'b');
	return token;
}

static bool
is(struct token token, const char *word)
{
	return token.kind && (int)strlen(word) == token.length && !sqlite3_strnicmp(token.at, word, token.length);
}

/* From "(" to the token after its ")". */
static struct token
after_parentheses(struct token token, const char *end)
{
	int depth = 0;

	do {
		depth += (token.kind == '(') - (token.kind == ')');
		token = token_after(token, end);
	} while (token.kind && depth > 0);
	return token;
}

/* --- what is spelt otherwise --- */

static const char *const spellings[][2] = {
	{ "INTEGER", "BIGINT" },
	{ "BLOB", "BYTEA" },
	{ "json_object", "json_build_object" },
	{ "json_array", "json_build_array" },
	{ "json_group_array", "json_agg" },
	{ "group_concat", "string_agg" },
};

static void
append_word(sqlite3_str *out, struct token token)
{
	for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
		if ((int)strlen(spellings[i][0]) == token.length && !strncmp(token.at, spellings[i][0], (size_t)token.length)) {
			sqlite3_str_appendall(out, spellings[i][1]);
			return;
		}
	sqlite3_str_append(out, token.at, token.length);
}

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

/* The number of a parameter's first value: one of type rows is an array a column. */
static int
number_of(const struct query *query, struct token token)
{
	char *name = sqlite3_mprintf("%.*s", token.length, token.at);
	int place = sqlite3_bind_parameter_index(query->statement, name);
	int number = 1;

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

/* given(:name), for which the engine has arrays, one a column. */
static struct token
append_given(sqlite3_str *out, const struct query *query, struct token token, const char *end)
{
	struct token name = token_after(token_after(token, end), end);
	int number = number_of(query, name);

	sqlite3_str_appendall(out, "(SELECT * FROM unnest(");
	for (int i = 0; i < GIVEN_INTEGERS + GIVEN_TEXTS; i++)
		sqlite3_str_appendf(out, "%s$%d", i ? ", " : "", number + i);
	sqlite3_str_appendall(out, ") AS given (i1, i2, t1, t2, t3, t4, t5, t6))");
	return token_after(name, end);
}

/* "s.member_search MATCH :query": the table's rows whose words hold all of what is looked for, in its scope. */
static struct token
append_match(sqlite3_str *out, const struct query *query, struct token match, const char *table, int table_length, const char *end)
{
	struct token name = token_after(match, end);
	int number = number_of(query, name);

	sqlite3_str_appendf(out, "scope = search_scope($%d) AND %.*swords LIKE search_longest($%d) AND %.*swords LIKE ALL (search_words($%d))",
		number, table_length, table, number, table_length, table, number);
	return name;
}

/* CROSS JOIN tells the one engine the order in which to read; the other has no condition with it. */
static bool
has_condition(struct token join, const char *end)
{
	struct token token = token_after(join, end);

	while (token.kind && token.kind != ')' && token.kind != ',') {
		if (is(token, "ON"))
			return true;
		if (is(token, "JOIN") || is(token, "WHERE") || is(token, "GROUP") || is(token, "ORDER"))
			return false;
		token = token.kind == '(' ? after_parentheses(token, end) : token_after(token, end);
	}
	return false;
}

static struct token
append_token(sqlite3_str *out, const struct query *query, struct token token, const char *end)
{
	struct token next = token_after(token, end);

	if (token.kind == 'p') {
		sqlite3_str_appendf(out, "$%d", number_of(query, token));
	} else if (is(token, "given") && next.kind == '(') {
		return append_given(out, query, token, end);
	} else if (is(token, "CROSS") && has_condition(next, end)) {
		return token;
	} else if (is(token, "x") && next.kind == 's' && next.at == token.at + 1) {
		sqlite3_str_appendf(out, "'\\x%.*s::bytea", next.length - 1, next.at + 1);
		return next;
	} else if (token.kind == 'w') {
		append_word(out, token);
	} else {
		sqlite3_str_append(out, token.at, token.length);
	}
	return token;
}

/* "member_search MATCH". */
static bool
is_match(struct token token, const char *end)
{
	return token.kind == 'w' && token.length > 7 && !strncmp(token.at + token.length - 7, "_search", 7) &&
		is(token_after(token, end), "MATCH");
}

char *
postgres_query(const struct query *query)
{
	sqlite3_str *out = sqlite3_str_new(NULL);
	const char *end = query->sql + query->sql_length;
	struct token token = token_at(query->sql, end);
	struct token before = { 0 };

	for (; token.kind && token.kind != ';'; token = token_at(token.at + token.length, end)) {
		if (is_match(token, end)) {
			bool alias = before.kind == '.';
			const char *start = token.at - alias;

			while (alias && start > query->sql && (isalnum((unsigned char)start[-1]) || start[-1] == '_'))
				start--;
			token = append_match(out, query, token_after(token, end), start, (int)(token.at - start), end);
		} else {
			token = append_token(out, query, token, end);
		}
		before = token;
	}
	return sqlite3_str_finish(out);
}

/* --- the schema --- */

/* "REFERENCES t (a, b) ON DELETE CASCADE": the token after it. Keys are added when all tables are there. */
static struct token
after_reference(struct token token, const char *end)
{
	token = token_after(token_after(token, end), end);
	if (token.kind == '(')
		token = after_parentheses(token, end);
	while (is(token, "ON")) {
		token = token_after(token_after(token, end), end);
		token = is(token, "SET") || is(token, "NO") ? token_after(token_after(token, end), end) : token_after(token, end);
	}
	return token;
}

/* What stands in a CREATE TABLE and is said otherwise; the token to go on with. */
static struct token
append_column(sqlite3_str *out, struct token token, struct token before, const char *end)
{
	struct token next = token_after(token, end);

	if (is(token, "INTEGER") && is(next, "PRIMARY")) {
		sqlite3_str_appendall(out, "BIGINT GENERATED BY DEFAULT AS IDENTITY");
		return next;
	}
	if (is(token, "TEXT") && !is(before, "AS"))
		sqlite3_str_appendall(out, "TEXT COLLATE \"C\"");
	else if (is(token, "VIRTUAL"))
		sqlite3_str_appendall(out, "STORED");
	else if (token.kind == 'w')
		append_word(out, token);
	else
		sqlite3_str_append(out, token.at, token.length);
	return next;
}

/* A table without its foreign keys, and without what only the other engine knows: STRICT, WITHOUT ROWID. */
static void
append_table(sqlite3_str *out, const char *sql)
{
	const char *end = sql + strlen(sql);
	struct token token = token_at(sql, end), before = { 0 };
	int depth = 0;

	while (token.kind && !(depth == 0 && before.kind == ')')) {
		struct token next = token_after(token, end);

		depth += (token.kind == '(') - (token.kind == ')');
		if (token.kind == ',' && is(next, "FOREIGN")) {
			token = after_reference(after_parentheses(token_after(token_after(next, end), end), end), end);
			continue;
		}
		if (is(token, "REFERENCES")) {
			token = after_reference(token, end);
			continue;
		}
		sqlite3_str_appendall(out, before.kind && token.at > before.at + before.length ? " " : "");
		next = append_column(out, token, before, end);
		before = token;
		token = next;
	}
	sqlite3_str_appendall(out, ";\n");
}

/* What was a table for searching is an ordinary one with an index of trigrams. */
static void
append_search(sqlite3_str *out, const char *name)
{
	sqlite3_str_appendf(out,
		"CREATE TABLE %s (rowid BIGINT PRIMARY KEY, scope TEXT COLLATE \"C\" NOT NULL, words TEXT COLLATE \"C\" NOT NULL);\n"
		"CREATE INDEX %s_words ON %s USING gin (scope, words gin_trgm_ops);\n",
		name, name, name);
}

static void
append_statement(sqlite3_str *out, const char *sql)
{
	struct query query = { .sql = sql, .sql_length = (int)strlen(sql) };
	char *text = postgres_query(&query);

	sqlite3_str_appendf(out, "%s;\n", text);
	sqlite3_free(text);
}

static sqlite3_stmt *
prepared(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		give_up("cannot read the schema:", sqlite3_errmsg(db));
	return statement;
}

/* Keys to tables that may come later. */
static void
append_foreign_keys(sqlite3_str *out, sqlite3 *db)
{
	sqlite3_stmt *keys = prepared(db,
		"SELECT t.name, group_concat(f.\"from\", ', '), f.\"table\", group_concat(f.\"to\", ', '), f.on_delete, f.on_update\n"
		"  FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) f\n"
		" WHERE t.type = 'table' GROUP BY t.name, f.id ORDER BY t.name, f.id DESC");

	while (sqlite3_step(keys) == SQLITE_ROW)
		sqlite3_str_appendf(out, "ALTER TABLE %s ADD FOREIGN KEY (%s) REFERENCES %s (%s) ON DELETE %s ON UPDATE %s;\n",
			sqlite3_column_text(keys, 0), sqlite3_column_text(keys, 1), sqlite3_column_text(keys, 2),
			sqlite3_column_text(keys, 3), sqlite3_column_text(keys, 4), sqlite3_column_text(keys, 5));
	sqlite3_finalize(keys);
}

static void
append_made(sqlite3_str *out, sqlite3 *db, const char *type)
{
	sqlite3_stmt *made = prepared(db,
		"SELECT s.name, s.sql, s.sql LIKE 'CREATE VIRTUAL%' FROM sqlite_schema s\n"
		" WHERE s.sql IS NOT NULL AND s.type = ?1 AND s.name NOT LIKE 'sqlite_%'\n"
		"   AND NOT EXISTS (SELECT 1 FROM sqlite_schema v WHERE v.sql LIKE 'CREATE VIRTUAL%' AND s.name GLOB v.name || '_*')\n"
		" ORDER BY s.rowid");

	sqlite3_bind_text(made, 1, type, -1, SQLITE_STATIC);
	while (sqlite3_step(made) == SQLITE_ROW) {
		const char *sql = (const char *)sqlite3_column_text(made, 1);

		if (sqlite3_column_int(made, 2))
			append_search(out, (const char *)sqlite3_column_text(made, 0));
		else if (!strcmp(type, "table"))
			append_table(out, sql);
		else
			append_statement(out, sql);
	}
	sqlite3_finalize(made);
}

char *
postgres_schema(sqlite3 *db)
{
	sqlite3_str *out = sqlite3_str_new(NULL);

	append_made(out, db, "table");
	append_made(out, db, "index");
	append_foreign_keys(out, db);
	append_made(out, db, "view");
	return sqlite3_str_finish(out);
}
