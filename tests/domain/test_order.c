/* Orders as they are placed: what may be ordered, at which price, by whom; their numbers and those of their invoices. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/course.h"
#include "domain/course_offer.h"
#include "domain/invoice.h"
#include "domain/order.h"
#include "domain/organisation.h"
#include "domain/price.h"
#include "lib/shop.h"
#include "queries.h"

static void
an_order_costs_seats_times_their_price_and_its_courses(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t offers[] = { shop_offer(ctx, "First aid", "49.50"), shop_offer(ctx, "Fire safety", "10") };
	struct order order = shop_look(ctx, shop_order(ctx, "20", offers, 2, "invoice"));

	(void)state;
	assert_int_equal(order.total, 20 * 2900 + 4950 + 1000);
	assert_int_equal(order.seats, 20);
	assert_string_equal(order.status, "waiting");
	assert_string_equal(order_words(ctx, &order), "20 seats and 2 courses");
	assert_int_equal(invoice_balance(ctx, order.id), order.total);
	assert_int_equal(shop_seats(ctx), 10);
	assert_int_equal(world_mails(ctx, "ordered", NULL), 1);
	world_close(ctx);
}

static void
a_bad_quantity_is_refused(void **state)
{
	static const char *const bad[] = { "-1", "0", "1.5", "1,5", "1e3", "100001", "9999999999999999999999", "twenty", "20 seats",
		"0x10", "٢٠" };
	struct ctx *ctx = shop_open();
	int64_t order;

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_int_equal(shop_try(ctx, bad[i], NULL, 0, "invoice", &order), INVALID);
		assert_true(has_problem(ctx, "seats"));
	}
	assert_int_equal(shop_try(ctx, "", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(shop_try(ctx, "5", NULL, 0, "barter", &order), INVALID);
	assert_true(has_problem(ctx, "payment"));
	assert_int_equal(shop_try(ctx, "5", (int64_t[]){ 77 }, 1, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "offer"));
	world_close(ctx);
}

static void
an_order_that_comes_to_too_much_is_refused(void **state)
{
	struct ctx *ctx = shop_open();
	struct price_form prices = { "GBP", "10000000", "Muster Ltd", "Bank 1", "30" };
	int64_t order;

	(void)state;
	assert_int_equal(price_set(ctx, &prices), OK);
	assert_int_equal(shop_try(ctx, "99", NULL, 0, "invoice", &order), OK);
	assert_int_equal(shop_try(ctx, "100", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(shop_try(ctx, "100000", NULL, 0, "invoice", &order), INVALID);
	world_close(ctx);
}

static void
a_price_that_changed_meanwhile_is_said(void **state)
{
	struct ctx *ctx = shop_open();
	struct order_form form = { .seats = "2", .payment = "invoice", .reference = "", .buyer = "Northfield", .total = "5800" };
	struct price_form dearer = { "GBP", "30.00", "Muster Ltd", "Bank 1", "30" };
	int64_t order;

	(void)state;
	assert_int_equal(price_set(ctx, &dearer), OK);
	assert_int_equal(order_place(ctx, &form, &order), INVALID);
	assert_true(has_problem(ctx, "total"));
	assert_non_null(strstr(ctx->problems->words, "£60.00"));
	ctx->problems = NULL;
	form.total = "6000";
	assert_int_equal(order_place(ctx, &form, &order), OK);
	/* A price of later does not touch it. */
	assert_int_equal(price_set(ctx, &(struct price_form){ "GBP", "31.00", "Muster Ltd", "Bank 1", "30" }), OK);
	assert_int_equal(shop_look(ctx, order).total, 6000);
	world_close(ctx);
}

