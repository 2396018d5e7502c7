#include "web/pages/mail.h"

#include "domain/mailtext.h"
#include "mail/letter.h"
#include "queries.h"

#define EXAMPLE_NAME "Sam"
#define EXAMPLE_ADDRESS "sam@example.org"

/* ---------------------------------------------------------------- all kinds, and the sender */

enum outcome
mail_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_mailtext_sender(ctx->db, ctx->organisation);

	if (!row_one(rows))
		return NOT_FOUND;
	page_show(request, "organisation/mail.tpl", "Mail texts");
	view_show(request->body, "tab_mail");
	page_field(request, "sender_name", row_text(rows, MAILTEXT_SENDER_SENDER_NAME));
	page_field(request, "reply_to", row_text(rows, MAILTEXT_SENDER_REPLY_TO));
	view_text(request->body, "mail_from", ctx->conf->mail_from);
	view_flag(request->body, "organisation_shown", !*row_text(rows, MAILTEXT_SENDER_SENDER_NAME));
	for (const struct mail_kind *kind = mail_kinds; kind->kind; kind++) {
		struct mailtext words;
		struct view *round;
		bool own;

		if (!kind->when)
			continue;
		own = mailtext_get(ctx, kind, &words);
		round = view_section(request->body, "text");
		view_flag(round, "own", own);
		view_flag(round, "standard", !own);
		view_text(round, "kind", kind->kind);
		view_text(round, "title", kind->title);
		view_text(round, "sent", kind->when);
		view_text(round, "subject", words.subject);
	}
	return OK;
}

enum outcome
mail_sender(struct request *request)
{
	enum outcome result = mailtext_set_sender(&request->ctx, field(request, "sender_name"), field(request, "reply_to"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The sender is saved. Mails from now on carry it.");
		redirect(request, "/organisation/mail");
	}
	return result;
}

/* ---------------------------------------------------------------- one kind */

static const struct mail_kind *
kind_of(struct request *request)
{
	return mail_kind_own(path_text(request, "name"));
}

/* words: in the form and in the preview. */
static void
show_editor(struct request *request, const struct mail_kind *kind, const struct mailtext *words, bool own, bool saved)
{
	struct ctx *ctx = &request->ctx;

	page_show(request, "organisation/mail_text.tpl", kind->title);
	view_show(request->body, "tab_mail");
	view_text(request->body, "kind", kind->kind);
	view_text(request->body, "kind_title", kind->title);
	view_text(request->body, "sent", kind->when);
	view_flag(request->body, "own", own);
	view_flag(request->body, "needs_link", kind->needs_link);
	page_field(request, "subject", words->subject);
	page_field(request, "body", words->body);
	view_text(request->body, "default_subject", kind->words.subject);
	view_text(request->body, "default_body", kind->words.body);
	view_flag(request->body, "tried", !saved);
	view_flag(request->body, "kept", saved);
	for (int place = 0; place < PLACES; place++)
		if (kind->places & 1u << place) {
			struct view *round = view_section(request->body, "place");

			view_text(round, "name", placeholders[place].name);
			view_text(round, "meaning", placeholders[place].meaning);
		}
	letter_show(request->body, letter_try(ctx, kind, words, EXAMPLE_NAME, EXAMPLE_ADDRESS), ctx->arena);
}

enum outcome
mail_edit(struct request *request)
{
	const struct mail_kind *kind = kind_of(request);
	struct mailtext words;
	bool own;

	if (!kind)
		return NOT_FOUND;
	own = mailtext_get(&request->ctx, kind, &words);
	show_editor(request, kind, &words, own, true);
	return OK;
}

/* What is typed, without keeping it. */
static enum outcome
preview(struct request *request, const struct mail_kind *kind, const struct mailtext *typed)
{
	struct mailtext words, kept;

	if (mailtext_check(&request->ctx, kind, typed, &words) != OK)
		return INVALID;
	show_editor(request, kind, &words, mailtext_get(&request->ctx, kind, &kept), false);
	return OK;
}

enum outcome
mail_save(struct request *request)
{
	const struct mail_kind *kind = kind_of(request);
	struct mailtext typed = { field(request, "subject"), field(request, "body") };
	enum outcome result;

	if (!kind)
		return NOT_FOUND;
	if (field_given(request, "preview"))
		return preview(request, kind, &typed);
	result = mailtext_save(&request->ctx, kind, &typed);
	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The text is saved. Mails that have not gone out yet carry it too.");
		redirect(request, "/organisation/mail/%s", kind->kind);
	}
	return result;
}

enum outcome
mail_default_confirm(struct request *request)
{
	const struct mail_kind *kind = kind_of(request);

	if (!kind)
		return NOT_FOUND;
	page_show(request, "organisation/mail_default.tpl", "Back to the default");
	view_text(request->body, "kind", kind->kind);
	view_text(request->body, "kind_title", kind->title);
	view_text(request->body, "default_subject", kind->words.subject);
	view_text(request->body, "default_body", kind->words.body);
	return OK;
}

enum outcome
mail_default(struct request *request)
{
	const struct mail_kind *kind = kind_of(request);

	if (!kind)
		return NOT_FOUND;
	mailtext_reset(&request->ctx, kind);
	leave_note(request, NOTE_OK, NULL, "The default text is back.");
	redirect(request, "/organisation/mail/%s", kind->kind);
	return OK;
}

enum outcome
mail_test(struct request *request)
{
	const struct mail_kind *kind = kind_of(request);
	enum outcome result = kind ? mailtext_test(&request->ctx, kind) : NOT_FOUND;

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL,
			"A test mail with the saved text is on its way to %s. If it does not arrive, look under Messages.",
			request->session->email);
		redirect(request, "/organisation/mail/%s", kind->kind);
	}
	return result;
}
