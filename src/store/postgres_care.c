/* The schema on PostgreSQL, and what is to be known of the server. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "store/postgres.h"
#include "store/query.h"

#define STOCK_PAUSE 2000 /* milliseconds */

#define FOREIGN_TABLES "the database has tables already, and they are not Muster's. Give it a database, or a schema, of its own"
#define REMARKS_MOST 8
#define CLOCKS_APART 5 /* seconds that do no harm: leases last a minute */

struct db *
postgres_open_to_migrate(const char *store)
{
	struct db *db = postgres_engine.open(store, DB_FULL);

	postgres_of(db)->any_version = true;
	postgres_run(db, "SET lock_timeout = 0; SELECT pg_advisory_lock" LOCK_MIGRATION);
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

/* What begin_schema() would stumble over, in words that say how to mend it. */
static void
check_room_for_schema(struct db *db)
{
	const char *name = PQdb(postgres_of(db)->connection), *user = PQuser(postgres_of(db)->connection);

	if (postgres_integer(db, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"))
		fault(FOREIGN_TABLES);
	if (!postgres_integer(db, "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"))
		fault("the user %s may not make tables in the database %s. Make it the owner: ALTER DATABASE \"%s\" OWNER TO \"%s\"",
			user, name, name, user);
	if (postgres_integer(db, "SELECT count(*) FROM pg_available_extensions WHERE name IN ('pg_trgm', 'btree_gin')") < 2)
		fault("the server lacks the extensions pg_trgm and btree_gin. Install PostgreSQL's contrib package there");
	if (postgres_integer(db, "SELECT count(*) FROM pg_extension WHERE extname IN ('pg_trgm', 'btree_gin')") < 2 &&
		!postgres_integer(db, "SELECT has_database_privilege(current_database(), 'CREATE')"))
		fault(
			"the user %s may not add the extensions pg_trgm and btree_gin to the database %s. Make it the owner: ALTER DATABASE \"%s\" "
			"OWNER TO \"%s\"; or add them yourself: CREATE EXTENSION pg_trgm; CREATE EXTENSION btree_gin",
			user, name, name, user);
}

/* The whole schema of the version with which this engine begins, into a database where nobody else lives. */
static void
begin_schema(struct db *db)
{
	check_room_for_schema(db);
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
	*problem =
		"A PostgreSQL store is backed up with PostgreSQL's own means, pg_dump or base backups with the WAL; the README says how.";
	return false;
}

/* One by one, so that a table that somebody else looks at keeps nobody waiting. What goes wrong here shows elsewhere. */
static void
analyze(struct postgres *postgres, const PGresult *tables)
{
	for (int i = 0; i < PQntuples(tables) && postgres->connection; i++) {
		char sql[200];

		snprintf(sql, sizeof sql, "ANALYZE (SKIP_LOCKED) %.100s", PQgetvalue(tables, i, 0));
		PQclear(PQexec(postgres->connection, sql));
		if (PQstatus(postgres->connection) != CONNECTION_OK)
			postgres_drop(postgres);
	}
}

/* The server does it by itself within a minute or so. Until then the plans for a table of a hundred thousand rows, filled just now, are
   those for an empty one. */
void
postgres_take_stock(struct db *db)
{
	struct postgres *postgres = postgres_of(db);
	int64_t now = clock_monotonic();
	PGresult *tables;

	if (!postgres->connection || now - postgres->stock_at < STOCK_PAUSE)
		return;
	postgres->stock_at = now;
	PQclear(PQexec(postgres_ready(postgres), "SELECT pg_stat_force_next_flush()")); /* what was counted here is told */
	tables = PQexec(postgres_ready(postgres),
		"SELECT quote_ident(relname) FROM pg_stat_user_tables"
		" WHERE schemaname = current_schema() AND n_mod_since_analyze > greatest(500, n_live_tup / 2)");
	if (postgres_is_good(tables))
		analyze(postgres, tables);
	PQclear(tables);
}

const char *
postgres_words(struct db *db)
{
	int version = PQserverVersion(postgres_ready(postgres_of(db)));

	return arena_text(engine_arena(db), "PostgreSQL %d.%d", version / 10000, version % 10000);
}

/* What the server says is true of itself, and what that means. The last ones hold for connections that leave the machine. */
static const struct {
	const char *question, *words;
	bool by_network;
} remarks[] = {
	{ "SELECT current_setting('fsync') = 'off' OR current_setting('full_page_writes') = 'off'",
		"fsync or full_page_writes is off: a power cut can cost what was saved. Switch both on." },
	{ "SELECT current_setting('synchronous_commit') = 'off'",
		"synchronous_commit is off: a crash can cost what was answered as saved. Switch it on." },
	{ "SELECT pg_is_in_recovery()", "The server is a standby: nothing can be saved there." },
	{ "SELECT current_setting('synchronous_standby_names') <> '' AND NOT EXISTS (SELECT 1 FROM pg_stat_replication WHERE"
	  " coalesce(sync_state, 'sync') IN ('sync', 'quorum'))",
		"No synchronous standby is connected: whoever saves waits until one is. Start it, or empty synchronous_standby_names." },
	{ "SELECT EXISTS (SELECT 1 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))",
		"A synchronous standby is connected." },
	{ "SELECT NOT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
		"The connection is not encrypted, and leaves this machine. Add sslmode=verify-full to store.", true },
};

/* Whether another machine is at its end. */
static bool
is_by_network(const PGconn *connection)
{
	const char *host = PQhost(connection), *address = PQhostaddr(connection);

	return *host != '/' && strncmp(address, "127.", 4) != 0 && strcmp(address, "::1") != 0;
}

static bool
looks_at_certificate(const char *store)
{
	PQconninfoOption *parts = postgres_parts(store);
	const char *mode = postgres_part(parts, "sslmode");
	bool looks = mode && !strncmp(mode, "verify-", 7);

	PQconninfoFree(parts);
	return looks;
}

/* Not those that a test moves. */
static int64_t
clocks_apart(struct db *db)
{
	int64_t apart = postgres_integer(db, "SELECT extract(epoch FROM clock_timestamp())::bigint") - (int64_t)time(NULL);

	return apart < 0 ? -apart : apart;
}

const char *const *
postgres_remarks(struct db *db)
{
	PGconn *connection = postgres_ready(postgres_of(db));
	bool by_network = is_by_network(connection);
	const char **found = arena_array(engine_arena(db), REMARKS_MOST + 1, sizeof *found);
	int count = 0;

	for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
		if ((by_network || !remarks[i].by_network) && postgres_integer(db, remarks[i].question))
			found[count++] = remarks[i].words;
	if (by_network && PQsslInUse(connection) && !looks_at_certificate(db->store))
		found[count++] =
			"The server's certificate is not looked at: another machine could take its place. Add sslmode=verify-full to store.";
	if (clocks_apart(db) > CLOCKS_APART)
		found[count++] = arena_text(engine_arena(db),
			"The clocks of this machine and of the server are %lld seconds apart: leases of jobs and mails, which all hosts share, go by them."
			" Keep both by NTP.",
			(long long)clocks_apart(db));
	found[count] = NULL;
	return found;
}

/* A role that sees its own things only is told of its own things only. */
const char *
postgres_problem(struct db *db)
{
	if (postgres_integer(db,
			"SELECT to_regclass('schema_versions') IS NULL AND EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema())"))
		return FOREIGN_TABLES ".";
	if (postgres_integer(db, "SELECT count(*) FROM pg_index WHERE NOT indisvalid"))
		return "An index is not valid. Run REINDEX DATABASE there.";
	if (postgres_integer(db, "SELECT count(*) FROM pg_constraint WHERE NOT convalidated"))
		return "A constraint was never validated. Run ALTER TABLE … VALIDATE CONSTRAINT there.";
	return NULL;
}
