#include "web/worker.h"

#include <errno.h>
#include <fcgiapp.h>
#include <inttypes.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/random.h"
#include "store/engine.h" /* its aid for tests */
#include "web/answer.h"
#include "web/response.h"
#include "web/route.h"
#include "web/stream.h"

#define ARENA_MAX ((size_t)64 << 20)
#define LAST_MAX 64 /* requests from the queue that a worker takes after TERM */

struct worker {
	const struct conf *conf;
	struct arena *arena;
	struct db *db;
	FCGX_Request fcgi;
	bool broken;
};

static volatile sig_atomic_t asked_to_end;

static void
on_term(int number)
{
	(void)number;
	asked_to_end = 1;
}

static size_t
read_stream(void *stream, char *data, size_t length)
{
	FCGX_Stream *in = stream;
	size_t done = 0;

	while (done < length) {
		size_t rest = length - done;
		int got = FCGX_GetStr(data + done, rest > 65536 ? 65536 : (int)rest, in);

		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return FCGX_GetError(in) ? 0 : done;
}

/* false: they have gone; there is nobody to tell. */
static bool
put(FCGX_Stream *out, const char *data, size_t length)
{
	while (length > 0) {
		int piece = length > (1 << 20) ? 1 << 20 : (int)length;

		if (FCGX_PutStr(data, piece, out) != piece)
			return false;
		data += piece;
		length -= (size_t)piece;
	}
	return true;
}

struct sending {
	struct request *request;
	const char *head;
};

static void
build_head(void *argument)
{
	struct sending *sending = argument;

	sending->head = response_head(sending->request->response, sending->request->ctx.arena, sending->request->ctx.conf);
}

/* The pieces behind the body, each on its way before the next is made. false: the rest cannot be had. */
static bool
send_rest(struct worker *worker, struct request *request)
{
	FCGX_Stream *out = worker->fcgi.out;
	const char *piece;
	size_t length;

	for (;;) {
		enum fault_kind kind;

		if (FCGX_FFlush(out) != 0)
			return true;
		kind = stream_next(request, &piece, &length);
		if (kind == FAULT_BUG)
			worker->broken = true;
		if (kind != FAULT_NONE)
			return false;
		if (length == 0 || !put(out, piece, length))
			return true;
	}
}

/* false: it was cut off. The web server then hears no end of it, and does not pass it on as a whole. */
static bool
send_response(struct worker *worker, struct request *request)
{
	struct sending sending = { request, NULL };
	FCGX_Stream *out = worker->fcgi.out;

	if (request->response->status == 0 || fault_catch(build_head, &sending) != FAULT_NONE) {
		worker->broken = true;
		put(out, response_last_resort, strlen(response_last_resort));
	} else {
		put(out, sending.head, strlen(sending.head));
		if (!request->head && put(out, request->response->body, request->response->length) && request->response->more &&
			!send_rest(worker, request)) {
			FCGX_Free(&worker->fcgi, 1);
			return false;
		}
	}
	worker->fcgi.keepConnection = 0; /* a kept connection would hold this worker */
	FCGX_Finish_r(&worker->fcgi);
	return true;
}

static void
keep_pace(const struct request *request, int64_t started)
{
	if (request->paced)
		clock_sleep_until(started + ((clock_monotonic() - started) / PACE + 1) * PACE);
}

static const char *
method_name(const struct request *request)
{
	static const char *const names[] = {
		[GET] = "GET", [POST] = "POST", [PUT] = "PUT", [OPTIONS] = "OPTIONS", [OTHER_METHOD] = "-"
	};

	return request->head ? "HEAD" : names[request->method];
}

static void
new_id(char id[17])
{
	unsigned char bytes[8];

	random_bytes(bytes, sizeof bytes);
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(id + 2 * i, 3, "%02x", bytes[i]);
}

static void
serve_one(struct worker *worker)
{
	char id[17];
	struct response response = { .status = 0 };
	struct request request = { .id = id, .response = &response };
	struct incoming incoming = { worker->fcgi.envp, read_stream, worker->fcgi.in };
	int64_t started = clock_monotonic();
	bool whole;

	new_id(id);
	log_id(id);
	request.ctx.arena = worker->arena;
	request.ctx.db = worker->db;
	request.ctx.conf = worker->conf;
	request.ctx.now = clock_now();
	request.ctx.touched = ctx_touches(worker->arena);
	if (answer(&request, &incoming) == FAULT_BUG)
		worker->broken = true;
	keep_pace(&request, started);
	whole = send_response(worker, &request);
	stream_close(&request);
	log_line(LOG_INFO, "%s %s %d%s %" PRId64 " ms account %" PRId64, method_name(&request),
		request.route ? request.route->pattern : "-", response.status ? response.status : 500, whole ? "" : " cut off",
		clock_monotonic() - started, request.ctx.account);
	if (!worker->broken)
		answer_afterwards(&request);
	log_id(NULL);
	arena_reset(worker->arena);
}

static void
set_signals(void)
{
	struct sigaction term = { .sa_handler = on_term };
	struct sigaction ignore = { .sa_handler = SIG_IGN };

	sigaction(SIGTERM, &term, NULL);
	sigaction(SIGINT, &ignore, NULL); /* from the terminal: the parent sees to it */
	sigaction(SIGHUP, &ignore, NULL);
	sigaction(SIGPIPE, &ignore, NULL);
	sigaction(SIGUSR1, &ignore, NULL);
	sigaction(SIGCHLD, &(struct sigaction){ .sa_handler = SIG_DFL }, NULL);
}

/* TERM comes through only while we wait here, so that it never cuts a request short. false: time to go. */
static bool
wait_for_request(int listen_fd)
{
	struct pollfd ready = { .fd = listen_fd, .events = POLLIN };
	sigset_t none;

	sigemptyset(&none);
	for (;;) {
		int count = ppoll(&ready, 1, NULL, &none);

		if (asked_to_end)
			return false;
		if (count > 0)
			return true;
		if (count < 0 && errno != EINTR)
			exit(WORKER_BROKEN);
	}
}

/* What one page needed, the next will: keep up to 2 MB instead of giving it back and asking again. */
static void
keep_memory(void)
{
	mallopt(M_MMAP_THRESHOLD, 1 << 20);
	mallopt(M_TRIM_THRESHOLD, 2 << 20);
}

static void
open_all(struct worker *worker, int listen_fd)
{
	keep_memory();
	worker->arena = arena_new(ARENA_MAX + 3 * (size_t)worker->conf->body_limit);
	worker->db = db_open(worker->conf->store, DB_FULL);
	db_use_arena(worker->db, worker->arena);
#ifdef __SANITIZE_ADDRESS__
	/* So the tests of the pages find whatever may not run again. */
	if (!db_is_on_server(worker->conf->store))
		db_again_for_tests(worker->db, 1);
#endif
	if (FCGX_Init() != 0 || FCGX_InitRequest(&worker->fcgi, listen_fd, 0) != 0) {
		log_line(LOG_ERROR, "libfcgi cannot start");
		exit(WORKER_BROKEN);
	}
	set_signals(); /* after FCGX_Init(), which has handlers of its own */
}

_Noreturn void
worker_run(const struct conf *conf, int listen_fd)
{
	struct worker worker = { .conf = conf };
	int last = 0;

	prctl(PR_SET_NAME, "muster-web"); /* as ps and top show it */
	open_all(&worker, listen_fd);
	while (!worker.broken) {
		if (!asked_to_end && !wait_for_request(listen_fd))
			continue;
		if (asked_to_end && ++last > LAST_MAX)
			break;
		if (FCGX_Accept_r(&worker.fcgi) == 0)
			serve_one(&worker);
		else if (asked_to_end)
			break; /* the queue is empty */
	}
	FCGX_Free(&worker.fcgi, 1);
	db_close(worker.db);
	arena_free(worker.arena);
	exit(worker.broken ? WORKER_BROKEN : 0);
}
