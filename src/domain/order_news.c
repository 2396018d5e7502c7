#include "domain/order_news.h"

#include "base/text.h"
#include "domain/activity.h"
#include "domain/message.h"
#include "domain/money.h"
#include "queries.h"

const char *
order_words(struct ctx *ctx, const struct order *order)
{
	int64_t seats = order->seats, courses = rows_integer(q_order_courses(ctx->db, order->organisation, order->id));
	const char *of_seats = text_counted(ctx->arena, seats, "seat", "seats");
	const char *of_courses = courses == 1 ? rows_text(q_order_course(ctx->db, order->organisation, order->id))
										  : arena_text(ctx->arena, "%s courses", text_number(ctx->arena, courses));

	if (!courses)
		return of_seats;
	return seats ? arena_text(ctx->arena, "%s and %s", of_seats, of_courses) : of_courses;
}

void
order_note(struct ctx *ctx, const struct order *order, const char *verb, const char *amount)
{
	struct ctx inside = ctx_within(ctx, order->organisation, order->group);

	activity_add(&inside, verb, order->number,
		arena_text(ctx->arena, "%s, %s", order_words(ctx, order),
			amount ? amount : money_words(ctx->arena, order->currency, order->total)));
}

void
order_tell(struct ctx *ctx, const struct order *order, const char *kind)
{
	struct message message = { .kind = kind,
		.organisation = order->organisation,
		.account = order->account,
		.detail = arena_text(ctx->arena, "%lld", (long long)order->id) };

	message_queue_to_account(ctx, &message);
}
