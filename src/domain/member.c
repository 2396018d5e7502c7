#include "domain/member.h"

#include <string.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/bulk.h"
#include "domain/membership.h"
#include "domain/report_line.h"
#include "domain/rule.h"
#include "domain/search.h"
#include "queries.h"

#define WORDS_MAX 20000
/* Above every organisation's id that a scope can tell apart, so archived people stand beside the active ones, not among them. */
#define ARCHIVED_SCOPE ((int64_t)1 << 35)

/* ---------------------------------------------------------------- what people are found by */

struct person {
	const char *sort_key, *email_key, *words;
};

static struct person
person(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_member_account(ctx->db, account), *others;
	struct buffer words = buffer_new(ctx->arena, WORDS_MAX);
	const char *first, *last, *email;

	if (!row_one(rows))
		return (struct person){ "", "", "" };
	first = row_text(rows, MEMBER_ACCOUNT_FIRST_NAME);
	last = row_text(rows, MEMBER_ACCOUNT_LAST_NAME);
	email = row_text(rows, MEMBER_ACCOUNT_EMAIL);
	buffer_text(&words, search_words(ctx->arena, first, last, email));
	others = q_member_addresses(ctx->db, account);
	while (row_next(others)) {
		const char *other = text_fold(ctx->arena, row_text(others, MEMBER_ADDRESSES_EMAIL));

		if (words.length + strlen(other) + 1 < WORDS_MAX)
			buffer_format(&words, " %s", other);
	}
	return (struct person){
		sort_key(ctx->arena, first, last, email),
		row_text(rows, MEMBER_ACCOUNT_EMAIL_KEY),
		words.data,
	};
}

static int64_t
scope(int64_t organisation, const char *status)
{
	return text_equal(status, "archived") ? organisation + ARCHIVED_SCOPE : organisation;
}

int64_t
member_scope(const struct ctx *ctx, const char *status)
{
	return scope(ctx->organisation, status);
}

static void
make_findable(struct ctx *ctx, int64_t member, int64_t organisation, const char *status, const char *words)
{
	q_member_search_drop(ctx->db, member);
	q_member_search_put(ctx->db, member, search_scope(ctx->arena, scope(organisation, status)), words);
}

static void
account_find_by(struct ctx *ctx, int64_t account, const char *words)
{
	q_account_search_drop(ctx->db, account);
	q_account_search_put(ctx->db, account, search_scope(ctx->arena, ACCOUNT_SCOPE), words);
}

void
account_make_findable(struct ctx *ctx, int64_t account, const char *first, const char *last, const char *email)
{
	q_account_search_put(ctx->db, account, search_scope(ctx->arena, ACCOUNT_SCOPE), search_words(ctx->arena, first, last, email));
}

void
member_rename(struct ctx *ctx, int64_t account)
{
	struct person now = person(ctx, account);
	struct rows *rows = q_member_places_of_account(ctx->db, account);

	while (row_next(rows)) {
		int64_t member = row_integer(rows, MEMBER_PLACES_OF_ACCOUNT_ID);
		struct ctx there = ctx_within(ctx, row_integer(rows, MEMBER_PLACES_OF_ACCOUNT_ORGANISATION_ID), 0);

		q_member_set_keys(ctx->db, member, now.sort_key, now.email_key);
		make_findable(ctx, member, there.organisation, row_text(rows, MEMBER_PLACES_OF_ACCOUNT_STATUS), now.words);
		/* Everything: an address that comes or goes may be one that an invite waits for. */
		rule_touch(&there, member, -1, 0);
	}
	account_find_by(ctx, account, now.words);
	membership_rename(ctx, account);
}

/* ---------------------------------------------------------------- coming and going */

static void
count(struct ctx *ctx, const char *status, int people)
{
	if (q_member_count_add(ctx->db, ctx->organisation, status, people) == 0)
		q_member_count_start(ctx->db, ctx->organisation, status, people);
}

void
member_count_in(struct ctx *ctx, int people)
{
	if (people)
		count(ctx, "active", people);
}

static void
moved(struct ctx *ctx, int64_t member, int64_t account, const char *from, const char *to)
{
	count(ctx, from, -1);
	count(ctx, to, 1);
	make_findable(ctx, member, ctx->organisation, to, person(ctx, account).words);
	if (text_equal(to, "archived"))
		report_member_leaves(ctx, member);
	else
		report_member_returns(ctx, member);
	rule_touch(ctx, member, -1, 0);
}

static int64_t
add_in_bulk(struct ctx *ctx, int64_t account, const struct person *found_by)
{
	int64_t member = bulk_next_id(ctx->bulk, BULK_MEMBER_ID);

	bulk_add(ctx->bulk, BULK_MEMBERS,
		&(struct given){ { member, account }, { found_by->sort_key, found_by->email_key, found_by->words } });
	ctx->bulk->members++;
	return member;
}

static int64_t
add_now(struct ctx *ctx, int64_t account, const struct person *found_by)
{
	int64_t member;

	q_member_add(ctx->db, ctx->organisation, account, found_by->sort_key, found_by->email_key, ctx->now);
	member = db_new_id(ctx->db);
	count(ctx, "active", 1);
	q_member_search_put(ctx->db, member, search_scope(ctx->arena, ctx->organisation), found_by->words);
	return member;
}

