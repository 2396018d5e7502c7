/* Passwords and keys stand in files of their own, which only their reader may read. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/conf.h"

#define SECRET_MAX 1000

const char *
conf_secret(struct arena *arena, const char *path)
{
	char line[SECRET_MAX + 2] = "";
	FILE *file = fopen(path, "re");
	bool done = file && (fgets(line, sizeof line, file) || !ferror(file));

	if (file)
		fclose(file);
	line[strcspn(line, "\r\n")] = '\0';
	return done ? arena_string(arena, line) : NULL;
}
