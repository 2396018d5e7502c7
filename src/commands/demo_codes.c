#include "commands/demo_codes.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/code.h"
#include "domain/key.h"
#include "domain/redeem.h"
#include "queries.h"

#define OPEN_CODE "CARE-AUTUMN"

/* from, until: days before and after today. */
static const struct {
	const char *code;
	int from, until;
	const char *max_uses, *allow_list;
	bool active;
} codes[] = {
	{ "DEMO", -90, -60, "25", "", false },
	{ "NIGHTS-26", -60, 10, "12", "northfield.example", true },
	{ OPEN_CODE, -21, 70, "6", "", true },
};

void
demo_codes(struct ctx *ctx, int64_t now)
{
	int64_t id;

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		struct code_form form = { .make = "own",
			.code = codes[i].code,
			.first_day = zone_date(ctx->arena, now + codes[i].from * DAY),
			.last_day = zone_date(ctx->arena, now + codes[i].until * DAY),
			.max_uses = codes[i].max_uses,
			.allow_list = codes[i].allow_list,
			.active = codes[i].active };

		if (code_create(ctx, &form, &id) != OK)
			fault("the demo's code was refused: %s", ctx->problems->words);
	}
	if (key_make(ctx, "6", "Winter cohort", &id) != OK)
		fault("the demo's keys were refused: %s", ctx->problems->words);
}

static const char *
next_key(struct ctx *ctx)
{
	struct rows *batch = q_key_batch_page(ctx->db, ctx->organisation, ctx->group, INT64_MAX, 1);

	if (!row_one(batch))
		fault("the demo lost its keys");
	return key_text(ctx->arena, row_text(batch, KEY_BATCH_PAGE_NONCE), row_integer(batch, KEY_BATCH_PAGE_REDEEMED) + 1);
}

int64_t
demo_redeem(struct ctx *ctx, int64_t account, bool by_key)
{
	const char *shown = by_key ? next_key(ctx) : OPEN_CODE;
	struct redeemable found = redeem_look(ctx, code_key(ctx->arena, shown));
	struct ctx themselves = *ctx;

	themselves.account = account;
	if (redeem_as(&themselves, &found, account, false) != REDEEMED)
		fault("the demo could not redeem %s", shown);
	q_demo_mails_sent(ctx->db, ctx->organisation, account, "You are in the group", ctx->now);
	return rows_integer(q_demo_membership(ctx->db, ctx->organisation, ctx->group, account));
}
