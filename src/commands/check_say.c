#include <stdarg.h>
#include <stdio.h>

#include "commands/check_say.h"

void
check_say(struct check *check, enum verdict verdict, const char *what, const char *format, ...)
{
	static const char *const marks[] = { "ok", "note", "BAD" };
	va_list args;

	printf("%-5s %-15s ", marks[verdict], what);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	putchar('\n');
	if (verdict == BAD)
		check->bad++;
}
