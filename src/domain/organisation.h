/* Organisations: their profile, and what is switched on for them. */
#ifndef MUSTER_ORGANISATION_H
#define MUSTER_ORGANISATION_H

#include "domain/ctx.h"

/* What a form says, as typed. */
struct organisation_form {
	const char *name, *description, *website, *contact, *time_zone;
	bool temporary_passwords; /* mails to people enrolled at once hold one */
	bool password_columns;    /* files of imports may hold passwords */
};

/* A new organisation and its first administrator, as typed. Names are for a new account only, and may be empty. */
struct organisation_start {
	const char *name, *time_zone;
	const char *email, *first_name, *last_name;
};

/* Whether a feature ("csv_upload", "join_page", "scheduled_notices", "own_seats", "temporary_passwords") is on in ctx->organisation. */
bool organisation_has(struct ctx *ctx, const char *feature);

/* The profile of ctx->organisation. */
enum outcome organisation_update(struct ctx *ctx, const struct organisation_form *form);
/* Its setting up: the announcement was sent or is not wanted; the checklist was put away. */
void organisation_announced(struct ctx *ctx);
void organisation_put_checklist_away(struct ctx *ctx);

/* --- the site's administrators, on any organisation --- */

/* The person at the address becomes its administrator and gets a welcome mail: with a link to set a password where they have none. */
enum outcome organisation_create(struct ctx *ctx, const struct organisation_start *start, int64_t *organisation);
enum outcome organisation_switch(struct ctx *ctx, int64_t organisation, const char *feature, bool on);
/* Closed: nobody can choose it any more; nothing is deleted. */
enum outcome organisation_close(struct ctx *ctx, int64_t organisation);
enum outcome organisation_reopen(struct ctx *ctx, int64_t organisation);

/* The features that the site switches, in the order they are shown. Ends with a NULL column. */
struct feature {
	const char *column, *label, *words;
};
extern const struct feature organisation_feature_list[];

#endif
