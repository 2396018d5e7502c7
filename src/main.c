/* muster: one program, a table of subcommands. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/fault.h"
#include "base/log.h"
#include "commands.h"
#include "web/server.h"
#include "work/runner.h"

#define CONF_MAX (1 << 20)

static int
run(int argc, char **argv, int (*body)(const struct conf *conf))
{
	const char *path = command_options(argc, argv, "");
	struct arena *arena = arena_new(CONF_MAX);
	const struct conf *conf = path ? command_conf(arena, path) : NULL;
	int status = !path ? COMMAND_MISUSED : !conf || !command_prepare(conf) ? 1 : body(conf);

	arena_free(arena);
	return status;
}

static int
command_serve(int argc, char **argv)
{
	return run(argc, argv, serve);
}

static int
command_work(int argc, char **argv)
{
	return run(argc, argv, work);
}

static const struct command {
	const char *name, *words, *usage;
	int (*run)(int argc, char **argv);
	bool is_service;
} commands[] = {
	{ "serve", "answer the web server, in the foreground", "serve [-c FILE]", command_serve, true },
	{ "work", "send mails and do background jobs, in the foreground", "work [-c FILE]", command_work, true },
	{ "migrate", "make the state and bring the database up to date", "migrate [-c FILE]", command_migrate },
	{ "account", "make an account, such as the first administrator's", ACCOUNT_USAGE, command_account },
	{ "import", "bring people in from a CSV file", IMPORT_USAGE, command_import },
	{ "backup", "copy the database into a new file, safe beside writers", "backup FILE [-c FILE]", command_backup },
	{ "copy", "move everything into another, empty database", COPY_USAGE, command_copy },
	{ "demo", "fill an empty installation with the demo organisation", "demo [-c FILE] --password PASSWORD", command_demo },
	{ "check", "say what is wrong with the installation, and how to mend it", CHECK_USAGE, command_check },
};

static int
help(FILE *out)
{
	fputs("usage: muster COMMAND …\n\n", out);
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].words);
	fputs("\nmuster COMMAND --help says how to call one. FILE is the configuration, " DEFAULT_CONF
		  " where it is not named.\nExit status: 0 done, 1 it failed, 2 called wrongly.\n",
		out);
	return out == stdout ? 0 : COMMAND_MISUSED;
}

static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
			return true;
	return false;
}

struct call {
	const struct command *command;
	int argc;
	char **argv;
	int status;
};

static void
call_command(void *argument)
{
	struct call *call = argument;

	call->status = call->command->run(call->argc, call->argv);
}

/* Services live on behind a fault in one of their processes, and log for the journal; a command is over, and speaks to whoever typed it. */
static int
start(const struct command *command, int argc, char **argv)
{
	struct call call = { command, argc, argv, 1 };

	if (asks_for_help(argc, argv)) {
		printf("muster %s: %s\n\nusage: muster %s\n", command->name, command->words, command->usage);
		return 0;
	}
	umask(0007); /* both services work with what is made, through the group that the state directory hands down */
	if (command->is_service) {
		call_command(&call);
	} else {
		log_to_shell();
		fault_catch(call_command, &call);
	}
	if (call.status == COMMAND_MISUSED)
		fprintf(stderr, "usage: muster %s\n", command->usage);
	return call.status;
}

int
main(int argc, char **argv)
{
	if (argc < 2)
		return help(stderr);
	if (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return help(stdout);
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return start(&commands[i], argc - 1, argv + 1);
	fprintf(stderr, "muster: there is no command \"%s\"\n", argv[1]);
	return help(stderr);
}
