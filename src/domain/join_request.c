/* A visitor of a join page: the address that they give, the link that proves it, and their coming in. */
#include "base/clock.h"
#include "domain/join.h"

#include <string.h>

#include "base/fault.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/allow_list.h"
#include "domain/brings.h"
#include "domain/invite.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/message.h"
#include "domain/secret.h"
#include "domain/throttle.h"
#include "domain/wait.h"
#include "queries.h"

#define LINK_DAYS 3
#define MAILS_TO_ADDRESS 5  /* a day, whichever pages are asked */
#define ASKED_BY_CLIENT 100 /* an hour: a whole classroom may stand behind one address */
#define KEPT_DAYS 30        /* a link that has run out says so for a while, then it is unknown */

const char *
join_link(struct ctx *ctx, const char *name, const char *nonce)
{
	return arena_text(ctx->arena, "%s/join/%s/%s", ctx->conf->base_url, name, secret_token(ctx->arena, "joining", 0, nonce));
}

/* ---------------------------------------------------------------- asking */

static int64_t
read_group(struct ctx *ctx, const struct join_page *page, const char *typed)
{
	int64_t group = 0;

	if (!text_integer(typed, 1, INT64_MAX, &group) || !rows_integer(q_join_group_is_offered(ctx->db, page->organisation, group)))
		problem(ctx, "group", "Choose a group from the list.");
	return group;
}

/* 0 where the page offers no location. */
static int64_t
read_branch(struct ctx *ctx, const struct join_page *page, const char *typed)
{
	int64_t branch = 0;

	if (!rows_integer(q_join_branches_offered(ctx->db, page->organisation)))
		return 0;
	if (!text_integer(typed, 1, INT64_MAX, &branch) ||
		!rows_integer(q_join_branch_is_offered(ctx->db, page->organisation, branch)))
		problem(ctx, "branch", "Choose a location from the list.");
	return branch;
}

static struct email
read_email(struct ctx *ctx, const struct join_page *page, const char *typed)
{
	struct email email = { .address = "" };
	enum email_problem trouble = email_parse(ctx->arena, typed, &email);

	if (trouble != EMAIL_OK)
		problem(ctx, "email", "%s", email_problem_words(trouble));
	else if (!allow_list_admits(ctx->arena, page->allow_list, &email))
		problem(ctx, "email", "Only addresses at %s can join here. Enter one of those, or ask the organisation for an invite.",
			allow_list_words(ctx->arena, page->allow_list));
	return email;
}

static void
send_link(struct ctx *ctx, const struct join_page *page, int64_t group, int64_t branch, const struct email *email)
{
	const char *nonce = random_token(ctx->arena);
	struct message message = {
		.kind = "joining",
		.organisation = page->organisation,
		.email = email->address,
		.email_wire = email->wire,
		.awaited = true,
	};
	/* Whoever is signed in while they ask is not who the mail comes from. */
	struct ctx nobody = *ctx;

	nobody.account = 0;
	q_join_request_add(ctx->db, page->organisation, group, branch, email->address, email->key, nonce,
		token_hash(ctx->arena, secret_token(ctx->arena, "joining", 0, nonce)), ctx->now, ctx->now + LINK_DAYS * DAY);
	message.detail = arena_text(ctx->arena, "%lld", (long long)db_new_id(ctx->db));
	message_queue(&nobody, &message);
}

enum outcome
join_ask(struct ctx *ctx, const struct join_page *page, const struct join_choice *choice)
{
	struct arena *arena = ctx->arena;
	int64_t group = read_group(ctx, page, choice->group);
	int64_t branch = read_branch(ctx, page, choice->branch);
	struct email email = read_email(ctx, page, choice->email);
	int64_t until;

	if (ctx->problems)
		return INVALID;
	if (!throttle_take(
			ctx, arena_text(arena, "join:client:%s", throttle_client(arena, choice->client)), ASKED_BY_CLIENT, HOUR, &until))
		return problem(ctx, "email", "Many people have asked to join from where you are. Try again %s.",
			throttle_wait_words(arena, ctx->now, until));
	/* Beyond that nothing is sent, and nobody is told so: an inbox is not to be flooded. */
	if (throttle_take(ctx, arena_text(arena, "join:address:%s", email.key), MAILS_TO_ADDRESS, DAY, NULL))
		send_link(ctx, page, group, branch, &email);
	return OK;
}

/* ---------------------------------------------------------------- the link */

static enum join_state
standing_of(struct ctx *ctx, const struct join *join, int64_t account)
{
	struct rows *rows = q_join_standing(ctx->db, join->organisation, join->group, account);

	if (!row_one(rows))
		return JOIN_OPEN;
	if (row_integer(rows, JOIN_STANDING_ALREADY))
		return JOIN_ALREADY;
	return text_equal(row_text(rows, JOIN_STANDING_MEMBER_STATUS), "archived") ? JOIN_ARCHIVED : JOIN_OPEN;
}

