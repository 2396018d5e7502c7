/* What mails say: to whom, from whom, in whose words, and whether they still go. */
#include "base/buffer.h"
#include "domain/account.h"
#include "domain/course.h"
#include "domain/course_version.h"
#include "domain/group.h"
#include "domain/invite.h"
#include "domain/mailtext.h"
#include "domain/member.h"
#include "domain/order.h"
#include "domain/price.h"
#include "domain/progress.h"
#include "domain/report_schedule.h"
#include "domain/seat.h"
#include "domain/wait.h"
#include "last_letter.h"
#include "lib/import.h"

static void
add_courses(struct ctx *ctx)
{
	static const struct course_form forms[] = { { "Trauma-informed care", "", "120" }, { "Driver <safety>", "", "90" } };
	int64_t courses[2];

	for (int i = 0; i < 2; i++) {
		assert_int_equal(course_create(ctx, &forms[i], &courses[i]), OK);
		assert_int_equal(course_publish(ctx, courses[i]), OK);
	}
	assert_int_equal(group_set_courses(ctx, courses, 2), OK);
}

static const struct letter *
invited(struct ctx *ctx, int64_t *membership)
{
	const char *why;

	world_group(ctx, "Residential care staff", "ask", "");
	add_courses(ctx);
	assert_int_equal(world_enrol(ctx, "Priya@northfield.example", membership), ADMITTED);
	return last_letter(ctx, &why);
}

static void
an_invite_says_who_what_and_until_when(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership;
	const struct letter *letter = invited(ctx, &membership);

	(void)state;
	assert_string_equal(letter->from_name, "Northfield Family Services via Muster");
	assert_string_equal(letter->reply_to, "dana@northfield.example");
	assert_string_equal(letter->to_wire, "Priya@northfield.example");
	assert_string_equal(letter->subject, "Dana Whitlock invites you to Residential care staff");
	assert_non_null(
		strstr(letter->text, "Hello Priya,\n\nDana Whitlock of Northfield Family Services invites you to the training\ngroup"));
	assert_non_null(strstr(letter->text,
		"you get these courses:\n\n  - Trauma-informed care (2 h)\n  - Driver <safety> (1 h 30 min)\n\nSee the invite"));
	assert_non_null(strstr(letter->text, arena_text(ctx->arena, "accept or decline:\n%s\n", letter->link)));
	assert_non_null(strstr(letter->text, "until 22 Dec 2026"));
	assert_non_null(strstr(letter->html, "Driver &lt;safety&gt;"));
	assert_non_null(strstr(letter->html, arena_text(ctx->arena, "<a href=\"%s\"", letter->link)));
	assert_int_equal(invite_find(ctx, strrchr(letter->link, '/') + 1).membership, membership);
	world_close(ctx);
}

/* Written once as a list, and once within a line. */
static void
the_longest_titles_of_the_most_courses_fit_into_a_mail(void **state)
{
	struct ctx *ctx = world_open();
	const struct mailtext words = { "Invited", "Your courses are {courses}, all of them:\n\n{courses}\n\n{link}" };
	int64_t courses[50], membership;
	struct buffer title;
	const struct letter *letter;
	const char *why;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "");
	for (int i = 0; i < 50; i++) {
		/* 148 characters of four bytes. */
		title = buffer_new(ctx->arena, 1000);
		buffer_format(&title, "%02d", i);
		for (int j = 0; j < 148; j++)
			buffer_text(&title, "𠀀");
		assert_int_equal(course_create(ctx, &(struct course_form){ title.data, "", "120" }, &courses[i]), OK);
		assert_int_equal(course_publish(ctx, courses[i]), OK);
	}
	assert_int_equal(group_set_courses(ctx, courses, 50), OK);
	assert_int_equal(mailtext_save(ctx, mail_kind_find("invite"), &words), OK);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &membership), ADMITTED);
	letter = last_letter(ctx, &why);
	assert_non_null(strstr(letter->text, arena_text(ctx->arena, ",\n%s,\nall of them:", title.data)));
	assert_non_null(strstr(letter->text, arena_text(ctx->arena, "  - %s\n    (2 h)\n", title.data)));
	world_close(ctx);
}

