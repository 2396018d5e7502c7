/* What xapi.c and xapi_find.c share. */
#ifndef MUSTER_PAGES_XAPI_CALL_H
#define MUSTER_PAGES_XAPI_CALL_H

#include "domain/statement.h"
#include "web/request.h"

/* What is asked, whichever of the two ways it came (Part Three, 1.3); request->found. */
struct xapi_call {
	enum method method;
	const struct field *parameters;
	const char *content;
	size_t length;
	const char *type, *authorization, *version;
	const struct api_key *key;
	struct statement_batch *batch; /* to be stored */
};

/* A refusal in words; returns INVALID, so that nothing is kept. */
enum outcome xapi_refuse(struct request *request, int status, const char *words);
/* Each parameter is one of these, and comes once. false: it has been refused. */
bool xapi_takes_only(struct request *request, const char *const *names, size_t count);
/* A parameter; NULL where it is not there. */
const char *xapi_parameter(struct request *request, const char *name);

#endif
