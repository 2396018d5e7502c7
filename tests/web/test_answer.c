#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <dirent.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "domain/throttle.h"
#include "lib/world.h"
#include "queries.h"
#include "web/answer.h"
#include "web/response.h"
#include "web/resume.h"
#include "web/route.h"
#include "web/session.h"

static const struct conf conf = { .base_url = "https://muster.example", .state = "/tmp", .body_limit = 100000 };
static const struct conf generous = { .base_url = "https://muster.example", .body_limit = 64 << 20 };
static const struct conf *limits = &conf;
static struct ctx *world;
static const char *token; /* of Dana's session */
static struct request request;
static struct response response;
static int thing_id; /* what the handlers got to see */

/* --- handlers of a small site, each doing one thing that handlers do --- */

static enum outcome
show(struct request *r)
{
	page_show(r, "resume.tpl", "A page");
	page_field(r, "heading", "stored");
	view_text(r->body, "button", "Send");
	return OK;
}

static enum outcome
log_in(struct request *r)
{
	sign_in(r, world->account, false);
	if (!resume_offer(r))
		redirect(r, "/things");
	return OK;
}

static void
write_line(struct request *r)
{
	throttle_take(&r->ctx, "thing", 1000, 60, NULL);
}

static enum outcome
create(struct request *r)
{
	const char *what = field(r, "heading");

	thing_id++;
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
	if (strcmp(what, "full") == 0)
		fault_as(FAULT_FULL, "full");
	if (strcmp(what, "silent") == 0)
		return OK;
	leave_note(r, NOTE_OK, NULL, "Made %s.", what);
	redirect(r, "/things");
	return OK;
}

static enum outcome
find_fault_before(struct request *r)
{
	assert_false(db_in_transaction(r->ctx.db));
	problem(&r->ctx, "password", "Enter a longer one.");
	return OK;
}

/* As if somebody else had done it while this request waited for the lock. */
static enum outcome
change_role_before(struct request *r)
{
	db_begin(r->ctx.db);
	q_account_set_site_admin(r->ctx.db, r->ctx.account, 1);
	db_commit(r->ctx.db);
	return OK;
}

static enum outcome
lose_session_before(struct request *r)
{
	db_begin(r->ctx.db);
	session_end(&r->ctx, r->session->id);
	db_commit(r->ctx.db);
	return OK;
}

/* What the last file was, and whether it could be read from its beginning. */
static struct upload taken;
static char taken_data[32];

static enum outcome
take(struct request *r)
{
	const struct upload *file = r->upload;

	if (!file)
		return problem(&r->ctx, "file", "Choose a file.");
	taken = *file;
	memset(taken_data, 0, sizeof taken_data);
	assert_true(read(file->fd, taken_data, sizeof taken_data - 1) >= 0);
	return create(r);
}

#define UPLOAD_MAX (1 << 20)

const struct route routes[] = {
	{ GET, "/login", PUBLIC, show },
	{ POST, "/login", PUBLIC, log_in, .again = show },
	{ GET, "/things", SIGNED_IN, show },
	{ POST, "/things", SIGNED_IN, create, .again = show },
	{ POST, "/things/act", SIGNED_IN, create },
	{ POST, "/things/before", SIGNED_IN, create, .again = show, .before = find_fault_before },
	{ POST, "/things/role", LEARNER, create, .before = change_role_before },
	{ POST, "/things/anyone", SIGNED_IN, create, .before = change_role_before },
	{ POST, "/things/session", SIGNED_IN, create, .before = lose_session_before },
	{ GET, "/upload", SIGNED_IN, show },
	{ POST, "/upload", SIGNED_IN, take, .again = show, .upload = UPLOAD_MAX },
	{ POST, "/site/upload", SITE_ADMIN, take, .upload = UPLOAD_MAX },
	{ GET, "/site", SITE_ADMIN, show },
	{ GET, "/groups/:group", LEADER, show },
};
const size_t route_count = sizeof routes / sizeof routes[0];

/* --- asking --- */

struct stream {
	const char *text;
	size_t left;
};

static size_t
read_body(void *argument, char *data, size_t length)
{
	struct stream *stream = argument;
	size_t some = stream->left < length ? stream->left : length;

	memcpy(data, stream->text, some);
	stream->text += some;
	stream->left -= some;
	return some;
}

