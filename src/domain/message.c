#include "domain/message.h"

#include <string.h>

#include "base/email.h"
#include "base/forgotten.h"
#include "base/random.h"
#include "domain/activity.h"
#include "domain/bulk.h"
#include "queries.h"

/* Random, under the domain that our mails come from; kept, so that every try of a mail bears the same. */
static const char *
new_message_id(struct ctx *ctx)
{
	const char *at = strrchr(ctx->conf->mail_from, '@');

	return arena_text(ctx->arena, "%s@%s", random_token(ctx->arena), at ? at + 1 : "localhost");
}

void
message_queue(struct ctx *ctx, const struct message *message)
{
	const char *detail = message->detail ? message->detail : "", *id = new_message_id(ctx);
	const char *status = message->held ? "held" : "queued";
	int64_t send_at = message->send_at ? message->send_at : ctx->now;

	if (ctx->bulk) {
		bulk_add(ctx->bulk, BULK_MESSAGES,
			&(struct given){ { message->membership, message->account, message->token, send_at, message->awaited },
				{ message->kind, message->email, message->email_wire, detail, id, status } });
		return;
	}
	q_message_add(ctx->db, message->organisation, message->kind, message->email, message->email_wire, message->membership,
		message->account, message->token, detail, id, status, send_at, ctx->account, message->awaited, ctx->now);
}

bool
message_queue_to_account(struct ctx *ctx, const struct message *message)
{
	const char *address = rows_text(q_message_account_address(ctx->db, message->account));
	struct message addressed = *message;
	struct email email;

	if (!address || email_parse(ctx->arena, address, &email) != EMAIL_OK)
		return false;
	addressed.email = email.address;
	addressed.email_wire = email.wire;
	message_queue(ctx, &addressed);
	return true;
}

void
message_drop(struct ctx *ctx, int64_t membership)
{
	q_message_drop(ctx->db, membership, ctx->now);
}

enum outcome
message_retry(struct ctx *ctx, int64_t message)
{
	struct rows *rows = q_message_email(ctx->db, ctx->organisation, message);
	const char *email;

	if (!row_one(rows))
		return NOT_FOUND;
	email = row_text(rows, MESSAGE_EMAIL_EMAIL);
	if (email_is_forgotten(email))
		return problem(ctx, "", "Whoever this mail was to has closed their account, so it cannot be sent again.");
	if (!q_message_retry(ctx->db, ctx->organisation, message, ctx->now))
		return problem(ctx, "", "The mail to %s has not failed, so there is nothing to send again.", email);
	activity_add_about(ctx, "message.sent_again", row_integer(rows, MESSAGE_EMAIL_MEMBERSHIP_ID), email, NULL);
	return OK;
}
