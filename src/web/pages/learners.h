/* The learners of one group.
   Also in learner_verbs.c (what is done to them). */
#ifndef MUSTER_LEARNERS_H
#define MUSTER_LEARNERS_H

#include "web/route.h"

/* What the list is narrowed to, from the query (GET) or the form's hidden fields (POST). */
struct learner_filter {
	const char *status; /* "" for all */
	int pinned;         /* 1 or 0, of active people: whether an automatic group's rule decides about them; -1 for all */
	const char *name;   /* the two in one word: a status, "by_rule", "pinned", "" */
	const char *search; /* as typed, clean */
	const char *sort;   /* "activity" or "name" */
	const char *query;  /* for links to the same list: "status=…&q=…&sort=…", the status by its name */
};
struct learner_filter learner_filter(struct request *request);
/* How many people the filter's status counts, from the row of q_dashboard_people(); -1 where something else narrows it further. */
int64_t learner_filter_count(const struct rows *people, const struct learner_filter *filter);
/* Whom it leaves, where they are not counted: "everyone who is here by rule". */
const char *learner_filter_words(struct arena *arena, const struct learner_filter *filter);

handler learners_index, learners_export;
handler learners_bulk, learners_bring_back;
handler invites_resend, invites_cancel_confirm, invites_cancel, invites_reinvite, invites_email, invites_email_update;
handler learners_remove_confirm, learners_remove, learners_archive_confirm, learners_archive, learners_restore;
handler learners_pin, learners_unpin;

#endif
