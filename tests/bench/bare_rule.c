/* The ceiling of asking one rule of everybody: the join that yields the same people, stepped from its first row to its last. Of the
   orders in which it can be done this is the quickest that was found; the engine's own choice took twice as long.
   Usage: bare_rule DATABASE ORGANISATION COURSE FIELD BRANCH JOINED PEOPLE; prints how many of that many people were asked in a second,
   how many match, and the sum of their ids. */
#include "bare_sqlite.h"

#define PARAMETERS 5
#define TIMES 7

static const char query[] =
	"WITH RECURSIVE below (id) AS (SELECT ?4 UNION ALL"
	" SELECT b.id FROM below JOIN branches b ON b.organisation_id = ?1 AND b.parent_id = below.id)"
	" SELECT m.id FROM member_values v CROSS JOIN enrolments e CROSS JOIN members m"
	" WHERE v.field_id = ?3 AND v.value_key IN ('a', 'b') AND v.fits = 1"
	"   AND e.member_id = v.member_id AND e.course_id = ?2 AND e.status = 'completed'"
	"   AND m.id = v.member_id AND m.organisation_id = ?1 AND m.status = 'active' AND m.email_key LIKE '%@north.example'"
	"   AND m.branch_id IN (SELECT id FROM below) AND m.joined_at >= ?5";

int
main(int argc, char **argv)
{
	sqlite3_stmt *row;
	sqlite3_int64 sum = 0;
	int matches = 0;
	double best = 0;

	if (argc != PARAMETERS + 3)
		return 2;
	/* As our programs set it. */
	sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	check(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK);
	row = prepare(query);
	for (int i = 1; i <= PARAMETERS; i++)
		sqlite3_bind_int64(row, i, strtoll(argv[i + 1], NULL, 10));
	for (int time = 0; time < TIMES; time++) {
		double from = seconds(), took;

		matches = 0;
		sum = 0;
		for (; sqlite3_step(row) == SQLITE_ROW; matches++)
			sum += sqlite3_column_int64(row, 0);
		sqlite3_reset(row);
		took = seconds() - from;
		best = !best || took < best ? took : best;
	}
	printf("%.0f %d %lld\n", strtod(argv[PARAMETERS + 2], NULL) / best, matches, sum);
	finish(&row, 1);
	return 0;
}
