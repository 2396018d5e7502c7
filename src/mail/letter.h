/* A message's words: the organisation's own text or ours, with its placeholders filled, as subject, plain text and HTML.
   Also in facts.c (what fills the placeholders). */
#ifndef MUSTER_LETTER_H
#define MUSTER_LETTER_H

#include "domain/ctx.h"
#include "domain/mailtext.h"
#include "view/view.h"

/* A piece of a line: text, an address on the web, or the end of the line. */
struct letter_run {
	struct letter_run *next;
	enum { RUN_TEXT, RUN_URL, RUN_BREAK } kind;
	const char *text;
};

/* Lines of text, the list of courses, or the button; in the order of the body. */
struct letter_block {
	struct letter_block *next;
	enum { BLOCK_TEXT, BLOCK_COURSES, BLOCK_BUTTON } kind;
	bool apart; /* a blank line stands before it in plain text */
	struct letter_run *runs;
};

struct letter_course {
	struct letter_course *next;
	const char *title;
	const char *length; /* "1 h 30 min"; NULL where it is not said */
};

struct letter {
	const char *kind; /* of the text: for a test mail the kind that is tried */
	const char *from_name, *from;
	const char *to, *to_wire;
	const char *reply_to;   /* for SMTP; NULL: none */
	const char *message_id; /* NULL in a preview */
	const char *subject, *heading, *button;
	const char *email, *organisation, *sender, *link, *expires;
	const char *temporary_password; /* NULL: none */
	struct letter_block *blocks;
	struct letter_course *courses;
	const char *text, *html; /* LF at line ends */
};

/* The letter of a message, to be sent now. NULL where it must not go any more (its invite was cancelled, its link used):
   *why is then a sentence for the log. The zone in use becomes the organisation's. Sets ctx->organisation. */
const struct letter *letter_of_message(struct ctx *ctx, int64_t message, const char **why);

/* What a person of this name and address would get from ctx->organisation and ctx->account now, about ctx->group (0: an example),
   in the organisation's saved words. The link in it is an example. */
const struct letter *letter_preview(struct ctx *ctx, const char *kind, const char *first_name, const char *email);
/* The same with these words. */
const struct letter *letter_try(
	struct ctx *ctx, const struct mail_kind *kind, const struct mailtext *words, const char *first_name, const char *email);

/* Opens templates/parts/letter.tpl in a page and fills it. */
void letter_show(struct view *view, const struct letter *letter, struct arena *arena);

/* The temporary password of an account that has none of its own: always the same, and never kept as text. */
const char *letter_temporary_password(struct ctx *ctx, int64_t account);

#endif
