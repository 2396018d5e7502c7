/* Everything that a letter's text is made of, found for a message or made up for a preview. */
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
	const char *message_id;
	struct letter_course *courses;
	int64_t token;
	bool test;
};

/* letter.c: puts facts into words. */
const struct letter *letter_write(struct ctx *ctx, const struct facts *facts);

/* The active courses of a group. */
struct letter_course *facts_courses(struct ctx *ctx, int64_t group);

#endif
