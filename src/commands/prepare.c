#include <stdlib.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "commands.h"
#include "domain/secret.h"
#include "store/db.h"
#include "view/view.h"
#include "web/server.h"

#define LIMIT (1 << 20)

struct look {
	const struct conf *conf;
	bool fits;
};

/* It was said what is wrong where it does not fit. Closed again before anybody forks: every process opens its own. */
static void
look_at_database(void *argument)
{
	struct look *look = argument;
	const struct conf *conf = look->conf;
	struct arena *arena = arena_new(LIMIT);
	struct db *db = db_open(conf->store, DB_FULL);
	const char *trouble;
	int version = 0;

	db_use_arena(db, arena);
	trouble = db_trouble(db);
	if (trouble)
		log_line(LOG_ERROR, "the database %s cannot be used: %s", db_name(db), trouble);
	else if ((version = db_version(db)) != db_version_needed())
		log_line(LOG_ERROR, "the database is at version %d, this program needs %d. %s", version, db_version_needed(),
			version < db_version_needed() ? "Run `muster migrate`." : "Install the newer program.");
	look->fits = version == db_version_needed();
	db_close(db);
	arena_free(arena);
}

bool
command_database_fits(const struct conf *conf)
{
	struct look look = { .conf = conf };

	if (fault_catch(look_at_database, &look) != FAULT_NONE)
		log_line(LOG_ERROR, "the database cannot be used. Run `muster check` as root: it says what to mend.");
	return look.fits;
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
		log_line(LOG_ERROR,
			"%s/secret is missing, open to everyone or closed to this user. Run `muster check` as root: it says what to mend.",
			conf->state);
		return false;
	}
	if (command_database_fits(conf))
		return true;
	/* A server may come later: until then pages say so. But no old program makes way for one that would not find it. */
	if (!db_is_on_server(conf->store) || getenv(REHEARSAL))
		return false;
	log_line(LOG_WARNING, "starts without the database, and looks for it as long as it takes");
	return true;
}
