#include "web/resume.h"

#include <string.h>

#include "base/fault.h"
#include "web/carried.h"
#include "web/labels.h"
#include "web/page.h"
#include "web/response.h"
#include "web/route.h"
#include "web/session.h"

#define FILE_GONE "A file cannot be carried along: you choose it again on the next page."
#define STILL_HERE "What you typed is still here, but for passwords."
#define TOO_LONG "What you typed is too long to be kept here. Go back, copy it, load that page again, and put it in there."

enum outcome
resume_through(struct request *request, const char *path, int status)
{
	const struct route *way = route_match(routes, route_count, GET, path);
	enum outcome result;

	if (!way)
		fault("there is no page at %s", path);
	carried_wrap(request);
	request->form = NULL; /* its fields are not those of that page's form */
	result = way->handler(request);
	request->response->status = status;
	return result;
}

static void
show_button(struct request *request, const char *heading, const char *words, const char *button, bool look_first)
{
	struct view *body = page_show(request, "resume.tpl", heading);
	bool any = false;

	if (carried_takes_a_file(request)) {
		words = arena_text(request->ctx.arena, "%s %s", words, FILE_GONE);
		button = "Choose the file again";
	}
	view_text(body, "heading", heading);
	view_text(body, "words", request->carried_too_long ? TOO_LONG : words);
	view_text(body, "button", request->carried_too_long ? NULL : button);
	view_show(body, look_first ? "look" : "send");
	view_text(body, "action", request->carried_path);
	view_text(body, "request_id", request->response->status >= 500 ? request->id : NULL);
	for (const struct field *f = request->carried; f; f = f->next) {
		const char *typed = typed_words(request->ctx.arena, request->carried, f);
		struct view *round;

		if (!typed)
			continue;
		if (!any)
			view_show(body, "typed_any");
		any = true;
		round = view_section(body, "typed");
		view_text(round, "name", label_of(request->ctx.arena, f->name));
		view_text(round, "value", typed);
	}
}

/* Or it was a button alone. */
static bool
has_typed(struct request *request)
{
	for (const struct field *f = request->carried; f; f = f->next)
		if (typed_words(request->ctx.arena, request->carried, f))
			return true;
	return request->carried_too_long;
}

/* What was typed went with the password: there is nothing to send but by its own page, which asks for it. */
static void
ask_anew(struct request *request)
{
	struct arena *arena = request->ctx.arena;
	const char *path = arena_copy(arena, request->carried_path, strcspn(request->carried_path, "?"));

	leave_note(request, NOTE_WARN, NULL,
		"You are logged in again, and nothing was done: passwords are not kept, so fill in the form once more.");
	redirect(request, "%s", route_match(routes, route_count, GET, path) ? path : route_above(arena, path));
}

bool
resume_offer(struct request *request)
{
	if (!request->carried_path)
		return false;
	if (carried_lacks_a_password(request)) {
		ask_anew(request);
		return true;
	}
	carried_unwrap(request);
	if (!has_typed(request)) {
		show_button(request, "You are logged in again", "What you pressed has not been done yet.", "Do it now", false);
		return true;
	}
	show_button(request, "What you typed is still here",
		"You are logged in. Nothing of it is saved yet: look it over and send it.", "Send now what you typed", false);
	return true;
}

void
resume_grown_old(struct request *request)
{
	page_forget(request);
	carried_collect(request);
	show_button(request, "This form had grown old",
		has_typed(request) ? "You may have logged in or out since it was opened. Nothing was saved. " STILL_HERE
						   : "You may have logged in or out since its page was opened. Nothing was done.",
		"Send again", false);
	request->response->status = 403;
}

bool
resume_after_fault(struct request *request, int status, const char *heading, const char *words, bool look_first)
{
	if (request->method != POST || !carried_taker(request->ctx.arena, request->target) || !request->form ||
		!csrf_matches(request))
		return false;
	carried_collect(request);
	if (request->carried_too_long) {
		request->carried_too_long = false; /* the browser has it, one page back */
		request->carried_path = NULL;
		return false;
	}
	if (has_typed(request))
		words = arena_text(request->ctx.arena, "%s " STILL_HERE, words);
	request->response->status = status;
	show_button(request, heading, words, "Send again", look_first);
	return true;
}
