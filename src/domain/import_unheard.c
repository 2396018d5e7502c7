#include "domain/import_unheard.h"

#include <stdlib.h>
#include <string.h>

#include "queries.h"

#define LEAST 2 /* rows */

/* A group that rows of the chunk name. */
struct named {
	int64_t group;
	int64_t rows;   /* that name it */
	int64_t coming; /* of these, who are done together */
	bool has_room, at_once;
};

struct chunk {
	struct ctx *ctx;
	enum import_kind kind;
	struct import_row *const *rows;
	size_t count;
	struct bulk *bulk;
	struct named *named;
	size_t named_count;
};

/* ---------------------------------------------------------------- whom nobody knows */

static bool
is_plain(const struct chunk *chunk, const struct import_row *row)
{
	return row->problem_count == 0 && row->email.key && (row->group_count || chunk->kind == IMPORT_PEOPLE);
}

static int
by_address(const void *a, const void *b)
{
	const struct import_row *const *left = a, *const *right = b;

	return strcmp((*left)->email.key, (*right)->email.key);
}

/* Rows of the same address are done one after the other. */
static void
leave_twins(struct import_row **plain, size_t count)
{
	qsort(plain, count, sizeof *plain, by_address);
	for (size_t i = 1; i < count; i++)
		if (strcmp(plain[i - 1]->email.key, plain[i]->email.key) == 0)
			plain[i - 1]->unheard = plain[i]->unheard = false;
}

static void
leave_known(struct rows *answer, struct import_row *const *rows)
{
	while (row_next(answer))
		rows[row_integer(answer, 0)]->unheard = false;
}

static void
find_unheard(struct chunk *chunk)
{
	struct import_row **plain = arena_array(chunk->ctx->arena, chunk->count + 1, sizeof *plain);
	struct given *all = arena_array(chunk->ctx->arena, chunk->count + 1, sizeof *all);
	struct given_rows given = { 0, all };
	size_t count = 0;

	for (size_t i = 0; i < chunk->count; i++) {
		struct import_row *row = chunk->rows[i];

		row->unheard = is_plain(chunk, row);
		if (!row->email.key)
			continue;
		plain[count++] = row;
		all[given.count++] = (struct given){ { (int64_t)i }, { row->email.key } };
	}
	leave_twins(plain, count);
	leave_known(q_import_owned(chunk->ctx->db, &given), chunk->rows);
	leave_known(q_import_placed(chunk->ctx->db, &given), chunk->rows);
}

/* ---------------------------------------------------------------- groups with room for all */

static struct named *
named(struct chunk *chunk, int64_t group)
{
	for (size_t i = chunk->named_count; i-- > 0;)
		if (chunk->named[i].group == group)
			return &chunk->named[i];
	chunk->named[chunk->named_count] = (struct named){ .group = group };
	return &chunk->named[chunk->named_count++];
}

static void
find_room(struct chunk *chunk)
{
	size_t places = 1;

	for (size_t i = 0; i < chunk->count; i++)
		places += chunk->rows[i]->group_count;
	chunk->named = arena_array(chunk->ctx->arena, places, sizeof *chunk->named);
	for (size_t i = 0; i < chunk->count; i++)
		for (size_t j = 0; j < chunk->rows[i]->group_count; j++)
			named(chunk, chunk->rows[i]->groups[j])->rows++;
	for (size_t i = 0; i < chunk->named_count; i++) {
		struct named *named = &chunk->named[i];
		const struct entrance *entrance = &bulk_group(chunk->bulk, named->group)->entrance;

		named->at_once = entrance->at_once || chunk->kind == IMPORT_PEOPLE;
		named->has_room = entrance->exists && !entrance->archived &&
			(entrance->seats < 0 || entrance->seats - entrance->seats_held >= named->rows);
	}
}

static bool
has_room(struct chunk *chunk, const struct import_row *row)
{
	for (size_t i = 0; i < row->group_count; i++)
		if (!named(chunk, row->groups[i])->has_room)
			return false;
	return true;
}

/* ---------------------------------------------------------------- what they will need */

/* So many accounts, memberships and links at most. */
struct needs {
	size_t people, accounts, places, links;
};

static void
need(struct chunk *chunk, const struct import_row *row, struct needs *needs)
{
	bool account = chunk->kind == IMPORT_PEOPLE;

	needs->people++;
	needs->links += account;
	for (size_t i = 0; i < row->group_count; i++) {
		struct named *group = named(chunk, row->groups[i]);

		group->coming++;
		account = account || group->at_once;
		needs->links += group->at_once;
	}
	needs->places += row->group_count;
	needs->accounts += account;
}

static void
prepare(struct chunk *chunk, const struct needs *needs)
{
	for (size_t i = 0; i < chunk->named_count; i++)
		bulk_reserve(chunk->bulk, chunk->named[i].group, chunk->named[i].coming);
	bulk_expect(chunk->bulk, BULK_ACCOUNT_ID, needs->accounts);
	bulk_expect(chunk->bulk, BULK_MEMBER_ID, needs->accounts);
	bulk_expect(chunk->bulk, BULK_MEMBERSHIP_ID, needs->places);
	bulk_expect(chunk->bulk, BULK_TOKEN_ID, needs->links);
}

static void
find_together(struct chunk *chunk)
{
	find_unheard(chunk);
	find_room(chunk);
	for (size_t i = 0; i < chunk->count; i++)
		chunk->rows[i]->unheard = chunk->rows[i]->unheard && has_room(chunk, chunk->rows[i]);
}

size_t
import_row_places(const struct import_row *row)
{
	return row->group_count ? row->group_count : 1;
}

/* How many rows come before one that is too much. */
static size_t
until_enough(const struct chunk *chunk, size_t most_alone)
{
	size_t alone = 0;

	for (size_t i = 0; i < chunk->count; i++) {
		if (chunk->rows[i]->unheard)
			continue;
		if (alone >= most_alone)
			return i;
		alone += import_row_places(chunk->rows[i]);
	}
	return chunk->count;
}

bool
import_brings_newcomers(enum import_kind kind)
{
	return kind == IMPORT_ENROL || kind == IMPORT_GROUPS || kind == IMPORT_PEOPLE;
}

struct bulk *
import_unheard(const struct import_reader *reader, struct import_row *const *rows, size_t *count, size_t most_alone)
{
	struct chunk chunk = { .ctx = reader->ctx, .kind = reader->import.kind, .rows = rows, .count = *count };
	struct needs needs = { 0 };

	if (import_brings_newcomers(chunk.kind)) {
		chunk.bulk = bulk_open(chunk.ctx, reader->import.id, "import", *count);
		find_together(&chunk);
	}
	*count = until_enough(&chunk, most_alone);
	for (size_t i = 0; i < *count; i++)
		if (rows[i]->unheard)
			need(&chunk, rows[i], &needs);
	if (needs.people >= LEAST) {
		prepare(&chunk, &needs);
		return chunk.bulk;
	}
	for (size_t i = 0; i < *count; i++)
		rows[i]->unheard = false;
	return NULL;
}
