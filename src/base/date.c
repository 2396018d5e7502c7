#include <ctype.h>
#include <string.h>
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

int
date_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

/* A number of up to `most` digits at *at, which moves behind it; 0 when there is none. */
static int
take_number(const char **at, size_t most)
{
	int number = 0;

	for (size_t i = 0; i < most && isdigit((unsigned char)**at); i++, (*at)++)
		number = number * 10 + (**at - '0');
	return number;
}

const char *
date_typed(struct arena *arena, const char **at)
{
	const char *text = *at;
	int first = take_number(&text, 4), second, third;
	size_t length = (size_t)(text - *at);
	char sign = *text;

	if (length == 0 || length == 3 || !sign || !strchr(length == 4 ? "-" : "./", sign))
		return "";
	text++;
	second = take_number(&text, 2);
	if (*text++ != sign)
		return "";
	third = take_number(&text, length == 4 ? 2 : 4);
	if ((length == 4 ? first : third) < 1000 || isdigit((unsigned char)*text))
		return "";
	*at = text;
	return length == 4 ? arena_text(arena, "%04d-%02d-%02d", first, second, third)
					   : arena_text(arena, "%04d-%02d-%02d", third, second, first);
}
