#include "web/page.h"

#include <string.h>

#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "queries.h"
#include "web/carried.h"
#include "web/response.h"
#include "web/route.h"
#include "web/session.h"

#ifndef MUSTER_VERSION
#define MUSTER_VERSION "0"
#endif

/* The entries of the navigation, by the address that they lead to. */
static const struct entry {
	const char *path, *section, *current;
	enum role role;
	bool in_organisation;
	const char *also; /* another address whose pages belong to it, or NULL */
} entries[] = {
	{ "/groups", "nav_groups", "nav_groups_current", LEADER, true },
	{ "/learners", "nav_learners", "nav_learners_current", ADMIN, true },
	{ "/imports", "nav_imports", "nav_imports_current", LEADER, true },
	{ "/courses", "nav_courses", "nav_courses_current", ADMIN, true },
	{ "/reports", "nav_reports", "nav_reports_current", ADMIN, true },
	{ "/orders", "nav_orders", "nav_orders_current", ADMIN, true },
	{ "/organisation", "nav_organisation", "nav_organisation_current", ADMIN, true },
	{ "/organisation/join", "nav_join", "nav_join_current", ADMIN, true },
	{ "/learning", "nav_learning", "nav_learning_current", SIGNED_IN, false },
	{ "/admin/organisations", "nav_admin_organisations", "nav_admin_organisations_current", SITE_ADMIN, false },
	{ "/admin/accounts", "nav_admin_accounts", "nav_admin_accounts_current", SITE_ADMIN, false },
	{ "/admin/orders", "nav_admin_orders", "nav_admin_orders_current", SITE_ADMIN, false, "/admin/prices" },
	{ "/admin/health", "nav_admin_health", "nav_admin_health_current", SITE_ADMIN, false },
};

static bool
is_below(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* The entry that the page belongs to: of those above it, the nearest. NULL: none. */
static const struct entry *
current_entry(const char *path)
{
	const struct entry *current = NULL;

	for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
		if ((is_below(path, entries[i].path) || (entries[i].also && is_below(path, entries[i].also))) &&
			(!current || strlen(entries[i].path) > strlen(current->path)))
			current = &entries[i];
	return current;
}

static void
fill_navigation(struct request *request)
{
	const struct entry *current = current_entry(request->path);

	for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
		const struct entry *entry = &entries[i];

		if (request->session->role < entry->role || (entry->in_organisation && !request->session->organisation))
			continue;
		view_show(request->page, entry->section);
		if (entry == current)
			view_show(request->page, entry->current);
	}
	view_flag(request->page, "nav_help_current", is_below(request->path, "/help"));
}

/* What waits for administrators to decide. */
static void
fill_waiting(struct request *request)
{
	const struct ctx *ctx = &request->ctx;

	if (request->session->role >= ADMIN && request->session->organisation)
		view_integer(request->page, "nav_requests", rows_integer(q_carry_waiting(ctx->db, request->session->organisation)));
}

static void
fill_organisations(struct request *request)
{
	size_t count = view_rows(request->page, "organisation", session_organisations(&request->ctx));
	bool chosen = request->session->organisation != 0;

	/* A menu only where it can change something. */
	if (count > 1 || (count == 1 && !chosen))
		view_integer(request->page, "organisations_many", (int64_t)count);
	else if (chosen)
		view_show(request->page, "organisation_only");
	if (!chosen)
		view_show(request->page, "organisation_unset");
}

static void
fill_note(struct request *request)
{
	const struct session *session = request->session;

	if (!session->note_words || request->by_script)
		return;
	view_text(request->page, "note_words", session->note_words);
	view_text(request->page, "note_undo", session->note_undo);
	view_show(request->page, text_equal(session->note_kind, "warn") ? "note_is_warn" : "note_is_ok");
	request->note_shown = true;
}

static void
fill_person(struct request *request)
{
	const struct session *session = request->session;

	view_global(request->page, "user_name", session ? session->user_name : NULL);
	view_global(request->page, "user_email", session ? session->email : NULL);
	view_global(request->page, "user_initials",
		session ? text_initials(request->ctx.arena, session->user_first, session->user_last) : NULL);
	view_global(request->page, "organisation_name", session ? session->organisation_name : NULL);
	if (!session)
		return;
	fill_organisations(request);
	fill_navigation(request);
	fill_waiting(request);
	fill_note(request);
}

/* Where the form holds the field: what is about the whole stands first, what it does not hold last. */
static size_t
place_in_form(const struct request *request, const char *name)
{
	size_t place = 1;

	if (!*name)
		return 0;
	for (const struct field *f = request->form; f && strcmp(f->name, name) != 0; f = f->next)
		place++;
	return place;
}

/* Into the order of the form, which the summary then follows; those of one field stay as they were found. */
static void
sort_problems(struct request *request)
{
	struct problem *rest = request->ctx.problems, *sorted = NULL;

	while (rest) {
		struct problem *next = rest->next, **at = &sorted;
		size_t place = place_in_form(request, rest->field);

		while (*at && place_in_form(request, (*at)->field) <= place)
			at = &(*at)->next;
		rest->next = *at;
		*at = rest;
		rest = next;
	}
	request->ctx.problems = sorted;
}

