/* The table of routes and how a request finds its row. What is not listed is 404; a listed path with another method is 405. */
#ifndef MUSTER_ROUTE_H
#define MUSTER_ROUTE_H

#include "web/request.h"

typedef enum outcome handler(struct request *request);

struct route {
	enum method method;
	/* ":group" loads the group and this person's role in it in one query (404 when there is none for them);
	   other names ending in "id" or equal to "id"/"course"/"member"… are numbers, "token", "name", "topic", "code" are text. */
	const char *pattern;
	enum role role;
	handler *handler;
	/* POST only: the GET handler that shows the form again after INVALID (after the transaction was rolled back). */
	handler *again;
	/* POST only: slow work before the write transaction (hashing a password): sets request->password_*; may record problems. */
	handler *before;
	/* POST only: a feature's column of organisations that must be on ("csv_upload"), or NULL. */
	const char *feature;
};

extern const struct route routes[];
extern const size_t route_count;

/* Finds the row; fills request->route and ->parts. NULL: *status is 404 or 405. */
const struct route *route_find(struct request *request, int *status);

#endif
