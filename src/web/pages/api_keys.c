#include "web/pages/api_keys.h"

#include <string.h>

#include "domain/api_key.h"
#include "queries.h"
#include "web/pager.h"

static const char *
endpoint(struct request *request)
{
	return arena_text(request->ctx.arena, "%s/xapi/", request->ctx.conf->base_url);
}

/* ---------------------------------------------------------------- keys */

enum outcome
api_keys_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	struct rows *before = NULL;

	page_show(request, "organisation/keys.tpl", "API keys");
	view_show(request->body, "tab_keys");
	page_field(request, "name", NULL);
	view_text(request->body, "endpoint", endpoint(request));
	pager_rows(request, &pager, "key", q_api_key_page(ctx->db, ctx->organisation, pager_below(&pager), PAGE_ROWS_ASKED), -1,
		API_KEY_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = q_api_key_page_before(ctx->db, ctx->organisation, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	return OK;
}

/* The password is told on this page only, so it is the answer itself, and nothing leads to it again. */
enum outcome
api_keys_create(struct request *request)
{
	const char *user, *password;
	enum outcome result = api_key_make(&request->ctx, field(request, "name"), &user, &password);

	if (result != OK)
		return result;
	page_show(request, "organisation/key_made.tpl", "API key");
	view_text(request->body, "endpoint", endpoint(request));
	view_text(request->body, "user", user);
	view_text(request->body, "password", password);
	return OK;
}

enum outcome
api_keys_revoke_confirm(struct request *request)
{
	struct rows *key = q_api_key_get(request->ctx.db, request->ctx.organisation, path_id(request, "id"));

	if (!row_one(key))
		return NOT_FOUND;
	page_show(request, "organisation/key_revoke.tpl", "Revoke an API key");
	view_row(request->body, key);
	return OK;
}

enum outcome
api_keys_revoke(struct request *request)
{
	enum outcome result = api_key_revoke(&request->ctx, path_id(request, "id"));

	if (result == OK) {
		leave_note(request, NOTE_OK, NULL, "The key is revoked. What came in with it stays.");
		redirect(request, "/organisation/keys");
	}
	return result;
}

/* ---------------------------------------------------------------- statements received */

static const char *const fates[] = { "progress", "no person", "no course", "not open", "no progress", "voiding", "voided" };

/* In a query blanks would look like plus signs. */
static const char *
known_fate(struct arena *arena, const char *typed)
{
	for (size_t i = 0; i < sizeof fates / sizeof *fates; i++) {
		char *name = arena_string(arena, fates[i]);

		for (char *c = name; *c; c++)
			if (*c == ' ')
				*c = '-';
		if (strcmp(name, typed) == 0)
			return fates[i];
	}
	return "";
}

static const char *
filter_name(struct arena *arena, const char *fate)
{
	char *name = arena_text(arena, "filter_%s", *fate ? fate : "all");

	for (char *c = name; *c; c++)
		if (*c == ' ')
			*c = '_';
	return name;
}

enum outcome
statements_index(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	const char *typed = field(request, "show"), *fate = known_fate(ctx->arena, typed);
	struct pager pager = pager_start(request);
	struct rows *rows, *before = NULL;

	page_show(request, "organisation/statements.tpl", "Statements received");
	view_show(request->body, "tab_keys");
	view_show(request->body, filter_name(ctx->arena, fate));
	view_flag(request->body, "filtered", *fate);
	view_flag(request->body, "unfiltered", !*fate);
	rows = *fate ? q_statement_page_of_fate(ctx->db, ctx->organisation, fate, pager_below(&pager), PAGE_ROWS_ASKED)
				 : q_statement_page(ctx->db, ctx->organisation, pager_below(&pager), PAGE_ROWS_ASKED);
	pager_rows(request, &pager, "statement", rows, -1, STATEMENT_PAGE_ID);
	if (pager.after.id && pager.shown)
		before = *fate ? q_statement_page_of_fate_before(ctx->db, ctx->organisation, fate, pager.first.id, PAGE_ROWS_BEFORE)
					   : q_statement_page_before(ctx->db, ctx->organisation, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, *fate ? arena_text(ctx->arena, "show=%s", typed) : "");
	return OK;
}
