/* What is done from the learners list: to one person, to a selection, or to everyone that the filter matches. */
#include <string.h>

#include "base/text.h"
#include "domain/job.h"
#include "domain/membership.h"
#include "domain/population.h"
#include "domain/rule.h"
#include "domain/seat.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/learners.h"
#include "web/pages/seats.h"

#define BROUGHT_BACK_MOST 1000 /* as many as a form can tick */

static const struct verb {
	const char *name;
	enum membership_verb verb;
	const char *done_one;                /* "%s" is the person */
	const char *done_single, *done_many; /* after a number */
	const char *title;                   /* of the job, before a number of people */
	const char *crumb;                   /* of the page that asks first; NULL: it is done without asking */
	bool undoes;
} verbs[] = {
	{ "resend", MEMBERSHIP_RESEND,
		"The mail to %s is on its way. If it does not arrive, look in the Junk folder and in Outlook's Other tab, or correct the address.",
		"mail is on its way", "mails are on their way", "Send mails to", NULL, false },
	{ "cancel", MEMBERSHIP_CANCEL, "The invite to %s is cancelled. Its link no longer works and the seat is free.",
		"invite cancelled", "invites cancelled", "Cancel invites of", "Cancel invite", false },
	{ "reinvite", MEMBERSHIP_REINVITE, "A new invite to %s is on its way.", "person invited again", "people invited again",
		"Invite again", NULL, false },
	{ "remove", MEMBERSHIP_REMOVE, "%s is removed from the group.", "person removed from the group",
		"people removed from the group", "Remove", "Remove from group", true },
	{ "archive", MEMBERSHIP_ARCHIVE, "%s is archived and no longer connected with the organisation.", "person archived",
		"people archived", "Archive", "Archive", false },
	{ "restore", MEMBERSHIP_RESTORE, "%s is restored: active in this group again.", "person restored", "people restored",
		"Restore", NULL, false },
	{ "pin", MEMBERSHIP_PIN, "%s is pinned: here whatever the rule says.", "person pinned: here whatever the rule says",
		"people pinned: here whatever the rule says", "Pin", NULL, false },
	{ "unpin", MEMBERSHIP_UNPIN, "From now on the rule decides about %s.", "person is left to the rule",
		"people are left to the rule", "Let the rule decide about", "Let the rule decide", false },
};

static const struct verb *
verb_named(const char *name)
{
	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
		if (strcmp(verbs[i].name, name) == 0)
			return &verbs[i];
	return NULL;
}

/* ---------------------------------------------------------------- one person */

static const char *
shown_as(struct ctx *ctx, int64_t id)
{
	struct rows *rows = q_membership_get(ctx->db, ctx->organisation, ctx->group, id);
	const char *name = row_one(rows) ? row_text(rows, MEMBERSHIP_GET_SHOWN_AS) : NULL;

	return name && *name ? name : row_text(rows, MEMBERSHIP_GET_EMAIL);
}

/* Behind what was done, in an automatic group. */
static const char *
rule_words(struct request *request, const struct verb *verb, int64_t people)
{
	if (!people || !population_is_automatic(&request->ctx))
		return "";
	if (verb->verb == MEMBERSHIP_UNPIN)
		return " Whoever does not match it leaves the group.";
	return verb->verb == MEMBERSHIP_REMOVE ? " The rule will not bring them back." : "";
}

/* Whether somebody about whom the rule decides again has left by it. */
static bool
left_by_rule(struct request *request, int64_t membership)
{
	rule_settle(&request->ctx);
	return !row_one(q_learner_get(request->ctx.db, request->ctx.group, membership));
}

static enum outcome
do_one(struct request *request, const char *name)
{
	struct ctx *ctx = &request->ctx;
	const struct verb *verb = verb_named(name);
	int64_t id = path_id(request, "id");
	enum deed deed = membership_do(ctx, verb->verb, id);
	const char *undo = NULL;
	bool left;

	if (deed == GONE)
		return NOT_FOUND;
	left = verb->verb == MEMBERSHIP_UNPIN && deed == DONE && left_by_rule(request, id);
	if (verb->undoes && deed == DONE)
		undo = arena_text(ctx->arena, "/groups/%lld/learners/bring-back/%lld", (long long)ctx->group, (long long)ctx->now);
	if (deed == DONE)
		leave_note(request, NOTE_OK, undo, "%s%s", arena_text(ctx->arena, verb->done_one, shown_as(ctx, id)),
			verb->verb != MEMBERSHIP_UNPIN ? rule_words(request, verb, 1)
				: left                     ? " They do not match it, so they have left the group."
										   : "");
	else
		leave_note(request, NOTE_WARN, NULL, "%s: %s", shown_as(ctx, id), deed_words(verb->verb, deed));
	/* Whoever leads the group has no page any more that says why this person is here. */
	if (left && ctx->role < ADMIN)
		redirect(request, "/groups/%lld", (long long)ctx->group);
	else
		redirect_back(request, "/groups/%lld", (long long)request->ctx.group);
	return OK;
}

