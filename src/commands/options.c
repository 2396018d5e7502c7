#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"

const char *
command_options(int argc, char **argv, const char *words)
{
	const char *path = DEFAULT_CONF;
	int option;

	while ((option = getopt(argc, argv, "c:")) == 'c')
		path = optarg;
	return option == -1 && command_words(argc, argv, words) ? path : NULL;
}

bool
command_words(int argc, char **argv, const char *words)
{
	int given = argc - optind;

	for (; *words; words += strcspn(words, " "), words += strspn(words, " "))
		if (given-- <= 0)
			return command_failed("%.*s is missing.", (int)strcspn(words, " "), words) == 0;
	return given == 0 || command_failed("\"%s\" is too much.", argv[argc - given]) == 0;
}

bool
command_option_given(const char *name, const char *value)
{
	return value || command_failed("%s is missing.", name) == 0;
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
