/* Everything that a letter's text is made of: found for a message (facts.c), or made up for a preview (example.c). */
#ifndef MUSTER_FACTS_H
#define MUSTER_FACTS_H

#include "mail/letter.h"

struct facts {
	const struct mail_kind *kind;
	struct mailtext words;
	const char *organisation, *sender_name, *reply_to; /* organisation NULL: from the site itself */
	const char *sender, *sender_email;                 /* NULL: nobody in particular */
	const char *group;                                 /* NULL: none */
	const char *first_name, *last_name, *email, *email_wire;
	const char *link, *expires;
	const char *temporary_password;
	const char *file, *result; /* of an import */
	const char *order, *items, *amount;
	const char *course, *valid_until; /* of a certificate; valid_until NULL: for good */
	const char *answer;               /* of whoever decided about a request; NULL: none */
	const char *report, *totals;      /* of a scheduled report */
	const char *message_id;
	struct letter_course *courses;
	int64_t token;
	bool test;
};

/* letter.c: puts facts into words. */
const struct letter *letter_write(struct ctx *ctx, const struct facts *facts);

/* The active courses of a group. */
struct letter_course *facts_courses(struct ctx *ctx, int64_t group);
/* facts_link.c: the name, without the blank that stands before the last name of somebody without a first one; the address where there is none. */
const char *facts_name(const char *name, const char *email);
/* The whole address of a path of ours. */
const char *facts_page(struct ctx *ctx, const char *path);
/* Where a mail of this kind leads that has no link of its own; NULL: it has one. */
const char *facts_page_for(struct ctx *ctx, const char *kind);

/* facts_about.c: fills in what the message is about. rows: its letter_message. No link where there is nothing to say any more. */
void facts_about(struct ctx *ctx, const struct rows *rows, struct facts *facts);
/* Why what it is about needs no mail any more; NULL: it does. */
const char *facts_over(struct ctx *ctx, const struct rows *rows);

/* facts_report.c: a scheduled report; detail is its message's. No link where there is none to send any more. */
void facts_report(struct ctx *ctx, const char *detail, struct facts *facts);

/* example.c: the test mail of this kind. rows: letter_message of its message. */
const struct letter *example_test(struct ctx *ctx, const struct rows *rows, const struct mail_kind *kind);

#endif
