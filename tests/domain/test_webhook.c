#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "domain/webhook.h"

#define AT 1492774577
#define BODY "{\"id\":\"evt_1\"}"
#define RIGHT \
	"7656fc2882a7ca0a651666b36bf2f2f22ee204f54f608f227498a2419f2890b2" /* by another program's HMAC-SHA256 of "1492774577." BODY */
#define OTHER "7de382fc9d50efc4cbab2272c65bd6bca85a6eb696ebf6d9dfed06b24d0a3ca8" /* the same under another secret */

static enum webhook_proof
check_at(const char *header, int64_t now)
{
	return webhook_check(header, BODY, strlen(BODY), "whsec_test", now);
}

static enum webhook_proof
check(const char *header)
{
	return check_at(header, AT + 5);
}

static void
what_is_signed_under_our_secret_is_proved(void **state)
{
	(void)state;
	assert_int_equal(check("t=1492774577,v1=" RIGHT), WEBHOOK_PROVED);
	assert_int_equal(check("t=1492774577, v1=" RIGHT ", v0=" OTHER), WEBHOOK_PROVED);
	assert_int_equal(check("v1=" RIGHT ",t=1492774577"), WEBHOOK_PROVED);
}

static void
while_a_secret_is_replaced_one_right_signature_is_enough(void **state)
{
	(void)state;
	assert_int_equal(check("t=1492774577,v1=" OTHER ",v1=" RIGHT), WEBHOOK_PROVED);
	assert_int_equal(check("t=1492774577,v1=" RIGHT ",v1=" OTHER), WEBHOOK_PROVED);
	assert_int_equal(check("t=1492774577,v1=beef,v1=" RIGHT), WEBHOOK_PROVED);
	assert_int_equal(check("t=1492774577,v1=" OTHER ",v1=" OTHER), WEBHOOK_FORGED);
}

static void
what_was_changed_or_signed_by_others_is_forged(void **state)
{
	(void)state;
	assert_int_equal(check("t=1492774577,v1=" OTHER), WEBHOOK_FORGED);
	assert_int_equal(check("t=1492774578,v1=" RIGHT), WEBHOOK_FORGED);
	assert_int_equal(
		webhook_check("t=1492774577,v1=" RIGHT, "{\"id\":\"evt_2\"}", strlen(BODY), "whsec_test", AT), WEBHOOK_FORGED);
	assert_int_equal(webhook_check("t=1492774577,v1=" RIGHT, BODY, strlen(BODY) - 1, "whsec_test", AT), WEBHOOK_FORGED);
	assert_int_equal(webhook_check("t=1492774577,v1=" RIGHT, BODY, strlen(BODY), "", AT), WEBHOOK_FORGED);
	assert_int_equal(check("t=01492774577,v1=" RIGHT), WEBHOOK_FORGED);
}

static void
an_old_one_is_stale_and_so_is_one_of_tomorrow(void **state)
{
	(void)state;
	assert_int_equal(check_at("t=1492774577,v1=" RIGHT, AT + WEBHOOK_TOLERANCE), WEBHOOK_PROVED);
	assert_int_equal(check_at("t=1492774577,v1=" RIGHT, AT + WEBHOOK_TOLERANCE + 1), WEBHOOK_STALE);
	assert_int_equal(check_at("t=1492774577,v1=" RIGHT, AT - WEBHOOK_TOLERANCE), WEBHOOK_PROVED);
	assert_int_equal(check_at("t=1492774577,v1=" RIGHT, AT - WEBHOOK_TOLERANCE - 1), WEBHOOK_STALE);
	assert_int_equal(check_at("t=1492774577,v1=" OTHER, AT + 9999), WEBHOOK_FORGED);
}

static void
another_shape_is_no_signature(void **state)
{
	static const char *const shapes[] = { "", "t=", "t=1492774577", "v1=" RIGHT, "t=1492774577,v0=" RIGHT, "t=x,v1=" RIGHT,
		"t=-1,v1=" RIGHT, "t=1492774577,t=1492774577,v1=" RIGHT, "t=1492774577123,v1=" RIGHT, "t=1492774577,v1=" RIGHT "00",
		"t=1492774577,v1=zz", "t=1492774577;v1=" RIGHT, ",,,,", "=", "t=1492774577,v1=" };
	static char longest[6000];

	(void)state;
	assert_int_equal(check(NULL), WEBHOOK_UNSIGNED);
	for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
		assert_int_equal(check(shapes[i]), WEBHOOK_UNSIGNED);
	snprintf(longest, sizeof longest, "t=1492774577,v1=" RIGHT ",%05000d", 0);
	assert_int_equal(check(longest), WEBHOOK_UNSIGNED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_signed_under_our_secret_is_proved),
		cmocka_unit_test(while_a_secret_is_replaced_one_right_signature_is_enough),
		cmocka_unit_test(what_was_changed_or_signed_by_others_is_forged),
		cmocka_unit_test(an_old_one_is_stale_and_so_is_one_of_tomorrow),
		cmocka_unit_test(another_shape_is_no_signature),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
