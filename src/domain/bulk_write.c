/* What was left in a bulk is written, a statement a table. */
#include "base/fault.h"
#include "domain/bulk.h"
#include "domain/member.h"
#include "domain/report_line.h"
#include "domain/search.h"
#include "domain/seat.h"
#include "queries.h"

/* Rows a statement. SQLite keeps all pages that a statement has changed as they were, in case that it fails: in indexes that are not in the
   order in which people come, several a row. */
#define AT_ONCE 100

void
bulk_reserve(struct bulk *bulk, int64_t group, int64_t seats)
{
	struct ctx within = ctx_within(bulk->ctx, bulk->ctx->organisation, group);

	if (!seat_hold(&within, seats))
		fault("group %lld had %lld free seats a moment ago", (long long)group, (long long)seats);
	bulk_group(bulk, group)->seats += seats;
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
		break;
	case BULK_MEMBERS:
		q_member_add_many(ctx->db, ctx->organisation, rows, ctx->now);
		break;
	case BULK_VALUES:
		q_member_value_add_many(ctx->db, ctx->organisation, rows);
		break;
	case BULK_MEMBERSHIPS:
		q_membership_add_many(ctx->db, ctx->organisation, bulk->route, ctx->account, ctx->now, rows);
		break;
	case BULK_MEMBERSHIP_WORDS: /* nothing but words */
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

/* All at once: whenever a statement begins, SQLite's index of words writes what came until then as a piece of its own, and merges pieces. */
static void
write_words(struct bulk *bulk, enum bulk_table table)
{
	struct ctx *ctx = bulk->ctx;
	const struct given_rows rows = { bulk->lists[table].count, bulk->lists[table].all };

	switch (table) {
	case BULK_ACCOUNTS:
		q_account_search_put_many(ctx->db, &rows, search_scope(ctx->arena, ACCOUNT_SCOPE));
		break;
	case BULK_MEMBERS:
		q_member_search_put_many(ctx->db, &rows, search_scope(ctx->arena, member_scope(ctx, "active")));
		break;
	case BULK_MEMBERSHIP_WORDS:
		q_membership_search_put_many(ctx->db, &rows);
		break;
	default:
		break;
	}
}

static void
write_list(struct bulk *bulk, enum bulk_table table)
{
	struct bulk_list *list = &bulk->lists[table];
	size_t most = db_is_far(bulk->ctx->db) ? list->count : AT_ONCE;

	for (size_t from = 0; from < list->count; from += most) {
		size_t left = list->count - from;

		write_table(bulk, table, &(struct given_rows){ left < most ? left : most, list->all + from });
	}
	if (list->count)
		write_words(bulk, table);
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
