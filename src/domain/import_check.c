/* A row against what is there: what it will do, and what it finds done already. */
#include <string.h>

#include "base/text.h"
#include "domain/import_progress.h"
#include "domain/import_rule.h"
#include "domain/membership.h"
#include "queries.h"

#define NOBODY "Nobody in this organisation has this address. Correct it, or add the person first."

/* Whose the row's address is. */
struct person {
	int64_t account, member, branch; /* 0: none */
	bool closed, archived;
	bool unheard_of; /* nobody knows the address, nor the row's first group */
};

static struct person
look_up(const struct import_reader *reader, const struct import_row *row)
{
	struct rows *rows = q_import_person(reader->ctx->db, reader->ctx->organisation, row->email.key);
	struct person person = { 0 };

	if (!row_next(rows))
		return person;
	person.account = row_integer(rows, IMPORT_PERSON_ACCOUNT_ID);
	person.member = row_integer(rows, IMPORT_PERSON_MEMBER_ID);
	person.branch = row_integer(rows, IMPORT_PERSON_BRANCH_ID);
	person.closed = strcmp(row_value(rows, IMPORT_PERSON_ACCOUNT_IS).text, "closed") == 0;
	person.archived = person.member && strcmp(row_value(rows, IMPORT_PERSON_MEMBER_IS).text, "archived") == 0;
	rows_end(rows);
	return person;
}

static const struct group_line *
group_of(const struct import_reader *reader, int64_t id)
{
	return reader->own && reader->own->id == id ? reader->own : group_by_id(reader->groups, id);
}

/* ---------------------------------------------------------------- the same address earlier in the file */

/* Whether an earlier row's places hold one of this row's groups, or its course: "+12=14". */
static bool
shares_place(const struct import_row *row, const char *places)
{
	for (const char *at = places; *at; at += 1 + strspn(at + 1, "0123456789")) {
		int64_t id = 0;

		for (const char *digit = at + 1; *digit >= '0' && *digit <= '9'; digit++)
			id = id * 10 + (*digit - '0');
		for (size_t i = 0; i < row->group_count; i++)
			if (row->groups[i] == id)
				return true;
		if (row->learned.course && row->learned.course == id)
			return true;
	}
	return false;
}

/* Whether all that the row says is about its person. A row whose group or course is still unread may be about any. */
static bool
has_no_place(const struct import_reader *reader, const struct import_row *row)
{
	enum import_kind kind = reader->import.kind;
	int column = import_column_of(reader, MEANS_GROUP);

	return row->group_count == 0 &&
		(kind == IMPORT_UPDATE || (kind == IMPORT_PEOPLE && (column < 0 || !import_row_has_problem(row, column))));
}

static void
find_twin(const struct import_reader *reader, struct import_row *row, int column)
{
	struct rows *rows = q_import_row_twins(reader->ctx->db, reader->import.id, row->email.key, row->number);

	while (row_next(rows))
		if (has_no_place(reader, row) || shares_place(row, row_value(rows, IMPORT_ROW_TWINS_PLACES).text)) {
			import_row_problem(reader, row, column, true, NULL, "Same %s as line %lld. Leave one of them out.",
				row->learned.course ? "person and course" : "e-mail", (long long)row_integer(rows, IMPORT_ROW_TWINS_LINE));
			rows_end(rows);
			return;
		}
}

/* ---------------------------------------------------------------- groups */

/* "" where neither the person nor the address stands in the group. */
static const char *
standing(const struct import_reader *reader, const struct import_row *row, const struct person *person, int64_t group)
{
	struct db *db = reader->ctx->db;
	const char *status = person->member ? rows_text(q_import_standing_of_member(db, group, person->member)) : NULL;

	if (!status)
		status = rows_text(q_import_standing_of_address(db, group, row->email.key));
	return status ? status : "";
}

/* Why nothing is done for somebody who stands so in a group. */
static const char *
standing_words(const struct import_reader *reader, const struct import_row *row, const char *status)
{
	static const struct {
		const char *status, *words;
	} all[] = {
		{ "active", "Already active in this group. Nothing is done." },
		{ "prospect", "Already invited to this group. Nothing is done; you can resend the invite." },
		{ "pending", "Already invited to this group. Nothing is done; you can resend the invite." },
		{ "declined", "Declined an invite to this group. Nothing is done; you can invite them again on the learners page." },
		{ "cancelled",
			"Their invite to this group was cancelled. Nothing is done; you can invite them again on the learners page." },
		{ "expired", "Their invite to this group has expired. Nothing is done; you can invite them again on the learners page." },
	};

	if (strcmp(status, "archived") == 0)
		return admission_told(reader->ctx, ALREADY_ARCHIVED, &row->email);
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (strcmp(all[i].status, status) == 0)
			return all[i].words;
	return "Stands in this group already. Nothing is done.";
}

