#include "web/resume.h"

#include <string.h>

#include "base/fault.h"
#include "web/labels.h"
#include "web/page.h"
#include "web/parse.h"
#include "web/response.h"
#include "web/route.h"
#include "web/session.h"

#define PREFIX "resume."
#define PATH_FIELD "resume_path"
#define PREFIX_LENGTH (sizeof PREFIX - 1)
#define CARRIED_MAX ((size_t)1 << 20) /* bytes: escaped, and shown beside, they still fit a page */
#define FILE_GONE "A file cannot be carried along: you choose it again on the next page."
#define TOO_LONG "What you typed is too long to be kept here. Go back, copy it, load that page again, and put it in there."

static void
append(struct arena *arena, struct field ***last, const char *name, const char *value)
{
	struct field *copy = arena_alloc(arena, sizeof *copy);

	copy->name = name;
	copy->value = value;
	**last = copy;
	*last = &copy->next;
}

static bool
is_carried(const char *name)
{
	return strcmp(name, "csrf") != 0 && !strstr(name, "password");
}

/* The fields, or none where they are too much for a page. */
static struct field *
bounded(struct request *request, struct field *fields)
{
	size_t length = 0;

	for (const struct field *f = fields; f; f = f->next)
		length += strlen(f->name) + strlen(f->value);
	request->carried_too_long = length > CARRIED_MAX;
	return request->carried_too_long ? NULL : fields;
}

/* A file's field holds its name only. */
static bool
is_file(const struct request *request, const char *name)
{
	return request->upload && strcmp(request->upload->field, name) == 0;
}

/* The form that came, its names behind a prefix. */
static struct field *
collect(struct request *request, const char *prefix)
{
	struct field *first = NULL, **last = &first;

	for (const struct field *f = request->form; f; f = f->next)
		if (is_carried(f->name) && !is_file(request, f->name))
			append(request->ctx.arena, &last, arena_text(request->ctx.arena, "%s%s", prefix, f->name), f->value);
	return bounded(request, first);
}

/* What takes a form that is sent to this target; NULL: nothing does. */
static const struct route *
taker_of(struct arena *arena, const char *target)
{
	const char *path;

	if (!path_is_ours(target) || percent_decode(arena, target, strcspn(target, "?"), false, TARGET_MAX, &path) != FORM_OK)
		return NULL;
	return route_match(routes, route_count, POST, path);
}

static bool
takes_a_file(struct request *request)
{
	const struct route *route = taker_of(request->ctx.arena, request->carried_path);

	return route && route->upload > 0;
}

void
resume_read(struct request *request)
{
	const struct field *path = form_find(request->form, PATH_FIELD);
	struct field **last = &request->carried;

	if (!path || !taker_of(request->ctx.arena, path->value))
		return;
	request->carried_path = path->value;
	for (const struct field *f = request->form; f; f = f->next)
		if (f == path || strncmp(f->name, PREFIX, PREFIX_LENGTH) == 0)
			append(request->ctx.arena, &last, f->name, f->value);
	request->carried = bounded(request, request->carried);
	if (!request->carried)
		request->carried_path = NULL;
}

void
resume_fill(struct request *request)
{
	if (request->carried_too_long)
		view_show(request->body, "carried_too_long");
	if (!request->carried_path)
		return;
	view_show(request->body, takes_a_file(request) ? "resuming_file" : "resuming");
	for (const struct field *f = request->carried; f; f = f->next) {
		struct view *round = view_section(request->body, "carried");

		view_text(round, "name", f->name);
		view_text(round, "value", f->value);
	}
}

enum outcome
resume_log_in(struct request *request)
{
	const struct route *log_in = route_match(routes, route_count, GET, "/login");
	enum outcome result;
	struct field **last = &request->carried;

	if (!log_in)
		fault("there is no page at /login");
	append(request->ctx.arena, &last, PATH_FIELD, request->target);
	*last = collect(request, PREFIX);
	if (request->carried_too_long)
		request->carried = NULL;
	else
		request->carried_path = request->target;
	request->form = NULL; /* its fields are not those of the log-in form */
	result = log_in->handler(request);
	request->response->status = 401;
	return result;
}

static void
show_button(struct request *request, const char *heading, const char *words, const char *button, bool look_first)
{
	struct view *body = page_show(request, "resume.tpl", heading);

	if (takes_a_file(request)) {
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
		struct view *round;

		if (!*f->value)
			continue;
		round = view_section(body, "typed");
		view_text(round, "name", label_of(request->ctx.arena, f->name));
		view_text(round, "value", f->value);
	}
}

bool
resume_offer(struct request *request)
{
	struct field *kept = NULL, **last = &kept;

	if (!request->carried_path)
		return false;
	for (const struct field *f = request->carried; f; f = f->next)
		if (strncmp(f->name, PREFIX, PREFIX_LENGTH) == 0 && is_carried(f->name + PREFIX_LENGTH))
			append(request->ctx.arena, &last, f->name + PREFIX_LENGTH, f->value);
	request->carried = kept;
	show_button(request, "What you typed is still here",
		"You are logged in. Nothing of it is saved yet: look it over and send it.", "Send now what you typed", false);
	return true;
}

void
resume_grown_old(struct request *request)
{
	page_forget(request);
	request->carried = collect(request, "");
	request->carried_path = request->target;
	show_button(request, "This form had grown old",
		"You may have logged in or out since it was opened. Nothing was saved. What you typed is still here, but for passwords.",
		"Send again", false);
	request->response->status = 403;
}

bool
resume_after_fault(struct request *request, int status, const char *heading, const char *words, bool look_first)
{
	if (request->method != POST || !taker_of(request->ctx.arena, request->target) || !request->form || !csrf_matches(request))
		return false;
	request->carried = collect(request, "");
	if (request->carried_too_long) {
		request->carried_too_long = false; /* the browser has it, one page back */
		return false;
	}
	request->carried_path = request->target;
	request->response->status = status;
	show_button(request, heading, words, "Send again", look_first);
	return true;
}
