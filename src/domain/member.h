/* A member: an account's place in one organisation. */
#ifndef MUSTER_MEMBER_H
#define MUSTER_MEMBER_H

#include "base/email.h"
#include "domain/ctx.h"

/* The account's place in ctx->organisation, made (role learner) or brought back from the archive where need be; counts and search follow.
   Memberships that were archived stay so; a rule that wants them somewhere brings them there anew. */
int64_t member_ensure(struct ctx *ctx, int64_t account);
/* The same for an account that has none there, not even in the archive. */
int64_t member_make(struct ctx *ctx, int64_t account);
/* The same for an account that account_create() has just made of these: nothing about it needs to be asked. */
int64_t member_begin(struct ctx *ctx, int64_t account, const char *first_name, const char *last_name, const struct email *email);
/* Somebody who comes to the organisation without a group. */
struct new_member {
	struct email email;
	const char *first_name, *last_name; /* clean text; of an account that is there already its own names stay */
	bool notify;                        /* false: no mail */
	int64_t notify_at;                  /* 0: now */
	bool unheard;                       /* nobody has the address: it is not asked again */
};

enum member_made {
	MEMBER_MADE,
	MEMBER_THERE,    /* they are one already: *member is it */
	MEMBER_ARCHIVED, /* restore them instead: *member is it */
	MEMBER_CLOSED,   /* whoever owns the address has closed their account */
};

/* Makes the account where need be, and its place here as a learner; the mail has a link to set a password for those who have none.
   *member is 0 for MEMBER_CLOSED; *account, which may be NULL, is the one that was made, 0: there was one. */
enum member_made member_create(struct ctx *ctx, const struct new_member *new, int64_t *member, int64_t *account);
/* The mail to somebody whom member_create() made with notify false: where what was to tell them came to nothing. */
void member_welcome(struct ctx *ctx, const struct new_member *new);
/* What to tell the person who typed the address; NULL for MEMBER_MADE. */
const char *member_made_words(enum member_made made);

/* What forms say about a member, as typed. */
struct member_form {
	const char *first_name, *last_name, *email; /* only of a new one */
	const char *branch;                         /* "" for none */
	const char *const *values;                  /* of each field, in the order of field_load() */
};
/* Problems at "first_name", "last_name", "email", "branch", and at "field_ID" of each additional field. */
enum outcome member_add(struct ctx *ctx, const struct member_form *form, int64_t *member);
/* Branch and additional fields. A value that does not fit and is left as it is stays. INVALID for whoever has closed their account for good. */
enum outcome member_update(struct ctx *ctx, int64_t member, const struct member_form *form);

/* Their branch (of ctx->organisation), 0 for none. true: it was another one before. Fast; notes no activity. */
bool member_set_branch(struct ctx *ctx, int64_t member, int64_t branch);
/* Their value of a field, as field_read() gave it; "" takes it away. true: it was another one before. Fast; notes no activity. */
bool member_set_value(struct ctx *ctx, int64_t member, int64_t field, const char *canonical);

/* --- what is done to them (member_verb.c) --- */

/* Disconnects the member from the organisation: their memberships become archived and give their seats back, invites that wait for them are
   cancelled, they wait for no seat, and they lead no group any more. INVALID for the last administrator, and for one who is archived already. */
enum outcome member_archive(struct ctx *ctx, int64_t member);
/* Why nobody is restored while the site has closed their account: INVALID, too. */
#define MEMBER_SHUT "Their account is closed. Once the site has opened it again, they can be restored."
/* INVALID for whoever has closed their account for good. Back, into every group that they were in then and that still has a seat. *left_out, which may be
   NULL: the groups that were full, by name, as words ("Drivers, Nurses and 3 more"); NULL: none. */
enum outcome member_restore(struct ctx *ctx, int64_t member, const char **left_out);
/* Before somebody is given people to look after: INVALID, with a problem at the field, where they registered by themselves and have not
   shown yet that the address is theirs. */
enum outcome member_check_proved(struct ctx *ctx, const char *field, int64_t member);
/* "admin" or "learner", of an active member; INVALID when it would leave the organisation without an administrator, or
   by member_check_proved(). */
enum outcome member_set_role(struct ctx *ctx, int64_t member, const char *role);

/* --- how many there are, and what people are found by (member_index.c) --- */

/* The account's name or address changed, or was proved, or is not any more: sort keys, the address that rules see, and search words of all its
   members and memberships follow, and its own. */
void member_rename(struct ctx *ctx, int64_t account);
/* Of these only the memberships: sort keys and search words. */
void membership_rename(struct ctx *ctx, int64_t account);
/* A new account: what the site's administrators find it by. member_rename() keeps it after that. */
void account_make_findable(struct ctx *ctx, int64_t account, const char *first_name, const char *last_name, const char *email);
#define ACCOUNT_SCOPE 0 /* of account_search, for search_query(): all accounts stand in one */

/* What member_search holds for the members of ctx->organisation in this status ("active", "archived"), as search_query() wants it;
   the active ones stand under the organisation's own id. */
int64_t member_scope(const struct ctx *ctx, const char *status);

/* What lists and searches have of an account, in each of its organisations. */
struct found_by {
	const char *sort_key, *email_key, *words;
};
struct found_by account_found_by(struct ctx *ctx, int64_t account);
/* So many newcomers into the count of active members. */
void member_count_in(struct ctx *ctx, int people);
/* A member's status is another one now: counts, searches, reports and rules follow. */
void member_moved(struct ctx *ctx, int64_t member, int64_t account, const char *from, const char *to);

#endif
