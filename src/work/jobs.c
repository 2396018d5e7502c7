#include "work/jobs.h"

#include <string.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "domain/action.h"
#include "queries.h"
#include "work/kinds.h"
#include "work/sweep.h"

#define IDLE_MILLISECONDS 500
#define LEASE_SECONDS 60
#define TURN_SECONDS 10 /* then another job that waits has its turn */
#define ATTEMPTS 5
#define REST_FOR_MAILS 3 /* as many times shorter than the chunk before it, */
#define REST_MOST 1000   /* but no longer: milliseconds */
#define MEMORY 16000     /* KB of the database's pages: a chunk of an import changes as much */
#define DEAD "It stopped for a reason that is ours: the log says more. What was done stays done; you can start it again."
#define NO_MORE "Whoever started it may not do this here any more. What was done stays done."

static const struct kind {
	const char *name;
	bool (*chunk)(struct ctx *ctx, struct job *job);
	bool asked;     /* by somebody, who must still be allowed to */
	bool remade;    /* what a power cut takes away is simply done once more */
	bool gives_way; /* after each chunk, to any other job that is due */
	int rest;       /* milliseconds between chunks, for others who wait to write */
	/* What takes long, before each chunk's transaction: job->prepared. Below LEASE_SECONDS. */
	void *(*prepare)(struct ctx *ctx, const struct job *job);
	void (*died)(struct ctx *ctx, const struct job *job); /* it will not be tried again */
} kinds[] = {
	{ "memberships", memberships_chunk, .asked = true },
	{ "copy", copy_chunk, .asked = true },
	{ "recount", recount_chunk },
	{ "promote", promote_chunk },
	{ "remind", remind_chunk },
	{ "rule", rule_chunk, .rest = 5 },
	{ "import_read", import_read_chunk, .remade = true, .rest = 1, .died = import_read_died },
	{ "import_run", import_run_chunk, .asked = true, .rest = 5, .died = import_died },
	{ "import_undo", import_undo_chunk, .asked = true, .rest = 5, .died = import_died },
	{ "import_forget", import_forget_chunk },
	{ "passwords", passwords_chunk, .gives_way = true, .rest = 20, .prepare = passwords_prepare },
	{ "offer_update", offers_chunk, .rest = 5 },
	{ "checkout", checkout_chunk, .prepare = checkout_prepare, .died = checkout_died },
	{ "refund", refund_chunk, .prepare = refund_prepare, .died = refund_died },
};

const char *
job_argument(struct ctx *ctx, const struct job *job, const char *name)
{
	const char *value = rows_text(q_job_argument(ctx->db, job->arguments, name));

	return value ? value : "";
}

int64_t
job_number(struct ctx *ctx, const struct job *job, const char *name)
{
	int64_t number;

	if (!text_integer(job_argument(ctx, job, name), 0, INT64_MAX, &number))
		fault("job %lld has no number %s", (long long)job->id, name);
	return number;
}

/* A job in hand. */
struct run {
	struct process *process;
	int64_t id; /* 0: none was due */
	const struct kind *kind;
	int64_t attempts;
	bool over;      /* finished, or no longer ours */
	bool gives_way; /* another one is due, and goes first */
	bool mails_wait;
	int64_t wait; /* seconds, since it cannot go on now */
};

static enum role
role_of(const char *place)
{
	if (strcmp(place, "admin") == 0)
		return ADMIN;
	return strcmp(place, "leader") == 0 ? LEADER : PUBLIC;
}

static const struct kind *
kind_named(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].name, name) == 0)
			return &kinds[i];
	return NULL;
}

static bool
load(struct ctx *ctx, struct run *run, struct job *job)
{
	struct rows *rows = q_job_load(ctx->db, run->id);

	if (!row_one(rows))
		return false;
	*job = (struct job){
		.id = run->id,
		.organisation = row_integer(rows, JOB_LOAD_ORGANISATION_ID),
		.group = row_integer(rows, JOB_LOAD_GROUP_ID),
		.account = row_integer(rows, JOB_LOAD_ACCOUNT_ID),
		.kind = row_text(rows, JOB_LOAD_KIND),
		.title = row_text(rows, JOB_LOAD_TITLE),
		.arguments = row_text(rows, JOB_LOAD_ARGUMENTS),
		.position = row_text(rows, JOB_LOAD_POSITION),
		.done = row_integer(rows, JOB_LOAD_DONE),
		.skipped = row_integer(rows, JOB_LOAD_SKIPPED),
		.total = row_integer(rows, JOB_LOAD_TOTAL),
	};
	run->attempts = row_integer(rows, JOB_LOAD_ATTEMPTS);
	run->kind = kind_named(job->kind);
	ctx->organisation = job->organisation;
	ctx->group = job->group;
	ctx->account = job->account;
	ctx->member = row_integer(rows, JOB_LOAD_MEMBER_ID);
	ctx->role = role_of(row_text(rows, JOB_LOAD_PLACE));
	zone_use(job->organisation ? row_text(rows, JOB_LOAD_TIME_ZONE) : "UTC");
	return true;
}

static bool
lease_one(struct ctx *ctx, void *argument)
{
	struct run *run = argument;

	run->id = rows_integer(q_job_lease(ctx->db, ctx->now, run->process->name, ctx->now + LEASE_SECONDS));
	return true;
}