static void
warn_of_group(const struct import_reader *reader, struct import_row *row, int64_t group, const char *words, bool error)
{
	if (row->group_count > 1)
		import_row_problem(reader, row, -1, error, NULL, "%s: %s", group_of(reader, group)->name, words);
	else
		import_row_problem(reader, row, -1, error, NULL, "%s", words);
}

/* An invite that has come to its end stands in nobody's way who is put in as a member. */
static bool
has_ended(const char *status)
{
	return strcmp(status, "declined") == 0 || strcmp(status, "cancelled") == 0 || strcmp(status, "expired") == 0;
}

/* How many of the groups it will bring the person into. */
static size_t
find_places(const struct import_reader *reader, struct import_row *row, const struct person *person, bool again)
{
	size_t wanted = 0;

	for (size_t i = 0; i < row->group_count; i++) {
		const char *status;
		bool free;

		if (row->places[i]) /* plan_rules() has looked */
			continue;
		status = i == 0 && person->unheard_of ? "" : standing(reader, row, person, row->groups[i]);
		free = !*status || (again && has_ended(status));
		row->places[i] = free ? '+' : '=';
		wanted += free;
		if (!free)
			warn_of_group(reader, row, row->groups[i], standing_words(reader, row, status), false);
	}
	return wanted;
}

const char *
import_places_write(struct arena *arena, const struct import_row *row)
{
	char *places, *to;

	if (row->learned.course)
		return arena_text(arena, "=%lld", (long long)row->learned.course);
	if (row->group_count == 0 || !row->places[0])
		return "";
	places = to = arena_alloc(arena, row->group_count * (NUMBER_MAX + 1) + 1);
	for (size_t i = 0; i < row->group_count; i++) {
		*to++ = row->places[i];
		to += integer_write(row->groups[i], to);
	}
	*to = '\0';
	return places;
}

/* ---------------------------------------------------------------- kinds */

static void
row_warning(const struct import_reader *reader, struct import_row *row, const char *words)
{
	import_row_problem(reader, row, -1, false, NULL, "%s", words);
}

static void
row_error(const struct import_reader *reader, struct import_row *row, const char *words)
{
	import_row_problem(reader, row, -1, true, NULL, "%s", words);
}

/* A password is for accounts that this import makes. */
static void
check_use_of_password(const struct import_reader *reader, struct import_row *row, const struct person *person, bool makes)
{
	if (row->password && (person->account || !makes))
		row_warning(reader, row,
			person->account ? "This person has an account already: the password in the file is not used."
							: "This person is invited and chooses a password: the one in the file is not used.");
}

static const char *
plan_enrol(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	bool at_once = false;

	if (person->closed) {
		row_error(reader, row, admission_words(ACCOUNT_CLOSED));
		return "none";
	}
	if (find_places(reader, row, person, false) == 0)
		return "already";
	for (size_t i = 0; i < row->group_count; i++)
		at_once = at_once || (row->places[i] == '+' && group_of(reader, row->groups[i])->at_once);
	if (person->archived && reader->ctx->role < ADMIN)
		row_error(reader, row, "Archived in this organisation. Ask an administrator to restore the person.");
	else if (person->archived)
		row_warning(reader, row,
			at_once ? "Archived in this organisation. This brings them back."
					: "Archived in this organisation. Accepting the invite brings them back.");
	check_use_of_password(reader, row, person, at_once);
	return at_once ? "enrol" : "invite";
}

static bool
has_value(const struct import_row *row, int64_t field)
{
	for (size_t i = 0; i < row->value_count; i++)
		if (row->values[i].field == field)
			return true;
	return false;
}

static void
check_required(const struct import_reader *reader, struct import_row *row)
{
	const char *names = NULL;

	for (size_t i = 0; i < reader->fields.count; i++) {
		const struct field_def *def = &reader->fields.all[i];

		if (def->required && !has_value(row, def->id))
			names = names ? arena_text(reader->ctx->arena, "%s, %s", names, def->name) : def->name;
	}
	if (names)
		import_row_problem(reader, row, -1, false, NULL, "Missing: %s. Add it here, or later on their page.", names);
}

static const char *
plan_people(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	size_t wanted;

	if (person->closed) {
		row_error(reader, row, admission_words(ACCOUNT_CLOSED));
		return "none";
	}
	if (person->archived) {
		memset(row->places, '=', row->group_count);
		row_warning(reader, row, "Archived in this organisation. Nothing is done; restore the person instead.");
		return "already";
	}
	check_use_of_password(reader, row, person, true);
	wanted = find_places(reader, row, person, true);
	if (!person->member) {
		check_required(reader, row);
		return "create";
	}
	if (wanted)
		return "enrol";
	if (row->group_count == 0)
		row_warning(reader, row, "Already in this organisation. Nothing is done.");
	return "already";
}

