#include "web/page.h"

#include "base/buffer.h"
#include "web/parse.h"
#include "web/raw.h"
#include "web/response.h"
#include "web/resume.h"
#include "web/route.h"

#define WORDS_MAX (64 << 10)

struct message {
	int status;
	const char *heading, *words;
};

/* The last one is for every other status. */
static const struct message messages[] = {
	{ 403, "This page is not open to you",
		"Your role in this organisation does not include it. Ask an administrator of your organisation if you need it." },
	{ 404, "There is nothing here",
		"The address may be mistyped, or what stood here has gone, or belongs to another organisation. Check the address, or go on from the page below." },
	{ 405, "This address does not work that way", "Go back and use the page's own form or link." },
	{ 413, "That is too large", "Nothing was saved. Go back and send less at a time." },
	{ 414, "This address is too long", "Shorten it, or go on from the page below." },
	{ 422, "That was not done", "Nothing was saved. Go back and try again." },
	{ 400, "This request cannot be read", "Go back and use the page's own form or link." },
};

/* Of a fault. The last one is for every other kind. */
static const struct fault_message {
	enum fault_kind kind;
	int status;
	const char *heading;
	const char *words;   /* where a page was asked for */
	const char *unsaved; /* where something was sent */
	const char *again;   /* where it can be sent again */
} fault_messages[] = {
	{ FAULT_BUSY, 503, "Muster cannot do this just now",
		"Its database cannot be reached, or very many people are at it. Nothing is lost. Try again shortly.",
		"Its database cannot be reached, or very many people are saving. Nothing was saved. Go back and try again shortly.",
		"Its database cannot be reached, or very many people are saving. Nothing was saved. Try again shortly." },
	{ FAULT_UNSURE, 503, "It is not known whether this was saved", "The connection to the database was lost. Try again shortly.",
		"The connection to the database was lost just then. Look shortly whether it is there, and only if it is not go back and send it again.",
		"The connection to the database was lost just then. Look shortly whether it is there, and only if it is not send it again." },
	{ FAULT_FULL, 507, "There is no room left to save anything", "Tell the person who runs this site; then try again.",
		"Nothing was saved. Tell the person who runs this site; then go back and try again.",
		"Nothing was saved. Tell the person who runs this site, then send it again." },
	{ FAULT_BUG, 500, "Something went wrong on our side",
		"It is written down for the person who runs this site. Try again in a minute.",
		"Nothing was saved, and it is written down for the person who runs this site. Go back and try again in a minute.",
		"Nothing was saved, and it is written down for the person who runs this site. Send it again in a minute." },
};

static const struct message *
message_for(int status)
{
	const struct message *message = messages;

	while (message->status != status && message->status != 400)
		message++;
	return message;
}

static const struct fault_message *
fault_message_for(enum fault_kind kind)
{
	const struct fault_message *message = fault_messages;

	while (message->kind != kind && message->kind != FAULT_BUG)
		message++;
	return message;
}

/* What an action without a form of its own refused: the words of all its problems. */
static const char *
problem_words(const struct request *request)
{
	struct buffer words = buffer_new(request->ctx.arena, WORDS_MAX);

	for (const struct problem *p = request->ctx.problems; p; p = p->next)
		buffer_format(&words, "%s%s", p == request->ctx.problems ? "" : " ", p->words);
	return words.length ? words.data : NULL;
}

static void
show(struct request *request, int status, const char *heading, const char *words)
{
	struct view *body = page_show(request, "error.tpl", heading);

	view_text(body, "heading", heading);
	view_text(body, "words", words);
	view_flag(body, "inside", request->session != NULL);
	view_text(body, "request_id", status >= 500 ? request->id : NULL);
	request->response->status = status;
}

static void
show_way_on(struct request *request, const char *path, const char *words)
{
	view_text(request->body, "home_path", path);
	view_text(request->body, "home_words", words);
}

void
error_show(struct request *request, int status, const char *words)
{
	const struct message *message = message_for(status);
	const char *above = route_above(request->ctx.arena, request->path);

	page_forget(request);
	if (!words && (status == 422 || status == 400))
		words = problem_words(request);
	request->ctx.problems = NULL; /* they stand in the words, not at a form */
	show(request, status, message->heading, words ? words : message->words);
	show_way_on(request, above, above[1] ? "Go one page up" : "Go to the first page");
	if (status == 405)
		response_header(request->response, request->ctx.arena, "Allow", route_methods(request->ctx.arena, request->path));
}

void
error_show_host(struct request *request)
{
	const char *ours = request->ctx.conf->base_url;

	page_forget(request);
	show(request, 421, "This site has another address",
		arena_text(request->ctx.arena, "You came by an address that is not its own. Go to %s instead.", ours));
	show_way_on(request, arena_text(request->ctx.arena, "%s/", ours), "Go there");
}

int
error_status(enum fault_kind kind)
{
	return fault_message_for(kind)->status;
}

void
error_show_fault(struct request *request, enum fault_kind kind)
{
	const struct fault_message *message = fault_message_for(kind);
	bool again = request->method == GET && path_is_ours(request->target);

	page_forget(request);
	request->session = NULL;
	request->carried_path = NULL;
	request->ctx.problems = NULL;
	if (!resume_after_fault(request, message->status, message->heading, message->again, kind == FAULT_UNSURE)) {
		request->bare = true;
		show(request, message->status, message->heading, request->method == GET ? message->words : message->unsaved);
		show_way_on(request, again ? request->target : "/", again ? "Try again" : "Go to the first page");
	}
	if (message->status == 503)
		response_header(request->response, request->ctx.arena, "Retry-After", RETRY_SECONDS);
}
