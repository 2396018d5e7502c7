#include "domain/import_learned.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/group.h"
#include "domain/import_headings.h"
#include "domain/import_values.h"
#include "domain/progress.h"
#include "queries.h"

#define COURSES_AT_FIRST 32
#define TITLE_TYPED 600 /* bytes; longer titles are no course's */
#define MINUTES_MOST (PROGRESS_SECONDS_MOST / 60)
#define WORD_MOST 100

/* ---------------------------------------------------------------- numbers */

/* Without what stands behind the number: "%", "min". */
static const char *
without_unit(struct arena *arena, const char *value, const char *unit)
{
	size_t length = strlen(value), unit_length = strlen(unit);

	if (length > unit_length && strcmp(value + length - unit_length, unit) == 0)
		length -= unit_length;
	while (length && value[length - 1] == ' ')
		length--;
	return arena_copy(arena, value, length);
}

/* "45.5" and "45,50" are 45. */
static const char *
without_fraction(struct arena *arena, const char *number)
{
	size_t digits = strspn(number, "0123456789");

	if ((number[digits] == '.' || number[digits] == ',') && digits && number[digits + 1] &&
		!number[digits + 1 + strspn(number + digits + 1, "0123456789")])
		return arena_copy(arena, number, digits);
	return number;
}

bool
value_percent(struct arena *arena, const char *what, const char *value, int64_t *percent, const char **words)
{
	const char *number = without_fraction(arena, without_unit(arena, value, "%"));

	*words = NULL;
	if (strlen(value) > WORD_MOST || !text_integer(number, 0, INT64_MAX, percent))
		*words =
			arena_text(arena, "“%s” is no number of per cent. Enter one from 0 to 100, such as 45.", value_shown(arena, value));
	else if (*percent > 100)
		*words =
			arena_text(arena, "%s of %s is more than the whole. Enter a number from 0 to 100.", what, value_shown(arena, value));
	return !*words;
}

/* "1:30" */
static bool
read_clock(struct arena *arena, const char *value, int64_t *minutes)
{
	const char *colon = strchr(value, ':');
	int64_t hours, rest;

	if (!colon || strlen(colon) != 3 || !text_integer(arena_copy(arena, value, (size_t)(colon - value)), 0, 1000, &hours) ||
		!text_integer(colon + 1 + (colon[1] == '0'), 0, 59, &rest))
		return false;
	*minutes = 60 * hours + rest;
	return true;
}

bool
value_minutes(struct arena *arena, const char *value, int64_t *minutes, const char **words)
{
	const char *number = strlen(value) > WORD_MOST ? "" : without_fraction(arena, without_unit(arena, value, "min"));

	*words = NULL;
	if (text_integer(number, 0, MINUTES_MOST, minutes) || read_clock(arena, number, minutes))
		return true;
	*words = arena_text(arena, "“%s” is no number of minutes. Enter whole minutes, up to 60,000, or hours and minutes like 1:30.",
		value_shown(arena, value));
	return false;
}

/* ---------------------------------------------------------------- the status in a course */

/* Keys as heading_key() makes them, each between blanks. */
static const struct {
	const char *status, *keys;
} statuses[] = {
	{ "not started",
		" notstarted notattempted notbegun new open enrolled assigned todo nichtbegonnen nichtgestartet offen nocomenzado " },
	{ "in progress",
		" inprogress incomplete started begun attempted ongoing launched active inbearbeitung begonnen laufend encours enprogreso " },
	{ "completed",
		" completed complete passed done finished yes abgeschlossen bestanden fertig termine reussi completado aprobado completato " },
	{ "failed", " failed fail notpassed nichtbestanden durchgefallen echoue suspendido " },
};

bool
value_learned(struct arena *arena, const char *value, const char **status, const char **words)
{
	const char *key = strlen(value) > WORD_MOST ? "" : arena_text(arena, " %s ", heading_key(arena, value));

	*words = NULL;
	for (size_t i = 0; strlen(key) > 2 && i < sizeof statuses / sizeof *statuses; i++)
		if (strstr(statuses[i].keys, key)) {
			*status = statuses[i].status;
			return true;
		}
	*status = "";
	*words =
		arena_text(arena, "“%s” is no status. Enter not started, in progress, completed or failed.", value_shown(arena, value));
	return false;
}

/* ---------------------------------------------------------------- courses */

const struct import_courses *
import_courses_load(struct ctx *ctx)
{
	struct import_courses *courses = arena_alloc(ctx->arena, sizeof *courses);
	size_t room = COURSES_AT_FIRST;
	struct import_course *all = arena_array(ctx->arena, room, sizeof *all);
	struct rows *rows = q_import_progress_courses(ctx->db, ctx->organisation);

	while (row_next(rows)) {
		if (courses->count == room) {
			all = arena_grow(ctx->arena, all, room * sizeof *all, 2 * room * sizeof *all);
			room *= 2;
		}
		all[courses->count++] = (struct import_course){
			.id = row_integer(rows, IMPORT_PROGRESS_COURSES_ID),
			.title = row_text(rows, IMPORT_PROGRESS_COURSES_TITLE),
			.key = row_text(rows, IMPORT_PROGRESS_COURSES_TITLE_KEY),
			.standing = row_text(rows, IMPORT_PROGRESS_COURSES_STANDING),
		};
	}
	courses->all = all;
	courses->patience = arena_alloc(ctx->arena, sizeof *courses->patience);
	*courses->patience = GUESSES_MOST;
	return courses;
}

static int
compare(const void *key, const void *course)
{
	return strcmp(key, ((const struct import_course *)course)->key);
}

static const char *
likely(const struct import_courses *courses, const char *key)
{
	const char *best = NULL;
	int nearest = LIKE_NOTHING;

	if (*courses->patience < courses->count)
		return NULL;
	*courses->patience -= courses->count;
	for (size_t i = 0; i < courses->count && nearest > 1; i++) {
		int likeness = text_likeness(key, courses->all[i].key);

		if (likeness < nearest && strcmp(courses->all[i].standing, "open") == 0) {
			nearest = likeness;
			best = courses->all[i].title;
		}
	}
	return best;
}

int64_t
import_course_find(
	struct arena *arena, const struct import_courses *courses, const char *typed, const char **words, const char **suggested)
{
	const char *key = strlen(typed) <= TITLE_TYPED ? text_fold(arena, typed) : NULL;
	const struct import_course *course = key ? bsearch(key, courses->all, courses->count, sizeof *courses->all, compare) : NULL;

	*words = *suggested = NULL;
	if (course && strcmp(course->standing, "open") == 0)
		return course->id;
	if (course) {
		*words = strcmp(course->standing, "archived") == 0
			? arena_text(arena, "The course “%s” is archived. Restore it first, or name another one.", course->title)
			: arena_text(arena, "The course “%s” is a draft. Publish it first, or name another one.", course->title);
		return 0;
	}
	*suggested = key ? likely(courses, key) : NULL;
	*words = *suggested
		? arena_text(arena, "There is no course “%s”. Did you mean “%s”?", typed, *suggested)
		: arena_text(arena, "There is no course “%s”. Check its title, or create the course first.", value_shown(arena, typed));
	return 0;
}
