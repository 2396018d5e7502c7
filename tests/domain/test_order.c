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

static int64_t
offer(struct ctx *ctx, const char *title, const char *price)
{
	struct offer_form form = { { title, "What it is.", "90" }, price };
	int64_t id;

	assert_int_equal(offer_create(ctx, &form, &id), OK);
	return id;
}

/* What the person saw, and agrees with. */
static enum outcome
try_order(struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment, int64_t *order)
{
	struct order_form form = { .seats = seats,
		.offers = offers,
		.offer_count = count,
		.payment = payment,
		.reference = "PO 7",
		.buyer = "Northfield\n2 Hill" };
	struct order_quote quote;
	struct ctx looking = *ctx;

	looking.problems = ctx->problems = NULL;
	form.total = order_price(&looking, &form, &quote) == OK ? arena_text(ctx->arena, "%lld", (long long)quote.total) : "0";
	return order_place(ctx, &form, order);
}

static int64_t
order_of(struct ctx *ctx, const char *seats, const int64_t *offers, size_t count, const char *payment)
{
	int64_t order;

	assert_int_equal(try_order(ctx, seats, offers, count, payment, &order), OK);
	return order;
}

static int64_t
seats_of(struct ctx *ctx)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);

	assert_true(row_one(group));
	return row_integer(group, GROUP_GET_SEATS);
}

static struct order
look(struct ctx *ctx, int64_t id)
{
	struct order order;

	assert_true(order_load(ctx, id, &order));
	return order;
}

/* A site administrator is told that it is paid. */
static enum paid
mark(struct ctx *ctx, int64_t order)
{
	return order_paid(ctx, order, NULL);
}

static enum paid
provider_says(struct ctx *ctx, int64_t order, const char *currency, int64_t amount, const char *id)
{
	struct ctx provider = *ctx;

	provider.account = provider.organisation = provider.group = 0;
	provider.role = PUBLIC;
	return order_paid(&provider, order, &(struct payment){ currency, amount, id });
}

static int64_t
mails(struct ctx *ctx, const char *kind)
{
	struct rows *rows = q_message_page(ctx->db, ctx->organisation, INT64_MAX, 1000);
	int64_t count = 0;

	while (row_next(rows))
		count += strcmp(row_text(rows, MESSAGE_PAGE_KIND_IS), kind) == 0;
	return count;
}

static const char *
trouble(struct ctx *ctx, int64_t order)
{
	struct rows *rows = q_order_get(ctx->db, ctx->organisation, order);

	assert_true(row_one(rows));
	return row_text(rows, ORDER_GET_TROUBLE);
}

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

/* ---------------------------------------------------------------- placing */

