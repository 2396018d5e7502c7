#include "commands/demo_waiting.h"

#include "base/clock.h"
#include "base/fault.h"
#include "commands/demo_address.h"
#include "domain/account.h"
#include "domain/code.h"
#include "domain/group.h"
#include "domain/redeem.h"
#include "queries.h"

#define GROUP "First aid, spring course"

/* The first two take the seats; the last is the demo's learner, so that My learning has a place in line to show. */
static const struct {
	const char *first, *last, *email;
} people[] = {
	{ "Amara", "Okafor", "amara.okafor@northfield.example" },
	{ "Samuel", "Adeyemi", "samuel.adeyemi@northfield.example" },
	{ "Vera", "Lindholm", "vera.lindholm@northfield.example" },
	{ "Yusuf", "Kaya", "yusuf.kaya@northfield.example" },
	{ "Priya", "Raman", "learner@muster.example" },
};

static const char *
make_group(struct ctx *ctx, int64_t leader)
{
	struct group_form group = {
		.name = GROUP, .description = "One day in March", .policy = "ask", .invite_days = "30", .seats = "2"
	};
	struct code_form code = { .make = "own",
		.code = "FIRST-AID",
		.first_day = zone_date(ctx->arena, ctx->now),
		.last_day = zone_date(ctx->arena, ctx->now + 60 * DAY),
		.max_uses = "",
		.allow_list = "",
		.active = true };
	int64_t id;

	if (group_create(ctx, &group, &ctx->group) != OK || code_create(ctx, &code, &id) != OK)
		fault("the demo's full group was refused: %s", ctx->problems->words);
	group_add_leader(ctx, ctx->member);
	group_add_leader(ctx, leader);
	return code_key(ctx->arena, code.code);
}

static int64_t
account_of(struct ctx *ctx, size_t number, const char *password_hash)
{
	struct email email = demo_address(ctx, people[number].email);
	int64_t account = account_by_email(ctx, email.key);

	return account ? account : account_create(ctx, &email, people[number].first, people[number].last, password_hash, true);
}

void
demo_waiting(struct ctx *ctx, int64_t leader, const char *password_hash)
{
	const char *code;

	ctx->now -= 2 * DAY;
	code = make_group(ctx, leader);
	for (size_t i = 0; i < sizeof people / sizeof *people; i++) {
		struct ctx themselves = *ctx;
		struct redeemable found = redeem_look(ctx, code);
		enum redeemed redeemed;

		ctx->now += DAY / 4;
		themselves.now = ctx->now;
		themselves.account = account_of(ctx, i, password_hash);
		redeemed = redeem_as(&themselves, &found, themselves.account, false);
		if (redeemed != REDEEMED && redeemed != REDEEMED_WAITING)
			fault("the demo's %s could not redeem %s", people[i].email, code);
		q_demo_mails_sent(ctx->db, ctx->organisation, themselves.account,
			redeemed == REDEEMED ? "You are in " GROUP : "You are on the wait list of " GROUP, ctx->now);
	}
	ctx->group = 0;
}
