/* A query's values on their way to PostgreSQL, and those of its answer. */
#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "store/postgres.h"
#include "store/postgres_statement.h"
#include "store/query.h"

/* Types as the server numbers them: pg_type.dat. */
enum {
	TYPE_BOOL = 16,
	TYPE_BYTEA = 17,
	TYPE_INT8 = 20,
	TYPE_INT2 = 21,
	TYPE_INT4 = 23,
	TYPE_TEXT = 25,
	TYPE_TEXTS = 1009,
	TYPE_INT8S = 1016,
	TYPE_NUMERIC = 1700
};

#define GIVEN_COLUMNS (GIVEN_INTEGERS + GIVEN_TEXTS)
#define VALUE_MOST ((size_t)1 << 30) /* bytes: the server takes no longer ones, and lengths fit libpq's */

static void *
room(size_t count, size_t size)
{
	void *made = calloc(count + 1, size);

	if (!made)
		fault("out of memory");
	return made;
}

/* --- making a statement --- */

static void
add_value(struct statement *statement, Oid type)
{
	statement->types[statement->count] = type;
	statement->formats[statement->count++] = type != TYPE_TEXT; /* the rest is binary */
}

static void
add_parameter(struct statement *statement, char type)
{
	switch (type) {
	case 'i':
		add_value(statement, TYPE_INT8);
		break;
	case 't':
		add_value(statement, TYPE_TEXT);
		break;
	case 'b':
		add_value(statement, TYPE_BYTEA);
		break;
	default:
		for (int i = 0; i < GIVEN_COLUMNS; i++)
			add_value(statement, i < GIVEN_INTEGERS ? TYPE_INT8S : TYPE_TEXTS);
	}
}

void
postgres_prepare(struct rows *rows)
{
	const struct query_text *text = &query_texts[rows->number];
	struct statement *statement = room(1, sizeof *statement);
	size_t parameters = strlen(text->types), most = parameters * GIVEN_COLUMNS;

	snprintf(statement->name, sizeof statement->name, "q%d", rows->number);
	statement->generation = -1;
	statement->places = room(parameters, sizeof *statement->places);
	statement->types = room(most, sizeof *statement->types);
	statement->values = room(most, sizeof *statement->values);
	statement->pointers = room(most, sizeof *statement->pointers);
	statement->lengths = room(most, sizeof *statement->lengths);
	statement->formats = room(most, sizeof *statement->formats);
	for (size_t i = 0; i < parameters; i++) {
		statement->places[i] = statement->count;
		add_parameter(statement, text->types[i]);
	}
	rows->statement = statement;
	rows->writes = text->writes;
	for (rows->columns = 0; text->columns && text->columns[rows->columns]; rows->columns++)
		;
}

void
postgres_forget(struct rows *rows)
{
	struct statement *statement = rows->statement;

	PQclear(statement->result);
	for (int i = 0; i < statement->count; i++)
		free(statement->values[i].data);
	free(statement->places);
	free(statement->types);
	free(statement->values);
	free(statement->pointers);
	free(statement->lengths);
	free(statement->formats);
	free(statement);
	rows->statement = NULL;
}

/* --- its values --- */

static struct value *
value_at(struct rows *rows, int parameter)
{
	struct statement *statement = rows->statement;
	struct value *value = &statement->values[statement->places[parameter - 1]];

	value->length = 0;
	value->is_null = false;
	return value;
}

static void
append(struct value *value, const void *data, size_t length)
{
	size_t needed = value->length + length + 1;

	if (length >= VALUE_MOST - value->length)
		fault("a value of a query is longer than %zu bytes", VALUE_MOST);
	if (needed > value->capacity) {
		size_t capacity = needed < 64 ? 64 : 2 * needed;
		char *grown = realloc(value->data, capacity);

		if (!grown)
			fault("out of memory");
		value->data = grown;
		value->capacity = capacity;
	}
	if (length)
		memcpy(value->data + value->length, data, length);
	value->length += length;
	value->data[value->length] = 0;
}

static void
append_32(struct value *value, int32_t number)
{
	uint32_t wire = htobe32((uint32_t)number);

	append(value, &wire, sizeof wire);
}

static void
append_64(struct value *value, int64_t number)
{
	uint64_t wire = htobe64((uint64_t)number);

	append(value, &wire, sizeof wire);
}

