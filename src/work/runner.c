#include "work/runner.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/email.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/random.h"
#include "queries.h"
#include "work/jobs.h"
#include "work/mailer.h"

#define PLACES_MAX 17    /* the mailer and up to 16 runners */
#define LOCK_SECONDS 15  /* how long the children of one that was killed may take to end */
#define DRAIN_SECONDS 10 /* beside the time that a mail may take */

/* Place 0 is the mailer's, 1 that of the runner that sweeps. */
struct house {
	const struct conf *conf;
	const char *password;
	int lock;
	pid_t children[PLACES_MAX]; /* 0: none */
	int64_t started[PLACES_MAX];
	sigset_t signals;
};

/* --- before the first child --- */

/* The children hold the lock too: it is free when the last one of an earlier start has gone. */
static bool
take_lock(struct house *house, struct arena *arena)
{
	const char *path = arena_text(arena, "%s/work.pid", house->conf->state);
	int64_t until = clock_seconds() + LOCK_SECONDS;

	house->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0640);
	if (house->lock < 0) {
		log_line(LOG_ERROR, "cannot open %s: %s", path, strerror(errno));
		return false;
	}
	while (flock(house->lock, LOCK_EX | LOCK_NB) != 0) {
		if (clock_seconds() >= until) {
			log_line(LOG_ERROR, "`muster work` runs for this installation already: %s is locked", path);
			return false;
		}
		sleep(1);
	}
	if (ftruncate(house->lock, 0) != 0 || dprintf(house->lock, "%d\n", (int)getpid()) < 0)
		log_line(LOG_WARNING, "cannot write %s: %s", path, strerror(errno));
	return true;
}

/* What this host calls itself in leases; made at the first start. */
static bool
know_host(const struct house *house, struct arena *arena)
{
	const char *path = arena_text(arena, "%s/work.host", house->conf->state);
	const char *word = conf_secret(arena, path);
	FILE *file = NULL;

	if (!word || !*word) {
		word = random_token(arena);
		file = fopen(path, "we");
		if (!file || fprintf(file, "%s\n", word) < 0 || fflush(file) != 0) {
			log_line(LOG_ERROR, "cannot write %s: %s", path, strerror(errno));
			word = NULL;
		}
	}
	if (file)
		fclose(file);
	if (word)
		process_use_word(word);
	return word != NULL;
}

static bool
read_password(struct house *house, struct arena *arena)
{
	const char *path = house->conf->smtp_password_file;

	if (!*house->conf->smtp_user || !*path)
		return true;
	house->password = conf_secret(arena, path);
	if (house->password && *house->password)
		return true;
	log_line(LOG_ERROR, "smtp_password_file %s: %s. Put the password on its first line.", path,
		house->password ? "there is nothing in it" : strerror(errno));
	return false;
}

struct past {
	const struct conf *conf;
	struct arena *arena;
	const char *owner; /* what all of them begin with */
	struct db *db;
};

static bool
take_back_leases(void *argument)
{
	const struct past *past = argument;

	/* A ";" is beyond every digit. */
	q_job_reclaim(past->db, past->owner, arena_text(past->arena, "%s;", past->owner), clock_now());
	return true;
}

static void
take_back(void *argument)
{
	struct past *past = argument;

	past->db = db_open(past->conf->store, DB_FULL);
	db_use_arena(past->db, past->arena);
	db_write(past->db, take_back_leases, past);
}

/* What was leased by processes of this name, which are gone, is free again; where that does not come off, the leases run out. The
   connection, and the writer lock with it, is gone either way: the next children are forked, and open their own. */
static void
take_back_from(const struct conf *conf, struct arena *arena, const char *owner)
{
	struct past past = { conf, arena, owner, NULL };

	fault_catch(take_back, &past);
	db_close(past.db);
}

static bool
prepare(struct house *house, struct arena *arena)
{
	struct email from;

	if (email_parse(arena, house->conf->mail_from, &from) != EMAIL_OK || strcmp(from.wire, house->conf->mail_from) != 0) {
		log_line(LOG_ERROR, "mail_from is \"%s\". Give a plain address, its domain in ASCII, like muster@training.example.org.",
			house->conf->mail_from);
		return false;
	}
	if (!read_password(house, arena) || !take_lock(house, arena) || !know_host(house, arena))
		return false;
	take_back_from(house->conf, arena, process_host(arena));
	return true;
}