static void
seats_cannot_be_ordered_where_there_is_no_limit_or_no_price(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order, first_aid = shop_offer(ctx, "First aid", "49.50");

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(shop_try(ctx, "5", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(shop_try(ctx, "", &first_aid, 1, "invoice", &order), OK);
	assert_int_equal(shop_mark(ctx, order), ORDER_PAID);
	ctx->problems = NULL;
	world_group(ctx, "Drivers", "ask", "3");
	assert_int_equal(price_set(ctx, &(struct price_form){ "GBP", "", "Muster Ltd", "Bank 1", "30" }), OK);
	assert_int_equal(shop_try(ctx, "5", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	world_close(ctx);
}

static void
a_course_is_ordered_once_for_a_group(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order, twice[2] = { shop_offer(ctx, "First aid", "49.50") };

	(void)state;
	twice[1] = twice[0];
	order = shop_order(ctx, "", twice, 2, "invoice");
	assert_int_equal(shop_look(ctx, order).total, 4950);
	assert_int_equal(shop_try(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_non_null(strstr(ctx->problems->words, "MU-"));
	assert_int_equal(shop_mark(ctx, 1), ORDER_PAID);
	assert_int_equal(shop_try(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_non_null(strstr(ctx->problems->words, "already"));
	ctx->problems = NULL;
	world_group(ctx, "Drivers", "ask", "3");
	shop_order(ctx, "", twice, 1, "invoice");
	assert_int_equal(offer_retire(ctx, twice[0]), OK);
	world_group(ctx, "Cooks", "ask", "3");
	assert_int_equal(shop_try(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "offer"));
	assert_false(has_problem(ctx, "total"));
	world_close(ctx);
}

static void
an_order_is_its_organisations_alone(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = shop_order(ctx, "5", NULL, 0, "invoice");
	struct ctx neighbour = world_neighbour(ctx);

	(void)state;
	neighbour.role = ADMIN;
	assert_int_equal(order_cancel(&neighbour, order), NOT_FOUND);
	assert_int_equal(order_refund(&neighbour, order, "1"), NOT_FOUND);
	assert_int_equal(order_refundable(&neighbour, order), 0);
	assert_int_equal(order_enter(&neighbour, order), NOT_FOUND);
	neighbour.role = SITE_ADMIN;
	assert_int_equal(order_enter(&neighbour, order), OK);
	assert_int_equal(neighbour.organisation, ctx->organisation);
	assert_int_equal(order_cancel(&neighbour, order), OK);
	world_close(ctx);
}

static int64_t
last_number(struct ctx *ctx, int64_t order)
{
	struct rows *rows = q_invoice_list(ctx->db, ctx->organisation, order);
	int64_t number = 0;

	while (row_next(rows))
		number = row_integer(rows, INVOICE_LIST_NUMBER);
	return number;
}

static void
invoices_are_numbered_without_gaps(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t first = shop_order(ctx, "1", NULL, 0, "invoice"), second, third;

	(void)state;
	assert_int_equal(last_number(ctx, first), 1);
	db_commit(ctx->db);
	db_begin(ctx->db);
	second = shop_order(ctx, "1", NULL, 0, "invoice");
	assert_int_equal(last_number(ctx, second), 2);
	/* What was refused or broke off leaves no number behind. */
	db_rollback(ctx->db);
	db_begin(ctx->db);
	third = shop_order(ctx, "1", NULL, 0, "checkout");
	assert_int_equal(last_number(ctx, third), 0);
	assert_int_equal(order_cancel(ctx, first), OK);
	assert_int_equal(last_number(ctx, first), 2);
	assert_int_equal(shop_pay(ctx, third, "GBP", 2900, "pi_1"), ORDER_PAID);
	assert_int_equal(last_number(ctx, third), 3);
	assert_string_equal(invoice_number(ctx->arena, 123), "INV-000123");
	world_close(ctx);
}

static void
prices_are_whole_amounts_of_one_currency(void **state)
{
	struct ctx *ctx = shop_open();
	struct offer_form again = { { "FIRST aid", "", "" }, "5" }, wrong = { { "Cooking", "", "" }, "12.345" };
	int64_t id, first_aid = shop_offer(ctx, "First aid", "49.50");

	(void)state;
	assert_int_equal(offer_create(ctx, &again, &id), INVALID);
	assert_true(has_problem(ctx, "title"));
	ctx->problems = NULL;
	assert_int_equal(offer_create(ctx, &wrong, &id), INVALID);
	assert_true(has_problem(ctx, "price"));
	ctx->problems = NULL;
	assert_int_equal(price_set(ctx, &(struct price_form){ "EUR", "29", "Muster Ltd", "Bank 1", "30" }), INVALID);
	assert_true(has_problem(ctx, "currency"));
	ctx->problems = NULL;
	assert_int_equal(price_set(ctx, &(struct price_form){ "ZZZ", "29", "", "", "366" }), INVALID);
	assert_true(has_problem(ctx, "currency"));
	assert_true(has_problem(ctx, "invoice_days"));
	assert_true(has_problem(ctx, "seller"));
	assert_true(has_problem(ctx, "terms"));
	ctx->problems = NULL;
	assert_int_equal(offer_retire(ctx, first_aid), OK);
	assert_int_equal(offer_retire(ctx, first_aid), NOT_FOUND);
	assert_int_equal(offer_update(ctx, first_aid, &again), NOT_FOUND);
	assert_int_equal(price_set(ctx, &(struct price_form){ "JPY", "2900", "Muster Ltd", "Bank 1", "0" }), OK);
	assert_int_equal(price_load(ctx).seat_price, 2900);
	assert_int_equal(offer_create(ctx, &again, &id), OK);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_order_costs_seats_times_their_price_and_its_courses),
		cmocka_unit_test(a_bad_quantity_is_refused),
		cmocka_unit_test(an_order_that_comes_to_too_much_is_refused),
		cmocka_unit_test(a_price_that_changed_meanwhile_is_said),
		cmocka_unit_test(seats_cannot_be_ordered_where_there_is_no_limit_or_no_price),
		cmocka_unit_test(a_course_is_ordered_once_for_a_group),
		cmocka_unit_test(an_order_is_its_organisations_alone),
		cmocka_unit_test(invoices_are_numbered_without_gaps),
		cmocka_unit_test(prices_are_whole_amounts_of_one_currency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
