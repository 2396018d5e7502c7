/* What a scheduled report says: totals, and who completed since the last one. Of now, and only to who may read it now. */
#include <stdlib.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/report_organisation.h"
#include "domain/report_schedule.h"
#include "mail/facts.h"
#include "queries.h"

/* "12 1700000000 1700600000": the schedule, since when, until when. */
static bool
read_detail(const char *detail, int64_t *schedule, int64_t *since, int64_t *until)
{
	char *end;

	*schedule = strtoll(detail, &end, 10);
	*since = strtoll(end, &end, 10);
	*until = strtoll(end, &end, 10);
	return *schedule > 0 && *until > 0;
}

static const char *
is_or_are(int64_t count)
{
	return count == 1 ? "is" : "are";
}

static const char *
has_or_have(int64_t count)
{
	return count == 1 ? "has" : "have";
}

static const char *
group_totals(struct ctx *ctx, int64_t group, int64_t course)
{
	struct arena *arena = ctx->arena;
	struct rows *totals = q_report_schedule_totals(ctx->db, group, course);
	int64_t learners, in_progress, completed, rest;

	row_one(totals);
	learners = row_integer(totals, REPORT_SCHEDULE_TOTALS_LEARNERS);
	in_progress = row_integer(totals, REPORT_SCHEDULE_TOTALS_IN_PROGRESS);
	completed = row_integer(totals, REPORT_SCHEDULE_TOTALS_COMPLETED);
	rest = learners - in_progress - completed;
	if (!learners)
		return "Nobody is learning here yet.";
	if (course)
		return arena_text(arena, "%s of %s %s %s completed the course, %s %s in progress, and %s %s not started.",
			text_number(arena, completed), text_number(arena, learners), learners == 1 ? "learner" : "learners",
			has_or_have(completed), text_number(arena, in_progress), is_or_are(in_progress), text_number(arena, rest),
			has_or_have(rest));
	return arena_text(arena,
		"Over all courses of the group, each learner counted once for each course: %s of %s completed, %s in progress, %s not started.",
		text_number(arena, completed), text_number(arena, learners), text_number(arena, in_progress), text_number(arena, rest));
}

static const char *
organisation_totals(struct ctx *ctx, int64_t since, int64_t until)
{
	struct arena *arena = ctx->arena;
	struct rows *totals = q_group_list_totals(ctx->db, ctx->organisation, 0, 0);
	int64_t completions = report_organisation_completions(ctx, since, until);
	int64_t groups, learners, seats;

	row_one(totals);
	groups = row_integer(totals, GROUP_LIST_TOTALS_ACTIVE);
	learners = row_integer(totals, GROUP_LIST_TOTALS_LEARNERS);
	seats = row_integer(totals, GROUP_LIST_TOTALS_SEATS);
	return arena_text(arena, "%s completed since the last report. %s %s with %s active %s; %s waiting for an answer%s.",
		completions == 0       ? "No course was"
			: completions == 1 ? "1 course was"
							   : arena_text(arena, "%s courses were", text_number(arena, completions)),
		text_number(arena, groups), groups == 1 ? "group" : "groups", text_number(arena, learners),
		learners == 1 ? "learner" : "learners", text_number(arena, row_integer(totals, GROUP_LIST_TOTALS_WAITING)),
		seats ? arena_text(arena, "; %s of %s seats used", text_number(arena, row_integer(totals, GROUP_LIST_TOTALS_SEATS_USED)),
					text_number(arena, seats))
			  : "");
}

static struct letter_course *
line(struct ctx *ctx, const char *title, const char *beside)
{
	struct letter_course *made = arena_alloc(ctx->arena, sizeof *made);

	made->title = title;
	made->length = beside;
	return made;
}

static struct letter_course *
completed_since(struct ctx *ctx, int64_t group, int64_t course, int64_t since, int64_t until)
{
	struct letter_course *all = NULL, **end = &all;
	int64_t count = rows_integer(q_report_schedule_completions(ctx->db, group, course, since, until));
	struct rows *rows = q_report_schedule_completed(ctx->db, group, course, since, until, REPORT_NAMES_MOST);

	while (row_next(rows)) {
		const char *day = day_words(ctx->arena, row_integer(rows, REPORT_SCHEDULE_COMPLETED_COMPLETED_AT));

		*end = line(ctx, row_text(rows, REPORT_SCHEDULE_COMPLETED_NAME),
			course ? day : arena_text(ctx->arena, "%s, %s", row_text(rows, REPORT_SCHEDULE_COMPLETED_COURSE), day));
		end = &(*end)->next;
	}
	if (count > REPORT_NAMES_MOST)
		*end = line(ctx, arena_text(ctx->arena, "and %s more", text_number(ctx->arena, count - REPORT_NAMES_MOST)), NULL);
	return all;
}

void
facts_report(struct ctx *ctx, const char *detail, struct facts *facts)
{
	int64_t schedule, since, until, group, course;
	const char *title;
	struct rows *rows;

	if (!read_detail(detail, &schedule, &since, &until))
		return;
	rows = q_report_schedule_facts(ctx->db, schedule);
	if (!row_one(rows) || text_equal(row_text(rows, REPORT_SCHEDULE_FACTS_MAY_IS), "no") ||
		text_equal(row_text(rows, REPORT_SCHEDULE_FACTS_RUNS_IS), "no"))
		return;
	group = row_integer(rows, REPORT_SCHEDULE_FACTS_GROUP_ID);
	course = row_integer(rows, REPORT_SCHEDULE_FACTS_COURSE_ID);
	title = row_text(rows, REPORT_SCHEDULE_FACTS_COURSE);
	facts->report = group ? row_text(rows, REPORT_SCHEDULE_FACTS_GROUP_NAME) : row_text(rows, REPORT_SCHEDULE_FACTS_ORGANISATION);
	if (title)
		facts->report = arena_text(ctx->arena, "%s, %s", facts->report, title);
	facts->totals = group ? group_totals(ctx, group, course) : organisation_totals(ctx, since, until);
	facts->courses = group ? completed_since(ctx, group, course, since, until) : NULL;
	facts->link = facts_page(ctx, "/reports");
	if (group)
		facts->link = facts_page(ctx,
			arena_text(ctx->arena, "/groups/%lld/reports?course=%s", (long long)group,
				course ? arena_text(ctx->arena, "%lld", (long long)course) : "all"));
}