static enum join_state
state_of(struct ctx *ctx, const struct join *join, const struct rows *rows, const struct email *email)
{
	if (!row_is_null(rows, JOIN_REQUEST_FIND_USED_AT))
		return JOIN_USED;
	if (!row_integer(rows, JOIN_REQUEST_FIND_IS_OPEN))
		return JOIN_CLOSED;
	if (row_integer(rows, JOIN_REQUEST_FIND_EXPIRES_AT) <= ctx->now)
		return JOIN_EXPIRED;
	if (!row_integer(rows, JOIN_REQUEST_FIND_OFFERED))
		return JOIN_WITHDRAWN;
	if (!allow_list_admits(ctx->arena, row_text(rows, JOIN_REQUEST_FIND_ALLOW_LIST), email))
		return JOIN_REFUSED;
	if (join->visitor.closed)
		return JOIN_SHUT;
	return join->visitor.account ? standing_of(ctx, join, join->visitor.account) : JOIN_OPEN;
}

static struct join
find_by_hash(struct ctx *ctx, const char *hash)
{
	struct rows *rows = q_join_request_find(ctx->db, hash);
	struct join join = { .state = JOIN_UNKNOWN };
	struct ctx within;
	struct email email;

	if (!row_one(rows))
		return join;
	/* It was taken from the same words when the request was written, so it parses. */
	if (email_parse(ctx->arena, row_text(rows, JOIN_REQUEST_FIND_EMAIL), &email) != EMAIL_OK)
		fault("the address of a request to join is none");
	join = (struct join){
		.id = row_integer(rows, JOIN_REQUEST_FIND_ID),
		.organisation = row_integer(rows, JOIN_REQUEST_FIND_ORGANISATION_ID),
		.group = row_integer(rows, JOIN_REQUEST_FIND_GROUP_ID),
		.branch = row_integer(rows, JOIN_REQUEST_FIND_BRANCH_ID),
		.page_name = row_text(rows, JOIN_REQUEST_FIND_PAGE_NAME),
		.organisation_name = row_text(rows, JOIN_REQUEST_FIND_ORGANISATION_NAME),
		.group_name = row_text(rows, JOIN_REQUEST_FIND_GROUP_NAME),
		.group_description = row_text(rows, JOIN_REQUEST_FIND_GROUP_DESCRIPTION),
		.ask = row_text(rows, JOIN_REQUEST_FIND_ASK),
		.visitor = visitor_find(ctx, &email, true),
	};
	within = ctx_within(ctx, join.organisation, join.group);
	join.full = wait_is_needed_by(&within, join.visitor.account);
	join.state = state_of(ctx, &join, rows, &email);
	return join;
}

struct join
join_find(struct ctx *ctx, const char *token)
{
	return find_by_hash(ctx, token_hash(ctx->arena, token));
}

/* ---------------------------------------------------------------- coming in */

static struct email
address_of(struct ctx *ctx, const struct join *join)
{
	struct email email;

	/* It was taken from the same words when the request was written, so it parses. */
	if (email_parse(ctx->arena, join->visitor.email, &email) != EMAIL_OK)
		fault("the address of a request to join is none");
	return email;
}

static int64_t
stand_in_line(struct ctx *ctx, const struct join *join, int64_t account, const char *brings)
{
	const struct email email = address_of(ctx, join);
	struct wait wait = { .account = account, .email = &email, .route = "join", .detail = join->page_name, .brings = brings };

	wait_join(ctx, &wait);
	return wait_place(ctx, account);
}

/* 0: they are in; else their place on the wait list; -1: neither. */
static int64_t
enter(struct ctx *ctx, const struct join *join, int64_t account)
{
	struct brings brings = { .branch = join->branch };
	const char *brought = brings_write(ctx->arena, &brings);
	struct arrival arrival = { .route = "join", .detail = join->page_name, .notify = true };
	struct newcomer newcomer = { .email = address_of(ctx, join) };
	bool invited = invite_accept_waiting(ctx, account);

	if (!invited && join->full)
		return stand_in_line(ctx, join, account, brought);
	newcomer.member = member_ensure(ctx, account);
	if (!invited && membership_add(ctx, &arrival, &newcomer, NULL) != ADMITTED)
		return -1;
	if (brought)
		brings_give(ctx, newcomer.member, brought);
	return 0;
}

enum outcome
join_accept(struct ctx *ctx, const struct join *join, int64_t account, int64_t *place)
{
	const char *hash = rows_text(q_join_request_hash(ctx->db, join->organisation, join->id));
	struct join now = hash ? find_by_hash(ctx, hash) : (struct join){ .state = JOIN_UNKNOWN };
	struct ctx within;

	if (now.state != JOIN_OPEN)
		return problem(ctx, "", "This link does not work any more. Open it once more to see why.");
	within = ctx_within(ctx, now.organisation, now.group);
	within.account = account;
	within.member = 0;
	within.role = SIGNED_IN;
	account_confirm(&within, account, now.visitor.email_key);
	*place = enter(&within, &now, account);
	if (*place < 0)
		return problem(
			ctx, "", "You cannot come in just now: something in %s has changed. Try again in a minute.", now.group_name);
	if (q_join_request_use(ctx->db, now.organisation, now.id, ctx->now) != 1)
		fault("request %lld to join was used in this very transaction", (long long)now.id);
	return OK;
}

int64_t
join_sweep(struct ctx *ctx, int64_t most)
{
	return q_join_sweep(ctx->db, ctx->now - (int64_t)KEPT_DAYS * DAY, most);
}
