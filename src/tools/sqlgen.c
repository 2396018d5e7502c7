/* sqlgen OUTDIR STEP... -- FILE...    (steps of the schema in order, files of queries)
   Turns named queries into typed C functions. Every query is prepared against the schema first, so that a misspelt column,
   a missing parameter or a second statement stops the build, with file:line. How queries are written: sql/README.md.
   Writes OUTDIR/queries.h, queries.c and schema.c, and none of them when anything is wrong. */
#include <ctype.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/banned.h"

#define FILE_MAX 1000000
#define QUERIES_MAX 2000
#define PARAMETERS_MAX 40
#define NAME_MAX_LENGTH 60

struct source {
	const char *path;
	char *text;
};

struct parameter {
	char name[NAME_MAX_LENGTH + 1];
	char type[NAME_MAX_LENGTH + 1];
};

struct query {
	const struct source *source;
	const char *start; /* its header line */
	const char *sql;
	int sql_length;
	char name[NAME_MAX_LENGTH + 1];
	struct parameter parameters[PARAMETERS_MAX];
	int parameter_count;
	char *comment;
	sqlite3_stmt *statement;
};

struct output {
	sqlite3_str *header;    /* queries.h */
	sqlite3_str *numbers;   /* queries.c: the enum of numbers, */
	sqlite3_str *texts;     /* the table of texts, */
	sqlite3_str *functions; /* the functions */
	sqlite3_str *schema;    /* schema.c */
};

static char names[QUERIES_MAX][NAME_MAX_LENGTH + 1];
static int name_count;
static int problems;

__attribute__((format(printf, 3, 4))) static void
complain(const struct source *source, const char *at, const char *format, ...)
{
	va_list args;
	int line = 1;

	for (const char *p = source->text; p < at && *p; p++)
		line += *p == '\n';
	fprintf(stderr, "%s:%d: ", source->path, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	problems++;
}

_Noreturn static void
give_up(const char *what, const char *path)
{
	fprintf(stderr, "sqlgen: %s %s\n", what, path);
	exit(1);
}

static struct source
source_read(const char *path)
{
	struct source source = { path, sqlite3_malloc(FILE_MAX + 1) };
	FILE *file = fopen(path, "r");
	size_t length;

	if (!file || !source.text)
		give_up("cannot read", path);
	length = fread(source.text, 1, FILE_MAX, file);
	if (ferror(file) || length == FILE_MAX || memchr(source.text, 0, length))
		give_up("not a text file, or longer than 1 MB:", path);
	fclose(file);
	source.text[length] = 0;
	return source;
}

/* --- C text --- */

static void
append_upper(sqlite3_str *out, const char *text)
{
	for (; *text; text++)
		sqlite3_str_appendchar(out, 1, (char)toupper((unsigned char)*text));
}

/* As C string literals, one a line. */
static void
append_literal(sqlite3_str *out, const char *text, int length)
{
	sqlite3_str_appendall(out, "\"");
	for (int i = 0; i < length; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '\n')
			sqlite3_str_appendall(out, i + 1 < length ? "\\n\"\n\t\"" : "\\n");
		else if (c == '"' || c == '\\')
			sqlite3_str_appendf(out, "\\%c", c);
		else if (c < ' ' || c > '~')
			sqlite3_str_appendf(out, "\\%c%c%c", '0' + (c >> 6), '0' + (c >> 3 & 7), '0' + (c & 7));
		else
			sqlite3_str_appendchar(out, 1, (char)c);
	}
	sqlite3_str_appendall(out, "\"");
}

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

static const char *
skip_blanks(const char *p)
{
	while (isspace((unsigned char)*p))
		p++;
	return p;
}

static const char *
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

static const char *
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
	return !strcmp(type, "int") || !strcmp(type, "text") || !strcmp(type, "blob");
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
		complain(query->source, query->start, "%s: unknown type \"%s\" of :%s; int, text and blob exist", query->name,
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
	return true;
}