static enum fault_kind
ask(const char *method, const char *uri, const char *cookie, const char *form, const char *header)
{
	struct stream body = { form, form ? strlen(form) : 0 };
	char *variables[] = { arena_text(world->arena, "REQUEST_METHOD=%s", method), arena_text(world->arena, "REQUEST_URI=%s", uri),
		"HTTP_HOST=muster.example", "CONTENT_TYPE=application/x-www-form-urlencoded",
		arena_text(world->arena, "CONTENT_LENGTH=%zu", body.left),
		arena_text(world->arena, "HTTP_COOKIE=__Host-muster=%s", cookie ? cookie : ""), arena_string(world->arena, header),
		NULL };
	struct incoming incoming = { variables, read_body, &body };

	response_clear(&response);
	thing_id = 0;
	request = (struct request){ .id = "0123456789abcdef", .response = &response };
	request.ctx = (struct ctx){ .arena = world->arena, .db = world->db, .conf = limits, .now = world->now };
	return answer(&request, &incoming);
}

static int
get(const char *uri, const char *cookie)
{
	assert_int_equal(ask("GET", uri, cookie, NULL, NULL), FAULT_NONE);
	return response.status;
}

/* With Dana's cookie and its token. */
static const char *
with_csrf(const char *form)
{
	struct request visitor = { .ctx = { .arena = world->arena, .conf = &conf }, .token = token };

	return arena_text(world->arena, "csrf=%s&%s", csrf_token(&visitor), form);
}

static int
post(const char *uri, const char *form)
{
	assert_int_equal(ask("POST", uri, token, with_csrf(form), NULL), FAULT_NONE);
	return response.status;
}

static const char *
header(const char *name)
{
	for (const struct header *h = response.headers; h; h = h->next)
		if (strcmp(h->name, name) == 0)
			return h->value;
	return "";
}

static bool
says(const char *words)
{
	return response.body && strstr(response.body, words);
}

/* How often create() was kept since the last time we asked. */
static int64_t
kept(void)
{
	struct rows *rows;
	int64_t attempts;

	db_begin(world->db);
	rows = q_throttle_take(world->db, "thing", world->now, world->now + 60);
	row_one(rows);
	attempts = row_integer(rows, THROTTLE_TAKE_ATTEMPTS) - 1;
	throttle_clear(world, "thing");
	db_commit(world->db);
	return attempts;
}

static void
renew_session(void)
{
	db_begin(world->db);
	token = session_start(world, world->account, false, "192.0.2.7", "test");
	db_commit(world->db);
}

/* --- tests --- */

static void
what_is_not_there_is_said_with_a_way_on(void **state)
{
	(void)state;
	assert_int_equal(get("/nothing", token), 404);
	assert_true(says("There is nothing here") && says("href=\"/\""));
	assert_int_equal(get("/things/nothing", token), 404);
	assert_true(says("href=\"/things\""));
	assert_int_equal(get("/things/act", token), 405);
	assert_string_equal(header("Allow"), "POST");
	assert_int_equal(get("/groups/999", token), 404);
	assert_int_equal(get("/site", token), 403);
}

static void
what_cannot_be_read_is_refused_and_reaches_no_handler(void **state)
{
	(void)state;
	assert_int_equal(get("/things?a=%zz", token), 400);
	assert_int_equal(get("/%ff", token), 400);
	assert_int_equal(post("/things", "heading=%00"), 400);
	assert_int_equal(post("/things", "heading=a&heading=b"), 400);
	assert_true(says("came twice"));
	assert_int_equal(kept(), 0);
}

static void
a_wrong_host_is_led_to_the_right_one(void **state)
{
	struct stream none = { "", 0 };
	char *variables[] = { "REQUEST_METHOD=GET", "REQUEST_URI=/things", "HTTP_HOST=evil.example", NULL };

	(void)state;
	get("/things", token);
	response_clear(&response);
	request = (struct request){ .id = "0", .response = &response, .ctx = request.ctx };
	answer(&request, &(struct incoming){ variables, read_body, &none });
	assert_int_equal(response.status, 421);
	assert_true(says("https://muster.example/") && !says("evil"));
}

