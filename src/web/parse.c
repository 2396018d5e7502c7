#include "web/parse.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "web/route.h"
#include "web/session.h"

#define AGENT_MAX 200
#define TOKEN_LENGTH 43

const char *
parse_variable(char **variables, const char *name)
{
	size_t length = strlen(name);

	for (; *variables; variables++)
		if (strncmp(*variables, name, length) == 0 && (*variables)[length] == '=')
			return *variables + length + 1;
	return NULL;
}

/* For the log and the list of sessions: printable ASCII, cut off. */
static const char *
cleaned(struct arena *arena, const char *text)
{
	char *copy = arena_copy(arena, text ? text : "", text ? strnlen(text, AGENT_MAX) : 0);

	for (char *c = copy; *c; c++)
		if (*c < 0x20 || *c > 0x7e)
			*c = '?';
	return copy;
}

static int
refuse(int status, const char **words, const char *why)
{
	*words = why;
	return status;
}

static int
parse_target(struct request *request, const char *uri, const char **words)
{
	size_t length = uri ? strlen(uri) : 0;
	const char *mark;
	enum form_problem problem;

	if (length > TARGET_MAX)
		return refuse(414, words, "It is longer than 4,096 characters. Shorten it, or go on from the first page.");
	if (length == 0 || uri[0] != '/')
		return refuse(400, words, "It does not begin with a slash. Go on from the first page.");
	request->target = arena_copy(request->ctx.arena, uri, length);
	mark = strchr(uri, '?');
	problem = percent_decode(request->ctx.arena, uri, mark ? (size_t)(mark - uri) : length, false, TARGET_MAX, &request->path);
	if (problem == FORM_OK && mark)
		problem = form_parse(request->ctx.arena, mark + 1, length - (size_t)(mark - uri) - 1, &request->query);
	return problem == FORM_OK ? 0 : refuse(400, words, form_problem_words(problem));
}

static void
parse_method(struct request *request, const char *method)
{
	request->head = text_equal(method, "HEAD");
	if (request->head || text_equal(method, "GET"))
		request->method = GET;
	else if (text_equal(method, "POST"))
		request->method = POST;
	else if (text_equal(method, "PUT"))
		request->method = PUT;
	else if (text_equal(method, "OPTIONS"))
		request->method = OPTIONS;
	else
		request->method = OTHER_METHOD;
}

int
parse_head(struct request *request, char **variables, const char **words)
{
	struct arena *arena = request->ctx.arena;

	request->path = request->target = "/";
	request->address = cleaned(arena, parse_variable(variables, "REMOTE_ADDR"));
	request->agent = cleaned(arena, parse_variable(variables, "HTTP_USER_AGENT"));
	request->host = arena_string(arena, parse_variable(variables, "HTTP_HOST"));
	request->origin = arena_string(arena, parse_variable(variables, "HTTP_ORIGIN"));
	request->fetch_site = arena_string(arena, parse_variable(variables, "HTTP_SEC_FETCH_SITE"));
	request->raw.variables = variables;
	request->by_script = text_equal(parse_variable(variables, "HTTP_SEC_FETCH_DEST"), "empty");
	request->token = parse_cookie(arena, parse_variable(variables, "HTTP_COOKIE"), cookie_name(request->ctx.conf));
	parse_method(request, parse_variable(variables, "REQUEST_METHOD"));
	return parse_target(request, parse_variable(variables, "REQUEST_URI"), words);
}

bool
parse_is_type(const char *type, const char *wanted)
{
	size_t length = strlen(wanted);

	return type && strncasecmp(type, wanted, length) == 0 && strchr("; \t", type[length]); /* or its end */
}

int
refuse_length(struct request *request, const struct body *body, int64_t upload, const char **words)
{
	struct arena *arena = request->ctx.arena;

	if (body->multipart)
		return refuse(413, words,
			arena_text(arena,
				"The file has %s, and %s is the most that is taken. Nothing was saved. Go back and choose a smaller one, or divide it.",
				text_size(arena, body->length), text_size(arena, upload)));
	return refuse(413, words,
		arena_text(arena, "It is larger than %s. Nothing was saved. Go back and send less at a time.",
			text_size(arena, request->ctx.conf->body_limit)));
}

static int
refuse_raw(struct request *request, const struct body *body, const struct route *route, const char **words)
{
	struct arena *arena = request->ctx.arena;

	return refuse(413, words,
		arena_text(arena, "It has %s, and %s is the most that is taken. Nothing was saved. Send it in parts.",
			text_size(arena, body->length), text_size(arena, route->raw)));
}

/* How long it says that it is; false: it does not say. */
static bool
read_length(char **variables, int64_t *length)
{
	const char *typed = parse_variable(variables, "CONTENT_LENGTH");

	if (!typed || !*typed) /* in chunks, which no browser sends forms in */
		typed = parse_variable(variables, "HTTP_TRANSFER_ENCODING") ? "unknown" : "0";
	return text_integer(typed, 0, INT64_MAX, length);
}

/* A form's fields, and a file beside them where the page takes one. */
static int
check_form(struct request *request, const char *type, const struct route *route, struct body *body, const char **words)
{
	int64_t most = request->ctx.conf->body_limit, upload = route ? route->upload : 0;

	if (upload > 0 && parse_is_type(type, "multipart/form-data")) {
		body->multipart = arena_string(request->ctx.arena, type);
		most += upload;
	}
	if (body->length > most && !(body->multipart && route->told_of_long))
		return refuse_length(request, body, upload, words);
	if (body->length > 0 && !body->multipart && !parse_is_type(type, "application/x-www-form-urlencoded"))
		return refuse(415, words, "It did not come from a form of this site. Go back and use the page's own form.");
	return 0;
}

int
parse_length(struct request *request, char **variables, const struct route *route, struct body *body, const char **words)
{
	*body = (struct body){ .is_raw = route && route->raw > 0 };
	if (request->method != POST && !(body->is_raw && request->method == PUT))
		return 0;
	if (!read_length(variables, &body->length))
		return refuse(400, words, "It does not say how long it is. Go back and send the form again.");
	if (body->is_raw)
		return body->length > route->raw ? refuse_raw(request, body, route, words) : 0;
	return check_form(request, parse_variable(variables, "CONTENT_TYPE"), route, body, words);
}

int
parse_body(struct request *request, const char *body, size_t length, const char **words)
{
	enum form_problem problem = form_parse(request->ctx.arena, body, length, &request->form);

	return problem == FORM_OK ? 0 : refuse(400, words, form_problem_words(problem));
}

bool
path_is_ours(const char *path)
{
	if (path[0] != '/' || path[1] == '/' || strlen(path) > TARGET_MAX)
		return false;
	for (const unsigned char *c = (const unsigned char *)path; *c; c++)
		if (*c <= 0x20 || *c >= 0x7f || *c == '\\')
			return false;
	return true;
}

const char *
parse_cookie(struct arena *arena, const char *header, const char *name)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
	size_t name_length = strlen(name);

	while (header && *header) {
		header += strspn(header, " \t;");
		if (strncmp(header, name, name_length) == 0 && header[name_length] == '=') {
			const char *value = header + name_length + 1;
			size_t length = strcspn(value, "; \t");

			if (length == TOKEN_LENGTH && strspn(value, alphabet) == length)
				return arena_copy(arena, value, length);
		}
		header += strcspn(header, ";");
	}
	return NULL;
}
