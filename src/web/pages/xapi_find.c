/* Statements are fetched (xAPI 1.0.3, Part Three, 2.1.3). */
#include <string.h>
#include <time.h>

#include "base/text.h"
#include "domain/statement_check.h"
#include "domain/statement_find.h"
#include "domain/statement_value.h"
#include "web/pages/xapi.h"
#include "web/pages/xapi_call.h"
#include "web/raw.h"
#include "web/response.h"

#define JSON "application/json"
#define BOUNDARY "muster-statements"
#define MORE "/xapi/statements?more="
#define MICROS 1000000
#define DATE_MOST 64

/* ---------------------------------------------------------------- parameters; each is false once it has refused the request */

static bool
refuse(struct request *r, const char *name, const char *what)
{
	xapi_refuse(r, 400, arena_text(r->ctx.arena, "The parameter %s must be %s.", name, what));
	return false;
}

static bool
read_flag(struct request *r, const char *name, int64_t *flag)
{
	const char *typed = xapi_parameter(r, name);

	*flag = typed && strcmp(typed, "true") == 0;
	return !typed || *flag || strcmp(typed, "false") == 0 || refuse(r, name, "true or false");
}

static bool
read_instant(struct request *r, const char *name, int64_t *instant)
{
	const char *typed = xapi_parameter(r, name);

	return !typed || value_timestamp(typed, instant) ||
		refuse(r, name, "an instant like 2026-11-20T10:00:00.000Z (with + written as %2B in an address)");
}

static bool
read_format(struct request *r, int64_t *format)
{
	static const char *const names[FORMATS] = {
		[FORMAT_EXACT] = "exact", [FORMAT_IDS] = "ids", [FORMAT_CANONICAL] = "canonical"
	};
	const char *typed = xapi_parameter(r, "format");

	*format = FORMAT_EXACT;
	if (!typed)
		return true;
	for (int64_t i = 0; i < FORMATS; i++)
		if (strcmp(typed, names[i]) == 0) {
			*format = i;
			return true;
		}
	return refuse(r, "format", "ids, exact or canonical");
}

static bool
read_limit(struct request *r, int64_t *limit)
{
	const char *typed = xapi_parameter(r, "limit");

	*limit = 0;
	if (typed && !text_integer(typed, 0, INT64_MAX, limit))
		return refuse(r, "limit", "a whole number, 0 or more");
	if (*limit == 0 || *limit > STATEMENT_PAGE_MOST)
		*limit = STATEMENT_PAGE_MOST;
	return true;
}

/* ---------------------------------------------------------------- what is looked for */

static void
add_term(struct statement_query *query, int64_t term, int64_t related)
{
	int i = 0;

	while (query->terms[i])
		i++;
	query->terms[i] = term;
	query->related |= related << i;
}

static bool
add_registration(struct request *r, struct statement_query *query)
{
	const char *typed = xapi_parameter(r, "registration");

	if (typed && !value_is_uuid(typed))
		return refuse(r, "registration", "a UUID");
	if (typed)
		add_term(query, term_of(r->ctx.arena, "registration", value_small(r->ctx.arena, typed)), 0);
	return true;
}

static bool
add_agent(struct request *r, struct statement_query *query, int64_t related)
{
	const char *typed = xapi_parameter(r, "agent"), *words;
	const struct tree *agent = typed ? tree_read(&r->ctx, typed, strlen(typed), &words) : NULL;

	if (!typed)
		return true;
	if (agent)
		words = statement_check_agent(r->ctx.arena, agent);
	if (!agent || words) {
		xapi_refuse(r, 400, arena_text(r->ctx.arena, "The parameter agent %s%s", agent ? "is none: " : "", words));
		return false;
	}
	add_term(query, term_of_agent(r->ctx.arena, agent), related);
	return true;
}

static bool
add_iri(struct request *r, const char *name, struct statement_query *query, int64_t related)
{
	const char *typed = xapi_parameter(r, name);

	if (typed && !value_is_iri(typed))
		return refuse(r, name, "an IRI with its scheme");
	if (typed)
		add_term(query, term_of(r->ctx.arena, name, typed), related);
	return true;
}

