#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"

/* "GB	+513030-0000731	Europe/London	words": the third column is the name. */
#define PLACES "/usr/share/zoneinfo/zone.tab"
#define NAMES_MAX 1000

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *
name_in(struct arena *arena, const char *line)
{
	for (int column = 0; column < 2; column++) {
		line += strcspn(line, "\t\n");
		if (*line != '\t')
			return NULL;
		line++;
	}
	return arena_copy(arena, line, strcspn(line, "\t\n"));
}

const char **
zone_names(struct arena *arena, size_t *count)
{
	const char **names = arena_array(arena, NAMES_MAX, sizeof *names);
	FILE *file = fopen(PLACES, "re");
	char line[512];

	names[0] = "UTC";
	*count = 1;
	while (file && *count < NAMES_MAX && fgets(line, sizeof line, file)) {
		const char *name = *line == '#' ? NULL : name_in(arena, line);

		if (name)
			names[(*count)++] = name;
	}
	if (file)
		fclose(file);
	qsort(names + 1, *count - 1, sizeof *names, compare);
	return names;
}
