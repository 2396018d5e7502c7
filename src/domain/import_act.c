#include "domain/import_act.h"

#include <inttypes.h>
#include <string.h>

#include "domain/account.h"
#include "domain/activity.h"
#include "domain/brings.h"
#include "domain/bulk.h"
#include "domain/import_password.h"
#include "domain/import_progress.h"
#include "domain/import_rule.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "queries.h"

/* What was done, of whom; what is left 0 or NULL does not belong to this deed. */
struct did {
	const char *deed;
	int64_t group, membership, member, field, course;
	const char *before, *after;
};

static void
note(struct act *act, const struct did *did)
{
	const char *before = did->before ? did->before : "", *after = did->after ? did->after : "";

	act->steps++;
	if (act->ctx->bulk)
		bulk_add(act->ctx->bulk, BULK_DEEDS,
			&(struct given){
				{ act->row->number, act->steps, did->group, did->membership, did->member }, { did->deed, before, after } });
	else
		q_import_deed_add(act->ctx->db, act->reader->import.id, act->row->number, act->steps, did->deed, did->group,
			did->membership, did->member, did->field, did->course, before, after);
	import_tally_add(act->tally, "deed:", did->deed, 1);
}

static void
fail(struct act *act, const char *words)
{
	import_row_problem(act->reader, act->row, -1, true, NULL, "%s", words);
	act->failed = true;
}

static void
warn(struct act *act, const char *words)
{
	import_row_problem(act->reader, act->row, -1, false, NULL, "%s", words);
}

/* The context inside a group, 0 for none; what it refuses is the row's problem, not the action's. */
static struct ctx
inside(const struct act *act, int64_t group)
{
	return ctx_within(act->ctx, act->ctx->organisation, group);
}

/* ---------------------------------------------------------------- branch and fields */

/* An id as deeds keep it; "" for none. */
static const char *
id_text(struct arena *arena, int64_t id)
{
	return id ? arena_text(arena, "%" PRId64, id) : "";
}

static void
give_branch(struct act *act, int64_t member, bool made, bool overwrite)
{
	struct ctx *ctx = act->ctx;
	int64_t branch = act->row->branch;
	int64_t before = made ? 0 : rows_integer(q_member_branch(ctx->db, ctx->organisation, member));
	struct did did = { .deed = "branch", .member = member };

	if (!branch || (before && !overwrite) || !member_set_branch(ctx, member, branch) || made)
		return;
	did.before = id_text(ctx->arena, before);
	did.after = id_text(ctx->arena, branch);
	note(act, &did);
}

static void
give_value(struct act *act, int64_t member, const struct import_value *value, bool made, bool overwrite)
{
	struct ctx *ctx = act->ctx;
	const char *before = made ? NULL : rows_text(q_member_value(ctx->db, ctx->organisation, member, value->field));
	struct did did = { .deed = "field", .member = member, .field = value->field, .before = before, .after = value->value };

	/* An empty cell leaves the value alone. */
	if (!*value->value || (before && !overwrite) || !member_set_value(ctx, member, value->field, value->value) || made)
		return;
	note(act, &did);
}

/* made: by this row, so all is empty, and goes with the member when that is undone. */
static void
give(struct act *act, int64_t member, bool made, bool overwrite)
{
	if (act->given)
		return;
	act->given = true;
	give_branch(act, member, made, overwrite);
	for (size_t i = 0; i < act->row->value_count; i++)
		give_value(act, member, &act->row->values[i], made, overwrite);
}

static const char *
brings_of(struct act *act)
{
	const struct import_row *row = act->row;
	struct brings brings = { .branch = row->branch };

	for (size_t i = 0; i < row->value_count && brings.count < FIELDS_MOST; i++)
		if (*row->values[i].value)
			brings.values[brings.count++] = (struct brought){ row->values[i].field, row->values[i].value };
	return brings_write(act->ctx->arena, &brings);
}

/* ---------------------------------------------------------------- into groups */

/* The row's own time goes before that of the whole import; one that has passed means now. */
static int64_t
notify_at(const struct act *act)
{
	int64_t at = act->row->notify_at ? act->row->notify_at : act->notify_at;

	return at > act->ctx->now ? at : 0;
}

static bool
notify(const struct act *act)
{
	return act->notify || act->row->notify_at;
}

/* Of a row with several groups, which one it is about. */
static const char *
about(struct act *act, int64_t group, const char *words)
{
	struct ctx *ctx = act->ctx;

	if (act->row->group_count < 2)
		return words;
	return arena_text(ctx->arena, "%s: %s", rows_text(q_group_name(ctx->db, ctx->organisation, group)), words);
}

