/* People who stay out of an automatic group: the list, and who is put on it or taken off by hand. */
#include "web/pages/rule_pins.h"

#include "domain/population.h"
#include "domain/rule.h"
#include "domain/rule_pin.h"
#include "queries.h"
#include "web/pager.h"
#include "web/pages/dashboard.h"
#include "web/pages/members.h"

enum outcome
rules_excluded(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct pager pager = pager_start(request);
	int64_t at = pager.after.id ? pager.after.number : INT64_MAX;
	bool leader = ctx->role < ADMIN;
	struct rows *before = NULL;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	dashboard_show(request, "rules/excluded.tpl", "rules", "Who stays out");
	pager_rows(request, &pager, "person",
		q_rule_pin_excluded(ctx->db, ctx->organisation, ctx->group, leader, at, pager_below(&pager), PAGE_ROWS_ASKED),
		RULE_PIN_EXCLUDED_EXCLUDED_AT, RULE_PIN_EXCLUDED_ID);
	if (pager.after.id && pager.shown)
		before = q_rule_pin_excluded_before(
			ctx->db, ctx->organisation, ctx->group, leader, pager.first.number, pager.first.id, PAGE_ROWS_BEFORE);
	pager_links(request, &pager, before, -1, "");
	return OK;
}

/* A member whom this person may know of in the group; NULL: nobody. */
static const char *
name_of(struct request *request, int64_t member)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	const char *email;

	if (!population_is_automatic(&request->ctx) || !row_one(rows))
		return NULL;
	email = ctx->role < ADMIN ? rows_text(q_rule_pin_was_here(ctx->db, ctx->organisation, ctx->group, member))
							  : row_text(rows, MEMBER_GET_EMAIL);
	return email ? member_name(rows, email) : NULL;
}

/* What came of it that the rule decides about somebody again. */
static const char *
came_words(enum rule_standing standing)
{
	if (standing == RULE_IN)
		return " They match it, so they are in the group.";
	if (standing == RULE_WAITING)
		return " They match it, and wait for a seat.";
	return standing == RULE_OUT ? " They come in once they match it." : "";
}

enum outcome
rules_allow(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t member = path_id(request, "id");
	const char *name = name_of(request, member);
	enum rule_standing standing = RULE_OUT;

	if (!name)
		return NOT_FOUND;
	if (rule_allow(ctx, member)) {
		rule_settle(ctx);
		standing = rule_standing(ctx, member);
		leave_note(request, NOTE_OK, NULL, "From now on the rule decides about %s.%s", name, came_words(standing));
	} else {
		leave_note(request, NOTE_WARN, NULL, "%s did not stay out any more. Nothing was changed.", name);
	}
	/* Whoever leads the group has no page that says why somebody is not here who is not kept out. */
	if (standing == RULE_OUT && ctx->role < ADMIN)
		redirect(request, "/groups/%lld/rules/excluded", (long long)ctx->group);
	else
		redirect_back(request, "/groups/%lld/rules/excluded", (long long)request->ctx.group);
	return OK;
}

enum outcome
rules_allow_some(struct request *request)
{
	size_t count;
	int64_t *ids = field_ids(request, "id", &count);
	int64_t done = 0;

	if (!population_is_automatic(&request->ctx))
		return NOT_FOUND;
	for (size_t i = 0; i < count; i++)
		done += name_of(request, ids[i]) && rule_allow(&request->ctx, ids[i]);
	if (done)
		leave_note(request, NOTE_OK, NULL, "From now on the rule decides about %s. Whoever matches it comes in.",
			people_words(&request->ctx, done));
	else
		leave_note(request, NOTE_WARN, NULL, "Nobody was selected, so nothing was done. Tick people in the list first.");
	redirect_back(request, "/groups/%lld/rules/excluded", (long long)request->ctx.group);
	return OK;
}

enum outcome
rules_exclude(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	int64_t member = path_id(request, "id"), membership;
	const char *name = name_of(request, member);

	if (!name)
		return NOT_FOUND;
	if (rule_keep_out(ctx, member, "removed", &membership))
		leave_note(request, NOTE_OK,
			arena_text(ctx->arena, "/groups/%lld/rules/excluded/%lld/allow", (long long)ctx->group, (long long)member),
			"%s stays out of the group, whatever the rule says.", name);
	else
		leave_note(request, NOTE_WARN, NULL, "%s stays out already. Nothing was changed.", name);
	redirect_back(request, "/groups/%lld/rules/excluded", (long long)request->ctx.group);
	return OK;
}
