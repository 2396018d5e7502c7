#include "web/answer.h"

#include <string.h>

#include "base/text.h"
#include "domain/action.h"
#include "domain/group.h"
#include "domain/organisation.h"
#include "web/carried.h"
#include "web/page.h"
#include "web/parse.h"
#include "web/raw.h"
#include "web/response.h"
#include "web/resume.h"
#include "web/route.h"
#include "web/session.h"
#include "web/upload.h"

#define HEALTH_PATH "/healthz" /* asked by machines, under any host */
#define LOG_IN_PATH "/login"
#define CHANGE_PATH "/password/change"

struct life {
	struct request *request;
	const struct incoming *incoming;
	struct body body;
	enum fault_kind kind;
};

static int
read_head(struct life *life, const char **words)
{
	struct request *request = life->request;
	int status = parse_head(request, life->incoming->variables, words);
	const struct route *route = route_match(routes, route_count, request->method, request->path);

	if (route && route->raw)
		request->route = route;
	life->body.is_raw = request->route != NULL;
	return status ? status : parse_length(request, life->incoming->variables, route, &life->body, words);
}

/* Of an ordinary form. One with a file waits until its person is known. */
static int
read_body(struct life *life, const char **words)
{
	size_t length = (size_t)life->body.length;
	char *body;

	if (length == 0 || life->body.multipart)
		return 0;
	body = arena_alloc(life->request->ctx.arena, length + 1);
	if (life->incoming->read(life->incoming->stream, body, length) != length) {
		*words = "It was cut off on its way. Nothing was saved. Go back and send it again.";
		return 400;
	}
	return parse_body(life->request, body, length, words);
}

/* Each step below is false when it has answered the request itself. */

static bool
take_in(struct life *life)
{
	struct request *request = life->request;
	const char *words = NULL;
	int status = read_head(life, &words);

	view_clock(request->ctx.now);
	if (life->body.is_raw) {
		raw_live(request, life->incoming, life->body.length, status, words);
		return false;
	}
	if (status == 0 && text_equal(request->path, HEALTH_PATH))
		return true;
	/* Before the database is asked for anything: what was typed is kept also where that cannot answer. */
	if (status == 0)
		status = read_body(life, &words);
	if (request->method == GET)
		db_snapshot(request->ctx.db);
	session_load(request);
	if (!host_is_ours(request)) {
		error_show_host(request);
		return false;
	}
	if (status)
		error_show(request, status, words);
	return status == 0;
}

static bool
find_route(struct request *request)
{
	int status;

	if (!route_find(request, &status)) {
		error_show(request, status, NULL);
		return false;
	}
	if (request->method == POST && !sent_by_our_pages(request)) {
		error_show(request, 403,
			"This form was sent by another site, so it was not taken. Nothing was saved. Open the page here and use its own form.");
		return false;
	}
	return true;
}

static bool
has_to_change_password(const struct request *request)
{
	return request->session->must_change_password && !text_equal(request->route->pattern, CHANGE_PATH) &&
		!text_equal(request->route->pattern, "/logout");
}

static bool
has_person(struct life *life)
{
	struct request *request = life->request;

	if (request->route->role == PUBLIC || (request->session && !has_to_change_password(request)))
		return true;
	if (request->method == POST) {
		if (life->body.multipart)
			upload_read_fields(request, life->incoming, &life->body);
		resume_through(request, request->session ? CHANGE_PATH : LOG_IN_PATH, request->session ? 403 : 401);
	} else if (request->session) {
		redirect(request, CHANGE_PATH);
	} else {
		redirect_with_way_on(request, LOG_IN_PATH, request->target);
	}
	return false;
}

/* Why they are not where they were: the one that was chosen may be the one that is closed, so it goes before what is true of the rest. */
static const char *
closed_words(struct request *request, const char *otherwise)
{
	struct ctx *ctx = &request->ctx;
	const char *closed = ctx->account && request->route->role != SITE_ADMIN ? session_closed_organisation(ctx) : NULL;

	if (!closed)
		return otherwise;
	closed = arena_text(ctx->arena, "%s is closed: nobody can go into it until it is reopened. Nothing was deleted.", closed);
	return !ctx->organisation ? closed
							  : arena_text(ctx->arena, "%s You are in %s now, where your role does not include this page.",
									closed, request->session->organisation_name);
}

