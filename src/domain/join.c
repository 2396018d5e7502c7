/* The settings of a join page, and what they offer. */
#include "domain/join.h"

#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/allow_list.h"
#include "domain/organisation.h"
#include "queries.h"

#define SUGGESTIONS 20 /* of two digits at most */

/* Names that would mislead, or that the site may want for itself. */
static const char *const reserved[] = { "account", "accounts", "admin", "administrator", "api", "certificates", "example",
	"group", "groups", "healthz", "help", "invite", "join", "learning", "login", "logout", "mail", "muster", "new",
	"organisation", "organisations", "organization", "password", "qr", "redeem", "root", "security", "settings", "site", "static",
	"support", "system", "test", "verify", "www" };

static bool
is_reserved(const char *name)
{
	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(reserved[i], name) == 0)
			return true;
	return false;
}

static char
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static const char *
in_small_letters(struct arena *arena, const char *name)
{
	char *copy = arena_string(arena, name);

	for (char *c = copy; *c; c++)
		*c = lower(*c);
	return copy;
}

static bool
is_name(const char *name)
{
	size_t length = strlen(name);

	return length >= JOIN_NAME_LEAST && length <= JOIN_NAME_MOST &&
		strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length && name[0] != '-' && name[length - 1] != '-';
}

static enum outcome
name_is_taken(struct ctx *ctx, const char *name)
{
	return problem(ctx, "name", "The address ending in %s is taken. Choose another name.", name);
}

static const char *
read_name(struct ctx *ctx, const char *typed)
{
	const char *name = clean_required(ctx, "name", "The name", "a name for the address", typed, 200);

	if (has_problem(ctx, "name"))
		return name;
	name = in_small_letters(ctx->arena, name);
	if (!is_name(name))
		problem(ctx, "name",
			"Use %d to %d small letters, digits and hyphens, with a letter or digit at both ends, like northfield-care.",
			JOIN_NAME_LEAST, JOIN_NAME_MOST);
	else if (is_reserved(name))
		problem(ctx, "name", "The name %s is reserved. Choose another, like the name of your organisation.", name);
	return name;
}

/* ---------------------------------------------------------------- a suggestion */

/* Letters and digits of ASCII, with one hyphen for whatever stands between them, as long as a name may be. */
static const char *
slug(struct arena *arena, const char *text)
{
	const char *folded = text_fold(arena, text);
	char *made = arena_alloc(arena, JOIN_NAME_MOST + 1);
	size_t length = 0;

	for (; *folded && length < JOIN_NAME_MOST; folded++) {
		if ((*folded >= 'a' && *folded <= 'z') || (*folded >= '0' && *folded <= '9'))
			made[length++] = *folded;
		else if (length && made[length - 1] != '-')
			made[length++] = '-';
	}
	while (length && made[length - 1] == '-')
		length--;
	made[length] = '\0';
	return made;
}

static bool
is_free(struct ctx *ctx, const char *name)
{
	return is_name(name) && !is_reserved(name) && !rows_integer(q_join_page_owner(ctx->db, name));
}

const char *
join_suggest(struct ctx *ctx)
{
	struct rows *rows = q_organisation_get(ctx->db, ctx->organisation);
	const char *name = row_one(rows) ? slug(ctx->arena, row_text(rows, ORGANISATION_GET_NAME)) : "";

	if (is_free(ctx, name))
		return name;
	for (int i = 2; is_name(name) && i < SUGGESTIONS; i++) {
		const char *another = arena_text(ctx->arena, "%.*s-%d", JOIN_NAME_MOST - (int)strlen("-19"), name, i);

		if (is_free(ctx, another))
			return another;
	}
	return "";
}

/* ---------------------------------------------------------------- saving */

static void
offer(struct ctx *ctx, const struct join_form *form)
{
	q_join_groups_clear(ctx->db, ctx->organisation);
	for (size_t i = 0; i < form->group_count; i++)
		if (q_join_group_offer(ctx->db, ctx->organisation, form->groups[i]) != 1 && !has_problem(ctx, "group"))
			problem(ctx, "group", "A group that you chose was archived meanwhile. Look through the list once more.");
	q_join_branches_clear(ctx->db, ctx->organisation);
	for (size_t i = 0; i < form->branch_count; i++)
		if (q_join_branch_offer(ctx->db, ctx->organisation, form->branches[i]) != 1 && !has_problem(ctx, "branch"))
			problem(ctx, "branch", "A location that you chose was deleted meanwhile. Look through the list once more.");
}

/* What stands in the activity log: switching is what somebody may look for. */
static const char *
verb_for(bool was_on, bool is_on)
{
	if (was_on == is_on)
		return "join_page.changed";
	return is_on ? "join_page.switched_on" : "join_page.switched_off";
}

enum outcome
join_save(struct ctx *ctx, const struct join_form *form)
{
	const char *name = read_name(ctx, form->name);
	const char *allow_list = allow_list_read(ctx, "allow_list", form->allow_list);
	const char *welcome = clean_block(ctx, "welcome", "The welcome", form->welcome, JOIN_WELCOME_MOST);
	struct rows *before;
	bool was_on;

	if (form->is_on && !form->group_count)
		problem(ctx, "group", "Choose at least one group that people can join, or switch the join page off.");
	if (ctx->problems)
		return INVALID;
	if (!organisation_has(ctx, "join_page"))
		return problem(
			ctx, "", "The people who run this site switched the join page off for your organisation. Ask them to switch it on.");
	q_join_page_add(ctx->db, ctx->organisation, name, ctx->now);
	before = q_join_page_get(ctx->db, ctx->organisation);
	was_on = row_one(before) && row_integer(before, JOIN_PAGE_GET_IS_ON);
	if (q_join_page_update(ctx->db, ctx->organisation, name, form->is_on, allow_list, welcome, ctx->now) != 1)
		return name_is_taken(ctx, name);
	offer(ctx, form);
	if (ctx->problems)
		return INVALID;
	activity_add(ctx, verb_for(was_on, form->is_on), name, NULL);
	return OK;
}

/* ---------------------------------------------------------------- the page */

struct join_page
join_page_find(struct ctx *ctx, const char *name)
{
	struct rows *rows = q_join_page_find(ctx->db, in_small_letters(ctx->arena, name));

	if (!row_one(rows))
		return (struct join_page){ .state = JOIN_PAGE_UNKNOWN };
	return (struct join_page){
		.state = row_integer(rows, JOIN_PAGE_FIND_IS_OPEN) ? JOIN_PAGE_OPEN : JOIN_PAGE_CLOSED,
		.organisation = row_integer(rows, JOIN_PAGE_FIND_ORGANISATION_ID),
		.name = row_text(rows, JOIN_PAGE_FIND_NAME),
		.organisation_name = row_text(rows, JOIN_PAGE_FIND_ORGANISATION_NAME),
		.allow_list = row_text(rows, JOIN_PAGE_FIND_ALLOW_LIST),
		.welcome = row_text(rows, JOIN_PAGE_FIND_WELCOME),
		.ask = row_text(rows, JOIN_PAGE_FIND_ASK),
	};
}
