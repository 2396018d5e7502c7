#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "domain/order.h"
#include "domain/payment.h"
#include "lib/shop.h"
#include "queries.h"

#define TOTAL 14500

/* An order of five seats, and what the provider says of it. */
struct till {
	struct ctx *ctx;
	struct ctx provider; /* who takes events: nobody */
	int64_t order;
};

static void
till_open(struct till *till)
{
	struct ctx *ctx = shop_open();
	struct order_form form = { .seats = "5", .payment = "checkout", .reference = "", .buyer = "Northfield", .total = "14500" };

	assert_int_equal(order_place(ctx, &form, &till->order), OK);
	till->ctx = ctx;
	till->provider = *ctx;
	till->provider.account = till->provider.organisation = till->provider.group = till->provider.member = 0;
	till->provider.role = PUBLIC;
}

static void
open_checkout(struct till *till, const char *session)
{
	assert_true(payment_opened(&till->provider, till->order, session, "https://pay.example/1"));
}

/* As the provider writes it; status "paid", "unpaid". */
static const char *
event(struct till *till, const char *id, const char *kind, const char *session, const char *status, int64_t amount)
{
	return arena_text(till->ctx->arena,
		"{\"id\": \"%s\", \"object\": \"event\", \"type\": \"%s\", \"data\": {\"object\": {\"id\": \"%s\", \"object\": \"checkout.session\", "
		"\"client_reference_id\": \"%lld\", \"metadata\": {\"order\": \"%lld\", \"muster\": \"%s\"}, \"status\": \"%s\", "
		"\"payment_status\": \"%s\", \"amount_total\": %lld, \"currency\": \"gbp\", \"payment_intent\": \"pi_%s\"}}}",
		id, kind, session, (long long)till->order, (long long)till->order, payment_site(till->ctx),
		strstr(kind, "expired") ? "expired" : "complete", status, (long long)amount, session);
}

static enum payment_news
take(struct till *till, const char *json)
{
	return payment_take_event(&till->provider, json, strlen(json));
}

static void
a_payment_brings_the_seats_once_however_often_it_is_told(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "preparing");
	open_checkout(&till, "cs_1");
	assert_string_equal(shop_look(till.ctx, till.order).checkout_url, "https://pay.example/1");
	assert_int_equal(take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL)), PAYMENT_TAKEN);
	assert_string_equal(shop_look(till.ctx, till.order).status, "paid");
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "over");
	assert_string_equal(shop_look(till.ctx, till.order).payment_id, "pi_cs_1");
	assert_int_equal(shop_seats(till.ctx), 15);
	assert_int_equal(take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL)), PAYMENT_KNOWN);
	assert_int_equal(take(&till, event(&till, "evt_2", "checkout.session.completed", "cs_1", "paid", TOTAL)), PAYMENT_TAKEN);
	assert_int_equal(
		take(&till, event(&till, "evt_3", "checkout.session.async_payment_succeeded", "cs_1", "paid", TOTAL)), PAYMENT_TAKEN);
	assert_int_equal(shop_seats(till.ctx), 15);
	assert_null(shop_trouble(till.ctx, till.order));
	world_close(till.ctx);
}

static void
events_in_another_order_come_to_the_same(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	assert_int_equal(take(&till, event(&till, "evt_1", "checkout.session.expired", "cs_1", "unpaid", TOTAL)), PAYMENT_TAKEN);
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "over");
	assert_string_equal(shop_look(till.ctx, till.order).status, "waiting");
	assert_int_equal(take(&till, event(&till, "evt_2", "checkout.session.completed", "cs_1", "paid", TOTAL)), PAYMENT_TAKEN);
	assert_string_equal(shop_look(till.ctx, till.order).status, "paid");
	assert_int_equal(take(&till, event(&till, "evt_3", "checkout.session.expired", "cs_1", "unpaid", TOTAL)), PAYMENT_TAKEN);
	assert_string_equal(shop_look(till.ctx, till.order).status, "paid");
	assert_int_equal(shop_seats(till.ctx), 15);
	world_close(till.ctx);
}

