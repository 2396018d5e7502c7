#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/account.h"
#include "domain/message.h"
#include "domain/organisation.h"
#include "domain/password.h"
#include "domain/token.h"
#include "lib/world.h"
#include "mail/letter.h"
#include "queries.h"
#include "work/delivery.h"

#define OWNER "test:1:1"

/* The mail that was queued last. */
static struct rows *
newest(struct ctx *ctx)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1);

	assert_true(row_one(rows));
	return rows;
}

/* Leases all that is due; whether this message is among it. */
static bool
leases(struct ctx *ctx, const char *owner, int64_t message)
{
	struct rows *rows = q_message_lease(ctx->db, ctx->now, owner, ctx->now + 60, 10);
	bool found = false;

	while (row_next(rows))
		found = found || row_integer(rows, MESSAGE_LEASE_ID) == message;
	return found;
}

/* A group, somebody invited to it, and their mail leased; the message's id. */
static int64_t
leased_invite(struct ctx *ctx, int64_t *membership)
{
	int64_t message;

	world_group(ctx, "Residential care staff", "ask", "");
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", membership), ADMITTED);
	message = row_integer(newest(ctx), MESSAGE_PAGE_ID);
	assert_true(leases(ctx, OWNER, message));
	return message;
}

static struct delivery
answer(int64_t message, enum smtp_result result, const char *words)
{
	return (struct delivery){ .message = message, .owner = OWNER, .result = result, .words = words, .subject = "Hello" };
}

static const char *
status(struct ctx *ctx)
{
	return row_text(newest(ctx), MESSAGE_PAGE_STATUS);
}

static void
a_taken_invite_is_sent_and_pending(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_TAKEN, "250 ok");

	(void)state;
	delivery_record(ctx, &delivery);
	assert_string_equal(status(ctx), "sent");
	assert_string_equal(row_text(newest(ctx), MESSAGE_PAGE_REPLY), "250 ok");
	assert_int_equal(world_count(ctx, "pending"), 1);
	world_close(ctx);
}

static void
a_refused_invite_has_failed_with_the_servers_words(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_REFUSED, "550 5.1.1 no such mailbox");
	struct rows *rows;

	(void)state;
	delivery_record(ctx, &delivery);
	assert_string_equal(status(ctx), "failed");
	assert_int_equal(world_count(ctx, "prospect"), 1);
	rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, membership);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, MEMBERSHIP_GET_REFUSAL), "550 5.1.1 no such mailbox");
	world_close(ctx);
}

static void
a_temporary_refusal_is_tried_ever_more_rarely_and_then_given_up(void **state)
{
	static const int64_t minutes[] = { 1, 5, 15, 60, 240, 240 };
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_LATER, "450 4.2.0 greylisted");
	struct conf conf = *ctx->conf;
	int tries = 1;

	(void)state;
	conf.mail_retry_hours = 48;
	ctx->conf = &conf;
	for (;; tries++) {
		delivery_record(ctx, &delivery);
		if (strcmp(status(ctx), "queued") != 0)
			break;
		if (tries <= 6)
			assert_int_equal(row_integer(newest(ctx), MESSAGE_PAGE_GOES_AT), ctx->now + 60 * minutes[tries - 1]);
		world_later(ctx, 240 * 60);
		assert_true(leases(ctx, OWNER, message));
	}
	assert_in_range(tries, 14, 18);
	assert_string_equal(status(ctx), "failed");
	assert_string_equal(row_text(newest(ctx), MESSAGE_PAGE_REPLY), "Given up after 48 hours: 450 4.2.0 greylisted");
	world_close(ctx);
}

static void
a_server_that_is_down_costs_the_mail_no_try(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_DOWN, "No answer from the mail server");

	(void)state;
	delivery.back_at = ctx->now + 5;
	delivery_record(ctx, &delivery);
	assert_string_equal(status(ctx), "queued");
	assert_int_equal(row_integer(newest(ctx), MESSAGE_PAGE_ATTEMPTS), 0);
	assert_int_equal(row_integer(newest(ctx), MESSAGE_PAGE_GOES_AT), ctx->now + 5);
	world_close(ctx);
}

