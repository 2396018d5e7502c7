#include "domain/certificate.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/code.h"
#include "domain/guess.h"
#include "domain/message.h"
#include "domain/search.h"
#include "queries.h"

#define NUMBER_CHARACTERS 12 /* of 24: 55 bits, so that nobody finds one by trying */
#define NEWS_DAYS 30         /* a completion of longer ago is history that was entered now: nobody writes about it */
#define REMIND_DAYS 30       /* before it expires, but */
#define REMIND_PART 4        /* not more than a fourth of the time for which it is valid */

/* ---------------------------------------------------------------- issued */

struct expiry {
	int64_t at, remind_at; /* 0: never */
};

/* The same day so many months later, or the last one of a month that is too short; to the end of that day. In the zone in use. */
static int64_t
months_later(struct arena *arena, int64_t from, int64_t months)
{
	const char *date = zone_date(arena, from < 0 ? 0 : from); /* clocks of others may say any year */
	int64_t year, month, day, end;

	text_integer(arena_copy(arena, date, 4), 1, 9999, &year);
	text_integer(arena_copy(arena, date + 5, 2), 0, 99, &month);
	text_integer(arena_copy(arena, date + 8, 2), 0, 99, &day);
	months += month - 1;
	while (!zone_instant(
		arena_text(arena, "%04d-%02d-%02d", (int)(year + months / 12), (int)(months % 12 + 1), (int)day), "23:59", &end))
		day--;
	return end + 59;
}

static struct expiry
expiry(struct ctx *ctx, const char *zone, int64_t completed_at, int64_t months)
{
	struct expiry expiry = { 0 };
	const char *before = zone_in_use(ctx->arena);
	int64_t early;

	if (!months)
		return expiry;
	zone_use(zone);
	expiry.at = months_later(ctx->arena, completed_at, months);
	zone_use(before);
	early = (expiry.at - completed_at) / REMIND_PART;
	if (expiry.at > ctx->now)
		expiry.remind_at = expiry.at - (early < REMIND_DAYS * DAY ? early : REMIND_DAYS * DAY);
	return expiry;
}

static void
make_findable(struct ctx *ctx, int64_t certificate, int64_t course, const char *number, const struct rows *person, int first_name)
{
	/* Both queries that come here have the last name and the address behind the first name. */
	const char *words = search_words(ctx->arena, row_text(person, first_name), row_text(person, first_name + 1),
		arena_text(ctx->arena, "%s %s", row_text(person, first_name + 2), number));

	q_certificate_search_drop(ctx->db, certificate);
	q_certificate_search_put(ctx->db, certificate, search_scope(ctx->arena, course), words);
}

/* "Priya Raman", or the address of somebody without a name. */
static const char *
full_name(struct arena *arena, const char *first, const char *last, const char *email)
{
	const char *name;

	if (text_clean(arena, arena_text(arena, "%s %s", first, last), TEXT_LINE, 500, &name) != TEXT_OK || !*name)
		return email;
	return name;
}

static int64_t
add(struct ctx *ctx, int64_t member, int64_t course, const struct rows *rows, int64_t score, struct expiry expiry)
{
	const char *first = row_text(rows, CERTIFICATE_TO_ISSUE_FIRST_NAME), *last = row_text(rows, CERTIFICATE_TO_ISSUE_LAST_NAME);
	const char *email = row_text(rows, CERTIFICATE_TO_ISSUE_EMAIL), *number = code_make(ctx->arena, NUMBER_CHARACTERS);
	int64_t certificate;

	q_certificate_add(ctx->db, ctx->organisation, member, row_integer(rows, CERTIFICATE_TO_ISSUE_ACCOUNT_ID), course,
		row_integer(rows, CERTIFICATE_TO_ISSUE_ROUND), number, full_name(ctx->arena, first, last, email),
		sort_key(ctx->arena, first, last, email), row_text(rows, CERTIFICATE_TO_ISSUE_COURSE_TITLE),
		row_text(rows, CERTIFICATE_TO_ISSUE_ORGANISATION_NAME), score, row_integer(rows, CERTIFICATE_TO_ISSUE_COMPLETED_AT),
		ctx->now, expiry.at, expiry.remind_at);
	certificate = db_new_id(ctx->db);
	make_findable(ctx, certificate, course, number, rows, CERTIFICATE_TO_ISSUE_FIRST_NAME);
	return certificate;
}

static void
write_to(struct ctx *ctx, const char *kind, int64_t account, int64_t certificate)
{
	struct message message = { .kind = kind,
		.organisation = ctx->organisation,
		.account = account,
		.detail = arena_text(ctx->arena, "%lld", (long long)certificate) };

	message_queue_to_account(ctx, &message);
}

