#include "mail/letter.h"

#include <string.h>

#include "base/buffer.h"
#include "base/email.h"
#include "mail/compose.h"
#include "mail/facts.h"

#define TITLES_MAX ((size_t)1 << 16) /* the 50 longest titles, or names, that a query gives take two thirds of it */

static const char *
or_else(const char *text, const char *instead)
{
	return text && *text ? text : instead;
}

static const char *
wire(struct ctx *ctx, const char *address)
{
	struct email email;

	if (address && *address && email_parse(ctx->arena, address, &email) == EMAIL_OK)
		return email.wire;
	return NULL;
}

static const char *
course_titles(struct arena *arena, const struct letter_course *courses)
{
	struct buffer titles = buffer_new(arena, TITLES_MAX);

	for (; courses; courses = courses->next)
		buffer_format(&titles, "%s%s", titles.length ? ", " : "", courses->title);
	return titles.data;
}

static void
set_places(struct ctx *ctx, const struct facts *facts, const char *organisation, const char *sender, struct places *places)
{
	*places = (struct places){ .value = {
								   [PLACE_FIRST_NAME] = facts->first_name,
								   [PLACE_LAST_NAME] = facts->last_name,
								   [PLACE_EMAIL] = facts->email,
								   [PLACE_GROUP] = facts->group,
								   [PLACE_ORGANISATION] = organisation,
								   [PLACE_SENDER] = sender,
								   [PLACE_COURSES] = course_titles(ctx->arena, facts->courses),
								   [PLACE_LINK] = facts->link,
								   [PLACE_EXPIRES] = facts->expires,
								   [PLACE_FILE] = facts->file,
								   [PLACE_RESULT] = facts->result,
								   [PLACE_ORDER] = facts->order,
								   [PLACE_ITEMS] = facts->items,
								   [PLACE_AMOUNT] = facts->amount,
								   [PLACE_COURSE] = facts->course,
								   [PLACE_VALID_UNTIL] = facts->valid_until,
								   [PLACE_REPORT] = facts->report,
								   [PLACE_TOTALS] = facts->totals,
								   [PLACE_ANSWER] = facts->answer,
							   } };
}

/* --- into templates --- */

static void
fill_block(struct view *view, struct arena *arena, const struct letter_block *block)
{
	view_flag(view, "apart", block->apart);
	view_flag(view, "lines", block->kind == BLOCK_TEXT);
	view_flag(view, "list", block->kind == BLOCK_COURSES);
	view_flag(view, "action", block->kind == BLOCK_BUTTON);
	view_text(view, "plain", block->kind == BLOCK_TEXT ? compose_plain(arena, block) : NULL);
	for (const struct letter_run *run = block->runs; run; run = run->next) {
		struct view *round = view_section(view, "run");

		view_text(round, "words", run->kind == RUN_TEXT ? run->text : NULL);
		view_text(round, "url", run->kind == RUN_URL ? run->text : NULL);
		view_flag(round, "line_end", run->kind == RUN_BREAK);
	}
}

static void
fill(struct view *view, struct arena *arena, const struct letter *letter)
{
	view_text(view, "subject", letter->subject);
	view_text(view, "heading", letter->heading);
	view_text(view, "button", letter->button);
	view_text(view, "link", letter->link);
	view_text(view, "email", letter->email);
	view_text(view, "sender", letter->sender);
	view_text(view, "organisation", letter->organisation);
	view_text(view, "expires", letter->expires);
	view_text(view, "temporary_password", letter->temporary_password);
	view_show(view, arena_text(arena, "kind_is_%s", letter->kind));
	for (const struct letter_block *block = letter->blocks; block; block = block->next)
		fill_block(view_section(view, "block"), arena, block);
	for (const struct letter_course *course = letter->courses; course; course = course->next) {
		struct view *round = view_section(view, "course");

		view_text(round, "title", course->title);
		view_text(round, "length", course->length);
	}
}

static const char *
expand(struct arena *arena, const char *template_name, const struct letter *letter)
{
	struct view *page = view_new(template_name);
	const char *text;

	fill(page, arena, letter);
	text = view_expand(page, arena, NULL);
	view_free(page);
	return text;
}

void
letter_show(struct view *view, const struct letter *letter, struct arena *arena)
{
	struct view *part = view_section(view, "letter");

	view_text(part, "from", arena_text(arena, "%s <%s>", letter->from_name, letter->from));
	view_text(part, "to", letter->to);
	view_text(part, "reply_to", letter->reply_to);
	view_text(part, "plain_text", letter->text);
	fill(part, arena, letter);
}

/* --- facts into words --- */

const struct letter *
letter_write(struct ctx *ctx, const struct facts *facts)
{
	struct letter *letter = arena_alloc(ctx->arena, sizeof *letter);
	const char *organisation = or_else(facts->organisation, "Muster");
	const char *sender = or_else(facts->sender, "An administrator");
	const char *from = or_else(facts->sender_name, facts->organisation);
	struct places places;

	set_places(ctx, facts, organisation, sender, &places);
	*letter = (struct letter){
		.kind = facts->kind->kind,
		.from_name = from ? arena_text(ctx->arena, "%s via Muster", from) : "Muster",
		.from = ctx->conf->mail_from,
		.to = facts->email,
		.to_wire = facts->email_wire,
		.message_id = facts->message_id,
		.subject = compose_line(ctx->arena, facts->words.subject, &places),
		.heading = compose_line(ctx->arena, facts->kind->heading, &places),
		.button = facts->kind->button,
		.email = facts->email,
		.organisation = facts->organisation,
		.sender = sender,
		.link = facts->link,
		.expires = facts->expires,
		.temporary_password = facts->temporary_password,
		.blocks = compose_body(ctx->arena, facts->words.body, &places),
		.courses = facts->courses,
	};
	if (facts->organisation)
		letter->reply_to = wire(ctx, or_else(facts->reply_to, facts->sender_email));
	if (facts->test)
		letter->subject = arena_text(ctx->arena, "Test: %s", letter->subject);
	letter->text = compose_wrap(ctx->arena, expand(ctx->arena, "mail/letter.txt.tpl", letter));
	letter->html = expand(ctx->arena, "mail/letter.html.tpl", letter);
	return letter;
}
