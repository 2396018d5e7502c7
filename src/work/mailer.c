#include "work/mailer.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "domain/action.h"
#include "mail/letter.h"
#include "mail/mime.h"
#include "queries.h"
#include "work/delivery.h"
#include "work/process.h"

#define BATCH 50
#define IDLE_MILLISECONDS 500
#define LEASE_SECONDS 180
#define SETTLE_MILLISECONDS 100 /* so much later the pages may tell what became of a mail */
#define UNWRITABLE "Muster could not write this mail; the log says why."

struct leased {
	int64_t id;
	bool welcome;
};

struct mailer {
	struct process *process;
	struct arena *own; /* lives as long as the mailer */
	struct smtp *smtp;
	struct leased batch[BATCH];
	int count, next; /* of the batch: those before `next` are settled */
	int64_t lease_ends;
	int lease_tries; /* begun, and not known to have come off */
	int troubles;    /* times that the server was not there, since it last was */
	int64_t paused_at, paused_until;
	struct delivery delivery; /* of the mail in hand */
	struct arena *letter;     /* what it is written in */
	int noted;                /* results that do not stand on their messages yet */
	int64_t settled_at;       /* milliseconds */
	bool broken;
};

/* --- leases --- */

static int
by_id(const void *a, const void *b)
{
	const struct leased *one = a, *other = b;

	return (one->id > other->id) - (one->id < other->id);
}

/* In the order in which they were queued, whatever order the store gives them in. */
static void
keep(struct mailer *mailer, struct rows *rows)
{
	int first = mailer->count;

	while (mailer->count < BATCH && row_next(rows)) {
		struct leased *leased = &mailer->batch[mailer->count++];

		leased->id = row_integer(rows, MESSAGE_LEASE_ID);
		leased->welcome = strcmp(row_text(rows, MESSAGE_LEASE_KIND), "welcome") == 0;
	}
	rows_end(rows);
	qsort(&mailer->batch[first], (size_t)(mailer->count - first), sizeof *mailer->batch, by_id);
}

static int64_t
lease_seconds(const struct mailer *mailer)
{
	return LEASE_SECONDS + 2 * mailer->process->conf->smtp_timeout;
}

static bool
lease_batch(struct ctx *ctx, void *argument)
{
	struct mailer *mailer = argument;
	const char *owner = mailer->process->name;

	/* First of all: a mail whose lease has ended may have been answered, and noted by a host that is gone. */
	delivery_settle(ctx);
	/* Nobody knows what became of the try before: whatever it took is free first. */
	if (mailer->lease_tries > 1)
		q_message_reclaim(ctx->db, owner, arena_text(ctx->arena, "%s;", owner), ctx->now);
	mailer->count = 0;
	keep(mailer, q_message_lease_awaited(ctx->db, ctx->now, owner, mailer->lease_ends, BATCH));
	if (mailer->count < BATCH)
		keep(mailer, q_message_lease(ctx->db, ctx->now, owner, mailer->lease_ends, BATCH - mailer->count));
	return true;
}

static void
lease(void *argument)
{
	struct mailer *mailer = argument;
	struct ctx ctx = process_round(mailer->process);

	mailer->count = mailer->next = 0;
	if (!mailer->lease_tries && !rows_integer(q_message_due(ctx.db, ctx.now)))
		return;
	mailer->lease_ends = ctx.now + lease_seconds(mailer);
	mailer->lease_tries++;
	action_write(&ctx, lease_batch, mailer);
	mailer->lease_tries = 0;
}

static bool
put_rest_back(struct ctx *ctx, void *argument)
{
	const struct mailer *mailer = argument;

	for (int i = mailer->next; i < mailer->count; i++)
		q_message_put_back(ctx->db, mailer->batch[i].id, mailer->process->name, NULL, 0);
	return true;
}

