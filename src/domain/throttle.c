#include "domain/throttle.h"

#include <arpa/inet.h>
#include <string.h>

#include "queries.h"

bool
throttle_take(struct ctx *ctx, const char *bucket, int limit, int seconds, int64_t *until)
{
	struct rows *rows = q_throttle_take(ctx->db, bucket, ctx->now, ctx->now + seconds);

	row_one(rows);
	if (until)
		*until = row_integer(rows, THROTTLE_TAKE_WINDOW_ENDS_AT);
	return row_integer(rows, THROTTLE_TAKE_ATTEMPTS) <= limit;
}

int64_t
throttle_count(struct ctx *ctx, const char *bucket, int seconds, int64_t *until)
{
	struct rows *rows = q_throttle_count(ctx->db, bucket, ctx->now, ctx->now + seconds);
	bool there = row_one(rows);

	if (until)
		*until = there ? row_integer(rows, THROTTLE_COUNT_WINDOW_ENDS_AT) : 0;
	return there ? row_integer(rows, THROTTLE_COUNT_ATTEMPTS) : 0;
}

void
throttle_give_back(struct ctx *ctx, const char *bucket)
{
	q_throttle_give_back(ctx->db, bucket);
}

void
throttle_clear(struct ctx *ctx, const char *bucket)
{
	q_throttle_clear(ctx->db, bucket);
}

/* A household or a server has a whole /64 to itself, so counting single IPv6 addresses would limit nobody. */
const char *
throttle_client(struct arena *arena, const char *address)
{
	static const unsigned char mapped[12] = { [10] = 0xff, [11] = 0xff }; /* an IPv4 address written as IPv6 */
	unsigned char bits[16];

	if (!address || inet_pton(AF_INET6, address, bits) != 1)
		return address ? address : "";
	if (memcmp(bits, mapped, sizeof mapped) == 0)
		return arena_text(arena, "%u.%u.%u.%u", bits[12], bits[13], bits[14], bits[15]);
	return arena_text(arena, "%02x%02x:%02x%02x:%02x%02x:%02x%02x::/64", bits[0], bits[1], bits[2], bits[3], bits[4], bits[5],
		bits[6], bits[7]);
}

const char *
throttle_wait_words(struct arena *arena, int64_t now, int64_t until)
{
	int64_t minutes = until > now ? (until - now + 59) / 60 : 1;

	if (minutes == 1)
		return "in a minute";
	return arena_text(arena, "in %lld minutes", (long long)minutes);
}

int64_t
throttle_sweep(struct ctx *ctx, int64_t most)
{
	return q_throttle_sweep(ctx->db, ctx->now, most);
}
