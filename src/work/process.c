#include "work/process.h"

#include <inttypes.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "domain/action.h"
#include "domain/site.h"

#define ROUND_MAX ((size_t)160 << 20) /* import_file_scrub() reads a whole file in one round */
#define BEAT_SECONDS 60
#define HEAP_KEPT (4 << 20)
#define WAKE_PAUSE 20  /* milliseconds at least between two looks */
#define PATIENCE 20000 /* milliseconds that a process which should end still waits for the database */

static char host_word[44];

/* Returns what can be read once TERM has come. */
static int
set_signals(void)
{
	sigset_t term;

	signal(SIGINT, SIG_IGN); /* from the terminal: the parent sees to it */
	signal(SIGHUP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	sigprocmask(SIG_SETMASK, &term, NULL);
	return signalfd(-1, &term, SFD_CLOEXEC | SFD_NONBLOCK);
}

void
process_use_word(const char *word)
{
	snprintf(host_word, sizeof host_word, "%s", word);
}

const char *
process_host(struct arena *arena)
{
	char host[100] = "";

	gethostname(host, sizeof host - 1);
	return arena_text(arena, "%s-%s:", host, host_word);
}

const char *
process_name(struct arena *arena, pid_t pid)
{
	return arena_text(arena, "%s%d:", process_host(arena), (int)pid);
}

struct process *
process_open(const struct conf *conf, enum db_safety safety)
{
	struct arena *own = arena_new(1 << 20);
	struct process *process = arena_alloc(own, sizeof *process);

	process->term = set_signals();
	/* What one round gives back the next one takes: keep it, rather than move the heap's end to and fro for each letter. */
	mallopt(M_TRIM_THRESHOLD, HEAP_KEPT);
	mallopt(M_TOP_PAD, HEAP_KEPT / 4);
	process->conf = conf;
	process->name = arena_text(own, "%s%" PRId64, process_name(own, getpid()), (int64_t)time(NULL));
	process->arena = arena_new(ROUND_MAX);
	process->db = db_open(conf->store, safety);
	return process;
}

void
process_end(struct process *process, int status)
{
	db_close(process->db);
	exit(status);
}

struct ctx
process_round(struct process *process)
{
	db_rollback(process->db);
	arena_reset(process->arena);
	db_use_arena(process->db, process->arena);
	return (struct ctx){ .arena = process->arena,
		.db = process->db,
		.conf = process->conf,
		.now = clock_now(),
		.role = ADMIN,
		.touched = ctx_touches(process->arena) };
}

void
process_pause(struct process *process, int milliseconds)
{
	struct timespec time = { .tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L };
	sigset_t term;

	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	if (!process->ending && sigtimedwait(&term, NULL, &time) == SIGTERM)
		process->ending = true;
}

bool
process_is_ending(struct process *process)
{
	process_pause(process, 0);
	return process->ending;
}

void
process_wait(struct process *process, int milliseconds)
{
	struct pollfd woken[] = { { .fd = process->term, .events = POLLIN }, { .fd = db_wake_fd(process->db), .events = POLLIN } };

	/* Where everybody writes all the time, this is how often it is looked. */
	process_pause(process, milliseconds < WAKE_PAUSE ? milliseconds : WAKE_PAUSE);
	if (milliseconds <= WAKE_PAUSE || process_is_ending(process))
		return;
	poll(woken, 2, milliseconds - WAKE_PAUSE);
	db_wake_clear(process->db);
	process_pause(process, 0);
}

struct beat {
	struct process *process;
	const char *part;
};

static bool
write_beat(struct ctx *ctx, void *argument)
{
	const struct beat *due = argument;

	site_heartbeat(ctx, due->part);
	return true;
}

static void
beat(void *argument)
{
	struct beat *due = argument;
	struct ctx ctx = process_round(due->process);

	action_try_write(&ctx, write_beat, due);
}

void
process_beat(struct process *process, const char *part)
{
	struct beat due = { process, part };
	int64_t now = clock_now();

	/* Also when the clock was set back. */
	if (now >= process->beat_at && now < process->beat_at + BEAT_SECONDS)
		return;
	process->beat_at = now;
	if (fault_catch(beat, &due) != FAULT_NONE)
		db_rollback(process->db);
}

enum fault_kind
process_insist(struct process *process, void (*body)(void *argument), void *argument)
{
	int64_t until = clock_monotonic() + PATIENCE;

	for (;;) {
		enum fault_kind kind = fault_catch(body, argument);

		db_rollback(process->db);
		if (kind == FAULT_NONE || kind == FAULT_BUG || (process_is_ending(process) && clock_monotonic() >= until))
			return kind;
		if (process->ending)
			sleep(1);
		else
			process_pause(process, 1000);
	}
}
