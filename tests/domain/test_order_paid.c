/* What an order gives once it is paid, once however often it is told; and what is refunded. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/course.h"
#include "domain/invoice.h"
#include "lib/look.h"
#include "lib/shop.h"
#include "queries.h"

/* "hand", "provider" or "free" */
static const char *
paid_is(struct ctx *ctx, int64_t order)
{
	struct rows *rows = q_order_get(ctx->db, ctx->organisation, order);

	assert_true(row_one(rows));
	return row_text(rows, ORDER_GET_PAID_IS);
}

static int64_t
course_count(struct ctx *ctx)
{
	return rows_integer(q_dashboard_courses(ctx->db, ctx->group));
}

static void
what_costs_nothing_is_there_at_once(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t free_course = shop_offer(ctx, "Welcome", "0");
	int64_t order = shop_order(ctx, "", &free_course, 1, "invoice");

	(void)state;
	assert_string_equal(shop_look(ctx, order).status, "paid");
	assert_int_equal(course_count(ctx), 1);
	assert_string_equal(paid_is(ctx, order), "free");
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(world_mails(ctx, "ordered", NULL), 0);
	assert_int_equal(world_mails(ctx, "order_paid", NULL), 1);
	world_close(ctx);
}

static void
what_was_ordered_is_there_once_however_often_it_is_paid(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t first_aid = shop_offer(ctx, "First aid", "49.50"), order = shop_order(ctx, "20", &first_aid, 1, "checkout");

	(void)state;
	assert_string_equal(shop_look(ctx, order).checkout_status, "preparing");
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(shop_pay(ctx, order, "GBP", 62950, "pi_1"), ORDER_PAID);
	assert_int_equal(shop_pay(ctx, order, "GBP", 62950, "pi_1"), ORDER_PAID_BEFORE);
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID_BEFORE);
	assert_int_equal(shop_seats(ctx), 30);
	assert_int_equal(course_count(ctx), 1);
	assert_int_equal(invoice_balance(ctx, order), 62950);
	assert_int_equal(world_mails(ctx, "order_paid", NULL), 1);
	assert_null(shop_trouble(ctx, order));
	assert_int_equal(shop_pay(ctx, order, "GBP", 62950, "pi_2"), ORDER_PAID_BEFORE);
	assert_non_null(strstr(shop_trouble(ctx, order), "second time"));
	assert_int_equal(shop_seats(ctx), 30);
	assert_int_equal(order_settle(ctx, order), OK);
	assert_null(shop_trouble(ctx, order));
	assert_int_equal(shop_pay(ctx, 999, "GBP", 62950, "pi_1"), ORDER_PAID_NONE);
	world_close(ctx);
}

static void
another_amount_gives_nothing_and_is_said(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(shop_pay(ctx, order, "GBP", 500, "pi_1"), ORDER_PAID_WRONG);
	assert_non_null(strstr(shop_trouble(ctx, order), "£5.00 was paid instead of £58.00"));
	assert_int_equal(shop_pay(ctx, order, "USD", 5800, "pi_1"), ORDER_PAID_WRONG);
	assert_string_equal(shop_look(ctx, order).status, "waiting");
	assert_string_equal(shop_look(ctx, order).payment_id, "pi_1");
	assert_int_equal(shop_seats(ctx), 10);
	assert_int_equal(order_settle(ctx, order), OK);
	assert_null(shop_look(ctx, order).payment_id);
	world_close(ctx);
}

static void
trouble_that_is_told_again_is_written_once(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");
	const char *first;

	(void)state;
	shop_pay(ctx, order, "GBP", 500, "pi_1");
	first = shop_trouble(ctx, order);
	shop_pay(ctx, order, "GBP", 500, "pi_1");
	assert_string_equal(shop_trouble(ctx, order), first);
	world_close(ctx);
}