static void
an_order_costs_seats_times_their_price_and_its_courses(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t offers[] = { offer(ctx, "First aid", "49.50"), offer(ctx, "Fire safety", "10") };
	struct order order = look(ctx, order_of(ctx, "20", offers, 2, "invoice"));

	(void)state;
	assert_int_equal(order.total, 20 * 2900 + 4950 + 1000);
	assert_int_equal(order.seats, 20);
	assert_string_equal(order.status, "waiting");
	assert_string_equal(order_words(ctx, &order), "20 seats and 2 courses");
	assert_int_equal(invoice_balance(ctx, order.id), order.total);
	assert_int_equal(seats_of(ctx), 10);
	assert_int_equal(mails(ctx, "ordered"), 1);
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
		assert_int_equal(try_order(ctx, bad[i], NULL, 0, "invoice", &order), INVALID);
		assert_true(has_problem(ctx, "seats"));
	}
	assert_int_equal(try_order(ctx, "", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(try_order(ctx, "5", NULL, 0, "barter", &order), INVALID);
	assert_true(has_problem(ctx, "payment"));
	assert_int_equal(try_order(ctx, "5", (int64_t[]){ 77 }, 1, "invoice", &order), INVALID);
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
	assert_int_equal(try_order(ctx, "99", NULL, 0, "invoice", &order), OK);
	assert_int_equal(try_order(ctx, "100", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(try_order(ctx, "100000", NULL, 0, "invoice", &order), INVALID);
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
	assert_int_equal(look(ctx, order).total, 6000);
	world_close(ctx);
}

static void
seats_cannot_be_ordered_where_there_is_no_limit_or_no_price(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order, first_aid = offer(ctx, "First aid", "49.50");

	(void)state;
	world_group(ctx, "Volunteers", "ask", "");
	assert_int_equal(try_order(ctx, "5", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	assert_int_equal(try_order(ctx, "", &first_aid, 1, "invoice", &order), OK);
	assert_int_equal(mark(ctx, order), ORDER_PAID);
	ctx->problems = NULL;
	world_group(ctx, "Drivers", "ask", "3");
	assert_int_equal(price_set(ctx, &(struct price_form){ "GBP", "", "Muster Ltd", "Bank 1", "30" }), OK);
	assert_int_equal(try_order(ctx, "5", NULL, 0, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "seats"));
	world_close(ctx);
}

static void
a_course_is_ordered_once_for_a_group(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order, twice[2] = { offer(ctx, "First aid", "49.50") };

	(void)state;
	twice[1] = twice[0];
	order = order_of(ctx, "", twice, 2, "invoice");
	assert_int_equal(look(ctx, order).total, 4950);
	assert_int_equal(try_order(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_non_null(strstr(ctx->problems->words, "MU-"));
	assert_int_equal(mark(ctx, 1), ORDER_PAID);
	assert_int_equal(try_order(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_non_null(strstr(ctx->problems->words, "already"));
	ctx->problems = NULL;
	world_group(ctx, "Drivers", "ask", "3");
	order_of(ctx, "", twice, 1, "invoice");
	assert_int_equal(offer_retire(ctx, twice[0]), OK);
	world_group(ctx, "Cooks", "ask", "3");
	assert_int_equal(try_order(ctx, "", twice, 1, "invoice", &order), INVALID);
	assert_true(has_problem(ctx, "offer"));
	assert_false(has_problem(ctx, "total"));
	world_close(ctx);
}

static void
what_costs_nothing_is_there_at_once(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t free_course = offer(ctx, "Welcome", "0");
	int64_t order = order_of(ctx, "", &free_course, 1, "invoice");

	(void)state;
	assert_string_equal(look(ctx, order).status, "paid");
	assert_int_equal(course_count(ctx), 1);
	assert_string_equal(paid_is(ctx, order), "free");
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(mails(ctx, "ordered"), 0);
	assert_int_equal(mails(ctx, "order_paid"), 1);
	world_close(ctx);
}

/* ---------------------------------------------------------------- paid */

static void
what_was_ordered_is_there_once_however_often_it_is_paid(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t first_aid = offer(ctx, "First aid", "49.50"), order = order_of(ctx, "20", &first_aid, 1, "checkout");

	(void)state;
	assert_string_equal(look(ctx, order).checkout_status, "preparing");
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(provider_says(ctx, order, "GBP", 62950, "pi_1"), ORDER_PAID);
	assert_int_equal(provider_says(ctx, order, "GBP", 62950, "pi_1"), ORDER_PAID_BEFORE);
	assert_int_equal(mark(ctx, order), ORDER_PAID_BEFORE);
	assert_int_equal(seats_of(ctx), 30);
	assert_int_equal(course_count(ctx), 1);
	assert_int_equal(invoice_balance(ctx, order), 62950);
	assert_int_equal(mails(ctx, "order_paid"), 1);
	assert_null(trouble(ctx, order));
	assert_int_equal(provider_says(ctx, order, "GBP", 62950, "pi_2"), ORDER_PAID_BEFORE);
	assert_non_null(strstr(trouble(ctx, order), "second time"));
	assert_int_equal(seats_of(ctx), 30);
	assert_int_equal(order_settle(ctx, order), OK);
	assert_null(trouble(ctx, order));
	assert_int_equal(provider_says(ctx, 999, "GBP", 62950, "pi_1"), ORDER_PAID_NONE);
	world_close(ctx);
}

static void
another_amount_gives_nothing_and_is_said(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(provider_says(ctx, order, "GBP", 500, "pi_1"), ORDER_PAID_WRONG);
	assert_non_null(strstr(trouble(ctx, order), "£5.00 was paid instead of £58.00"));
	assert_int_equal(provider_says(ctx, order, "USD", 5800, "pi_1"), ORDER_PAID_WRONG);
	assert_string_equal(look(ctx, order).status, "waiting");
	assert_string_equal(look(ctx, order).payment_id, "pi_1");
	assert_int_equal(seats_of(ctx), 10);
	assert_int_equal(order_settle(ctx, order), OK);
	assert_null(look(ctx, order).payment_id);
	world_close(ctx);
}

static void
trouble_that_is_told_again_is_written_once(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "2", NULL, 0, "checkout");
	const char *first;

	(void)state;
	provider_says(ctx, order, "GBP", 500, "pi_1");
	first = trouble(ctx, order);
	provider_says(ctx, order, "GBP", 500, "pi_1");
	assert_string_equal(trouble(ctx, order), first);
	world_close(ctx);
}

static void
what_is_paid_again_was_paid_before_whatever_its_amount(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "2", NULL, 0, "checkout");

	(void)state;
	assert_int_equal(provider_says(ctx, order, "GBP", 5800, "pi_1"), ORDER_PAID);
	assert_string_equal(paid_is(ctx, order), "provider");
	assert_int_equal(provider_says(ctx, order, "GBP", 500, "pi_1"), ORDER_PAID_BEFORE);
	assert_null(trouble(ctx, order));
	assert_int_equal(provider_says(ctx, order, "GBP", 500, "pi_2"), ORDER_PAID_BEFORE);
	assert_null(strstr(trouble(ctx, order), "Nothing was given"));
	assert_non_null(strstr(trouble(ctx, order), "second time, as pi_2"));
	world_close(ctx);
}

/* A job that looks after a payment acts for the buyer who asked for it. */
static void
a_payment_that_the_provider_tells_is_nobodys_doing(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "2", NULL, 0, "checkout");
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
	int64_t order = order_of(ctx, "5", NULL, 0, "invoice");

	(void)state;
	assert_int_equal(order_cancel(ctx, order), OK);
	assert_int_equal(invoice_balance(ctx, order), 0);
	assert_int_equal(order_cancel(ctx, order), INVALID);
	ctx->problems = NULL;
	assert_int_equal(mark(ctx, order), ORDER_PAID);
	assert_int_equal(seats_of(ctx), 15);
	assert_int_equal(invoice_balance(ctx, order), 5 * 2900);
	assert_int_equal(order_cancel(ctx, order), INVALID);
	assert_int_equal(mails(ctx, "order_cancelled"), 1);
	assert_int_equal(mails(ctx, "order_paid"), 1);
	world_close(ctx);
}

static void
a_course_that_is_paid_twice_is_for_somebody_to_see(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t first_aid = offer(ctx, "First aid", "49.50"), first = order_of(ctx, "", &first_aid, 1, "invoice"), second;

	(void)state;
	assert_int_equal(order_cancel(ctx, first), OK);
	second = order_of(ctx, "1", &first_aid, 1, "invoice");
	assert_int_equal(mark(ctx, first), ORDER_PAID);
	assert_null(trouble(ctx, first));
	assert_int_equal(mark(ctx, second), ORDER_PAID);
	assert_non_null(
		strstr(trouble(ctx, second), "had the course First aid already when it was paid. Give its price back, £49.50."));
	assert_int_equal(course_count(ctx), 1);
	assert_int_equal(seats_of(ctx), 11);
	world_close(ctx);
}

static void
a_course_of_an_offer_is_made_once_and_finds_a_title(void **state)
{
	struct ctx *ctx = shop_open();
	struct course_form own = { "First aid", "", "" }, second = { "First aid (2)", "", "" };
	int64_t first_aid = offer(ctx, "First aid", "49.50"), course;

	(void)state;
	assert_int_equal(course_create(ctx, &own, &course), OK);
	assert_int_equal(course_create(ctx, &second, &course), OK);
	assert_int_equal(mark(ctx, order_of(ctx, "", &first_aid, 1, "invoice")), ORDER_PAID);
	course = rows_integer(q_course_of_offer(ctx->db, ctx->organisation, first_aid));
	assert_int_equal(rows_integer(q_course_by_title(ctx->db, ctx->organisation, "first aid (3)")), course);
	assert_int_equal(course_archive(ctx, course), OK);
	world_group(ctx, "Drivers", "ask", "3");
	assert_int_equal(mark(ctx, order_of(ctx, "", &first_aid, 1, "invoice")), ORDER_PAID);
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
	order = order_of(ctx, "5", NULL, 0, "invoice");
	assert_int_equal(order_refundable(ctx, order), 0);
	mark(ctx, order);
	assert_int_equal(world_enrol(ctx, "a@northfield.example", NULL), ADMITTED);
	assert_int_equal(world_enrol(ctx, "b@northfield.example", NULL), ADMITTED);
	assert_int_equal(order_refundable(ctx, order), 3);
	assert_int_equal(order_refund(ctx, order, "4"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "-1"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "2"), OK);
	assert_int_equal(seats_of(ctx), 3);
	assert_int_equal(look(ctx, order).refunded, 5800);
	assert_string_equal(look(ctx, order).status, "refunded");
	assert_int_equal(invoice_balance(ctx, order), 3 * 2900);
	assert_int_equal(order_refund(ctx, order, "2"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "1"), OK);
	assert_int_equal(seats_of(ctx), 2);
	assert_int_equal(order_refundable(ctx, order), 0);
	assert_int_equal(mark(ctx, order), ORDER_PAID_BEFORE);
	assert_int_equal(mails(ctx, "order_refunded"), 2);
	world_close(ctx);
}

static void
seats_of_other_orders_are_not_refunded_with_one(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "5", NULL, 0, "invoice");

	(void)state;
	mark(ctx, order);
	assert_int_equal(order_refundable(ctx, order), 5);
	assert_int_equal(order_refund(ctx, order, "6"), INVALID);
	ctx->problems = NULL;
	assert_int_equal(order_refund(ctx, order, "5"), OK);
	assert_int_equal(seats_of(ctx), 10);
	world_close(ctx);
}

/* ---------------------------------------------------------------- walls, numbers */

static void
an_order_is_its_organisations_alone(void **state)
{
	struct ctx *ctx = shop_open();
	int64_t order = order_of(ctx, "5", NULL, 0, "invoice");
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
	int64_t first = order_of(ctx, "1", NULL, 0, "invoice"), second, third;

	(void)state;
	assert_int_equal(last_number(ctx, first), 1);
	db_commit(ctx->db);
	db_begin(ctx->db);
	second = order_of(ctx, "1", NULL, 0, "invoice");
	assert_int_equal(last_number(ctx, second), 2);
	/* What was refused or broke off leaves no number behind. */
	db_rollback(ctx->db);
	db_begin(ctx->db);
	third = order_of(ctx, "1", NULL, 0, "checkout");
	assert_int_equal(last_number(ctx, third), 0);
	assert_int_equal(order_cancel(ctx, first), OK);
	assert_int_equal(last_number(ctx, first), 2);
	assert_int_equal(provider_says(ctx, third, "GBP", 2900, "pi_1"), ORDER_PAID);
	assert_int_equal(last_number(ctx, third), 3);
	assert_string_equal(invoice_number(ctx->arena, 123), "INV-000123");
	world_close(ctx);
}

static void
prices_are_whole_amounts_of_one_currency(void **state)
{
	struct ctx *ctx = shop_open();
	struct offer_form again = { { "FIRST aid", "", "" }, "5" }, wrong = { { "Cooking", "", "" }, "12.345" };
	int64_t id, first_aid = offer(ctx, "First aid", "49.50");

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
		cmocka_unit_test(seats_of_other_orders_are_not_refunded_with_one),
		cmocka_unit_test(an_order_is_its_organisations_alone),
		cmocka_unit_test(invoices_are_numbered_without_gaps),
		cmocka_unit_test(prices_are_whole_amounts_of_one_currency),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
