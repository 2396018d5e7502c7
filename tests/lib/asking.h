/* For tests of the web: the world of world.h behind a small site, whose table of routes is the test's own or the real one, and Dana signed in to it.
   cmocka_run_group_tests(tests, open_site, close_site). */
#ifndef MUSTER_TESTS_ASKING_H
#define MUSTER_TESTS_ASKING_H

#include "lib/world.h"
#include "web/answer.h"
#include "web/response.h"
#include "web/route.h"

extern struct site {
	struct ctx *world;
	const struct conf *conf;  /* site_conf, unless a test takes another */
	const char *token;        /* of Dana's session */
	struct request request;   /* the last one that was asked */
	struct response response; /* its answer */
	int handled;              /* how often site_create() was at it */
} site;
extern const struct conf site_conf;

int open_site(void **state);
int close_site(void **state);

/* --- handlers, each doing one thing that handlers do --- */

/* A page with the field heading. */
enum outcome site_show(struct request *request);
/* Signs Dana in. */
enum outcome site_log_in(struct request *request);
/* Writes a line that kept() counts, and then does what the field heading says: "bad" and "worse" are problems, "gone" is NOT_FOUND,
   "bug", "busy" and "full" are faults, "silent" gives no answer; all else is fine. */
enum outcome site_create(struct request *request);

/* --- asking --- */

struct stream {
	const char *text;
	size_t left;
};

/* For struct incoming: reads from a struct stream. */
size_t site_read(void *stream, char *data, size_t length);
/* header: one more variable ("NAME=value"), or NULL. */
enum fault_kind ask(const char *method, const char *uri, const char *cookie, const char *form, const char *header);
/* The status. */
int get(const char *uri, const char *cookie);
/* As Dana, with her token in the form. */
int post(const char *uri, const char *form);
/* The form with the token of whoever has this cookie. */
const char *with_csrf(const char *cookie, const char *form);
/* Of the answer; "" when missing. */
const char *header(const char *name);
bool says(const char *words);
/* How often site_create() was kept since the last time we asked. */
int64_t kept(void);
/* Dana logs in again. */
void renew_session(void);

#endif
