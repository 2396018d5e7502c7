#include "work/delivery.h"

#include "domain/invite.h"
#include "domain/password.h"
#include "domain/token.h"
#include "mail/letter.h"
#include "queries.h"

#define DAY 86400
#define LINK_DAYS 25 /* a welcome's link with fewer days left gets all of them again */

int64_t
delivery_wait(const struct conf *conf, int64_t attempts)
{
	static const int64_t minutes[] = { 1, 5, 15, 60, 240 };
	const int64_t last = sizeof minutes / sizeof *minutes - 1;
	int64_t sum = 0, wait = 0;

	for (int64_t i = 0; i < attempts; i++) {
		wait = 60 * minutes[i < last ? i : last];
		sum += wait;
		if (sum > (int64_t)conf->mail_retry_hours * 3600)
			return 0;
	}
	return wait;
}

static void
give_up(struct ctx *ctx, const struct delivery *delivery, const char *words)
{
	if (q_message_set_failed(ctx->db, delivery->message, delivery->owner, delivery->subject, words, ctx->now) && delivery->invite)
		invite_refused(ctx, delivery->membership, words);
}

static void
try_later(struct ctx *ctx, const struct delivery *delivery)
{
	int64_t attempts = rows_integer(q_message_attempts(ctx->db, delivery->message)) + 1;
	int64_t wait = delivery_wait(ctx->conf, attempts);

	if (wait)
		q_message_set_later(ctx->db, delivery->message, delivery->owner, delivery->subject, delivery->words, ctx->now + wait);
	else
		give_up(ctx, delivery, arena_text(ctx->arena, "Given up after %d hours: %s", ctx->conf->mail_retry_hours, delivery->words));
}

void
delivery_record(struct ctx *ctx, const struct delivery *delivery)
{
	switch (delivery->result) {
	case SMTP_TAKEN:
		if (q_message_set_sent(ctx->db, delivery->message, delivery->owner, delivery->subject, delivery->words, ctx->now) && delivery->invite)
			invite_taken(ctx, delivery->membership);
		break;
	case SMTP_LATER:
		try_later(ctx, delivery);
		break;
	case SMTP_REFUSED:
		give_up(ctx, delivery, delivery->words);
		break;
	case SMTP_DOWN:
		q_message_put_back(ctx->db, delivery->message, delivery->owner, delivery->words, delivery->back_at);
		break;
	}
}

void
delivery_prepare_welcome(struct ctx *ctx, int64_t message)
{
	struct rows *rows = q_message_welcome(ctx->db, message);
	const char *hash = NULL;
	int64_t account;
	bool renew;

	if (!row_one(rows))
		return;
	account = row_integer(rows, MESSAGE_WELCOME_ACCOUNT_ID);
	renew = row_integer(rows, MESSAGE_WELCOME_EXPIRES_AT) < ctx->now + (int64_t)LINK_DAYS * DAY;
	if (row_integer(rows, MESSAGE_WELCOME_NEEDS_PASSWORD))
		hash = password_hash(ctx, letter_temporary_password(ctx, account));
	if (!hash && !renew)
		return;
	db_begin(ctx->db);
	if (hash)
		q_message_set_temporary_password(ctx->db, account, hash);
	if (renew)
		token_renew(ctx, row_integer(rows, MESSAGE_WELCOME_TOKEN_ID), ctx->now);
	db_commit(ctx->db);
}
