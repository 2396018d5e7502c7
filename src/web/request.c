#include "web/request.h"

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "web/parse.h"
#include "web/response.h"
#include "web/route.h"

#define REPEATED_MAX 1000
#define FULL_NAME_MAX 1000 /* bytes of a file's name in a header; web servers take some 4 KB of headers */

static const struct field *
fields_of(const struct request *request)
{
	return request->method == POST ? request->form : request->query;
}

const char *
field(struct request *request, const char *name)
{
	const struct field *found = form_find(fields_of(request), name);

	if (!found)
		return "";
	if (form_find(found->next, name))
		request->doubled = name;
	return found->value;
}

bool
field_given(struct request *request, const char *name)
{
	return form_find(fields_of(request), name) != NULL;
}

const char **
field_all(struct request *request, const char *name)
{
	const char **values = arena_array(request->ctx.arena, REPEATED_MAX + 1, sizeof *values);
	const struct field *found = form_find(fields_of(request), name);
	size_t count = 0;

	for (; found && count < REPEATED_MAX; found = form_find(found->next, name))
		values[count++] = found->value;
	return values;
}

int64_t
field_integer(struct request *request, const char *name, int64_t fallback)
{
	int64_t value;

	return text_integer(field(request, name), INT64_MIN, INT64_MAX, &value) ? value : fallback;
}

int64_t *
field_ids(struct request *request, const char *name, size_t *count)
{
	const char **values = field_all(request, name);
	int64_t *ids = arena_array(request->ctx.arena, REPEATED_MAX + 1, sizeof *ids);

	*count = 0;
	for (; *values; values++)
		if (text_integer(*values, 1, INT64_MAX, &ids[*count]))
			(*count)++;
	return ids;
}

bool
has_id(const int64_t *ids, size_t count, int64_t id)
{
	for (size_t i = 0; i < count; i++)
		if (ids[i] == id)
			return true;
	return false;
}

const char *
field_path(struct request *request, const char *name)
{
	const char *path = field(request, name);

	return path_is_ours(path) ? path : NULL;
}

const char *
path_text(struct request *request, const char *name)
{
	const struct field *part = form_find(request->parts, name);

	if (!part)
		fault("the route %s has no part %s", request->route->pattern, name);
	return part->value;
}

int64_t
path_id(struct request *request, const char *name)
{
	int64_t id;

	if (!text_integer(path_text(request, name), 1, INT64_MAX, &id))
		fault("part %s of the route %s is not a number", name, request->route->pattern);
	return id;
}

static void
redirect_to(struct request *request, const char *path)
{
	if (!path_is_ours(path))
		fault("redirect to what is no path of ours, from %s", request->route->pattern);
	if (request->note_left)
		path = arena_copy(request->ctx.arena, path, strcspn(path, "#"));
	response_header(request->response, request->ctx.arena, "Location", path);
	response_body(request->response, 303, NULL, "", 0);
}

void
redirect(struct request *request, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	redirect_to(request, arena_vtext(request->ctx.arena, format, args));
	va_end(args);
}

void
redirect_back(struct request *request, const char *format, ...)
{
	const char *back = field_path(request, "back");
	va_list args;

	va_start(args, format);
	redirect_to(request, back ? back : arena_vtext(request->ctx.arena, format, args));
	va_end(args);
}

void
redirect_with_way_on(struct request *request, const char *path, const char *to)
{
	struct arena *arena = request->ctx.arena;
	const char *whole = to ? arena_text(arena, "%s?to=%s", path, percent_encode(arena, to)) : path;

	redirect(request, "%s", path_is_ours(whole) ? whole : path);
}

void
leave_note(struct request *request, enum note_kind kind, const char *undo_path, const char *words, ...)
{
	va_list args;

	if (!request->session)
		return;
	request->note_left = true;
	va_start(args, words);
	session_leave_note(&request->ctx, request->session->id, kind == NOTE_OK ? "ok" : "warn",
		arena_vtext(request->ctx.arena, words, args), undo_path);
	va_end(args);
}

/* One dash for each character that is not ASCII or means something in a header or a path. */
static const char *
plain_name(struct arena *arena, const char *name)
{
	char *plain = arena_string(arena, name), *to = plain;

	for (const char *c = name; *c; c++)
		if (((unsigned char)*c & 0xc0) != 0x80)
			*to++ = *c <= 0x20 || *c > 0x7e || strchr("\"%\\/;", *c) ? '-' : *c;
	*to = '\0';
	return plain;
}

/* The same as it is (RFC 6266), where that says more and is not too long for a header. */
static const char *
full_name(struct arena *arena, const char *name)
{
	const char *encoded = percent_encode(arena, name);

	if (text_characters(name) == strlen(name) || strlen(encoded) > FULL_NAME_MAX || strchr(name, '/'))
		return "";
	return arena_text(arena, "; filename*=UTF-8''%s", encoded);
}

void
send_file(struct request *request, const char *name, const char *type, const char *data, size_t length)
{
	response_header(request->response, request->ctx.arena, "Content-Disposition",
		arena_text(request->ctx.arena, "attachment; filename=\"%s\"%s", plain_name(request->ctx.arena, name),
			full_name(request->ctx.arena, name)));
	response_body(request->response, 200, type, data, length);
}