static void
a_result_for_a_lease_that_was_lost_changes_nothing(void **state)
{
	static const enum smtp_result results[] = { SMTP_TAKEN, SMTP_LATER, SMTP_REFUSED, SMTP_DOWN };
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);

	(void)state;
	world_later(ctx, 61);
	assert_true(leases(ctx, "other:2:2", message));
	for (size_t i = 0; i < sizeof results / sizeof *results; i++) {
		struct delivery delivery = answer(message, results[i], "250 or not");

		delivery.back_at = ctx->now;
		delivery_record(ctx, &delivery);
		assert_string_equal(status(ctx), "queued");
		assert_int_equal(row_integer(newest(ctx), MESSAGE_PAGE_ATTEMPTS), 0);
		assert_int_equal(world_count(ctx, "prospect"), 1);
		assert_false(leases(ctx, OWNER, message));
	}
	world_close(ctx);
}

/* Both ways of taking mails, those that somebody waits for and all. */
static bool
is_taken(struct ctx *ctx, bool awaited)
{
	struct rows *rows = awaited ? q_message_lease_awaited(ctx->db, ctx->now, "other:2:2", ctx->now + 60, 10)
								: q_message_lease(ctx->db, ctx->now, "other:2:2", ctx->now + 60, 10);

	return row_one(rows);
}

static void
a_mail_goes_out_at_its_time_and_not_before(void **state)
{
	(void)state;
	for (int awaited = 0; awaited <= 1; awaited++) {
		struct ctx *ctx = world_open();
		struct message message = { .kind = "password_changed",
			.account = ctx->account,
			.email = "dana@northfield.example",
			.email_wire = "dana@northfield.example",
			.send_at = ctx->now + 100,
			.awaited = awaited };

		/* What the world itself has sent. */
		rows_integer(q_message_lease(ctx->db, ctx->now, OWNER, INT64_MAX, 10));
		message_queue(ctx, &message);
		world_later(ctx, 99);
		assert_false(rows_integer(q_message_due(ctx->db, ctx->now)));
		assert_false(is_taken(ctx, awaited));
		world_later(ctx, 1);
		assert_true(rows_integer(q_message_due(ctx->db, ctx->now)));
		assert_true(is_taken(ctx, awaited));
		/* Now it is in one mailer's hands, until the lease ends. */
		world_later(ctx, 59);
		assert_false(rows_integer(q_message_due(ctx->db, ctx->now)));
		assert_false(is_taken(ctx, awaited));
		world_later(ctx, 1);
		assert_true(is_taken(ctx, awaited));
		world_close(ctx);
	}
}

static void
a_mail_dropped_while_it_went_out_is_called_sent(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_TAKEN, "250 ok");

	(void)state;
	assert_int_equal(membership_do(ctx, MEMBERSHIP_CANCEL, membership), DONE);
	assert_string_equal(status(ctx), "dropped");
	delivery_record(ctx, &delivery);
	assert_string_equal(status(ctx), "sent");
	assert_int_equal(world_count(ctx, "cancelled"), 1);
	world_close(ctx);
}

static void
what_was_only_noted_is_settled_by_the_next_mailer(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership, message = leased_invite(ctx, &membership);
	struct delivery delivery = answer(message, SMTP_TAKEN, "250 ok");

	(void)state;
	delivery_note(ctx, &delivery);
	assert_string_equal(status(ctx), "queued");
	delivery_settle(ctx);
	q_message_reclaim(ctx->db, "", "~", ctx->now);
	assert_string_equal(status(ctx), "sent");
	assert_int_equal(world_count(ctx, "pending"), 1);
	delivery_settle(ctx);
	assert_false(leases(ctx, OWNER, message));
	world_close(ctx);
}

static void
mails_that_somebody_waits_for_go_before_those_of_groups(void **state)
{
	struct ctx *ctx = world_open();
	struct message message = { .kind = "password_changed",
		.account = ctx->account,
		.email = "dana@northfield.example",
		.email_wire = "dana@northfield.example",
		.awaited = true };
	int64_t id;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "");
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", NULL), ADMITTED);
	rows_integer(q_message_lease_awaited(ctx->db, ctx->now, OWNER, ctx->now + 60, 10));
	world_later(ctx, 1);
	message_queue(ctx, &message);
	id = db_new_id(ctx->db);
	assert_int_equal(rows_integer(q_message_lease_awaited(ctx->db, ctx->now, OWNER, ctx->now + 60, 10)), id);
	world_close(ctx);
}

