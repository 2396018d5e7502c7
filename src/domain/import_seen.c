#include "domain/import_seen.h"

#include <string.h>

#include "domain/import_learned.h"
#include "domain/import_rule.h"
#include "domain/import_values.h"

#define SUGGESTED 2000 /* bytes of a cell that is worth to be written anew */

static void
note(struct import_seen *seen, bool error, const char *words, const char *suggested)
{
	if (seen->problem_count < sizeof seen->problems / sizeof *seen->problems)
		seen->problems[seen->problem_count++] = (struct import_problem){ 0, error, words, suggested };
}

/* The cell with one of its names replaced. */
static const char *
with_name(struct arena *arena, const char *cell, const char *at, size_t length, const char *name)
{
	return arena_text(arena, "%.*s%s%s", (int)(at - cell), cell, name, at + length);
}

static void
read_group(const struct import_reader *reader, struct import_seen *seen, const char *at, size_t length)
{
	struct arena *arena = reader->ctx->arena;
	const char *typed = arena_copy(arena, at, length), *words;
	const struct group_line *group;
	enum group_found found = group_find(arena, reader->groups, typed, &group);

	words = group_found_words(arena, found, typed, group);
	if (words) {
		note(seen, true, words,
			found == GROUP_UNKNOWN && group && strlen(seen->typed) <= SUGGESTED
				? with_name(arena, seen->typed, at, length, group->name)
				: NULL);
		return;
	}
	for (size_t i = 0; i < seen->id_count; i++)
		if (seen->ids[i] == group->id)
			return;
	if (seen->id_count == IMPORT_GROUPS_MOST)
		note(seen, true,
			arena_text(arena, "A row can name up to %d groups. Put the others into a second row.", IMPORT_GROUPS_MOST), NULL);
	else
		seen->ids[seen->id_count++] = group->id;
}

static void
read_groups(const struct import_reader *reader, struct import_seen *seen)
{
	const char *at = seen->typed;

	while (*at) {
		size_t length = strcspn(at, ";|"), kept;

		while (length && strchr(" \t\r\n", *at)) {
			at++;
			length--;
		}
		for (kept = length; kept && strchr(" \t\r\n", at[kept - 1]);)
			kept--;
		if (kept)
			read_group(reader, seen, at, kept);
		at += length + (at[length] != '\0');
	}
}

static void
read_branch(const struct import_reader *reader, struct import_seen *seen)
{
	struct arena *arena = reader->ctx->arena;
	const struct branch *likely = NULL;
	enum branch_found found = branch_find(arena, reader->branches, seen->typed, &seen->ids[0], &likely);
	const char *words = branch_found_words(arena, found, seen->typed, likely);

	seen->id_count = 1;
	if (words)
		note(seen, true, words, likely ? likely->path : NULL);
}

static void
read_field(const struct import_reader *reader, const struct field_def *def, struct import_seen *seen)
{
	struct arena *arena = reader->ctx->arena;
	const char *words = value_spoilt(arena, seen->typed, def->type == FIELD_NUMBER), *likely, *canonical;

	if (!words && field_read(reader->ctx, def, seen->typed, &canonical, &words)) {
		seen->text = canonical;
		return;
	}
	likely = field_likely_choice(arena, def, seen->typed);
	note(seen, true, arena_text(arena, "%s: %s", def->name, words), likely);
}

/* A value of a row of progress. */
static void
read_learned(const struct import_reader *reader, enum import_meaning meaning, struct import_seen *seen)
{
	struct ctx *ctx = reader->ctx;
	const char *words = NULL, *suggested = NULL;

	switch (meaning) {
	case MEANS_COURSE:
		seen->ids[0] = import_course_find(ctx->arena, reader->courses, seen->typed, &words, &suggested);
		break;
	case MEANS_PROGRESS:
	case MEANS_SCORE:
		value_percent(ctx->arena, meaning == MEANS_PROGRESS ? "A progress" : "A score", seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_MINUTES:
		value_minutes(ctx->arena, seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_LEARNED:
		value_learned(ctx->arena, seen->typed, &seen->text, &words);
		break;
	default:
		value_past(ctx, seen->typed, &seen->ids[0], &words);
	}
	if (words)
		note(seen, true, words, suggested);
}

static void
read_anew(const struct import_reader *reader, size_t column, struct import_seen *seen)
{
	const char *words = NULL;

	switch (reader->meanings[column]) {
	case MEANS_COURSE:
	case MEANS_PROGRESS:
	case MEANS_SCORE:
	case MEANS_STARTED:
	case MEANS_COMPLETED:
	case MEANS_MINUTES:
	case MEANS_LEARNED:
		read_learned(reader, reader->meanings[column], seen);
		break;
	case MEANS_GROUP:
		read_groups(reader, seen);
		break;
	case MEANS_BRANCH:
		read_branch(reader, seen);
		break;
	case MEANS_RULE:
		value_rule(reader->ctx->arena, seen->typed, &seen->text, &words);
		break;
	case MEANS_STATUS:
		value_state(reader->ctx->arena, seen->typed, &seen->text, &words);
		break;
	case MEANS_NOTIFY_AT:
		value_instant(reader->ctx, seen->typed, &seen->ids[0], &words);
		break;
	case MEANS_FIELD:
		read_field(reader, reader->defs[column], seen);
		break;
	default:
		break;
	}
	if (words)
		note(seen, true, words, NULL);
}

/* From the few hundred values of each column that were read lately, or anew. */
const struct import_seen *
import_seen_read(const struct import_reader *reader, size_t column, const char *value)
{
	uint32_t hash = 2166136261u;
	struct import_seen **slot;

	for (const char *at = value; *at; at++)
		hash = (hash ^ (unsigned char)*at) * 16777619u;
	/* Two places for each, so that two values do not drive each other out. */
	slot = &reader->seen[column * IMPORT_SEEN + (hash ^ hash >> 16) % (IMPORT_SEEN / 2) * 2];
	for (int i = 0; i < 2; i++)
		if (slot[i] && strcmp(slot[i]->typed, value) == 0)
			return slot[i];
	slot += slot[0] && (!slot[1] || hash >> 31);
	if (!*slot)
		*slot = arena_alloc(reader->ctx->arena, sizeof **slot);
	**slot = (struct import_seen){ .typed = arena_string(reader->ctx->arena, value), .text = "" };
	read_anew(reader, column, *slot);
	return *slot;
}
