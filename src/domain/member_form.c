/* What administrators enter about the people of the organisation: new ones, their branch, their additional fields. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/branch.h"
#include "domain/ctx.h"
#include "domain/field.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/token.h"
#include "queries.h"

#define NAMES_MAX (FIELDS_MOST * (4 * FIELD_NAME_MOST + 2) + 10)

/* ---------------------------------------------------------------- coming in without a group */

static void
welcome(struct ctx *ctx, const struct new_member *new, int64_t account, bool has_password)
{
	struct message message = {
		.kind = "welcome",
		.organisation = ctx->organisation,
		.email = new->email.address,
		.email_wire = new->email.wire,
		.account = account,
		.detail = "member",
		.send_at = new->notify_at,
	};

	if (!has_password)
		message.token = token_create(ctx, "welcome", account, &new->email, NULL);
	message_queue(ctx, &message);
}

void
member_welcome(struct ctx *ctx, const struct new_member *new)
{
	struct account known;

	if (account_load_by_email(ctx, new->email.key, &known))
		welcome(ctx, new, known.id, known.password_hash != NULL);
}

static int64_t
begin(struct ctx *ctx, const struct new_member *new, int64_t *member)
{
	int64_t account = account_create(ctx, &new->email, new->first_name, new->last_name, NULL, false);

	*member = member_begin(ctx, account, new->first_name, new->last_name, &new->email);
	return account;
}

enum member_made
member_create(struct ctx *ctx, const struct new_member *new, int64_t *member, int64_t *made)
{
	int64_t account = new->unheard ? 0 : account_by_email(ctx, new->email.key);
	struct account known = { 0 };
	struct rows *place;

	*member = 0;
	if (made)
		*made = 0;
	if (account) {
		if (!account_load(ctx, account, &known))
			return MEMBER_CLOSED;
		place = q_member_of_account(ctx->db, ctx->organisation, account);
		if (row_one(place)) {
			*member = row_integer(place, MEMBER_OF_ACCOUNT_ID);
			return text_equal(row_text(place, MEMBER_OF_ACCOUNT_STATUS), "archived") ? MEMBER_ARCHIVED : MEMBER_THERE;
		}
		if (account_distrust(ctx, account))
			known.password_hash = NULL;
		*member = member_ensure(ctx, account);
	} else {
		account = begin(ctx, new, member);
		if (made)
			*made = account;
	}
	if (new->notify)
		welcome(ctx, new, account, known.password_hash != NULL);
	return MEMBER_MADE;
}

const char *
member_made_words(enum member_made made)
{
	switch (made) {
	case MEMBER_MADE:
		return NULL;
	case MEMBER_THERE:
		return "Already a member of this organisation. Find them under Learners.";
	case MEMBER_ARCHIVED:
		return "Archived in this organisation. Find them under Learners, Archived, and restore them.";
	case MEMBER_CLOSED:
		return "This address belongs to a closed account. Enter another address.";
	}
	return NULL;
}

/* ---------------------------------------------------------------- what a form says */

struct details {
	struct field_defs fields;
	int64_t branch;
	const char **values; /* read; NULL: stays as it is */
};

static const char *
field_name(struct ctx *ctx, const struct field_def *def)
{
	return arena_text(ctx->arena, "field_%lld", (long long)def->id);
}

/* has: what the member has now, NULL for a new one. */
static struct details
read_details(struct ctx *ctx, const struct member_form *form, struct field_defs fields, const struct field_value *has)
{
	struct details details = { .fields = fields, .branch = branch_read(ctx, branch_load(ctx), "branch", form->branch) };

	details.values = arena_array(ctx->arena, fields.count, sizeof *details.values);
	for (size_t i = 0; i < fields.count; i++)
		if (!has || has[i].fits || !text_equal(has[i].value, form->values[i]))
			details.values[i] = field_read_form(ctx, &fields.all[i], field_name(ctx, &fields.all[i]), form->values[i]);
	return details;
}

/* The names of what was changed, for the log; "" when nothing was. */
static const char *
write_details(struct ctx *ctx, int64_t member, const struct details *details)
{
	struct buffer changed = buffer_new(ctx->arena, NAMES_MAX);

	if (member_set_branch(ctx, member, details->branch))
		buffer_text(&changed, "branch");
	for (size_t i = 0; i < details->fields.count; i++)
		if (details->values[i] && member_set_value(ctx, member, details->fields.all[i].id, details->values[i]))
			buffer_format(&changed, "%s%s", changed.length ? ", " : "", details->fields.all[i].name);
	return changed.data;
}

enum outcome
member_add(struct ctx *ctx, const struct member_form *form, int64_t *member)
{
	struct new_member new = { .notify = true };
	enum email_problem trouble = email_parse(ctx->arena, form->email, &new.email);
	struct details details;
	enum member_made made;

	new.first_name = clean_required(ctx, "first_name", "The first name", "a first name", form->first_name, NAME_MOST);
	new.last_name = clean_line(ctx, "last_name", "The last name", form->last_name, NAME_MOST);
	if (trouble != EMAIL_OK)
		problem(ctx, "email", "%s", email_problem_words(trouble));
	details = read_details(ctx, form, field_load(ctx), NULL);
	if (trouble == EMAIL_OK) {
		made = member_create(ctx, &new, member, NULL);
		if (made != MEMBER_MADE)
			problem(ctx, "email", "%s", member_made_words(made));
	}
	if (ctx->problems)
		return INVALID;
	write_details(ctx, *member, &details);
	activity_add_member(ctx, "member.created", *member, new.email.address, NULL);
	return OK;
}

enum outcome
member_update(struct ctx *ctx, int64_t member, const struct member_form *form)
{
	struct rows *rows = q_member_get(ctx->db, ctx->organisation, member);
	struct field_defs fields;
	struct field_value *has;
	struct details details;
	const char *changed;

	if (!row_one(rows))
		return NOT_FOUND;
	if (row_integer(rows, MEMBER_GET_FORGOTTEN))
		return problem(ctx, "", "They have closed their account for good, so nothing more is noted about them.");
	fields = field_load(ctx);
	has = arena_array(ctx->arena, fields.count, sizeof *has);
	field_of_member(ctx, fields, member, has);
	details = read_details(ctx, form, fields, has);
	if (ctx->problems)
		return INVALID;
	changed = write_details(ctx, member, &details);
	if (*changed)
		activity_add_member(ctx, "member.changed", member, row_text(rows, MEMBER_GET_NAME), changed);
	return OK;
}