/* The welcome's message; ctx without a transaction afterwards, as the mailer has it. */
static int64_t
queued_welcome(struct ctx *ctx, bool temporary)
{
	world_group(ctx, "Drivers", "enrol", "");
	assert_int_equal(world_enrol(ctx, "new@northfield.example", NULL), ADMITTED);
	if (temporary) {
		struct organisation_form form = {
			.name = "Northfield", .description = "", .website = "", .contact = "", .time_zone = "UTC", .temporary_passwords = true
		};

		assert_int_equal(organisation_update(ctx, &form), OK);
	}
	db_commit(ctx->db);
	return row_integer(newest(ctx), MESSAGE_PAGE_ID);
}

static void
a_temporary_password_is_set_once_and_stands_in_the_mail(void **state)
{
	struct ctx *ctx = world_open();
	int64_t message = queued_welcome(ctx, true);
	struct ctx mailer = *ctx;
	struct conf conf = *ctx->conf;
	char place[] = "/tmp/muster-XXXXXX";
	const struct letter *letter;
	const char *why;
	int64_t changed;

	(void)state;
	assert_null(view_load("templates"));
	conf.state = mkdtemp(place);
	mailer.conf = &conf;
	delivery_prepare_welcome(&mailer, message);
	delivery_prepare_welcome(&mailer, message);
	/* While it was hashed they may have chosen one themselves. */
	db_begin(ctx->db);
	changed = q_message_set_temporary_password(ctx->db, account_by_email(ctx, "new@northfield.example"), "another hash");
	db_rollback(ctx->db);
	assert_int_equal(changed, 0);
	assert_int_equal(system(arena_text(ctx->arena, "rm -r %s", place)), 0);
	letter = letter_of_message(&mailer, message, &why);
	assert_non_null(letter->temporary_password);
	assert_int_equal(strlen(letter->temporary_password), 12);
	assert_non_null(strstr(letter->text, letter->temporary_password));
	assert_non_null(strstr(letter->html, letter->temporary_password));
	world_close(ctx);
}

static void
without_the_switch_a_welcome_has_no_password_and_an_old_link_gets_its_days_back(void **state)
{
	struct ctx *ctx = world_open();
	int64_t message = queued_welcome(ctx, false);
	struct ctx mailer = *ctx;
	const struct letter *letter;
	const char *why;

	(void)state;
	assert_null(view_load("templates"));
	mailer.now += 40 * 86400;
	delivery_prepare_welcome(&mailer, message);
	letter = letter_of_message(&mailer, message, &why);
	assert_null(letter->temporary_password);
	assert_int_equal(token_find(&mailer, strrchr(letter->link, '/') + 1).state, TOKEN_OPEN);
	world_close(ctx);
}

static void
a_late_welcome_does_not_open_a_link_again_that_a_chosen_password_has_ended(void **state)
{
	struct ctx *ctx = world_open();
	int64_t message = queued_welcome(ctx, false);
	const char *why;

	(void)state;
	assert_null(view_load("templates"));
	db_begin(ctx->db);
	account_set_password(ctx, account_by_email(ctx, "new@northfield.example"), "a hash", 0);
	db_commit(ctx->db);
	ctx->now += 86400;
	delivery_prepare_welcome(ctx, message);
	assert_null(letter_of_message(ctx, message, &why));
	assert_string_equal(why, "Not sent: the link had expired.");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_taken_invite_is_sent_and_pending),
		cmocka_unit_test(a_refused_invite_has_failed_with_the_servers_words),
		cmocka_unit_test(a_temporary_refusal_is_tried_ever_more_rarely_and_then_given_up),
		cmocka_unit_test(a_server_that_is_down_costs_the_mail_no_try),
		cmocka_unit_test(a_result_for_a_lease_that_was_lost_changes_nothing),
		cmocka_unit_test(a_mail_goes_out_at_its_time_and_not_before),
		cmocka_unit_test(a_mail_dropped_while_it_went_out_is_called_sent),
		cmocka_unit_test(what_was_only_noted_is_settled_by_the_next_mailer),
		cmocka_unit_test(mails_that_somebody_waits_for_go_before_those_of_groups),
		cmocka_unit_test(a_temporary_password_is_set_once_and_stands_in_the_mail),
		cmocka_unit_test(without_the_switch_a_welcome_has_no_password_and_an_old_link_gets_its_days_back),
		cmocka_unit_test(a_late_welcome_does_not_open_a_link_again_that_a_chosen_password_has_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
