#include "domain/report_link.h"

#include "base/clock.h"
#include "base/random.h"
#include "base/text.h"
#include "domain/action.h"
#include "domain/activity.h"
#include "domain/secret.h"
#include "queries.h"

#define PURPOSE "report link"
#define NAME_MAX_LENGTH 100
#define DAYS_TYPED 20
#define SEEN_SECONDS 60

static const char *
token_of(struct arena *arena, const char *nonce)
{
	return secret_token(arena, PURPOSE, 0, nonce);
}

const char *
report_link_url(struct ctx *ctx, const char *nonce)
{
	return arena_text(ctx->arena, "%s/audit/%s", ctx->conf->base_url, token_of(ctx->arena, nonce));
}

int64_t
report_course(struct ctx *ctx, const char *field, const char *typed)
{
	int64_t course = 0;

	if (!*typed)
		return 0;
	if (!text_integer(typed, 1, INT64_MAX, &course) ||
		!rows_text(q_report_link_course(ctx->db, ctx->organisation, ctx->group, course))) {
		problem(ctx, field, "This course is not in the group any more. Choose another one.");
		return 0;
	}
	return course;
}

static int64_t
read_days(struct ctx *ctx, const char *typed)
{
	const char *text = clean_line(ctx, "days", "The number of days", typed, DAYS_TYPED);
	int64_t days = 0;

	if (!has_problem(ctx, "days") && !text_integer(text, 1, REPORT_LINK_DAYS_MOST, &days))
		problem(ctx, "days", "Enter a number of days from 1 to %d.", REPORT_LINK_DAYS_MOST);
	return days;
}

enum outcome
report_link_create(struct ctx *ctx, const struct report_link_form *form)
{
	const char *name = clean_required(ctx, "name", "The name", "for whom the link is", form->name, NAME_MAX_LENGTH);
	int64_t course = report_course(ctx, "course", form->course);
	int64_t days = read_days(ctx, form->days);
	const char *nonce = random_token(ctx->arena);

	if (!ctx->problems &&
		rows_integer(q_report_link_count(ctx->db, ctx->organisation, ctx->group, ctx->now, REPORT_LINKS_MOST)) >=
			REPORT_LINKS_MOST)
		problem(ctx, "", "There are %d links to this report already. Revoke one that is not needed, then make this one.",
			REPORT_LINKS_MOST);
	if (ctx->problems)
		return INVALID;
	q_report_link_add(ctx->db, ctx->organisation, ctx->group, course, name, form->emails, nonce,
		token_hash(ctx->arena, token_of(ctx->arena, nonce)), ctx->now + days * DAY, ctx->now, ctx->account);
	activity_add(ctx, "report.link_made", name, NULL);
	return OK;
}

enum outcome
report_link_revoke(struct ctx *ctx, int64_t id)
{
	struct rows *link = q_report_link_get(ctx->db, ctx->organisation, ctx->group, id);

	if (!row_one(link))
		return NOT_FOUND;
	if (q_report_link_revoke(ctx->db, ctx->organisation, ctx->group, id, ctx->now, ctx->account))
		activity_add(ctx, "report.link_revoked", row_text(link, REPORT_LINK_GET_NAME), NULL);
	return OK;
}

/* ---------------------------------------------------------------- whoever holds it */

static enum report_link_state
state_of(struct ctx *ctx, const struct rows *link)
{
	if (!row_is_null(link, REPORT_LINK_FIND_REVOKED_AT))
		return REPORT_LINK_REVOKED;
	if (row_integer(link, REPORT_LINK_FIND_EXPIRES_AT) <= ctx->now)
		return REPORT_LINK_EXPIRED;
	if (!text_equal(row_text(link, REPORT_LINK_FIND_ORGANISATION_STATUS), "active") ||
		text_equal(row_text(link, REPORT_LINK_FIND_COURSE_IS), "no"))
		return REPORT_LINK_GONE;
	return REPORT_LINK_OPEN;
}

struct report_link
report_link_find(struct ctx *ctx, const char *token)
{
	struct rows *link = q_report_link_find(ctx->db, token_hash(ctx->arena, token));

	if (!row_one(link))
		return (struct report_link){ .state = REPORT_LINK_UNKNOWN };
	return (struct report_link){ .state = state_of(ctx, link),
		.id = row_integer(link, REPORT_LINK_FIND_ID),
		.organisation = row_integer(link, REPORT_LINK_FIND_ORGANISATION_ID),
		.group = row_integer(link, REPORT_LINK_FIND_GROUP_ID),
		.course = row_integer(link, REPORT_LINK_FIND_COURSE_ID),
		.name = row_text(link, REPORT_LINK_FIND_NAME),
		.organisation_name = row_text(link, REPORT_LINK_FIND_ORGANISATION),
		.time_zone = row_text(link, REPORT_LINK_FIND_TIME_ZONE),
		.group_name = row_text(link, REPORT_LINK_FIND_GROUP_NAME),
		.course_title = row_text(link, REPORT_LINK_FIND_COURSE),
		.expires_at = row_integer(link, REPORT_LINK_FIND_EXPIRES_AT),
		.seen_at = row_integer(link, REPORT_LINK_FIND_SEEN_AT),
		.emails = row_integer(link, REPORT_LINK_FIND_EMAILS) != 0 };
}

static bool
write_seen(struct ctx *ctx, void *argument)
{
	const int64_t *link = argument;

	q_report_link_seen(ctx->db, *link, ctx->now, ctx->now - SEEN_SECONDS);
	return true;
}

void
report_link_seen(struct ctx *ctx, const struct report_link *link)
{
	int64_t id = link->id;

	if (link->seen_at <= ctx->now - SEEN_SECONDS)
		action_try_write(ctx, write_seen, &id);
}
