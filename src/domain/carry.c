#include "domain/carry.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/code.h"
#include "domain/import_learned.h"
#include "domain/message.h"
#include "domain/progress.h"
#include "queries.h"

#define NUMBER_TYPED 60 /* characters */

/* ---------------------------------------------------------------- asking */

static int64_t
integer_or(const struct rows *rows, int column, int64_t none)
{
	return row_is_null(rows, column) ? none : row_integer(rows, column);
}

/* One of those that the page offered, by its name there. */
static bool
find_enrolment(struct ctx *ctx, const struct rows *course, const char *from, struct carry_facts *facts)
{
	struct rows *rows = q_carry_sources(ctx->db, ctx->account, row_integer(course, CARRY_COURSE_ORGANISATION_ID),
		row_text(course, CARRY_COURSE_TITLE_KEY), row_integer(course, CARRY_COURSE_OFFER_ID));

	while (row_next(rows)) {
		const char *name = arena_text(ctx->arena, "%" PRId64 "-%" PRId64, row_integer(rows, CARRY_SOURCES_FROM_COURSE_ID),
			row_integer(rows, CARRY_SOURCES_FROM_MEMBER_ID));
		const char *number = row_text(rows, CARRY_SOURCES_FROM_NUMBER);

		if (!text_equal(name, from))
			continue;
		*facts = (struct carry_facts){ .source = "enrolment",
			.organisation = row_text(rows, CARRY_SOURCES_FROM_ORGANISATION),
			.course = row_text(rows, CARRY_SOURCES_FROM_COURSE),
			.status = row_text(rows, CARRY_SOURCES_FROM_STATUS),
			.number = number ? number : "",
			.progress = integer_or(rows, CARRY_SOURCES_FROM_PROGRESS, -1),
			.score = integer_or(rows, CARRY_SOURCES_FROM_SCORE, -1),
			.started_at = row_integer(rows, CARRY_SOURCES_FROM_STARTED_AT),
			.completed_at = row_integer(rows, CARRY_SOURCES_FROM_COMPLETED_AT) };
		rows_end(rows);
		return true;
	}
	return false;
}

static bool
find_certificate(struct ctx *ctx, const char *typed, struct carry_facts *facts)
{
	const char *bare = text_bare(ctx->arena, typed, NUMBER_TYPED);
	struct rows *rows;

	if (!bare)
		return false;
	rows = q_carry_certificate(ctx->db, ctx->account, code_dashed(ctx->arena, bare));
	if (!row_one(rows))
		return false;
	*facts = (struct carry_facts){ .source = "certificate",
		.organisation = row_text(rows, CARRY_CERTIFICATE_FROM_ORGANISATION),
		.course = row_text(rows, CARRY_CERTIFICATE_FROM_COURSE),
		.status = "completed",
		.number = row_text(rows, CARRY_CERTIFICATE_FROM_NUMBER),
		.progress = 100,
		.score = integer_or(rows, CARRY_CERTIFICATE_FROM_SCORE, -1),
		.completed_at = row_integer(rows, CARRY_CERTIFICATE_FROM_COMPLETED_AT) };
	return true;
}

static void
read_form(
	struct ctx *ctx, const struct rows *course, const struct carry_form *form, const char **words, struct carry_facts *facts)
{
	*facts = (struct carry_facts){
		.source = "words", .organisation = "", .course = "", .status = "", .number = "", .progress = -1, .score = -1
	};
	*words = clean_block(ctx, "words", "What you say", form->words, CARRY_WORDS_MAX);
	if (text_equal(form->from, "certificate")) {
		if (!find_certificate(ctx, form->number, facts))
			problem(ctx, "number",
				"No valid certificate of yours here has this number. Look at it again under My certificates, or describe below what you "
				"have.");
	} else if (text_equal(form->from, "statements")) {
		if (!carry_heard(ctx, row_integer(course, CARRY_COURSE_ORGANISATION_ID), row_integer(course, CARRY_COURSE_ID), facts))
			problem(ctx, "from", "Nothing was told of you before. Choose where you made the progress.");
	} else if (text_equal(form->from, "words")) {
		if (!**words && !has_problem(ctx, "words"))
			problem(ctx, "words", "Say where and when you took the course, and what shows it.");
	} else if (!find_enrolment(ctx, course, form->from, facts)) {
		problem(ctx, "from", "Choose where you made the progress.");
	}
}