static int64_t
add(struct ctx *ctx, int64_t account, struct person found_by)
{
	int64_t member = ctx->bulk ? add_in_bulk(ctx, account, &found_by) : add_now(ctx, account, &found_by);

	rule_touch(ctx, member, -1, 0);
	return member;
}

int64_t
member_ensure(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_member_of_account(ctx->db, ctx->organisation, account);
	int64_t member;

	if (row_one(rows)) {
		member = row_integer(rows, MEMBER_OF_ACCOUNT_ID);
		if (q_member_restore(ctx->db, ctx->organisation, member) == 1)
			moved(ctx, member, account, "archived", "active");
		return member;
	}
	return add(ctx, account, person(ctx, account));
}

int64_t
member_begin(struct ctx *ctx, int64_t account, const char *first, const char *last, const struct email *email)
{
	struct person found_by = {
		sort_key(ctx->arena, first, last, email->address),
		email->key,
		search_words(ctx->arena, first, last, email->address),
	};

	return add(ctx, account, found_by);
}

struct place {
	struct place *next;
	int64_t id, group;
};

/* Takes the member's places one by one through membership_move(); returns how many had no seat. */
static int
move_places(struct ctx *ctx, struct rows *rows, const char *from, const char *to)
{
	struct place *places = NULL, **end = &places;
	struct ctx inside = *ctx;
	int left_out = 0;

	/* Both queries that come here have id and group_id as their columns. Read to the end before any of them moves. */
	for (; row_next(rows); end = &(*end)->next) {
		*end = arena_alloc(ctx->arena, sizeof **end);
		**end = (struct place){ .id = row_integer(rows, MEMBER_PLACES_TO_ARCHIVE_ID),
			.group = row_integer(rows, MEMBER_PLACES_TO_ARCHIVE_GROUP_ID) };
	}
	for (; places; places = places->next) {
		inside.group = places->group;
		left_out += membership_move(&inside, places->id, from, to) == NO_SEAT;
	}
	return left_out;
}

enum outcome
member_check_proved(struct ctx *ctx, const char *field, int64_t member)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);

	if (!row_one(rows) || !account_claimed(ctx, row_integer(rows, MEMBER_GET_ACCOUNT_ID)))
		return OK;
	return problem(ctx, field,
		"%s has not confirmed their address yet, so it may be somebody else's. Ask them to open the link that we mailed to them first.",
		row_text(rows, MEMBER_GET_NAME));
}

static enum outcome
last_administrator(struct ctx *ctx, const char *name)
{
	return problem(ctx, "", "%s is the only administrator here. Make somebody else an administrator first.", name);
}

enum outcome
member_archive(struct ctx *ctx, int64_t member)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	const char *name;

	if (!row_one(rows))
		return NOT_FOUND;
	name = row_text(rows, MEMBER_GET_NAME);
	if (text_equal(row_text(rows, MEMBER_GET_STATUS), "archived"))
		return problem(ctx, "", "%s is archived already. Nothing was changed.", name);
	if (q_member_archive(ctx->db, ctx->organisation, member, ctx->now) != 1)
		return last_administrator(ctx, name);
	moved(ctx, member, row_integer(rows, MEMBER_GET_ACCOUNT_ID), "active", "archived");
	move_places(ctx, q_member_places_to_archive(ctx->db, ctx->organisation, member), "active", "archived");
	q_member_stop_leading(ctx->db, ctx->organisation, member);
	activity_add_member(ctx, "member.archived", member, name, NULL);
	return OK;
}

enum outcome
member_restore(struct ctx *ctx, int64_t member, int *left_out)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	int64_t since;

	*left_out = 0;
	if (!row_one(rows))
		return NOT_FOUND;
	if (row_integer(rows, MEMBER_GET_FORGOTTEN))
		return problem(ctx, "", "They have closed their account for good, so nobody can be restored.");
	if (q_member_restore(ctx->db, ctx->organisation, member) != 1)
		return problem(ctx, "", "%s is not archived. Nothing was changed.", row_text(rows, MEMBER_GET_NAME));
	moved(ctx, member, row_integer(rows, MEMBER_GET_ACCOUNT_ID), "archived", "active");
	since = row_integer(rows, MEMBER_GET_ARCHIVED_AT);
	*left_out = move_places(ctx, q_member_places_to_restore(ctx->db, ctx->organisation, member, since), "archived", "active");
	activity_add_member(ctx, "member.restored", member, row_text(rows, MEMBER_GET_NAME), NULL);
	return OK;
}

enum outcome
member_set_role(struct ctx *ctx, int64_t member, const char *role)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	bool admin = text_equal(role, "admin");
	const char *name;

	if (!row_one(rows))
		return NOT_FOUND;
	name = row_text(rows, MEMBER_GET_NAME);
	if (text_equal(row_text(rows, MEMBER_GET_STATUS), "archived"))
		return problem(ctx, "", "%s is archived. Restore them first.", name);
	if (text_equal(row_text(rows, MEMBER_GET_ROLE), role))
		return OK;
	if (admin && member_check_proved(ctx, "", member) != OK)
		return INVALID;
	if (admin)
		q_member_make_admin(ctx->db, ctx->organisation, member);
	else if (q_member_unmake_admin(ctx->db, ctx->organisation, member) != 1)
		return last_administrator(ctx, name);
	activity_add_member(ctx, admin ? "member.made_admin" : "member.unmade_admin", member, name, NULL);
	return OK;
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