void
certificate_issue(struct ctx *ctx, int64_t member, int64_t course)
{
	struct rows *rows = q_certificate_to_issue(ctx->db, ctx->organisation, member, course);
	int64_t score, completed_at, withdrawn, certificate;
	struct expiry ends;

	if (!row_one(rows))
		return;
	score = row_is_null(rows, CERTIFICATE_TO_ISSUE_SCORE) ? -1 : row_integer(rows, CERTIFICATE_TO_ISSUE_SCORE);
	completed_at = row_integer(rows, CERTIFICATE_TO_ISSUE_COMPLETED_AT);
	withdrawn = row_integer(rows, CERTIFICATE_TO_ISSUE_WITHDRAWN_ID);
	ends =
		expiry(ctx, row_text(rows, CERTIFICATE_TO_ISSUE_TIME_ZONE), completed_at, row_integer(rows, CERTIFICATE_TO_ISSUE_MONTHS));
	if (withdrawn) {
		q_certificate_bring_back(ctx->db, ctx->organisation, withdrawn, score, completed_at, ends.at, ends.remind_at);
		return;
	}
	certificate = add(ctx, member, course, rows, score, ends);
	if (completed_at > ctx->now - NEWS_DAYS * DAY && (!ends.at || ends.at > ctx->now) &&
		!row_is_null(rows, CERTIFICATE_TO_ISSUE_SIGNED_IN_AT))
		write_to(ctx, "certificate", row_integer(rows, CERTIFICATE_TO_ISSUE_ACCOUNT_ID), certificate);
}

void
certificate_withdraw(struct ctx *ctx, int64_t member, int64_t course)
{
	/* Where something else says that this round was completed, later, it comes back with that day. */
	if (q_certificate_withdraw(ctx->db, ctx->organisation, member, course, "The progress that it was issued for was taken back.",
			ctx->now, ctx->account) > 0)
		certificate_issue(ctx, member, course);
}

/* ---------------------------------------------------------------- looked up */

static enum certificate_state
state_of(const struct ctx *ctx, const struct rows *rows)
{
	if (!row_is_null(rows, CERTIFICATE_FIND_REVOKED_AT))
		return CERTIFICATE_REVOKED;
	if (!row_is_null(rows, CERTIFICATE_FIND_EXPIRES_AT) && row_integer(rows, CERTIFICATE_FIND_EXPIRES_AT) < ctx->now)
		return CERTIFICATE_EXPIRED;
	return CERTIFICATE_VALID;
}

static struct certificate
read_one(struct ctx *ctx, const struct rows *rows)
{
	int64_t completed_at = row_integer(rows, CERTIFICATE_FIND_COMPLETED_AT);
	int64_t expires_at = row_integer(rows, CERTIFICATE_FIND_EXPIRES_AT);

	zone_use(row_text(rows, CERTIFICATE_FIND_TIME_ZONE));
	return (struct certificate){
		.state = state_of(ctx, rows),
		.id = row_integer(rows, CERTIFICATE_FIND_ID),
		.organisation = row_integer(rows, CERTIFICATE_FIND_ORGANISATION_ID),
		.member = row_integer(rows, CERTIFICATE_FIND_MEMBER_ID),
		.account = row_integer(rows, CERTIFICATE_FIND_ACCOUNT_ID),
		.course = row_integer(rows, CERTIFICATE_FIND_COURSE_ID),
		.number = row_text(rows, CERTIFICATE_FIND_NUMBER),
		.learner_name = row_text(rows, CERTIFICATE_FIND_LEARNER_NAME),
		.course_title = row_text(rows, CERTIFICATE_FIND_COURSE_TITLE),
		.organisation_name = row_text(rows, CERTIFICATE_FIND_ORGANISATION_NAME),
		.completed_at = completed_at,
		.issued_at = row_integer(rows, CERTIFICATE_FIND_ISSUED_AT),
		.expires_at = expires_at,
		.completed = day_words(ctx->arena, completed_at),
		.valid_until = expires_at ? day_words(ctx->arena, expires_at) : NULL,
	};
}

struct certificate
certificate_look(struct ctx *ctx, const char *typed)
{
	const char *key = code_key(ctx->arena, typed);
	struct rows *rows;

	if (!key || strlen(key) != NUMBER_CHARACTERS)
		return (struct certificate){ .state = CERTIFICATE_UNKNOWN };
	rows = q_certificate_find(ctx->db, code_dashed(ctx->arena, key));
	return row_one(rows) ? read_one(ctx, rows) : (struct certificate){ .state = CERTIFICATE_UNKNOWN };
}

struct certificate
certificate_find(struct ctx *ctx, const char *typed, const char *client)
{
	struct guesser who = guesser(ctx, "certificate", client);
	struct certificate found;

	if (guesser_is_limited(&who))
		return (struct certificate){ .state = CERTIFICATE_LIMITED, .until = who.until };
	found = certificate_look(ctx, typed);
	if (found.state == CERTIFICATE_UNKNOWN)
		guesser_missed(ctx, &who);
	return found;
}

