/* The kinds of job. A chunk does up to a hundred things of ctx->group, in a transaction that somebody else opened and will
   commit, and says in *job how far it came; true: there is nothing left, and job->result says what came of it.
   Done twice it does no harm, since what is done shows in the rows themselves.
   Also in jobs.c (the table of them), and a file each. */
#ifndef MUSTER_KINDS_H
#define MUSTER_KINDS_H

#include "domain/job.h"

#define CHUNK 100

/* {"verb": "resend", "status": "pending", "search": "…"}: a verb to everyone that the list's filter matches. */
bool memberships_chunk(struct ctx *ctx, struct job *job);
/* {"from": 12, "who": "active" or "everyone"}: people of another group into this one.
   {"branch": 12, "below": 0 or 1}: active people of a branch, with 1 also of those below it. */
bool copy_chunk(struct ctx *ctx, struct job *job);

/* {}: brings the lines of the group's report up to date, and how many courses everyone has completed, after its courses changed. */
bool recount_chunk(struct ctx *ctx, struct job *job);

/* {}: people on the group's wait list come in, while seats are free. */
bool promote_chunk(struct ctx *ctx, struct job *job);

/* {"rule": 12, "tell": 1}: everybody's place in the group becomes what its rule says; tell 0: without mails. A rule that is past or stopped
   is not gone on with. */
bool rule_chunk(struct ctx *ctx, struct job *job);

/* {}: learners and invited people of the group are reminded as its settings say. {"course": 12, "statuses": "not started"}: of this
   course, as a leader asked. */
bool remind_chunk(struct ctx *ctx, struct job *job);

/* {"import": 12}: its file is read and checked. A job that cannot go on leaves it to a person to choose the columns and begin again. */
bool import_read_chunk(struct ctx *ctx, struct job *job);
void import_read_died(struct ctx *ctx, const struct job *job);

/* {"import": 12, "back": "paused"}: see import.h. A job that cannot go on lets its import fall back to a status in which it can be
   resumed or undone. */
bool import_run_chunk(struct ctx *ctx, struct job *job);
bool import_undo_chunk(struct ctx *ctx, struct job *job);
bool import_forget_chunk(struct ctx *ctx, struct job *job);
void import_died(struct ctx *ctx, const struct job *job);

/* {}: passwords that came in files are hashed. Hashing is done by passwords_prepare(), before the transaction. */
void *passwords_prepare(struct ctx *ctx, const struct job *job);
bool passwords_chunk(struct ctx *ctx, struct job *job);

/* {"order": 12}: what its checkout needs, by how the order stands: it is made, looked after, or ended. {"order": 12, "amount": 1200,
   "credit": 3}: money goes back. The provider is spoken to before the transaction. */
void *checkout_prepare(struct ctx *ctx, const struct job *job);
bool checkout_chunk(struct ctx *ctx, struct job *job);
void checkout_died(struct ctx *ctx, const struct job *job);
void *refund_prepare(struct ctx *ctx, const struct job *job);
bool refund_chunk(struct ctx *ctx, struct job *job);
void refund_died(struct ctx *ctx, const struct job *job);

/* {"offer": 12}: courses that came from an offer take over the new version of the course behind it. */
bool offers_chunk(struct ctx *ctx, struct job *job);

/* One of the job's arguments; "" when it is missing. */
const char *job_argument(struct ctx *ctx, const struct job *job, const char *name);
/* One that is a number and always there. */
int64_t job_number(struct ctx *ctx, const struct job *job, const char *name);

#endif
