#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/query.h"
#include "store/sqlite.h"

int
sqlite_version_of(struct db *db)
{
	if (!engine_integer(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'"))
		return 0;
	return (int)engine_integer(db, "SELECT coalesce(max(version), 0) FROM schema_versions");
}

static void
record(struct db *db, int version)
{
	char *sql = sqlite3_mprintf("INSERT INTO schema_versions (version, step, made_at) VALUES (%d, %Q, %lld)", version,
		schema_steps[version - 1].name, (long long)clock_now());

	if (!sql)
		fault("out of memory");
	engine_run(db, sql);
	sqlite3_free(sql);
}

/* A step is done whole or not at all. Foreign keys are off (whoever migrates), so that it may rebuild tables; they are
   looked at before the commit. */
void
sqlite_do_step(struct db *db, int version)
{
	engine_run(db, "BEGIN IMMEDIATE");
	engine_run(db,
		"CREATE TABLE IF NOT EXISTS schema_versions (\n"
		"\tversion INTEGER PRIMARY KEY,\n\tstep TEXT NOT NULL,\n\tmade_at INTEGER NOT NULL\n) STRICT");
	engine_run(db, schema_steps[version - 1].sql);
	if (engine_integer(db, "SELECT count(*) FROM pragma_foreign_key_check"))
		fault("schema step %s leaves rows that point to nothing", schema_steps[version - 1].name);
	record(db, version);
	engine_run(db, "COMMIT");
}

/* Not opened when it is there: closing it would drop the locks of this process's other connections. */
static void
make_file(const char *path)
{
	int file;

	if (!access(path, F_OK))
		return;
	file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0660);
	if (file < 0)
		fault_as(fault_of_file(), "%s: %s", path, strerror(errno));
	close(file);
}

struct db *
sqlite_open_to_migrate(const char *path)
{
	struct db *db;

	make_file(path);
	db = sqlite_connect(path, DB_FULL);
	writer_lock(sqlite_of(db));
	sqlite_run(db, "PRAGMA foreign_keys = OFF");
	return db;
}
