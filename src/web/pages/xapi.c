#include "web/pages/xapi.h"

#include <sodium.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "domain/action.h"
#include "domain/guess.h"
#include "domain/statement.h"
#include "domain/statement_value.h"
#include "domain/throttle.h"
#include "web/pages/xapi_call.h"
#include "web/parse.h"
#include "web/raw.h"
#include "web/response.h"

#define VERSION "1.0.3"
#define SETTLED \
	20 /* seconds after which whatever is stored can be found: it waits for the others to have written, and is written */
#define MICROS 1000000
#define JSON "application/json"

/* ---------------------------------------------------------------- answers */

/* Pages of other sites may send statements too, as their scripts have to say who they are: nothing here goes by cookies. */
void
xapi_headers(struct request *r)
{
	struct arena *arena = r->ctx.arena;

	response_header(r->response, arena, "X-Experience-API-Version", VERSION);
	response_header(r->response, arena, "Access-Control-Allow-Origin", "*");
	response_header(r->response, arena, "Access-Control-Expose-Headers",
		"X-Experience-API-Version, X-Experience-API-Consistent-Through, Last-Modified");
}

/* 2.1.3: all that was stored until then can be found. */
void
xapi_statement_headers(struct request *r)
{
	xapi_headers(r);
	response_header(r->response, r->ctx.arena, "X-Experience-API-Consistent-Through",
		value_timestamp_text(r->ctx.arena, (r->ctx.now - SETTLED) * MICROS));
}

/* 2.8: without a key, whatever version is asked for. */
enum outcome
xapi_about(struct request *r)
{
	static const char about[] = "{\"version\":[\"1.0.0\",\"1.0.1\",\"1.0.2\",\"1.0.3\"]}";

	raw_send(r, 200, JSON, about, strlen(about));
	return OK;
}

enum outcome
xapi_options(struct request *r)
{
	raw_send(r, 204, NULL, "", 0);
	response_header(r->response, r->ctx.arena, "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT");
	response_header(r->response, r->ctx.arena, "Access-Control-Allow-Headers",
		"Authorization, Content-Type, Accept-Language, X-Experience-API-Version");
	response_header(r->response, r->ctx.arena, "Access-Control-Max-Age", "86400");
	return OK;
}

enum outcome
xapi_missing(struct request *r)
{
	static const char *const here[] = { "/xapi/statements", "/xapi/about" };
	static const char *const known[] = { "/xapi/activities", "/xapi/activities/state", "/xapi/activities/profile", "/xapi/agents",
		"/xapi/agents/profile" };

	for (size_t i = 0; i < sizeof here / sizeof *here; i++)
		if (text_equal(r->path, here[i]))
			return xapi_refuse(r, 405, "This resource does not take this method.");
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_equal(r->path, known[i]))
			return xapi_refuse(r, 501,
				"Of the resources of xAPI there are only the statements and About here. States, profiles and definitions are not kept.");
	return xapi_refuse(r, 404, "There is no such resource. Statements go to /xapi/statements.");
}

/* ---------------------------------------------------------------- who it is */

