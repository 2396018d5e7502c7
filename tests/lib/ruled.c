#include "lib/ruled.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "domain/group.h"

int64_t
ruled_group(struct ctx *ctx, const char *name, const char *policy, const char *seats)
{
	struct group_form form = {
		.name = name, .description = "", .policy = policy, .invite_days = "30", .seats = seats, .population = "automatic"
	};

	assert_int_equal(group_create(ctx, &form, &ctx->group), OK);
	return ctx->group;
}

void
ruled_save(struct ctx *ctx, bool any, const struct rule_condition *conditions, size_t count)
{
	struct rule_condition *asked = arena_array(ctx->arena, count, sizeof *asked);
	struct rule rule = { .any = any, .tell = true, .conditions = asked, .count = count };

	for (size_t i = 0; i < count; i++) {
		asked[i] = conditions[i];
		if (asked[i].block == 0)
			asked[i].block = (int)i + 1;
	}
	rule_put_draft(ctx, &rule);
	assert_int_equal(rule_save(ctx), OK);
}
