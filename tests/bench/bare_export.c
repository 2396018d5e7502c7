/* The ceiling of a report as CSV: one query over everybody, stepped from its first row to its last, and the same bytes written.
   Usage: bare_export DATABASE GROUP COURSE FILE; prints how many milliseconds it took. */
#include "bare_sqlite.h"

static const char query[] =
	"SELECT trim(a.first_name || ' ' || a.last_name), m.email, l.status, CASE WHEN l.progress < 0 THEN 0 ELSE l.progress END, l.score,"
	" e.started_at, NULLIF(l.last_at, 0), l.completed_at, NULLIF(l.seconds, 0), k.number, k.expires_at"
	"  FROM report_lines l JOIN memberships m ON m.id = l.membership_id JOIN members p ON p.id = m.member_id"
	"  JOIN accounts a ON a.id = p.account_id"
	"  LEFT JOIN enrolments e ON e.member_id = l.member_id AND e.course_id = l.course_id"
	"  LEFT JOIN certificates k ON k.id = (SELECT c.id FROM certificates c WHERE c.member_id = l.member_id AND c.course_id = l.course_id"
	"   AND c.revoked_at IS NULL ORDER BY c.round DESC LIMIT 1)"
	" WHERE l.group_id = ?1 AND l.course_id = ?2 ORDER BY l.sort_key, l.membership_id";

enum { NAME, EMAIL, STATUS, PROGRESS, SCORE, STARTED, LAST, COMPLETED, SECONDS, CERTIFICATE, EXPIRES, COLUMNS };

static void
write_value(FILE *file, sqlite3_stmt *row, int column)
{
	sqlite3_int64 number = sqlite3_column_int64(row, column);
	time_t at = number;
	struct tm day;

	if (sqlite3_column_type(row, column) == SQLITE_NULL)
		return;
	switch (column) {
	case NAME:
	case EMAIL:
	case STATUS:
	case CERTIFICATE:
		fputs((const char *)sqlite3_column_text(row, column), file);
		return;
	case STARTED:
	case LAST:
	case COMPLETED:
	case EXPIRES:
		localtime_r(&at, &day);
		fprintf(file, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
		return;
	case SECONDS:
		fprintf(file, "%lld:%02d:%02d", number / 3600, (int)(number / 60 % 60), (int)(number % 60));
		return;
	default:
		fprintf(file, "%lld", number);
	}
}

int
main(int argc, char **argv)
{
	FILE *file = argc == 5 ? fopen(argv[4], "w") : NULL;
	double from = seconds();
	sqlite3_stmt *row;

	check(file != NULL);
	setenv("TZ", "Europe/London", 1);
	tzset();
	check(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	row = prepare(query);
	sqlite3_bind_text(row, 1, argv[2], -1, SQLITE_STATIC);
	sqlite3_bind_text(row, 2, argv[3], -1, SQLITE_STATIC);
	fputs(
		"\xEF\xBB\xBFname,e-mail,status,progress %,score %,started,last activity,completed,time spent,certificate,valid until\r\n",
		file);
	while (sqlite3_step(row) == SQLITE_ROW)
		for (int i = 0; i < COLUMNS; i++) {
			write_value(file, row, i);
			fputs(i + 1 < COLUMNS ? "," : "\r\n", file);
		}
	check(sqlite3_finalize(row) == SQLITE_OK && fclose(file) == 0);
	printf("%.1f\n", (seconds() - from) * 1e3);
	sqlite3_close(db);
	return 0;
}