/* To the list as it was narrowed, where they came from there. */
static void
show_back(struct request *request)
{
	const char *back = field_path(request, "back");

	view_text(request->body, "back", back ? back : arena_text(request->ctx.arena, "/groups/%lld", (long long)request->ctx.group));
}

/* A page that asks before it is done. */
static enum outcome
confirm_one(struct request *request, const char *name)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_learner_get(ctx->db, ctx->group, path_id(request, "id"));
	bool stays;

	if (!row_one(rows))
		return NOT_FOUND;
	dashboard_show(request, "learners/confirm.tpl", "learners", verb_named(name)->crumb);
	view_row(request->body, rows);
	view_show(request->body, arena_text(ctx->arena, "do_%s", name));
	show_back(request);
	stays = seat_stays(ctx, path_id(request, "id"));
	view_flag(request->body, "seat_stays", stays);
	view_flag(request->body, "seat_comes_back", !stays);
	seats_show_return(request);
	return OK;
}

enum outcome
invites_resend(struct request *request)
{
	return do_one(request, "resend");
}

enum outcome
invites_cancel_confirm(struct request *request)
{
	return confirm_one(request, "cancel");
}

enum outcome
invites_cancel(struct request *request)
{
	return do_one(request, "cancel");
}

enum outcome
invites_reinvite(struct request *request)
{
	return do_one(request, "reinvite");
}

enum outcome
learners_remove_confirm(struct request *request)
{
	return confirm_one(request, "remove");
}

enum outcome
learners_remove(struct request *request)
{
	return do_one(request, "remove");
}

enum outcome
learners_archive_confirm(struct request *request)
{
	return confirm_one(request, "archive");
}

enum outcome
learners_archive(struct request *request)
{
	return do_one(request, "archive");
}

enum outcome
learners_restore(struct request *request)
{
	return do_one(request, "restore");
}

enum outcome
learners_pin(struct request *request)
{
	return do_one(request, "pin");
}

enum outcome
learners_unpin(struct request *request)
{
	return do_one(request, "unpin");
}

enum outcome
invites_email(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_learner_get(ctx->db, ctx->group, path_id(request, "id"));

	if (!row_one(rows))
		return NOT_FOUND;
	dashboard_show(request, "learners/email.tpl", "learners", "Mail did not arrive");
	view_text(request->body, "current_email", row_text(rows, LEARNER_GET_EMAIL));
	view_text(request->body, "refusal", row_text(rows, LEARNER_GET_REFUSAL));
	view_integer(request->body, "id", path_id(request, "id"));
	page_field(request, "email", row_text(rows, LEARNER_GET_EMAIL));
	show_back(request);
	return OK;
}

enum outcome
invites_email_update(struct request *request)
{
	enum outcome outcome = membership_correct_email(&request->ctx, path_id(request, "id"), field(request, "email"));

	if (outcome != OK)
		return outcome;
	leave_note(request, NOTE_OK, NULL, "The old link is dead. A new invite goes to %s.", field(request, "email"));
	redirect_back(request, "/groups/%lld", (long long)request->ctx.group);
	return OK;
}

/* ---------------------------------------------------------------- several */

static enum outcome
confirm_bulk(
	struct request *request, const struct verb *verb, const struct learner_filter *filter, const int64_t *ids, size_t count)
{
	struct ctx *ctx = &request->ctx;
	const struct rows *counts = dashboard_show(request, "learners/bulk.tpl", "learners", verb->crumb);
	int64_t people = count ? (int64_t)count : learner_filter_count(counts, filter);

