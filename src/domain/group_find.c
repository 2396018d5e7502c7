/* Finding the group that somebody typed. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/group.h"
#include "queries.h"

#define AT_ONCE 64
#define NAME_TYPED 400 /* bytes; longer names are nobody's */

const struct groups *
group_load(struct ctx *ctx)
{
	struct groups *groups = arena_alloc(ctx->arena, sizeof *groups);
	struct group_line *all = arena_array(ctx->arena, AT_ONCE, sizeof *all);
	/* Who is no member any more leads nothing. */
	int64_t leader = ctx->role >= ADMIN ? 0 : ctx->member ? ctx->member : -1;
	struct rows *rows = q_group_all(ctx->db, ctx->organisation, leader);
	size_t room = AT_ONCE;

	while (row_next(rows)) {
		if (groups->count == room) {
			all = arena_grow(ctx->arena, all, room * sizeof *all, 2 * room * sizeof *all);
			room *= 2;
		}
		all[groups->count] = (struct group_line){
			.id = row_integer(rows, GROUP_ALL_ID),
			.name = row_text(rows, GROUP_ALL_NAME),
			.key = row_text(rows, GROUP_ALL_NAME_KEY),
			.archived = strcmp(row_text(rows, GROUP_ALL_STATUS), "active") != 0,
			.at_once = strcmp(row_text(rows, GROUP_ALL_POLICY), "enrol") == 0,
			.by_rule = strcmp(row_text(rows, GROUP_ALL_POPULATION), "automatic") == 0,
		};
		groups->active += !all[groups->count++].archived;
	}
	groups->all = all;
	groups->patience = arena_alloc(ctx->arena, sizeof *groups->patience);
	*groups->patience = GUESSES_MOST;
	return groups;
}

const struct group_line *
group_by_id(const struct groups *groups, int64_t id)
{
	for (size_t i = 0; i < groups->count; i++)
		if (groups->all[i].id == id)
			return &groups->all[i];
	return NULL;
}

static int
compare(const void *key, const void *line)
{
	return strcmp(key, ((const struct group_line *)line)->key);
}

/* The list has the active ones first, and both parts by name. */
static const struct group_line *
find(const struct groups *groups, const char *key)
{
	const struct group_line *line = bsearch(key, groups->all, groups->active, sizeof *line, compare);

	return line ? line : bsearch(key, groups->all + groups->active, groups->count - groups->active, sizeof *line, compare);
}

static const struct group_line *
likely(const struct groups *groups, const char *key)
{
	const struct group_line *best = NULL;
	int nearest = LIKE_NOTHING;

	if (*groups->patience < groups->active)
		return NULL;
	*groups->patience -= groups->active;
	for (size_t i = 0; i < groups->active && nearest > 1; i++) {
		int likeness = text_likeness(key, groups->all[i].key);

		if (likeness < nearest) {
			nearest = likeness;
			best = &groups->all[i];
		}
	}
	return best;
}

enum group_found
group_find(struct arena *arena, const struct groups *groups, const char *typed, const struct group_line **group)
{
	const char *key = strlen(typed) <= NAME_TYPED ? text_fold(arena, typed) : NULL;
	const struct group_line *line = key ? find(groups, key) : NULL;

	*group = line;
	if (line)
		return line->archived ? GROUP_FOUND_ARCHIVED : GROUP_FOUND;
	*group = key ? likely(groups, key) : NULL;
	return GROUP_UNKNOWN;
}

const char *
group_found_words(struct arena *arena, enum group_found found, const char *typed, const struct group_line *group)
{
	switch (found) {
	case GROUP_FOUND:
		break;
	case GROUP_FOUND_ARCHIVED:
		return arena_text(arena, "The group “%s” is archived. Restore it first, or name another one.", group->name);
	case GROUP_UNKNOWN:
		if (strlen(typed) > NAME_TYPED)
			return "No group has such a long name. Enter the name of one; several stand apart by a semicolon.";
		if (group)
			return arena_text(arena, "There is no group “%s”. Did you mean “%s”?", typed, group->name);
		return arena_text(arena, "There is no group “%s”. Check its name, or create the group first.", typed);
	}
	return NULL;
}
