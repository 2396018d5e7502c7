/* One e-mail from queued to taken by the server. Queued in the transaction of the action that it belongs to. */
#ifndef MUSTER_MESSAGE_H
#define MUSTER_MESSAGE_H

#include "domain/ctx.h"

struct message {
	const char *kind;     /* of mail_kinds in mailtext.c, or "test" */
	int64_t organisation; /* 0: from the site itself */
	const char *email, *email_wire;
	int64_t membership, account, token; /* 0: none */
	const char *detail;
	int64_t send_at; /* 0: now */
	bool held;       /* wait until somebody releases it */
	bool awaited;    /* somebody waits for it at the screen: it goes before bulk mails */
};

/* Where it is gathered, see bulk.h, it is of ctx->organisation. */
void message_queue(struct ctx *ctx, const struct message *message);
/* The same to the main address of message->account. false: it was closed, and gets none. */
bool message_queue_to_account(struct ctx *ctx, const struct message *message);
/* Waiting mails of a membership are dropped (its invite was cancelled, its address corrected). */
void message_drop(struct ctx *ctx, int64_t membership);
/* A failed mail of ctx->organisation is tried afresh. NOT_FOUND; INVALID when it has not failed. */
enum outcome message_retry(struct ctx *ctx, int64_t message);

#endif
