#include "domain/enrol.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/account.h"
#include "domain/branch.h"
#include "domain/group.h"
#include "domain/job.h"
#include "domain/organisation.h"
#include "queries.h"

/* A row that was typed in, on its way. */
struct entry {
	int number; /* as people count: from 1 */
	struct email email;
	const char *first_name, *last_name;
	bool parsed; /* its address is one, and no earlier row has it */
};

/* ---------------------------------------------------------------- what a group says to all of them */

/* INT64_MAX: no limit. */
static int64_t
free_seats(struct ctx *ctx)
{
	struct rows *group = q_group_get(ctx->db, ctx->organisation, ctx->group);

	return row_one(group) && !row_is_null(group, GROUP_GET_SEATS) ? row_integer(group, GROUP_GET_SEATS_FREE) : INT64_MAX;
}

static void
say_full(struct ctx *ctx, int64_t seats, int64_t people)
{
	const char *are = people == 1 ? "person is" : "people are";

	if (seats == 0)
		problem(ctx, "", "No seat is free; %lld %s new. Free seats first, or ask for more.", (long long)people, are);
	else
		problem(ctx, "", "Only %s; %lld %s new. Leave %lld out, or free seats first.",
			seats == 1 ? "1 seat is free" : arena_text(ctx->arena, "%lld seats are free", (long long)seats), (long long)people,
			are, (long long)(people - seats));
}

/* ---------------------------------------------------------------- when they are told */

static void
read_instant(struct ctx *ctx, const char *date, const char *time, struct arrival *arrival)
{
	int64_t instant;

	if (!zone_instant(date, "00:00", &instant))
		problem(ctx, "date", "Enter the date on which the mails go out, like 2026-11-23.");
	if (!zone_instant("2026-01-01", time, &instant))
		problem(ctx, "time", "Enter the time at which the mails go out, like 08:00.");
	if (has_problem(ctx, "date") || has_problem(ctx, "time") || !zone_instant(date, time, &instant))
		return;
	if (instant <= ctx->now)
		problem(ctx, "date", "This time has passed: it is %s now. Choose a later one, or notify now.",
			instant_words(ctx->arena, ctx->now));
	else if (instant > ctx->now + NOTIFY_AHEAD_MOST)
		problem(ctx, "date", "This is more than a year ahead. Choose an earlier time.");
	arrival->notify_at = instant;
}

void
enrol_read_when(struct ctx *ctx, const char *when, const char *date, const char *time, struct arrival *arrival)
{
	arrival->notify = strcmp(when, "hold") != 0;
	if (strcmp(when, "later") == 0 && organisation_has(ctx, "scheduled_notices"))
		read_instant(ctx, date, time, arrival);
	else if (arrival->notify && strcmp(when, "now") != 0)
		problem(ctx, "when", "Choose when people are told.");
}

/* ---------------------------------------------------------------- typed by hand */

static const char *
name_of(struct ctx *ctx, const char *part, int number)
{
	return arena_text(ctx->arena, "%s%d", part, number);
}

static void
row_problem(struct ctx *ctx, int number, const char *words)
{
	problem(ctx, name_of(ctx, "email", number), "Row %d: %s", number, words);
}

/* 0: no row before this one has the address. */
static int
same_address(const struct entry *entries, const struct entry *entry)
{
	for (const struct entry *earlier = entries; earlier < entry; earlier++)
		if (earlier->parsed && strcmp(earlier->email.key, entry->email.key) == 0)
			return earlier->number;
	return 0;
}

static void
read_row(struct ctx *ctx, const struct enrol_row *row, struct entry *entries, struct entry *entry)
{
	enum email_problem trouble = email_parse(ctx->arena, row->email, &entry->email);
	const char *first = arena_text(ctx->arena, "Row %d: The first name", entry->number);
	const char *last = arena_text(ctx->arena, "Row %d: The last name", entry->number);
	int twin;

	if (trouble != EMAIL_OK)
		row_problem(ctx, entry->number, email_problem_words(trouble));
	else if ((twin = same_address(entries, entry)) != 0)
		row_problem(ctx, entry->number, arena_text(ctx->arena, "Same address as row %d. Leave one of them out.", twin));
	else
		entry->parsed = true;
	entry->first_name = clean_line(ctx, name_of(ctx, "first", entry->number), first, row->first_name, NAME_MOST);
	entry->last_name = clean_line(ctx, name_of(ctx, "last", entry->number), last, row->last_name, NAME_MOST);
}

static bool
is_blank(const char *typed)
{
	return typed[strspn(typed, " \t\r\n")] == '\0';
}

static void
add(struct ctx *ctx, const struct arrival *arrival, const struct newcomer *newcomer, enum admission *admission,
	struct enrolled *done)
{
	int64_t id;