static void
note_admitted(struct act *act, int64_t group, const struct admitted *admitted, const char *excluded)
{
	struct did did = { .member = admitted->member };

	if (admitted->made_member || admitted->restored) {
		did.deed = admitted->made_member ? "created" : "restored";
		note(act, &did);
	}
	did.deed = admitted->member ? "enrolled" : "invited";
	did.group = group;
	did.membership = admitted->membership;
	did.before = admitted->member ? excluded : NULL;
	note(act, &did);
	if (admitted->made_account)
		act->account = admitted->account;
	if (admitted->member)
		give(act, admitted->member, admitted->made_member, false);
}

/* The row is over by now, so there is nothing to leave out of it any more. */
static const char *
refusal(const struct act *act, enum admission admission)
{
	if (admission != GROUP_FULL)
		return admission_told(act->ctx, admission, &act->row->email);
	return act->steps ? "No seat is free in the group; what else the row says is done. Free a seat, then upload the row again."
					  : "No seat is free. Free a seat, then upload the row again.";
}

/* true: they came in. */
static bool
admit(struct act *act, struct newcomer *newcomer, int64_t group)
{
	struct ctx within = inside(act, group);
	struct arrival arrival = { .route = "import", .detail = act->detail, .notify = notify(act), .notify_at = notify_at(act) };
	/* They may have been kept out until now. */
	const char *excluded = act->row->unheard ? "" : import_rule_excluded(&within, act->row->email.key);
	struct admitted admitted;
	enum admission admission = membership_admit(&within, &arrival, newcomer, &admitted);

	switch (admission) {
	case ADMITTED:
		note_admitted(act, group, &admitted, excluded);
		if (admitted.member) {
			newcomer->made.account = admitted.account;
			newcomer->made.member = admitted.member;
		}
		break;
	case ALREADY_WAITING:
	case ALREADY_ACTIVE:
		warn(act, about(act, group, admission_words(admission)));
		break;
	default:
		fail(act, about(act, group, refusal(act, admission)));
	}
	return admission == ADMITTED;
}

/* The mail of the first group that they come into is their welcome, where they need one. */
static void
admit_everywhere(struct act *act, struct newcomer *newcomer)
{
	for (size_t i = 0; i < act->row->group_count; i++)
		if (admit(act, newcomer, act->row->groups[i]))
			newcomer->unwelcomed = false;
}

static void
enrol(struct act *act)
{
	const struct import_row *row = act->row;
	struct newcomer newcomer = {
		.email = row->email,
		.first_name = row->first_name,
		.last_name = row->last_name,
		.unheard = row->unheard,
	};

	newcomer.brings = brings_of(act);
	admit_everywhere(act, &newcomer);
}

/* ---------------------------------------------------------------- people of the organisation */

/* What the database knows of the row's address. */
struct known {
	int64_t account, member; /* 0: none */
	bool archived;
};

static struct known
look_up(struct act *act)
{
	struct rows *rows = q_import_person(act->ctx->db, act->ctx->organisation, act->row->email.key);
	const char *status;

	if (!row_one(rows))
		return (struct known){ 0 };
	status = row_text(rows, IMPORT_PERSON_MEMBER_IS);
	return (struct known){
		.account = row_integer(rows, IMPORT_PERSON_ACCOUNT_ID),
		.member = row_integer(rows, IMPORT_PERSON_MEMBER_ID),
		.archived = status && strcmp(status, "archived") == 0,
	};
}

static void
note_made(struct act *act, int64_t member)
{
	const struct import_row *row = act->row;
	struct ctx within = inside(act, 0);
	struct did did = { .deed = "created", .member = member };

	note(act, &did);
	activity_add_member(&within, "member.created", member, row->email.address, act->detail);
}

static void
create(struct act *act)
{
	const struct import_row *row = act->row;
	struct ctx within = inside(act, 0);
	/* Whoever goes on into a group is welcomed there. */
	struct new_member person = { row->email, row->first_name, row->last_name, notify(act) && !row->group_count, notify_at(act),
		row->unheard };
	struct newcomer newcomer = { .first_name = "", .last_name = "" };
	enum member_made made = member_create(&within, &person, &newcomer.member, &act->account);

	if (row->unheard)
		newcomer = (struct newcomer){ row->email, row->first_name, row->last_name, newcomer.member, .unheard = true,
			.made = { act->account, newcomer.member } };
	if (made != MEMBER_MADE && made != MEMBER_THERE) {
		fail(act, member_made_words(made));
		return;
	}
	if (made == MEMBER_MADE)
		note_made(act, newcomer.member);
	give(act, newcomer.member, made == MEMBER_MADE, false);
	newcomer.unwelcomed = made == MEMBER_MADE && row->group_count;
	admit_everywhere(act, &newcomer);
	if (newcomer.unwelcomed && notify(act))
		member_welcome(&within, &person);
	if (!act->steps && !act->failed && !row->group_count)
		warn(act, member_made_words(made));
}

