/* The organisation's join page: whoever has its link asks for a place, proves their address by a mail, and comes in. */
#ifndef MUSTER_JOIN_H
#define MUSTER_JOIN_H

#include "domain/visitor.h"

#define JOIN_NAME_LEAST 3 /* characters of the name in its address */
#define JOIN_NAME_MOST 40
#define JOIN_WELCOME_MOST 500
#define JOIN_CHOICES_MOST 900 /* groups, and locations, to choose what is offered from */

/* ---------------------------------------------------------------- settings, of ctx->organisation */

/* As typed and ticked. */
struct join_form {
	const char *name;
	bool is_on;
	const char *allow_list; /* see allow_list.h */
	const char *welcome;
	const int64_t *groups, *branches; /* those offered */
	size_t group_count, branch_count;
};

/* Problems at "name", "allow_list", "welcome", "group" and "branch". A name is small letters, digits and hyphens, and belongs to one
   organisation of the site. */
enum outcome join_save(struct ctx *ctx, const struct join_form *form);
/* A name that is free, made of the organisation's; "" where none can be. */
const char *join_suggest(struct ctx *ctx);

/* ---------------------------------------------------------------- the page, for visitors */

enum join_page_state {
	JOIN_PAGE_UNKNOWN, /* nobody's address */
	JOIN_PAGE_CLOSED,  /* switched off, by the organisation or by the site */
	JOIN_PAGE_OPEN,
};

struct join_page {
	enum join_page_state state;
	int64_t organisation;
	const char *name, *organisation_name, *allow_list, *welcome;
	const char *ask; /* whom people may ask, "" */
};

/* By the name in its address, in capitals or not. Sets nothing in ctx. */
struct join_page join_page_find(struct ctx *ctx, const char *name);

/* As chosen and typed. */
struct join_choice {
	const char *group, *branch; /* ids; branch "" where no location is offered */
	const char *email;
	const char *client; /* the address that the request came from */
};

/* Sends the link. The answer is the same whoever has the address. Problems at "group", "branch" and "email". */
enum outcome join_ask(struct ctx *ctx, const struct join_page *page, const struct join_choice *choice);

/* ---------------------------------------------------------------- behind the link */

enum join_state {
	JOIN_UNKNOWN, /* no such link */
	JOIN_OPEN,
	JOIN_USED,
	JOIN_EXPIRED,
	JOIN_CLOSED,    /* the page was switched off meanwhile */
	JOIN_WITHDRAWN, /* the group is not offered any more */
	JOIN_REFUSED,   /* the address is not on the allow list any more */
	JOIN_SHUT,      /* whoever owns the address has closed their account */
	JOIN_ARCHIVED,  /* they were in the organisation, and were archived */
	JOIN_ALREADY,   /* they are in the group */
};

struct join {
	enum join_state state;
	int64_t id, organisation, group, branch;
	const char *page_name, *organisation_name, *group_name, *group_description, *ask;
	struct visitor visitor; /* who reads mail at the address */
	bool full;              /* no seat is free, or others wait for one: they would wait */
};

/* Looks only, changes nothing. Sets nothing in ctx. */
struct join join_find(struct ctx *ctx, const char *token);
/* The link as it stands in the mail: base_url/join/<name>/<token>; nonce: join_requests.nonce. */
const char *join_link(struct ctx *ctx, const char *name, const char *nonce);

/* The account, which owns the address, comes in, or stands on the wait list; *place is theirs there, from 1, and 0 when they are in.
   INVALID with a problem when it cannot be so any more. */
enum outcome join_accept(struct ctx *ctx, const struct join *join, int64_t account, int64_t *place);

/* Deletes at most so many requests whose link ran out long ago; returns how many. */
int64_t join_sweep(struct ctx *ctx, int64_t most);

#endif
