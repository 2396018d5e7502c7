/* The words of each kind of mail: ours, and an organisation's own where it has any. A text holds placeholders like {first_name}. */
#ifndef MUSTER_MAILTEXT_H
#define MUSTER_MAILTEXT_H

#include "domain/ctx.h"

#define MAIL_SUBJECT_MAX 150 /* characters */
#define MAIL_BODY_MAX 5000

enum place {
	PLACE_FIRST_NAME,
	PLACE_LAST_NAME,
	PLACE_EMAIL,
	PLACE_GROUP,
	PLACE_ORGANISATION,
	PLACE_SENDER,
	PLACE_COURSES,
	PLACE_LINK,
	PLACE_EXPIRES,
	PLACE_FILE,
	PLACE_RESULT,
	PLACE_ORDER,
	PLACE_ITEMS,
	PLACE_AMOUNT,
	PLACE_COURSE,
	PLACE_VALID_UNTIL,
	PLACE_REPORT,
	PLACE_TOTALS,
	PLACE_ANSWER,
	PLACES
};

struct placeholder {
	const char *name;    /* without the braces */
	const char *meaning; /* what it becomes, for whoever writes a text */
};
extern const struct placeholder placeholders[PLACES];

struct mailtext {
	const char *subject, *body;
};

struct mail_kind {
	const char *kind, *title;
	const char *when; /* when it is sent, for whoever writes a text; NULL: always our words */
	unsigned places;  /* bits 1 << enum place: what its text may hold */
	bool needs_link;  /* a text without {link} would be of no use */
	const char *heading, *button;
	struct mailtext words; /* ours */
};
extern const struct mail_kind mail_kinds[]; /* ends with a NULL kind */
extern const size_t mail_kind_count;

/* NULL when there is no such kind. */
const struct mail_kind *mail_kind_find(const char *kind);
/* The same for a kind that an organisation may write itself. */
const struct mail_kind *mail_kind_own(const char *kind);

/* The first {…} in text: NULL when there is none. *end: behind it. *place: PLACES when it is no placeholder of ours.
   A brace that is not closed within 30 characters of its line is only a brace. */
const char *mailtext_next(const char *text, const char **end, enum place *place);

/* The words of ctx->organisation for this kind; false: it has none, and they are ours. */
bool mailtext_get(struct ctx *ctx, const struct mail_kind *kind, struct mailtext *words);
/* Cleans what was typed into words; INVALID with problems at "subject" and "body". */
enum outcome mailtext_check(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *typed, struct mailtext *words);
enum outcome mailtext_save(struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *typed);
/* Back to our words. */
enum outcome mailtext_reset(struct ctx *ctx, const struct mail_kind *kind);
/* Queues the saved words to the account's own address, filled with examples. At most 20 an hour. */
enum outcome mailtext_test(struct ctx *ctx, const struct mail_kind *kind);

/* The name that mails come from ("": the organisation's) and where answers go ("": to whoever sent the mail). */
enum outcome mailtext_set_sender(struct ctx *ctx, const char *sender_name, const char *reply_to);

#endif
