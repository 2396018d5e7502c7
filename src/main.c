/* muster: one program, a table of subcommands. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "web/server.h"
#include "work/runner.h"

#define CONF_MAX (1 << 20)

static int
run(int argc, char **argv, const char *usage, int (*body)(const struct conf *conf))
{
	const char *path = command_options(argc, argv, 0, usage);
	struct arena *arena = arena_new(CONF_MAX);
	const struct conf *conf = path ? command_conf(arena, path) : NULL;
	int status = !path ? 2 : !conf || !command_prepare(conf) ? 1 : body(conf);

	arena_free(arena);
	return status;
}

static int
command_serve(int argc, char **argv)
{
	return run(argc, argv, "serve [-c FILE]", serve);
}

static int
command_work(int argc, char **argv)
{
	return run(argc, argv, "work [-c FILE]", work);
}

static const struct command {
	const char *name, *words;
	int (*run)(int argc, char **argv);
} commands[] = {
	{ "serve", "answer the web server, in the foreground", command_serve },
	{ "work", "send mails and do background jobs, in the foreground", command_work },
	{ "migrate", "make the state and bring the database up to date", command_migrate },
	{ "account", "account create: make an account, such as the first administrator's", command_account },
	{ "import", "import FILE: people from a CSV file", command_import },
	{ "backup", "backup FILE: copy the database, safe beside writers", command_backup },
	{ "copy", "copy FROM TO: move everything into another, empty database", command_copy },
	{ "demo", "fill an empty installation with the demo organisation", command_demo },
	{ "check", "say what is wrong with the installation, and how to mend it", command_check },
};

static int
usage(FILE *out)
{
	fprintf(out, "usage: muster COMMAND [-c FILE] …\n\n");
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].words);
	fprintf(out, "\nFILE is the configuration, %s where it is not named.\n", DEFAULT_CONF);
	return out == stdout ? 0 : 2;
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return usage(stderr);
	if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)
		return usage(stdout);
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
	fprintf(stderr, "muster: there is no command \"%s\"\n", argv[1]);
	return usage(stderr);
}
