#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/connection.h"
#include "store/db.h"
#include "store/query.h"

int
db_version_needed(void)
{
	return schema_step_count;
}

int
db_version(struct db *db)
{
	if (!engine_integer(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'"))
		return 0;
	return (int)engine_integer(db, "SELECT coalesce(max(version), 0) FROM schema_versions");
}

static void
record_version(struct db *db, int version)
{
	char *sql = sqlite3_mprintf("INSERT INTO schema_versions (version, step, made_at) VALUES (%d, %Q, %lld)", version,
		schema_steps[version - 1].name, (long long)clock_now());

	if (!sql)
		fault("out of memory");
	engine_run(db, sql);
	sqlite3_free(sql);
}

/* A step is done whole or not at all. Foreign keys are off (schema_bring), so that it may rebuild tables; they are
   looked at before the commit. */
static void
do_step(struct db *db, int version)
{
	engine_run(db, "BEGIN IMMEDIATE");
	engine_run(db,
		"CREATE TABLE IF NOT EXISTS schema_versions (\n"
		"\tversion INTEGER PRIMARY KEY,\n\tstep TEXT NOT NULL,\n\tmade_at INTEGER NOT NULL\n) STRICT");
	engine_run(db, schema_steps[version - 1].sql);
	if (engine_integer(db, "SELECT count(*) FROM pragma_foreign_key_check"))
		fault("schema step %s leaves rows that point to nothing", schema_steps[version - 1].name);
	record_version(db, version);
	engine_run(db, "COMMIT");
}

int
schema_bring(struct db *db)
{
	int before = db_version(db);
	int version = before;

	if (version > schema_step_count)
		fault("%s has schema version %d, made by a newer program; this one knows %d", db->path, version, schema_step_count);
	engine_run(db, "PRAGMA foreign_keys = OFF");
	while (version < schema_step_count)
		do_step(db, ++version);
	engine_run(db, "PRAGMA foreign_keys = ON");
	return version - before;
}

struct migration {
	struct db *db;
	int steps;
};

static void
migrate(void *argument)
{
	struct migration *migration = argument;

	writer_lock(migration->db);
	migration->steps = schema_bring(migration->db);
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

int
db_migrate(const char *path)
{
	struct migration migration = { NULL, 0 };
	enum fault_kind kind;

	make_file(path);
	migration.db = connection_open(path, DB_FULL);
	kind = fault_catch(migrate, &migration);
	db_close(migration.db); /* and with it ends a step that failed, and the lock */
	if (kind != FAULT_NONE)
		fault_as(kind, "the schema of %s could not be brought to version %d", path, schema_step_count);
	return migration.steps;
}
