/* Certificates: issued in the transaction that completes a course, once a round. What one says is what was so then; it is kept whatever
   becomes of its learner, and whoever knows its number may see whether it is valid. */
#ifndef MUSTER_CERTIFICATE_H
#define MUSTER_CERTIFICATE_H

#include "domain/ctx.h"

#define CERTIFICATE_WHY_MAX 200

/* The member has just completed the course of ctx->organisation: a certificate with a number of its own, and a mail with it to the learner
   ("certificate") where that is news to somebody who has signed in before. Nothing when the course gives none, or this round has one; one
   that was withdrawn in this round counts again. */
void certificate_issue(struct ctx *ctx, int64_t member, int64_t course);
/* Progress was taken back: certificates of rounds that nothing says any more were completed count no more, unless it comes back; the one
   of the current round says the day that is left. */
void certificate_withdraw(struct ctx *ctx, int64_t member, int64_t course);

enum certificate_state {
	CERTIFICATE_VALID,
	CERTIFICATE_EXPIRED,
	CERTIFICATE_REVOKED,
	CERTIFICATE_UNKNOWN,
	CERTIFICATE_LIMITED, /* too many wrong numbers from here: nothing was looked up */
};

struct certificate {
	enum certificate_state state;
	int64_t id, organisation, member, account, course;
	const char *number; /* as printed */
	const char *learner_name, *course_title, *organisation_name;
	int64_t completed_at, issued_at, expires_at; /* 0: valid for good */
	const char *completed, *valid_until;         /* days in its organisation's zone; valid_until NULL: for good */
	int64_t until;                               /* CERTIFICATE_LIMITED: when to try again */
};

/* The certificate with this number, as typed, of whatever organisation. Counts a wrong one against the client, in a short transaction of
   its own; so outside any. The zone in use becomes that of its organisation. */
struct certificate certificate_find(struct ctx *ctx, const char *typed, const char *client);
/* The same of a number that was found before, without counting. */
struct certificate certificate_look(struct ctx *ctx, const char *typed);
/* Whether ctx->organisation has it and lets ctx see it: administrators all but what archived people got later, leaders those of learners
   and courses of the groups that they lead. */
bool certificate_seen(struct ctx *ctx, const struct certificate *certificate);

/* By administrators, of those that ctx->organisation has. */
/* It counts no more. INVALID: a problem at "why", or it was revoked already. */
enum outcome certificate_revoke(struct ctx *ctx, int64_t certificate, const char *why);
/* It counts again. INVALID when it does so already, or the progress that it was issued for was taken back. */
enum outcome certificate_restore(struct ctx *ctx, int64_t certificate);
/* It says the name that its learner has now, under the same number. INVALID when it does so already, was revoked, or the
   learner has closed their account: it keeps the name that they had. */
enum outcome certificate_reissue(struct ctx *ctx, int64_t certificate);

/* Reminds learners of certificates that expire soon ("certificate_expiring"), each once, of all organisations: at most so many, in one
   transaction. How many were done with. */
int64_t certificate_remind_due(struct ctx *ctx, int64_t most);

#endif