static void
an_invite_that_proves_an_address_names_no_sender(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "code", .detail = "CARE-AUTUMN", .notify = true, .asks = true };
	struct newcomer newcomer = { .email = world_email(ctx, "ann@northfield.example"), .first_name = "", .last_name = "" };
	struct ctx visitor = *ctx;
	const struct letter *letter;
	const char *why;

	(void)state;
	world_group(ctx, "Residential care staff", "enrol", "");
	visitor.group = ctx->group;
	visitor.account = 0;
	assert_int_equal(membership_add(&visitor, &arrival, &newcomer, NULL), ADMITTED);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Your link to Residential care staff");
	assert_non_null(strstr(letter->text, "was redeemed with this address"));
	assert_non_null(strstr(letter->link, "/invite/"));
	world_close(ctx);
}

static void
names_cannot_add_markup_or_placeholders(void **state)
{
	struct ctx *ctx = world_open();
	struct arrival arrival = { .route = "manual", .detail = "", .notify = true };
	struct newcomer newcomer = {
		.email = world_email(ctx, "x@northfield.example"), .first_name = "<b>{link}</b>", .last_name = ""
	};
	const struct letter *letter;
	const char *why;

	(void)state;
	world_group(ctx, "A & B", "ask", "");
	assert_int_equal(membership_add(ctx, &arrival, &newcomer, NULL), ADMITTED);
	letter = last_letter(ctx, &why);
	assert_non_null(strstr(letter->text, "Hello <b>{link}</b>,"));
	assert_non_null(strstr(letter->html, "Hello &lt;b&gt;{link}&lt;/b&gt;,"));
	assert_non_null(strstr(letter->html, "Join A &amp; B"));
	assert_null(strstr(letter->html, "you get these courses"));
	world_close(ctx);
}

static void
an_organisations_own_words_are_used(void **state)
{
	struct ctx *ctx = world_open();
	struct mailtext words = { "{group}: come in, {first_name}",
		"Dear {first_name} {last_name},\nsee {link} please.\n\nBy {expires}." };
	int64_t membership;
	const struct letter *letter;

	(void)state;
	assert_int_equal(mailtext_save(ctx, mail_kind_own("invite"), &words), OK);
	assert_int_equal(mailtext_set_sender(ctx, "Northfield Training", "Help@Northfield.example"), OK);
	letter = invited(ctx, &membership);
	assert_string_equal(letter->from_name, "Northfield Training via Muster");
	assert_string_equal(letter->reply_to, "Help@northfield.example");
	assert_string_equal(letter->subject, "Residential care staff: come in, Priya");
	assert_non_null(strstr(letter->text, "Dear Priya Raman,\nsee"));
	assert_non_null(strstr(letter->text, "By 22 Dec 2026.\n"));
	assert_non_null(strstr(letter->html, "Dear Priya Raman,<br>see <a class=\"link\" href=\"https://muster.example/invite/"));
	world_close(ctx);
}

static void
whoever_uploaded_a_file_is_told_what_came_of_it(void **state)
{
	struct ctx *ctx = world_open();
	const struct letter *letter;
	const char *why;
	int64_t id;

	(void)state;
	world_group(ctx, "Drivers", "ask", "1");
	id = world_import(ctx, IMPORT_ENROL, "email\nann@a.example\nbob@a.example\n");
	world_import_run(ctx, id);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->to, "dana@northfield.example");
	assert_string_equal(letter->subject, "Your import is done: november.csv");
	assert_non_null(
		strstr(letter->text, "The import of november.csv at Northfield Family Services is done: 1\ndone, 1 could not be done."));
	assert_string_equal(letter->link, arena_text(ctx->arena, "https://muster.example/imports/%lld", (long long)id));
	world_close(ctx);
}

