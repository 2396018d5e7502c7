#include "web/raw.h"

#include <string.h>

#include "base/clock.h"
#include "base/fault.h"
#include "domain/action.h"
#include "web/parse.h"
#include "web/response.h"
#include "web/route.h"
#include "web/session.h"

void
raw_answer(struct request *request, int status, const char *words)
{
	const char *line = arena_text(request->ctx.arena, "%s\n", words);

	raw_send(request, status, "text/plain; charset=utf-8", line, strlen(line));
	if (status == 503)
		response_header(request->response, request->ctx.arena, "Retry-After", RETRY_SECONDS);
}

void
raw_send(struct request *request, int status, const char *type, const char *data, size_t length)
{
	response_clear(request->response);
	response_body(request->response, status, type, data, length);
	if (request->route->headers)
		request->route->headers(request);
}

const char *
raw_header(const struct request *request, const char *name)
{
	return parse_variable(request->raw.variables, name);
}

bool
raw_is(const struct request *request, const char *type)
{
	return parse_is_type(raw_header(request, "CONTENT_TYPE"), type);
}

static bool
read_body(struct request *request, const struct incoming *incoming, size_t length)
{
	char *data = arena_alloc(request->ctx.arena, length + 1);

	request->raw.data = data;
	request->raw.length = length;
	return incoming->read(incoming->stream, data, length) == length;
}

/* All that it leaves is an answer, which raw_send() begins anew. */
static bool
handle_writing(struct ctx *ctx, void *argument)
{
	struct request *request = argument;

	(void)ctx;
	return request->route->handler(request) == OK;
}

static void
handle(struct request *request)
{
	if (request->method == POST || request->method == PUT) {
		action_write(&request->ctx, handle_writing, request);
		return;
	}
	db_snapshot(request->ctx.db);
	request->route->handler(request);
	db_rollback(request->ctx.db);
}

static void
act(struct request *request)
{
	const struct route *route = request->route;

	if (!route->before || route->before(request) == OK)
		handle(request);
	if (request->response->status == 0)
		fault("the handler of %s gave no answer", route->pattern);
}

void
raw_live(struct request *request, const struct incoming *incoming, int64_t length, int status, const char *words)
{
	zone_use("UTC");
	if (status)
		raw_answer(request, status, words);
	else if (!host_is_ours(request))
		raw_answer(request, 421, "This site has another address.");
	else if (!read_body(request, incoming, (size_t)length))
		raw_answer(request, 400, "It was cut off on its way.");
	else
		act(request);
}
