/* From what the web server hands over to a struct request. Each returns 0, or the status of the refusal with *words set
   (what is wrong, then what to do). */
#ifndef MUSTER_PARSE_H
#define MUSTER_PARSE_H

#include "web/request.h"

#define TARGET_MAX 4096 /* bytes of path and query, as they come */

/* What is still to be read of a request. */
struct body {
	int64_t length;        /* bytes; 0 on GET */
	const char *multipart; /* the Content-Type of a multipart/form-data; NULL: an ordinary form */
	bool is_raw;           /* of a route with .raw */
};

/* One of the CGI variables ("NAME=value", NULL at the end), as it came; NULL when it is missing. */
const char *parse_variable(char **variables, const char *name);
/* Whether a Content-Type, which may be NULL, is this one, whatever its parameters. */
bool parse_is_type(const char *type, const char *wanted);

/* The CGI variables. */
int parse_head(struct request *request, char **variables, const char **words);
/* route: the row that the path fits; NULL: none. */
int parse_length(struct request *request, char **variables, const struct route *route, struct body *body, const char **words);
/* The refusal of a body that is too long, or of a file beyond upload bytes in it. */
int refuse_length(struct request *request, const struct body *body, int64_t upload, const char **words);
/* The body of a POST, read whole; not of a multipart. */
int parse_body(struct request *request, const char *body, size_t length, const char **words);
/* A path of ours that may be redirected to or sent in a form: one slash first, no other host, no control characters. */
bool path_is_ours(const char *path);
/* The value of one cookie in a Cookie header: 43 characters of base64url, or NULL. */
const char *parse_cookie(struct arena *arena, const char *header, const char *name);

#endif
