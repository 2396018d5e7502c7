#include "web/pages/dashboard.h"

#include <string.h>

#include "base/fault.h"
#include "base/text.h"
#include "queries.h"

#define ROLL_PIPS_MAX 60
#define ROLL_SHARES 20

/* "Dana Whitlock and Owen Price", "Dana Whitlock and 3 others", or NULL. */
static const char *
leader_words(struct ctx *ctx)
{
	struct rows *rows = q_dashboard_leaders(ctx->db, ctx->organisation, ctx->group);
	const char *names[2] = { NULL, NULL };
	int count = 0;

	for (; row_next(rows); count++)
		if (count < 2)
			names[count] = row_text(rows, DASHBOARD_LEADERS_NAME);
	if (count < 2)
		return names[0];
	if (count == 2)
		return arena_text(ctx->arena, "%s and %s", names[0], names[1]);
	return arena_text(ctx->arena, "%s and %d others", names[0], count - 1);
}

struct view *
dashboard_show(struct request *request, const char *template_name, const char *tab)
{
	struct ctx *ctx = &request->ctx;
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	const char *name;

	if (!row_one(group))
		fault("group %lld vanished inside its own request", (long long)ctx->group);
	name = row_text(group, GROUP_GET_NAME);
	page_show(request, template_name, name);
	view_integer(request->body, "group_id", ctx->group);
	view_text(request->body, "group_name", name);
	view_text(request->body, "group_description", row_text(group, GROUP_GET_DESCRIPTION));
	view_text(request->body, "leader_words", leader_words(ctx));
	view_integer(request->body, "course_count", rows_integer(q_dashboard_courses(ctx->db, ctx->group)));
	view_integer(request->body, "learner_count", rows_integer(q_dashboard_learners(ctx->db, ctx->group)));
	view_show(request->body, arena_text(ctx->arena, "tab_%s", tab));
	view_text(request->body, "is_admin", ctx->role >= ADMIN ? "1" : NULL);
	view_text(request->body, "is_leader", ctx->role < ADMIN ? "1" : NULL);
	view_text(request->body, "group_archived", strcmp(row_text(group, GROUP_GET_STATUS), "archived") == 0 ? "1" : NULL);
	view_text(request->body, "group_open", strcmp(row_text(group, GROUP_GET_STATUS), "active") == 0 ? "1" : NULL);
	view_show(request->body, arena_text(ctx->arena, "policy_is_%s", row_text(group, GROUP_GET_POLICY)));
	return request->body;
}

/* ---------------------------------------------------------------- seats */

struct seats {
	int64_t active, pending, prospect, held, limit; /* limit below 0: none */
};

static struct seats
seats_of(struct ctx *ctx)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);
	struct rows *counts = q_membership_counts(ctx->db, ctx->group);
	struct seats seats = { .limit = -1 };

	if (row_one(group) && !row_is_null(group, GROUP_GET_SEATS))
		seats.limit = row_integer(group, GROUP_GET_SEATS);
	while (row_next(counts)) {
		const char *status = row_text(counts, MEMBERSHIP_COUNTS_STATUS);
		int64_t people = row_integer(counts, MEMBERSHIP_COUNTS_PEOPLE);

		if (strcmp(status, "active") == 0)
			seats.active = people;
		else if (strcmp(status, "pending") == 0)
			seats.pending = people;
		else if (strcmp(status, "prospect") == 0)
			seats.prospect = people;
	}
	seats.held = seats.active + seats.pending + seats.prospect;
	return seats;
}

/* A part of the roll: pips drawn from where the last part ended. Somebody there always shows. */
static int64_t
pips(struct request *request, const char *part, int64_t people, int64_t whole, int64_t length, int64_t *at)
{
	int64_t drawn = whole == length ? people : (people * length + whole - 1) / whole;

	if (drawn > length - *at)
		drawn = length - *at;
	view_integer(request->body, arena_text(request->ctx.arena, "roll_%s", part), drawn);
	view_integer(request->body, arena_text(request->ctx.arena, "roll_%s_at", part), *at);
	*at += drawn;
	return drawn;
}

void
dashboard_seats(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct seats seats = seats_of(ctx);
	int64_t whole = seats.limit >= 0 ? seats.limit : seats.held;
	int64_t length = whole > ROLL_PIPS_MAX ? ROLL_SHARES : whole;
	int64_t free_seats = whole - seats.held;
	int64_t at = 0;

	view_integer(request->body, "seats_active", seats.active);
	view_integer(request->body, "seats_pending", seats.pending);
	view_integer(request->body, "seats_prospect", seats.prospect);
	view_integer(request->body, "seats_waiting", seats.pending + seats.prospect);
	view_integer(request->body, "seats_held", seats.held);
	view_text(request->body, "seats_words", seats.limit < 0
		? arena_text(ctx->arena, "%s used, no limit", text_number(ctx->arena, seats.held))
		: arena_text(ctx->arena, "%s of %s used, %s free", text_number(ctx->arena, seats.held),
			text_number(ctx->arena, seats.limit), text_number(ctx->arena, free_seats)));
	if (seats.limit >= 0)
		view_text(request->body, "seats_free", text_number(ctx->arena, free_seats));
	view_text(request->body, "seats_full", seats.limit >= 0 && free_seats == 0 ? "1" : NULL);
	if (!whole)
		return;
	view_show(request->body, "roll");
	view_integer(request->body, "roll_length", length);
	view_text(request->body, "roll_label", arena_text(ctx->arena, "%lld active, %lld pending, %lld prospect, %lld free",
		(long long)seats.active, (long long)seats.pending, (long long)seats.prospect, (long long)free_seats));
	pips(request, "active", seats.active, whole, length, &at);
	pips(request, "pending", seats.pending, whole, length, &at);
	pips(request, "prospect", seats.prospect, whole, length, &at);
	view_integer(request->body, "roll_free", length - at);
	view_integer(request->body, "roll_free_at", at);
}
