#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/message.h"
#include "lib/look.h"
#include "lib/world.h"
#include "queries.h"

static const char *
newest_status(struct ctx *ctx)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1);

	assert_true(row_one(rows));
	return row_text(rows, MESSAGE_PAGE_STATUS);
}

static int64_t
newest(struct ctx *ctx)
{
	return rows_integer(q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1));
}

static void
a_held_mail_waits_until_it_is_dropped(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "manual", .detail = "" };
	struct newcomer newcomer = { .email = world_email(ctx, "priya@northfield.example"), .first_name = "", .last_name = "" };
	int64_t membership;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, &membership), ADMITTED);
	assert_string_equal(newest_status(ctx), "held");
	message_drop(ctx, membership);
	assert_string_equal(newest_status(ctx), "dropped");
	world_close(ctx);
}

static void
only_a_failed_mail_of_ones_own_organisation_is_sent_again(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", NULL), ADMITTED);
	id = newest(ctx);
	assert_int_equal(message_retry(ctx, id), INVALID);
	assert_int_equal(message_retry(&other, id), NOT_FOUND);
	ctx->problems = NULL;
	rows_integer(q_message_lease(ctx->db, ctx->now + 61, "test", ctx->now + 120, 10));
	assert_int_equal(q_message_set_failed(ctx->db, id, "test", "Hello", "550 no", ctx->now), 1);
	assert_string_equal(newest_status(ctx), "failed");
	assert_int_equal(message_retry(&other, id), NOT_FOUND);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM activities WHERE verb = 'message.sent_again'"), 0);
	assert_int_equal(message_retry(ctx, id), OK);
	assert_string_equal(newest_status(ctx), "queued");
	assert_null(rows_text(q_site_mails_down(ctx->db, ctx->now))); /* what it was refused with says nothing of now */
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM activities WHERE verb = 'message.sent_again'"), 1);
	world_close(ctx);
}

static void
every_mail_has_an_id_of_its_own_under_our_domain(void **state)
{
	struct ctx *ctx = world_open();
	struct rows *rows;

	(void)state;
	world_group(ctx, "Drivers", "ask", "");
	for (int i = 0; i < 20; i++)
		assert_int_equal(world_enrol(ctx, arena_text(ctx->arena, "p%d@northfield.example", i), NULL), ADMITTED);
	rows = q_letter_message(ctx->db, newest(ctx));
	assert_true(row_one(rows));
	assert_non_null(strstr(row_text(rows, LETTER_MESSAGE_MESSAGE_ID), "@muster.example"));
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_held_mail_waits_until_it_is_dropped),
		cmocka_unit_test(only_a_failed_mail_of_ones_own_organisation_is_sent_again),
		cmocka_unit_test(every_mail_has_an_id_of_its_own_under_our_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