static void
a_visitor_is_sent_to_log_in_and_back(void **state)
{
	(void)state;
	assert_int_equal(get("/things?q=a%20b", NULL), 303);
	assert_string_equal(header("Location"), "/login?to=/things%3Fq%3Da%2520b");
	assert_int_equal(get("/things", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 303);
}

static void
an_action_is_kept_and_its_note_is_shown_once(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=one"), 303);
	assert_int_equal(kept(), 1);
	assert_int_equal(get("/things", token), 200);
	assert_true(says("Made one."));
	assert_int_equal(get("/things", token), 200);
	assert_false(says("Made one."));
}

static void
a_refused_form_comes_back_filled_in_and_nothing_is_kept(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=bad&words=typed+%3Ci%3E&password=secret"), 422);
	assert_true(says("Enter a better one.") && says("<h1>bad</h1>") && says("typed &lt;i&gt;"));
	assert_false(says("secret"));
	assert_int_equal(kept(), 0);
	assert_int_equal(post("/things/act", "heading=bad"), 422);
	assert_true(says("Enter a better one.") && says("href=\"/things\""));
	assert_int_equal(post("/things", "heading=gone"), 404);
	assert_int_equal(kept(), 0);
	assert_false(db_in_transaction(world->db));
}

static void
problems_stand_in_the_order_of_the_form(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=worse&words=typed"), 422);
	assert_true(says("Enter a better one.") && says("Enter other words."));
	assert_true(strstr(response.body, "Enter a better one.") < strstr(response.body, "Enter other words."));
}

static void
a_field_named_like_a_section_opens_nothing(void **state)
{
	(void)state;
	assert_int_equal(post("/things", "heading=bad&request_id=typed"), 422);
	assert_true(says("<h1>bad</h1>"));
	assert_false(says("typed"));
}

static void
problems_found_before_the_transaction_count(void **state)
{
	(void)state;
	assert_int_equal(post("/things/before", "heading=good"), 422);
	assert_int_equal(thing_id, 1);
	assert_true(says("Enter a longer one."));
	assert_int_equal(kept(), 0);
}

static void
change_back(void)
{
	db_begin(world->db);
	q_account_set_site_admin(world->db, world->account, 0);
	db_commit(world->db);
	renew_session();
}

static void
what_a_person_may_is_looked_at_again_in_the_transaction(void **state)
{
	(void)state;
	assert_int_equal(post("/things/role", "heading=one"), 403);
	assert_int_equal(post("/things/session", "heading=one"), 403);
	assert_int_equal(thing_id, 0);
	assert_int_equal(kept(), 0);
	change_back();
	assert_int_equal(post("/things", "heading=one"), 303);
	/* A page that asks for no role is none the worse for another one. */
	assert_int_equal(post("/things/anyone", "heading=one"), 303);
	assert_int_equal(kept(), 2);
	change_back();
}

static void
what_was_typed_stands_on_the_page_of_a_fault(void **state)
{
	(void)state;
	assert_int_equal(
		ask("POST", "/things", token, with_csrf("heading=full&note=kept+%3Cwords%3E&password=secret"), NULL), FAULT_FULL);
	assert_int_equal(response.status, 507);
	assert_true(
		says("action=\"/things\"") && says("\nfull</textarea>") && says("\nkept &lt;words&gt;</textarea>") && says("Send again"));
	assert_false(says("secret"));
}

static void
a_fault_is_rolled_back_and_said_without_detail(void **state)
{
	(void)state;
	assert_int_equal(ask("POST", "/things", token, with_csrf("heading=bug"), NULL), FAULT_BUG);
	assert_int_equal(response.status, 500);
	assert_true(says("0123456789abcdef") && !says("a bug") && !says("Dana"));
	assert_int_equal(ask("POST", "/things", token, with_csrf("heading=busy"), NULL), FAULT_BUSY);
	assert_int_equal(response.status, 503);
	assert_string_equal(header("Retry-After"), "60");
	assert_int_equal(ask("POST", "/things", token, with_csrf("heading=full"), NULL), FAULT_FULL);
	assert_int_equal(response.status, 507);
	assert_int_equal(ask("POST", "/things", token, with_csrf("heading=silent"), NULL), FAULT_BUG);
	assert_int_equal(response.status, 500);
	assert_int_equal(kept(), 0);
	assert_false(db_in_transaction(world->db));
	assert_int_equal(get("/things", token), 200);
}

static void
a_form_without_its_token_can_be_sent_again(void **state)
{
	(void)state;
	assert_int_equal(
		ask("POST", "/things?x=1", token, "heading=typed&words=a%0D%0Ab&password=secret&csrf=old", NULL), FAULT_NONE);
	assert_int_equal(response.status, 403);
	assert_true(says("grown old") && says("action=\"/things?x=1\"") && says(">\ntyped</textarea>") && says("a\r\nb</textarea>"));
	assert_false(says("secret") || says("old</textarea>"));
	assert_int_equal(thing_id, 0);
}

static void
a_form_of_another_site_is_not_taken_nor_carried(void **state)
{
	(void)state;
	ask("POST", "/things", token, with_csrf("heading=typed"), "HTTP_SEC_FETCH_SITE=cross-site");
	assert_int_equal(response.status, 403);
	assert_false(says("typed") || thing_id);
	ask("POST", "/things", NULL, "heading=typed", "HTTP_ORIGIN=https://evil.example");
	assert_int_equal(response.status, 403);
	assert_false(says("typed") || thing_id);
}

static void
what_was_typed_survives_being_logged_out(void **state)
{
	(void)state;
	ask("POST", "/things?x=1", NULL, "heading=typed&password=secret&csrf=old", NULL);
	assert_int_equal(response.status, 401);
	assert_false(says("secret") || thing_id);
	post("/login", "resume_path=/things%3Fx%3D1&resume.heading=typed");
	assert_int_equal(response.status, 200);
	assert_true(says("action=\"/things?x=1\"") && says("name=\"heading\" hidden>\ntyped</textarea>"));
	assert_non_null(strstr(header("Set-Cookie"), "; Secure"));
	assert_null(strstr(header("Set-Cookie"), token));
	renew_session(); /* the log-in ended the one before */
}

/* That many fields of 250 KB that grow to six times their length when they are escaped. */
static const char *
long_form(int fields)
{
	char *value = arena_alloc(world->arena, (250 << 10) + 1);
	const char *form = "";

	memset(value, '"', 250 << 10);
	for (int i = 0; i < fields; i++)
		form = arena_text(world->arena, "%s&field%d=%s", form, i, value);
	return form;
}

static void
a_form_too_long_for_a_page_is_not_carried(void **state)
{
	(void)state;
	limits = &generous;
	assert_int_equal(ask("POST", "/things", token, long_form(4), NULL), FAULT_NONE);
	assert_int_equal(response.status, 403);
	assert_true(says("name=\"field3\"") && says("Send again"));
	assert_int_equal(ask("POST", "/things", token, long_form(5), NULL), FAULT_NONE);
	assert_int_equal(response.status, 403);
	assert_true(says("too long to be kept") && !says("still here") && !says("field0") && !says("Send again"));
	assert_int_equal(ask("POST", "/things", NULL, long_form(5), NULL), FAULT_NONE);
	assert_int_equal(response.status, 401);
	assert_true(request.carried_too_long && !says("field0"));
	assert_int_equal(
		ask("POST", "/things", token, with_csrf(arena_text(world->arena, "heading=full%s", long_form(5))), NULL), FAULT_FULL);
	assert_int_equal(response.status, 507);
	assert_true(says("too long to be kept"));
	limits = &conf;
}

static void
a_form_is_carried_to_paths_of_ours_only(void **state)
{
	const char *foreign[] = { "//evil.example/things", "https://evil.example/", "/nothing", "/site", "things", "" };

	(void)state;
	for (size_t i = 0; i < sizeof foreign / sizeof foreign[0]; i++) {
		renew_session();
		post("/login", arena_text(world->arena, "resume_path=%s&resume.heading=typed", percent_encode(world->arena, foreign[i])));
		assert_int_equal(response.status, 303);
	}
	renew_session();
}

static void
only_a_page_with_a_form_gives_a_visitor_a_cookie(void **state)
{
	(void)state;
	assert_int_equal(get("/nothing", NULL), 404);
	assert_string_equal(header("Set-Cookie"), "");
	assert_int_equal(get("/login", NULL), 200);
	assert_string_not_equal(header("Set-Cookie"), "");
}

static void
a_body_that_was_cut_off_is_not_taken(void **state)
{
	struct stream short_one = { "heading=typ", 11 };
	char *variables[] = { "REQUEST_METHOD=POST", "REQUEST_URI=/things", "HTTP_HOST=muster.example",
		"CONTENT_TYPE=application/x-www-form-urlencoded", "CONTENT_LENGTH=13", NULL };

	(void)state;
	get("/things", token);
	response_clear(&response);
	request = (struct request){ .id = "0", .response = &response, .ctx = request.ctx };
	answer(&request, &(struct incoming){ variables, read_body, &short_one });
	assert_int_equal(response.status, 400);
	assert_true(says("cut off"));
}

/* --- files --- */

#define BOUNDARY "----MusterTest7MA4YWxk"
#define PART "--" BOUNDARY "\r\nContent-Disposition: form-data; name="
#define FILE_PART PART "\"file\"; filename=\"C:\\fakepath\\people.csv\"\r\nContent-Type: text/csv\r\n\r\n"
#define END "\r\n--" BOUNDARY "--\r\n"

static struct stream sent; /* what was left unread of the last upload is still in it */

/* A multipart that says it is said bytes long. */
static enum fault_kind
send_upload(const char *uri, const char *cookie, const char *data, size_t length, size_t said)
{
	char *variables[] = { "REQUEST_METHOD=POST", arena_text(world->arena, "REQUEST_URI=%s", uri), "HTTP_HOST=muster.example",
		"CONTENT_TYPE=multipart/form-data; boundary=" BOUNDARY, arena_text(world->arena, "CONTENT_LENGTH=%zu", said),
		arena_text(world->arena, "HTTP_COOKIE=__Host-muster=%s", cookie ? cookie : ""), NULL };

	sent = (struct stream){ data, length };
	response_clear(&response);
	thing_id = 0;
	taken = (struct upload){ .fd = -1 };
	request = (struct request){ .id = "0123456789abcdef", .response = &response };
	request.ctx = (struct ctx){ .arena = world->arena, .db = world->db, .conf = limits, .now = world->now };
	return answer(&request, &(struct incoming){ variables, read_body, &sent });
}

static int
upload_text(const char *uri, const char *text)
{
	assert_int_equal(send_upload(uri, token, text, strlen(text), strlen(text)), FAULT_NONE);
	return response.status;
}

/* The token, one field that says what create() is to do, and a file of that many bytes with these first ones. */
static const char *
upload_form(const char *heading, const char *first, size_t length)
{
	struct request visitor = { .ctx = { .arena = world->arena, .conf = &conf }, .token = token };
	char *file = arena_alloc(world->arena, length + 1);

	memset(file, 'x', length);
	memcpy(file, first, strlen(first) < length ? strlen(first) : length);
	return arena_text(world->arena, PART "\"csrf\"\r\n\r\n%s\r\n" PART "\"heading\"\r\n\r\n%s\r\n" FILE_PART "%s" END,
		csrf_token(&visitor), heading, file);
}

static void
assert_file_is_closed(void)
{
	DIR *folder = opendir("/proc/self/fd");
	char target[200];

	assert_non_null(folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		ssize_t length = readlinkat(dirfd(folder), entry->d_name, target, sizeof target - 1);

		target[length > 0 ? length : 0] = '\0';
		assert_null(strstr(target, "/tmp/#"));
	}
	closedir(folder);
}

static void
a_file_comes_with_its_form(void **state)
{
	(void)state;
	assert_int_equal(upload_text("/upload", upload_form("one", "first,last", 300000)), 303);
	assert_int_equal(kept(), 1);
	assert_string_equal(taken.field, "file");
	assert_string_equal(taken.name, "people.csv");
	assert_int_equal(taken.size, 300000);
	assert_memory_equal(taken_data, "first,last", 10);
	assert_int_equal(upload_text("/upload", upload_form("one", "", 0)), 303);
	assert_int_equal(taken.size, 0);
	assert_int_equal(kept(), 1);
	assert_file_is_closed();
}

static void
a_form_without_its_file_is_shown_again(void **state)
{
	struct request visitor = { .ctx = { .arena = world->arena, .conf = &conf }, .token = token };

	(void)state;
	assert_int_equal(post("/upload", "heading=typed"), 422);
	assert_true(says("Choose a file.") && says("<h1>typed</h1>"));
	assert_int_equal(upload_text("/upload",
						 arena_text(world->arena, PART "\"csrf\"\r\n\r\n%s\r\n" PART "\"file\"; filename=\"\"\r\n\r\n" END,
							 csrf_token(&visitor))),
		422);
	assert_true(says("Choose a file."));
	assert_int_equal(upload_text("/upload", upload_form("bad", "", 10)), 422);
	assert_true(says("Enter a better one.") && says("<h1>bad</h1>"));
	assert_int_equal(kept(), 0);
	assert_file_is_closed();
}

static void
a_file_has_a_limit_that_is_named(void **state)
{
	(void)state;
	assert_int_equal(upload_text("/upload", upload_form("one", "", UPLOAD_MAX)), 303);
	assert_int_equal(kept(), 1);
	assert_int_equal(upload_text("/upload", upload_form("one", "", UPLOAD_MAX + 1)), 413);
	assert_true(says("1.1 MB") && says("1 MB is the most") && says("Nothing was saved"));
	/* What is much too long is not even begun with. */
	assert_int_equal(send_upload("/upload", token, "x", 1, 33 << 20), FAULT_NONE);
	assert_int_equal(response.status, 413);
	assert_true(says("33 MB") && sent.left == 1);
	assert_int_equal(thing_id, 0);
	assert_file_is_closed();
}

static void
a_file_goes_only_where_one_is_taken(void **state)
{
	(void)state;
	assert_int_equal(upload_text("/things", upload_form("one", "", 10)), 415);
	assert_int_equal(thing_id, 0);
	/* Nobody without the right makes us read it. */
	assert_int_equal(upload_text("/site/upload", upload_form("one", "", 300000)), 403);
	assert_int_equal(thing_id, 0);
	assert_true(sent.left > 300000);
}

static void
an_upload_that_was_cut_off_is_not_taken(void **state)
{
	const char *form = upload_form("one", "first", 200000);

	(void)state;
	for (size_t cut = 1; cut < 100000; cut = cut * 3 + 1) {
		assert_int_equal(send_upload("/upload", token, form, strlen(form) - cut, strlen(form)), FAULT_NONE);
		assert_int_equal(response.status, 400);
		assert_true(says("cut off") && says("Nothing was saved"));
	}
	assert_int_equal(send_upload("/upload", token, form, 150, 150), FAULT_NONE);
	assert_int_equal(response.status, 400);
	assert_int_equal(thing_id, 0);
	assert_file_is_closed();
}

static void
two_files_are_not_taken(void **state)
{
	const char *form = upload_form("one", "first", 5);
	const char *other = arena_text(
		world->arena, "%.*s\r\n" PART "\"other\"; filename=\"b.csv\"\r\n\r\nb" END, (int)(strlen(form) - strlen(END)), form);

	(void)state;
	assert_int_equal(upload_text("/upload", other), 400);
	assert_true(says("More than one file"));
	assert_int_equal(thing_id, 0);
	assert_file_is_closed();
}

static void
the_fields_of_a_grown_old_upload_are_carried_without_the_file(void **state)
{
	const char *form = PART "\"csrf\"\r\n\r\nold\r\n" PART "\"heading\"\r\n\r\ntyped\r\n" FILE_PART "first";

	(void)state;
	form = arena_text(world->arena, "%s%s" END, form, upload_form("one", "", 300000));
	assert_int_equal(upload_text("/upload?x=1", form), 403);
	assert_true(says("grown old") && says("action=\"/upload?x=1\"") && says(">\ntyped</textarea>"));
	assert_true(says("Choose the file again") && !says("people.csv"));
	assert_int_equal(thing_id, 0);
	assert_true(sent.left > 100000);
}

static void
an_upload_of_somebody_logged_out_keeps_its_fields(void **state)
{
	const char *form = upload_form("typed", "first", 300000);

	(void)state;
	send_upload("/upload", NULL, form, strlen(form), strlen(form));
	assert_int_equal(response.status, 401);
	assert_true(request.carried && sent.left > 100000);
	assert_int_equal(thing_id, 0);
	post("/login", "resume_path=/upload&resume.heading=typed");
	assert_true(says("name=\"heading\" hidden>\ntyped</textarea>") && says("Choose the file again"));
	renew_session(); /* the log-in ended the one before */
}

static void
an_upload_that_finds_no_room_is_said_and_its_fields_are_kept(void **state)
{
	struct rlimit before, small = { 100000, 100000 };
	const char *form = upload_form("typed", "first", 300000);
	enum fault_kind kind;

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small.rlim_max = before.rlim_max;
	setrlimit(RLIMIT_FSIZE, &small);
	kind = send_upload("/upload", token, form, strlen(form), strlen(form));
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(kind, FAULT_FULL);
	assert_int_equal(response.status, 507);
	assert_true(says("no room left") && says("\ntyped</textarea>") && says("Choose the file again") && !says("people.csv"));
	assert_int_equal(send_upload("/upload", token, upload_form("full", "first", 10), strlen(upload_form("full", "first", 10)),
						 strlen(upload_form("full", "first", 10))),
		FAULT_FULL);
	assert_true(says("\nfull</textarea>") && !says("people.csv"));
	assert_int_equal(kept(), 0);
	assert_file_is_closed();
}

static int
open_world(void **state)
{
	(void)state;
	if (view_load("templates"))
		return -1;
	world = world_open();
	db_commit(world->db);
	renew_session();
	return 0;
}

static int
close_world(void **state)
{
	(void)state;
	world_close(world);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_there_is_said_with_a_way_on),
		cmocka_unit_test(what_cannot_be_read_is_refused_and_reaches_no_handler),
		cmocka_unit_test(a_wrong_host_is_led_to_the_right_one),
		cmocka_unit_test(a_visitor_is_sent_to_log_in_and_back),
		cmocka_unit_test(an_action_is_kept_and_its_note_is_shown_once),
		cmocka_unit_test(a_refused_form_comes_back_filled_in_and_nothing_is_kept),
		cmocka_unit_test(problems_stand_in_the_order_of_the_form),
		cmocka_unit_test(a_field_named_like_a_section_opens_nothing),
		cmocka_unit_test(problems_found_before_the_transaction_count),
		cmocka_unit_test(what_a_person_may_is_looked_at_again_in_the_transaction),
		cmocka_unit_test(a_fault_is_rolled_back_and_said_without_detail),
		cmocka_unit_test(what_was_typed_stands_on_the_page_of_a_fault),
		cmocka_unit_test(a_form_without_its_token_can_be_sent_again),
		cmocka_unit_test(a_form_of_another_site_is_not_taken_nor_carried),
		cmocka_unit_test(what_was_typed_survives_being_logged_out),
		cmocka_unit_test(a_form_too_long_for_a_page_is_not_carried),
		cmocka_unit_test(a_form_is_carried_to_paths_of_ours_only),
		cmocka_unit_test(only_a_page_with_a_form_gives_a_visitor_a_cookie),
		cmocka_unit_test(a_body_that_was_cut_off_is_not_taken),
		cmocka_unit_test(a_file_comes_with_its_form),
		cmocka_unit_test(a_form_without_its_file_is_shown_again),
		cmocka_unit_test(a_file_has_a_limit_that_is_named),
		cmocka_unit_test(a_file_goes_only_where_one_is_taken),
		cmocka_unit_test(an_upload_that_was_cut_off_is_not_taken),
		cmocka_unit_test(two_files_are_not_taken),
		cmocka_unit_test(the_fields_of_a_grown_old_upload_are_carried_without_the_file),
		cmocka_unit_test(an_upload_of_somebody_logged_out_keeps_its_fields),
		cmocka_unit_test(an_upload_that_finds_no_room_is_said_and_its_fields_are_kept),
	};

	return cmocka_run_group_tests(tests, open_world, close_world);
}
