#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <dirent.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "lib/asking.h"
#include "web/session.h"

#define UPLOAD_MAX (1 << 20)

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
	assert_true(pread(file->fd, taken_data, sizeof taken_data - 1, 0) >= 0);
	return site_create(r);
}

const struct route routes[] = {
	{ GET, "/login", PUBLIC, site_show },
	{ POST, "/login", PUBLIC, site_log_in, .again = site_show },
	{ GET, "/things", SIGNED_IN, site_show },
	{ POST, "/things", SIGNED_IN, site_create, .again = site_show },
	{ GET, "/upload", SIGNED_IN, site_show },
	{ POST, "/upload", SIGNED_IN, take, .again = site_show, .upload = UPLOAD_MAX },
	{ POST, "/upload/told", SIGNED_IN, take, .again = site_show, .upload = UPLOAD_MAX, .told_of_long = true },
	{ POST, "/site/upload", SITE_ADMIN, take, .upload = UPLOAD_MAX },
};
const size_t route_count = sizeof routes / sizeof routes[0];

#define BOUNDARY "----MusterTest7MA4YWxk"
#define PART "--" BOUNDARY "\r\nContent-Disposition: form-data; name="
#define FILE_PART PART "\"file\"; filename=\"C:\\fakepath\\people.csv\"\r\nContent-Type: text/csv\r\n\r\n"
#define END "\r\n--" BOUNDARY "--\r\n"

static struct stream sent; /* what was left unread of the last upload is still in it */

/* A multipart that says it is said bytes long. */
static enum fault_kind
send_upload(const char *uri, const char *cookie, const char *data, size_t length, size_t said)
{
	char *variables[] = { "REQUEST_METHOD=POST", arena_text(site.world->arena, "REQUEST_URI=%s", uri), "HTTP_HOST=muster.example",
		"CONTENT_TYPE=multipart/form-data; boundary=" BOUNDARY, arena_text(site.world->arena, "CONTENT_LENGTH=%zu", said),
		arena_text(site.world->arena, "HTTP_COOKIE=__Host-muster=%s", cookie ? cookie : ""), NULL };

	sent = (struct stream){ data, length };
	response_clear(&site.response);
	site.handled = 0;
	taken = (struct upload){ .fd = -1 };
	site.request = (struct request){ .id = "0123456789abcdef", .response = &site.response };
	site.request.ctx = (struct ctx){ .arena = site.world->arena,
		.db = site.world->db,
		.conf = site.conf,
		.now = site.world->now,
		.touched = site.world->touched };
	return answer(&site.request, &(struct incoming){ variables, site_read, &sent });
}

static int
upload_text(const char *uri, const char *text)
{
	assert_int_equal(send_upload(uri, site.token, text, strlen(text), strlen(text)), FAULT_NONE);
	return site.response.status;
}

