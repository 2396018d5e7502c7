/* What a message is about: a group, an import, an order, a certificate, as it stands now. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/code.h"
#include "domain/import.h"
#include "domain/join.h"
#include "domain/money.h"
#include "domain/order.h"
#include "mail/facts.h"
#include "queries.h"

static const char *
length_words(struct arena *arena, int64_t minutes)
{
	if (minutes <= 0)
		return NULL;
	if (minutes < 60)
		return arena_text(arena, "%d min", (int)minutes);
	if (minutes % 60 == 0)
		return arena_text(arena, "%d h", (int)(minutes / 60));
	return arena_text(arena, "%d h %d min", (int)(minutes / 60), (int)(minutes % 60));
}

struct letter_course *
facts_courses(struct ctx *ctx, int64_t group)
{
	struct rows *rows = q_letter_courses(ctx->db, group);
	struct letter_course *courses = NULL, **end = &courses;

	while (row_next(rows)) {
		struct letter_course *course = arena_alloc(ctx->arena, sizeof *course);

		course->title = row_text(rows, LETTER_COURSES_TITLE);
		course->length = length_words(ctx->arena, row_integer(rows, LETTER_COURSES_MINUTES));
		*end = course;
		end = &course->next;
	}
	return courses;
}

static bool
about_waiting(const char *kind)
{
	return strcmp(kind, "waitlisted") == 0 || strcmp(kind, "wait_ended") == 0;
}

static struct rows *
wait_entry(struct ctx *ctx, const struct rows *rows)
{
	int64_t entry = 0;

	text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &entry);
	return q_letter_wait(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID), entry);
}

static bool
waits(struct ctx *ctx, const struct rows *rows)
{
	struct rows *entry = wait_entry(ctx, rows);

	return row_one(entry) && text_equal(row_text(entry, LETTER_WAIT_STATUS), "waiting");
}

static bool
about_certificate(const char *kind)
{
	return strncmp(kind, "certificate", strlen("certificate")) == 0;
}

static struct rows *
certificate_of(struct ctx *ctx, const struct rows *rows)
{
	int64_t id = 0;

	text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id);
	return q_certificate_letter(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID), id);
}

static const char *
stale_certificate(struct ctx *ctx, const struct rows *rows)
{
	struct rows *certificate = certificate_of(ctx, rows);

	if (!row_one(certificate))
		return "Not sent: the certificate was revoked.";
	if (strcmp(row_text(rows, LETTER_MESSAGE_KIND), "certificate_expiring") == 0 &&
		row_integer(certificate, CERTIFICATE_LETTER_RENEWED))
		return "Not sent: the course was completed again.";
	return NULL;
}

/* The words are those of now: rows may have been undone meanwhile. */
static void
find_import(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	const char *detail = row_text(rows, LETTER_MESSAGE_DETAIL);
	int64_t import;

	if (!text_integer(detail, 1, INT64_MAX, &import))
		return;
	facts->file = rows_text(q_import_file_name(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID), import));
	facts->result = import_result_words(ctx, import);
	facts->link = facts_page(ctx, arena_text(ctx->arena, "/imports/%s", detail));
}

/* The group that somebody waits or waited for: they have no place there yet. */
static int64_t
find_wait(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct rows *entry = wait_entry(ctx, rows);

	if (!row_one(entry))
		return 0;
	facts->group = row_text(entry, LETTER_WAIT_GROUP_NAME);
	return row_integer(entry, LETTER_WAIT_GROUP_ID);
}

/* The group that a visitor of the join page chose. Without a link, and so not sent, when there is nothing to follow it for any more. */
static int64_t
find_join(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct rows *request;
	int64_t id = 0;

	text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id);
	request = q_join_request_letter(ctx->db, ctx->organisation, id, ctx->now);
	if (!row_one(request))
		return 0;
	facts->group = row_text(request, JOIN_REQUEST_LETTER_GROUP_NAME);
	facts->link = join_link(ctx, row_text(request, JOIN_REQUEST_LETTER_PAGE_NAME), row_text(request, JOIN_REQUEST_LETTER_NONCE));
	facts->expires = day_words(ctx->arena, row_integer(request, JOIN_REQUEST_LETTER_EXPIRES_AT));
	return row_integer(request, JOIN_REQUEST_LETTER_GROUP_ID);
}

/* What it is for, and its amount; what of it was refunded so far. */
static void
find_order(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct order order;
	int64_t id;
	bool refunded = strcmp(facts->kind->kind, "order_refunded") == 0;

	if (!text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id) || !order_load(ctx, id, &order))
		return;
	facts->order = order.number;
	facts->items = order_words(ctx, &order);
	if (refunded)
		facts->items = order.seats_refunded == 1
			? "1 seat"
			: arena_text(ctx->arena, "%s seats", text_number(ctx->arena, order.seats_refunded));
	facts->amount = money_words(ctx->arena, order.currency, refunded ? order.refunded : order.total);
	facts->group = rows_text(q_group_name(ctx->db, order.organisation, order.group));
	facts->link = facts_page(ctx, arena_text(ctx->arena, "/orders/%lld", (long long)id));
}

