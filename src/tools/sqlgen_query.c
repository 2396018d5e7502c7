/* Reading a query and holding it against the schema. */
#include <ctype.h>
#include <string.h>

#include "tools/sqlgen.h"

static char names[QUERIES_MAX][NAME_MAX_LENGTH + 1];
static int name_count;

/* --- reading a query --- */

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

static bool
is_plain_name(const char *name)
{
	const char *p = name;

	if (!(*p >= 'a' && *p <= 'z'))
		return false;
	while (is_word(*p))
		p++;
	return !*p && p - name <= NAME_MAX_LENGTH;
}

const char *
skip_blanks(const char *p)
{
	while (isspace((unsigned char)*p))
		p++;
	return p;
}

const char *
next_line(const char *p)
{
	const char *end = strchr(p, '\n');

	return end ? end + 1 : p + strlen(p);
}

/* "-- word(" at the start of a line opens a query. */
static bool
is_header(const char *line)
{
	if (strncmp(line, "-- ", 3))
		return false;
	line += 3;
	if (!is_word(*line))
		return false;
	while (is_word(*line))
		line++;
	return *line == '(';
}

const char *
next_header(const char *line)
{
	while (*line && !is_header(line))
		line = next_line(line);
	return line;
}

/* Takes a word of [a-z0-9_] off *text; false when there is none or it is too long. */
static bool
take_word(const char **text, char word[NAME_MAX_LENGTH + 1])
{
	const char *p = skip_blanks(*text);
	size_t length = 0;

	while (is_word(p[length]))
		length++;
	if (!length || length > NAME_MAX_LENGTH)
		return false;
	memcpy(word, p, length);
	word[length] = 0;
	*text = p + length;
	return true;
}

static bool
is_type(const char *type)
{
	return !strcmp(type, "int") || !strcmp(type, "text") || !strcmp(type, "blob") || !strcmp(type, "rows");
}

/* "group_id int" onto the query's list. */
static bool
take_parameter(struct query *query, const char **text)
{
	struct parameter *parameter = &query->parameters[query->parameter_count];

	if (query->parameter_count == PARAMETERS_MAX) {
		complain(query->source, query->start, "%s: more than %d parameters", query->name, PARAMETERS_MAX);
		return false;
	}
	if (!take_word(text, parameter->name) || !take_word(text, parameter->type) || !is_plain_name(parameter->name)) {
		complain(query->source, query->start, "%s: a parameter is written \"name type\"", query->name);
		return false;
	}
	if (!is_type(parameter->type)) {
		complain(query->source, query->start, "%s: unknown type \"%s\" of :%s; int, text, blob and rows exist", query->name,
			parameter->type, parameter->name);
		return false;
	}
	for (int i = 0; i < query->parameter_count; i++)
		if (!strcmp(query->parameters[i].name, parameter->name)) {
			complain(query->source, query->start, "%s: :%s is declared twice", query->name, parameter->name);
			return false;
		}
	query->parameter_count++;
	return true;
}

/* "name(a int, b text): What it gives." */
static bool
parse_header(struct query *query, const char *text)
{
	if (!take_word(&text, query->name) || !is_plain_name(query->name)) {
		complain(query->source, query->start, "the name of a query is [a-z][a-z0-9_]*, at most %d", NAME_MAX_LENGTH);
		return false;
	}
	text = skip_blanks(text + 1);
	while (*text != ')') {
		if (!take_parameter(query, &text))
			return false;
		text = skip_blanks(text);
		if (*text == ',')
			text++;
		else if (*text != ')') {
			complain(query->source, query->start, "%s: parameters end with \")\" and are parted by \",\"", query->name);
			return false;
		}
	}
	if (text[1] != ':' || !*skip_blanks(text + 2)) {
		complain(query->source, query->start, "%s: \"): \" and a sentence on what it gives must follow", query->name);
		return false;
	}
	query->comment = sqlite3_mprintf("%s", skip_blanks(text + 2));
	query->unasked = strstr(query->comment, " unasked.") != NULL;
	return true;
}

