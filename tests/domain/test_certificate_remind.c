/* Who is reminded of a certificate that expires soon, and who is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "domain/progress.h"
#include "lib/certified.h"
#include "lib/look.h"
#include "lib/world.h"

#define COURSE "Trauma-informed care"
#define DAY 86400

static int64_t
remind(struct certified *s)
{
	certificate_remind_due(s->ctx, 100);
	return world_mails(s->ctx, "certificate_expiring", NULL);
}

static void
a_learner_is_reminded_once_thirty_days_before(void **state)
{
	struct certified s = certified_open(COURSE, "12");

	(void)state;
	certified_complete(&s, "one", 0);
	s.ctx->now = certified_until(&s) - 30 * DAY - 1;
	assert_int_equal(remind(&s), 0);
	world_later(s.ctx, 1);
	assert_int_equal(remind(&s), 1);
	assert_int_equal(certificate_remind_due(s.ctx, 100), 0);
	world_later(s.ctx, 40 * DAY);
	assert_int_equal(remind(&s), 1);
	world_close_sound(s.ctx);
}

static void
a_short_one_is_not_reminded_of_on_its_first_day(void **state)
{
	struct certified s = certified_open(COURSE, "1");

	(void)state;
	certified_complete(&s, "one", 0);
	assert_int_equal(remind(&s), 0);
	s.ctx->now = certified_until(&s) - 7 * DAY;
	assert_int_equal(remind(&s), 1);
	world_close_sound(s.ctx);
}

/* what: SQL after which nobody is to be told any more. */
static void
check_silence(const char *what)
{
	struct certified s = certified_open(COURSE, "12");

	certified_complete(&s, "one", 0);
	s.ctx->now = certified_until(&s) - 10 * DAY;
	look_run(s.ctx, what);
	assert_int_equal(remind(&s), 0);
	assert_int_equal(certificate_remind_due(s.ctx, 100), 0);
	world_close(s.ctx);
}

static void
nobody_is_reminded_of_what_they_cannot_renew(void **state)
{
	struct certified s;

	(void)state;
	check_silence("UPDATE courses SET status = 'archived'");
	check_silence("UPDATE members SET status = 'archived', archived_at = 1 WHERE role = 'learner'");
	check_silence("UPDATE accounts SET status = 'closed'");
	check_silence("UPDATE accounts SET signed_in_at = NULL");
	check_silence("UPDATE organisations SET status = 'closed'");
	check_silence("UPDATE certificates SET revoked_at = 1");
	s = certified_open(COURSE, "12");
	/* Whoever has completed the next round has a new one. */
	certified_complete(&s, "one", 0);
	s.ctx->now = certified_until(&s) - 10 * DAY;
	assert_true(progress_again(s.ctx, s.member, s.course));
	certified_complete(&s, "one", 0);
	assert_int_equal(remind(&s), 0);
	world_close_sound(s.ctx);
}

static void
whoever_is_at_it_again_is_reminded_still(void **state)
{
	struct certified s = certified_open(COURSE, "12");

	(void)state;
	certified_complete(&s, "one", 0);
	s.ctx->now = certified_until(&s) - 40 * DAY;
	assert_true(progress_again(s.ctx, s.member, s.course));
	world_later(s.ctx, 15 * DAY);
	assert_int_equal(remind(&s), 1);
	world_close_sound(s.ctx);
}

static void
what_had_expired_before_it_was_entered_is_not_reminded_of(void **state)
{
	struct certified s = certified_open(COURSE, "12");

	(void)state;
	certified_complete(&s, "import", s.ctx->now - 800 * DAY);
	assert_int_equal(certified_latest(&s).state, CERTIFICATE_EXPIRED);
	assert_int_equal(remind(&s), 0);
	assert_int_equal(world_mails(s.ctx, "certificate", NULL), 0);
	world_close_sound(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_learner_is_reminded_once_thirty_days_before),
		cmocka_unit_test(a_short_one_is_not_reminded_of_on_its_first_day),
		cmocka_unit_test(nobody_is_reminded_of_what_they_cannot_renew),
		cmocka_unit_test(whoever_is_at_it_again_is_reminded_still),
		cmocka_unit_test(what_had_expired_before_it_was_entered_is_not_reminded_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
