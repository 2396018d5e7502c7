#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "work/fake_smtp.h"
#include "work/smtp.h"

static const char mail[] = "Subject: Hello\r\n\r\nHello.\r\n.\r\nA dot above.\r\n";

static struct conf conf = { .smtp_tls = "none", .smtp_user = "", .mail_from = "invites@muster.example", .smtp_timeout = 60 };

/* Sends `count` mails on one handle to a server of this script; the last result. */
static enum smtp_result
send_to(const char *url, int count, const char **words)
{
	static char kept[SMTP_WORDS];
	struct arena *arena = arena_new(1 << 20);
	enum smtp_result result = SMTP_TAKEN;
	struct smtp *smtp;

	conf.smtp_url = url;
	smtp = smtp_open(arena, &conf, NULL);
	while (count-- > 0)
		result = smtp_send(smtp, "priya@northfield.example", mail, sizeof mail - 1, words);
	snprintf(kept, sizeof kept, "%s", *words);
	*words = kept;
	smtp_close(smtp);
	arena_free(arena);
	return result;
}

/* The same of one mail to a server that hangs: only for it the time is short, as any other may be slow. */
static enum smtp_result
send_in_vain(const char *url, const char **words)
{
	enum smtp_result result;

	conf.smtp_timeout = 1;
	result = send_to(url, 1, words);
	conf.smtp_timeout = 60;
	return result;
}

static bool
hangs(const struct script *script)
{
	const char *steps[] = { script->greeting, script->hello, script->mail, script->rcpt, script->data, script->end };

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		if (steps[i] && strcmp(steps[i], "hang") == 0)
			return true;
	return false;
}

static void
expect(struct script script, enum smtp_result result, const char *words)
{
	struct fake_smtp fake = fake_smtp_start(script);
	const char *said;

	assert_int_equal(hangs(&script) ? send_in_vain(fake.url, &said) : send_to(fake.url, 1, &said), result);
	if (words)
		assert_string_equal(said, words);
	else
		assert_non_null(strstr(said, "No answer from the mail server: "));
	fake_smtp_stop(&fake);
}

static void
a_mail_is_taken_as_it_is(void **state)
{
	struct fake_smtp fake = fake_smtp_start((struct script){ 0 });
	const char *words;
	char text[200] = "";

	(void)state;
	assert_int_equal(send_to(fake.url, 3, &words), SMTP_TAKEN);
	assert_string_equal(words, "250 2.0.0 queued as 12AB");
	assert_int_equal(fake_smtp_count(&fake), 3);
	rewind(fake.mails);
	assert_true(fread(text, 1, sizeof text - 1, fake.mails) > 0);
	/* The dot is doubled on the wire. */
	assert_non_null(strstr(text, "Subject: Hello\r\n\r\nHello.\r\n..\r\nA dot above.\r\n--\n"));
	fake_smtp_stop(&fake);
}

static void
what_is_refused_for_good_says_so(void **state)
{
	(void)state;
	expect((struct script){ .rcpt = "550-5.1.1 No such\r\n550 5.1.1 mailbox" }, SMTP_REFUSED, "550-5.1.1 No such 5.1.1 mailbox");
	expect((struct script){ .data = "554 5.7.1 no" }, SMTP_REFUSED, "554 5.7.1 no");
	expect((struct script){ .end = "554 5.7.1 looks like spam" }, SMTP_REFUSED, "554 5.7.1 looks like spam");
}

static void
what_is_refused_for_now_may_come_later(void **state)
{
	(void)state;
	expect((struct script){ .rcpt = "450 4.2.0 greylisted" }, SMTP_LATER, "450 4.2.0 greylisted");
	expect((struct script){ .end = "451 4.3.0 try again" }, SMTP_LATER, "451 4.3.0 try again");
	/* Our own address is refused: to be mended in the configuration. */
	expect((struct script){ .mail = "550 5.7.1 who are you" }, SMTP_LATER, "550 5.7.1 who are you");
	/* What goes wrong once the recipient is named is about this mail, so that it does not hold up the others. */
	expect((struct script){ .rcpt = "" }, SMTP_LATER, NULL);
	expect((struct script){ .rcpt = "hang" }, SMTP_LATER, NULL);
	expect((struct script){ .rcpt = "421 4.3.2 not with you" }, SMTP_LATER, "421 4.3.2 not with you");
	expect((struct script){ .data = "" }, SMTP_LATER, NULL);
	expect((struct script){ .end = "" }, SMTP_LATER, NULL);
}

static void
a_server_that_does_not_let_us_in_is_down(void **state)
{
	const char *words;

	(void)state;
	assert_int_equal(send_to("smtp://127.0.0.1:1", 1, &words), SMTP_DOWN);
	assert_non_null(strstr(words, "No answer from the mail server: Failed to connect"));
	expect((struct script){ .greeting = "" }, SMTP_DOWN, NULL);
	expect((struct script){ .greeting = "hang" }, SMTP_DOWN, NULL);
	expect((struct script){ .greeting = "554 5.3.2 go away" }, SMTP_DOWN, "554 5.3.2 go away");
	expect((struct script){ .mail = "" }, SMTP_DOWN, NULL);
	expect((struct script){ .mail = "421 4.3.2 closing" }, SMTP_DOWN, "421 4.3.2 closing");
}

static void
a_connection_dropped_between_mails_is_no_trouble(void **state)
{
	struct fake_smtp fake = fake_smtp_start((struct script){ .mails_a_connection = 1 });
	const char *words;

	(void)state;
	assert_int_equal(send_to(fake.url, 5, &words), SMTP_TAKEN);
	assert_int_equal(fake_smtp_count(&fake), 5);
	fake_smtp_stop(&fake);
}

static void
a_tarpit_lets_go_after_the_time(void **state)
{
	struct fake_smtp fake = fake_smtp_start((struct script){ .end = "hang" });
	time_t before = time(NULL);
	const char *words;

	(void)state;
	assert_int_equal(send_in_vain(fake.url, &words), SMTP_LATER);
	assert_true(time(NULL) - before <= 30);
	fake_smtp_stop(&fake);
}

static void
without_tls_nothing_is_sent_where_it_is_required(void **state)
{
	struct fake_smtp fake = fake_smtp_start((struct script){ 0 });
	const char *words;

	(void)state;
	conf.smtp_tls = "required";
	assert_int_equal(send_to(fake.url, 1, &words), SMTP_DOWN);
	assert_non_null(strstr(words, "No TLS with the mail server: "));
	assert_int_not_equal(words[strlen(words) - 1], '.');
	conf.smtp_tls = "none";
	assert_int_equal(fake_smtp_count(&fake), 0);
	fake_smtp_stop(&fake);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mail_is_taken_as_it_is),
		cmocka_unit_test(what_is_refused_for_good_says_so),
		cmocka_unit_test(what_is_refused_for_now_may_come_later),
		cmocka_unit_test(a_server_that_does_not_let_us_in_is_down),
		cmocka_unit_test(a_connection_dropped_between_mails_is_no_trouble),
		cmocka_unit_test(a_tarpit_lets_go_after_the_time),
		cmocka_unit_test(without_tls_nothing_is_sent_where_it_is_required),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