/* How the person is to stand to the group's rule. false: they are to come in. */
static bool
stand(struct act *act, int64_t member, int64_t group)
{
	struct ctx within = inside(act, group);
	struct did did = { .member = member, .group = group };
	struct rule_done done;
	const char *words;

	if (!import_rule_act(&within, act->row->rule, member, &done, &words))
		return false;
	did.deed = done.deed;
	did.before = done.before;
	did.membership = done.membership;
	if (did.deed)
		note(act, &did);
	else
		warn(act, about(act, group, words));
	return true;
}

static void
associate(struct act *act)
{
	struct known known = look_up(act);
	struct newcomer newcomer = { .first_name = "", .last_name = "", .member = known.member };

	if (!known.member || known.archived) {
		fail(act, admission_words(NOT_A_MEMBER));
		return;
	}
	for (size_t i = 0; i < act->row->group_count; i++)
		if (!stand(act, known.member, act->row->groups[i]))
			admit(act, &newcomer, act->row->groups[i]);
}

static void
archive(struct act *act, int64_t member)
{
	struct ctx within = inside(act, 0);
	struct did did = { .deed = "archived", .member = member };

	if (member_archive(&within, member) == OK)
		note(act, &did);
	else
		fail(act, within.problems->words);
}

static void
restore(struct act *act, int64_t member)
{
	struct ctx within = inside(act, 0);
	struct did did = { .deed = "restored", .member = member };
	const char *left_out;

	if (member_restore(&within, member, &left_out) != OK) {
		fail(act, within.problems->words);
		return;
	}
	note(act, &did);
	if (left_out)
		warn(act, arena_text(act->ctx->arena, "Restored, but not into %s: no seat is free there.", left_out));
}

static void
update(struct act *act)
{
	struct known known = look_up(act);
	struct ctx within = inside(act, 0);
	int changes;

	if (!known.member) {
		fail(act, "Nobody in this organisation has this address. Correct it, or add the person first.");
		return;
	}
	if (known.archived && strcmp(act->row->status, "active") == 0)
		restore(act, known.member);
	else if (!known.archived && strcmp(act->row->status, "archived") == 0)
		archive(act, known.member);
	changes = act->steps;
	give(act, known.member, false, true);
	if (act->steps > changes)
		activity_add_member(&within, "member.changed", known.member, act->row->email.address, act->detail);
	if (!act->steps && !act->failed)
		warn(act, "All of this is so already.");
}

/* ---------------------------------------------------------------- out of groups */

static void
take_out(struct act *act, int64_t group)
{
	struct ctx within = inside(act, group);
	struct did did = { .deed = "removed", .group = group };
	enum deed deed = GONE;

	did.membership = rows_integer(q_membership_of_owner(within.db, group, within.organisation, act->row->email.key));
	if (!did.membership)
		did.membership = rows_integer(q_membership_current(within.db, group, act->row->email.key));
	if (did.membership)
		deed = membership_do(&within, MEMBERSHIP_REMOVE, did.membership);
	if (deed == DONE)
		note(act, &did);
	else
		warn(act, about(act, group, deed_words(MEMBERSHIP_REMOVE, deed)));
}

/* ---------------------------------------------------------------- progress */

static void
record(struct act *act)
{
	struct known known = look_up(act);
	struct ctx within = inside(act, 0);
	struct did did = { .deed = "progress", .member = known.member, .course = act->row->learned.course };

	if (!known.member || known.archived)
		fail(act, admission_words(NOT_A_MEMBER));
	else if (import_progress_act(&within, act->reader->import.id, act->row, known.member))
		note(act, &did);
	else
		warn(act, "All of this is so already.");
}

void
import_act(struct act *act)
{
	act->given = false;
	switch (act->reader->import.kind) {
	case IMPORT_ENROL:
	case IMPORT_GROUPS:
		enrol(act);
		break;
	case IMPORT_PEOPLE:
		create(act);
		break;
	case IMPORT_ASSOCIATE:
		associate(act);
		break;
	case IMPORT_UPDATE:
		update(act);
		break;
	case IMPORT_REMOVE:
		for (size_t i = 0; i < act->row->group_count; i++)
			take_out(act, act->row->groups[i]);
		break;
	case IMPORT_PROGRESS:
		record(act);
		break;
	}
	/* In a bulk there is no account yet. */
	if (act->account && act->passwords && !act->ctx->bulk)
		import_password_move(act->ctx, act->reader->import.id, act->row->number, act->account);
}
