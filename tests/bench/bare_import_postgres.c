/* The ceiling of an import on PostgreSQL: the rows that ours writes for each of COUNT new people (accounts, addresses, members,
   memberships, their values, words, seats, lines in the reports of two courses, tokens, held mails, provenance, what was done), into a
   database of Muster's schema with what imports.mjs put into it. By COPY, with ids of its own; the counts once a chunk of 1,000 people,
   which is a transaction. Prints people a second.
   Usage: bare_import_postgres URL COUNT */
#include <libpq-fe.h>
#include <stdarg.h>
#include <string.h>

#include "bare.h"

#define CHUNK 1000
#define GROUP "11"

static PGconn *connection;

static void
check(int good)
{
	if (good)
		return;
	fprintf(stderr, "bare_import_postgres: %s\n", PQerrorMessage(connection));
	exit(1);
}

static void
execute(const char *sql)
{
	PGresult *result = PQexec(connection, sql);

	check(PQresultStatus(result) == PGRES_COMMAND_OK || PQresultStatus(result) == PGRES_TUPLES_OK);
	PQclear(result);
}

static long
integer(const char *sql)
{
	PGresult *result = PQexec(connection, sql);
	long value;

	check(PQresultStatus(result) == PGRES_TUPLES_OK);
	value = strtol(PQgetvalue(result, 0, 0), NULL, 10);
	PQclear(result);
	return value;
}

/* ---------------------------------------------------------------- a person's rows */

/* The row of one table; $i is the person's id, of whatever it is, $e the address, $f and $l the names, $s the key to sort by, $r two
   words of 43 characters that nobody has guessed. */
static const struct table {
	const char *columns, *rows;
} tables[] = {
	{ "accounts (id, email, first_name, last_name, created_at)", "$i\t$e\t$f\t$l\t1\n" },
	{ "addresses (id, account_id, email, email_key)", "$i\t$i\t$e\t$e\n" },
	{ "account_search (rowid, scope, words)", "$i\t倀倀倀\t$f $l $e\n" },
	{ "members (id, organisation_id, account_id, sort_key, joined_at, branch_id, email_key)", "$i\t1\t$i\t$s\t1\t1\t$e\n" },
	{ "member_search (rowid, scope, words)", "$i\t倀倀倁\t$f $l $e\n" },
	{ "member_values (organisation_id, member_id, field_id, value, value_key)",
		"1\t$i\t1\tCare worker\tcare worker\n1\t$i\t2\t2026-03-12\t2026-03-12\n1\t$i\t3\t$i\t$i\n" },
	{ "memberships (id, organisation_id, group_id, member_id, status, email, email_key, email_wire, first_name, last_name, sort_key,"
	  " route, route_detail, added_by, added_at, status_at, active_at, pinned, seat)",
		"$i\t1\t" GROUP "\t$i\tactive\t$e\t$e\t$e\t$f\t$l\t$s\timport\tpeople.csv, line $i\t1\t1\t1\t1\t1\t1\n" },
	{ "membership_search (rowid, scope, words)", "$i\t倀倀個\t$f $l $e\n" },
	{ "seat_entries (id, organisation_id, group_id, at, account_id, why, seats, held, held_after, membership_id)",
		"$i\t1\t" GROUP "\t1\t1\tenrolled\t0\t1\t$i\t$i\n" },
	{ "report_lines (organisation_id, group_id, course_id, membership_id, member_id, sort_key, status, progress)",
		"1\t" GROUP "\t1\t$i\t$i\t$s\tnot started\t-1\n1\t" GROUP "\t2\t$i\t$i\t$s\tnot started\t-1\n" },
	{ "tokens (id, purpose, account_id, email, email_key, nonce, token_hash, created_at, expires_at)",
		"$i\twelcome\t$i\t$e\t$e\t$r\t$r\t1\t2000000000\n" },
	{ "messages (id, organisation_id, kind, email, email_wire, membership_id, account_id, token_id, message_id, status, send_at,"
	  " sent_by, created_at)",
		"$i\t1\twelcome\t$e\t$e\t$i\t$i\t$i\t$r@muster.example\theld\t1\t1\t1\n" },
	{ "activities (id, organisation_id, group_id, account_id, at, kind, verb, membership_id, member_id, subject, detail)",
		"$i\t1\t" GROUP "\t1\t1\tmembership\tmembership.enrolled\t$i\t$i\t$e\tpeople.csv, line $i\n" },
	{ "import_deeds (import_id, number, step, deed, group_id, membership_id, member_id)",
		"1\t$i\t1\tcreated\t\\N\t\\N\t$i\n1\t$i\t2\tenrolled\t" GROUP "\t$i\t$i\n" },
};
#define TABLES (sizeof tables / sizeof *tables)

