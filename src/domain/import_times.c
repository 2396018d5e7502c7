/* States and times as single cells say them. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/import_headings.h"
#include "domain/import_values.h"
#include "domain/membership.h"

#define NOT_BEFORE 0 /* 1970: anything earlier is a slip */

static const char *
after_digits(const char *at)
{
	return at + strspn(at, "0123456789");
}

bool
value_state(struct arena *arena, const char *value, const char **state, const char **words)
{
	*words = NULL;
	*state = strlen(value) < 100 ? heading_state(heading_key(arena, value)) : NULL;
	if (*state)
		return true;
	*words = arena_text(arena, "“%s” is no status. Enter active or archived.", value_shown(arena, value));
	*state = "";
	return false;
}

/* "8:00", "08:00", "08:00:00"; "" when it is none. */
static const char *
read_time(struct arena *arena, const char *at)
{
	const char *colon = after_digits(at), *end;
	int64_t hour, minute;

	if (colon == at || *colon != ':' || colon - at > 2)
		return "";
	end = after_digits(colon + 1);
	if (end - colon != 3 || (strcmp(end, "") && strcmp(end, ":00")))
		return "";
	if (!text_integer(arena_copy(arena, at, (size_t)(colon - at)), 0, 23, &hour) ||
		!text_integer(arena_copy(arena, colon + 1, 2), 0, 59, &minute))
		return "";
	return arena_text(arena, "%02d:%02d", (int)hour, (int)minute);
}

bool
value_instant(struct ctx *ctx, const char *value, int64_t *instant, const char **words)
{
	const char *at = value, *date = date_typed(ctx->arena, &at), *time = "";

	*words = NULL;
	if (*date && (*at == ' ' || *at == 'T' || *at == ','))
		time = read_time(ctx->arena, at + 1 + strspn(at + 1, " "));
	if (!*time || !zone_instant(date, time, instant))
		*words = "This is no date and time. Enter when to notify like 2026-11-23 08:00.";
	else if (*instant <= ctx->now)
		*words = arena_text(
			ctx->arena, "%s has passed. Enter a later time, or leave the cell empty.", instant_words(ctx->arena, *instant));
	else if (*instant > ctx->now + NOTIFY_AHEAD_MOST)
		*words = "This is more than a year ahead. Enter an earlier time.";
	return !*words;
}

bool
value_past(struct ctx *ctx, const char *value, int64_t *instant, const char **words)
{
	const char *at = value, *date = date_typed(ctx->arena, &at), *time = "00:00";

	*words = NULL;
	if (*date && (*at == ' ' || *at == 'T' || *at == ','))
		time = read_time(ctx->arena, at + 1 + strspn(at + 1, " "));
	else if (*at)
		time = "";
	if (!*date || !*time || !zone_instant(date, time, instant) || *instant < NOT_BEFORE)
		*words = arena_text(ctx->arena, "“%s” is no date. Enter it like 2026-10-02, or 02.10.2026, the day first.",
			value_shown(ctx->arena, value));
	else if (*instant > ctx->now)
		*words = arena_text(ctx->arena, "%s has not come yet. Enter the day on which it was.", day_words(ctx->arena, *instant));
	return !*words;
}
