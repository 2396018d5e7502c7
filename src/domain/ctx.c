#include "domain/ctx.h"

#include "base/fault.h"
#include "base/text.h"

struct ctx
ctx_within(const struct ctx *ctx, int64_t organisation, int64_t group)
{
	struct ctx within = *ctx;

	within.organisation = organisation;
	within.group = group;
	if (organisation != ctx->organisation)
		within.member = 0;
	within.problems = NULL;
	return within;
}

struct ctx
ctx_as_member(const struct ctx *ctx, int64_t organisation, int64_t member)
{
	struct ctx within = ctx_within(ctx, organisation, 0);

	within.member = member;
	return within;
}

struct touches *
ctx_touches(struct arena *arena)
{
	struct touches *touches = arena_alloc(arena, sizeof *touches);

	*touches = (struct touches){ .arena = arena };
	return touches;
}

struct aside {
	struct ctx inside;
	void (*body)(struct ctx *inside, void *argument);
	void *argument;
};

static void
run_aside(void *argument)
{
	struct aside *aside = argument;

	aside->body(&aside->inside, aside->argument);
}

void
ctx_aside(struct ctx *ctx, size_t limit, void (*body)(struct ctx *inside, void *argument), void *argument)
{
	struct aside aside = { *ctx, body, argument };
	enum fault_kind kind;

	aside.inside.arena = arena_new(limit);
	db_use_arena(ctx->db, aside.inside.arena);
	kind = fault_catch(run_aside, &aside);
	db_use_arena(ctx->db, ctx->arena);
	arena_free(aside.inside.arena);
	if (kind != FAULT_NONE)
		fault_pass(kind);
}

enum outcome
problem(struct ctx *ctx, const char *field, const char *words, ...)
{
	struct problem *found = arena_alloc(ctx->arena, sizeof *found);
	struct problem **last = &ctx->problems;
	va_list args;

	va_start(args, words);
	found->words = arena_vtext(ctx->arena, words, args);
	va_end(args);
	found->field = arena_string(ctx->arena, field);
	while (*last)
		last = &(*last)->next;
	*last = found;
	return INVALID;
}

bool
has_problem(const struct ctx *ctx, const char *field)
{
	for (const struct problem *found = ctx->problems; found; found = found->next)
		if (text_equal(found->field, field))
			return true;
	return false;
}

static const char *
clean(struct ctx *ctx, const char *field, const char *label, const char *typed, enum text_shape shape, size_t maximum)
{
	const char *text = "";
	enum text_problem trouble = text_clean(ctx->arena, typed ? typed : "", shape, maximum, &text);

	if (trouble == TEXT_OK)
		return text;
	problem(ctx, field, "%s %s", label, text_problem_words(ctx->arena, trouble, maximum));
	return "";
}

const char *
clean_line(struct ctx *ctx, const char *field, const char *label, const char *typed, size_t maximum)
{
	return clean(ctx, field, label, typed, TEXT_LINE, maximum);
}

const char *
clean_block(struct ctx *ctx, const char *field, const char *label, const char *typed, size_t maximum)
{
	return clean(ctx, field, label, typed, TEXT_BLOCK, maximum);
}

const char *
clean_required(struct ctx *ctx, const char *field, const char *label, const char *what, const char *typed, size_t maximum)
{
	const char *text = clean(ctx, field, label, typed, TEXT_LINE, maximum);

	if (!*text && !has_problem(ctx, field))
		problem(ctx, field, "Enter %s.", what);
	return text;
}
