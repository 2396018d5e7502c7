/* The mails to whoever has an account and a place without being asked: that it is so, and the way to a password. */
#include "domain/account.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/organisation.h"
#include "domain/token.h"
#include "last_letter.h"

static const struct letter *
come(struct ctx *ctx, const char *address, bool unconfirmed)
{
	struct arrival arrival = { .route = "code", .detail = "CARE-AUTUMN", .notify = true };
	struct newcomer newcomer = { .member = world_member(ctx, address, "Ann", "Price"), .unconfirmed = unconfirmed };
	struct ctx own = *ctx;
	const char *why;

	own.account = account_by_email(ctx, world_email(ctx, address).key);
	assert_int_equal(membership_add(&own, &arrival, &newcomer, NULL), ADMITTED);
	return last_letter(ctx, &why);
}

static void
whoever_comes_by_themselves_was_added_by_nobody(void **state)
{
	struct ctx *ctx = world_open();
	const struct letter *letter;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "");
	letter = come(ctx, "ann@northfield.example", false);
	assert_string_equal(letter->kind, "joined");
	assert_non_null(strstr(letter->text, "Hello Ann,\n\nYou are now in the training group"));
	assert_null(letter->reply_to);
	letter = come(ctx, "ben@northfield.example", true);
	assert_string_equal(letter->kind, "registered");
	assert_non_null(strstr(letter->text, "Confirm that ben@northfield.example is your address:"));
	assert_non_null(strstr(letter->link, "/verify/"));
	assert_non_null(strstr(letter->text, "works until 25 Nov 2026"));
	world_close(ctx);
}

static void
a_welcome_links_to_setting_a_password(void **state)
{
	struct ctx *ctx = world_open();
	const struct letter *letter;
	struct token token;
	const char *why;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	assert_int_equal(world_enrol(ctx, "new@northfield.example", NULL), ADMITTED);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->kind, "welcome");
	assert_non_null(strstr(letter->link, "https://muster.example/password/reset/"));
	assert_null(letter->temporary_password);
	token = token_find(ctx, strrchr(letter->link, '/') + 1);
	assert_int_equal(token.state, TOKEN_OPEN);
	assert_string_equal(token.purpose, "welcome");
	token_use(ctx, token.id);
	assert_null(last_letter(ctx, &why));
	world_close(ctx);
}

static void
the_first_administrator_of_an_organisation_hears_that_they_are_one(void **state)
{
	struct ctx *ctx = world_open();
	struct organisation_start start = {
		.name = "Harbour Trust", .time_zone = "UTC", .email = "ida@harbour.example", .first_name = "Ida", .last_name = "Berg"
	};
	struct ctx new = *ctx;
	const struct letter *letter;
	const char *why;

	(void)state;
	assert_int_equal(organisation_create(ctx, &start, &new.organisation), OK);
	letter = last_letter(&new, &why);
	assert_string_equal(letter->subject, "You are an administrator of Harbour Trust");
	assert_non_null(
		strstr(letter->text, "Hello Ida,\n\nDana Whitlock made you an administrator of Harbour Trust.\n\nChoose a password"));
	assert_non_null(strstr(letter->text, "https://muster.example/password/reset/"));
	assert_non_null(strstr(letter->text, "The link works until"));
	start.name = "Open Door";
	start.email = "dana@northfield.example";
	q_account_set_password(ctx->db, ctx->account, "hash of a password", 0);
	assert_int_equal(organisation_create(ctx, &start, &new.organisation), OK);
	letter = last_letter(&new, &why);
	assert_non_null(strstr(letter->text, "Dana Whitlock made you an administrator of Open Door."));
	assert_null(strstr(letter->text, "password"));
	assert_string_equal(letter->link, "https://muster.example/login");
	world_close(ctx);
}

static void
somebody_added_without_a_group_is_welcomed_with_a_link_or_told_where(void **state)
{
	struct ctx *ctx = world_open();
	struct new_member new = { world_email(ctx, "mona@example.org"), "Mona", "Berg", true, 0 };
	const struct letter *letter;
	int64_t member;
	const char *why;

	(void)state;
	assert_int_equal(member_create(ctx, &new, &member, NULL), MEMBER_MADE);
	letter = last_letter(ctx, &why);
	assert_non_null(strstr(letter->subject, "Your account at"));
	assert_null(strstr(letter->text, "training group"));
	assert_non_null(strstr(letter->text, "https://muster.example/password/reset/"));
	new.email = world_email(ctx, "ola@example.org");
	world_account(ctx, "ola@example.org", "Ola", "Lund");
	assert_int_equal(member_create(ctx, &new, &member, NULL), MEMBER_MADE);
	letter = last_letter(ctx, &why);
	assert_non_null(strstr(letter->text, "Hello Ola,"));
	assert_string_equal(letter->link, "https://muster.example/login");
	world_close(ctx);
}

static void
a_reset_comes_from_the_site_and_not_after_its_time(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "dana@northfield.example");
	struct message message = { .kind = "reset", .account = ctx->account, .email = email.address, .email_wire = email.wire };
	struct ctx mailer = *ctx;
	const struct letter *letter;
	const char *why;
	int64_t id;

	(void)state;
	message.token = token_create(ctx, "reset", ctx->account, &email, NULL);
	message_queue(ctx, &message);
	id = db_new_id(ctx->db);
	letter = letter_of_message(&mailer, id, &why);
	assert_string_equal(letter->from_name, "Muster");
	assert_null(letter->reply_to);
	assert_non_null(strstr(letter->text, "22 Nov 2026, 11:00 (UTC)"));
	assert_int_equal(token_find(ctx, strrchr(letter->link, '/') + 1).state, TOKEN_OPEN);
	mailer.now += 7200;
	assert_null(letter_of_message(&mailer, id, &why));
	assert_string_equal(why, "Not sent: the link had expired.");
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_comes_by_themselves_was_added_by_nobody),
		cmocka_unit_test(a_welcome_links_to_setting_a_password),
		cmocka_unit_test(the_first_administrator_of_an_organisation_hears_that_they_are_one),
		cmocka_unit_test(somebody_added_without_a_group_is_welcomed_with_a_link_or_told_where),
		cmocka_unit_test(a_reset_comes_from_the_site_and_not_after_its_time),
	};

	return cmocka_run_group_tests(tests, load_templates, NULL);
}
