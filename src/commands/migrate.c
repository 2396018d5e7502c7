#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "domain/secret.h"
#include "store/db.h"

#define LIMIT (8 << 20)

/* Both users of the installation write here, through the group that the directory hands down. */
static bool
make_directory(const char *path)
{
	umask(0007);
	if (mkdir(path, 02770) == 0 || errno == EEXIST)
		return true;
	command_failed(
		"The state directory %s cannot be made: %s. Make it, or name another one in the configuration.", path, strerror(errno));
	return false;
}

int
command_migrate(int argc, char **argv)
{
	const char *path = command_options(argc, argv, 0, "migrate [-c FILE]");
	struct arena *arena = arena_new(LIMIT);
	const struct conf *conf;
	int steps;

	if (!path)
		return 2;
	if (!(conf = command_conf(arena, path)) || !make_directory(conf->state))
		return 1;
	if (!secret_create(conf->state))
		return command_failed(
			"The secret %s/secret cannot be made: %s. Let this user write to the directory.", conf->state, strerror(errno));
	steps = db_migrate(conf->store);
	printf("The database is at version %d: %s.\n", db_version_needed(), steps ? "brought up to date" : "nothing to do");
	arena_free(arena);
	return 0;
}