static enum outcome
check_open(struct ctx *ctx, const struct rows *course)
{
	if (text_equal(row_text(course, CARRY_COURSE_STATUS), "completed"))
		return problem(ctx, "", "You have completed this course here: there is nothing to carry over.");
	return OK;
}

enum outcome
carry_ask(struct ctx *ctx, int64_t course_id, const struct carry_form *form, int64_t *request)
{
	struct rows *course = q_carry_course(ctx->db, ctx->account, course_id);
	struct ctx within;
	struct carry_facts facts;
	const char *words;

	if (!row_one(course))
		return NOT_FOUND;
	if (check_open(ctx, course) != OK)
		return INVALID;
	read_form(ctx, course, form, &words, &facts);
	if (ctx->problems)
		return INVALID;
	within = ctx_as_member(ctx, row_integer(course, CARRY_COURSE_ORGANISATION_ID), row_integer(course, CARRY_COURSE_MEMBER_ID));
	if (q_carry_add(ctx->db, within.organisation, within.member, course_id, facts.source, facts.organisation, facts.course,
			facts.status, facts.progress, facts.score, facts.started_at, facts.completed_at, facts.number, words, ctx->now) != 1)
		return problem(ctx, "", "You have asked about this course already. Withdraw that request to ask anew.");
	*request = db_new_id(ctx->db);
	activity_add_member(&within, "carry.asked", within.member, row_text(course, CARRY_COURSE_TITLE), NULL);
	return OK;
}

enum outcome
carry_withdraw(struct ctx *ctx, int64_t request)
{
	struct rows *rows = q_carry_own(ctx->db, ctx->account, request);
	struct ctx within;

	if (!row_one(rows))
		return NOT_FOUND;
	within = ctx_within(ctx, row_integer(rows, CARRY_OWN_ORGANISATION_ID), 0);
	if (q_carry_withdraw(ctx->db, within.organisation, request, ctx->now) != 1)
		return problem(ctx, "", "This request does not wait any more. Nothing was changed.");
	activity_add_member(
		&within, "carry.withdrawn", row_integer(rows, CARRY_OWN_MEMBER_ID), row_text(rows, CARRY_OWN_TITLE), NULL);
	return OK;
}

/* ---------------------------------------------------------------- deciding */

/* The request, while it waits. */
static enum outcome
find_waiting(struct ctx *ctx, int64_t request, struct rows **rows)
{
	*rows = q_carry_get(ctx->db, ctx->organisation, request);
	if (!row_one(*rows))
		return NOT_FOUND;
	if (!text_equal(row_text(*rows, CARRY_GET_STATUS), "waiting"))
		return problem(ctx, "", "This request does not wait any more. Nothing was changed.");
	return OK;
}

static int64_t
read_percent(struct ctx *ctx, const char *field, const char *what, const char *typed)
{
	const char *words = NULL, *text = clean_line(ctx, field, what, typed, 20);
	int64_t percent = -1;

	if (!*text || has_problem(ctx, field))
		return -1;
	if (!value_percent(ctx->arena, what, text, &percent, &words))
		problem(ctx, field, "%s", words);
	return words ? -1 : percent;
}

static void
read_completed(struct ctx *ctx, const struct carry_approval *approval, struct progress_event *event)
{
	event->kind = "completed";
	event->score = (int)read_percent(ctx, "score", "A score", approval->score);
	if (!zone_instant(approval->date, "00:00", &event->at))
		problem(ctx, "date", "Enter the day on which they completed it.");
	else if (event->at > ctx->now)
		problem(ctx, "date", "%s has not come yet. Enter the day on which they completed it.", day_words(ctx->arena, event->at));
}

