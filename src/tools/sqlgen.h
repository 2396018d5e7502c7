/* Inside sqlgen: a query on its way from its file to C.
   Also in sqlgen_complain.c and the other sqlgen_*.c. */
#ifndef MUSTER_SQLGEN_H
#define MUSTER_SQLGEN_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/banned.h"
#include "tools/words.h"

/* An installation on PostgreSQL begins with what the steps up to this one make at once; it takes later ones as they come. */
#define BASELINE 13

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
	const char *other; /* after "-- on postgresql:"; NULL: the same */
	int other_length;
	bool here;    /* reads and writes nothing that is stored */
	bool new_id;  /* makes a row whose id may be asked for */
	bool unasked; /* says so: nobody asks how many rows it changed */
	bool ahead;   /* see query.h */
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
	sqlite3_str *schema;    /* schema.c: the steps, */
	sqlite3_str *postgres;  /* what they make, for PostgreSQL, */
	sqlite3_str *before;    /* and what that needs before */
};

/* Tells what is wrong, with the line of at, and counts it. */
void complain(const struct source *source, const char *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
int complaints(void);
_Noreturn void give_up(const char *what, const char *path);

/* sqlgen_query.c: the next line that opens a query, "-- word(", at or after this one; the end of the text when there is none. */
const char *next_header(const char *line);
const char *next_line(const char *p);
const char *skip_blanks(const char *p);
/* Reads and checks the query between start and end; complains and returns false when it is not as it should be.
   Either way query_free() it. */
bool query_read(struct query *query, sqlite3 *db, const struct source *source, const char *start, const char *end);
void query_free(struct query *query);

/* sqlgen_write.c: its declaration, function, number and text. */
void query_write(struct output *output, const struct query *query);
void append_literal(sqlite3_str *out, const char *text, int length);

/* sqlgen_postgres.c: the query in PostgreSQL's words; the caller frees it with sqlite3_free(). Parameters are $1, $2, … in the order of
   their first use, one of type rows being as many arrays as it has columns. */
char *postgres_query(const struct query *query);
/* "it": the first letters of the parameters' types, in the order of their places. */
char *parameter_types(const struct query *query);
/* A word of type or function. */
void append_spelt(sqlite3_str *out, struct token token);

/* sqlgen_schema.c: the same of the schema that stands in db, rows that steps have put into it too, */
char *postgres_schema(sqlite3 *db);
/* and of one statement of a later step; false: it has no such words. */
bool postgres_statement(sqlite3_str *out, const char *sql, const char *end);

#endif
