/* The mails about a certificate: that it is there, and that it expires soon. */
#include "domain/account.h"
#include "domain/certificate.h"
#include "domain/progress.h"
#include "last_letter.h"
#include "lib/certified.h"
#include "lib/look.h"

#define COURSE "Trauma-informed <care>"
#define DAY 86400

static const char *
address(struct certified *s)
{
	struct rows *rows = q_certificate_of_account(s->ctx->db, s->account, 0, s->ctx->now, 1);

	assert_true(row_one(rows));
	return arena_text(s->ctx->arena, "%s/certificates/%s", s->ctx->conf->base_url, row_text(rows, CERTIFICATE_OF_ACCOUNT_NUMBER));
}

static void
a_certificate_comes_with_its_link(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	const struct letter *letter;
	const char *why;

	(void)state;
	certified_complete(&s, "one", 0);
	letter = last_letter(s.ctx, &why);
	assert_non_null(letter);
	assert_string_equal(letter->to_wire, PRIYA);
	assert_string_equal(letter->subject, "Your certificate: Trauma-informed <care>");
	assert_string_equal(letter->link, address(&s));
	assert_string_equal(letter->from_name, "Northfield Family Services via Muster");
	/* They completed it themselves: nobody sent it. */
	assert_null(letter->reply_to);
	assert_non_null(strstr(letter->text, "Hello Priya,\n\nYou completed"));
	assert_non_null(strstr(letter->text, "It is valid until 22 Nov 2027."));
	assert_non_null(strstr(letter->html, "Trauma-informed &lt;care&gt;"));
	world_close(s.ctx);
}

static void
one_that_is_valid_for_good_says_nothing_of_an_end(void **state)
{
	struct certified s = certified_open(COURSE, "NULL");
	const char *why;

	(void)state;
	certified_complete(&s, "one", 0);
	assert_null(strstr(last_letter(s.ctx, &why)->text, "valid until"));
	world_close(s.ctx);
}

static void
what_was_revoked_meanwhile_is_not_sent(void **state)
{
	struct certified s = certified_open(COURSE, "NULL");
	const char *why;

	(void)state;
	certified_complete(&s, "one", 0);
	progress_take_back(s.ctx, "one");
	assert_null(last_letter(s.ctx, &why));
	assert_string_equal(why, "Not sent: the certificate was revoked.");
	world_close(s.ctx);
}

static void
a_reminder_leads_to_the_course_unless_it_was_completed_again(void **state)
{
	struct certified s = certified_open(COURSE, "12");
	const struct letter *letter;
	const char *why;

	(void)state;
	certified_complete(&s, "one", 0);
	world_later(s.ctx, 340 * DAY);
	assert_int_equal(certificate_remind_due(s.ctx, 10), 1);
	letter = last_letter(s.ctx, &why);
	assert_non_null(letter);
	assert_string_equal(letter->subject, "Until 22 Nov 2027: your certificate for Trauma-informed <care>");
	assert_string_equal(letter->link, arena_text(s.ctx->arena, "%s/learning/%lld", s.ctx->conf->base_url, (long long)s.course));
	assert_true(progress_again(s.ctx, s.member, s.course));
	assert_non_null(last_letter(s.ctx, &why));
	certified_complete(&s, "one", 0);
	look_run(s.ctx, "DELETE FROM messages WHERE kind = 'certificate'");
	assert_null(last_letter(s.ctx, &why));
	assert_string_equal(why, "Not sent: the course was completed again.");
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_certificate_comes_with_its_link),
		cmocka_unit_test(one_that_is_valid_for_good_says_nothing_of_an_end),
		cmocka_unit_test(what_was_revoked_meanwhile_is_not_sent),
		cmocka_unit_test(a_reminder_leads_to_the_course_unless_it_was_completed_again),
	};

	return cmocka_run_group_tests(tests, load_templates, NULL);
}
