#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"

#define ZONES "/usr/share/zoneinfo/"

enum { NAME_MAX_LENGTH = 63 };

static char in_use[NAME_MAX_LENGTH + 1];

/* "right/" counts leap seconds, which our instants do not; "posix/" doubles the plain names. */
static bool
is_plain_name(const char *name)
{
	if (name == NULL || name[0] == '\0' || name[0] == '/' || strlen(name) > NAME_MAX_LENGTH)
		return false;
	for (const char *at = name; *at != '\0'; at++)
		if (!isalnum((unsigned char)*at) && strchr("_+-/", *at) == NULL)
			return false;
	return strncmp(name, "right/", 6) != 0 && strncmp(name, "posix/", 6) != 0;
}

static bool
is_zone_file(const char *path)
{
	char magic[4];
	struct stat status;
	FILE *file = fopen(path, "re");
	bool is_zone;

	if (file == NULL)
		return false;
	is_zone = fstat(fileno(file), &status) == 0 && S_ISREG(status.st_mode) &&
		fread(magic, 1, sizeof magic, file) == sizeof magic && memcmp(magic, "TZif", sizeof magic) == 0;
	fclose(file);
	return is_zone;
}

bool
zone_exists(const char *name)
{
	char path[sizeof ZONES + NAME_MAX_LENGTH];

	if (!is_plain_name(name))
		return false;
	snprintf(path, sizeof path, ZONES "%s", name);
	return strcmp(name, "UTC") == 0 || is_zone_file(path);
}

void
zone_use(const char *name)
{
	const char *zone = "UTC";

	if (name && strcmp(in_use, name) == 0)
		return;
	if (zone_exists(name))
		zone = name;
	if (strcmp(in_use, zone) == 0)
		return;
	/* "UTC0" needs no file. */
	if (setenv("TZ", strcmp(zone, "UTC") == 0 ? "UTC0" : zone, 1) != 0)
		fault("zone: out of memory");
	tzset();
	snprintf(in_use, sizeof in_use, "%s", zone);
}

const char *
zone_in_use(struct arena *arena)
{
	return arena_string(arena, in_use[0] == '\0' ? "UTC" : in_use);
}

static struct tm
local_time(int64_t instant)
{
	time_t seconds = (time_t)instant;
	struct tm local;

	if (in_use[0] == '\0')
		zone_use("UTC");
	if (localtime_r(&seconds, &local) == NULL)
		fault("zone: %lld is not an instant", (long long)instant);
	return local;
}

/* Digits where the pattern has 0, else the very characters. */
static bool
has_shape(const char *text, const char *pattern)
{
	if (text == NULL || strlen(text) != strlen(pattern))
		return false;
	for (size_t i = 0; pattern[i] != '\0'; i++)
		if (pattern[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
			return false;
	return true;
}

static int
digits(const char *text, int count)
{
	int number = 0;

	while (count-- > 0)
		number = 10 * number + (*text++ - '0');
	return number;
}

bool
zone_instant(const char *date, const char *time, int64_t *instant)
{
	struct tm wall = { 0 };
	int year, month, day, hour, minute;
	int64_t as_utc, before, after;

	if (!has_shape(date, "0000-00-00") || !has_shape(time, "00:00"))
		return false;
	year = digits(date, 4), month = digits(date + 5, 2), day = digits(date + 8, 2);
	hour = digits(time, 2), minute = digits(time + 3, 2);
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > date_month_days(year, month) || hour > 23 || minute > 59)
		return false;
	wall.tm_year = year - 1900, wall.tm_mon = month - 1, wall.tm_mday = day;
	wall.tm_hour = hour, wall.tm_min = minute;
	/* mktime() leaves open what it makes of skipped and doubled times. So: read the time with the offsets of a day before and
	   of a day after. The earlier offset gives the first of two; where neither comes back as written the time was skipped, and
	   the earlier offset moves it forward. */
	as_utc = (int64_t)timegm(&wall);
	before = as_utc - local_time(as_utc - DAY).tm_gmtoff;
	after = as_utc - local_time(as_utc + DAY).tm_gmtoff;
	if (before + local_time(before).tm_gmtoff != as_utc && after + local_time(after).tm_gmtoff == as_utc)
		*instant = after;
	else
		*instant = before;
	return true;
}

const char *
zone_date(struct arena *arena, int64_t instant)
{
	struct tm local = local_time(instant);

	return arena_text(arena, "%04d-%02d-%02d", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

const char *
zone_time(struct arena *arena, int64_t instant)
{
	struct tm local = local_time(instant);

	return arena_text(arena, "%02d:%02d", local.tm_hour, local.tm_min);
}

const char *
day_words(struct arena *arena, int64_t instant)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	struct tm local = local_time(instant);

	return arena_text(arena, "%d %s %d", local.tm_mday, months[local.tm_mon], local.tm_year + 1900);
}

const char *
instant_words(struct arena *arena, int64_t instant)
{
	return arena_text(arena, "%s, %s", day_words(arena, instant), zone_time(arena, instant));
}
