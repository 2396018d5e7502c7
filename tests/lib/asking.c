#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "domain/throttle.h"
#include "lib/asking.h"
#include "queries.h"
#include "web/resume.h"
#include "web/session.h"

struct site site;
const struct conf site_conf = {
	.base_url = "https://muster.example", .state = "/tmp", .mail_from = "invites@muster.example", .body_limit = 100000
};

enum outcome
site_show(struct request *r)
{
	page_show(r, "resume.tpl", "A page");
	page_field(r, "heading", "stored");
	view_text(r->body, "button", "Send");
	return OK;
}

enum outcome
site_log_in(struct request *r)
{
	sign_in(r, site.world->account, false);
	if (!resume_offer(r))
		redirect(r, "/things");
	return OK;
}

static void
write_line(struct request *r)
{
	throttle_take(&r->ctx, "thing", 1000, 60, NULL);
}

enum outcome
site_create(struct request *r)
{
	const char *what = field(r, "heading");

	site.handled++;
	write_line(r);
	if (strcmp(what, "bad") == 0)
		return problem(&r->ctx, "heading", "Enter a better one.");
	if (strcmp(what, "worse") == 0) {
		problem(&r->ctx, "words", "Enter other words.");
		return problem(&r->ctx, "heading", "Enter a better one.");
	}
	if (strcmp(what, "gone") == 0)
		return NOT_FOUND;
	if (strcmp(what, "bug") == 0)
		fault("a bug");
	if (strcmp(what, "busy") == 0)
		fault_as(FAULT_BUSY, "busy");
	if (strcmp(what, "unsure") == 0)
		fault_as(FAULT_UNSURE, "unsure");
	if (strcmp(what, "full") == 0)
		fault_as(FAULT_FULL, "full");
	if (strcmp(what, "silent") == 0)
		return OK;
	leave_note(r, NOTE_OK, NULL, "Made %s.", what);
	redirect(r, "/things");
	return OK;
}

size_t
site_read(void *argument, char *data, size_t length)
{
	struct stream *stream = argument;
	size_t some = stream->left < length ? stream->left : length;

	memcpy(data, stream->text, some);
	stream->text += some;
	stream->left -= some;
	return some;
}

enum fault_kind
ask(const char *method, const char *uri, const char *cookie, const char *form, const char *header)
{
	struct stream body = { form, form ? strlen(form) : 0 };
	char *variables[] = { arena_text(site.world->arena, "REQUEST_METHOD=%s", method),
		arena_text(site.world->arena, "REQUEST_URI=%s", uri), "HTTP_HOST=muster.example",
		"CONTENT_TYPE=application/x-www-form-urlencoded", arena_text(site.world->arena, "CONTENT_LENGTH=%zu", body.left),
		arena_text(site.world->arena, "HTTP_COOKIE=__Host-muster=%s", cookie ? cookie : ""),
		arena_string(site.world->arena, header), NULL };
	struct incoming incoming = { variables, site_read, &body };

	response_clear(&site.response);
	site.handled = 0;
	site.request = (struct request){ .id = "0123456789abcdef", .response = &site.response };
	site.request.ctx = (struct ctx){ .arena = site.world->arena,
		.db = site.world->db,
		.conf = site.conf,
		.now = site.world->now,
		.touched = site.world->touched };
	return answer(&site.request, &incoming);
}

int
get(const char *uri, const char *cookie)
{
	assert_int_equal(ask("GET", uri, cookie, NULL, NULL), FAULT_NONE);
	return site.response.status;
}

const char *
with_csrf(const char *cookie, const char *form)
{
	struct request visitor = { .ctx = { .arena = site.world->arena, .conf = &site_conf }, .token = cookie };

	return arena_text(site.world->arena, "csrf=%s&%s", csrf_token(&visitor), form);
}

int
post(const char *uri, const char *form)
{
	assert_int_equal(ask("POST", uri, site.token, with_csrf(site.token, form), NULL), FAULT_NONE);
	return site.response.status;
}

const char *
header(const char *name)
{
	for (const struct header *h = site.response.headers; h; h = h->next)
		if (strcmp(h->name, name) == 0)
			return h->value;
	return "";
}

bool
says(const char *words)
{
	return site.response.body && strstr(site.response.body, words);
}

/* How often create() was kept since the last time we asked. */
int64_t
kept(void)
{
	struct rows *rows;
	int64_t attempts;

	db_begin(site.world->db);
	rows = q_throttle_take(site.world->db, "thing", site.world->now, site.world->now + 60);
	row_one(rows);
	attempts = row_integer(rows, THROTTLE_TAKE_ATTEMPTS) - 1;
	throttle_clear(site.world, "thing");
	db_commit(site.world->db);
	return attempts;
}

void
renew_session(void)
{
	db_begin(site.world->db);
	site.token = session_start(site.world, site.world->account, false, "192.0.2.7", "test");
	db_commit(site.world->db);
}

int
open_site(void **state)
{
	(void)state;
	if (view_load("templates"))
		return -1;
	site.world = world_open();
	db_commit(site.world->db);
	site.conf = &site_conf;
	renew_session();
	return 0;
}

int
close_site(void **state)
{
	(void)state;
	world_close(site.world);
	return 0;
}
