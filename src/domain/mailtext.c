#include "domain/mailtext.h"

#include <string.h>

#include "base/email.h"
#include "domain/activity.h"
#include "domain/message.h"
#include "domain/throttle.h"
#include "queries.h"

#define SENDER_NAME_MAX 100
#define PLACE_LENGTH 30
#define TESTS_AN_HOUR 20

const struct mail_kind *
mail_kind_find(const char *kind)
{
	for (const struct mail_kind *k = mail_kinds; k->kind; k++)
		if (strcmp(k->kind, kind) == 0)
			return k;
	return NULL;
}

const struct mail_kind *
mail_kind_own(const char *kind)
{
	const struct mail_kind *found = mail_kind_find(kind);

	return found && found->when ? found : NULL;
}

const char *
mailtext_next(const char *text, const char **end, enum place *place)
{
	for (; (text = strchr(text, '{')); text++) {
		size_t length = strcspn(text + 1, "{}\n");
		int found = 0;

		if (text[1 + length] != '}' || length > PLACE_LENGTH)
			continue;
		while (found < PLACES &&
			(strlen(placeholders[found].name) != length || strncmp(placeholders[found].name, text + 1, length) != 0))
			found++;
		*place = (enum place)found;
		*end = text + length + 2;
		return text;
	}
	return NULL;
}

bool
mailtext_get(struct ctx *ctx, const struct mail_kind *kind, struct mailtext *words)
{
	struct rows *rows = q_mailtext_get(ctx->db, ctx->organisation, kind->kind);

	*words = kind->words;
	if (!row_one(rows))
		return false;
	words->subject = row_text(rows, MAILTEXT_GET_SUBJECT);
	words->body = row_text(rows, MAILTEXT_GET_BODY);
	return true;
}

/* Records a problem for the first placeholder in a text that does not belong there; *link tells whether {link} does stand in it. */
static void
check_places(struct ctx *ctx, const char *field, unsigned allowed, const char *text, bool *link)
{
	const char *at, *end;
	enum place place;

	*link = false;
	for (; (at = mailtext_next(text, &end, &place)); text = end) {
		const char *name = arena_copy(ctx->arena, at, (size_t)(end - at));

		*link = *link || place == PLACE_LINK;
		if (has_problem(ctx, field))
			continue;
		if (place == PLACES)
			problem(ctx, field, "%s is not a placeholder. Use one from the list, or leave out the braces.", name);
		else if (!(allowed & 1u << place))
			problem(ctx, field, "%s cannot stand here. Use another placeholder from the list.", name);
	}
}

enum outcome
mailtext_check(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *typed, struct mailtext *words)
{
	bool link;

	words->subject = clean_required(ctx, "subject", "The subject", "a subject", typed->subject, MAIL_SUBJECT_MAX);
	words->body = clean_block(ctx, "body", "The text", typed->body, MAIL_BODY_MAX);
	if (!*words->body && !has_problem(ctx, "body"))
		problem(ctx, "body", "Enter a text, or go back to the default.");
	/* The subject stays in the log of messages, where a link must never stand. */
	check_places(ctx, "subject", kind->places & ~(1u << PLACE_LINK), words->subject, &link);
	check_places(ctx, "body", kind->places, words->body, &link);
	if (kind->needs_link && !link && !has_problem(ctx, "body"))
		problem(ctx, "body", "Put {link} into the text: without it nobody can follow the mail.");
	return ctx->problems ? INVALID : OK;
}

enum outcome
mailtext_save(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *typed)
{
	struct mailtext words;

	if (mailtext_check(ctx, kind, typed, &words) != OK)
		return INVALID;
	q_mailtext_put(ctx->db, ctx->organisation, kind->kind, words.subject, words.body, ctx->now);
	activity_add(ctx, "mailtext.changed", kind->title, NULL);
	return OK;
}

enum outcome
mailtext_reset(struct ctx *ctx, const struct mail_kind *kind)
{
	if (q_mailtext_drop(ctx->db, ctx->organisation, kind->kind))
		activity_add(ctx, "mailtext.reset", kind->title, NULL);
	return OK;
}

enum outcome
mailtext_test(struct ctx *ctx, const struct mail_kind *kind)
{
	struct message message = {
		.kind = "test", .organisation = ctx->organisation, .account = ctx->account, .detail = kind->kind, .awaited = true
	};

	if (!throttle_take(ctx, arena_text(ctx->arena, "test mail:account:%lld", (long long)ctx->account), TESTS_AN_HOUR, 3600, NULL))
		return problem(ctx, "", "You have sent %d test mails within an hour. Wait a while, or use the preview.", TESTS_AN_HOUR);
	return message_queue_to_account(ctx, &message) ? OK : NOT_FOUND;
}

enum outcome
mailtext_set_sender(struct ctx *ctx, const char *sender_name, const char *reply_to)
{
	const char *name = clean_line(ctx, "sender_name", "The sender name", sender_name, SENDER_NAME_MAX);
	struct email email = { .address = "" };
	enum email_problem trouble = email_parse(ctx->arena, reply_to, &email);

	if (trouble != EMAIL_OK && trouble != EMAIL_EMPTY)
		problem(ctx, "reply_to", "%s", email_problem_words(trouble));
	if (ctx->problems)
		return INVALID;
	q_mailtext_set_sender(ctx->db, ctx->organisation, name, email.address);
	activity_add(ctx, "mailtext.sender_changed", *name ? name : "the organisation's name", *email.address ? email.address : NULL);
	return OK;
}