/* What is still open of that which it was to remind of. Without a link, and so not sent, when that is nothing. */
static void
find_reminder(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct rows *open = q_reminder_letter(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID),
		row_integer(rows, LETTER_MESSAGE_MEMBERSHIP_ID), row_text(rows, LETTER_MESSAGE_DETAIL));
	struct letter_course **end = &facts->courses;

	while (row_next(open)) {
		struct letter_course *course = arena_alloc(ctx->arena, sizeof *course);
		const char *due = row_text(open, REMINDER_LETTER_DUE_ON);

		course->title = row_text(open, REMINDER_LETTER_TITLE);
		course->length = due ? arena_text(ctx->arena, "due %s", code_day_words(ctx->arena, due))
							 : length_words(ctx->arena, row_integer(open, REMINDER_LETTER_MINUTES));
		*end = course;
		end = &course->next;
	}
	if (facts->courses)
		facts->link = facts_page(ctx, "/learning");
}

/* The course; without a link, and so not sent, where it was archived meanwhile. */
static void
find_assigned(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct letter_course *course = arena_alloc(ctx->arena, sizeof *course);
	struct rows *found;
	int64_t id = 0;

	text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id);
	found = q_enrolment_letter(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID), id);
	if (!row_one(found))
		return;
	course->title = row_text(found, ENROLMENT_LETTER_TITLE);
	course->length = length_words(ctx->arena, row_integer(found, ENROLMENT_LETTER_MINUTES));
	facts->courses = course;
	facts->link = facts_page(ctx, "/learning");
}

/* Where it is to be renewed, to the course; whoever may not open that any more sees the certificate. */
static void
find_certificate(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct rows *certificate = certificate_of(ctx, rows);
	bool renews = strcmp(facts->kind->kind, "certificate_expiring") == 0;

	if (!row_one(certificate))
		return;
	facts->course = row_text(certificate, CERTIFICATE_LETTER_COURSE_TITLE);
	if (!row_is_null(certificate, CERTIFICATE_LETTER_EXPIRES_AT))
		facts->valid_until = day_words(ctx->arena, row_integer(certificate, CERTIFICATE_LETTER_EXPIRES_AT));
	if (renews && row_integer(certificate, CERTIFICATE_LETTER_OPEN))
		facts->link = facts_page(
			ctx, arena_text(ctx->arena, "/learning/%lld", (long long)row_integer(certificate, CERTIFICATE_LETTER_COURSE_ID)));
	else
		facts->link =
			facts_page(ctx, arena_text(ctx->arena, "/certificates/%s", row_text(certificate, CERTIFICATE_LETTER_NUMBER)));
}

/* What was decided about progress to be carried over. A line of several paragraphs would not be one. */
static void
find_carried(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	struct rows *request;
	int64_t id = 0;
	char *answer;

	text_integer(row_text(rows, LETTER_MESSAGE_DETAIL), 1, INT64_MAX, &id);
	request = q_carry_letter(ctx->db, row_integer(rows, LETTER_MESSAGE_ORGANISATION_ID), id);
	if (!row_one(request))
		return;
	answer = arena_string(ctx->arena, row_text(request, CARRY_LETTER_ANSWER));
	for (char *at = answer; (at = strchr(at, '\n'));)
		*at = ' ';
	facts->answer = *answer ? answer : NULL;
	facts->course = row_text(request, CARRY_LETTER_TITLE);
	facts->link =
		facts_page(ctx, arena_text(ctx->arena, "/learning/%lld", (long long)row_integer(request, CARRY_LETTER_COURSE_ID)));
}

static bool
about_order(const char *kind)
{
	return strncmp(kind, "order", strlen("order")) == 0;
}

const char *
facts_over(struct ctx *ctx, const struct rows *rows)
{
	const char *kind = row_text(rows, LETTER_MESSAGE_KIND);

	if (about_certificate(kind))
		return stale_certificate(ctx, rows);
	if (strcmp(kind, "waitlisted") == 0 && !waits(ctx, rows))
		return "Not sent: the person does not wait for a seat any more.";
	return NULL;
}

void
facts_about(struct ctx *ctx, const struct rows *rows, struct facts *facts)
{
	const char *kind = facts->kind->kind;
	int64_t group = row_integer(rows, LETTER_MESSAGE_GROUP_ID);

	if (strcmp(kind, "imported") == 0)
		find_import(ctx, rows, facts);
	if (about_waiting(kind))
		group = find_wait(ctx, rows, facts);
	if (strcmp(kind, "joining") == 0)
		group = find_join(ctx, rows, facts);
	if (about_certificate(kind))
		find_certificate(ctx, rows, facts);
	if (strncmp(kind, "carry_", strlen("carry_")) == 0)
		find_carried(ctx, rows, facts);
	if (about_order(kind))
		find_order(ctx, rows, facts);
	if (strcmp(kind, "report") == 0)
		facts_report(ctx, row_text(rows, LETTER_MESSAGE_DETAIL), facts);
	else if (strcmp(kind, "assigned") == 0)
		find_assigned(ctx, rows, facts);
	else if (strcmp(kind, "reminder") == 0)
		find_reminder(ctx, rows, facts);
	else if (group)
		facts->courses = facts_courses(ctx, group);
}