static void
money_that_takes_its_time_is_waited_for(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "unpaid", TOTAL));
	assert_string_equal(shop_look(till.ctx, till.order).status, "waiting");
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "open");
	assert_null(shop_look(till.ctx, till.order).checkout_url);
	assert_int_equal(shop_seats(till.ctx), 10);
	take(&till, event(&till, "evt_2", "checkout.session.async_payment_failed", "cs_1", "unpaid", TOTAL));
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "over");
	payment_begin(till.ctx, till.order);
	assert_string_equal(shop_look(till.ctx, till.order).checkout_status, "preparing");
	open_checkout(&till, "cs_2");
	take(&till, event(&till, "evt_3", "checkout.session.async_payment_succeeded", "cs_2", "paid", TOTAL));
	assert_string_equal(shop_look(till.ctx, till.order).status, "paid");
	assert_int_equal(shop_seats(till.ctx), 15);
	world_close(till.ctx);
}

static void
another_amount_or_another_session_gives_nothing_and_says_so(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	assert_int_equal(take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_2", "paid", TOTAL)), PAYMENT_TAKEN);
	assert_non_null(strstr(shop_trouble(till.ctx, till.order), "cs_2"));
	assert_string_equal(shop_look(till.ctx, till.order).status, "waiting");
	assert_int_equal(take(&till, event(&till, "evt_2", "checkout.session.completed", "cs_1", "paid", TOTAL - 1)), PAYMENT_TAKEN);
	assert_non_null(strstr(shop_trouble(till.ctx, till.order), "£144.99 was paid instead of £145.00"));
	assert_string_equal(shop_look(till.ctx, till.order).status, "waiting");
	assert_int_equal(shop_seats(till.ctx), 10);
	world_close(till.ctx);
}

static void
an_order_marked_as_paid_and_paid_by_checkout_too_is_for_somebody_to_see(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	assert_int_equal(order_paid(till.ctx, till.order, NULL), ORDER_PAID);
	take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL));
	assert_non_null(strstr(shop_trouble(till.ctx, till.order), "second time"));
	assert_int_equal(shop_seats(till.ctx), 15);
	world_close(till.ctx);
}

static void
what_is_none_of_our_business_is_left_alone(void **state)
{
	struct till till;
	const char *ours;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	assert_int_equal(take(&till, event(&till, "evt_1", "customer.created", "cs_1", "paid", TOTAL)), PAYMENT_FOREIGN);
	/* The same number, of an installation beside us. */
	ours = event(&till, "evt_2", "checkout.session.completed", "cs_1", "paid", TOTAL);
	memcpy(strstr(ours, payment_site(till.ctx)), "another instance", 16);
	assert_int_equal(take(&till, ours), PAYMENT_FOREIGN);
	till.order = 999;
	assert_int_equal(take(&till, event(&till, "evt_3", "checkout.session.completed", "cs_1", "paid", TOTAL)), PAYMENT_FOREIGN);
	assert_int_equal(shop_seats(till.ctx), 10);
	world_close(till.ctx);
}

static void
what_is_no_event_is_refused(void **state)
{
	static const char *const bodies[] = { "", "x", "[]", "\"text\"", "7", "null", "{}", "{\"id\": 7, \"type\": 8}",
		"{\"id\": \"evt_1\"}", "{\"id\": \"evt_1\", \"type\": \"checkout.session.completed\"}",
		"{\"id\": \"evt_1\", \"type\": \"x\", \"data\": {\"object\": 7}}",
		"{\"id\": \"evt 1\", \"type\": \"x\", \"data\": {\"object\": {}}}",
		"{\"id\": \"evt_1\", \"type\": \"x\", \"data\": {\"object\": {}}",
		"{\"id\": \"\xff\", \"type\": \"x\", \"data\": {\"object\": {}}}" };
	struct till till;

	(void)state;
	till_open(&till);
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		assert_int_equal(take(&till, bodies[i]), PAYMENT_NONSENSE);
	assert_int_equal(payment_take_event(&till.provider, "{}\0{}", 5), PAYMENT_NONSENSE);
	assert_int_equal(take(&till,
						 "{\"id\": \"evt_1\", \"type\": \"checkout.session.completed\", \"data\": {\"object\": {\"id\": [], "
						 "\"metadata\": 7, \"amount_total\": 1e99, \"currency\": {}}}}"),
		PAYMENT_FOREIGN);
	world_close(till.ctx);
}