/* --- children --- */

_Noreturn static void
be_child(const struct house *house, int place, pid_t parent)
{
	/* A parent that is killed takes us along, after the mail or chunk in hand. */
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(0);
	prctl(PR_SET_NAME, place == 0 ? "muster-mailer" : "muster-runner"); /* as ps and top show it */
	if (place == 0)
		mailer_run(house->conf, house->password);
	jobs_run(house->conf, place == 1);
}

static void
start_child(struct house *house, int place)
{
	pid_t parent = getpid();
	pid_t child = fork();

	if (child == 0)
		be_child(house, place, parent);
	if (child < 0)
		log_line(LOG_ERROR, "cannot start a process: %s", strerror(errno));
	house->children[place] = child > 0 ? child : 0;
	house->started[place] = clock_seconds();
}

/* One that died in its first second waits for its next. */
static void
fill_places(struct house *house)
{
	for (int i = 0; i <= house->conf->runners && i < PLACES_MAX; i++)
		if (!house->children[i] && clock_seconds() != house->started[i])
			start_child(house, i);
}

/* What a killed child had leased. */
static void
bury(struct house *house, pid_t child)
{
	struct arena *arena = arena_new(1 << 20);

	take_back_from(house->conf, arena, process_name(arena, child));
	arena_free(arena);
}

/* Takes in the children that have ended; whether any are left. */
static bool
reap(struct house *house)
{
	int status;
	pid_t child;

	while ((child = waitpid(-1, &status, WNOHANG)) > 0) {
		for (int i = 0; i < PLACES_MAX; i++)
			if (house->children[i] == child)
				house->children[i] = 0;
		if (WIFSIGNALED(status)) {
			log_line(LOG_ERROR, "process %d was killed by signal %d", (int)child, WTERMSIG(status));
			/* Anything else may be the job's own fault: it waits for the end of its lease, and the try counts. */
			if (WTERMSIG(status) == SIGKILL)
				bury(house, child);
		} else if (WEXITSTATUS(status) != 0)
			log_line(LOG_WARNING, "process %d ended with status %d and is replaced", (int)child, WEXITSTATUS(status));
	}
	return child == 0;
}

static void
tell_children(const struct house *house, int number)
{
	for (int i = 0; i < PLACES_MAX; i++)
		if (house->children[i])
			kill(house->children[i], number);
}

static void
drain(struct house *house)
{
	int64_t until = clock_seconds() + house->conf->smtp_timeout + DRAIN_SECONDS;
	struct timespec second = { .tv_sec = 1 };

	tell_children(house, SIGTERM);
	while (reap(house) && clock_seconds() < until)
		sigtimedwait(&house->signals, NULL, &second);
	tell_children(house, SIGKILL);
}

static void
watch(struct house *house)
{
	struct timespec second = { .tv_sec = 1 };

	for (;;) {
		int number;

		reap(house);
		fill_places(house);
		number = sigtimedwait(&house->signals, NULL, &second);
		if (number == SIGTERM || number == SIGINT)
			return;
	}
}

int
work(const struct conf *conf)
{
	struct house house = { .conf = conf, .lock = -1 };
	struct arena *arena = arena_new(4 << 20);

	sigemptyset(&house.signals);
	sigaddset(&house.signals, SIGTERM);
	sigaddset(&house.signals, SIGINT);
	sigaddset(&house.signals, SIGCHLD);
	sigprocmask(SIG_BLOCK, &house.signals, NULL);
	signal(SIGHUP, SIG_IGN);
	if (!prepare(&house, arena))
		return 1;
	log_line(LOG_INFO, "works for %s with a mailer to %s and %d runners", conf->base_url, conf->smtp_url, conf->runners);
	watch(&house);
	log_line(LOG_INFO, "drains");
	drain(&house);
	arena_free(arena);
	return 0;
}
