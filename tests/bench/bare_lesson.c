/* The ceiling of completing a lesson: what one completed lesson writes, in one transaction each with synchronous=FULL, by four
   processes that queue on one lock, into a database of Muster's schema with what lessons.mjs put into it.
   Usage: bare_lesson DATABASE FIRST LAST SECONDS; prints how many a second of the members FIRST to LAST completed it. */
#include "bare_sqlite.h"

static const char *const writes[] = {
	"INSERT INTO progress_events (organisation_id, member_id, course_id, round, kind, source, ref, lesson_id, seconds, at, recorded_at,"
	" recorded_by) VALUES (1, ?1, 1000, 1, 'lesson', 'lesson', 'lesson:1000', 1000, 0, ?2, ?2, ?1)",
	"UPDATE enrolments SET status = 'in progress', progress = 10, lessons_done = 1, score = NULL, seconds = 0, started_at = 1,"
	" last_at = ?2, completed_at = NULL WHERE member_id = ?1 AND course_id = 1000",
	"UPDATE memberships SET active_at = ?2 WHERE id = (SELECT id FROM memberships WHERE group_id = 1 AND member_id = ?1 AND current = 1)",
	"UPDATE report_lines SET status = 'in progress', progress = 10, score = NULL, seconds = 0, last_at = ?2, completed_at = NULL"
	" WHERE group_id = 1 AND course_id = 1000 AND membership_id = (SELECT id FROM memberships WHERE group_id = 1 AND member_id = ?1"
	" AND current = 1)",
};
#define WRITES (sizeof writes / sizeof *writes)

static void
complete(sqlite3_stmt *const *statements, int lock, long member)
{
	sqlite3_int64 now = time(NULL);

	check(flock(lock, LOCK_EX) == 0);
	execute("BEGIN IMMEDIATE");
	for (size_t i = 0; i < WRITES; i++) {
		sqlite3_bind_int64(statements[i], 1, member);
		sqlite3_bind_int64(statements[i], 2, now);
		step(statements[i]);
	}
	execute("COMMIT");
	flock(lock, LOCK_UN);
}

static void
work(const char *path, long first, long last, double until, struct done *done)
{
	sqlite3_stmt *statements[WRITES];
	int lock = open_lock(path);
	long member = first;

	open_as_ours(path);
	for (size_t i = 0; i < WRITES; i++)
		statements[i] = prepare(writes[i]);
	for (; member <= last && seconds() < until; member += PROCESSES)
		complete(statements, lock, member);
	*done = (struct done){ (member - first) / PROCESSES, seconds() };
	finish(statements, WRITES);
}

int
main(int argc, char **argv)
{
	return work_together(argc, argv, work);
}
