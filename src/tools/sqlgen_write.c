/* A query as C. */
#include <ctype.h>
#include <string.h>

#include "tools/sqlgen.h"

static void
append_upper(sqlite3_str *out, const char *text)
{
	for (; *text; text++)
		sqlite3_str_appendchar(out, 1, (char)toupper((unsigned char)*text));
}

/* As C string literals, one a line. */
void
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

static void
append_signature(sqlite3_str *out, const struct query *query, const char *between)
{
	bool rows = sqlite3_column_count(query->statement) > 0;

	sqlite3_str_appendf(out, "%s%sq_%s(struct db *db",
		rows                 ? "struct rows *"
			: query->unasked ? "void"
							 : "int64_t",
		rows && *between == ' ' ? "" : between, query->name);
	for (int i = 0; i < query->parameter_count; i++) {
		const struct parameter *parameter = &query->parameters[i];

		if (!strcmp(parameter->type, "int"))
			sqlite3_str_appendf(out, ", int64_t %s", parameter->name);
		else if (!strcmp(parameter->type, "text"))
			sqlite3_str_appendf(out, ", const char *%s", parameter->name);
		else if (!strcmp(parameter->type, "rows"))
			sqlite3_str_appendf(out, ", const struct given_rows *%s", parameter->name);
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
	sqlite3_str_appendf(out, "\t%s%s;\n}\n", query->unasked ? "" : "return ", rows ? "query_" : "query_run(query_)");
}

static void
write_columns(sqlite3_str *out, const struct query *query)
{
	int count = sqlite3_column_count(query->statement);

	if (!count) {
		sqlite3_str_appendall(out, ",\n\tNULL");
		return;
	}
	sqlite3_str_appendall(out, ",\n\t(const char *const[]){ ");
	for (int i = 0; i < count; i++)
		sqlite3_str_appendf(out, "\"%s\", ", sqlite3_column_name(query->statement, i));
	sqlite3_str_appendall(out, "NULL }");
}

/* What only the other engine is told. */
static void
write_postgres(sqlite3_str *out, const struct query *query)
{
	char *types = parameter_types(query);

	if (query->here && !query->other) {
		sqlite3_str_appendall(out, "NULL");
	} else {
		char *postgres = postgres_query(query);

		append_literal(out, postgres, (int)strlen(postgres));
		sqlite3_free(postgres);
	}
	sqlite3_str_appendf(out, ",\n\t\"%s\", %s, %s, %s },\n", types, query->new_id ? "true" : "false",
		query->ahead ? "true" : "false", sqlite3_stmt_readonly(query->statement) ? "false" : "true");
	sqlite3_free(types);
}

void
query_write(struct output *output, const struct query *query)
{
	write_declaration(output->header, query);
	write_function(output->functions, query);
	sqlite3_str_appendall(output->numbers, "\tQUERY_");
	append_upper(output->numbers, query->name);
	sqlite3_str_appendall(output->numbers, ",\n");
	sqlite3_str_appendf(output->texts, "\t{ \"%s\",\n\t", query->name);
	append_literal(output->texts, query->comment, (int)strlen(query->comment));
	sqlite3_str_appendall(output->texts, ",\n\t");
	append_literal(output->texts, query->sql, query->sql_length);
	write_columns(output->texts, query);
	sqlite3_str_appendall(output->texts, ",\n\t");
	write_postgres(output->texts, query);
}
