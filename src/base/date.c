#include <time.h>

#include "base/clock.h"
#include "base/fault.h"

enum { DAYS_MOST = 4000000 };

/* Days since Thursday, 1 January 1970; dates are of the one calendar, so zones do not matter. */
static int64_t
day_number(const char *date)
{
	struct tm day = { 0 };

	if (!strptime(date, "%Y-%m-%d", &day))
		fault("\"%.20s\" is no date", date);
	return (int64_t)timegm(&day) / DAY;
}

const char *
date_add(struct arena *arena, const char *date, int64_t days)
{
	struct tm day;
	time_t noon;

	if (days < -DAYS_MOST || days > DAYS_MOST)
		fault("%lld days from a date", (long long)days);
	noon = (time_t)((day_number(date) + days) * DAY + DAY / 2);
	gmtime_r(&noon, &day);
	return arena_text(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

int
date_weekday(const char *date)
{
	return (int)(((day_number(date) + 3) % 7 + 7) % 7) + 1;
}
