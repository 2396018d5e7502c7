/* sqlgen OUTDIR STEP... -- FILE... [-- BEFORE]    (steps of the schema in order, files of queries, what PostgreSQL needs before the schema)
   Turns named queries into typed C functions. Every query is prepared against the schema first, so that a misspelt column,
   a missing parameter or a second statement stops the build, with file:line. How queries are written: sql/README.md.
   Writes OUTDIR/queries.h, queries.c and schema.c, and none of them when anything is wrong. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite_given.h"
#include "tools/sqlgen.h"

#define FILE_MAX 1000000

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
		struct query query;

		if (query_read(&query, db, &source, start, end))
			query_write(output, &query);
		query_free(&query);
		start = end;
	}
	sqlite3_free(source.text);
}

/* Whether the last line "-- on …" before a statement of a step leaves it to both engines. */
static bool
is_for_both(const struct source *source, const char *statement)
{
	bool both = true;

	for (const char *p = source->text; p < statement; p = next_line(p))
		if (!strncmp(p, "-- on ", 6))
			both = !strncmp(p, "-- on both:", 11);
	return both;
}

/* Runs a step of the schema, statement by statement so that an error has its line; its statements in PostgreSQL's words go to postgres,
   where there is one. */
static bool
apply_schema(sqlite3 *db, const struct source *source, sqlite3_str *postgres)
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
		if (postgres && is_for_both(source, token_first(sql, tail).at) && !postgres_statement(postgres, sql, tail)) {
			complain(source, skip_blanks(sql), "only RAISE(ABORT, …) can stand in a trigger");
			return false;
		}
		sql = tail;
	}
	return true;
}

static void
append_step(sqlite3_str *out, const char *name, const struct source *source, sqlite3_str *postgres)
{
	char *words = sqlite3_str_finish(postgres);

	sqlite3_str_appendf(out, "\t{ \"%s\",\n\t", name);
	append_literal(out, source->text, (int)strlen(source->text));
	sqlite3_str_appendall(out, ",\n\t");
	if (words)
		append_literal(out, words, (int)strlen(words));
	else
		sqlite3_str_appendall(out, "NULL");
	sqlite3_str_appendall(out, " },\n");
	sqlite3_free(words);
}

/* sql/schema/002-seats.sql must be the second step. */
static void
read_schema(sqlite3 *db, const char *path, int number, struct output *output)
{
	struct source source = source_read(path);
	const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	char *prefix = sqlite3_mprintf("%03d-", number);
	sqlite3_str *postgres = sqlite3_str_new(NULL);

	if (strncmp(name, prefix, strlen(prefix)))
		complain(&source, source.text, "step %d of the schema must be a file %s….sql", number, prefix);
	else if (apply_schema(db, &source, number > BASELINE ? postgres : NULL))
		append_step(output->schema, name, &source, postgres);
	else
		sqlite3_free(sqlite3_str_finish(postgres));
	sqlite3_free(prefix);
	sqlite3_free(source.text);
}

static void
write_baseline(sqlite3 *db, struct output *output)
{
	char *schema = postgres_schema(db);

	append_literal(output->postgres, schema, (int)strlen(schema));
	sqlite3_free(schema);
}

static void
read_before(const char *path, struct output *output)
{
	struct source source = source_read(path);

	append_literal(output->before, source.text, (int)strlen(source.text));
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

/* Writes the files unless there were complaints; frees the output either way. */
static void
write_files(const char *directory, struct output *output)
{
	char *parts[] = { sqlite3_str_finish(output->header), sqlite3_str_finish(output->numbers), sqlite3_str_finish(output->texts),
		sqlite3_str_finish(output->functions), sqlite3_str_finish(output->schema), sqlite3_str_finish(output->postgres),
		sqlite3_str_finish(output->before) };
	char *header = sqlite3_mprintf(
		MADE "#ifndef MUSTER_QUERIES_H\n#define MUSTER_QUERIES_H\n\n#include \"store/db.h\"\n%s\n#endif\n", parts[0]);
	char *code = sqlite3_mprintf(MADE "#include \"queries.h\"\n\n#include \"store/query.h\"\n\nenum {\n%s\tQUERIES\n};\n\n"
									  "const struct query_text query_texts[] = {\n%s\t{ .name = NULL }\n};\n"
									  "const int query_count = QUERIES;\n%s",
		parts[1], parts[2], parts[3]);
	char *schema = sqlite3_mprintf(MADE
		"#include \"store/query.h\"\n\nconst struct schema_step schema_steps[] = {\n%s\t{ .name = NULL }\n};\n"
		"const int schema_step_count = sizeof schema_steps / sizeof *schema_steps - 1;\n"
		"const int postgres_baseline = %d;\n\nconst char postgres_schema[] =\n\t%s\n\t%s;\n",
		parts[4], BASELINE, parts[6] ? parts[6] : "\"\"", parts[5]);

	if (!complaints()) {
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
		sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL) != SQLITE_OK || given_register(db) != SQLITE_OK)
		give_up("cannot open", "an in-memory database");
	return db;
}

int
main(int argc, char **argv)
{
	struct output output = { sqlite3_str_new(NULL), sqlite3_str_new(NULL), sqlite3_str_new(NULL), sqlite3_str_new(NULL),
		sqlite3_str_new(NULL), sqlite3_str_new(NULL), sqlite3_str_new(NULL) };
	sqlite3 *db = open_memory();
	int i = 2;

	for (; i < argc && strcmp(argv[i], "--"); i++) {
		read_schema(db, argv[i], i - 1, &output);
		if (!complaints() && (i - 1 == BASELINE || (i - 1 < BASELINE && i + 1 < argc && !strcmp(argv[i + 1], "--"))))
			write_baseline(db, &output);
	}
	if (i >= argc)
		give_up("usage:", "sqlgen OUTDIR schema/001-NAME.sql … -- NAME.sql … [-- postgresql/before.sql]");
	if (!complaints())
		while (++i < argc && strcmp(argv[i], "--"))
			read_queries(db, argv[i], &output);
	if (!complaints() && i + 1 < argc)
		read_before(argv[i + 1], &output);
	write_files(argv[1], &output);
	sqlite3_close(db);
	return complaints() ? 1 : 0;
}