/* Whoever is in no organisation is led to where they can get into one. */
static bool
has_organisation(struct request *request)
{
	if (request->route->role < LEARNER || request->route->role == SITE_ADMIN || request->ctx.organisation)
		return true;
	if (request->ctx.role == SITE_ADMIN && request->method == GET)
		redirect(request, "/admin/organisations");
	else
		error_show(request, 403,
			closed_words(request, "You are not in an organisation. Open the link in your invite, or redeem a code."));
	return false;
}

static bool
may_enter(struct request *request)
{
	const struct route *route = request->route;

	if (form_find(request->parts, "group") && group_enter(&request->ctx, path_id(request, "group")) != OK)
		error_show(request, 404, NULL);
	else if (request->ctx.role < route->role)
		error_show(request, 403, closed_words(request, NULL));
	else if (route->feature && !organisation_has(&request->ctx, route->feature))
		error_show(request, 403, "This is switched off for your organisation. Ask the person who runs this site if you need it.");
	else
		return true;
	return false;
}

static bool
take_upload(struct life *life)
{
	const char *words = NULL;
	int status = life->body.multipart ? upload_read(life->request, life->incoming, &life->body, &words) : 0;

	if (status)
		error_show(life->request, status, words);
	return status == 0;
}

/* Whoever hashed or waited for the lock may have lost their session, role or group meanwhile; from here on nobody changes them. */
static bool
still_may(const struct request *request)
{
	const struct session *before = request->session, *now;
	struct ctx ctx = request->ctx;

	if (!before)
		return true;
	/* Whoever has just become a member in another window has lost nothing. */
	if (request->route->role <= SIGNED_IN)
		return session_holds(&ctx, before, request->token);
	now = session_find(&ctx, request->token);
	return now && now->organisation == before->organisation && now->member == before->member && now->role == before->role &&
		(!ctx.group || group_enter(&ctx, ctx.group) == OK);
}

/* What one of the route's handlers does in a transaction, which may have to be done once more. */
struct handling {
	struct request *request, before;
	handler *handler;
	enum outcome result;
};

/* Nothing is answered yet before it; ctx is put back by action_write() and action_read(). */
static void
begin_again(struct handling *handling)
{
	struct request *request = handling->request;
	struct ctx ctx = request->ctx;

	view_free(request->page);
	*request = handling->before;
	request->ctx = ctx;
	response_clear(request->response);
}

static enum outcome
do_again(struct handling *handling)
{
	struct request *request = handling->request;

	begin_again(handling);
	handling->result = still_may(request) ? handling->handler(request) : FORBIDDEN;
	return handling->result == OK && request->ctx.problems ? INVALID : handling->result;
}

static bool
do_first(struct ctx *ctx, void *argument)
{
	struct handling *handling = argument;

	(void)ctx;
	return do_again(handling) == OK && !handling->request->doubled;
}

/* It is kept only where the handler is content and its answer stands. */
static bool
do_whole(struct ctx *ctx, void *argument)
{
	struct handling *handling = argument;
	struct request *request = handling->request;

	(void)ctx;
	handling->result = do_again(handling);
	if (handling->result != OK || request->doubled)
		return false;
	page_finish(request);
	if (request->response->status == 0)
		fault("the handler of %s gave no answer", request->route->pattern);
	return true;
}

/* What is to be kept in any case; a problem of its does not keep the handler from finding the others. */
static enum outcome
act_first(struct request *request)
{
	struct handling handling = { request, *request, request->first, OK };

	if (handling.handler)
		action_write(&request->ctx, do_first, &handling);
	return handling.result == INVALID ? OK : handling.result;
}

/* One write transaction, after what comes before it. */
static enum outcome
act(struct request *request)
{
	enum outcome result = request->route->before ? request->route->before(request) : OK;
	struct handling handling = { .request = request, .handler = request->route->handler };

	if (result == OK && !request->doubled)
		result = act_first(request);
	if (result != OK || request->doubled)
		return result;
	handling.before = *request;
	action_write(&request->ctx, do_whole, &handling);
	return handling.result;
}

static void
read_again(struct ctx *ctx, void *argument)
{
	struct handling *handling = argument;

	(void)ctx;
	begin_again(handling);
	handling->result = handling->handler(handling->request);
}

