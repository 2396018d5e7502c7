/* How many members an organisation has, and what lists and searches find people by: in step with names, addresses and statuses. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/member.h"
#include "domain/report_line.h"
#include "domain/rule.h"
#include "domain/search.h"
#include "queries.h"

#define WORDS_MAX 20000
/* Above every organisation's id that a scope can tell apart, so archived people stand beside the active ones, not among them. */
#define ARCHIVED_SCOPE ((int64_t)1 << 35)

/* ---------------------------------------------------------------- what people are found by */

struct found_by
account_found_by(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_member_account(ctx->db, account), *others;
	struct buffer words = buffer_new(ctx->arena, WORDS_MAX);
	const char *first, *last, *email;

	if (!row_one(rows))
		return (struct found_by){ "", "", "" };
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
	return (struct found_by){
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

/* ---------------------------------------------------------------- names and addresses change */

/* A place of somebody whose name changed. */
struct place {
	struct place *next;
	int64_t id, group, organisation;
	const char *first, *last, *email;
};

/* Read to the end before any of them is written. */
static struct place *
places_of(struct ctx *ctx, int64_t account)
{
	struct rows *rows = q_membership_of_account(ctx->db, account);
	struct place *places = NULL;

	while (row_next(rows)) {
		struct place *place = arena_alloc(ctx->arena, sizeof *place);

		*place = (struct place){
			.next = places,
			.id = row_integer(rows, MEMBERSHIP_OF_ACCOUNT_ID),
			.group = row_integer(rows, MEMBERSHIP_OF_ACCOUNT_GROUP_ID),
			.organisation = row_integer(rows, MEMBERSHIP_OF_ACCOUNT_ORGANISATION_ID),
			.first = row_text(rows, MEMBERSHIP_OF_ACCOUNT_FIRST_NAME),
			.last = row_text(rows, MEMBERSHIP_OF_ACCOUNT_LAST_NAME),
			.email = row_text(rows, MEMBERSHIP_OF_ACCOUNT_EMAIL),
		};
		places = place;
	}
	return places;
}

void
membership_rename(struct ctx *ctx, int64_t account)
{
	for (const struct place *place = places_of(ctx, account); place; place = place->next) {
		const char *key = sort_key(ctx->arena, place->first, place->last, place->email);

		q_membership_set_sort_key(ctx->db, place->organisation, place->id, key);
		report_lines_rename(ctx, place->id, key);
		q_membership_search_drop(ctx->db, place->id);
		q_membership_search_put(ctx->db, place->id, search_scope(ctx->arena, place->group),
			search_words(ctx->arena, place->first, place->last, place->email));
	}
}

void
member_rename(struct ctx *ctx, int64_t account)
{
	struct found_by now = account_found_by(ctx, account);
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

/* ---------------------------------------------------------------- how many there are */

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

void
member_moved(struct ctx *ctx, int64_t member, int64_t account, const char *from, const char *to)
{
	count(ctx, from, -1);
	count(ctx, to, 1);
	make_findable(ctx, member, ctx->organisation, to, account_found_by(ctx, account).words);
	if (text_equal(to, "archived"))
		report_member_leaves(ctx, member);
	else
		report_member_returns(ctx, member);
	rule_touch(ctx, member, -1, 0);
}
