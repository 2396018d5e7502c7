#include "work/delivery.h"

#include <string.h>

#include "base/clock.h"
#include "domain/action.h"
#include "domain/invite.h"
#include "domain/password.h"
#include "domain/token.h"
#include "mail/letter.h"
#include "queries.h"

#define LINK_DAYS 25 /* a welcome's link with fewer days left gets all of them again */

/* Seconds to wait after so many tries; 0 when the configuration's hours are over and the refusal is final. */
static int64_t
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

/* What a result is recorded with. */
struct mail {
	int64_t attempts; /* so far */
	int64_t invite;   /* membership; 0: it was no invite */
};

static void
give_up(struct ctx *ctx, const struct delivery *delivery, const struct mail *mail, const char *words)
{
	if (q_message_set_failed(ctx->db, delivery->message, delivery->owner, delivery->subject, words, ctx->now) && mail->invite)
		invite_refused(ctx, mail->invite, words);
}

static void
try_later(struct ctx *ctx, const struct delivery *delivery, const struct mail *mail)
{
	int64_t wait = delivery_wait(ctx->conf, mail->attempts + 1);

	if (wait)
		q_message_set_later(ctx->db, delivery->message, delivery->owner, delivery->subject, delivery->words, ctx->now + wait);
	else
		give_up(ctx, delivery, mail,
			arena_text(ctx->arena, "Given up after %d hours: %s", ctx->conf->mail_retry_hours, delivery->words));
}

static void
take(struct ctx *ctx, const struct delivery *delivery, const struct mail *mail)
{
	if (q_message_set_sent(ctx->db, delivery->message, delivery->owner, delivery->subject, delivery->words, ctx->now) &&
		mail->invite)
		invite_taken(ctx, mail->invite);
}

void
delivery_record(struct ctx *ctx, const struct delivery *delivery)
{
	struct rows *rows = q_message_of_delivery(ctx->db, delivery->message);
	struct mail mail;

	if (!row_one(rows))
		return;
	mail.attempts = row_integer(rows, MESSAGE_OF_DELIVERY_ATTEMPTS);
	mail.invite = row_integer(rows, MESSAGE_OF_DELIVERY_INVITE_ID);
	switch (delivery->result) {
	case SMTP_TAKEN:
		take(ctx, delivery, &mail);
		break;
	case SMTP_LATER:
		try_later(ctx, delivery, &mail);
		break;
	case SMTP_REFUSED:
		give_up(ctx, delivery, &mail, delivery->words);
		break;
	case SMTP_DOWN:
		q_message_put_back(ctx->db, delivery->message, delivery->owner, delivery->words, delivery->back_at);
		break;
	}
}

/* --- in two steps --- */

static const char *const result_names[] = { [SMTP_TAKEN] = "taken", [SMTP_LATER] = "later", [SMTP_REFUSED] = "refused" };

void
delivery_note(struct ctx *ctx, const struct delivery *delivery)
{
	q_delivery_add(ctx->db, delivery->message, delivery->owner, result_names[delivery->result], delivery->words,
		delivery->subject, ctx->now);
}

static enum smtp_result
result_named(const char *name)
{
	enum smtp_result result = SMTP_TAKEN;

	while (result < SMTP_REFUSED && strcmp(result_names[result], name) != 0)
		result++;
	return result;
}

struct noted {
	struct noted *next;
	struct delivery delivery;
};

void
delivery_settle(struct ctx *ctx)
{
	struct rows *rows = q_delivery_list(ctx->db);
	struct noted *first = NULL, **end = &first;

	while (row_next(rows)) {
		struct noted *noted = arena_alloc(ctx->arena, sizeof *noted);

		noted->delivery = (struct delivery){
			.message = row_integer(rows, DELIVERY_LIST_MESSAGE_ID),
			.owner = row_text(rows, DELIVERY_LIST_LEASE_OWNER),
			.result = result_named(row_text(rows, DELIVERY_LIST_RESULT)),
			.words = row_text(rows, DELIVERY_LIST_REPLY),
			.subject = row_text(rows, DELIVERY_LIST_SUBJECT),
		};
		*end = noted;
		end = &noted->next;
	}
	if (!first)
		return;
	for (; first; first = first->next)
		delivery_record(ctx, &first->delivery);
	q_delivery_drop_all(ctx->db);
}

struct welcome {
	int64_t account, token; /* token 0: its days need not begin again */
	const char *hash;       /* of its temporary password; NULL: it needs none */
};

static bool
write_welcome(struct ctx *ctx, void *argument)
{
	const struct welcome *welcome = argument;

	if (welcome->hash)
		q_message_set_temporary_password(ctx->db, welcome->account, welcome->hash);
	if (welcome->token)
		token_renew(ctx, welcome->token, ctx->now);
	return true;
}

void
delivery_prepare_welcome(struct ctx *ctx, int64_t message)
{
	struct rows *rows = q_message_welcome(ctx->db, message);
	struct welcome welcome = { 0 };

	if (!row_one(rows))
		return;
	welcome.account = row_integer(rows, MESSAGE_WELCOME_ACCOUNT_ID);
	if (row_integer(rows, MESSAGE_WELCOME_EXPIRES_AT) < ctx->now + (int64_t)LINK_DAYS * DAY)
		welcome.token = row_integer(rows, MESSAGE_WELCOME_TOKEN_ID);
	if (row_integer(rows, MESSAGE_WELCOME_NEEDS_PASSWORD))
		welcome.hash = password_hash(ctx, letter_temporary_password(ctx, welcome.account));
	if (welcome.hash || welcome.token)
		action_write(ctx, write_welcome, &welcome);
}