bool
certificate_seen(struct ctx *ctx, const struct certificate *certificate)
{
	if (ctx->role < LEADER || certificate->organisation != ctx->organisation)
		return false;
	return rows_integer(q_certificate_seen(ctx->db, ctx->organisation, certificate->id, ctx->role >= ADMIN ? 0 : ctx->member)) !=
		0;
}

/* ---------------------------------------------------------------- what administrators do */

static void
note(struct ctx *ctx, const char *verb, const struct rows *rows, const char *detail)
{
	activity_add_member(ctx, verb, row_integer(rows, CERTIFICATE_GET_MEMBER_ID), row_text(rows, CERTIFICATE_GET_LEARNER_NAME),
		arena_text(ctx->arena, "%s, %s%s%s", row_text(rows, CERTIFICATE_GET_COURSE_TITLE), row_text(rows, CERTIFICATE_GET_NUMBER),
			*detail ? ": " : "", detail));
}

enum outcome
certificate_revoke(struct ctx *ctx, int64_t certificate, const char *why)
{
	struct rows *rows = q_certificate_get(ctx->db, ctx->organisation, certificate);
	const char *words;

	if (!row_one(rows))
		return NOT_FOUND;
	words = clean_required(ctx, "why", "The reason", "a reason", why, CERTIFICATE_WHY_MAX);
	if (ctx->problems)
		return INVALID;
	if (q_certificate_revoke(ctx->db, ctx->organisation, certificate, words, ctx->now, ctx->account) != 1)
		return problem(ctx, "", "This certificate was revoked already.");
	note(ctx, "certificate.revoked", rows, words);
	return OK;
}

enum outcome
certificate_restore(struct ctx *ctx, int64_t certificate)
{
	struct rows *rows = q_certificate_get(ctx->db, ctx->organisation, certificate);

	if (!row_one(rows))
		return NOT_FOUND;
	if (row_is_null(rows, CERTIFICATE_GET_REVOKED_AT))
		return problem(ctx, "", "This certificate is not revoked.");
	if (q_certificate_restore(ctx->db, ctx->organisation, certificate) != 1)
		return problem(ctx, "",
			"The progress that this certificate was issued for was taken back. It counts again once the course is completed.");
	note(ctx, "certificate.restored", rows, "");
	return OK;
}

enum outcome
certificate_reissue(struct ctx *ctx, int64_t certificate)
{
	struct rows *rows = q_certificate_get(ctx->db, ctx->organisation, certificate);
	const char *first, *last, *email, *name;

	if (!row_one(rows))
		return NOT_FOUND;
	first = row_text(rows, CERTIFICATE_GET_FIRST_NAME);
	last = row_text(rows, CERTIFICATE_GET_LAST_NAME);
	email = row_text(rows, CERTIFICATE_GET_EMAIL);
	name = full_name(ctx->arena, first, last, email);
	if (row_is_null(rows, CERTIFICATE_GET_NAME_NOW) ||
		q_certificate_rename(ctx->db, ctx->organisation, certificate, name, sort_key(ctx->arena, first, last, email)) != 1)
		return problem(ctx, "",
			"Nothing was changed: the certificate is revoked, says the learner's name of now already, or the learner has closed their account.");
	make_findable(ctx, certificate, row_integer(rows, CERTIFICATE_GET_COURSE_ID), row_text(rows, CERTIFICATE_GET_NUMBER), rows,
		CERTIFICATE_GET_FIRST_NAME);
	note(ctx, "certificate.reissued", rows, arena_text(ctx->arena, "now to %s", name));
	return OK;
}

/* ---------------------------------------------------------------- expiry */

struct due {
	int64_t certificate, organisation, account;
	bool tell;
};

static void
remind(struct ctx *ctx, const struct due *due)
{
	struct ctx within = ctx_within(ctx, due->organisation, 0);

	if (q_certificate_set_reminded(ctx->db, due->certificate, ctx->now) == 1 && due->tell)
		write_to(&within, "certificate_expiring", due->account, due->certificate);
}

int64_t
certificate_remind_due(struct ctx *ctx, int64_t most)
{
	struct due *due = arena_array(ctx->arena, (size_t)most, sizeof *due);
	struct rows *rows = q_certificate_due(ctx->db, ctx->now, most);
	int64_t count = 0;

	while (count < most && row_next(rows))
		due[count++] = (struct due){ row_integer(rows, CERTIFICATE_DUE_ID), row_integer(rows, CERTIFICATE_DUE_ORGANISATION_ID),
			row_integer(rows, CERTIFICATE_DUE_ACCOUNT_ID), row_integer(rows, CERTIFICATE_DUE_TELL) != 0 };
	rows_end(rows);
	for (int64_t i = 0; i < count; i++)
		remind(ctx, &due[i]);
	return count;
}
