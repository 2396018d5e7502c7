/* The table of routes and how a request finds its row. What is not listed is 404; a listed path with another method is 405. */
#ifndef MUSTER_ROUTE_H
#define MUSTER_ROUTE_H

#include "web/request.h"

typedef enum outcome handler(struct request *request);

struct route {
	enum method method; /* ANY_METHOD: for whatever no row before it takes */
	/* The first row that fits wins. ":group" loads the group and this person's role in it in one query (404 when there is none for them);
	   "token", "name", "topic" and "code" are text, every other name ("id", "member") is a number from 1 up. */
	const char *pattern;
	enum role role;
	handler *handler;
	/* POST only: the GET handler that shows the form again after INVALID (after the transaction was rolled back). It may run twice, in a
	   snapshot (action_read()), and writes nothing. */
	handler *again;
	/* POST only: slow work before the write transaction (hashing a password): sets request->password_*; may record problems, or set
	   request->first. After OK with problems the handler still runs, to find the others; nothing is kept then. */
	handler *before;
	/* A feature's column of organisations that must be on ("csv_upload"), or NULL. */
	const char *feature;
	/* POST only: a file of up to so many bytes may come with the form, as multipart/form-data; 0: none. It is read once this person may
	   be here and the form's token, which stands before it, is right. request->upload has it. */
	int64_t upload;
	/* With .upload: a file that is larger does not end in an error page, so that what was typed beside it is not lost: request->upload
	   has its size, and nothing is in it. The handler makes a problem of its field. */
	bool told_of_long;
	/* Asked by machines, without session, token or form. The body has up to so many bytes, and is in request->raw as it came; `before`
	   (of a GET too) sees who sent it, and both answer with raw.h, as every refusal and fault here does. */
	int64_t raw;
	/* With .raw: adds the headers that every answer has, refusals and faults too. */
	void (*headers)(struct request *request);
};

extern const struct route routes[];
extern const size_t route_count;

/* Finds the row; fills request->route and ->parts. NULL: *status is 404 or 405. */
const struct route *route_find(struct request *request, int *status);
/* The row of a table that a path (decoded, without query) fits under this method, or NULL. */
const struct route *route_match(const struct route *table, size_t count, enum method method, const char *path);
/* The methods that rows of the table have for this path, as a header names them: "GET, HEAD, POST"; "": it is not listed. */
const char *route_methods(struct arena *arena, const char *path);
/* The nearest page above this path that the table lists, "/" at last, for a link: where to go on after an error. */
const char *route_above(struct arena *arena, const char *path);

#endif