	*admission = membership_add(ctx, arrival, newcomer, &id);
	if (*admission != ADMITTED)
		return;
	if (!done->people++)
		done->first = id;
	done->last = id;
}

/* Tried even where another row is wrong, so that every row hears what is wrong with it at once. */
static void
admit_row(struct ctx *ctx, const struct arrival *arrival, const struct entry *entry, struct enrolled *done, int *without_seat)
{
	struct newcomer newcomer = { .email = entry->email, .first_name = entry->first_name, .last_name = entry->last_name };
	enum admission admission;

	if (!entry->parsed)
		return;
	add(ctx, arrival, &newcomer, &admission, done);
	if (admission != ADMITTED)
		row_problem(ctx, entry->number, admission_told(ctx, admission, &entry->email));
	*without_seat += admission == GROUP_FULL;
}

static void
admit_rows(struct ctx *ctx, const struct arrival *arrival, const struct enrol_form *form, struct enrolled *done)
{
	struct entry entries[ENROL_ROWS] = { 0 };
	int64_t seats = free_seats(ctx);
	int without_seat = 0, count = 0;

	for (int i = 0; i < ENROL_ROWS; i++) {
		const struct enrol_row *row = &form->rows[i];

		if (is_blank(row->email) && is_blank(row->first_name) && is_blank(row->last_name))
			continue;
		entries[count].number = i + 1;
		read_row(ctx, row, entries, &entries[count]);
		admit_row(ctx, arrival, &entries[count++], done, &without_seat);
	}
	if (!count)
		problem(ctx, "email1", "Row 1: Enter an e-mail address like name@example.org.");
	if (without_seat)
		say_full(ctx, seats, done->people + without_seat);
}

enum outcome
enrol_by_hand(struct ctx *ctx, const struct enrol_form *form, struct enrolled *done)
{
	struct arrival arrival = { .route = "manual", .detail = "" };

	*done = (struct enrolled){ 0 };
	if (group_check_open(ctx) != OK)
		return INVALID;
	enrol_read_when(ctx, form->when, form->date, form->time, &arrival);
	admit_rows(ctx, &arrival, form, done);
	return ctx->problems ? INVALID : OK;
}

/* ---------------------------------------------------------------- ticked */

/* Where the ticked people stand: a group, a branch, or the organisation as a whole. */
struct source {
	int64_t group;               /* 0: none */
	const struct branch *branch; /* of branches; NULL: whichever they are in */
	const struct branches *branches;
	const char *name; /* what is noted of it; "" for the organisation */
};

typedef enum admission admit(struct ctx *ctx, const struct source *from, int64_t id, struct enrolled *done);

/* In the branch that is copied, or in one below it. */
static bool
is_there(struct ctx *ctx, const struct source *from, int64_t member)
{
	const struct branch *own = branch_get(from->branches, rows_integer(q_member_branch(ctx->db, ctx->organisation, member)));

	return own && own >= from->branch && own <= from->branch + from->branch->below;
}

static enum admission
admit_member(struct ctx *ctx, const struct source *from, int64_t id, struct enrolled *done)
{
	struct arrival arrival = { .route = "existing", .detail = from->name, .notify = true };
	struct newcomer newcomer = { .first_name = "", .last_name = "", .member = id };
	enum admission admission;

	if (from->branch && !is_there(ctx, from, id))
		return NOT_A_MEMBER;
	add(ctx, &arrival, &newcomer, &admission, done);
	return admission;
}

static enum admission
admit_copy(struct ctx *ctx, const struct source *from, int64_t id, struct enrolled *done)
{
	struct rows *person = q_membership_get(ctx->db, ctx->organisation, from->group, id);
	struct arrival arrival = { .route = "copy", .detail = from->name, .notify = true };
	struct newcomer newcomer = { .first_name = "", .last_name = "" };
	enum admission admission;
	const char *status;

	if (!row_one(person) || !row_integer(person, MEMBERSHIP_GET_CURRENT))
		return NOT_A_MEMBER;
	status = row_text(person, MEMBERSHIP_GET_STATUS);
	if (strcmp(status, "active") == 0) {
		newcomer.member = row_integer(person, MEMBERSHIP_GET_MEMBER_ID);
	} else if (strcmp(status, "prospect") == 0 || strcmp(status, "pending") == 0) {
		newcomer.first_name = row_text(person, MEMBERSHIP_GET_FIRST_NAME);
		newcomer.last_name = row_text(person, MEMBERSHIP_GET_LAST_NAME);
		if (email_parse(ctx->arena, row_text(person, MEMBERSHIP_GET_EMAIL), &newcomer.email) != EMAIL_OK)
			return NOT_A_MEMBER;
	} else {
		return NOT_A_MEMBER;
	}
	add(ctx, &arrival, &newcomer, &admission, done);
	return admission;
}