static void
lease(void *argument)
{
	struct run *run = argument;
	struct ctx ctx = process_round(run->process);
	struct job job;

	run->id = 0;
	if (rows_integer(q_job_due(ctx.db, ctx.now)) && action_write(&ctx, lease_one, run) && run->id)
		load(&ctx, run, &job);
}

/* A piece of a job, in one transaction. */
struct chunk {
	struct run *run;
	void *prepared;
	struct job job;
	const char *status; /* NULL: there is more to do */
};

/* Also asked before the job is prepared: what is prepared reaches the world outside. */
static bool
may_be_tried(const struct run *run)
{
	return run->kind && run->attempts <= ATTEMPTS;
}

/* Returns how the job ends here, where it is done, or has failed too often. */
static const char *
do_some(struct ctx *ctx, const struct run *run, struct job *job)
{
	if (!may_be_tried(run))
		job->result = DEAD;
	else if (run->kind->asked && ctx->role < LEADER)
		job->result = NO_MORE;
	else
		return run->kind->chunk(ctx, job) ? "done" : NULL;
	return "dead";
}

/* With how far it came. The lease is the fence: whoever lost it does nothing more. */
static bool
do_chunk(struct ctx *ctx, void *argument)
{
	struct chunk *chunk = argument;
	struct run *run = chunk->run;
	struct job *job = &chunk->job;
	const char *owner = run->process->name;

	if (!q_job_renew(ctx->db, run->id, owner, ctx->now + LEASE_SECONDS) || !load(ctx, run, job))
		return false;
	job->prepared = chunk->prepared;
	chunk->status = do_some(ctx, run, job);
	q_job_progress(ctx->db, run->id, owner, job->position, job->done, job->skipped);
	if (chunk->status)
		q_job_finish(ctx->db, run->id, owner, chunk->status, job->result, ctx->now);
	if (text_equal(chunk->status, "dead") && run->kind && run->kind->died)
		run->kind->died(ctx, job);
	return true;
}

static void
chunk(void *argument)
{
	struct run *run = argument;
	struct ctx ctx = process_round(run->process);
	struct chunk chunk = { .run = run };
	bool ours;

	if (may_be_tried(run) && run->kind->prepare && load(&ctx, run, &chunk.job))
		chunk.prepared = run->kind->prepare(&ctx, &chunk.job);
	ctx.now = clock_now();
	db_set_safety(ctx.db, run->kind && run->kind->remade ? DB_NORMAL : DB_FULL);
	ours = action_write(&ctx, do_chunk, &chunk);
	run->over = !ours || chunk.status;
	if (!ours)
		return;
	if (chunk.status)
		log_line(LOG_INFO, "job %lld %s: %lld done, %lld left out", (long long)run->id, chunk.status, (long long)chunk.job.done,
			(long long)chunk.job.skipped);
	run->wait = chunk.job.wait;
	run->mails_wait = rows_integer(q_message_due(ctx.db, ctx.now));
	run->gives_way = run->kind && run->kind->gives_way && rows_integer(q_job_due(ctx.db, clock_now()));
}

static bool
release(struct ctx *ctx, void *argument)
{
	const struct run *run = argument;
	int64_t wait = run->over ? 30 * (run->attempts + 1) * (run->attempts + 1) : run->gives_way;

	wait = wait > run->wait ? wait : run->wait;
	q_job_release(ctx->db, run->id, run->process->name, ctx->now + wait);
	return true;
}

/* The attempt stays counted, so that five failures at one place are the end. */
static void
let_go(void *argument)
{
	struct run *run = argument;
	struct ctx ctx = process_round(run->process);

	action_write(&ctx, release, run);
}

/* The mailer writes down each answer by itself: it needs the lock often, and would wait for a whole chunk each time. */
static void
rest(const struct run *run, int64_t took)
{
	int64_t longer = run->mails_wait ? took / REST_FOR_MAILS : 0;

	process_pause(run->process, run->kind->rest + (int)(longer < REST_MOST ? longer : REST_MOST));
}

bool
jobs_run_one(struct process *process)
{
	struct run run = { .process = process };
	int64_t started = clock_now();

	if (process_insist(process, lease, &run) == FAULT_BUG)
		process_end(process, PROCESS_BROKEN);
	if (!run.id)
		return false;
	while (!run.over && !run.gives_way && !run.wait && !process_is_ending(process) && clock_now() < started + TURN_SECONDS) {
		int64_t from = clock_monotonic();

		if (process_insist(process, chunk, &run) == FAULT_BUG) {
			run.over = true; /* wait before the next try */
			process_insist(process, let_go, &run);
			process_end(process, PROCESS_BROKEN);
		}
		if (run.kind && !run.kind->remade)
			db_tend(process->db, DB_TEND_SELDOM);
		db_take_stock(process->db);
		if (!run.over && run.kind && run.kind->rest)
			rest(&run, clock_monotonic() - from);
	}
	if (!run.over)
		process_insist(process, let_go, &run);
	return true;
}

void
jobs_run(const struct conf *conf, bool sweeps)
{
	struct process *process = process_open(conf, DB_FULL);
	struct sweep sweep = { .process = process };

	db_use_memory(process->db, MEMORY);
	while (!process_is_ending(process)) {
		bool worked;

		process_beat(process, "runner");
		worked = jobs_run_one(process);
		db_tend(process->db, DB_TEND);
		db_take_stock(process->db);
		if (sweeps)
			sweep_if_due(&sweep);
		if (!worked)
			process_wait(process, IDLE_MILLISECONDS);
	}
	process_end(process, 0);
}
