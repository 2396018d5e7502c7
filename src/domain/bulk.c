#include "domain/bulk.h"

#include "base/fault.h"
#include "queries.h"

struct bulk *
bulk_open(struct ctx *ctx, int64_t import, const char *route, size_t people)
{
	struct bulk *bulk = arena_alloc(ctx->arena, sizeof *bulk);
	struct ctx *plain = arena_alloc(ctx->arena, sizeof *plain);

	*plain = ctx_within(ctx, ctx->organisation, 0);
	plain->bulk = NULL;
	*bulk = (struct bulk){ .ctx = plain, .import = import, .route = route, .people = people };
	return bulk;
}

/* ---------------------------------------------------------------- groups and their seats */

/* Most tables get a row for each of them. */
static void *
more_room(const struct bulk *bulk, void *all, size_t *room, size_t size)
{
	size_t before = *room;

	*room = before ? 2 * before : bulk->people;
	if (!before)
		return arena_array(bulk->ctx->arena, *room, size);
	return arena_grow(bulk->ctx->arena, all, before * size, *room * size);
}

struct bulk_group *
bulk_group(struct bulk *bulk, int64_t group)
{
	struct ctx within = ctx_within(bulk->ctx, bulk->ctx->organisation, group);

	/* People of a file come in by group, mostly. */
	for (size_t i = bulk->group_count; i-- > 0;)
		if (bulk->groups[i].id == group)
			return &bulk->groups[i];
	if (bulk->group_count == bulk->group_room)
		bulk->groups = more_room(bulk, bulk->groups, &bulk->group_room, sizeof *bulk->groups);
	bulk->groups[bulk->group_count] = (struct bulk_group){ .id = group, .entrance = group_entrance(&within) };
	return &bulk->groups[bulk->group_count++];
}

void
bulk_take_seat(struct bulk *bulk, int64_t id)
{
	struct bulk_group *group = bulk_group(bulk, id);

	if (group->taken == group->seats)
		fault("more people than seats were reserved in group %lld", (long long)id);
	group->taken++;
}

void
bulk_count(struct bulk *bulk, int64_t id, bool active)
{
	struct bulk_group *group = bulk_group(bulk, id);

	if (active)
		group->active++;
	else
		group->prospects++;
}

/* ---------------------------------------------------------------- ids */

static const char *const tables_of_ids[BULK_IDS] = { "accounts", "members", "memberships", "tokens" };

void
bulk_expect(struct bulk *bulk, enum bulk_id what, size_t count)
{
	struct bulk_ids *ids = &bulk->ids[what];
	struct rows *rows;

	if (count == 0)
		return;
	ids->all = arena_array(bulk->ctx->arena, count, sizeof *ids->all);
	rows = q_id_next(bulk->ctx->db, tables_of_ids[what], (int64_t)count);
	while (row_next(rows))
		ids->all[ids->count++] = row_integer(rows, ID_NEXT_ID);
}

int64_t
bulk_next_id(struct bulk *bulk, enum bulk_id what)
{
	struct bulk_ids *ids = &bulk->ids[what];

	if (ids->next == ids->count)
		fault("no more ids of %s are ready", tables_of_ids[what]);
	return ids->all[ids->next++];
}

/* ---------------------------------------------------------------- rows */

void
bulk_add(struct bulk *bulk, enum bulk_table table, const struct given *row)
{
	struct bulk_list *list = &bulk->lists[table];

	if (list->count == list->room)
		list->all = more_room(bulk, list->all, &list->room, sizeof *list->all);
	list->all[list->count++] = *row;
}

struct given *
bulk_last(struct bulk *bulk, enum bulk_table table)
{
	struct bulk_list *list = &bulk->lists[table];

	if (list->count == 0)
		fault("nothing of that kind was left");
	return &list->all[list->count - 1];
}
