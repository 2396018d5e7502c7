/* A read-only link to a report, for an auditor: whoever holds it reads the report of a group (ctx->group), or of the organisation (ctx->group
   0), without an account, until it ends or is revoked. */
#ifndef MUSTER_REPORT_LINK_H
#define MUSTER_REPORT_LINK_H

#include "domain/ctx.h"

#define REPORT_LINK_DAYS "30" /* unless another number is typed */
#define REPORT_LINK_DAYS_MOST 365
#define REPORT_LINKS_MOST 100 /* that work, of one report */

/* As typed. */
struct report_link_form {
	const char *name;   /* for whom it is */
	const char *course; /* an id of the group's courses; "": all */
	const char *days;
	bool emails; /* addresses are shown beside names */
};

/* Problems at "name", "course" and "days". */
enum outcome report_link_create(struct ctx *ctx, const struct report_link_form *form);
enum outcome report_link_revoke(struct ctx *ctx, int64_t id);
/* base_url/audit/<token>; nonce: report_links.nonce. */
const char *report_link_url(struct ctx *ctx, const char *nonce);

/* A course chosen for a schedule or a link, an id of ctx->group's; 0 for all. Records a problem at field. */
int64_t report_course(struct ctx *ctx, const char *field, const char *typed);

enum report_link_state {
	REPORT_LINK_UNKNOWN,
	REPORT_LINK_OPEN,
	REPORT_LINK_EXPIRED,
	REPORT_LINK_REVOKED,
	REPORT_LINK_GONE, /* what it showed is not there any more: the organisation closed, the course taken from the group */
};

struct report_link {
	enum report_link_state state;
	int64_t id, organisation, group, course; /* group 0: the organisation's report; course 0: all */
	const char *name, *organisation_name, *time_zone, *group_name, *course_title;
	int64_t expires_at, seen_at;
	bool emails;
};

/* Looks only, changes nothing. Sets nothing in ctx. */
struct report_link report_link_find(struct ctx *ctx, const char *token);
/* Counts one opening, at most one a minute, in a transaction of its own, and not where others wait to write. */
void report_link_seen(struct ctx *ctx, const struct report_link *link);

#endif