	view_show(request->body, arena_text(ctx->arena, "do_%s", verb->name));
	view_text(request->body, "do", verb->name);
	view_text(request->body, "people", people < 0 ? NULL : people_words(ctx, people));
	view_flag(request->body, "everyone", !count);
	seats_show_return(request);
	view_text(request->body, "everyone_words", count || people >= 0 ? NULL : learner_filter_words(ctx->arena, filter));
	view_text(request->body, "status", filter->name);
	view_text(request->body, "q", filter->search);
	view_text(request->body, "sort", filter->sort);
	view_text(request->body, "filter_query", filter->query);
	for (size_t i = 0; i < count; i++)
		view_integer(view_section(request->body, "chosen"), "id", ids[i]);
	return OK;
}

/* Everyone that the filter matches may be a hundred thousand: a job does it, and its page tells how far it came. */
static enum outcome
start_job(struct request *request, const struct verb *verb, const struct learner_filter *filter)
{
	struct ctx *ctx = &request->ctx;
	struct rows *counts = q_dashboard_people(ctx->db, ctx->group, 0);
	int64_t people = row_one(counts) ? learner_filter_count(counts, filter) : 0;
	const char *title = people < 0 ? arena_text(ctx->arena, "%s %s", verb->title, learner_filter_words(ctx->arena, filter))
								   : arena_text(ctx->arena, "%s %s", verb->title, people_words(ctx, people));
	const char *arguments =
		rows_text(q_learner_job_arguments(ctx->db, verb->name, filter->status, filter->pinned, filter->search));
	int64_t job = job_add(ctx, "memberships", title, arguments, people < 0 ? 0 : people);

	redirect(request, "/jobs/%lld", (long long)job);
	return OK;
}

static void
note_bulk(struct request *request, const struct verb *verb, const int *counts)
{
	struct ctx *ctx = &request->ctx;
	const char *left_out = "", *undo = NULL;

	for (enum deed deed = NOT_APPLICABLE; deed < DEEDS; deed++)
		if (counts[deed])
			left_out = arena_text(ctx->arena, "%s %d left out: %s", left_out, counts[deed],
				text_following(ctx->arena, deed_words(verb->verb, deed)));
	if (verb->undoes && counts[DONE])
		undo = arena_text(ctx->arena, "/groups/%lld/learners/bring-back/%lld", (long long)ctx->group, (long long)ctx->now);
	leave_note(request, *left_out ? NOTE_WARN : NOTE_OK, undo, "%d %s.%s%s", counts[DONE],
		counts[DONE] == 1 ? verb->done_single : verb->done_many, rule_words(request, verb, counts[DONE]), left_out);
}

enum outcome
learners_bulk(struct request *request)
{
	const struct verb *verb = verb_named(field(request, "do"));
	struct learner_filter filter = learner_filter(request);
	int counts[DEEDS] = { 0 };
	size_t count;
	int64_t *ids = field_ids(request, "id", &count);
	bool everyone = field_given(request, "all");

	if (!verb || (!everyone && !count)) {
		leave_note(request, NOTE_WARN, NULL, "Nobody was selected, so nothing was done. Tick people in the list first.");
		redirect_back(request, "/groups/%lld", (long long)request->ctx.group);
		return OK;
	}
	if (verb->crumb && !field_given(request, "confirmed"))
		return confirm_bulk(request, verb, &filter, ids, everyone ? 0 : count);
	if (everyone)
		return start_job(request, verb, &filter);
	for (size_t i = 0; i < count; i++)
		counts[membership_do(&request->ctx, verb->verb, ids[i])]++;
	note_bulk(request, verb, counts);
	redirect(request, "/groups/%lld?%s", (long long)request->ctx.group, filter.query);
	return OK;
}

enum outcome
learners_bring_back(struct request *request)
{
	struct ctx *ctx = &request->ctx;
	struct rows *rows = q_learner_removed_at(ctx->db, ctx->group, ctx->account, path_id(request, "id"));
	int64_t ids[BROUGHT_BACK_MOST];
	int found = (int)rows_integers(rows, ids, BROUGHT_BACK_MOST), done = 0;

	for (int i = 0; i < found; i++)
		done += membership_undo_remove(ctx, ids[i]) == DONE;
	if (found == 0)
		leave_note(request, NOTE_WARN, NULL,
			"There is nobody to bring back: that was done already, or it was somebody else who removed them.");
	else if (done == found)
		leave_note(request, NOTE_OK, NULL, "%d %s back in the group as before.", done, done == 1 ? "person is" : "people are");
	else
		leave_note(request, NOTE_WARN, NULL,
			"%d of %d people are back. The others found no free seat, were invited anew or archived, or have closed their account.",
			done, found);
	redirect(request, "/groups/%lld", (long long)ctx->group);
	return OK;
}
