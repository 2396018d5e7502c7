/* Transactions, whichever engine keeps them; write transactions run again where it asks for that. */
#include <time.h>

#include "base/clock.h"
#include "base/fault.h"
#include "base/random.h"
#include "store/engine.h"

#define PATIENCE 10000 /* milliseconds */
#define PAUSE_MOST 200 /* between two runs */
#define QUEUE_AFTER 2  /* runs that came to nothing */
#define ALONE_AFTER 5  /* such runs, */
#define ALONE_SOON 500 /* or milliseconds in such runs: a long one meets others each time */

static void
check_may_begin(struct db *db)
{
	const char *running = rows_running(db);

	if (db->in_transaction)
		fault("a transaction begins inside another");
	if (running)
		fault("a transaction begins while query %s still runs", running);
}

void
db_begin(struct db *db)
{
	check_may_begin(db);
	db->engine->begin(db);
	db->in_transaction = true;
}

bool
db_try_begin(struct db *db)
{
	check_may_begin(db);
	db->in_transaction = db->engine->try_begin(db);
	return db->in_transaction;
}

void
db_snapshot(struct db *db)
{
	check_may_begin(db);
	db->engine->snapshot(db);
}

void
db_commit(struct db *db)
{
	const char *running = rows_running(db);

	if (!db->in_transaction)
		fault("a commit outside a transaction");
	if (running) {
		db_rollback(db);
		fault("a commit while query %s still runs", running);
	}
	db->engine->commit(db);
	db->in_transaction = false;
}

void
db_rollback(struct db *db)
{
	rows_end_all(db);
	db->engine->rollback(db);
	db->in_transaction = false;
}

bool
db_in_transaction(struct db *db)
{
	return db->in_transaction;
}

void
db_tend(struct db *db, int pages)
{
	if (!db->in_transaction)
		db->engine->tend(db, pages);
}

void
db_take_stock(struct db *db)
{
	if (!db->in_transaction && db->engine->take_stock)
		db->engine->take_stock(db);
}

void
db_checkpoint(struct db *db)
{
	if (db->in_transaction)
		fault("a checkpoint inside a transaction");
	db->engine->checkpoint(db);
}

/* --- an action --- */

struct action {
	struct db *db;
	bool (*work)(void *argument);
	void *argument;
	int64_t turn;
	bool tries; /* leaves it where somebody is in the way */
	bool began, result;
	int64_t worked_at; /* clock_monotonic() when it first came to its work, behind the wait for its turn; 0: not yet */
};

static void
act(void *argument)
{
	struct action *action = argument;
	struct db *db = action->db;

	action->began = true;
	if (!action->tries)
		db_begin(db);
	else if (!(action->began = db_try_begin(db)))
		return;
	if (!action->worked_at)
		action->worked_at = clock_monotonic();
	action->result = action->work(action->argument);
	if (action->result)
		db_commit(db);
	else
		db_rollback(db);
}

static void
pause_before(int run)
{
	int milliseconds = run > 6 ? PAUSE_MOST : 1 << run;
	struct timespec time = { 0 };
	unsigned char byte;

	random_bytes(&byte, 1);
	milliseconds = 1 + byte % milliseconds;
	time.tv_nsec = milliseconds * 1000000L;
	nanosleep(&time, NULL);
}

static bool
writes_alone(const struct action *action, int run)
{
	return run > ALONE_AFTER || (action->worked_at && clock_monotonic() - action->worked_at >= ALONE_SOON);
}

/* Until it is done, or refused by itself, or the time is up. */
static bool
act_again(struct action *action)
{
	struct db *db = action->db;
	int64_t began = clock_monotonic();
	enum fault_kind kind = FAULT_NONE;

	for (int run = 0;; run++) {
		db->may_run_again = true;
		db->run = run;
		db->turn = action->turn;
		db->queues = run > QUEUE_AFTER;
		db->alone = writes_alone(action, run);
		kind = fault_catch(act, action);
		db->may_run_again = false;
		db->run = 0;
		db->turn = 0;
		db->queues = db->alone = false;
		if (kind == FAULT_NONE)
			return action->began && action->result;
		db_rollback(db);
		if (kind != FAULT_AGAIN)
			fault_pass(kind);
		if (action->tries)
			return false;
		if (clock_monotonic() - began >= PATIENCE)
			fault_as(FAULT_BUSY, "%d runs of a transaction came to nothing", run + 1);
		pause_before(run);
	}
}

/* --- reading --- */

struct reading {
	struct db *db;
	void (*work)(void *argument);
	void *argument;
};

static void
read_whole(void *argument)
{
	const struct reading *reading = argument;

	db_snapshot(reading->db);
	reading->work(reading->argument);
}

/* Whether it is to be read once more. */
static bool
is_cut_off(struct reading *reading)
{
	enum fault_kind kind;

	reading->db->may_run_again = true;
	kind = fault_catch(read_whole, reading);
	reading->db->may_run_again = false;
	if (kind == FAULT_NONE)
		return false;
	db_rollback(reading->db);
	if (kind != FAULT_AGAIN)
		fault_pass(kind);
	return true;
}

void
db_read(struct db *db, void (*work)(void *argument), void *argument)
{
	struct reading reading = { db, work, argument };

	for (int run = 0; run < db->runs_for_tests; run++) {
		read_whole(&reading);
		db_rollback(db);
	}
	if (!db->engine->runs_again || is_cut_off(&reading))
		read_whole(&reading);
}

/* --- writing, as the engine needs it --- */

/* See db_again_for_tests(). */
static void
rehearse(const struct action *action)
{
	for (int run = 0; run < action->db->runs_for_tests && !action->tries; run++) {
		db_begin(action->db);
		action->work(action->argument);
		db_rollback(action->db);
	}
}

static bool
act_once(struct action *action)
{
	act(action);
	return action->began && action->result;
}

static bool
write_through(struct db *db, struct action *action)
{
	rehearse(action);
	return db->engine->runs_again ? act_again(action) : act_once(action);
}

bool
db_write(struct db *db, bool (*work)(void *argument), void *argument)
{
	return db_write_in_turn(db, 0, work, argument);
}

bool
db_write_in_turn(struct db *db, int64_t turn, bool (*work)(void *argument), void *argument)
{
	return write_through(db, &(struct action){ .db = db, .work = work, .argument = argument, .turn = turn });
}

bool
db_try_write(struct db *db, bool (*work)(void *argument), void *argument)
{
	return write_through(db, &(struct action){ .db = db, .work = work, .argument = argument, .tries = true });
}

void
db_again_for_tests(struct db *db, int times)
{
	db->runs_for_tests = times;
}
