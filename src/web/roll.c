#include "web/roll.h"

#define PIPS_MOST 60
#define SHARES 20 /* also the least length: few pips stay pips, with nothing after them */

struct roll
roll_start(struct request *request, int64_t whole)
{
	struct roll roll = { .whole = whole, .length = whole > PIPS_MOST ? SHARES : whole };

	view_show(request->body, "roll");
	view_flag(request->body, "roll_each", roll.length == whole);
	view_flag(request->body, "roll_shares", roll.length != whole);
	view_integer(request->body, "roll_length", roll.length < SHARES ? SHARES : roll.length);
	return roll;
}

int64_t
roll_pips(const struct roll *roll, int64_t people)
{
	return roll->whole == roll->length ? people : (people * roll->length + roll->whole - 1) / roll->whole;
}

static void
draw(struct request *request, struct roll *roll, const char *part, int64_t pips)
{
	if (pips < 0)
		pips = 0;
	if (pips > roll->length - roll->at)
		pips = roll->length - roll->at;
	view_integer(request->body, arena_text(request->ctx.arena, "roll_%s", part), pips);
	view_integer(request->body, arena_text(request->ctx.arena, "roll_%s_at", part), roll->at);
	roll->at += pips;
}

void
roll_part(struct request *request, struct roll *roll, const char *part, int64_t people)
{
	draw(request, roll, part, roll_pips(roll, people));
}

void
roll_rest(struct request *request, struct roll *roll, const char *part, int64_t after)
{
	draw(request, roll, part, roll->length - roll->at - after);
}
