#include "domain/organisation.h"

#include <string.h>

#include "base/clock.h"
#include "base/email.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/activity.h"
#include "domain/member.h"
#include "domain/message.h"
#include "domain/report_schedule.h"
#include "domain/rule.h"
#include "domain/token.h"
#include "domain/wait.h"
#include "queries.h"

#define NAME_MAX_LENGTH 100
#define WEBSITE_MAX_LENGTH 200
#define BLOCK_MAX_LENGTH 2000

const struct feature organisation_feature_list[] = {
	{ "scheduled_notices", "Scheduled notices", "Invites can be sent at a time that is chosen beforehand." },
	{ "csv_upload", "CSV upload", "Groups can be filled from a file." },
	{ "join_page", "Join page", "People can join by themselves, on a public page." },
	{ "own_seats", "Own seats",
		"Administrators set the numbers of seats themselves. Off: they order seats, and new groups begin with none." },
	{ NULL, NULL, NULL },
};

bool
organisation_has(struct ctx *ctx, const char *feature)
{
	struct rows *rows = q_organisation_features(ctx->db, ctx->organisation);

	if (row_one(rows))
		for (int i = 0; i < rows_columns(rows); i++)
			if (text_equal(rows_column_names(rows)[i], feature))
				return row_integer(rows, i);
	return false;
}

/* ---------------------------------------------------------------- profile */

/* The address with a scheme; "" when there is none, with a problem when it cannot be one. */
static const char *
clean_website(struct ctx *ctx, const char *typed)
{
	const char *website = clean_line(ctx, "website", "The website", typed, WEBSITE_MAX_LENGTH);
	const char *host;

	if (!*website)
		return website;
	if (!strstr(website, "://"))
		website = arena_text(ctx->arena, "https://%s", website);
	host = strstr(website, "://") + 3;
	if ((strncmp(website, "https://", 8) && strncmp(website, "http://", 7)) || strchr(website, ' ') || !strchr(host, '.') ||
		*host == '.')
		problem(ctx, "website", "Enter an address like https://www.example.org, or leave it empty.");
	return website;
}

static const char *
clean_zone(struct ctx *ctx, const char *typed)
{
	if (!zone_exists(typed))
		problem(ctx, "time_zone", "Choose a time zone from the list.");
	return typed;
}

/* The name's key; a problem when another organisation than this one has it. */
static const char *
free_name(struct ctx *ctx, const char *name, int64_t organisation)
{
	const char *key = text_fold(ctx->arena, name);
	int64_t owner = rows_integer(q_organisation_by_name(ctx->db, key));

	if (*name && owner && owner != organisation)
		problem(ctx, "name", "Another organisation here is called %s. Choose a name that tells them apart.", name);
	return key;
}

enum outcome
organisation_update(struct ctx *ctx, const struct organisation_form *form)
{
	const char *name = clean_required(ctx, "name", "The name", "the organisation's name", form->name, NAME_MAX_LENGTH);
	const char *key = free_name(ctx, name, ctx->organisation);
	const char *description = clean_block(ctx, "description", "The description", form->description, BLOCK_MAX_LENGTH);
	const char *website = clean_website(ctx, form->website);
	const char *contact = clean_block(ctx, "contact", "The contact", form->contact, BLOCK_MAX_LENGTH);
	const char *zone = clean_zone(ctx, form->time_zone);
	struct rows *before;

	if (ctx->problems)
		return INVALID;
	before = q_organisation_get(ctx->db, ctx->organisation);
	if (!row_one(before) ||
		q_organisation_update(ctx->db, ctx->organisation, name, key, description, website, contact, zone,
			form->temporary_passwords, form->password_columns) != 1)
		return NOT_FOUND;
	if (!text_equal(zone, row_text(before, ORGANISATION_GET_TIME_ZONE))) {
		report_schedules_move(ctx, row_text(before, ORGANISATION_GET_TIME_ZONE), zone);
		/* Whoever joined around midnight joined on another day now. */
		rule_touch_all(ctx, RULE_JOINED, 0);
	}
	activity_add(ctx, "organisation.updated", name, NULL);
	return OK;
}

void
organisation_announced(struct ctx *ctx)
{
	q_organisation_set_announced(ctx->db, ctx->organisation, ctx->now);
}