static void
what_is_paid_again_was_paid_before_whatever_its_amount(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(shop_pay(ctx, order, "GBP", 5800, "pi_1"), ORDER_PAID);
	assert_string_equal(paid_is(ctx, order), "provider");
	assert_int_equal(shop_pay(ctx, order, "GBP", 500, "pi_1"), ORDER_PAID_BEFORE);
	assert_null(shop_trouble(ctx, order));
	assert_int_equal(shop_pay(ctx, order, "GBP", 500, "pi_2"), ORDER_PAID_BEFORE);
	assert_null(strstr(shop_trouble(ctx, order), "Nothing was given"));
	assert_non_null(strstr(shop_trouble(ctx, order), "second time, as pi_2"));
	world_close(ctx);
}

/* A job that looks after a payment acts for the buyer who asked for it. */
static void
a_payment_that_the_provider_tells_is_nobodys_doing(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");
	struct rows *rows;

	(void)state;
	assert_true(ctx->account != 0);
	assert_int_equal(order_paid(ctx, order, &(struct payment){ "GBP", 5800, "pi_1" }), ORDER_PAID);
	rows = q_activity_page(ctx->db, ctx->organisation, INT64_MAX, 1);
	assert_true(row_one(rows));
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_VERB), "order.paid");
	assert_string_equal(row_text(rows, ACTIVITY_PAGE_WHO_IS), "muster");
	world_close(ctx);
}

static void
money_wins_over_a_cancelled_order(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "5", NULL, 0, "invoice");

	(void)state;
	assert_int_equal(order_cancel(ctx, order), OK);
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(order_cancel(ctx, order), INVALID);
	ctx->problems = NULL;
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID);
	assert_int_equal(shop_seats(ctx), 15);
	assert_int_equal(invoice_balance(ctx, order), 5 * 2900);
	assert_int_equal(order_cancel(ctx, order), INVALID);
	assert_int_equal(world_mails(ctx, "order_cancelled", NULL), 1);
	assert_int_equal(world_mails(ctx, "order_paid", NULL), 1);
	world_close(ctx);
}

static void
a_course_that_is_paid_twice_is_for_somebody_to_see(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t first_aid = shop_offer(ctx, "First aid", "49.50"), first = shop_order(ctx, "", &first_aid, 1, "invoice"), second;

	(void)state;
	assert_int_equal(order_cancel(ctx, first), OK);
	second = shop_order(ctx, "1", &first_aid, 1, "invoice");
	assert_int_equal(shop_mark(ctx, first), ORDER_PAID);
	assert_null(shop_trouble(ctx, first));
	assert_int_equal(shop_mark(ctx, second), ORDER_PAID);
	assert_non_null(
		strstr(shop_trouble(ctx, second), "had the course First aid already when it was paid. Give its price back, £49.50."));
	assert_int_equal(course_count(ctx), 1);
	assert_int_equal(shop_seats(ctx), 11);
	world_close(ctx);
}

static void
a_course_of_an_offer_is_made_once_and_finds_a_title(void **state)
{
	struct ctx *ctx = shop_open();
	struct course_form own = { "First aid", "", "" }, second = { "First aid (2)", "", "" };
	int64_t first_aid = shop_offer(ctx, "First aid", "49.50"), course;

	(void)state;
	assert_int_equal(course_create(ctx, &own, &course), OK);
	assert_int_equal(course_create(ctx, &second, &course), OK);
	assert_int_equal(shop_mark(ctx, shop_order(ctx, "", &first_aid, 1, "invoice")), ORDER_PAID);
	course = rows_integer(q_course_of_offer(ctx->db, ctx->organisation, first_aid));
	assert_int_equal(rows_integer(q_course_by_title(ctx->db, ctx->organisation, "first aid (3)")), course);
	assert_int_equal(course_archive(ctx, course), OK);
	world_group(ctx, "Drivers", "ask", "3");
	assert_int_equal(shop_mark(ctx, shop_order(ctx, "", &first_aid, 1, "invoice")), ORDER_PAID);
	assert_int_equal(rows_integer(q_course_of_offer(ctx->db, ctx->organisation, first_aid)), course);
	assert_int_equal(course_count(ctx), 1);
	world_close(ctx);
}

