/* Backups and looking after the file. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/directory.h"
#include "store/sqlite.h"

const char *
sqlite_words(struct db *db)
{
	static char name[40];

	(void)db;
	sqlite3_snprintf(sizeof name, name, "SQLite %s", sqlite3_libversion());
	return name;
}

const char *const *
sqlite_remarks(struct db *db)
{
	static const char *const remarks[] = {
		"Before 3.51.3 a checkpoint beside a write may lose pages; Muster's writer lock keeps the two apart, so nothing is to be done.",
		NULL
	};

	(void)db;
	return sqlite3_libversion_number() < 3051003 ? remarks : remarks + 1;
}

/* The first row as text, its columns parted by blanks; NULL when there is none. */
static const char *
first_row(struct db *db, sqlite3 *handle, const char *sql)
{
	sqlite3_stmt *statement;
	const char *words = NULL;

	if (sqlite3_prepare_v2(handle, sql, -1, &statement, NULL) != SQLITE_OK)
		return arena_string(engine_arena(db), sqlite3_errmsg(handle));
	if (sqlite3_step(statement) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(statement); i++)
			words = arena_text(engine_arena(db), "%s%s%s", words ? words : "", words ? " " : "",
				(const char *)sqlite3_column_text(statement, i));
	if (sqlite3_finalize(statement) != SQLITE_OK)
		return arena_string(engine_arena(db), sqlite3_errmsg(handle));
	return words;
}

const char *
sqlite_problem(struct db *db)
{
	sqlite3 *handle = sqlite_of(db)->handle;
	const char *words = first_row(db, handle, "PRAGMA integrity_check(1)");

	if (words && !strcmp(words, "ok"))
		words = first_row(db, handle,
			"SELECT 'a row of ' || \"table\" || ' points to a missing row of ' || parent FROM pragma_foreign_key_check LIMIT 1");
	else if (!words)
		words = "the integrity check says nothing";
	return words ? arena_text(engine_arena(db), "%s. Stop Muster and take the latest good backup.", words) : NULL;
}

/* --- backup --- */

/* NULL when the copy is whole, else what went wrong. */
static const char *
copy(struct db *db, sqlite3 *target)
{
	/* In one step: stepwise, a writer would restart it for ever. */
	sqlite3_backup *backup = sqlite3_backup_init(target, "main", sqlite_of(db)->handle, "main");
	int result;

	if (!backup)
		return sqlite3_errmsg(target);
	result = sqlite3_backup_step(backup, -1);
	if (sqlite3_backup_finish(backup) != SQLITE_OK || result != SQLITE_DONE)
		return sqlite3_errstr(result);
	/* One file, without a WAL beside it. */
	if (sqlite3_exec(target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) != SQLITE_OK)
		return sqlite3_errmsg(target);
	return NULL;
}

static const char *
copy_and_check(struct db *db, const char *path)
{
	sqlite3 *target;
	const char *problem = NULL;

	if (sqlite3_open_v2(path, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
		problem = sqlite3_errmsg(target);
	if (!problem)
		problem = copy(db, target);
	if (!problem) {
		problem = first_row(db, target, "PRAGMA quick_check(1)");
		if (problem && !strcmp(problem, "ok"))
			problem = NULL;
	}
	problem = arena_string(engine_arena(db), problem);
	if (sqlite3_close(target) != SQLITE_OK && !problem)
		problem = "the copy could not be closed";
	return problem;
}

/* The file's entry in its directory is on the disk only after this. */
static bool
sync_directory(struct db *db, const char *path)
{
	const char *slash = strrchr(path, '/');

	return directory_sync(slash ? arena_copy(engine_arena(db), path, (size_t)(slash - path) + 1) : ".");
}

/* The half copy, and what the engine has left beside it where there was no room to clear up. */
static void
remove_copy(struct db *db, const char *target)
{
	const char *endings[] = { "", "-journal", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		unlink(arena_text(engine_arena(db), "%s%s", target, endings[i]));
}

bool
sqlite_backup_to(struct db *db, const char *target, const char **problem)
{
	int file;

	file = open(target, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (file < 0) {
		*problem = errno == EEXIST ? "There is a file of this name already; name a new one."
								   : arena_text(engine_arena(db), "The file cannot be made: %s.", strerror(errno));
		return false;
	}
	*problem = copy_and_check(db, target);
	if (!*problem && (fsync(file) || !sync_directory(db, target)))
		*problem = strerror(errno);
	close(file);
	if (*problem) {
		remove_copy(db, target);
		*problem = arena_text(engine_arena(db), "The copy was not made: %s.", *problem);
	}
	return !*problem;
}
