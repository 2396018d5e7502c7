#include "commands/demo_codes.h"

#include "base/clock.h"
#include "base/fault.h"
#include "domain/code.h"
#include "domain/key.h"

#define DAY 86400

/* from, until: days before and after today. */
static const struct {
	const char *code;
	int from, until;
	const char *max_uses, *allow_list;
	bool active;
} codes[] = {
	{ "DEMO", -90, -60, "25", "", false },
	{ "NIGHTS-26", -60, 10, "12", "northfield.example", true },
	{ "CARE-AUTUMN", -21, 70, "6", "", true },
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
