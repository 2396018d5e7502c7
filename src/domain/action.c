#include "domain/action.h"

#include "base/clock.h"
#include "domain/rule.h"

struct action {
	struct ctx *ctx, before;
	const char *zone;
	struct arena_mark mark;
	bool (*work)(struct ctx *ctx, void *argument);
	void (*reads)(struct ctx *ctx, void *argument);
	void *argument;
};

/* They are linked anew where they are added to, and sorted. */
static struct problem *
copy_problems(struct arena *arena, const struct problem *problems)
{
	struct problem *first = NULL, **last = &first;

	for (; problems; problems = problems->next) {
		struct problem *copy = arena_alloc(arena, sizeof *copy);

		*copy = (struct problem){ NULL, problems->field, problems->words };
		*last = copy;
		last = &copy->next;
	}
	return first;
}

static void
begin_again(const struct action *action)
{
	struct ctx *ctx = action->ctx;

	arena_return(ctx->arena, action->mark);
	*ctx = action->before;
	ctx->problems = copy_problems(ctx->arena, action->before.problems);
	if (ctx->touched)
		ctx->touched->first = NULL;
	zone_use(action->zone);
}

static bool
run(void *argument)
{
	const struct action *action = argument;

	begin_again(action);
	if (!action->work(action->ctx, action->argument))
		return false;
	rule_settle(action->ctx);
	return true;
}

static void
run_reading(void *argument)
{
	const struct action *action = argument;

	begin_again(action);
	action->reads(action->ctx, action->argument);
}

static struct action
prepare(struct ctx *ctx, void *argument)
{
	const char *zone = zone_in_use(ctx->arena);

	return (struct action){ .ctx = ctx, .before = *ctx, .zone = zone, .mark = arena_mark(ctx->arena), .argument = argument };
}

bool
action_write(struct ctx *ctx, bool (*work)(struct ctx *ctx, void *argument), void *argument)
{
	struct action action = prepare(ctx, argument);

	action.work = work;
	return db_write_in_turn(ctx->db, ctx->turn, run, &action);
}

bool
action_try_write(struct ctx *ctx, bool (*work)(struct ctx *ctx, void *argument), void *argument)
{
	struct action action = prepare(ctx, argument);

	action.work = work;
	return db_try_write(ctx->db, run, &action);
}

void
action_read(struct ctx *ctx, void (*work)(struct ctx *ctx, void *argument), void *argument)
{
	struct action action = prepare(ctx, argument);

	action.reads = work;
	db_read(ctx->db, run_reading, &action);
}
