/* The ceilings of imports.
   bare_import read FILE DATABASE: libcsv puts the rows of FILE, as they are, into one table, in one transaction.
   bare_import run DATABASE COUNT: an account, a member, a membership, its lines in the reports of two courses, its provenance and its
   message for each of COUNT people, into a database of Muster's schema, in chunks of 1,000 with synchronous=FULL. Both print rows or people a second. */
#include <csv.h>
#include <string.h>

#include "bare_sqlite.h"

#define COLUMNS 8
#define CHUNK 1000

static void
open_database(const char *path)
{
	check(sqlite3_open(path, &db) == SQLITE_OK);
	execute("PRAGMA journal_mode = WAL");
	execute("PRAGMA synchronous = FULL");
}

/* ---------------------------------------------------------------- read */

struct table {
	sqlite3_stmt *insert;
	int column;
	long rows;
};

static void
take_value(void *value, size_t length, void *argument)
{
	struct table *table = argument;

	if (table->column < COLUMNS)
		sqlite3_bind_text(table->insert, ++table->column, value, (int)length, SQLITE_TRANSIENT);
}

static void
take_row(int last, void *argument)
{
	struct table *table = argument;

	(void)last;
	step(table->insert);
	table->column = 0;
	table->rows++;
}

static double
read_file(const char *path)
{
	static char piece[1 << 16];
	struct table table = { .insert = NULL };
	struct csv_parser parser;
	FILE *file = fopen(path, "r");
	double from = seconds();
	size_t length;

	check(file != NULL);
	execute("CREATE TABLE people (a TEXT, b TEXT, c TEXT, d TEXT, e TEXT, f TEXT, g TEXT, h TEXT) STRICT");
	table.insert = prepare("INSERT INTO people VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
	execute("BEGIN IMMEDIATE");
	while ((length = fread(piece, 1, sizeof piece, file)) > 0)
		check(csv_parse(&parser, piece, length, take_value, take_row, &table) == length);
	csv_fini(&parser, take_value, take_row, &table);
	execute("COMMIT");
	fclose(file);
	csv_free(&parser);
	return (double)table.rows / (seconds() - from);
}

/* ---------------------------------------------------------------- run */

enum { ACCOUNT, MEMBER, MEMBERSHIP, LINE_OF_ONE, LINE_OF_TWO, PROVENANCE, MESSAGE, TABLES };

#define LINE(course) \
	"INSERT INTO report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)" \
	" VALUES (1, 1, " course ", ?1, ?1, ?5, 'not started', -1)"

static const char *const inserts[TABLES] = {
	[ACCOUNT] = "INSERT INTO accounts (id, email, first_name, last_name, created_at) VALUES (?1, ?2, ?3, ?4, 1)",
	[MEMBER] =
		"INSERT INTO members (id, organisation_id, account_id, sort_key, joined_at, email_key) VALUES (?1, 1, ?1, ?5, 1, ?2)",
	[MEMBERSHIP] =
		"INSERT INTO memberships (id, organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name,"
		" last_name, sort_key, route, route_detail, added_by, added_at, status_at, active_at)"
		" VALUES (?1, 1, 1, ?1, 'active', ?2, ?2, ?2, ?3, ?4, ?5, 'import', 'november.csv, line 12', 1, 1, 1, 1)",
	[LINE_OF_ONE] = LINE("1"),
	[LINE_OF_TWO] = LINE("2"),
	[PROVENANCE] =
		"INSERT INTO activities (organisation_id, group_id, account_id, at, kind, verb, membership_id, subject, detail)"
		" VALUES (1, 1, 1, 1, 'membership', 'membership.enrolled', ?1, ?2, 'november.csv, line 12')",
	[MESSAGE] = "INSERT INTO messages (organisation_id, kind, email, email_wire, membership_id, account_id, message_id, send_at,"
				" created_at) VALUES (1, 'welcome', ?2, ?2, ?1, ?1, ?6, 1, 1)",
};

static void
insert_person(sqlite3_stmt *const *statements, long id)
{
	char email[64], first[32], last[32], sort[64], message[64];

	snprintf(email, sizeof email, "bare%ld@large.example", id);
	snprintf(first, sizeof first, "First%ld", id);
	snprintf(last, sizeof last, "Last%ld", id % 977);
	snprintf(sort, sizeof sort, "last%ld first%ld", id % 977, id);
	snprintf(message, sizeof message, "%08lx%08lx%08lx@muster.example", random(), random(), random());
	for (int i = 0; i < TABLES; i++) {
		const char *texts[] = { email, first, last, sort, message };

		sqlite3_bind_int64(statements[i], 1, id);
		for (int column = 2; column <= sqlite3_bind_parameter_count(statements[i]); column++)
			sqlite3_bind_text(statements[i], column, texts[column - 2], -1, SQLITE_STATIC);
		step(statements[i]);
	}
}

static double
insert_people(long count)
{
	sqlite3_stmt *statements[TABLES],
		*last = prepare("SELECT MAX((SELECT MAX(id) FROM accounts), (SELECT MAX(id) FROM memberships))");
	double from;
	long id;

	check(sqlite3_step(last) == SQLITE_ROW);
	id = (long)sqlite3_column_int64(last, 0) + 1000000;
	sqlite3_finalize(last);
	for (int i = 0; i < TABLES; i++)
		statements[i] = prepare(inserts[i]);
	from = seconds();
	for (long done = 0; done < count; done++) {
		if (done % CHUNK == 0)
			execute("BEGIN IMMEDIATE");
		insert_person(statements, id++);
		if (done % CHUNK == CHUNK - 1 || done == count - 1)
			execute("COMMIT");
	}
	return (double)count / (seconds() - from);
}

int
main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	srandom((unsigned)time(NULL));
	open_database(strcmp(argv[1], "read") == 0 ? argv[3] : argv[2]);
	if (strcmp(argv[1], "read") == 0)
		printf("%.0f\n", read_file(argv[2]));
	else
		printf("%.0f\n", insert_people(strtol(argv[3], NULL, 10)));
	return 0;
}
