#include <stdlib.h>

#include "base/clock.h"
#include "base/log.h"
#include "commands.h"
#include "domain/secret.h"
#include "store/db.h"
#include "view/view.h"
#include "web/server.h"

#define LIMIT (1 << 20)

/* false after it was said what is wrong. Closed again before anybody forks: every process opens its own. */
static bool
look_at_database(const struct conf *conf)
{
	struct arena *arena = arena_new(LIMIT);
	struct db *db = db_open(conf->store, DB_FULL);
	const char *trouble;
	int version = 0;

	db_use_arena(db, arena);
	trouble = db_trouble(db);
	if (trouble)
		log_line(LOG_ERROR, "the database %s cannot be used: %s", db_name(db), trouble);
	else if ((version = db_version(db)) != db_version_needed())
		log_line(LOG_ERROR, "the database is at version %d, this program needs %d. Run `muster migrate`.", version,
			db_version_needed());
	db_close(db);
	arena_free(arena);
	return version == db_version_needed();
}

bool
command_prepare(const struct conf *conf)
{
	const char *problem = view_load(conf->templates);

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
	if (look_at_database(conf))
		return true;
	/* A server may come later: until then pages say so. But no old program makes way for one that would not find it. */
	if (!db_is_on_server(conf->store) || getenv(REHEARSAL))
		return false;
	log_line(LOG_WARNING, "starts without the database, and looks for it as long as it takes");
	return true;
}