/* Header and comment lines, joined; *end is the line after them. */
static char *
joined_comment(const char *line, const char **end)
{
	sqlite3_str *joined = sqlite3_str_new(NULL);

	for (const char *start = line; !strncmp(line, "--", 2) && (line == start || !is_header(line)); line = next_line(line)) {
		const char *from = line + 2;
		const char *to = next_line(line);

		while (*from == ' ')
			from++;
		while (to > from && isspace((unsigned char)to[-1]))
			to--;
		if (sqlite3_str_length(joined))
			sqlite3_str_appendall(joined, " ");
		sqlite3_str_append(joined, from, (int)(to - from));
	}
	*end = line;
	return sqlite3_str_finish(joined);
}

/* --- checking a query --- */

static bool
check_parameters(const struct query *query)
{
	int before = complaints();

	for (int i = 1; i <= sqlite3_bind_parameter_count(query->statement); i++) {
		const char *used = sqlite3_bind_parameter_name(query->statement, i);
		bool declared = false;

		for (int j = 0; used && j < query->parameter_count; j++)
			declared = declared || (*used == ':' && !strcmp(used + 1, query->parameters[j].name));
		if (!declared)
			complain(query->source, query->start, "%s: uses %s, which is not declared", query->name, used ? used : "?");
	}
	for (int i = 0; i < query->parameter_count; i++) {
		char *name = sqlite3_mprintf(":%s", query->parameters[i].name);

		if (!sqlite3_bind_parameter_index(query->statement, name))
			complain(query->source, query->start, "%s: declares %s, which is not used", query->name, name);
		sqlite3_free(name);
	}
	return complaints() == before;
}

static bool
check_columns(const struct query *query)
{
	int before = complaints();
	int count = sqlite3_column_count(query->statement);

	for (int i = 0; i < count; i++) {
		const char *name = sqlite3_column_name(query->statement, i);

		if (!is_plain_name(name))
			complain(query->source, query->start, "%s: result column %d needs a plain name (AS …), not \"%s\"", query->name,
				i + 1, name);
		for (int j = 0; j < i; j++)
			if (!strcmp(name, sqlite3_column_name(query->statement, j)))
				complain(query->source, query->start, "%s: two result columns are called \"%s\"", query->name, name);
	}
	if (!count && sqlite3_stmt_readonly(query->statement))
		complain(query->source, query->start, "%s: neither gives rows nor changes any", query->name);
	return complaints() == before;
}

static bool
check_name(const struct query *query)
{
	for (int i = 0; i < name_count; i++)
		if (!strcmp(names[i], query->name)) {
			complain(query->source, query->start, "%s: there is another query of this name", query->name);
			return false;
		}
	if (name_count == QUERIES_MAX)
		give_up("too many queries at", query->source->path);
	memcpy(names[name_count++], query->name, sizeof names[0]);
	return true;
}

/* Whether it touches what is stored: json_each and its like are no tables, though the first use of one looks as if it were made. */
static int
note_touch(void *here, int action, const char *table, const char *column, const char *schema, const char *view)
{
	static const char *const no_tables[] = { "json_each", "json_tree", "sqlite_master" };

	(void)column, (void)schema, (void)view;
	if (action != SQLITE_INSERT && action != SQLITE_UPDATE && action != SQLITE_DELETE && action != SQLITE_READ)
		return SQLITE_OK;
	for (size_t i = 0; i < sizeof no_tables / sizeof *no_tables; i++)
		if (!strcmp(table, no_tables[i]))
			return SQLITE_OK;
	*(bool *)here = false;
	return SQLITE_OK;
}

static bool
has_id(sqlite3 *db, struct token table)
{
	char *sql = sqlite3_mprintf(
		"SELECT 1 FROM pragma_table_info('%.*q') WHERE name = 'id' AND pk = 1 AND type = 'INTEGER'", table.length, table.at);
	sqlite3_stmt *statement;
	bool has;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		give_up("cannot read the columns:", sqlite3_errmsg(db));
	has = sqlite3_step(statement) == SQLITE_ROW;
	sqlite3_finalize(statement);
	sqlite3_free(sql);
	return has;
}

