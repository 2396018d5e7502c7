#include "web/route.h"

#include <string.h>

#define NUMBER_DIGITS 18 /* any so long a number fits int64_t */

static bool
is_text(const char *name, size_t length)
{
	static const char *const texts[] = { "token", "name", "topic", "code" };

	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (strlen(texts[i]) == length && memcmp(name, texts[i], length) == 0)
			return true;
	return false;
}

static bool
is_number(const char *value, size_t length)
{
	return length <= NUMBER_DIGITS && value[0] != '0' && strspn(value, "0123456789") >= length;
}

static bool
segment_fits(const char *wanted, size_t wanted_length, const char *given, size_t given_length)
{
	if (*wanted != ':')
		return wanted_length == given_length && memcmp(wanted, given, given_length) == 0;
	return given_length > 0 && (is_text(wanted + 1, wanted_length - 1) || is_number(given, given_length));
}

static bool
path_fits(const char *pattern, const char *path)
{
	while (*pattern == '/' && *path == '/') {
		size_t wanted = strcspn(++pattern, "/"), given = strcspn(++path, "/");

		if (!segment_fits(pattern, wanted, path, given))
			return false;
		pattern += wanted;
		path += given;
	}
	return !*pattern && !*path;
}

static struct field *
collect_parts(struct arena *arena, const char *pattern, const char *path)
{
	struct field *parts = NULL;

	while (*pattern == '/') {
		size_t wanted = strcspn(++pattern, "/"), given = strcspn(++path, "/");

		if (*pattern == ':') {
			struct field *part = arena_alloc(arena, sizeof *part);

			part->name = arena_copy(arena, pattern + 1, wanted - 1);
			part->value = arena_copy(arena, path, given);
			part->next = parts;
			parts = part;
		}
		pattern += wanted;
		path += given;
	}
	return parts;
}

const struct route *
route_match(const struct route *table, size_t count, enum method method, const char *path)
{
	for (size_t i = 0; i < count; i++)
		if ((table[i].method == method || table[i].method == ANY_METHOD) && path_fits(table[i].pattern, path))
			return &table[i];
	return NULL;
}

const struct route *
route_find(struct request *request, int *status)
{
	const struct route *found = route_match(routes, route_count, request->method, request->path);

	request->route = found;
	if (found) {
		request->parts = collect_parts(request->ctx.arena, found->pattern, request->path);
		return found;
	}
	*status = *route_methods(request->ctx.arena, request->path) ? 405 : 404;
	return NULL;
}

const char *
route_methods(struct arena *arena, const char *path)
{
	static const char *const names[] = { [GET] = "GET, HEAD", [POST] = "POST", [PUT] = "PUT", [OPTIONS] = "OPTIONS" };
	const char *methods = "";

	for (int method = GET; method < OTHER_METHOD; method++)
		if (route_match(routes, route_count, (enum method)method, path))
			methods = arena_text(arena, "%s%s%s", methods, *methods ? ", " : "", names[method]);
	return methods;
}

const char *
route_above(struct arena *arena, const char *path)
{
	char *above = arena_string(arena, path);
	char *slash;

	while ((slash = strrchr(above, '/')) != NULL && slash > above) {
		*slash = '\0';
		if (route_match(routes, route_count, GET, above))
			return percent_encode(arena, above);
	}
	return "/";
}
