#include "domain/activity.h"

#include <string.h>

#include "base/text.h"
#include "domain/bulk.h"
#include "queries.h"

/* Every verb and its words. The kinds (the nouns) are what the log can be narrowed to. */
static const struct {
	const char *verb, *words;
} table[] = {
	{ "account.closed", "closed the account of" },
	{ "account.closed_by_owner", "closed their own account, number" },
	{ "account.created", "created the account" },
	{ "account.made_site_admin", "gave site administration to" },
	{ "account.reopened", "reopened the account of" },
	{ "account.reset_sent", "sent a password reset to" },
	{ "account.signed_out", "ended all sessions of" },
	{ "account.unmade_site_admin", "took site administration away from" },
	{ "api_key.made", "made the API key" },
	{ "api_key.revoked", "revoked the API key" },
	{ "branch.created", "created the branch" },
	{ "branch.deleted", "deleted the branch" },
	{ "branch.moved", "moved the branch" },
	{ "branch.renamed", "renamed the branch" },
	{ "certificate.reissued", "issued anew the certificate of" },
	{ "certificate.restored", "restored the certificate of" },
	{ "certificate.revoked", "revoked the certificate of" },
	{ "carry.approved", "carried over the progress of" },
	{ "carry.asked", "asked to have progress carried over into" },
	{ "carry.declined", "declined to carry over the progress of" },
	{ "carry.withdrawn", "withdrew their request to carry progress over into" },
	{ "code.changed", "changed the group code" },
	{ "code.created", "made the group code" },
	{ "code.redeemed", "redeemed the group code" },
	{ "code.retired", "retired the group code" },
	{ "code.switched_off", "switched off the group code" },
	{ "code.switched_on", "switched on the group code" },
	{ "course.archived", "archived the course" },
	{ "course.created", "created the course" },
	{ "course.deleted", "deleted the course" },
	{ "course.draft_discarded", "discarded the draft of the course" },
	{ "course.given", "gave the organisation the course" },
	{ "course.published", "published the course" },
	{ "course.renewed", "brought a new version of the course" },
	{ "course.restored", "restored the course" },
	{ "course.updated", "changed the course" },
	{ "field.changed", "changed the field" },
	{ "field.choice_renamed", "renamed a choice of the field" },
	{ "field.created", "created the field" },
	{ "field.deleted", "deleted the field" },
	{ "group.archived", "archived the group" },
	{ "group.changed", "changed the settings of" },
	{ "group.courses_changed", "changed the courses of" },
	{ "group.created", "created the group" },
	{ "group.duplicated", "duplicated the group" },
	{ "group.leader_added", "gave the lead to" },
	{ "group.leader_removed", "took the lead from" },
	{ "group.made_automatic", "let a rule fill the group" },
	{ "group.made_manual", "ended the filling by rule of the group" },
	{ "group.restored", "restored the group" },
	{ "group.seats_set", "set the number of seats of" },
	{ "import.approved", "approved the import of" },
	{ "import.cancelled", "stopped the import of" },
	{ "import.disapproved", "disapproved the import of" },
	{ "import.finished", "finished the import of" },
	{ "import.paused", "paused the import of" },
	{ "import.resumed", "resumed the import of" },
	{ "import.undo_stopped", "stopped undoing the import of" },
	{ "import.undoing", "asked to undo the import of" },
	{ "import.undone", "undid the import of" },
	{ "invite.accepted", "accepted the invite to" },
	{ "invite.cancelled", "cancelled the invite to" },
	{ "invite.declined", "declined the invite to" },
	{ "invite.expired", "ended the unanswered invite to" },
	{ "invite.resent", "sent the mail again to" },
	{ "invite.sent", "sent the mail to" },
	{ "join_page.changed", "changed the join page" },
	{ "join_page.switched_off", "switched off the join page" },
	{ "join_page.switched_on", "switched on the join page" },
	{ "key.made", "made the enrolment keys" },
	{ "key.redeemed", "redeemed an enrolment key of" },
	{ "key.revoked", "revoked unused enrolment keys of" },
	{ "lesson.added", "added the lesson" },
	{ "lesson.changed", "changed the lesson" },
	{ "lesson.deleted", "deleted the lesson" },
	{ "lesson.moved", "moved the lesson" },
	{ "lesson.picture_added", "added a picture to" },
	{ "mailtext.changed", "changed the mail text" },
	{ "mailtext.reset", "went back to the standard mail text" },
	{ "mailtext.sender_changed", "changed the sender of mails to" },
	{ "member.archived", "archived" },
	{ "member.changed", "changed the details of" },
	{ "member.closed_account", "closed their own account, then called" },
	{ "member.created", "added" },
	{ "member.made_admin", "gave administration to" },
	{ "member.restored", "restored" },
	{ "member.unmade_admin", "took administration away from" },
	{ "membership.brought_back", "brought back" },
	{ "membership.enrolled", "enrolled" },
	{ "membership.invited", "invited" },
	{ "membership.left", "left the group" },
	{ "membership.pinned", "pinned" },
	{ "membership.promoted", "took in from the wait list" },
	{ "membership.removed", "removed" },
	{ "membership.unpinned", "let the rule decide about" },
	{ "message.sent_again", "sent again the mail to" },
	{ "offer.changed", "changed the course on offer" },
	{ "offer.created", "offered the course" },
	{ "offer.retired", "ended the offer of the course" },
	{ "order.cancelled", "cancelled the order" },
	{ "order.paid", "noted the payment of the order" },
	{ "order.placed", "made the order" },
	{ "order.refunded", "refunded a part of the order" },
	{ "order.settled", "settled what was wrong with the order" },
	{ "organisation.closed", "closed the organisation" },
	{ "organisation.created", "created the organisation" },
	{ "organisation.entered", "went as a site administrator into" },
	{ "organisation.reopened", "reopened the organisation" },
	{ "organisation.seat_return_chosen", "chose that seats of learners who leave" },
	{ "organisation.switched_off", "switched off" },
	{ "organisation.switched_on", "switched on" },
	{ "organisation.updated", "changed the profile of" },
	{ "reminder.asked", "sent a reminder to learners of" },
	{ "reminder.switched_off", "switched off the reminders of" },
	{ "reminder.switched_on", "set the reminders of" },
	{ "enrolment.assigned", "assigned a course of their own to" },
	{ "enrolment.unassigned", "took back a course of their own from" },
	{ "wait.joined", "went onto the wait list as" },
	{ "wait.left", "left the wait list as" },
	{ "wait.passed_over", "passed over on the wait list" },
	{ "wait.removed", "took off the wait list" },
	{ "prices.changed", "changed the" },
	{ "report.link_made", "made a link to the report for" },
	{ "report.link_revoked", "revoked the link to the report for" },
	{ "report.schedule_ended", "ended the scheduled report to" },
	{ "report.scheduled", "scheduled a report to" },
	{ "report.unscheduled", "stopped the scheduled report to" },
	{ "rule.allowed", "let the rule decide again about" },
	{ "rule.kept_out", "kept out" },
	{ "rule.removed", "took out" },
	{ "rule.saved", "saved the rule of" },
	{ "rule.stopped", "stopped the rule of" },
	{ "rule.waited", "put on the wait list" },
	{ "rule.undone", "undid the last change to the rule of" },
	{ "quiz.attempt_given", "gave one more attempt at a quiz to" },
};

