#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "store/db.h"

#define LIMIT (8 << 20)

/* On a server nothing is wrong with the file's name. */
static int
not_made(const struct conf *conf, const char *target, const char *problem)
{
	return db_is_on_server(conf->store) ? command_failed("%s", problem) : command_failed("%s: %s", target, problem);
}

int
command_backup(int argc, char **argv)
{
	const char *path = command_options(argc, argv, "FILE");
	struct arena *arena = arena_new(LIMIT);
	const struct conf *conf;
	const char *target, *problem = NULL;
	struct stat status;
	struct db *db;

	if (!path)
		return COMMAND_MISUSED;
	target = argv[optind];
	if (!(conf = command_conf(arena, path)))
		return 1;
	db = db_open(conf->store, DB_FULL);
	db_use_arena(db, arena);
	if (!db_backup(db, target, &problem) || stat(target, &status))
		return not_made(conf, target, problem ? problem : "the copy has vanished.");
	db_close(db);
	printf("%s: %lld bytes. Keep a copy of %s/secret with it: links in mails that are on their way need it.\n", target,
		(long long)status.st_size, conf->state);
	arena_free(arena);
	return 0;
}
