/* A signed-in device. The cookie holds the token, the database its hash. */
#ifndef MUSTER_SESSION_H
#define MUSTER_SESSION_H

#include "domain/ctx.h"

#define SESSION_HOURS 12     /* from sign-in */
#define SESSION_KEPT_DAYS 14 /* from the last visit, where "Keep me logged in" was ticked */

struct session {
	int64_t id, account, organisation, member; /* organisation and member as in ctx */
	enum role role;
	const char *user_name, *user_first, *user_last, *email; /* user_name: the address where there is no name */
	const char *zone, *organisation_name;                   /* "UTC" and NULL without an organisation */
	bool must_change_password; /* every page but /password/change and /logout leads to /password/change */
	bool site_admin;
	bool kept;                                      /* "Keep me logged in on this device" */
	bool seen_due;                                  /* last seen more than 5 minutes ago: session_seen() after answering */
	const char *note_kind, *note_words, *note_undo; /* NULL: none */
};

/* The session behind a token, NULL when there is none, it has expired or the account is closed. One query.
   Fills ctx->account, organisation, member and role: the organisation chosen in the header where it is still theirs,
   else the first that they are an active member of; a site admin may be in any. role is LEADER when they lead any group. */
struct session *session_find(struct ctx *ctx, const char *token);
/* Whether somebody is still signed in with it, in the session that was found behind it; fills nothing. */
bool session_holds(struct ctx *ctx, const struct session *session, const char *token);
/* Signs the account in on this device; the token for the cookie. In a write transaction, as the rest below. */
const char *session_start(struct ctx *ctx, int64_t account, bool keep, const char *address, const char *agent);
void session_end(struct ctx *ctx, int64_t session);
/* All of the account's sessions but this one (0: all). Returns how many. */
int64_t session_end_others(struct ctx *ctx, int64_t account, int64_t session);
/* One of ctx->account's own, from the list on the account page. */
enum outcome session_end_own(struct ctx *ctx, int64_t session);
/* Chooses the organisation in the header. NOT_FOUND when it is none of theirs (a site admin may enter any). */
enum outcome session_enter(struct ctx *ctx, int64_t session, int64_t organisation);

/* The note that the next page shows; kind "ok" or "warn"; undo: path or NULL. */
void session_leave_note(struct ctx *ctx, int64_t session, const char *kind, const char *words, const char *undo);
/* words: those that were shown; a note that was left meanwhile stays. */
void session_take_note(struct ctx *ctx, int64_t session, const char *words);

/* Where seen_due: notes the visit and, of a kept session, moves its end. A short transaction of its own, skipped when the
   database is busy: call it outside any other, when the answer is out. */
void session_seen(struct ctx *ctx, const struct session *session);

/* For the switcher: id, name, current_is ("yes", "no"), by name. At most 100. */
struct rows *session_organisations(struct ctx *ctx);
/* An organisation that they belong to and that the site has closed; NULL: none. */
const char *session_closed_organisation(struct ctx *ctx);

/* Deletes at most so many sessions that have expired; returns how many. */
int64_t session_sweep(struct ctx *ctx, int64_t most);

#endif