static void
add(struct ctx *ctx, const char *verb, int64_t membership, int64_t member, const char *subject, const char *detail)
{
	const char *kind = arena_copy(ctx->arena, verb, strcspn(verb, "."));

	if (ctx->bulk) {
		bulk_add(ctx->bulk, BULK_ACTIVITIES,
			&(struct given){ { ctx->group, membership, member }, { kind, verb, subject, detail ? detail : "" } });
		return;
	}
	q_activity_add(ctx->db, ctx->organisation, ctx->group, ctx->account, ctx->now, kind, verb, membership, member, subject,
		detail ? detail : "");
}

void
activity_add(struct ctx *ctx, const char *verb, const char *subject, const char *detail)
{
	add(ctx, verb, 0, 0, subject, detail);
}

void
activity_add_about(struct ctx *ctx, const char *verb, int64_t membership, const char *subject, const char *detail)
{
	add(ctx, verb, membership, 0, subject, detail);
}

void
activity_add_member(struct ctx *ctx, const char *verb, int64_t member, const char *subject, const char *detail)
{
	add(ctx, verb, 0, member, subject, detail);
}

const char *
activity_words(struct arena *arena, const char *verb)
{
	char *words;

	for (size_t i = 0; i < sizeof table / sizeof *table; i++)
		if (text_equal(table[i].verb, verb))
			return table[i].words;
	words = arena_string(arena, verb);
	for (char *c = words; *c; c++)
		if (*c == '.' || *c == '_')
			*c = ' ';
	return words;
}