/* What is left of the batch goes back. */
static void
put_back(void *argument)
{
	struct mailer *mailer = argument;
	struct ctx ctx = process_round(mailer->process);

	action_write(&ctx, put_rest_back, mailer);
	mailer->count = mailer->next = 0;
}

static bool
settle_and_reclaim(struct ctx *ctx, void *argument)
{
	const char *host = process_host(ctx->arena);

	(void)argument;
	delivery_settle(ctx);
	q_message_reclaim(ctx->db, host, arena_text(ctx->arena, "%s;", host), ctx->now);
	return true;
}

/* What an earlier mailer of this host left: answers that it had only noted, mails that it had in hand. */
static void
reclaim(void *argument)
{
	struct mailer *mailer = argument;
	struct ctx ctx = process_round(mailer->process);

	action_write(&ctx, settle_and_reclaim, NULL);
}

/* --- one mail --- */

/* The server is not there: everything waits a little, longer each time. */
static void
pause_sending(struct mailer *mailer)
{
	static const int seconds[] = { 1, 2, 5, 10, 20, 30, 60 };
	int last = sizeof seconds / sizeof *seconds - 1;
	int pause = seconds[mailer->troubles < last ? mailer->troubles : last];

	mailer->troubles++;
	mailer->paused_at = clock_now();
	mailer->paused_until = mailer->paused_at + pause;
	mailer->delivery.back_at = mailer->paused_until;
	log_line(LOG_WARNING, "mail: %s; next try in %d s", mailer->delivery.words, pause);
}

static void
go_on_sending(struct mailer *mailer)
{
	if (mailer->troubles)
		log_line(LOG_INFO, "mail: the server is there again");
	mailer->troubles = 0;
}

/* One that nobody is to get any more. */
struct dropped {
	int64_t message;
	const char *owner, *why;
};

static bool
drop(struct ctx *ctx, void *argument)
{
	const struct dropped *dropped = argument;

	q_message_set_dropped(ctx->db, dropped->message, dropped->owner, dropped->why, ctx->now);
	return true;
}

/* Writes the mail in hand and sends it; message 0 in the delivery: it was settled already. */
static void
send_one(void *argument)
{
	struct mailer *mailer = argument;
	struct leased *leased = &mailer->batch[mailer->next];
	struct delivery *delivery = &mailer->delivery;
	struct ctx ctx = process_round(mailer->process);
	const struct letter *letter;
	const char *bytes, *why;
	size_t length;

	if (leased->welcome)
		delivery_prepare_welcome(&ctx, leased->id);
	db_snapshot(ctx.db);
	letter = letter_of_message(&ctx, leased->id, &why);
	db_rollback(ctx.db);
	if (!letter) {
		action_write(&ctx, drop, &(struct dropped){ leased->id, mailer->process->name, why });
		return;
	}
	bytes = mime_mail(ctx.arena, letter, ctx.now, &length);
	delivery->result = smtp_send(mailer->smtp, letter->to_wire, bytes, length, &delivery->words);
	/* Kept beyond this round: until it is written down, it must not be lost. */
	delivery->subject = arena_string(mailer->letter, letter->subject);
	delivery->message = leased->id;
}

static bool
note_one(struct ctx *ctx, void *argument)
{
	delivery_note(ctx, argument);
	return true;
}

/* delivery NULL: only what was noted. */
static bool
settle_all(struct ctx *ctx, void *argument)
{
	const struct delivery *delivery = argument;

	delivery_settle(ctx);
	if (delivery)
		delivery_record(ctx, delivery);
	return true;
}

static void
settle_with(struct mailer *mailer, struct ctx *ctx, struct delivery *delivery)
{
	action_write(ctx, settle_all, delivery);
	mailer->noted = 0;
	mailer->settled_at = clock_monotonic();
}

static void
settle(void *argument)
{
	struct mailer *mailer = argument;
	struct ctx ctx = process_round(mailer->process);

	settle_with(mailer, &ctx, NULL);
}

