#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "lib/arena.h"

static int64_t
instant(const char *date, const char *clock)
{
	int64_t found = -1;

	assert_true(zone_instant(date, clock, &found));
	return found;
}

static void
the_clock_tells_the_system_time_unless_a_test_fixes_it(void **state)
{
	int64_t now = (int64_t)time(NULL);

	(void)state;
	assert_in_range(clock_now(), now, now + 600);
	clock_set(1795420800);
	assert_int_equal(clock_now(), 1795420800);
	clock_set(0);
	assert_in_range(clock_now(), now, now + 600);
}

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void
an_offset_file_moves_the_clock_at_every_call(void **state)
{
	char path[] = "/tmp/test-clock-XXXXXX";
	int file = mkstemp(path);
	int64_t now = (int64_t)time(NULL);

	(void)state;
	assert_true(file >= 0);
	close(file);
	clock_offset_file(path);
	assert_in_range(clock_now(), now, now + 600);
	write_file(path, "86400\n");
	assert_in_range(clock_now(), now + 86400, now + 87000);
	write_file(path, "-3600");
	assert_in_range(clock_now(), now - 3600, now - 3000);
	write_file(path, "tomorrow");
	assert_in_range(clock_now(), now, now + 600);
	unlink(path);
	assert_in_range(clock_now(), now, now + 600);
	clock_offset_file("");
	assert_in_range(clock_now(), now, now + 600);
	clock_offset_file(NULL);
}

