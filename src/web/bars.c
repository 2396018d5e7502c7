#include "web/bars.h"

#include "base/clock.h"
#include "base/text.h"
#include "domain/report.h"

#define WEEKS 12 /* where no days are given */
#define BARS_MOST 53
#define HEIGHT 4

struct bars {
	int64_t from, until; /* beginnings of days */
	int64_t weeks;       /* in a bar: 1, or more of a long time */
	int count;
	int64_t numbers[BARS_MOST + 1], most, sum;
};

static void
set_time(struct ctx *ctx, int64_t since, int64_t until, struct bars *bars)
{
	int64_t today = ctx->now;

	zone_instant(zone_date(ctx->arena, ctx->now), "00:00", &today);
	bars->until = until != INT64_MAX ? until : report_day(ctx->arena, today, 1);
	bars->from = since ? since : report_day(ctx->arena, bars->until, -7 * WEEKS);
	if (bars->from >= bars->until)
		bars->from = report_day(ctx->arena, bars->until, -7);
	bars->weeks = (bars->until - bars->from) / (7 * DAY * BARS_MOST) + 1;
}

static void
count_all(struct ctx *ctx, struct bars *bars, bars_count *count, const void *context)
{
	for (int64_t at = bars->from; at < bars->until && bars->count <= BARS_MOST; bars->count++) {
		int64_t next = report_day(ctx->arena, at, 7 * bars->weeks);
		int64_t number = count(ctx, context, at, next < bars->until ? next : bars->until);

		bars->numbers[bars->count] = number;
		bars->most = number > bars->most ? number : bars->most;
		bars->sum += number;
		if (next <= at)
			break;
		at = next;
	}
}

void
bars_show(struct request *request, int64_t since, int64_t until, bars_count *count, const void *context)
{
	struct arena *arena = request->ctx.arena;
	struct bars bars = { 0 };
	const char *words = "";

	set_time(&request->ctx, since, until, &bars);
	count_all(&request->ctx, &bars, count, context);
	for (int i = 0; i < bars.count; i++) {
		struct view *round = view_section(request->body, "bar");

		view_text(round, "x", arena_text(arena, "%d.5", i));
		view_text(round, "height",
			bars.numbers[i] ? arena_text(arena, "%.2f", (double)bars.numbers[i] * HEIGHT / (double)bars.most) : NULL);
		words = arena_text(arena, "%s%s%s", words, i ? ", " : "", text_number(arena, bars.numbers[i]));
	}
	view_integer(request->body, "bar_count", bars.count);
	view_text(request->body, "bar_words", words);
	view_text(
		request->body, "bar_unit", bars.weeks == 1 ? "week" : arena_text(arena, "%s weeks", text_number(arena, bars.weeks)));
	view_text(request->body, "bar_sum",
		arena_text(arena, "%s in %s %s", text_number(arena, bars.sum), text_number(arena, bars.count * bars.weeks),
			bars.count * bars.weeks == 1 ? "week" : "weeks"));
	view_integer(request->body, "bars_from", bars.from);
	view_integer(request->body, "bars_till", bars.until - DAY / 2);
}
