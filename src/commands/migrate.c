#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "commands.h"
#include "domain/secret.h"
#include "domain/secret_fits.h"
#include "store/db.h"

#define LIMIT (8 << 20)

static bool
make_directory(const char *path)
{
	if (mkdir(path, 02770) == 0 || errno == EEXIST)
		return true;
	command_failed(
		"The state directory %s cannot be made: %s. Make it, or name another one in the configuration.", path, strerror(errno));
	return false;
}

/* A new secret beside people who were invited with another: a restore, or a further host, that is not complete yet. */
static void
look_at_secret(struct arena *arena, const struct conf *conf)
{
	struct ctx ctx = { .arena = arena, .conf = conf };

	if (!secret_load(conf->state))
		return;
	ctx.db = db_open(conf->store, DB_FULL);
	db_use_arena(ctx.db, arena);
	if (!secret_fits(&ctx))
		printf("Links in mails and enrolment keys were made with another secret than %s/secret.\n"
			   "Copy that of the backup, or of the first host, over it before the start.\n",
			conf->state);
	db_close(ctx.db);
}

int
command_migrate(int argc, char **argv)
{
	const char *path = command_options(argc, argv, "");
	struct arena *arena = arena_new(LIMIT);
	const struct conf *conf;
	int steps;

	if (!path)
		return COMMAND_MISUSED;
	if (!(conf = command_conf(arena, path)) || !make_directory(conf->state))
		return 1;
	if (!secret_create(conf->state))
		return command_failed(
			"The secret %s/secret cannot be made: %s. Let this user write to the directory.", conf->state, strerror(errno));
	steps = db_migrate(conf->store);
	printf("The database is at version %d: %s.\n", db_version_needed(), steps ? "brought up to date" : "nothing to do");
	look_at_secret(arena, conf);
	arena_free(arena);
	return 0;
}
