#include "domain/session.h"

#include <string.h>

#include "base/clock.h"
#include "base/random.h"
#include "domain/action.h"
#include "domain/activity.h"
#include "domain/secret.h"
#include "queries.h"

#define SEEN_EVERY 300
#define SESSIONS_MOST 50 /* of one account; the one not seen for longest gives way */

/* ---------------------------------------------------------------- who is there */

static enum role
role_of(bool site_admin, const char *place)
{
	if (site_admin)
		return SITE_ADMIN;
	if (strcmp(place, "admin") == 0)
		return ADMIN;
	if (strcmp(place, "leader") == 0)
		return LEADER;
	return *place ? LEARNER : SIGNED_IN;
}

static struct session *
session_of(struct ctx *ctx, const struct rows *rows)
{
	struct session *session = arena_alloc(ctx->arena, sizeof *session);

	session->id = row_integer(rows, SESSION_FIND_ID);
	session->account = row_integer(rows, SESSION_FIND_ACCOUNT_ID);
	session->organisation = row_integer(rows, SESSION_FIND_ORGANISATION_ID);
	session->member = row_integer(rows, SESSION_FIND_MEMBER_ID);
	session->user_name = row_text(rows, SESSION_FIND_NAME);
	session->user_first = row_text(rows, SESSION_FIND_FIRST_NAME);
	session->user_last = row_text(rows, SESSION_FIND_LAST_NAME);
	session->email = row_text(rows, SESSION_FIND_EMAIL);
	session->zone = row_is_null(rows, SESSION_FIND_TIME_ZONE) ? "UTC" : row_text(rows, SESSION_FIND_TIME_ZONE);
	session->organisation_name = row_text(rows, SESSION_FIND_ORGANISATION_NAME);
	session->must_change_password = row_integer(rows, SESSION_FIND_MUST_CHANGE_PASSWORD);
	session->site_admin = row_integer(rows, SESSION_FIND_SITE_ADMIN);
	session->role = role_of(session->site_admin, row_text(rows, SESSION_FIND_PLACE));
	session->kept = row_integer(rows, SESSION_FIND_KEEP);
	session->seen_due = ctx->now - row_integer(rows, SESSION_FIND_SEEN_AT) >= SEEN_EVERY;
	session->note_kind = row_text(rows, SESSION_FIND_NOTE_KIND);
	session->note_words = row_text(rows, SESSION_FIND_NOTE_WORDS);
	session->note_undo = row_text(rows, SESSION_FIND_NOTE_UNDO);
	return session;
}

struct session *
session_find(struct ctx *ctx, const char *token)
{
	struct rows *rows = q_session_find(ctx->db, token_hash(ctx->arena, token), ctx->now);
	struct session *session;

	if (!row_one(rows))
		return NULL;
	session = session_of(ctx, rows);
	ctx->account = session->account;
	ctx->organisation = session->organisation;
	ctx->member = session->member;
	ctx->role = session->role;
	return session;
}

bool
session_holds(struct ctx *ctx, const struct session *session, const char *token)
{
	return rows_integer(q_session_holds(ctx->db, session->id, token_hash(ctx->arena, token), ctx->now)) != 0;
}

struct rows *
session_organisations(struct ctx *ctx)
{
	return q_session_organisations(ctx->db, ctx->account, ctx->organisation);
}

const char *
session_closed_organisation(struct ctx *ctx)
{
	struct rows *rows = q_learning_closed(ctx->db, ctx->account);
	const char *name = row_next(rows) ? row_text(rows, LEARNING_CLOSED_ORGANISATION_NAME) : NULL;

	rows_end(rows);
	return name;
}

static bool
write_seen(struct ctx *ctx, void *argument)
{
	const int64_t *session = argument;

	q_session_seen(ctx->db, *session, ctx->now, ctx->now + SESSION_KEPT_DAYS * DAY);
	return true;
}

void
session_seen(struct ctx *ctx, const struct session *session)
{
	int64_t id = session->id;

	if (session->seen_due)
		action_try_write(ctx, write_seen, &id);
}

/* ---------------------------------------------------------------- coming and going */

const char *
session_start(struct ctx *ctx, int64_t account, bool keep, const char *address, const char *agent)
{
	const char *token = random_token(ctx->arena);
	int64_t until = ctx->now + (keep ? SESSION_KEPT_DAYS * DAY : SESSION_HOURS * HOUR);

	if (rows_integer(q_session_count(ctx->db, account)) >= SESSIONS_MOST)
		q_session_end_oldest(ctx->db, account);
	q_session_add(
		ctx->db, account, token_hash(ctx->arena, token), ctx->now, until, keep, address ? address : "", agent ? agent : "");
	q_account_signed_in(ctx->db, account, ctx->now);
	return token;
}

void
session_end(struct ctx *ctx, int64_t session)
{
	q_session_end(ctx->db, session);
}

int64_t
session_end_others(struct ctx *ctx, int64_t account, int64_t session)
{
	return q_session_end_others(ctx->db, account, session);
}

enum outcome
session_end_own(struct ctx *ctx, int64_t session)
{
	return q_session_end_own(ctx->db, ctx->account, session) == 1 ? OK : NOT_FOUND;
}

enum outcome
session_enter(struct ctx *ctx, int64_t session, int64_t organisation)
{
	struct ctx there = ctx_within(ctx, organisation, 0);
	struct rows *visited;

	if (q_session_enter(ctx->db, session, ctx->account, organisation) != 1)
		return NOT_FOUND;
	/* Its own people come and go; of whoever looks in from outside, it reads that they did. */
	visited = q_session_visited(ctx->db, organisation, ctx->account);
	if (row_one(visited))
		activity_add(&there, "organisation.entered", row_text(visited, SESSION_VISITED_NAME), NULL);
	return OK;
}

int64_t
session_sweep(struct ctx *ctx, int64_t most)
{
	return q_session_sweep(ctx->db, ctx->now, most);
}

/* ---------------------------------------------------------------- notes */

void
session_leave_note(struct ctx *ctx, int64_t session, const char *kind, const char *words, const char *undo)
{
	q_session_leave_note(ctx->db, session, kind, words, undo);
}

void
session_take_note(struct ctx *ctx, int64_t session, const char *words)
{
	q_session_take_note(ctx->db, session, words);
}