/* Of a payment: what went back, or did not arrive. */
static const char *
refund_event(struct till *till, const char *kind, const char *payment)
{
	return arena_text(till->ctx->arena,
		"{\"id\": \"evt_%s\", \"type\": \"%s\", \"data\": {\"object\": {\"id\": \"re_1\", \"amount_refunded\": 2900, \"status\": "
		"\"failed\", \"payment_intent\": \"%s\", \"metadata\": {\"order\": \"%lld\", \"muster\": \"%s\"}}}}",
		payment, kind, payment, (long long)till->order, payment_site(till->ctx));
}

static void
money_that_went_back_without_us_is_told(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	/* Before the payment itself is told: the order is paid all the same, and somebody looks at it. */
	assert_int_equal(take(&till, refund_event(&till, "charge.refunded", "pi_cs_1")), PAYMENT_TAKEN);
	take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL));
	assert_string_equal(shop_look(till.ctx, till.order).status, "paid");
	assert_non_null(strstr(shop_trouble(till.ctx, till.order), "has paid £29.00 back"));
	world_close(till.ctx);
}

/* Somebody did as its trouble says. */
static void
a_second_payment_that_goes_back_is_no_trouble(void **state)
{
	struct till till;
	const char *told;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	assert_int_equal(order_paid(till.ctx, till.order, NULL), ORDER_PAID);
	take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL));
	told = shop_trouble(till.ctx, till.order);
	assert_int_equal(take(&till, refund_event(&till, "charge.refunded", "pi_cs_1")), PAYMENT_TAKEN);
	assert_string_equal(shop_trouble(till.ctx, till.order), told);
	world_close(till.ctx);
}

static void
a_refund_that_does_not_arrive_is_told(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	open_checkout(&till, "cs_1");
	take(&till, event(&till, "evt_1", "checkout.session.completed", "cs_1", "paid", TOTAL));
	assert_null(shop_trouble(till.ctx, till.order));
	assert_int_equal(take(&till, refund_event(&till, "refund.failed", "pi_cs_1")), PAYMENT_TAKEN);
	assert_non_null(strstr(shop_trouble(till.ctx, till.order), "refund re_1 of payment pi_cs_1 has failed"));
	world_close(till.ctx);
}

static void
an_open_checkout_is_looked_at_ever_more_rarely(void **state)
{
	struct till till;

	(void)state;
	till_open(&till);
	assert_int_equal(payment_look_due(till.ctx), 0);
	open_checkout(&till, "cs_1");
	assert_int_equal(payment_look_due(till.ctx), 0);
	till.ctx->now += 120;
	assert_int_equal(payment_look_due(till.ctx), 1);
	assert_int_equal(payment_look_due(till.ctx), 0);
	till.ctx->now += 7200;
	assert_int_equal(payment_look_due(till.ctx), 1);
	till.ctx->now += 3000;
	assert_int_equal(payment_look_due(till.ctx), 0);
	till.ctx->now += 700;
	assert_int_equal(payment_look_due(till.ctx), 1);
	world_close(till.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_payment_brings_the_seats_once_however_often_it_is_told),
		cmocka_unit_test(events_in_another_order_come_to_the_same),
		cmocka_unit_test(money_that_takes_its_time_is_waited_for),
		cmocka_unit_test(another_amount_or_another_session_gives_nothing_and_says_so),
		cmocka_unit_test(an_order_marked_as_paid_and_paid_by_checkout_too_is_for_somebody_to_see),
		cmocka_unit_test(what_is_none_of_our_business_is_left_alone),
		cmocka_unit_test(what_is_no_event_is_refused),
		cmocka_unit_test(money_that_went_back_without_us_is_told),
		cmocka_unit_test(a_second_payment_that_goes_back_is_no_trouble),
		cmocka_unit_test(a_refund_that_does_not_arrive_is_told),
		cmocka_unit_test(an_open_checkout_is_looked_at_ever_more_rarely),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
