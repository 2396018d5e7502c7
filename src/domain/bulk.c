#include "domain/bulk.h"

#include <string.h>

#include "base/fault.h"
#include "domain/member.h"
#include "domain/report_line.h"
#include "domain/search.h"
#include "domain/seat.h"
#include "queries.h"

/* Rows a statement. SQLite keeps all pages that a statement has changed as they were, in case that it fails: in indexes that are not in the
   order in which people come, several a row. */
#define AT_ONCE 100

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
bulk_reserve(struct bulk *bulk, int64_t group, int64_t seats)
{
	struct ctx within = ctx_within(bulk->ctx, bulk->ctx->organisation, group);

	if (!seat_hold(&within, seats))
		fault("group %lld had %lld free seats a moment ago", (long long)group, (long long)seats);
	bulk_group(bulk, group)->seats += seats;
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

/* Before the rows: others wait for these, and are not to be in the way later. */
static void
write_counts(struct bulk *bulk)
{
	member_count_in(bulk->ctx, bulk->members);
	for (size_t i = 0; i < bulk->group_count; i++) {
		const struct bulk_group *group = &bulk->groups[i];
		struct ctx within = ctx_within(bulk->ctx, bulk->ctx->organisation, group->id);

		if (group->prospects)
			q_membership_count_up(within.db, within.organisation, within.group, "prospect", group->prospects);
		if (group->active) {
			q_membership_count_up(within.db, within.organisation, within.group, "active", group->active);
			report_totals_begin(&within, group->active);
		}
	}
}

static void
write_table(struct bulk *bulk, enum bulk_table table, const struct given_rows *rows)
{
	struct ctx *ctx = bulk->ctx;

	switch (table) {
	case BULK_ACCOUNTS:
		q_account_add_many(ctx->db, rows, ctx->now);
		q_address_add_many(ctx->db, rows);
		q_account_search_put_many(ctx->db, rows, search_scope(ctx->arena, ACCOUNT_SCOPE));
		break;
	case BULK_MEMBERS:
		q_member_add_many(ctx->db, ctx->organisation, rows, ctx->now);
		q_member_search_put_many(ctx->db, rows, search_scope(ctx->arena, member_scope(ctx, "active")));
		break;
	case BULK_VALUES:
		q_member_value_add_many(ctx->db, ctx->organisation, rows);
		break;
	case BULK_MEMBERSHIPS:
		q_membership_add_many(ctx->db, ctx->organisation, bulk->route, ctx->account, ctx->now, rows);
		break;
	case BULK_MEMBERSHIP_WORDS:
		q_membership_search_put_many(ctx->db, rows);
		break;
	case BULK_REPORT_LINES:
		q_report_line_add_many(ctx->db, ctx->organisation, rows);
		break;
	case BULK_SEATS:
		q_seat_note_many(ctx->db, ctx->organisation, ctx->account, ctx->now, rows);
		break;
	case BULK_TOKENS:
		q_token_add_many(ctx->db, rows, ctx->now);
		break;
	case BULK_MESSAGES:
		q_message_add_many(ctx->db, ctx->organisation, ctx->account, ctx->now, rows);
		break;
	case BULK_ACTIVITIES:
		q_activity_add_many(ctx->db, ctx->organisation, ctx->account, ctx->now, rows);
		break;
	case BULK_DEEDS:
		q_import_deed_add_many(ctx->db, bulk->import, rows);
		break;
	}
}

static void
write_list(struct bulk *bulk, enum bulk_table table)
{
	struct bulk_list *list = &bulk->lists[table];
	size_t most = db_is_on_server(db_name(bulk->ctx->db)) ? list->count : AT_ONCE;

	for (size_t from = 0; from < list->count; from += most) {
		size_t left = list->count - from;

		write_table(bulk, table, &(struct given_rows){ left < most ? left : most, list->all + from });
	}
	list->count = 0;
}

void
bulk_write(struct bulk *bulk)
{
	write_counts(bulk);
	for (int table = 0; table < BULK_TABLES; table++)
		write_list(bulk, (enum bulk_table)table);
	for (size_t i = 0; i < bulk->group_count; i++)
		if (bulk->groups[i].taken != bulk->groups[i].seats)
			fault("seats of group %lld were reserved and not taken", (long long)bulk->groups[i].id);
	bulk->members = 0;
	bulk->group_count = 0;
}