static void
only_plain_names_of_zones_are_zones(void **state)
{
	const char *zones[] = { "UTC", "Europe/London", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince" };
	const char *others[] = { "", "/etc/passwd", "../../../etc/passwd", "Europe/../Europe/London", "Europe", "Europe/", "zone.tab",
		"tzdata.zi", "Europe/Lundon", "posixrules ", "Europe/London\n", ":Europe/London", "UTC0", "EST5EDT,M3.2.0",
		"right/Europe/London", "posix/Europe/London", "America/Argentina/Buenos_Aires/America/Argentina/Buenos_Aires/America/x",
		NULL };

	(void)state;
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
		assert_true(zone_exists(zones[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(zone_exists(others[i]));
}

static void
an_unknown_zone_is_utc(void **state)
{
	(void)state;
	zone_use("Europe/London");
	zone_use("Nowhere/Town");
	assert_int_equal(instant("2026-07-01", "08:00"), 1782892800);
	zone_use("Europe/London");
	zone_use(NULL);
	assert_int_equal(instant("2026-07-01", "08:00"), 1782892800);
}

static void
a_time_is_read_in_the_zone_in_use(void **state)
{
	(void)state;
	zone_use("Europe/London");
	assert_int_equal(instant("2026-07-01", "08:00"), 1782892800 - 3600);
	assert_int_equal(instant("2026-12-01", "08:00"), 1796112000);
	zone_use("Asia/Kathmandu");
	assert_int_equal(instant("2026-12-01", "08:00"), 1796112000 - 20700);
	zone_use("UTC");
	assert_int_equal(instant("1970-01-01", "00:00"), 0);
	assert_int_equal(instant("1969-12-31", "23:59"), -60);
}

/* London 2026: 29 March 01:00 becomes 02:00 (01:00 UTC), 25 October 02:00 becomes 01:00 (01:00 UTC). */
static void
a_skipped_time_moves_forward(void **state)
{
	(void)state;
	zone_use("Europe/London");
	assert_int_equal(instant("2026-03-29", "00:59"), 1774745940);
	assert_int_equal(instant("2026-03-29", "01:00"), 1774746000);
	assert_int_equal(instant("2026-03-29", "01:30"), 1774746000 + 1800);
	assert_string_equal(zone_time(arena, instant("2026-03-29", "01:30")), "02:30");
	assert_int_equal(instant("2026-03-29", "02:00"), 1774746000);
	assert_int_equal(instant("2026-03-29", "02:30"), 1774746000 + 1800);
}

static void
of_a_doubled_time_the_first_is_taken(void **state)
{
	(void)state;
	zone_use("Europe/London");
	assert_int_equal(instant("2026-10-25", "00:59"), 1792886340);
	assert_int_equal(instant("2026-10-25", "01:00"), 1792886400);
	assert_int_equal(instant("2026-10-25", "01:59"), 1792886400 + 59 * 60);
	assert_int_equal(instant("2026-10-25", "02:00"), 1792886400 + 2 * 3600);
	assert_string_equal(zone_time(arena, 1792886400 + 3600), "01:00"); /* the second time round */
}

static void
other_changes_of_clocks_keep_the_same_rules(void **state)
{
	(void)state;
	zone_use("Australia/Lord_Howe"); /* half an hour */
	assert_string_equal(zone_time(arena, instant("2026-10-04", "02:15")), "02:45");
	zone_use("America/New_York");
	assert_string_equal(zone_time(arena, instant("2026-03-08", "02:30")), "03:30");
	assert_int_equal(instant("2026-11-01", "01:30"), 1793511000);
	zone_use("Pacific/Apia"); /* 30 December 2011 was left out */
	assert_string_equal(instant_words(arena, instant("2011-12-30", "12:00")), "31 Dec 2011, 12:00");
}

static void
every_hour_of_a_year_comes_back_as_it_was(void **state)
{
	const char *zones[] = { "Europe/London", "America/St_Johns", "Pacific/Chatham", "Africa/Casablanca", "Pacific/Kiritimati" };

	(void)state;
	for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
		zone_use(zones[i]);
		for (int64_t at = 1767225600; at < 1767225600 + 366 * 86400; at += 3600) {
			int64_t back;

			arena_reset(arena);
			back = instant(zone_date(arena, at), zone_time(arena, at));
			assert_true(back == at || back == at - 3600 || back == at - 1800);
			assert_string_equal(zone_time(arena, back), zone_time(arena, at));
		}
	}
}

static void
what_is_no_date_or_time_is_refused(void **state)
{
	const char *dates[] = { "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00", "2026-1-01", "20261101",
		"2026/11/01", "2026-11-01 ", " 2026-11-01", "+026-11-01", "0000-01-01", "12026-11-01", "01-11-2026", "yyyy-mm-dd",
		"1900-02-29", NULL };
	const char *times[] = { "", "24:00", "08:60", "8:00", "0800", "08:00:00", "08.00", "08:00 ", "-1:00", "ab:cd", NULL };
	int64_t found = 77;

	(void)state;
	zone_use("UTC");
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
		assert_false(zone_instant(dates[i], "08:00", &found));
	for (size_t i = 0; i < sizeof times / sizeof *times; i++)
		assert_false(zone_instant("2026-11-01", times[i], &found));
	assert_int_equal(found, 77);
	assert_true(zone_instant("2028-02-29", "23:59", &found));
	assert_true(zone_instant("2000-02-29", "00:00", &found));
	assert_true(zone_instant("9999-12-31", "23:59", &found));
	assert_true(zone_instant("0001-01-01", "00:00", &found));
}

static void
instants_are_shown_for_fields_and_for_people(void **state)
{
	(void)state;
	zone_use("Europe/London");
	assert_string_equal(zone_date(arena, 1795161600), "2026-11-20");
	assert_string_equal(zone_time(arena, 1795161600), "08:00");
	assert_string_equal(day_words(arena, 1795161600), "20 Nov 2026");
	assert_string_equal(instant_words(arena, 1795161600), "20 Nov 2026, 08:00");
	assert_string_equal(instant_words(arena, 1782864000), "1 Jul 2026, 01:00");
	zone_use("Pacific/Auckland");
	assert_string_equal(instant_words(arena, 1795161600), "20 Nov 2026, 21:00");
}

static void
dates_are_counted_over_months_and_years_and_have_their_weekday(void **state)
{
	(void)state;
	assert_string_equal(date_add(arena, "2026-11-20", 11), "2026-12-01");
	assert_string_equal(date_add(arena, "2024-02-28", 1), "2024-02-29");
	assert_string_equal(date_add(arena, "2026-01-01", -1), "2025-12-31");
	assert_int_equal(date_weekday("2026-11-23"), 1);
	assert_int_equal(date_weekday("2026-11-22"), 7);
	assert_int_equal(date_weekday("1969-12-31"), 3);
}

static void
a_date_is_typed_with_the_year_or_the_day_first(void **state)
{
	const char *wrong[] = { "", "2026", "2026.11.23", "23-11-2026", "23.11/2026", "23.11.26", "2026-11-234", "a.b.2026" };
	const char *at = "2026-1-3 08:00";

	(void)state;
	assert_string_equal(date_typed(arena, &at), "2026-01-03");
	assert_string_equal(at, " 08:00");
	assert_string_equal(date_typed(arena, &(const char *){ "3.1.2026" }), "2026-01-03");
	assert_string_equal(date_typed(arena, &(const char *){ "23/11/2026" }), "2026-11-23");
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		at = wrong[i];
		assert_string_equal(date_typed(arena, &at), "");
		assert_ptr_equal(at, wrong[i]);
	}
}

static void
a_month_has_its_days(void **state)
{
	(void)state;
	assert_int_equal(date_month_days(2026, 11), 30);
	assert_int_equal(date_month_days(2026, 2), 28);
	assert_int_equal(date_month_days(2028, 2), 29);
	assert_int_equal(date_month_days(2000, 2), 29);
	assert_int_equal(date_month_days(2100, 2), 28);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_clock_tells_the_system_time_unless_a_test_fixes_it),
		cmocka_unit_test(an_offset_file_moves_the_clock_at_every_call),
		cmocka_unit_test(only_plain_names_of_zones_are_zones),
		cmocka_unit_test(an_unknown_zone_is_utc),
		cmocka_unit_test(a_time_is_read_in_the_zone_in_use),
		cmocka_unit_test(a_skipped_time_moves_forward),
		cmocka_unit_test(of_a_doubled_time_the_first_is_taken),
		cmocka_unit_test(other_changes_of_clocks_keep_the_same_rules),
		cmocka_unit_test(every_hour_of_a_year_comes_back_as_it_was),
		cmocka_unit_test(what_is_no_date_or_time_is_refused),
		cmocka_unit_test(instants_are_shown_for_fields_and_for_people),
		cmocka_unit_test(dates_are_counted_over_months_and_years_and_have_their_weekday),
		cmocka_unit_test(a_date_is_typed_with_the_year_or_the_day_first),
		cmocka_unit_test(a_month_has_its_days),
	};

	return cmocka_run_group_tests(tests, open_arena, close_arena);
}
