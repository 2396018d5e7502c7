#include "base/clock.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/text.h"

static int64_t fixed_time;
static const char *offset_path;

int64_t
clock_monotonic(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
clock_sleep_until(int64_t monotonic)
{
	struct timespec then = { monotonic / 1000, monotonic % 1000 * 1000000 };

	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &then, NULL) == EINTR)
		;
}

int64_t
clock_seconds(void)
{
	return clock_monotonic() / 1000;
}

void
clock_set(int64_t fixed)
{
	fixed_time = fixed;
}

void
clock_offset_file(const char *path)
{
	offset_path = path;
}

/* 0 when the file is not there or holds no number: a test may be just writing it. */
static int64_t
read_offset(void)
{
	const int64_t farthest = 100LL * 366 * 24 * 60 * 60;
	char text[32];
	int64_t offset = 0;
	FILE *file = fopen(offset_path, "re");

	if (file == NULL)
		return 0;
	if (fgets(text, sizeof text, file) != NULL) {
		text[strcspn(text, " \r\n")] = '\0';
		if (!text_integer(text, -farthest, farthest, &offset))
			offset = 0;
	}
	fclose(file);
	return offset;
}

int64_t
clock_now(void)
{
	if (fixed_time != 0)
		return fixed_time;
	return (int64_t)time(NULL) + (offset_path != NULL && offset_path[0] != '\0' ? read_offset() : 0);
}
