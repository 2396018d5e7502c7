/* The schema on PostgreSQL, and what is to be known of the server. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "store/postgres.h"
#include "store/query.h"

#define TEXT_OF(number) #number
#define NUMBER(number) TEXT_OF(number)

struct db *
postgres_open_to_migrate(const char *store)
{
	struct db *db = postgres_engine.open(store, DB_FULL);

	postgres_run(db, "SET lock_timeout = 0; SELECT pg_advisory_lock(" NUMBER(LOCK_SPACE) ", " NUMBER(LOCK_MIGRATION) ")");
	return db;
}

int
postgres_version(struct db *db)
{
	if (!postgres_integer(db, "SELECT to_regclass('schema_versions') IS NOT NULL"))
		return 0;
	return (int)postgres_integer(db, "SELECT coalesce(max(version), 0) FROM schema_versions");
}

int
postgres_first_version(void)
{
	return postgres_baseline;
}

/* The whole schema of the version with which this engine begins, into a database where nobody else lives. */
static void
begin_schema(struct db *db)
{
	if (postgres_integer(db, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"))
		fault("the database has tables already, and they are not Muster's: give it a database, or a schema, of its own");
	postgres_run(db, postgres_schema);
	postgres_run(db,
		"CREATE TABLE schema_versions (version BIGINT PRIMARY KEY, step TEXT COLLATE \"C\" NOT NULL, made_at BIGINT NOT NULL)");
}

/* A step is done whole or not at all: here too the schema changes within a transaction. */
void
postgres_do_step(struct db *db, int version)
{
	char sql[200];

	postgres_run(db, "BEGIN");
	postgres_of(db)->is_open = true;
	if (version == postgres_baseline)
		begin_schema(db);
	else
		postgres_run(db, schema_steps[version - 1].postgres);
	snprintf(sql, sizeof sql, "INSERT INTO schema_versions (version, step, made_at) VALUES (%d, '%s', %lld)", version,
		schema_steps[version - 1].name, (long long)clock_now());
	postgres_run(db, sql);
	postgres_run(db, "COMMIT");
	postgres_of(db)->is_open = false;
}

bool
postgres_backup(struct db *db, const char *target, const char **problem)
{
	(void)db, (void)target;
	*problem = "A PostgreSQL store is backed up with PostgreSQL's own means, pg_dump or base backups with the WAL; the README says how.";
	return false;
}

const char *
postgres_words(struct db *db)
{
	int version = PQserverVersion(postgres_ready(postgres_of(db)));

	return arena_text(engine_arena(db), "PostgreSQL %d.%d", version / 10000, version % 10000);
}

const char *
postgres_remark(struct db *db)
{
	if (!postgres_integer(db, "SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'"))
		return "fsync or full_page_writes is off: a power cut can cost what was saved.";
	if (postgres_integer(db, "SELECT current_setting('synchronous_commit') = 'off'"))
		return "synchronous_commit is off: a crash can cost what was answered as saved.";
	return NULL;
}

const char *
postgres_problem(struct db *db)
{
	if (postgres_integer(db, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
		return "an index is not valid: REINDEX DATABASE mends it";
	if (postgres_integer(db, "SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
		return "a constraint was never validated";
	return NULL;
}
