/* Instants are whole seconds UTC. A process has one time zone at a time: that of the organisation it works for. */
#ifndef MUSTER_CLOCK_H
#define MUSTER_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

#define HOUR 3600
#define DAY 86400

/* Now. Tests fix it: clock_set() in a unit test; for a whole installation the configuration's clock file,
   whose decimal content is added to the system's clock and is read at every call. */
int64_t clock_now(void);
void clock_set(int64_t fixed);            /* 0: the system's clock again */
void clock_offset_file(const char *path); /* NULL or "": none. Kept, not copied. */

/* Milliseconds that only go forward, whatever is done to the clock: for measuring how long something took. */
int64_t clock_monotonic(void);
/* Sleeps until then. */
void clock_sleep_until(int64_t monotonic);
/* The same in whole seconds: for how long somebody waits. */
int64_t clock_seconds(void);

/* A name of the tz database ("Europe/London"), never a path out of it. */
bool zone_exists(const char *name);
/* The names that places of the world have in it, sorted, behind "UTC". Only "UTC" where the database is not installed. */
const char **zone_names(struct arena *arena, size_t *count);
/* Sets TZ for localtime_r and the view's dates. An unknown one becomes UTC. Cheap when it is the same as before. */
void zone_use(const char *name);
/* Its name, for going back to it. */
const char *zone_in_use(struct arena *arena);
/* Date "2026-11-23" and time "08:00" in the zone in use. A time that a change of clocks skips moves forward; of two, the first.
   false when one of them is not a date or time. */
bool zone_instant(const char *date, const char *time, int64_t *instant);
const char *zone_date(struct arena *arena, int64_t instant); /* "2026-11-23", for a date field */
const char *zone_time(struct arena *arena, int64_t instant); /* "08:00" */
/* Of dates as zone_date() gives them: so many days later (earlier: below 0); 1 Monday to 7 Sunday. */
const char *date_add(struct arena *arena, const char *date, int64_t days);
int date_weekday(const char *date);
/* "2026-11-23" of a date as people type it, the year or the day first (23.11.2026, 23/11/2026); *at moves behind it. "" where none begins
   there. It may be no day: zone_instant() says so. */
const char *date_typed(struct arena *arena, const char **at);
/* Days in a month, 1 to 12. */
int date_month_days(int year, int month);
/* For people: "20 Nov 2026", "20 Nov 2026, 08:00". */
const char *day_words(struct arena *arena, int64_t instant);
const char *instant_words(struct arena *arena, int64_t instant);

#endif