static void
read_progress(struct ctx *ctx, const struct carry_approval *approval, struct progress_event *event)
{
	int64_t percent = read_percent(ctx, "percent", "A progress", approval->percent);

	event->kind = "progressed";
	event->progress = (int)percent;
	if ((percent < 1 || percent > 99) && !has_problem(ctx, "percent"))
		problem(ctx, "percent", "Enter how far they are, from 1 to 99 per cent. Whoever has done all has completed the course.");
}

static void
read_approval(struct ctx *ctx, const struct carry_approval *approval, struct progress_event *event)
{
	if (text_equal(approval->as, "completed"))
		read_completed(ctx, approval, event);
	else if (text_equal(approval->as, "progress"))
		read_progress(ctx, approval, event);
	else
		problem(ctx, "as", "Choose what is recorded.");
}

/* Begun when the learner's facts say so, where that was before. */
static void
record(struct ctx *ctx, const struct rows *rows, struct progress_event *event)
{
	int64_t started_at = row_integer(rows, CARRY_GET_FROM_STARTED_AT);
	struct progress_event start = { .member = event->member,
		.course = event->course,
		.kind = "started",
		.source = "carried",
		.ref = arena_text(ctx->arena, "%s:started", event->ref),
		.progress = -1,
		.score = -1,
		.at = started_at };

	if (started_at && started_at < event->at)
		progress_record(ctx, &start);
	progress_record(ctx, event);
	progress_fold(ctx, event->member, event->course);
}

static void
tell(struct ctx *ctx, const struct rows *rows, int64_t request, const char *kind, const char *verb)
{
	struct message message = { .kind = kind,
		.organisation = ctx->organisation,
		.account = row_integer(rows, CARRY_GET_ACCOUNT_ID),
		.detail = arena_text(ctx->arena, "%" PRId64, request) };

	message_queue_to_account(ctx, &message);
	activity_add_member(
		ctx, verb, row_integer(rows, CARRY_GET_MEMBER_ID), row_text(rows, CARRY_GET_NAME), row_text(rows, CARRY_GET_TITLE));
}

enum outcome
carry_approve(struct ctx *ctx, int64_t request, const struct carry_approval *approval)
{
	struct progress_event event = { .source = "carried", .progress = -1, .score = -1, .at = ctx->now };
	const char *answer;
	struct rows *rows;
	enum outcome outcome = find_waiting(ctx, request, &rows);

	if (outcome != OK)
		return outcome;
	if (text_equal(row_text(rows, CARRY_GET_NOW_STATUS), "completed"))
		return problem(
			ctx, "", "They have completed this course here meanwhile. Decline the request: nothing is to be carried over.");
	read_approval(ctx, approval, &event);
	answer = clean_block(ctx, "reply", "What you say", approval->answer, CARRY_WORDS_MAX);
	if (ctx->problems)
		return INVALID;
	if (q_carry_decide(ctx->db, ctx->organisation, request, "approved", answer, ctx->account, ctx->now) != 1)
		return problem(ctx, "", "This request does not wait any more. Nothing was changed.");
	event.member = row_integer(rows, CARRY_GET_MEMBER_ID);
	event.course = row_integer(rows, CARRY_GET_COURSE_ID);
	event.ref = arena_text(ctx->arena, "carried:%" PRId64, request);
	record(ctx, rows, &event);
	tell(ctx, rows, request, "carry_approved", "carry.approved");
	return OK;
}

enum outcome
carry_decline(struct ctx *ctx, int64_t request, const char *reason)
{
	struct rows *rows;
	enum outcome outcome = find_waiting(ctx, request, &rows);
	const char *answer;

	if (outcome != OK)
		return outcome;
	answer = clean_block(ctx, "reason", "The reason", reason, CARRY_WORDS_MAX);
	if (!*answer && !has_problem(ctx, "reason"))
		problem(ctx, "reason", "Say why, so that they know what to do.");
	if (ctx->problems)
		return INVALID;
	if (q_carry_decide(ctx->db, ctx->organisation, request, "declined", answer, ctx->account, ctx->now) != 1)
		return problem(ctx, "", "This request does not wait any more. Nothing was changed.");
	tell(ctx, rows, request, "carry_declined", "carry.declined");
	return OK;
}