/* While mails go fast their answers are only noted, which is quick; all else is written down for many at once. */
static void
record(void *argument)
{
	struct mailer *mailer = argument;
	struct ctx ctx = process_round(mailer->process);

	if (mailer->delivery.result == SMTP_DOWN || clock_monotonic() >= mailer->settled_at + SETTLE_MILLISECONDS)
		settle_with(mailer, &ctx, &mailer->delivery);
	else if (action_write(&ctx, note_one, &mailer->delivery))
		mailer->noted++;
}

/* A mail that cannot be written is tried again later like one that is not taken, so that it does not hold up the others. */
static void
set_aside(struct mailer *mailer, int64_t message)
{
	mailer->delivery.message = message;
	mailer->delivery.result = SMTP_LATER;
	mailer->delivery.words = UNWRITABLE;
	mailer->delivery.subject = NULL;
	mailer->broken = true;
}

/* false: stop here. */
static bool
settle_one(struct mailer *mailer)
{
	struct delivery *delivery = &mailer->delivery;
	enum fault_kind trouble;

	arena_reset(mailer->letter);
	*delivery = (struct delivery){ .owner = mailer->process->name };
	trouble = fault_catch(send_one, mailer);
	if (trouble != FAULT_NONE && trouble != FAULT_BUG)
		return false;
	if (trouble == FAULT_BUG)
		set_aside(mailer, mailer->batch[mailer->next].id);
	if (delivery->message && delivery->result == SMTP_DOWN)
		pause_sending(mailer);
	else if (delivery->message)
		go_on_sending(mailer);
	/* The server has taken it, so this must stand before anything else is sent: a full disk is waited for. */
	if (delivery->message && process_insist(mailer->process, record, mailer) == FAULT_BUG)
		mailer->broken = true;
	mailer->next++;
	return !mailer->broken && delivery->result != SMTP_DOWN;
}

/* Sends a batch. Returns whether there was one. */
static bool
send_batch(struct mailer *mailer)
{
	struct process *process = mailer->process;

	if (process_insist(process, lease, mailer) == FAULT_BUG)
		process_end(process, PROCESS_BROKEN);
	if (!mailer->count)
		return false;
	while (mailer->next < mailer->count && !process_is_ending(process) &&
		clock_now() + 2 * process->conf->smtp_timeout < mailer->lease_ends)
		if (!settle_one(mailer))
			break;
	db_rollback(process->db);
	if (mailer->noted && process_insist(process, settle, mailer) == FAULT_BUG)
		mailer->broken = true;
	if (mailer->next < mailer->count)
		process_insist(process, put_back, mailer);
	return true;
}

/* A pause also ends when somebody has set the clock back. */
static bool
is_paused(const struct mailer *mailer)
{
	int64_t now = clock_now();

	return now >= mailer->paused_at && now < mailer->paused_until;
}

void
mailer_run(const struct conf *conf, const char *password)
{
	struct arena *own = arena_new(1 << 20);
	/* Where others send too, and another server may take over from the database's, a lease or an answer that is lost with it would
	   have mails go out twice. */
	enum db_safety safety = db_is_on_server(conf->store) ? DB_FULL : DB_NORMAL;
	struct mailer mailer = { .own = own, .process = process_open(conf, safety), .letter = arena_new(1 << 20) };

	mailer.smtp = smtp_open(own, conf, password);
	/* Without it nothing is sent: what an earlier mailer noted as taken would go out again. */
	mailer.broken = process_insist(mailer.process, reclaim, &mailer) != FAULT_NONE;
	while (!process_is_ending(mailer.process) && !mailer.broken) {
		process_beat(mailer.process, "mailer");
		db_tend(mailer.process->db, DB_TEND_SELDOM);
		if (is_paused(&mailer) || !send_batch(&mailer))
			process_wait(mailer.process, IDLE_MILLISECONDS);
	}
	smtp_close(mailer.smtp);
	process_end(mailer.process, mailer.broken ? PROCESS_BROKEN : 0);
}
