#include "domain/member.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/bulk.h"
#include "domain/rule.h"
#include "domain/search.h"
#include "queries.h"

/* ---------------------------------------------------------------- coming in */

static int64_t
add_in_bulk(struct ctx *ctx, int64_t account, const struct found_by *found_by)
{
	int64_t member = bulk_next_id(ctx->bulk, BULK_MEMBER_ID);

	bulk_add(ctx->bulk, BULK_MEMBERS,
		&(struct given){ { member, account }, { found_by->sort_key, found_by->email_key, found_by->words } });
	ctx->bulk->members++;
	return member;
}

static int64_t
add_now(struct ctx *ctx, int64_t account, const struct found_by *found_by)
{
	int64_t member;

	q_member_add(ctx->db, ctx->organisation, account, found_by->sort_key, found_by->email_key, ctx->now);
	member = db_new_id(ctx->db);
	member_count_in(ctx, 1);
	q_member_search_put(ctx->db, member, search_scope(ctx->arena, ctx->organisation), found_by->words);
	return member;
}

static int64_t
add(struct ctx *ctx, int64_t account, struct found_by found_by)
{
	int64_t member = ctx->bulk ? add_in_bulk(ctx, account, &found_by) : add_now(ctx, account, &found_by);

	rule_touch(ctx, member, -1, 0);
	return member;
}

int64_t
member_make(struct ctx *ctx, int64_t account)
{
	return add(ctx, account, account_found_by(ctx, account));
}

int64_t
member_ensure(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_member_of_account(ctx->db, ctx->organisation, account);
	int64_t member;

	if (row_one(rows)) {
		member = row_integer(rows, MEMBER_OF_ACCOUNT_ID);
		if (q_member_restore(ctx->db, ctx->organisation, member) == 1)
			member_moved(ctx, member, account, "archived", "active");
		return member;
	}
	return member_make(ctx, account);
}

int64_t
member_begin(struct ctx *ctx, int64_t account, const char *first, const char *last, const struct email *email)
{
	struct found_by found_by = {
		sort_key(ctx->arena, first, last, email->address),
		email->key,
		search_words(ctx->arena, first, last, email->address),
	};

	return add(ctx, account, found_by);
}

/* ---------------------------------------------------------------- branch and additional fields */

/* Of the latest newcomer, who has none yet. */
static void
put_branch_in_bulk(struct ctx *ctx, int64_t member, int64_t branch)
{
	struct given *latest = bulk_last(ctx->bulk, BULK_MEMBERS);

	if (latest->integers[0] != member)
		fault("member %lld is not the latest newcomer", (long long)member);
	latest->integers[2] = branch;
}

static int64_t
put_value_in_bulk(struct ctx *ctx, int64_t member, int64_t field, const char *canonical)
{
	bulk_add(ctx->bulk, BULK_VALUES, &(struct given){ { member, field }, { canonical, text_fold(ctx->arena, canonical) } });
	return 1;
}

bool
member_set_branch(struct ctx *ctx, int64_t member, int64_t branch)
{
	if (ctx->bulk)
		put_branch_in_bulk(ctx, member, branch);
	else if (q_member_set_branch(ctx->db, ctx->organisation, member, branch) != 1)
		return false;
	rule_touch(ctx, member, RULE_BRANCH, 0);
	return true;
}

static int64_t
put_value(struct ctx *ctx, int64_t member, int64_t field, const char *canonical)
{
	if (ctx->bulk)
		return put_value_in_bulk(ctx, member, field, canonical);
	return *canonical ? q_member_value_put(ctx->db, ctx->organisation, member, field, canonical, text_fold(ctx->arena, canonical))
					  : q_member_value_drop(ctx->db, ctx->organisation, member, field);
}

bool
member_set_value(struct ctx *ctx, int64_t member, int64_t field, const char *canonical)
{
	if (put_value(ctx, member, field, canonical) != 1)
		return false;
	rule_touch(ctx, member, RULE_FIELD, field);
	return true;
}