static enum outcome
show_again(struct request *request)
{
	struct handling handling = { .request = request, .handler = request->route->again };

	page_forget(request);
	if (!handling.handler)
		return INVALID;
	handling.before = *request;
	action_read(&request->ctx, read_again, &handling);
	if (handling.result == OK)
		request->response->status = 422;
	return handling.result;
}

static enum outcome
handle(struct request *request)
{
	enum outcome result;

	if (request->method == GET)
		return request->route->handler(request);
	carried_read(request);
	if (!csrf_matches(request)) {
		resume_grown_old(request);
		return OK;
	}
	result = act(request);
	return result == INVALID && !request->doubled ? show_again(request) : result;
}

static void
settle(struct request *request, enum outcome result)
{
	if (request->doubled)
		error_show(request, 400,
			arena_text(request->ctx.arena, "The field \"%s\" came twice. Go back and use the page's own form or link.",
				request->doubled));
	else if (result == NOT_FOUND)
		error_show(request, 404, NULL);
	else if (result == FORBIDDEN)
		error_show(request, 403, NULL);
	else if (result == INVALID && !request->page)
		error_show(request, request->method == GET ? 400 : 422, NULL);
}

static void
live(void *argument)
{
	struct life *life = argument;
	struct request *request = life->request;

	if (take_in(life) && find_route(request) && has_person(life) && has_organisation(request) && may_enter(request) &&
		take_upload(life))
		settle(request, handle(request));
	/* All is read: the template is expanded without holding the snapshot. */
	db_rollback(request->ctx.db);
	page_finish(request);
	if (request->response->status == 0)
		fault("nothing answered %s", request->route ? request->route->pattern : "a request without a route");
	cookie_send(request);
}

static void
roll_back(void *argument)
{
	struct request *request = argument;

	db_rollback(request->ctx.db);
}

static bool
take_note(struct ctx *ctx, void *argument)
{
	const struct session *session = argument;

	session_take_note(ctx, session->id, session->note_words);
	return true;
}

/* Before the answer is out, so that the very next page does not say it again. */
static void
take_note_soon(void *argument)
{
	struct request *request = argument;

	if (request->note_shown && action_try_write(&request->ctx, take_note, request->session))
		request->note_shown = false;
}

static void
take_note_now(void *argument)
{
	struct request *request = argument;

	if (request->note_shown && action_write(&request->ctx, take_note, request->session))
		request->note_shown = false;
}

static void
note_visit(void *argument)
{
	struct request *request = argument;

	if (request->session && request->session->seen_due)
		session_seen(&request->ctx, request->session);
}

/* A piece of the life that may fail for itself. */
static enum fault_kind
piece(void (*body)(void *argument), struct request *request)
{
	enum fault_kind kind = fault_catch(body, request);

	if (kind != FAULT_NONE)
		fault_catch(roll_back, request);
	return kind;
}

static void
show_fault(void *argument)
{
	struct life *life = argument;

	if (life->body.is_raw) {
		raw_answer(life->request, error_status(life->kind),
			life->kind == FAULT_UNSURE ? "It is not known whether this was saved. Look before you send it again."
									   : "Nothing was saved. Send it again later.");
		return;
	}
	error_show_fault(life->request, life->kind);
	page_finish(life->request);
}

static void
end_in_fault(struct life *life)
{
	if (fault_catch(roll_back, life->request) != FAULT_NONE)
		life->kind = FAULT_BUG;
	if (fault_catch(show_fault, life) != FAULT_NONE) {
		page_forget(life->request);
		life->kind = FAULT_BUG;
	}
}

enum fault_kind
answer(struct request *request, const struct incoming *incoming)
{
	struct life life = { .request = request, .incoming = incoming };

	life.kind = fault_catch(live, &life);
	if (life.kind == FAULT_NONE)
		piece(take_note_soon, request);
	else
		end_in_fault(&life);
	upload_close(request);
	return life.kind;
}

static void
call_afterwards(void *argument)
{
	struct request *request = argument;

	if (request->afterwards)
		request->afterwards(request);
}

void
answer_afterwards(struct request *request)
{
	piece(take_note_now, request);
	piece(note_visit, request);
	piece(call_afterwards, request);
	db_tend(request->ctx.db, DB_TEND);
}