/* How the person is to stand to the rules of the row's groups. The first thing that is to be done there; "already": nothing. */
static const char *
plan_rules(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	const char *plan = "already", *words;

	for (size_t i = 0; i < row->group_count; i++) {
		const struct group_line *group = group_of(reader, row->groups[i]);
		const char *here = group->by_rule ? import_rule_plan(reader->ctx, row->rule, group->id, person->member, &words) : "";

		if (!group->by_rule && *row->rule && strcmp(row->rule, "in") != 0)
			import_row_problem(reader, row, import_column_of(reader, MEANS_RULE), true, NULL,
				"The group “%s” is filled by hand: no rule decides about anybody there. Leave the cell empty, or name an "
				"automatic group.",
				group->name);
		if (!*here)
			continue;
		row->places[i] = strcmp(here, "already") == 0 ? '=' : '*';
		if (row->places[i] == '=')
			warn_of_group(reader, row, group->id, words, false);
		else if (strcmp(plan, "already") == 0)
			plan = here;
	}
	return plan;
}

static const char *
plan_associate(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	const char *plan;

	if (!person->member || person->archived) {
		row_error(reader, row, person->member ? "Archived in this organisation. Restore the person first." : NOBODY);
		return "none";
	}
	plan = plan_rules(reader, row, person);
	return find_places(reader, row, person, true) ? "associate" : plan;
}

static bool
changes_something(const struct import_reader *reader, const struct import_row *row, const struct person *person)
{
	if (row->branch && row->branch != person->branch)
		return true;
	for (size_t i = 0; i < row->value_count; i++)
		if (!text_equal(
				rows_text(q_import_value_of_member(reader->ctx->db, person->member, row->values[i].field)), row->values[i].value))
			return true;
	return false;
}

static const char *
plan_update(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	if (!person->member) {
		row_error(reader, row, NOBODY);
		return "none";
	}
	if (strcmp(row->status, "archived") == 0 && !person->archived)
		return "archive";
	if (strcmp(row->status, "active") == 0 && person->archived)
		return "restore";
	if (changes_something(reader, row, person))
		return "update";
	row_warning(reader, row, "All of this is so already. Nothing is done.");
	return "already";
}

static const char *
plan_remove(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	size_t there = 0;

	memset(row->places, '=', row->group_count);
	for (size_t i = 0; i < row->group_count; i++)
		if (*standing(reader, row, person, row->groups[i]))
			there++;
		else
			warn_of_group(reader, row, row->groups[i], "Not in this group. Correct the address, or leave the row out.",
				row->group_count == 1);
	if (!there && row->group_count > 1)
		row_error(reader, row, "In none of these groups. Correct the address, or leave the row out.");
	return there ? "remove" : "none";
}

/* Whose progress is not the organisation's to see is not its to set either. */
static const char *
plan_progress(const struct import_reader *reader, struct import_row *row, const struct person *person)
{
	if (!person->member || person->archived) {
		row_error(reader, row, person->member ? "Archived in this organisation. Restore the person first." : NOBODY);
		return "none";
	}
	return import_progress_plan(reader, row, person->member);
}

static bool
is_unheard_of(const struct import_reader *reader, const struct import_row *row)
{
	struct db *db = reader->ctx->db;
	int64_t group = import_row_stands_in(reader, row);

	if (row->fame != NOT_ASKED)
		return row->fame == UNHEARD_OF;
	if (!group)
		return !rows_integer(q_import_glance_first(db, reader->import.id, row->number, row->email.key));
	return !rows_integer(q_import_glance(db, reader->import.id, row->number, group, row->email.key));
}

const char *
import_row_plan(const struct import_reader *reader, struct import_row *row)
{
	struct person person = { 0 };
	const char *plan = "none";

	if (!row->email.key)
		return plan;
	person.unheard_of = is_unheard_of(reader, row);
	for (size_t i = 0; i < reader->column_count && !person.unheard_of; i++)
		if (reader->meanings[i] == MEANS_EMAIL)
			find_twin(reader, row, (int)i);
	if (row->has_error)
		return plan;
	if (!person.unheard_of)
		person = look_up(reader, row);
	switch (reader->import.kind) {
	case IMPORT_ENROL:
	case IMPORT_GROUPS:
		plan = plan_enrol(reader, row, &person);
		break;
	case IMPORT_PEOPLE:
		plan = plan_people(reader, row, &person);
		break;
	case IMPORT_ASSOCIATE:
		plan = plan_associate(reader, row, &person);
		break;
	case IMPORT_UPDATE:
		plan = plan_update(reader, row, &person);
		break;
	case IMPORT_REMOVE:
		plan = plan_remove(reader, row, &person);
		break;
	case IMPORT_PROGRESS:
		plan = plan_progress(reader, row, &person);
		break;
	}
	return row->has_error ? "none" : plan;
}
