/* The ceiling of completing a lesson: what one completed lesson writes, in one transaction each with synchronous=FULL, by four
   processes that queue on one lock, into a database of Muster's schema with what lessons.mjs put into it.
   Usage: bare_lesson DATABASE FIRST LAST SECONDS; prints how many a second of the members FIRST to LAST completed it. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PROCESSES 4

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

static sqlite3 *db;

static void
check(int good)
{
	if (good)
		return;
	fprintf(stderr, "bare_lesson: %s\n", db ? sqlite3_errmsg(db) : "cannot read");
	exit(1);
}

static void
execute(const char *sql)
{
	check(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* What one process did. */
struct done {
	long people;
	double at;
};

/* Settings as ours: foreign keys are on, and the log is moved into the file at the same length. Its own file stays when all close, as
   it does beside a server: writing over what is there is quicker than growing. */
static int
open_all(const char *path, sqlite3_stmt **statements)
{
	char lock[4096];
	int persist = 1;

	check(snprintf(lock, sizeof lock, "%s-writer", path) < (int)sizeof lock);
	check(sqlite3_open(path, &db) == SQLITE_OK);
	sqlite3_busy_timeout(db, 5000);
	check(sqlite3_file_control(db, "main", SQLITE_FCNTL_PERSIST_WAL, &persist) == SQLITE_OK);
	execute("PRAGMA synchronous = FULL");
	execute("PRAGMA foreign_keys = ON");
	execute("PRAGMA wal_autocheckpoint = 16000");
	for (size_t i = 0; i < WRITES; i++)
		check(sqlite3_prepare_v3(db, writes[i], -1, SQLITE_PREPARE_PERSISTENT, &statements[i], NULL) == SQLITE_OK);
	return open(lock, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
}

static void
complete(sqlite3_stmt *const *statements, int lock, long member)
{
	sqlite3_int64 now = time(NULL);

	check(flock(lock, LOCK_EX) == 0);
	execute("BEGIN IMMEDIATE");
	for (size_t i = 0; i < WRITES; i++) {
		sqlite3_bind_int64(statements[i], 1, member);
		sqlite3_bind_int64(statements[i], 2, now);
		check(sqlite3_step(statements[i]) == SQLITE_DONE);
		sqlite3_reset(statements[i]);
	}
	execute("COMMIT");
	flock(lock, LOCK_UN);
}

static struct done
work(const char *path, long first, long last, double until)
{
	sqlite3_stmt *statements[WRITES];
	int lock = open_all(path, statements);
	struct done done;
	long member = first;

	check(lock >= 0);
	for (; member <= last && seconds() < until; member += PROCESSES)
		complete(statements, lock, member);
	done = (struct done){ (member - first) / PROCESSES, seconds() };
	for (size_t i = 0; i < WRITES; i++)
		sqlite3_finalize(statements[i]);
	sqlite3_close(db);
	return done;
}

int
main(int argc, char **argv)
{
	long first = argc == 5 ? strtol(argv[2], NULL, 10) : 0, last = first ? strtol(argv[3], NULL, 10) : 0, people = 0;
	struct done *all = mmap(NULL, PROCESSES * sizeof *all, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	double from = seconds(), until = from;
	int status;

	if (!first || all == MAP_FAILED)
		return 2;
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			all[i] = work(argv[1], first + i, last, from + strtod(argv[4], NULL));
			exit(0);
		}
	while (wait(&status) > 0)
		check(status == 0);
	for (int i = 0; i < PROCESSES; i++) {
		people += all[i].people;
		until = all[i].at > until ? all[i].at : until;
	}
	printf("%.0f\n", (double)people / (until - from));
	return 0;
}