/* ---------------------------------------------------------------- refunded */

static void
only_free_seats_are_taken_back(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "0");
	order = shop_order(ctx, "5", NULL, 0, "invoice");
	assert_int_equal(order_refundable(ctx, order), 0);
	shop_mark(ctx, order);
	assert_int_equal(world_enrol(ctx, "a@northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "b@northfield.example", NULL), ADMITTED);
	assert_int_equal(order_refundable(ctx, order), 3);
	assert_int_equal(order_refund(ctx, order, "4"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "-1"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "2"), OK);
	assert_int_equal(shop_seats(ctx), 3);
	assert_int_equal(shop_look(ctx, order).refunded, 5800);
	assert_string_equal(shop_look(ctx, order).status, "refunded");
	assert_int_equal(invoice_balance(ctx, order), 3 * 2900);
	assert_int_equal(order_refund(ctx, order, "2"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "1"), OK);
	assert_int_equal(shop_seats(ctx), 2);
	assert_int_equal(order_refundable(ctx, order), 0);
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID_BEFORE);
	assert_int_equal(world_mails(ctx, "order_refunded", NULL), 2);
	world_close(ctx);
}

/* A payment of another amount, which somebody takes for the order's. */
static void
money_of_an_order_that_was_marked_behind_its_payment_goes_back_the_same_way(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(shop_pay(ctx, order, "GBP", 5799, "pi_1"), ORDER_PAID_WRONG);
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID);
	assert_string_equal(paid_is(ctx, order), "hand");
	assert_int_equal(order_settle(ctx, order), OK);
	assert_string_equal(shop_look(ctx, order).payment_id, "pi_1");
	assert_int_equal(shop_pay(ctx, order, "GBP", 5799, "pi_1"), ORDER_PAID_BEFORE);
	assert_null(shop_trouble(ctx, order));
	assert_int_equal(order_refund(ctx, order, "1"), OK);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM jobs WHERE kind = 'refund'"), 1);
	world_close(ctx);
}

/* The provider knows nothing of it. */
static void
what_was_given_back_before_it_was_marked_is_not_asked_for_again(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(shop_pay(ctx, order, "GBP", 500, "pi_1"), ORDER_PAID_WRONG);
	assert_int_equal(order_settle(ctx, order), OK);
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID);
	assert_int_equal(order_refund(ctx, order, "1"), OK);
	assert_int_equal(look_number(ctx, "SELECT COUNT(*) FROM jobs WHERE kind = 'refund'"), 0);
	world_close(ctx);
}

static void
seats_of_other_orders_are_not_refunded_with_one(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "5", NULL, 0, "invoice");

	(void)state;
	shop_mark(ctx, order);
	assert_int_equal(order_refundable(ctx, order), 5);
	assert_int_equal(order_refund(ctx, order, "6"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "5"), OK);
	assert_int_equal(shop_seats(ctx), 10);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_costs_nothing_is_there_at_once),
		cmocka_unit_test(what_was_ordered_is_there_once_however_often_it_is_paid),
		cmocka_unit_test(another_amount_gives_nothing_and_is_said),
		cmocka_unit_test(trouble_that_is_told_again_is_written_once),
		cmocka_unit_test(what_is_paid_again_was_paid_before_whatever_its_amount),
		cmocka_unit_test(a_payment_that_the_provider_tells_is_nobodys_doing),
		cmocka_unit_test(money_wins_over_a_cancelled_order),
		cmocka_unit_test(a_course_that_is_paid_twice_is_for_somebody_to_see),
		cmocka_unit_test(a_course_of_an_offer_is_made_once_and_finds_a_title),
		cmocka_unit_test(only_free_seats_are_taken_back),
		cmocka_unit_test(money_of_an_order_that_was_marked_behind_its_payment_goes_back_the_same_way),
		cmocka_unit_test(what_was_given_back_before_it_was_marked_is_not_asked_for_again),
		cmocka_unit_test(seats_of_other_orders_are_not_refunded_with_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
