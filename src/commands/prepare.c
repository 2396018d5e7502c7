#include "base/clock.h"
#include "base/log.h"
#include "commands.h"
#include "domain/secret.h"
#include "store/db.h"
#include "view/view.h"

#define LIMIT (1 << 20)

/* Closed again before anybody forks: every process opens its own. */
static int
database_version(const struct conf *conf)
{
	struct arena *arena = arena_new(LIMIT);
	struct db *db = db_open(conf->store, DB_FULL);
	int version;

	db_use_arena(db, arena);
	version = db_version(db);
	db_close(db);
	arena_free(arena);
	return version;
}

bool
command_prepare(const struct conf *conf)
{
	const char *problem = view_load(conf->templates);
	int version;

	clock_offset_file(conf->clock);
	if (problem) {
		log_line(LOG_ERROR, "templates: %s", problem);
		return false;
	}
	if (!secret_load(conf->state)) {
		log_line(
			LOG_ERROR, "%s/secret is missing or open to everyone. Run `muster migrate`, then give it mode 0640.", conf->state);
		return false;
	}
	version = database_version(conf);
	if (version != db_version_needed())
		log_line(LOG_ERROR, "the database is at version %d, this program needs %d. Run `muster migrate`.", version,
			db_version_needed());
	return version == db_version_needed();
}
