/* Progress made before joining, or in another organisation, is carried over on request, with an administrator's approval. The learner
   gives away what they see on the page that asks, and nothing else: it is copied into the request. */
#ifndef MUSTER_CARRY_H
#define MUSTER_CARRY_H

#include "domain/ctx.h"

#define CARRY_WORDS_MAX 2000 /* characters */

/* What the site knows of it, and the request gives away. */
struct carry_facts {
	const char *source;                /* "enrolment", "certificate", "statements", "words" */
	const char *organisation, *course; /* where it was made; "" where that is not known */
	const char *status;                /* "", "in progress", "completed" */
	const char *number;                /* of the certificate; "" for none */
	int64_t progress, score;           /* per cent; -1: none */
	int64_t started_at, completed_at;  /* 0: none */
};
/* What other systems told the organisation about ctx->account and one of its courses before they belonged to it, or had the course: by
   statements with one of their confirmed addresses, which became nobody's progress. false: nothing. */
bool carry_heard(struct ctx *ctx, int64_t organisation, int64_t course, struct carry_facts *facts);

/* What a learner says, as typed. */
struct carry_form {
	const char *from;   /* "COURSE-MEMBER" of an enrolment of theirs elsewhere, "certificate", "statements" or "words" */
	const char *number; /* of the certificate */
	const char *words;
};

/* ctx->account asks about a course that is open to them. Problems at "from", "number", "words", "". NOT_FOUND: it is not open to them. */
enum outcome carry_ask(struct ctx *ctx, int64_t course, const struct carry_form *form, int64_t *request);
/* ctx->account no longer asks. NOT_FOUND: it is none of theirs. INVALID: it was decided. */
enum outcome carry_withdraw(struct ctx *ctx, int64_t request);

/* --- administrators of ctx->organisation; NOT_FOUND for a request of none of its active members, INVALID once it is decided --- */

/* As typed. */
struct carry_approval {
	const char *as; /* "completed": on that day, with a score perhaps; "progress": so many per cent */
	const char *date, *score, *percent;
	const char *answer; /* words for the learner; may be empty */
};
/* Records the progress (source "carried", ref "carried:REQUEST") and tells the learner. Problems at "as", "date", "score", "percent",
   "reply". */
enum outcome carry_approve(struct ctx *ctx, int64_t request, const struct carry_approval *approval);
/* Problem at "reason" where there is none. */
enum outcome carry_decline(struct ctx *ctx, int64_t request, const char *reason);

#endif
