/* Sessions: who is signed in, by the token in their cookie. The database keeps the token's hash only. */
#ifndef MUSTER_SESSION_H
#define MUSTER_SESSION_H

#include "domain/ctx.h"

struct session {
	int64_t id, account;
	int64_t organisation;          /* the one chosen in the header; 0: none */
	int64_t member;                /* 0 for a site admin who only visits */
	enum role role;                /* LEADER when they lead any group of the organisation: group_enter() says which */
	const char *user_name;         /* "First Last"; the address where there is no name */
	const char *user_first, *user_last, *email;
	const char *zone;              /* of the organisation; "UTC" without one */
	const char *organisation_name; /* NULL without one */
	bool must_change_password, site_admin;
	const char *note_kind;         /* "ok", "warn", or NULL: what the next page is to say */
	const char *note_words, *note_undo;
};

/* NULL when there is none, or it has expired. Fills ctx->account, organisation, member and role. No transaction needed. */
struct session *session_find(struct ctx *ctx, const char *token);
/* A new token for this account; the database keeps its hash. keep: beyond the browser's session. In a transaction. */
const char *session_start(struct ctx *ctx, int64_t account, bool keep, const char *address, const char *agent);
/* In a transaction. */
void session_end(struct ctx *ctx, int64_t session);

/* A note for the next page of this session: kind "ok" or "warn"; undo, a path that an Undo button POSTs to, may be NULL.
   The latest one wins. In a transaction. */
void session_leave_note(struct ctx *ctx, int64_t session, const char *kind, const char *words, const char *undo);
/* It was shown. In a transaction. */
void session_take_note(struct ctx *ctx, int64_t session);

/* The organisations of ctx->account by name: id, name, current_is ("yes", "no"). */
struct rows *session_organisations(struct ctx *ctx);

#endif