/* Header and comment lines, joined; *end is the line after them. */
static char *
joined_comment(const char *line, const char **end)
{
	sqlite3_str *joined = sqlite3_str_new(NULL);

	for (; !strncmp(line, "--", 2); line = next_line(line)) {
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
	int before = problems;

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
	return problems == before;
}

static bool
check_columns(const struct query *query)
{
	int before = problems;
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
	return problems == before;
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

/* Prepares the one statement between query->sql and end. */
static bool
prepare(sqlite3 *db, struct query *query, const char *end)
{
	const char *tail;

	if (sqlite3_prepare_v2(db, query->sql, (int)(end - query->sql), &query->statement, &tail) != SQLITE_OK) {
		int offset = sqlite3_error_offset(db);

		complain(query->source, offset < 0 ? query->start : query->sql + offset, "%s: %s", query->name, sqlite3_errmsg(db));
		return false;
	}
	if (!query->statement || tail[-1] != ';') {
		complain(query->source, query->start, "%s: needs a statement that ends with \";\"", query->name);
		return false;
	}
	query->sql_length = (int)(tail - query->sql);
	for (tail = skip_blanks(tail); tail < end && !strncmp(tail, "--", 2); tail = skip_blanks(tail))
		tail = next_line(tail);
	if (tail < end) {
		complain(query->source, tail, "%s: a second statement, or a query without its header line", query->name);
		return false;
	}
	return true;
}

/* --- writing a query --- */

static void
append_signature(sqlite3_str *out, const struct query *query, const char *between)
{
	bool rows = sqlite3_column_count(query->statement) > 0;

	sqlite3_str_appendf(
		out, "%s%sq_%s(struct db *db", rows ? "struct rows *" : "int64_t", rows && *between == ' ' ? "" : between, query->name);
	for (int i = 0; i < query->parameter_count; i++) {
		const struct parameter *parameter = &query->parameters[i];

		if (!strcmp(parameter->type, "int"))
			sqlite3_str_appendf(out, ", int64_t %s", parameter->name);
		else if (!strcmp(parameter->type, "text"))
			sqlite3_str_appendf(out, ", const char *%s", parameter->name);
		else
			sqlite3_str_appendf(out, ", const void *%s, size_t %s_size", parameter->name, parameter->name);
	}
	sqlite3_str_appendall(out, ")");
}

static void
write_declaration(sqlite3_str *out, const struct query *query)
{
	int count = sqlite3_column_count(query->statement);

	sqlite3_str_appendf(out, "\n/* %s */\n", query->comment);
	append_signature(out, query, " ");
	sqlite3_str_appendall(out, ";\n");
	if (!count)
		return;
	sqlite3_str_appendall(out, "enum {");
	for (int i = 0; i < count; i++) {
		sqlite3_str_appendall(out, i ? ", " : " ");
		append_upper(out, query->name);
		sqlite3_str_appendall(out, "_");
		append_upper(out, sqlite3_column_name(query->statement, i));
	}
	sqlite3_str_appendall(out, " };\n");
}

static void
write_function(sqlite3_str *out, const struct query *query)
{
	bool rows = sqlite3_column_count(query->statement) > 0;

	sqlite3_str_appendall(out, "\n");
	append_signature(out, query, "\n");
	sqlite3_str_appendall(out, "\n{\n\tstruct rows *query_ = query_start(db, QUERY_");
	append_upper(out, query->name);
	sqlite3_str_appendall(out, ");\n\n");
	for (int i = 0; i < query->parameter_count; i++) {
		const struct parameter *parameter = &query->parameters[i];
		char *bound = sqlite3_mprintf(":%s", parameter->name);

		sqlite3_str_appendf(out, "\tquery_%s(query_, %d, %s", parameter->type,
			sqlite3_bind_parameter_index(query->statement, bound), parameter->name);
		if (!strcmp(parameter->type, "blob"))
			sqlite3_str_appendf(out, ", %s_size", parameter->name);
		sqlite3_str_appendall(out, ");\n");
		sqlite3_free(bound);
	}
	sqlite3_str_appendf(out, "\treturn %s;\n}\n", rows ? "query_" : "query_run(query_)");
}

static void
write_query(struct output *output, const struct query *query)
{
	write_declaration(output->header, query);
	write_function(output->functions, query);
	sqlite3_str_appendall(output->numbers, "\tQUERY_");
	append_upper(output->numbers, query->name);
	sqlite3_str_appendall(output->numbers, ",\n");
	sqlite3_str_appendf(output->texts, "\t{\"%s\",\n\t", query->name);
	append_literal(output->texts, query->comment, (int)strlen(query->comment));
	sqlite3_str_appendall(output->texts, ",\n\t");
	append_literal(output->texts, query->sql, query->sql_length);
	sqlite3_str_appendall(output->texts, "},\n");
}

/* --- files --- */

static void
read_query(sqlite3 *db, const struct source *source, const char *start, const char *end, struct output *output)
{
	struct query query = { .source = source, .start = start };
	char *header = joined_comment(start, &query.sql);

	if (strstr(header, "*/"))
		complain(source, start, "a comment cannot hold \"*/\"");
	else if (parse_header(&query, header) && check_name(&query) && prepare(db, &query, end) && check_parameters(&query) &&
		check_columns(&query))
		write_query(output, &query);
	sqlite3_finalize(query.statement);
	sqlite3_free(query.comment);
	sqlite3_free(header);
}

/* Before its first query a file may have comment lines on the whole. */
static void
read_queries(sqlite3 *db, const char *path, struct output *output)
{
	struct source source = source_read(path);
	const char *start = next_header(source.text);

	for (const char *p = skip_blanks(source.text); p < start; p = skip_blanks(next_line(p)))
		if (strncmp(p, "--", 2)) {
			complain(&source, p, "a statement without its header line \"-- name(parameter type, …): sentence\"");
			break;
		}
	while (*start) {
		const char *end = next_header(next_line(start));

		read_query(db, &source, start, end, output);
		start = end;
	}
	sqlite3_free(source.text);
}

/* Runs a step of the schema, statement by statement so that an error has its line. */
static bool
apply_schema(sqlite3 *db, const struct source *source)
{
	const char *sql = source->text;

	while (*sql) {
		sqlite3_stmt *statement;
		const char *tail;
		int result = sqlite3_prepare_v2(db, sql, -1, &statement, &tail);
		int offset = sqlite3_error_offset(db);

		if (result == SQLITE_OK && statement)
			while ((result = sqlite3_step(statement)) == SQLITE_ROW)
				;
		if (result != SQLITE_OK && result != SQLITE_DONE) {
			complain(source, offset < 0 ? skip_blanks(sql) : sql + offset, "%s", sqlite3_errmsg(db));
			sqlite3_finalize(statement);
			return false;
		}
		sqlite3_finalize(statement);
		sql = tail;
	}
	return true;
}

/* sql/schema/002-seats.sql must be the second step. */
static void
read_schema(sqlite3 *db, const char *path, int number, struct output *output)
{
	struct source source = source_read(path);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	char *prefix = sqlite3_mprintf("%03d-", number);

	if (strncmp(name, prefix, strlen(prefix)))
		complain(&source, source.text, "step %d of the schema must be a file %s….sql", number, prefix);
	else if (apply_schema(db, &source)) {
		sqlite3_str_appendf(output->schema, "\t{\"%s\",\n\t", name);
		append_literal(output->schema, source.text, (int)strlen(source.text));
		sqlite3_str_appendall(output->schema, "},\n");
	}
	sqlite3_free(prefix);
	sqlite3_free(source.text);
}

static void
write_file(const char *directory, const char *name, const char *text)
{
	char *path = sqlite3_mprintf("%s/%s", directory, name);
	FILE *file = fopen(path, "w");

	if (!file || fputs(text, file) < 0 || fclose(file))
		give_up("cannot write", path);
	sqlite3_free(path);
}

#define MADE "/* Made by src/tools/sqlgen.c from sql/. Changes here are lost. */\n"

/* Writes the files unless there were problems; frees the output either way. */
static void
write_files(const char *directory, struct output *output)
{
	char *parts[] = { sqlite3_str_finish(output->header), sqlite3_str_finish(output->numbers), sqlite3_str_finish(output->texts),
		sqlite3_str_finish(output->functions), sqlite3_str_finish(output->schema) };
	char *header = sqlite3_mprintf(
		MADE "#ifndef MUSTER_QUERIES_H\n#define MUSTER_QUERIES_H\n\n#include \"store/db.h\"\n%s\n#endif\n", parts[0]);
	char *code = sqlite3_mprintf(MADE "#include \"queries.h\"\n\n#include \"store/query.h\"\n\nenum {\n%s\tQUERIES\n};\n\n"
									  "const struct query_text query_texts[] = {\n%s\t{NULL, NULL, NULL}\n};\n"
									  "const int query_count = QUERIES;\n%s",
		parts[1], parts[2], parts[3]);
	char *schema =
		sqlite3_mprintf(MADE "#include \"store/query.h\"\n\nconst struct schema_step schema_steps[] = {\n%s\t{NULL, NULL}\n};\n"
							 "const int schema_step_count = sizeof schema_steps / sizeof *schema_steps - 1;\n",
			parts[4]);

	if (!problems) {
		write_file(directory, "queries.h", header);
		write_file(directory, "queries.c", code);
		write_file(directory, "schema.c", schema);
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		sqlite3_free(parts[i]);
	sqlite3_free(header);
	sqlite3_free(code);
	sqlite3_free(schema);
}

static sqlite3 *
open_memory(void)
{
	sqlite3 *db;

	if (sqlite3_open(":memory:", &db) != SQLITE_OK || sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, NULL) != SQLITE_OK ||
		sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL) != SQLITE_OK ||
		sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL) != SQLITE_OK ||
		sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) != SQLITE_OK)
		give_up("cannot open", "an in-memory database");
	return db;
}

int
main(int argc, char **argv)
{
	struct output output = { sqlite3_str_new(NULL), sqlite3_str_new(NULL), sqlite3_str_new(NULL), sqlite3_str_new(NULL),
		sqlite3_str_new(NULL) };
	sqlite3 *db = open_memory();
	int i = 2;

	for (; i < argc && strcmp(argv[i], "--"); i++)
		read_schema(db, argv[i], i - 1, &output);
	if (i >= argc)
		give_up("usage:", "sqlgen OUTDIR schema/001-NAME.sql … -- NAME.sql …");
	if (!problems)
		while (++i < argc)
			read_queries(db, argv[i], &output);
	write_files(argv[1], &output);
	sqlite3_close(db);
	return problems ? 1 : 0;
}