void
postgres_bind_int(struct rows *rows, int parameter, int64_t value)
{
	append_64(value_at(rows, parameter), value);
}

void
postgres_bind_text(struct rows *rows, int parameter, const char *value)
{
	struct value *bound = value_at(rows, parameter);

	bound->is_null = !value;
	if (value)
		append(bound, value, strlen(value));
}

void
postgres_bind_blob(struct rows *rows, int parameter, const void *value, size_t size)
{
	struct value *bound = value_at(rows, parameter);

	bound->is_null = !value;
	if (value)
		append(bound, value, size);
}

/* An array of one dimension, or of none where it is empty, as it goes over the wire: dimensions, whether there are NULLs, type, length, first
   index, elements. */
static void
begin_array(struct value *array, Oid type, size_t count)
{
	array->length = 0;
	array->is_null = false;
	append_32(array, count > 0);
	append_32(array, count > 0);
	append_32(array, (int32_t)type);
	if (count == 0)
		return;
	append_32(array, (int32_t)count);
	append_32(array, 1);
}

static void
append_text_element(struct value *array, const char *text)
{
	append_32(array, text ? (int32_t)strlen(text) : -1);
	if (text)
		append(array, text, strlen(text));
}

static void
bind_integers(struct value *array, const struct given_rows *given, int column)
{
	begin_array(array, TYPE_INT8, given->count);
	for (size_t i = 0; i < given->count; i++) {
		append_32(array, sizeof(int64_t));
		append_64(array, given->all[i].integers[column]);
	}
}

/* Shorter arrays are filled up with NULL, so what is behind the last text need not be sent: most columns are not used at all. */
static void
bind_texts(struct value *array, const struct given_rows *given, int column)
{
	size_t count = given->count;

	while (count > 0 && !given->all[count - 1].texts[column])
		count--;
	begin_array(array, TYPE_TEXT, count);
	for (size_t i = 0; i < count; i++)
		append_text_element(array, given->all[i].texts[column]);
}

void
postgres_bind_rows(struct rows *rows, int parameter, const struct given_rows *given)
{
	struct value *arrays = value_at(rows, parameter);

	for (int column = 0; column < GIVEN_INTEGERS; column++)
		bind_integers(&arrays[column], given, column);
	for (int column = 0; column < GIVEN_TEXTS; column++)
		bind_texts(&arrays[GIVEN_INTEGERS + column], given, column);
}

/* --- reading a row --- */

static int
digit(char c)
{
	return c >= 'a' ? c - 'a' + 10 : c - '0';
}

/* "\x0aff", as bytea_output = hex has it. The bytes live as long as the answer: in the arena those of a large file would add up. */
static struct cell
blob(PGresult *result, const char *text, size_t length)
{
	size_t count = (length - 2) / 2;
	char *bytes = PQresultAlloc(result, count + 1);

	if (!bytes)
		fault("out of memory");
	for (size_t i = 0; i < count; i++)
		bytes[i] = (char)(digit(text[2 + 2 * i]) << 4 | digit(text[3 + 2 * i]));
	return (struct cell){ .kind = CELL_BLOB, .text = bytes, .length = count };
}

struct cell
postgres_cell(struct rows *rows, int column)
{
	const struct statement *statement = rows->statement;
	PGresult *result = statement->result;
	const char *text = PQgetvalue(result, statement->row, column);
	size_t length = (size_t)PQgetlength(result, statement->row, column);

	if (PQgetisnull(result, statement->row, column))
		return (struct cell){ .kind = CELL_NULL };
	switch (PQftype(result, column)) {
	case TYPE_BOOL:
		return (struct cell){ .kind = CELL_INTEGER, .integer = *text == 't' };
	case TYPE_NUMERIC:
		if (strchr(text, '.'))
			break; /* as the other engine has a real number */
				   /* fall through */
	case TYPE_INT8:
	case TYPE_INT4:
	case TYPE_INT2:
		return (struct cell){ .kind = CELL_INTEGER, .integer = strtoll(text, NULL, 10) };
	case TYPE_BYTEA:
		return blob(result, text, length);
	}
	return (struct cell){ .kind = CELL_TEXT, .text = text, .length = length };
}
