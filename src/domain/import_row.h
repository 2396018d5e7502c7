/* One row of an import, read: its cells become a person and what is to be done for them, and whatever is wrong is told.
   Also in import_problem.c (what is wrong with it), import_ask.c (many rows: whether anybody knows the address), import_check.c (against
   what is there). */
#ifndef MUSTER_IMPORT_ROW_H
#define MUSTER_IMPORT_ROW_H

#include "base/email.h"
#include "domain/import_cells.h"
#include "domain/import_learned.h"
#include "domain/import_reader.h"

/* --- reading a row --- */

struct import_value {
	int64_t field;
	const char *value; /* canonical */
};

struct import_row {
	int64_t number;
	struct email email; /* key NULL: none could be read */
	const char *first_name, *last_name;
	int64_t groups[IMPORT_GROUPS_MOST]; /* of the organisation, and this person's to fill; also the import's own group */
	size_t group_count;
	char places[IMPORT_GROUPS_MOST]; /* see import_places_write() */
	int64_t branch;                  /* 0: none given */
	struct import_value *values;
	size_t value_count;
	struct import_learned learned; /* of a row of progress */
	const char *status;            /* "", "active" or "archived" */
	const char *rule;              /* "", "in", "out" or "by rule", see import_rule.h */
	const char *password;          /* NULL: none; never stored in clear, see import_password.h */
	int64_t notify_at;             /* 0: as the whole import */
	struct import_problem *problems;
	size_t problem_count;
	bool has_error;
	bool unheard; /* of a row that is done: nobody, anywhere, has or had anything to do with the address */
	enum { NOT_ASKED, KNOWN, UNHEARD_OF } fame; /* whether anybody knows the address, see import_rows_ask() */
};
/* Reads the cells; problems with line, column and value are in the row. Names of groups are matched as group_find() does, with
   "did you mean"; mistyped endings of well-known mail providers ("gmial.com") get a warning with the address that was meant. */
void import_row_read(
	const struct import_reader *reader, int64_t number, const char *const *cells, size_t count, struct import_row *row);

/* --- what is wrong with it --- */

#define IMPORT_PROBLEMS_MOST 50 /* of one row; more of them are not kept */

void import_row_add_problem(const struct import_reader *reader, struct import_row *row, const struct import_problem *problem);
void import_row_problem(const struct import_reader *reader, struct import_row *row, int column, bool error, const char *suggested,
	const char *words, ...) __attribute__((format(printf, 6, 7)));
bool import_row_has_problem(const struct import_row *row, int column);

/* --- against what is there already --- */

/* Where the row stands in each of its groups, once import_row_plan() has looked: '+' it will take a seat there, '*' it changes how the
   person stands to its rule, '=' neither, so that import_places_write() gives "+12=14"; of a row of progress its course, "=12". */
const char *import_places_write(struct arena *arena, const struct import_row *row);

/* Its first group, where the address may stand already; 0: none, or nobody is there. */
int64_t import_row_stands_in(const struct import_reader *reader, const struct import_row *row);
/* Whether an account or a row's first group knows the addresses, of many rows at once; they come as in the file, between
   import_twins_begin() and import_twins_end(). Rows whose address may have come by earlier in the file are not asked about: by the time
   they are planned, those before them have to be among import_rows. */
void import_rows_ask(const struct import_reader *reader, struct import_row *const *rows, size_t count);

/* "invite", "enrol", "create", "associate", "pin", "exclude", "release", "update", "archive", "restore", "remove", "progress", "already" or "none", as import_rows.plan has it;
   adds problems: there already, archived, same address as row 3, group full is not looked at here (seats are counted for all rows). */
const char *import_row_plan(const struct import_reader *reader, struct import_row *row);

#endif