static void
an_answered_cancelled_or_removed_invite_is_not_sent(void **state)
{
	struct ctx *ctx = world_open();
	int64_t membership;
	const char *why;

	(void)state;
	assert_non_null(invited(ctx, &membership));
	assert_int_equal(membership_move(ctx, membership, "prospect", "declined"), DONE);
	assert_null(last_letter(ctx, &why));
	assert_string_equal(why, "Not sent: the invite was answered or ended meanwhile.");
	assert_int_equal(membership_move(ctx, membership, "declined", "removed"), DONE);
	assert_null(last_letter(ctx, &why));
	assert_string_equal(why, "Not sent: the person was removed from the group.");
	world_close(ctx);
}

static void
a_preview_shows_the_group_and_no_real_link(void **state)
{
	struct ctx *ctx = world_open();
	const struct letter *letter;

	(void)state;
	letter = letter_preview(ctx, "invite", "Sam", "sam@example.org");
	assert_string_equal(letter->subject, "Dana Whitlock invites you to Example group");
	world_group(ctx, "Residential care staff", "ask", "");
	letter = letter_preview(ctx, "invite", "Sam", "sam@example.org");
	assert_string_equal(letter->subject, "Dana Whitlock invites you to Residential care staff");
	assert_string_equal(letter->link, "https://muster.example/invite/example");
	assert_null(letter_preview(ctx, "reset", "Sam", "sam@example.org"));
	world_close(ctx);
}

static void
whoever_waits_for_a_seat_is_told_so_while_they_do(void **state)
{
	struct ctx *ctx = world_open();
	struct email email = world_email(ctx, "ann@people.example");
	struct wait wait = { .email = &email, .route = "join", .detail = "" };
	const struct letter *letter;
	const char *why;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "0");
	wait.account = world_account(ctx, "ann@people.example", "Ann", "Archer");
	wait_join(ctx, &wait);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "You are on the wait list of Residential care staff");
	assert_string_equal(letter->link, "https://muster.example/learning");
	assert_string_equal(letter->to_wire, "ann@people.example");
	assert_null(letter->reply_to);
	assert_int_equal(seat_set(ctx, "1"), OK);
	assert_true(wait_promote(ctx, 100));
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "A seat is free: you are in Residential care staff");
	wait_join(ctx, &wait);
	assert_int_equal(wait_place(ctx, wait.account), 1);
	assert_int_equal(wait_remove(ctx, rows_integer(q_wait_of_account(ctx->db, ctx->group, wait.account))), OK);
	assert_null(last_letter(ctx, &why));
	assert_string_equal(why, "Not sent: the person does not wait for a seat any more.");
	world_close(ctx);
}

static void
whoever_ordered_is_told_what_becomes_of_it(void **state)
{
	struct ctx *ctx = world_open();
	struct price_form prices = { "GBP", "29", "Muster Ltd", "Bank 1", "30" };
	struct order_form form = { .seats = "20", .payment = "invoice", .reference = "", .buyer = "Northfield", .total = "58000" };
	const struct letter *letter;
	const char *why;
	int64_t order;

	(void)state;
	world_group(ctx, "Residential care staff", "ask", "0");
	assert_int_equal(price_set(ctx, &prices), OK);
	assert_int_equal(order_place(ctx, &form, &order), OK);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Your order MU-1: £580.00");
	assert_string_equal(letter->link, "https://muster.example/orders/1");
	assert_non_null(strstr(letter->text, "You ordered 20 seats for the group “Residential care staff”"));
	assert_int_equal(order_cancel(ctx, order), OK);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Cancelled: your order MU-1");
	assert_int_equal(order_paid(ctx, order, NULL), ORDER_PAID);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Paid: your order MU-1");
	assert_non_null(strstr(letter->text, "Now in the group “Residential care staff”: 20 seats."));
	assert_int_equal(order_refund(ctx, order, "3"), OK);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Refunded: your order MU-1");
	assert_non_null(strstr(letter->text, "3 seats were taken"));
	assert_non_null(strstr(letter->text, "£87.00"));
	assert_string_equal(letter->to_wire, "dana@northfield.example");
	world_close(ctx);
}

