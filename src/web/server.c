#include "web/server.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "web/listener.h"
#include "web/worker.h"

#define WORKERS_MAX 64
#define DRAIN_SECONDS 25 /* below the service manager's patience */

struct server {
	const struct conf *conf;
	struct listener listener;
	pid_t workers[WORKERS_MAX]; /* 0: none */
	int64_t started[WORKERS_MAX];
	sigset_t signals;
};

/* What the new program is started with: the path that this one was started from, now perhaps another file, and its words. */
struct program {
	char path[PATH_MAX];
	char words[8192];
	char *argv[64];
};

static bool
remember_program(struct program *program)
{
	ssize_t length = readlink("/proc/self/exe", program->path, sizeof program->path - 1);
	FILE *file = fopen("/proc/self/cmdline", "re");
	size_t got = file ? fread(program->words, 1, sizeof program->words - 1, file) : 0;
	size_t count = 0;

	if (file)
		fclose(file);
	if (length < 0 || got == 0 || got == sizeof program->words - 1)
		return false;
	program->path[length] = '\0';
	program->words[got] = '\0';
	for (size_t i = 0; i < got && count < sizeof program->argv / sizeof program->argv[0] - 1; i += strlen(program->words + i) + 1)
		program->argv[count++] = program->words + i;
	program->argv[count] = NULL;
	return true;
}

static void
start_worker(struct server *server, int place)
{
	pid_t parent = getpid();
	pid_t child = fork();

	if (child == 0) {
		/* Before the look: a parent that dies in between would leave a worker behind that holds the socket. */
		prctl(PR_SET_PDEATHSIG, SIGTERM);
		if (getppid() != parent)
			_exit(0);
		worker_run(server->conf, server->listener.fd);
	}
	if (child < 0)
		log_line(LOG_ERROR, "cannot start a worker: %s", strerror(errno));
	server->workers[place] = child > 0 ? child : 0;
	server->started[place] = clock_seconds();
}

/* One that died in its first second waits for its next, so that what kills them all does not eat the machine. */
static void
fill_places(struct server *server)
{
	for (int i = 0; i < server->conf->workers && i < WORKERS_MAX; i++)
		if (!server->workers[i] && clock_seconds() != server->started[i])
			start_worker(server, i);
}

/* Takes in the children that have ended; those of before a restart are strangers here. How many are left, at least. */
static bool
reap(struct server *server)
{
	int status;
	pid_t child;

	while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < WORKERS_MAX; i++)
			if (server->workers[i] == child) {
				server->workers[i] = 0;
				if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
					server->started[i] = 0; /* somebody asked it to end: no reason to wait */
			}
		if (WIFSIGNALED(status))
			log_line(LOG_ERROR, "worker %d was killed by signal %d", (int)child, WTERMSIG(status));
		else if (WEXITSTATUS(status) != 0)
			log_line(LOG_WARNING, "worker %d ended with status %d and is replaced", (int)child, WEXITSTATUS(status));
	}
	return child == 0; /* some are left; -1: none */
}

static void
tell_workers(const struct server *server, int signal_number)
{
	for (int i = 0; i < WORKERS_MAX; i++)
		if (server->workers[i])
			kill(server->workers[i], signal_number);
}

static void
drain(struct server *server)
{
	int64_t until = clock_seconds() + DRAIN_SECONDS;
	struct timespec second = { .tv_sec = 1 };

	listener_unlink(&server->listener);
	tell_workers(server, SIGTERM);
	while (reap(server) && clock_seconds() < until)
		sigtimedwait(&server->signals, NULL, &second);
	tell_workers(server, SIGKILL);
}

/* Lets the new program try whether it could serve. */
static bool
rehearse(const struct program *program)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0) {
		sigset_t none;

		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		setenv(REHEARSAL, "1", 1);
		execv(program->path, program->argv);
		_exit(127);
	}
	return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/* The old workers finish what they are at, the new program has the socket and starts its own. Returns only if nothing came of it. */
static void
begin_anew(struct server *server, const struct program *program)
{
	if (!rehearse(program)) {
		log_line(LOG_ERROR,
			"the restart was called off, since the new program, configuration or templates are not in order; the old ones go on");
		return;
	}
	log_line(LOG_INFO, "begins anew");
	if (listener_hand_over(&server->listener)) {
		tell_workers(server, SIGTERM);
		execv(program->path, program->argv);
	}
	log_line(LOG_ERROR, "the restart failed: %s; new workers of the old program go on", strerror(errno));
	listener_take_back(&server->listener);
}

static void
watch(struct server *server, const struct program *program)
{
	struct timespec second = { .tv_sec = 1 };

	for (;;) {
		int number;

		reap(server);
		fill_places(server);
		number = sigtimedwait(&server->signals, NULL, &second);
		if (number == SIGTERM || number == SIGINT)
			return;
		if (number == SIGHUP)
			begin_anew(server, program);
	}
}

int
serve(const struct conf *conf)
{
	struct server server = { .conf = conf };
	struct program program;
	bool rehearsal = getenv(REHEARSAL) != NULL;

	if (rehearsal)
		return 0;
	if (!remember_program(&program)) {
		log_line(LOG_ERROR, "/proc is not to be read. Mount it, so that the program can begin anew.");
		return 1;
	}
	sigemptyset(&server.signals);
	sigaddset(&server.signals, SIGTERM);
	sigaddset(&server.signals, SIGINT);
	sigaddset(&server.signals, SIGHUP);
	sigaddset(&server.signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &server.signals, NULL);
	if (!listener_open(&server.listener, conf))
		return 1;
	log_line(LOG_INFO, "serves %s on %s with %d workers", conf->base_url, conf->socket, conf->workers);
	watch(&server, &program);
	log_line(LOG_INFO, "drains");
	drain(&server);
	return 0;
}