/* Of "INSERT INTO table (…) VALUES (…) …" that gives no rows, and its table; else that of kind 0. */
static struct token
values_of(const struct query *query, struct token *table)
{
	const char *end = query->sql + query->sql_length;
	struct token token = token_first(query->sql, end);

	if (!token_is(token, "INSERT") || sqlite3_column_count(query->statement))
		return (struct token){ 0 };
	*table = token_after(token_after(token, end), end);
	token = token_after(*table, end);
	if (token.kind == '(')
		token = after_parentheses(token, end);
	return token_is(token, "VALUES") ? token : (struct token){ 0 };
}

/* Of a table with ids: its caller may ask for the new row's. */
static bool
makes_id(const struct query *query, sqlite3 *db)
{
	struct token table;

	return values_of(query, &table).kind && has_id(db, table);
}

/* Whether it makes or changes one row, or fails. */
static bool
has_one_row(const struct query *query)
{
	const char *end = query->sql + query->sql_length;
	struct token table, token = values_of(query, &table);

	if (!token.kind)
		return false;
	token = after_parentheses(token_after(token, end), end);
	if (token.kind == ',')
		return false;
	while (token.kind && !token_is(token, "NOTHING") && !token_is(token, "WHERE"))
		token = token_after(token, end);
	return !token.kind;
}

#define OTHER "-- on postgresql:\n"

/* A second statement, which is the query there: what stands between the line that says so and ";". What comes behind it, NULL for a
   complaint. */
static const char *
read_other(struct query *query, const char *tail, const char *end)
{
	const char *start = skip_blanks(tail);

	if (strncmp(start, OTHER, strlen(OTHER)))
		return tail;
	query->other = skip_blanks(start + strlen(OTHER));
	for (tail = query->other; tail < end && *tail != ';'; tail += *tail == '\'' ? strcspn(tail + 1, "'") + 2 : 1)
		;
	if (tail >= end || tail == query->other) {
		complain(query->source, start, "%s: needs a statement that ends with \";\"", query->name);
		return NULL;
	}
	query->other_length = (int)(tail - query->other);
	return tail + 1;
}

/* Prepares the one statement between query->sql and end. */
static bool
prepare(sqlite3 *db, struct query *query, const char *end)
{
	const char *tail;
	int result;

	query->here = true;
	sqlite3_set_authorizer(db, note_touch, &query->here);
	result = sqlite3_prepare_v2(db, query->sql, (int)(end - query->sql), &query->statement, &tail);
	sqlite3_set_authorizer(db, NULL, NULL);
	if (result != SQLITE_OK) {
		int offset = sqlite3_error_offset(db);

		complain(
			query->source, offset < 0 ? skip_blanks(query->sql) : query->sql + offset, "%s: %s", query->name, sqlite3_errmsg(db));
		return false;
	}
	if (!query->statement || tail[-1] != ';') {
		complain(query->source, query->start, "%s: needs a statement that ends with \";\"", query->name);
		return false;
	}
	if (query->unasked && sqlite3_column_count(query->statement)) {
		complain(query->source, query->start, "%s: gives rows, so it is asked", query->name);
		return false;
	}
	query->sql_length = (int)(tail - query->sql);
	query->new_id = makes_id(query, db);
	tail = read_other(query, tail, end);
	if (!tail)
		return false;
	query->ahead = query->unasked || (!query->other && has_one_row(query));
	for (tail = skip_blanks(tail); tail < end && !strncmp(tail, "--", 2); tail = skip_blanks(tail))
		tail = next_line(tail);
	if (tail < end) {
		complain(query->source, tail, "%s: a second statement, or a query without its header line", query->name);
		return false;
	}
	return true;
}

bool
query_read(struct query *query, sqlite3 *db, const struct source *source, const char *start, const char *end)
{
	char *header;
	bool good;

	*query = (struct query){ .source = source, .start = start };
	header = joined_comment(start, &query->sql);
	good = parse_header(query, header) && check_name(query) && prepare(db, query, end) && check_parameters(query) &&
		check_columns(query);
	if (good && strstr(query->comment, "*/")) {
		complain(source, start, "%s: a comment cannot hold \"*/\"", query->name);
		good = false;
	}
	sqlite3_free(header);
	return good;
}

void
query_free(struct query *query)
{
	sqlite3_finalize(query->statement);
	sqlite3_free(query->comment);
}
