#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>

#include "commands.h"

const char *
command_options(int argc, char **argv, int words)
{
	const char *path = DEFAULT_CONF;
	int option;

	while ((option = getopt(argc, argv, "c:")) == 'c')
		path = optarg;
	return option == -1 && argc - optind == words ? path : NULL;
}

const struct conf *
command_conf(struct arena *arena, const char *path)
{
	const char *problem = NULL;
	const struct conf *conf = conf_load(arena, path, &problem);

	if (!conf)
		command_failed("%s", problem);
	return conf;
}

int
command_failed(const char *format, ...)
{
	va_list args;

	fputs("muster: ", stderr);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	return 1;
}