/* The site.token, one field that says what create() is to do, and a file of that many bytes with these first ones. */
static const char *
upload_form(const char *heading, const char *first, size_t length)
{
	struct request visitor = { .ctx = { .arena = site.world->arena, .conf = &site_conf }, .token = site.token };
	char *file = arena_alloc(site.world->arena, length + 1);

	memset(file, 'x', length);
	memcpy(file, first, strlen(first) < length ? strlen(first) : length);
	return arena_text(site.world->arena, PART "\"csrf\"\r\n\r\n%s\r\n" PART "\"heading\"\r\n\r\n%s\r\n" FILE_PART "%s" END,
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
	struct request visitor = { .ctx = { .arena = site.world->arena, .conf = &site_conf }, .token = site.token };

	(void)state;
	assert_int_equal(post("/upload", "heading=typed"), 422);
	assert_true(says("Choose a file.") && says("<h1>typed</h1>"));
	assert_int_equal(upload_text("/upload",
						 arena_text(site.world->arena, PART "\"csrf\"\r\n\r\n%s\r\n" PART "\"file\"; filename=\"\"\r\n\r\n" END,
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
	assert_int_equal(send_upload("/upload", site.token, "x", 1, 33 << 20), FAULT_NONE);
	assert_int_equal(site.response.status, 413);
	assert_true(says("33 MB") && sent.left == 1);
	assert_int_equal(site.handled, 0);
	assert_file_is_closed();
}

static void
a_file_that_the_web_server_kept_to_itself_is_too_large_not_cut_off(void **state)
{
	const char *form = upload_form("one", "first", 10);

	(void)state;
	assert_int_equal(send_upload("/upload/told", site.token, "", 0, 70 << 20), FAULT_NONE);
	assert_int_equal(site.response.status, 413);
	assert_true(says("70 MB") && says("1 MB is the most") && !says("cut off"));
	assert_int_equal(send_upload("/upload/told", site.token, form, strlen(form) - 5, strlen(form)), FAULT_NONE);
	assert_int_equal(site.response.status, 400);
	assert_int_equal(site.handled, 0);
	assert_file_is_closed();
}

static void
a_file_goes_only_where_one_is_taken(void **state)
{
	(void)state;
	assert_int_equal(upload_text("/things", upload_form("one", "", 10)), 415);
	assert_int_equal(site.handled, 0);
	/* Nobody without the right makes us read it. */
	assert_int_equal(upload_text("/site/upload", upload_form("one", "", 300000)), 403);
	assert_int_equal(site.handled, 0);
	assert_true(sent.left > 300000);
}

static void
an_upload_that_was_cut_off_is_not_taken(void **state)
{
	const char *form = upload_form("one", "first", 200000);

	(void)state;
	for (size_t cut = 1; cut < 100000; cut = cut * 3 + 1) {
		assert_int_equal(send_upload("/upload", site.token, form, strlen(form) - cut, strlen(form)), FAULT_NONE);
		assert_int_equal(site.response.status, 400);
		assert_true(says("cut off") && says("Nothing was saved"));
	}
	assert_int_equal(send_upload("/upload", site.token, form, 150, 150), FAULT_NONE);
	assert_int_equal(site.response.status, 400);
	assert_int_equal(site.handled, 0);
	assert_file_is_closed();
}

static void
two_files_are_not_taken(void **state)
{
	const char *form = upload_form("one", "first", 5);
	const char *other = arena_text(
		site.world->arena, "%.*s\r\n" PART "\"other\"; filename=\"b.csv\"\r\n\r\nb" END, (int)(strlen(form) - strlen(END)), form);

	(void)state;
	assert_int_equal(upload_text("/upload", other), 400);
	assert_true(says("More than one file"));
	assert_int_equal(site.handled, 0);
	assert_file_is_closed();
}

static void
the_fields_of_a_grown_old_upload_are_carried_without_the_file(void **state)
{
	const char *form = PART "\"csrf\"\r\n\r\nold\r\n" PART "\"heading\"\r\n\r\ntyped\r\n" FILE_PART "first";

	(void)state;
	form = arena_text(site.world->arena, "%s%s" END, form, upload_form("one", "", 300000));
	assert_int_equal(upload_text("/upload?x=1", form), 403);
	assert_true(says("grown old") && says("action=\"/upload?x=1\"") && says(">\ntyped</textarea>"));
	assert_true(says("Choose the file again") && !says("people.csv"));
	assert_int_equal(site.handled, 0);
	assert_true(sent.left > 100000);
}

static void
an_upload_of_somebody_logged_out_keeps_its_fields(void **state)
{
	const char *form = upload_form("typed", "first", 300000);

	(void)state;
	send_upload("/upload", NULL, form, strlen(form), strlen(form));
	assert_int_equal(site.response.status, 401);
	assert_true(site.request.carried && sent.left > 100000);
	assert_int_equal(site.handled, 0);
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
	kind = send_upload("/upload", site.token, form, strlen(form), strlen(form));
	setrlimit(RLIMIT_FSIZE, &before);
	assert_int_equal(kind, FAULT_FULL);
	assert_int_equal(site.response.status, 507);
	assert_true(says("no room left") && says("\ntyped</textarea>") && says("Choose the file again") && !says("people.csv"));
	assert_int_equal(send_upload("/upload", site.token, upload_form("full", "first", 10),
						 strlen(upload_form("full", "first", 10)), strlen(upload_form("full", "first", 10))),
		FAULT_FULL);
	assert_true(says("\nfull</textarea>") && !says("people.csv"));
	assert_int_equal(kept(), 0);
	assert_file_is_closed();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_comes_with_its_form),
		cmocka_unit_test(a_form_without_its_file_is_shown_again),
		cmocka_unit_test(a_file_has_a_limit_that_is_named),
		cmocka_unit_test(a_file_that_the_web_server_kept_to_itself_is_too_large_not_cut_off),
		cmocka_unit_test(a_file_goes_only_where_one_is_taken),
		cmocka_unit_test(an_upload_that_was_cut_off_is_not_taken),
		cmocka_unit_test(two_files_are_not_taken),
		cmocka_unit_test(the_fields_of_a_grown_old_upload_are_carried_without_the_file),
		cmocka_unit_test(an_upload_of_somebody_logged_out_keeps_its_fields),
		cmocka_unit_test(an_upload_that_finds_no_room_is_said_and_its_fields_are_kept),
	};

	return cmocka_run_group_tests(tests, open_site, close_site);
}
