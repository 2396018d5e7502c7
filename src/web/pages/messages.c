#include "web/pages/messages.h"

#include <ctype.h>
#include <string.h>

#include "base/email.h"
#include "base/forgotten.h"
#include "base/text.h"
#include "domain/message.h"
#include "domain/search.h"
#include "queries.h"
#include "web/form.h"
#include "web/pager.h"

static const char *
known_status(const char *typed)
{
	static const char *const statuses[] = { "held", "queued", "sent", "failed", "dropped" };

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (strcmp(typed, statuses[i]) == 0)
			return statuses[i];
	return "";
}

/* The beginning of an address as the log keeps it: for SMTP, in small letters. */
static const char *
address_key(struct arena *arena, const char *typed)
{
	struct email email;
	char *key;

	if (email_parse(arena, typed, &email) == EMAIL_OK)
		typed = email.wire;
	key = arena_string(arena, typed);
	for (char *c = key; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	return key;
}

/* By address: the page begins at an address, behind the mails to it that were shown. */
static struct rows *
rows_found(struct ctx *ctx, const struct pager *pager, const char *key, const char *status)
{
	const char *from = pager->after.id ? pager->after.text : key;

	return q_message_page_to(
		ctx->db, ctx->organisation, from, sort_key_end(ctx->arena, key), pager_below(pager), status, PAGE_ROWS_ASKED);
}

static struct rows *
rows_latest(struct ctx *ctx, const struct pager *pager, const char *status)
{
	int64_t before = pager_below(pager);

	if (*status)
		return q_message_page_in_status(ctx->db, ctx->organisation, status, before, PAGE_ROWS_ASKED);
	return q_message_page(ctx->db, ctx->organisation, before, PAGE_ROWS_ASKED);
}

static struct rows *
rows_before(struct ctx *ctx, const struct pager *pager, const char *status)
{
	if (*status)
		return q_message_page_in_status_before(ctx->db, ctx->organisation, status, pager->first.id, PAGE_ROWS_BEFORE);
	return q_message_page_before(ctx->db, ctx->organisation, pager->first.id, PAGE_ROWS_BEFORE);
}

/* All queries that come here have the columns of message_page. */
static void
show_rows(struct request *request, struct pager *pager, struct rows *rows, int key_column)
{
	struct view *round;

	while ((round = pager_next(request, pager, "message", rows, key_column, MESSAGE_PAGE_ID)))
		view_flag(round, "known", !email_is_forgotten(row_text(rows, MESSAGE_PAGE_EMAIL)));
}

enum outcome
messages_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *status = known_status(field(request, "status"));
	const char *search = "", *key, *filter;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	text_clean(ctx->arena, field(request, "q"), TEXT_LINE, EMAIL_MAX, &search);
	key = address_key(ctx->arena, search);
	filter = arena_text(ctx->arena, "status=%s&q=%s", status, percent_encode(ctx->arena, search));
	page_show(request, "organisation/messages.tpl", "Messages");
	view_show(request->body, "tab_messages");
	view_show(request->body, arena_text(ctx->arena, "filter_%s", *status ? status : "all"));
	view_text(request->body, "status_chosen", status);
	view_text(request->body, "q", search);
	view_flag(request->body, "filtered", *status || *search);
	view_flag(request->body, "unfiltered", !*status && !*search);
	if (*key)
		show_rows(request, &pager, rows_found(ctx, &pager, key, status), MESSAGE_PAGE_TO_EMAIL_KEY);
	else
		show_rows(request, &pager, rows_latest(ctx, &pager, status), -1);
	if (!*key && pager.after.id && pager.shown)
		before = rows_before(ctx, &pager, status);
	pager_links(request, &pager, before, -1, filter);
	return OK;
}

enum outcome
messages_send(struct request *request)
{
	enum outcome result = message_retry(&request->ctx, path_id(request, "id"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The mail goes out again, to the same address. What became of it will stand here.");
		redirect(request, "/organisation/messages");
	}
	return result;
}
