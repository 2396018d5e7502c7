#include "web/carried.h"

#include <string.h>

#include "web/parse.h"
#include "web/route.h"

#define PREFIX "resume."
#define PATH_FIELD "resume_path"
#define PREFIX_LENGTH (sizeof PREFIX - 1)
#define CARRIED_MAX ((size_t)1 << 20) /* bytes: escaped, and shown beside, they still fit a page */

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
	return strcmp(name, "csrf") != 0 && !form_is_secret(name);
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

/* The form that came, its names behind a prefix; of passwords the names alone, and those only where there is one. */
static struct field *
collect(struct request *request, const char *prefix)
{
	struct field *first = NULL, **last = &first;

	for (const struct field *f = request->form; f; f = f->next) {
		bool secret = form_is_secret(f->name);

		if ((secret ? *prefix != '\0' : is_carried(f->name)) && !is_file(request, f->name))
			append(request->ctx.arena, &last, arena_text(request->ctx.arena, "%s%s", prefix, f->name), secret ? "" : f->value);
	}
	return bounded(request, first);
}

void
carried_collect(struct request *request)
{
	request->carried = collect(request, "");
	request->carried_path = request->target;
}

const struct route *
carried_taker(struct arena *arena, const char *target)
{
	const char *path;

	if (!path_is_ours(target) || percent_decode(arena, target, strcspn(target, "?"), false, TARGET_MAX, &path) != FORM_OK)
		return NULL;
	return route_match(routes, route_count, POST, path);
}

bool
carried_takes_a_file(struct request *request)
{
	const struct route *route = carried_taker(request->ctx.arena, request->carried_path);

	return route && route->upload > 0;
}

bool
carried_lacks_a_password(struct request *request)
{
	for (const struct field *f = request->carried; f; f = f->next)
		if (form_is_secret(f->name))
			return true;
	return false;
}

/* ---------------------------------------------------------------- through a log-in form */

void
carried_wrap(struct request *request)
{
	struct field **last = &request->carried;

	append(request->ctx.arena, &last, PATH_FIELD, request->target);
	*last = collect(request, PREFIX);
	if (request->carried_too_long)
		request->carried = NULL;
	else
		request->carried_path = request->target;
}

void
carried_read(struct request *request)
{
	const struct field *path = form_find(request->form, PATH_FIELD);
	struct field **last = &request->carried;

	if (!path || !carried_taker(request->ctx.arena, path->value))
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
carried_fill(struct request *request)
{
	if (request->carried_too_long)
		view_show(request->body, "carried_too_long");
	if (!request->carried_path)
		return;
	view_show(request->body,
		carried_takes_a_file(request)           ? "resuming_file"
			: carried_lacks_a_password(request) ? "resuming_password"
												: "resuming");
	for (const struct field *f = request->carried; f; f = f->next) {
		struct view *round = view_section(request->body, "carried");

		view_text(round, "name", f->name);
		view_text(round, "value", f->value);
	}
}

void
carried_unwrap(struct request *request)
{
	struct field *kept = NULL, **last = &kept;

	for (const struct field *f = request->carried; f; f = f->next)
		if (strncmp(f->name, PREFIX, PREFIX_LENGTH) == 0 && is_carried(f->name + PREFIX_LENGTH))
			append(request->ctx.arena, &last, f->name + PREFIX_LENGTH, f->value);
	request->carried = kept;
}
