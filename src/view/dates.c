/* The words of the modifiers: {{at:x-when}} and its like. They run inside ctemplate's expansion, so they never fault(). */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "view/shim.h"
#include "view/view.h"

static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };

static int64_t today_is_of;

void
view_clock(int64_t now)
{
	today_is_of = now;
}

/* Days since an arbitrary one, so that neighbouring days differ by one across the turn of a year. */
static int
day_number(const struct tm *tm)
{
	int year = tm->tm_year + 1900;

	return year * 365 + (year - 1) / 4 - (year - 1) / 100 + (year - 1) / 400 + tm->tm_yday;
}

static char *
put_two(char *out, int number)
{
	*out++ = (char)('0' + number / 10);
	*out++ = (char)('0' + number % 10);
	return out;
}

/* "Today, 09:12": a list has one or two in each row. */
static int
write_near(const char *day, const struct tm *tm, char out[WORDS_MAX])
{
	size_t length = strlen(day);
	char *end = out + length + 2;

	memcpy(out, day, length);
	memcpy(out + length, ", ", 2);
	end = put_two(end, tm->tm_hour);
	*end++ = ':';
	return (int)(put_two(end, tm->tm_min) - out);
}

static int
write_when(const struct tm *tm, bool begins, char out[WORDS_MAX])
{
	static const char *const near[][3] = { { "yesterday", "today", "tomorrow" }, { "Yesterday", "Today", "Tomorrow" } };
	time_t now = (time_t)today_is_of;
	struct tm today;
	int days;

	if (!localtime_r(&now, &today))
		return 0;
	days = day_number(tm) - day_number(&today);
	if (days >= -1 && days <= 1)
		return write_near(near[begins][days + 1], tm, out);
	if (tm->tm_year == today.tm_year)
		return snprintf(out, WORDS_MAX, "%d %s", tm->tm_mday, months[tm->tm_mon]);
	return snprintf(out, WORDS_MAX, "%d %s %d", tm->tm_mday, months[tm->tm_mon], tm->tm_year + 1900);
}

size_t
words_write(enum words kind, int64_t number, char out[WORDS_MAX])
{
	time_t at = (time_t)number;
	struct tm tm;
	int length = 0;

	if (kind == WORDS_NUMBER)
		return (size_t)number_write(number, out);
	if (!(kind == WORDS_ISO ? gmtime_r(&at, &tm) : localtime_r(&at, &tm)))
		return 0;
	switch (kind) {
	case WORDS_DAY:
		length = snprintf(out, WORDS_MAX, "%d %s %d", tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900);
		break;
	case WORDS_INSTANT:
		length = snprintf(
			out, WORDS_MAX, "%d %s %d, %02d:%02d", tm.tm_mday, months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min);
		break;
	case WORDS_WHEN:
	case WORDS_THEN:
		length = write_when(&tm, kind == WORDS_WHEN, out);
		break;
	default:
		length = (int)strftime(out, WORDS_MAX, "%Y-%m-%dT%H:%M:%SZ", &tm);
	}
	return length < 0 || length >= WORDS_MAX ? 0 : (size_t)length;
}
