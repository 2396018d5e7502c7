/* What changed in an action, until its end: rule_follow.c settles it. */
#include "base/fault.h"
#include "domain/rule.h"

void
rule_touch(struct ctx *ctx, int64_t member, int subject, int64_t id)
{
	struct touches *touches = ctx->touched;
	struct touch *first, touch = { .organisation = ctx->organisation, .member = member, .subject = subject, .id = id };

	if (!touches)
		fault("nobody settles what happened to member %lld", (long long)member);
	first = touches->first;
	if (first && first->member == member && first->subject == subject && first->id == id)
		return;
	first = arena_alloc(touches->arena, sizeof *first);
	*first = touch;
	first->next = touches->first;
	touches->first = first;
}