/* The counts that all of a chunk change. */
static const char *const counts[] = {
	"UPDATE groups SET seats_held = seats_held + %d, active_at = 1 WHERE organisation_id = 1 AND id = " GROUP,
	"UPDATE member_counts SET people = people + %d WHERE organisation_id = 1 AND status = 'active'",
	"UPDATE membership_counts SET people = people + %d WHERE group_id = " GROUP " AND status = 'active'",
	"UPDATE report_totals SET learners = learners + %d WHERE group_id = " GROUP,
	"UPDATE imports SET run_to = run_to + %d WHERE id = 1",
};
#define COUNTS (sizeof counts / sizeof *counts)

static char rows[CHUNK * 512], *end;

static void __attribute__((format(printf, 1, 2))) append(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	end += vsnprintf(end, (size_t)(rows + sizeof rows - end), format, arguments);
	va_end(arguments);
	check(end < rows + sizeof rows);
}

static void
append_row(const char *row, long id)
{
	for (; *row; row++)
		if (*row != '$')
			append("%c", *row);
		else
			switch (*++row) {
			case 'i':
				append("%ld", id);
				break;
			case 'e':
				append("bare%ld@import.example", id);
				break;
			case 'f':
				append("First%ld", id % 4999);
				break;
			case 'l':
				append("Lastname%ld", id % 9973);
				break;
			case 's':
				append("lastname%ld first%ld", id % 9973, id % 4999);
				break;
			case 'r':
				append("%08lx-%08lx-%08lx-%016lx", random(), random(), random(), id);
				break;
			}
}

static void
copy(const struct table *table, long first, int people)
{
	char sql[500];
	PGresult *result;

	end = rows;
	for (long id = first; id < first + people; id++)
		append_row(table->rows, id);
	snprintf(sql, sizeof sql, "COPY %s FROM STDIN", table->columns);
	result = PQexec(connection, sql);
	check(PQresultStatus(result) == PGRES_COPY_IN);
	PQclear(result);
	check(PQputCopyData(connection, rows, (int)(end - rows)) == 1 && PQputCopyEnd(connection, NULL) == 1);
	while ((result = PQgetResult(connection))) {
		check(PQresultStatus(result) == PGRES_COMMAND_OK);
		PQclear(result);
	}
}

static void
chunk(long first, int people)
{
	char sql[500];

	execute("BEGIN");
	for (size_t i = 0; i < TABLES; i++)
		copy(&tables[i], first, people);
	for (size_t i = 0; i < COUNTS; i++) {
		snprintf(sql, sizeof sql, counts[i], people);
		execute(sql);
	}
	execute("COMMIT");
}

int
main(int argc, char **argv)
{
	long count = argc == 3 ? strtol(argv[2], NULL, 10) : 0, first;
	double from;

	if (!count)
		return 2;
	srandom((unsigned)time(NULL));
	connection = PQconnectdb(argv[1]);
	check(PQstatus(connection) == CONNECTION_OK);
	execute(
		"INSERT INTO imports (id, organisation_id, group_id, account_id, kind, status, file_name, file_size, file_hash, created_at)"
		" VALUES (1, 1, " GROUP ", 1, 'enrol', 'running', 'people.csv', 1, '', 1) ON CONFLICT DO NOTHING");
	first = integer(
		"SELECT greatest((SELECT max(id) FROM accounts), (SELECT max(id) FROM memberships), (SELECT max(id) FROM messages),"
		" (SELECT max(id) FROM seat_entries), (SELECT max(id) FROM activities)) + 1000000");
	from = seconds();
	for (long done = 0; done < count; done += CHUNK)
		chunk(first + done, (int)(count - done < CHUNK ? count - done : CHUNK));
	printf("%.0f\n", (double)count / (seconds() - from));
	PQfinish(connection);
	return 0;
}
