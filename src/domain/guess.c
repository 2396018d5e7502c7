#include "domain/guess.h"

#include "domain/action.h"
#include "domain/throttle.h"

#define WINDOW 600
#define MISSES 10          /* in a window, of one client or one account */
#define MISSES_OF_ALL 300  /* in a minute; beyond it somebody guesses from many addresses, and */
#define MISSES_WHEN_MANY 2 /* is what each client has: right ones go on working */

struct guesser
guesser(struct ctx *ctx, const char *what, const char *client)
{
	struct arena *arena = ctx->arena;
	struct guesser guesser = { .client = arena_text(arena, "%s:client:%s", what, throttle_client(arena, client)),
		.all = arena_text(arena, "%s:all", what),
		.limit = MISSES };
	int64_t until;

	if (throttle_count(ctx, guesser.all, 60, &until) >= MISSES_OF_ALL)
		guesser.limit = MISSES_WHEN_MANY;
	guesser.misses = throttle_count(ctx, guesser.client, WINDOW, &guesser.until);
	if (ctx->account) {
		int64_t misses;

		guesser.account = arena_text(arena, "%s:account:%lld", what, (long long)ctx->account);
		misses = throttle_count(ctx, guesser.account, WINDOW, &until);
		if (misses > guesser.misses) {
			guesser.misses = misses;
			guesser.until = until;
		}
	}
	return guesser;
}

bool
guesser_is_limited(const struct guesser *guesser)
{
	return guesser->misses >= guesser->limit;
}

static bool
count_miss(struct ctx *ctx, void *argument)
{
	const struct guesser *guesser = argument;

	throttle_take(ctx, guesser->client, MISSES, WINDOW, NULL);
	if (guesser->account)
		throttle_take(ctx, guesser->account, MISSES, WINDOW, NULL);
	throttle_take(ctx, guesser->all, MISSES_OF_ALL, 60, NULL);
	return true;
}

void
guesser_missed(struct ctx *ctx, const struct guesser *guesser)
{
	struct guesser who = *guesser;

	action_write(ctx, count_miss, &who);
}