static void
fill_problems(struct request *request)
{
	int64_t count = 0;

	for (const struct problem *p = request->ctx.problems; p; p = p->next, count++) {
		struct view *round = view_section(request->page, *p->field ? "problem" : "problem_general");

		view_text(round, "field", p->field);
		view_text(round, "words", p->words);
		if (*p->field && field_error(request, p->field) == p->words)
			view_text(request->body, arena_text(request->ctx.arena, "%s_error", p->field), p->words);
	}
	view_integer(request->page, "problem_count", count);
}

/* Names that templates may hold; what comes from outside under another name fills nothing. */
static bool
is_plain(const char *name)
{
	return *name && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(name);
}

static void
fill_typed(struct request *request)
{
	for (const struct field *f = request->form; f; f = f->next)
		if (is_plain(f->name) && !form_is_secret(f->name) && strcmp(f->name, "csrf") != 0)
			view_value(request->body, f->name, f->value);
}

static const char *
shell_for(const struct request *request)
{
	if (!request->session)
		return "layout/gate.tpl";
	return request->session->role >= LEADER ? "layout/app.tpl" : "layout/learn.tpl";
}

static void
open_page(struct request *request, const char *shell, const char *template_name, const char *title)
{
	if (request->page)
		fault("%s is shown where another page already is", template_name);
	request->page = view_new(shell);
	request->body = view_include(request->page, "BODY", template_name);
	view_text(request->page, "title", title);
	view_global(request->page, "version", MUSTER_VERSION);
	if (request->response->status == 0)
		request->response->status = request->ctx.problems ? 422 : 200;
}

struct view *
page_show_alone(struct request *request, const char *template_name, const char *title)
{
	open_page(request, "layout/alone.tpl", template_name, title);
	return request->body;
}

struct view *
page_show(struct request *request, const char *template_name, const char *title)
{
	open_page(request, shell_for(request), template_name, title);
	view_text(request->page, "gate_words", "Who is in, who is asked, who has finished.");
	view_global(request->page, "csrf", request->bare ? NULL : csrf_token(request));
	fill_person(request);
	if (request->ctx.problems) {
		sort_problems(request);
		fill_typed(request);
		fill_problems(request);
	}
	carried_fill(request);
	return request->body;
}

static bool
is_shown_again(const struct request *request)
{
	return request->method == POST && (request->ctx.problems || request->form_goes_on);
}

void
page_field(struct request *request, const char *name, const char *stored)
{
	/* A page may hold several forms: what another one asks for stays as it is stored. */
	bool typed = is_shown_again(request) && field_given(request, name);

	view_text(request->body, name, typed ? field(request, name) : stored);
}

static void
show_choice(struct request *request, const char *name, const char *value)
{
	if (value && is_plain(value))
		view_show(request->body, arena_text(request->ctx.arena, "%s_%s", name, value));
}

void
page_choice(struct request *request, const char *name, const char *stored)
{
	if (is_shown_again(request))
		for (const char **typed = field_all(request, name); *typed; typed++)
			show_choice(request, name, *typed);
	else
		show_choice(request, name, stored);
}

void
page_options(struct request *request, const char *section, struct rows *rows, int id_column, int64_t chosen)
{
	bool any = false;

	for (; row_next(rows); any = true) {
		struct view *round = view_section(request->body, section);

		view_row(round, rows);
		view_flag(round, "chosen", row_integer(rows, id_column) == chosen);
	}
	view_show(request->body, arena_text(request->ctx.arena, "%s_%s", section, any ? "any" : "none"));
}

const char *
field_error(const struct request *request, const char *name)
{
	for (const struct problem *p = request->ctx.problems; p; p = p->next)
		if (strcmp(p->field, name) == 0)
			return p->words;
	return NULL;
}

void
page_finish(struct request *request)
{
	const char *html, *missing;
	size_t length;

	if (!request->page)
		return;
	html = view_expand(request->page, request->ctx.arena, &length);
	missing = view_missing(request->page, request->ctx.arena);
	if (missing)
		log_line(LOG_WARNING, "page %s: nobody gave %s", request->route ? request->route->pattern : "-", missing);
	/* A visitor needs the cookie only for a page that holds its token. */
	if (request->token_made && !strstr(html, csrf_token(request))) {
		request->token_made = false;
		request->token = NULL;
	}
	view_free(request->page);
	request->page = request->body = NULL;
	response_body(request->response, request->response->status, "text/html; charset=utf-8", html, length);
}

void
page_forget(struct request *request)
{
	view_free(request->page);
	request->page = request->body = NULL;
	request->note_shown = request->note_left = false;
	if (request->token_new) /* what it stood for was rolled back */
		request->session = NULL;
	if (request->token_new || request->token_made) {
		request->token = NULL;
		request->token_new = request->token_made = request->token_keep = false;
	}
	response_clear(request->response);
}