/* "Basic " and user:password in base64, RFC 7617; false where it is not. */
static bool
read_basic(struct arena *arena, const char *header, const char **user, const char **password)
{
	size_t most = header ? strlen(header) : 0, length = 0;
	unsigned char *pair = arena_alloc(arena, most + 1);
	char *colon;

	if (most < 6 || strncasecmp(header, "Basic ", 6) != 0)
		return false;
	header += 6 + strspn(header + 6, " ");
	if (sodium_base642bin(pair, most, header, strlen(header), NULL, &length, NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
		return false;
	colon = memchr(pair, ':', length);
	if (!colon || !text_is_utf8((char *)pair, length) || memchr(pair, '\0', length))
		return false;
	*user = arena_copy(arena, (char *)pair, (size_t)(colon - (char *)pair));
	*password = colon + 1;
	return true;
}

static enum outcome
refuse_key(struct request *r, bool was_sent)
{
	xapi_refuse(r, 401,
		was_sent
			? "The user or the password of the API key is wrong, or the key was revoked. Look at the organisation's API keys."
			: "Send the user and password of an API key, as HTTP Basic. Administrators make keys under Organisation, API keys.");
	response_header(r->response, r->ctx.arena, "WWW-Authenticate", "Basic realm=\"xAPI\", charset=\"UTF-8\"");
	return INVALID;
}

/* A right key works however many wrong ones came from the same place: it cannot be guessed. Wrong ones are limited so that they cost
   nothing. */
static enum outcome
check_key(struct request *r, struct xapi_call *call)
{
	struct ctx *ctx = &r->ctx;
	const char *user, *password;
	struct guesser who;

	if (!read_basic(ctx->arena, call->authorization, &user, &password))
		return refuse_key(r, call->authorization != NULL);
	call->key = api_key_find(ctx, user, password);
	if (call->key) {
		ctx->organisation = call->key->organisation;
		return OK;
	}
	who = guesser(ctx, "api_key", r->address);
	if (guesser_is_limited(&who))
		return xapi_refuse(r, 429,
			arena_text(ctx->arena, "Too many wrong keys came from your address. Put the right one in, and try again %s.",
				throttle_wait_words(ctx->arena, ctx->now, who.until)));
	guesser_missed(ctx, &who);
	return refuse_key(r, true);
}

static bool
note_use(struct ctx *ctx, void *argument)
{
	const struct xapi_call *call = argument;

	api_key_used(ctx, call->key);
	return true;
}

/* 3.3 */
static enum outcome
check_version(struct request *r, const struct xapi_call *call)
{
	if (!call->version)
		return xapi_refuse(r, 400, "The header X-Experience-API-Version is missing. Send it with the value " VERSION ".");
	return value_is_version(call->version)
		? OK
		: xapi_refuse(r, 400, "This version of xAPI is not spoken here. Send X-Experience-API-Version: " VERSION ".");
}

/* ---------------------------------------------------------------- what is asked */

static enum method
method_named(const char *name)
{
	return text_equal(name, "PUT") ? PUT : text_equal(name, "POST") ? POST : text_equal(name, "GET") ? GET : OTHER_METHOD;
}

/* A field of the alternate syntax that stands for a header, in whatever letters; it is no parameter then. */
static bool
is_header(struct xapi_call *call, const struct field *field)
{
	if (strcasecmp(field->name, "Authorization") == 0)
		call->authorization = field->value;
	else if (strcasecmp(field->name, "X-Experience-API-Version") == 0)
		call->version = field->value;
	else if (strcasecmp(field->name, "Content-Type") == 0)
		call->type = field->value;
	else
		return strcasecmp(field->name, "Content-Length") == 0 || strcasecmp(field->name, "If-Match") == 0 ||
			strcasecmp(field->name, "If-None-Match") == 0;
	return true;
}

/* 1.3: everything stands in a form, since whoever sends it can send no more than that. */
static enum outcome
read_alternate(struct request *r, struct xapi_call *call)
{
	struct field *fields = NULL, **last = &fields, *next;
	enum form_problem problem = form_parse(r->ctx.arena, r->raw.data, r->raw.length, &next);

	call->method = method_named(call->parameters->value);
	if (call->parameters->next)
		return xapi_refuse(r, 400, "Beside \"method\" no parameter may stand in the address. Put them into the form.");
	if (call->method == OTHER_METHOD)
		return xapi_refuse(r, 400, "The method must be GET, PUT or POST.");
	if (!raw_is(r, "application/x-www-form-urlencoded"))
		return xapi_refuse(r, 400, "With \"method\" in the address, send a form (application/x-www-form-urlencoded).");
	if (problem != FORM_OK)
		return xapi_refuse(r, 400, form_problem_words(problem));
	call->content = "";
	call->type = JSON;
	for (struct field *field = next; field; field = next) {
		next = field->next;
		if (strcmp(field->name, "content") == 0) {
			call->content = field->value;
		} else if (!is_header(call, field)) {
			*last = field;
			last = &field->next;
		}
	}
	*last = NULL;
	call->length = strlen(call->content);
	call->parameters = fields;
	return OK;
}

static enum outcome
open_call(struct request *r)
{
	struct xapi_call *call = arena_alloc(r->ctx.arena, sizeof *call);
	enum outcome result = OK;

	*call = (struct xapi_call){
		.method = r->method,
		.parameters = r->query,
		.content = r->raw.data,
		.length = r->raw.length,
		.type = raw_header(r, "CONTENT_TYPE"),
		.authorization = raw_header(r, "HTTP_AUTHORIZATION"),
		.version = raw_header(r, "HTTP_X_EXPERIENCE_API_VERSION"),
	};
	r->found = call;
	if (r->method == POST && form_find(r->query, "method"))
		result = read_alternate(r, call);
	if (result == OK)
		result = check_key(r, call);
	if (result == OK)
		result = check_version(r, call);
	if (result == OK && call->key->used_due)
		action_write(&r->ctx, note_use, call);
	return result;
}

enum outcome
xapi_check_find(struct request *r)
{
	return open_call(r);
}

/* ---------------------------------------------------------------- storing */

static enum outcome
check_type(struct request *r, const struct xapi_call *call)
{
	if (parse_is_type(call->type, "multipart/mixed"))
		return xapi_refuse(r, 400,
			"The bytes of attachments are not taken here (multipart/mixed). Send application/json, and name files by their fileUrl.");
	return parse_is_type(call->type, JSON) ? OK : xapi_refuse(r, 400, "Send statements as " JSON ".");
}

static enum outcome
check_parameters(struct request *r, const struct xapi_call *call)
{
	static const char *const names[] = { "statementId" };
	const char *id;

	if (!xapi_takes_only(r, names, call->method == PUT ? 1 : 0))
		return INVALID;
	id = xapi_parameter(r, "statementId");
	if (call->method == PUT && (!id || !value_is_uuid(id)))
		return xapi_refuse(r, 400,
			id ? "statementId must be a UUID like fd41c918-b88b-4b20-a0a5-a4c32391aaa0."
			   : "PUT asks for the parameter statementId. To send statements without it, use POST.");
	return OK;
}

static enum outcome
refuse_batch(struct request *r, enum statement_verdict verdict, const struct statement_batch *batch)
{
	return xapi_refuse(r, verdict == STATEMENTS_MANY ? 413 : verdict == STATEMENTS_CONFLICT ? 409 : 400, batch->words);
}

/* All that can be said about them without holding anybody up. */
enum outcome
xapi_check_store(struct request *r)
{
	struct xapi_call *call;
	enum statement_verdict verdict;

	if (open_call(r) != OK)
		return INVALID;
	call = (struct xapi_call *)r->found;
	if (call->method == GET) {
		db_snapshot(r->ctx.db);
		xapi_find(r);
		db_rollback(r->ctx.db);
		return INVALID; /* it is answered, and there is nothing to store */
	}
	if (check_type(r, call) != OK || check_parameters(r, call) != OK)
		return INVALID;
	call->batch = arena_alloc(r->ctx.arena, sizeof *call->batch);
	verdict = statements_read(
		&r->ctx, call->key, call->content, call->length, call->method == POST, xapi_parameter(r, "statementId"), call->batch);
	if (verdict != STATEMENTS_GOOD)
		return refuse_batch(r, verdict, call->batch);
	if (statements_name_digests(call->batch))
		statements_know_addresses(&r->ctx);
	return OK;
}

static void
answer_ids(struct request *r, const struct statement_batch *batch)
{
	struct buffer ids = buffer_new(r->ctx.arena, (size_t)STATEMENTS_MOST * 40);

	buffer_text(&ids, "[");
	for (size_t i = 0; i < batch->count; i++)
		buffer_format(&ids, "%s\"%s\"", i ? "," : "", batch->all[i].uuid);
	buffer_text(&ids, "]");
	raw_send(r, 200, JSON, ids.data, ids.length);
}

enum outcome
xapi_store(struct request *r)
{
	const struct xapi_call *call = r->found;
	enum statement_verdict verdict = statements_store(&r->ctx, call->key, call->batch);

	if (verdict == STATEMENTS_UNSENT)
		return refuse_key(r, true);
	if (verdict != STATEMENTS_GOOD)
		return refuse_batch(r, verdict, call->batch);
	if (call->method == PUT)
		raw_send(r, 204, NULL, "", 0);
	else
		answer_ids(r, call->batch);
	return OK;
}
