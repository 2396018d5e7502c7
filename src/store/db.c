#include "store/db.h"

#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "store/engine.h"
#include "store/query.h"

bool
db_is_on_server(const char *store)
{
	return !strncmp(store, "postgresql://", 13) || !strncmp(store, "postgres://", 11);
}

static const struct engine *
engine_for(const char *store)
{
	return db_is_on_server(store) ? &postgres_engine : &sqlite_engine;
}

struct db *
engine_made(const struct engine *engine, size_t size, const char *store, enum db_safety safety)
{
	struct db *db = calloc(1, size);

	if (!db || !(db->store = strdup(store)) || !(db->queries = calloc((size_t)query_count + 1, sizeof *db->queries)))
		fault("out of memory");
	db->engine = engine;
	db->safety = safety;
	return db;
}

void
engine_freed(struct db *db)
{
	free(db->queries);
	free(db->store);
	free(db->name);
	free(db);
}

struct db *
db_open(const char *store, enum db_safety safety)
{
	return engine_for(store)->open(store, safety);
}

void
db_close(struct db *db)
{
	if (!db)
		return;
	db_rollback(db);
	for (int i = 0; i < query_count; i++)
		if (db->queries[i].statement)
			db->queries[i].db->engine->forget(&db->queries[i]);
	db_close(db->here);
	db->engine->close(db);
}

bool
db_is_far(const struct db *db)
{
	return db->engine == &postgres_engine;
}

const char *
db_name(const struct db *db)
{
	return db->name ? db->name : db->store;
}

void
db_use_memory(struct db *db, int kilobytes)
{
	db->engine->use_memory(db, kilobytes);
}

void
db_set_safety(struct db *db, enum db_safety safety)
{
	if (db->safety == safety)
		return;
	db->safety = safety;
	db->engine->use_safety(db);
}

struct arena *
db_arena(const struct db *db)
{
	return db->arena;
}

void
db_use_arena(struct db *db, struct arena *arena)
{
	db->arena = arena;
	if (db->here)
		db->here->arena = arena;
}

struct arena *
engine_arena(struct db *db)
{
	if (!db->arena)
		fault("rows are read before db_use_arena()");
	return db->arena;
}

int64_t
db_new_id(struct db *db)
{
	return db->engine->new_id(db);
}

void
engine_run(struct db *db, const char *sql)
{
	db->engine->exec(db, sql);
}

int64_t
engine_integer(struct db *db, const char *sql)
{
	return db->engine->integer(db, sql);
}

int
db_wake_fd(struct db *db)
{
	return db->engine->wake_fd(db);
}

void
db_wake_clear(struct db *db)
{
	db->engine->wake_clear(db);
}

/* --- the installation's care --- */

int
db_version_needed(void)
{
	return schema_step_count;
}

const char *
db_trouble(struct db *db)
{
	return db->engine->trouble ? db->engine->trouble(db) : NULL;
}

int
db_version(struct db *db)
{
	return db->engine->version(db);
}

int
schema_bring(struct db *db)
{
	int before = db_version(db), version = before, steps = 0;

	if (version > schema_step_count)
		fault("%s has schema version %d, made by a newer program; this one knows %d", db_name(db), version, schema_step_count);
	while (version < schema_step_count) {
		version = version ? version + 1 : db->engine->first_version();
		db->engine->do_step(db, version);
		steps++;
	}
	return steps;
}

struct migration {
	struct db *db;
	int steps;
};

static void
migrate(void *argument)
{
	struct migration *migration = argument;

	migration->steps = schema_bring(migration->db);
}

int
db_migrate(const char *store)
{
	struct migration migration = { engine_for(store)->open_to_migrate(store), 0 };
	enum fault_kind kind = fault_catch(migrate, &migration);

	db_close(migration.db); /* and with it ends a step that failed, and the lock */
	if (kind != FAULT_NONE)
		fault_as(kind, "the schema could not be brought to version %d", schema_step_count);
	return migration.steps;
}

bool
db_backup(struct db *db, const char *target, const char **problem)
{
	if (db->in_transaction)
		fault("a backup inside a transaction");
	return db->engine->backup(db, target, problem);
}

const char *
db_engine(struct db *db)
{
	return db->engine->words(db);
}

const char *const *
db_engine_remarks(struct db *db)
{
	return db->engine->remarks(db);
}

const char *
db_problem(struct db *db)
{
	return db->engine->problem(db);
}
