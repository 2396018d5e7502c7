/* Letters with made-up facts: previews, and test mails. */
#include <string.h>

#include "base/clock.h"
#include "mail/facts.h"
#include "queries.h"

/* What stands in the place of a real link: leads nowhere. */
static const char *
example_link(struct ctx *ctx, const char *kind)
{
	const char *real = facts_page_for(ctx, kind);

	if (real)
		return real;
	if (strcmp(kind, "joining") == 0)
		return facts_page(ctx, "/join/example/example");
	if (strncmp(kind, "certificate", strlen("certificate")) == 0)
		return facts_page(ctx, "/certificates/example");
	if (strcmp(kind, "registered") == 0)
		return facts_page(ctx, "/verify/example");
	return facts_page(ctx, strncmp(kind, "invite", strlen("invite")) == 0 ? "/invite/example" : "/password/reset/example");
}

static void
made_up_group(struct ctx *ctx, struct facts *facts)
{
	struct rows *rows = ctx->group ? q_letter_group(ctx->db, ctx->organisation, ctx->group) : NULL;
	struct letter_course *course = arena_alloc(ctx->arena, sizeof *course);
	int64_t days = 30;

	if (rows && row_one(rows)) {
		facts->group = row_text(rows, LETTER_GROUP_NAME);
		facts->courses = facts_courses(ctx, ctx->group);
		days = row_integer(rows, LETTER_GROUP_INVITE_DAYS);
	} else {
		facts->group = "Example group";
		*course = (struct letter_course){ .title = "Example course", .length = "1 h 30 min" };
		facts->courses = course;
	}
	facts->expires = day_words(ctx->arena, ctx->now + days * DAY);
}

/* Everything but the person. */
static void
made_up(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *words, struct facts *facts)
{
	struct rows *rows = q_letter_organisation(ctx->db, ctx->organisation);

	*facts = (struct facts){ .kind = kind, .words = *words, .link = example_link(ctx, kind->kind) };
	if (row_one(rows)) {
		facts->organisation = row_text(rows, LETTER_ORGANISATION_ORGANISATION);
		facts->sender_name = row_text(rows, LETTER_ORGANISATION_SENDER_NAME);
		facts->reply_to = row_text(rows, LETTER_ORGANISATION_REPLY_TO);
	}
	rows = q_letter_account(ctx->db, ctx->account);
	if (row_one(rows)) {
		const char *first = row_text(rows, LETTER_ACCOUNT_FIRST_NAME);

		facts->sender_email = row_text(rows, LETTER_ACCOUNT_EMAIL);
		facts->sender =
			facts_name(arena_text(ctx->arena, "%s %s", first, row_text(rows, LETTER_ACCOUNT_LAST_NAME)), facts->sender_email);
	}
	made_up_group(ctx, facts);
	facts->course = facts->courses ? facts->courses->title : "Example course";
	facts->valid_until = day_words(ctx->arena, ctx->now + 365 * DAY);
	if (strcmp(kind->kind, "enrolled") == 0)
		facts->expires = NULL;
}

const struct letter *
letter_try(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *words, const char *first_name, const char *email)
{
	struct facts facts;

	made_up(ctx, kind, words, &facts);
	facts.first_name = first_name;
	facts.email = facts.email_wire = email;
	return letter_write(ctx, &facts);
}

const struct letter *
letter_preview(struct ctx *ctx, const char *kind, const char *first_name, const char *email)
{
	const struct mail_kind *known = mail_kind_own(kind);
	struct mailtext words;

	if (!known)
		return NULL;
	mailtext_get(ctx, known, &words);
	return letter_try(ctx, known, &words, first_name, email);
}

const struct letter *
example_test(struct ctx *ctx, const struct rows *rows, const struct mail_kind *kind)
{
	struct facts facts;
	struct mailtext words;

	ctx->account = row_integer(rows, LETTER_MESSAGE_ACCOUNT_ID);
	mailtext_get(ctx, kind, &words);
	made_up(ctx, kind, &words, &facts);
	facts.test = true;
	facts.first_name = row_text(rows, LETTER_MESSAGE_FIRST_NAME);
	facts.last_name = row_text(rows, LETTER_MESSAGE_LAST_NAME);
	facts.email = row_text(rows, LETTER_MESSAGE_EMAIL);
	facts.email_wire = row_text(rows, LETTER_MESSAGE_EMAIL_WIRE);
	facts.message_id = row_text(rows, LETTER_MESSAGE_MESSAGE_ID);
	return letter_write(ctx, &facts);
}
