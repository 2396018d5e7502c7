/* What is wrong, and where. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "tools/sqlgen.h"

static int problems;

void
complain(const struct source *source, const char *at, const char *format, ...)
{
	va_list args;
	int line = 1;

	for (const char *p = source->text; p < at && *p; p++)
		line += *p == '\n';
	fprintf(stderr, "%s:%d: ", source->path, line);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	problems++;
}

void
give_up(const char *what, const char *path)
{
	fprintf(stderr, "sqlgen: %s %s\n", what, path);
	exit(1);
}

int
complaints(void)
{
	return problems;
}