/* What finds fewest comes first. */
static bool
read_query(struct request *r, struct statement_query *query)
{
	int64_t related_agents, related_activities;

	*query = (struct statement_query){ .after = INT64_MIN, .until = INT64_MAX };
	return read_flag(r, "related_agents", &related_agents) && read_flag(r, "related_activities", &related_activities) &&
		read_flag(r, "ascending", &query->ascending) && read_flag(r, "attachments", &query->attachments) &&
		read_format(r, &query->format) && read_limit(r, &query->limit) && read_instant(r, "since", &query->after) &&
		read_instant(r, "until", &query->until) && add_registration(r, query) && add_agent(r, query, related_agents) &&
		add_iri(r, "activity", query, related_activities) && add_iri(r, "verb", query, 0);
}

/* ---------------------------------------------------------------- answers */

/* With attachments the answer has parts (1.5.2); of those whose bytes are kept, which are none. */
static void
send_json(struct request *r, const char *json, bool attachments)
{
	if (attachments)
		json = arena_text(r->ctx.arena, "--" BOUNDARY "\r\nContent-Type: " JSON "\r\n\r\n%s\r\n--" BOUNDARY "--\r\n", json);
	raw_send(r, 200, attachments ? "multipart/mixed; boundary=" BOUNDARY : JSON, json, strlen(json));
}

static const char *
languages_of(struct request *r)
{
	return raw_header(r, "HTTP_ACCEPT_LANGUAGE");
}

/* RFC 7231, 7.1.1.1: "Fri, 20 Nov 2026 10:00:00 GMT". */
static const char *
http_date(struct arena *arena, time_t instant)
{
	char *text = arena_alloc(arena, DATE_MOST);
	struct tm tm;

	gmtime_r(&instant, &tm);
	strftime(text, DATE_MOST, "%a, %d %b %Y %H:%M:%S GMT", &tm);
	return text;
}

static enum outcome
find_one(struct request *r, const char *name, bool voided)
{
	static const char *const names[] = { "statementId", "voidedStatementId", "attachments", "format" };
	const char *id = xapi_parameter(r, name), *json;
	int64_t attachments, format, stored;

	if (xapi_parameter(r, voided ? "statementId" : "voidedStatementId"))
		return xapi_refuse(r, 400, "Send either statementId or voidedStatementId, not both.");
	if (!xapi_takes_only(r, names, sizeof names / sizeof *names) || !read_flag(r, "attachments", &attachments) ||
		!read_format(r, &format))
		return INVALID;
	if (!value_is_uuid(id)) {
		refuse(r, name, "a UUID");
		return INVALID;
	}
	json = statement_get(&r->ctx, value_small(r->ctx.arena, id), voided, (enum statement_format)format, languages_of(r), &stored);
	if (!json)
		return xapi_refuse(
			r, 404, voided ? "No statement of this id was voided." : "There is no statement of this id, or it was voided.");
	send_json(r, json, attachments);
	response_header(r->response, r->ctx.arena, "Last-Modified", http_date(r->ctx.arena, stored / MICROS));
	return OK;
}

static enum outcome
find_many(struct request *r, const struct statement_query *query)
{
	send_json(r, statements_found(&r->ctx, query, MORE, languages_of(r)), query->attachments);
	return OK;
}

enum outcome
xapi_find(struct request *r)
{
	static const char *const names[] = { "agent", "verb", "activity", "registration", "related_activities", "related_agents",
		"since", "until", "limit", "format", "attachments", "ascending" };
	static const char *const more_name[] = { "more" };
	const char *more = xapi_parameter(r, "more");
	struct statement_query query;

	if (xapi_parameter(r, "statementId"))
		return find_one(r, "statementId", false);
	if (xapi_parameter(r, "voidedStatementId"))
		return find_one(r, "voidedStatementId", true);
	if (more) {
		if (!xapi_takes_only(r, more_name, 1))
			return INVALID;
		return statement_query_read(more, &query)
			? find_many(r, &query)
			: xapi_refuse(r, 400, "This is no address that a list of statements goes on at.");
	}
	if (!xapi_takes_only(r, names, sizeof names / sizeof *names) || !read_query(r, &query))
		return INVALID;
	return find_many(r, &query);
}