static enum outcome
admit_all(struct ctx *ctx, admit *one, const struct source *from, const int64_t *ids, size_t count, struct enrolled *done)
{
	int64_t seats = free_seats(ctx);
	int without_seat = 0;

	*done = (struct enrolled){ 0 };
	if (group_check_open(ctx) != OK)
		return INVALID;
	if (!count)
		return problem(ctx, "", "Nobody is ticked. Tick the people to add.");
	for (size_t i = 0; i < count && i < ENROL_TICKED; i++) {
		enum admission admission = one(ctx, from, ids[i], done);

		if (admission == GROUP_FULL)
			without_seat++;
		else if (admission != ADMITTED)
			done->left_out++;
	}
	if (!without_seat)
		return OK;
	say_full(ctx, seats, done->people + without_seat);
	return INVALID;
}

enum outcome
enrol_members(struct ctx *ctx, const int64_t *members, size_t count, struct enrolled *done)
{
	if (ctx->role < ADMIN)
		return FORBIDDEN;
	return admit_all(ctx, admit_member, &(struct source){ .name = "" }, members, count, done);
}

/* ---------------------------------------------------------------- from a branch */

enum outcome
enrol_from_branch(struct ctx *ctx, int64_t branch, const int64_t *members, size_t count, struct enrolled *done)
{
	struct source from = { .branches = branch_load(ctx) };

	if (ctx->role < ADMIN)
		return FORBIDDEN;
	from.branch = branch_get(from.branches, branch);
	if (!from.branch)
		return NOT_FOUND;
	from.name = from.branch->path;
	return admit_all(ctx, admit_member, &from, members, count, done);
}

enum outcome
enrol_copy_branch(struct ctx *ctx, int64_t branch, bool below, int64_t *job)
{
	const char *path = branch_path(branch_load(ctx), branch);
	int64_t people;

	if (ctx->role < ADMIN)
		return FORBIDDEN;
	if (!*path)
		return NOT_FOUND;
	if (group_check_open(ctx) != OK)
		return INVALID;
	people = rows_integer(q_enrol_branch_people(ctx->db, ctx->organisation, branch, below));
	if (!people)
		return problem(ctx, "", "There is nobody to copy in %s. Choose another branch.", path);
	*job = job_add(ctx, "copy",
		arena_text(ctx->arena, "Copy %s from %s", text_counted(ctx->arena, people, "person", "people"), path),
		rows_text(q_enrol_copy_branch_arguments(ctx->db, branch, below)), people);
	return OK;
}

enum admission
enrol_copy_member(struct ctx *ctx, const char *branch, int64_t member)
{
	struct enrolled done = { 0 };

	return admit_member(ctx, &(struct source){ .name = branch }, member, &done);
}

/* ---------------------------------------------------------------- from a group */

static struct source
group_source(struct ctx *ctx, int64_t group)
{
	return (struct source){ .group = group, .name = rows_text(q_group_name(ctx->db, ctx->organisation, group)) };
}

bool
enrol_may_copy_from(struct ctx *ctx, int64_t from)
{
	struct rows *rows;

	if (from == ctx->group)
		return false;
	rows = q_group_enter(ctx->db, ctx->organisation, ctx->member, from);
	return row_one(rows) && (ctx->role >= ADMIN || row_integer(rows, GROUP_ENTER_LEADS));
}

enum outcome
enrol_from_group(struct ctx *ctx, int64_t from, const int64_t *memberships, size_t count, struct enrolled *done)
{
	struct source source;

	if (!enrol_may_copy_from(ctx, from))
		return NOT_FOUND;
	source = group_source(ctx, from);
	return admit_all(ctx, admit_copy, &source, memberships, count, done);
}

enum outcome
enrol_copy_everyone(struct ctx *ctx, int64_t from, const char *who, int64_t *job)
{
	const char *name, *arguments, *chosen = strcmp(who, "everyone") == 0 ? "everyone" : "active";
	int64_t people;

	if (!enrol_may_copy_from(ctx, from))
		return NOT_FOUND;
	if (group_check_open(ctx) != OK)
		return INVALID;
	name = rows_text(q_group_name(ctx->db, ctx->organisation, from));
	people = rows_integer(q_enrol_source_people(ctx->db, ctx->organisation, from, strcmp(chosen, "everyone") == 0));
	if (!people)
		return problem(ctx, "", "There is nobody to copy in %s. Choose another group.", name);
	arguments = rows_text(q_enrol_copy_arguments(ctx->db, from, chosen));
	*job = job_add(ctx, "copy",
		arena_text(ctx->arena, "Copy %s from %s", text_counted(ctx->arena, people, "person", "people"), name), arguments, people);
	return OK;
}

enum admission
enrol_copy_one(struct ctx *ctx, int64_t from, int64_t membership)
{
	struct source source = group_source(ctx, from);
	struct enrolled done = { 0 };

	return admit_copy(ctx, &source, membership, &done);
}