void
organisation_put_checklist_away(struct ctx *ctx)
{
	q_organisation_close_checklist(ctx->db, ctx->organisation, ctx->now);
}

/* ---------------------------------------------------------------- the site's side */

static void
welcome(struct ctx *ctx, int64_t account, const struct email *email)
{
	struct message message = {
		.kind = "welcome",
		.organisation = ctx->organisation,
		.email = email->address,
		.email_wire = email->wire,
		.account = account,
	};
	struct account known;

	if (account_load(ctx, account, &known) && !known.password_hash)
		message.token = token_create(ctx, "welcome", account, email, NULL);
	message_queue(ctx, &message);
}

/* The account at the address, or a new one. 0 and a problem when it cannot be taken. */
static int64_t
first_administrator(struct ctx *ctx, const struct email *email, const char *first_name, const char *last_name)
{
	int64_t account = account_by_email(ctx, email->key);
	struct account known;

	if (!account)
		return account_create(ctx, email, first_name, last_name, NULL, false);
	if (!account_load(ctx, account, &known)) {
		problem(
			ctx, "email", "This address belongs to an account that is closed. Reopen the account, or choose another address.");
		return 0;
	}
	account_distrust(ctx, account);
	return account;
}

static enum outcome
create(struct ctx *ctx, const struct organisation_start *start, const struct email *email, int64_t *organisation)
{
	const char *name = clean_required(ctx, "name", "The name", "the organisation's name", start->name, NAME_MAX_LENGTH);
	const char *key = free_name(ctx, name, 0);
	const char *first = clean_line(ctx, "first_name", "The first name", start->first_name, NAME_MOST);
	const char *last = clean_line(ctx, "last_name", "The last name", start->last_name, NAME_MOST);
	const char *zone = clean_zone(ctx, start->time_zone);
	struct ctx new;
	int64_t account;

	if (ctx->problems)
		return INVALID;
	account = first_administrator(ctx, email, first, last);
	if (!account)
		return INVALID;
	q_organisation_add(ctx->db, name, key, zone, ctx->now);
	*organisation = db_new_id(ctx->db);
	new = ctx_within(ctx, *organisation, 0);
	activity_add(&new, "organisation.created", name, NULL);
	member_set_role(&new, member_ensure(&new, account), "admin");
	welcome(&new, account, email);
	return OK;
}

enum outcome
organisation_create(struct ctx *ctx, const struct organisation_start *start, int64_t *organisation)
{
	struct email email = { 0 };
	enum email_problem trouble = email_parse(ctx->arena, start->email, &email);

	if (trouble != EMAIL_OK)
		problem(ctx, "email", "%s", email_problem_words(trouble));
	return create(ctx, start, &email, organisation);
}

enum outcome
organisation_switch(struct ctx *ctx, int64_t organisation, const char *feature, bool on)
{
	const struct feature *known = organisation_feature_list;
	struct ctx there = ctx_within(ctx, organisation, 0); /* what was done to it stands in its own log */

	while (known->column && !text_equal(known->column, feature))
		known++;
	if (!known->column || !row_one(q_organisation_get(ctx->db, organisation)))
		return NOT_FOUND;
	if (q_organisation_switch(ctx->db, organisation, feature, on) == 1)
		activity_add(&there, on ? "organisation.switched_on" : "organisation.switched_off", known->label, NULL);
	return OK;
}

static enum outcome
set_status(struct ctx *ctx, int64_t organisation, const char *status, const char *verb)
{
	struct ctx there = ctx_within(ctx, organisation, 0);
	struct rows *rows = q_organisation_get(ctx->db, organisation);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_organisation_set_status(ctx->db, organisation, status) == 1)
		activity_add(&there, verb, row_text(rows, ORGANISATION_GET_NAME), NULL);
	return OK;
}

enum outcome
organisation_close(struct ctx *ctx, int64_t organisation)
{
	return set_status(ctx, organisation, "closed", "organisation.closed");
}

enum outcome
organisation_reopen(struct ctx *ctx, int64_t organisation)
{
	struct ctx there = ctx_within(ctx, organisation, 0);

	if (set_status(ctx, organisation, "active", "organisation.reopened") != OK)
		return NOT_FOUND;
	wait_wake_all(&there);
	/* While it was closed, nobody came or went by rules. */
	rule_touch_all(&there, -1, 0);
	return OK;
}
