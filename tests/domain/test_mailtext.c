#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/mailtext.h"
#include "lib/world.h"
#include "queries.h"

static const char *
problem_at(const struct ctx *ctx, const char *field)
{
	for (const struct problem *problem = ctx->problems; problem; problem = problem->next)
		if (strcmp(problem->field, field) == 0)
			return problem->words;
	return "";
}

/* Whether this text for an invite is taken; else what is wrong with its field. */
static void
expect(const char *subject, const char *body, const char *field, const char *words)
{
	struct ctx *ctx = world_open();
	struct mailtext typed = { subject, body };

	assert_int_equal(mailtext_save(ctx, mail_kind_own("invite"), &typed), words ? INVALID : OK);
	if (words)
		assert_non_null(strstr(problem_at(ctx, field), words));
	world_close(ctx);
}

static void
own_words_are_kept_for_one_organisation_and_given_up_again(void **state)
{
	struct ctx *ctx = world_open();
	struct ctx other = world_neighbour(ctx);
	const struct mail_kind *kind = mail_kind_own("invite");
	struct mailtext words, typed = { " Come to {group} ", "Dear {first_name},\r\n\r\n{link}\r\n" };

	(void)state;
	assert_false(mailtext_get(ctx, kind, &words));
	assert_string_equal(words.subject, "{sender} invites you to {group}");
	assert_int_equal(mailtext_save(ctx, kind, &typed), OK);
	assert_true(mailtext_get(ctx, kind, &words));
	assert_string_equal(words.subject, "Come to {group}");
	assert_string_equal(words.body, "Dear {first_name},\n\n{link}");
	assert_false(mailtext_get(&other, kind, &words));
	assert_int_equal(mailtext_reset(ctx, kind), OK);
	assert_false(mailtext_get(ctx, kind, &words));
	world_close(ctx);
}

static void
what_nobody_could_fill_is_named_at_its_field(void **state)
{
	(void)state;
	expect("Hello {frist_name}", "{link}", "subject", "{frist_name} is not a placeholder");
	expect("Hello", "{first name} {link}", "body", "{first name} is not a placeholder");
	expect("Hello", "No way to follow", "body", "Put {link} into the text");
	expect("Follow {link}", "{link}", "subject", "{link} cannot stand here");
	expect("", "{link}", "subject", "Enter a subject");
	expect("Hello", " ", "body", "Enter a text");
	expect("Hello\r\nBcc: everyone@example.org", "{link}", "subject", "");
	expect("Braces } and {", "Line {\n} {link}", "", NULL);
}

static void
every_kind_of_ours_obeys_its_own_rules(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	for (const struct mail_kind *kind = mail_kinds; kind->kind; kind++) {
		struct mailtext words;

		assert_int_equal(mailtext_check(ctx, kind, &kind->words, &words), OK);
		assert_string_equal(words.body, kind->words.body);
	}
	assert_null(mail_kind_own("reset"));
	assert_null(mail_kind_find("nothing"));
	world_close(ctx);
}

static void
a_bad_reply_address_is_named_and_an_empty_one_is_none(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	assert_int_equal(mailtext_set_sender(ctx, "Training", "not an address"), INVALID);
	assert_string_not_equal(problem_at(ctx, "reply_to"), "");
	ctx->problems = NULL;
	assert_int_equal(mailtext_set_sender(ctx, "", ""), OK);
	world_close(ctx);
}

static void
test_mails_are_counted(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	for (int i = 0; i < 20; i++)
		assert_int_equal(mailtext_test(ctx, mail_kind_own("invite")), OK);
	assert_int_equal(mailtext_test(ctx, mail_kind_own("invite")), INVALID);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(own_words_are_kept_for_one_organisation_and_given_up_again),
		cmocka_unit_test(what_nobody_could_fill_is_named_at_its_field),
		cmocka_unit_test(every_kind_of_ours_obeys_its_own_rules),
		cmocka_unit_test(a_bad_reply_address_is_named_and_an_empty_one_is_none),
		cmocka_unit_test(test_mails_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