static void
a_test_mail_is_marked_as_one(void **state)
{
	struct ctx *ctx = world_open();
	const struct letter *letter;
	const char *why;

	(void)state;
	assert_int_equal(mailtext_test(ctx, mail_kind_own("welcome")), OK);
	letter = last_letter(ctx, &why);
	assert_string_equal(letter->subject, "Test: Your account at Northfield Family Services");
	assert_string_equal(letter->to, "dana@northfield.example");
	assert_non_null(letter->message_id);
	world_close(ctx);
}

/* Somebody of ctx->group who completed its first course just now. */
static int64_t
completed(struct ctx *ctx)
{
	int64_t course = rows_integer(q_report_link_courses(ctx->db, ctx->organisation, ctx->group)), membership;
	struct progress_event event = {
		.course = course, .kind = "completed", .source = "import", .ref = "import:1:1", .progress = -1, .score = -1
	};

	world_enrol(ctx, "priya@northfield.example", &membership);
	event.member = member_ensure(ctx, account_by_email(ctx, world_email(ctx, "priya@northfield.example").key));
	assert_true(progress_add(ctx, &event));
	return course;
}

static void
a_scheduled_report_tells_who_completed_and_only_who_may_read_it(void **state)
{
	struct ctx *ctx = world_open();
	int64_t owen = world_member(ctx, "owen@northfield.example", "Owen", "Price"), course;
	const struct letter *letter;
	const char *why;

	(void)state;
	world_group(ctx, "Drivers", "enrol", "");
	add_courses(ctx);
	assert_int_equal(group_add_leader(ctx, owen), OK);
	world_later(ctx, 60);
	course = completed(ctx);
	assert_int_equal(
		report_schedule_create(ctx,
			&(struct report_schedule_form){
				.course = arena_text(ctx->arena, "%lld", (long long)course), .every = "day", .members = &owen, .count = 1 }),
		OK);
	world_later(ctx, 24 * 3600);
	assert_int_equal(report_schedule_send_due(ctx, 10), 1);
	letter = last_letter(ctx, &why);
	assert_non_null(letter);
	assert_string_equal(letter->to, "owen@northfield.example");
	assert_string_equal(letter->subject, "Report: Drivers, Trauma-informed care");
	assert_non_null(strstr(letter->text, "1 of 1 learner has completed the course"));
	assert_non_null(strstr(letter->text, "/reports?course="));
	assert_int_equal(group_remove_leader(ctx, owen), OK);
	assert_null(last_letter(ctx, &why));
	world_close(ctx);
}

static void
no_value_of_the_templates_is_forgotten(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	for (const struct mail_kind *kind = mail_kinds; kind->kind; kind++) {
		const struct letter *letter = letter_try(ctx, kind, &kind->words, "Sam", "sam@example.org");
		struct view *page = view_new("parts/letter.tpl");

		letter_show(page, letter, ctx->arena);
		view_expand(page, ctx->arena, NULL);
		assert_null(view_missing(page, ctx->arena));
		view_free(page);
		assert_null(strstr(letter->text, "{"));
		assert_non_null(strstr(letter->text, letter->link));
		assert_true(strlen(letter->html) > 3000);
	}
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_invite_says_who_what_and_until_when),
		cmocka_unit_test(the_longest_titles_of_the_most_courses_fit_into_a_mail),
		cmocka_unit_test(an_invite_that_proves_an_address_names_no_sender),
		cmocka_unit_test(names_cannot_add_markup_or_placeholders),
		cmocka_unit_test(an_organisations_own_words_are_used),
		cmocka_unit_test(whoever_uploaded_a_file_is_told_what_came_of_it),
		cmocka_unit_test(an_answered_cancelled_or_removed_invite_is_not_sent),
		cmocka_unit_test(a_preview_shows_the_group_and_no_real_link),
		cmocka_unit_test(whoever_waits_for_a_seat_is_told_so_while_they_do),
		cmocka_unit_test(whoever_ordered_is_told_what_becomes_of_it),
		cmocka_unit_test(a_test_mail_is_marked_as_one),
		cmocka_unit_test(a_scheduled_report_tells_who_completed_and_only_who_may_read_it),
		cmocka_unit_test(no_value_of_the_templates_is_forgotten),
	};

	return cmocka_run_group_tests(tests, load_templates, NULL);
}
