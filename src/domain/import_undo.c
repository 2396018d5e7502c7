/* Taking an import back: its deeds, the last one first. What was used or changed meanwhile is kept. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/import.h"
#include "domain/import_file.h"
#include "domain/import_progress.h"
#include "domain/import_rule.h"
#include "domain/import_tally.h"
#include "domain/member.h"
#include "domain/membership.h"
#include "domain/message.h"
#include "domain/rule.h"
#include "queries.h"

struct done {
	int64_t import, number, step, group, membership, member, field;
	const char *deed, *before, *after;
};

/* The context inside a group, 0 for none; what it refuses is no problem of the whole undoing. */
static struct ctx
inside(const struct ctx *ctx, int64_t group)
{
	return ctx_within(ctx, ctx->organisation, group);
}

/* ---------------------------------------------------------------- one deed: false where it is kept */

static bool
take_out(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, done->group);

	message_drop(&within, done->membership);
	if (membership_take_back(&within, done->membership) != DONE)
		return false;
	/* They had been kept out before. */
	if (done->member && *done->before)
		rule_exclude(&within, done->member, done->before);
	return true;
}

static bool
undo_place(struct ctx *ctx, const struct done *done)
{
	struct rows *rows = q_import_undo_place(ctx->db, ctx->organisation, done->membership);
	const char *status;

	if (!row_one(rows))
		return false;
	status = row_text(rows, IMPORT_UNDO_PLACE_STATUS);
	/* Ended by itself or by somebody: there is nothing left to take back. */
	if (!row_integer(rows, IMPORT_UNDO_PLACE_CURRENT) || strstr("declined,cancelled,expired,removed", status))
		return true;
	if (strcmp(status, "prospect") == 0 || strcmp(status, "pending") == 0)
		return take_out(ctx, done);
	if (strcmp(done->deed, "invited") == 0 || strcmp(status, "active") != 0 || row_integer(rows, IMPORT_UNDO_PLACE_USED))
		return false;
	return take_out(ctx, done);
}

static bool
undo_created(struct ctx *ctx, const struct done *done)
{
	struct rows *rows = q_import_undo_member(ctx->db, ctx->organisation, done->member);
	struct ctx within = inside(ctx, 0);
	int64_t account;

	if (!row_one(rows))
		return false;
	if (strcmp(row_text(rows, IMPORT_UNDO_MEMBER_STATUS), "archived") == 0)
		return true;
	account = row_integer(rows, IMPORT_UNDO_MEMBER_ACCOUNT_ID);
	if (row_integer(rows, IMPORT_UNDO_MEMBER_USED) || member_archive(&within, done->member) != OK)
		return false;
	q_import_undo_welcome(ctx->db, ctx->organisation, account, ctx->now);
	q_account_password_drop_waiting(ctx->db, account);
	return true;
}

static bool
undo_branch(struct ctx *ctx, const struct done *done)
{
	int64_t now = rows_integer(q_member_branch(ctx->db, ctx->organisation, done->member));

	return now == strtoll(done->after, NULL, 10) &&
		member_set_branch(ctx, done->member, *done->before ? strtoll(done->before, NULL, 10) : 0);
}

static bool
undo_field(struct ctx *ctx, const struct done *done)
{
	const char *now = rows_text(q_member_value(ctx->db, ctx->organisation, done->member, done->field));

	return now && strcmp(now, done->after) == 0 && member_set_value(ctx, done->member, done->field, done->before);
}

static bool
undo_archived(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, 0);

	return member_restore(&within, done->member, NULL) == OK;
}

static bool
undo_restored(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, 0);

	return member_archive(&within, done->member) == OK;
}

static bool
undo_removed(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, done->group);

	return membership_undo_remove(&within, done->membership) == DONE;
}

static bool
undo_standing(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, done->group);
	struct rule_done standing = { .deed = done->deed, .before = done->before, .membership = done->membership };

	return import_rule_undo(&within, &standing, done->member);
}

static bool
undo_progress(struct ctx *ctx, const struct done *done)
{
	struct ctx within = inside(ctx, 0);

	return import_progress_undo(&within, done->import, done->number);
}

static bool
undo(struct ctx *ctx, const struct done *done)
{
	static const struct {
		const char *deed;
		bool (*undo)(struct ctx *ctx, const struct done *done);
	} ways[] = { { "invited", undo_place }, { "enrolled", undo_place }, { "created", undo_created }, { "branch", undo_branch },
		{ "field", undo_field }, { "archived", undo_archived }, { "restored", undo_restored }, { "removed", undo_removed },
		{ "pinned", undo_standing }, { "unpinned", undo_standing }, { "kept_out", undo_standing }, { "allowed", undo_standing },
		{ "progress", undo_progress } };

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (strcmp(ways[i].deed, done->deed) == 0)
			return ways[i].undo(ctx, done);
	return false;
}

/* ---------------------------------------------------------------- a chunk */

static struct done *
next_deeds(struct ctx *ctx, const struct import *import, int most, int *count)
{
	struct done *deeds = arena_array(ctx->arena, (size_t)most, sizeof *deeds);
	struct rows *rows = q_import_undo_deeds(ctx->db, import->id, import->run_to, most);

	for (*count = 0; *count < most && row_next(rows); (*count)++)
		deeds[*count] = (struct done){
			.import = import->id,
			.number = row_integer(rows, IMPORT_UNDO_DEEDS_NUMBER),
			.step = row_integer(rows, IMPORT_UNDO_DEEDS_STEP),
			.deed = row_text(rows, IMPORT_UNDO_DEEDS_DEED),
			.group = row_integer(rows, IMPORT_UNDO_DEEDS_GROUP_ID),
			.membership = row_integer(rows, IMPORT_UNDO_DEEDS_MEMBERSHIP_ID),
			.member = row_integer(rows, IMPORT_UNDO_DEEDS_MEMBER_ID),
			.field = row_integer(rows, IMPORT_UNDO_DEEDS_FIELD_ID),
			.before = row_text(rows, IMPORT_UNDO_DEEDS_BEFORE),
			.after = row_text(rows, IMPORT_UNDO_DEEDS_AFTER),
		};
	rows_end(rows);
	return deeds;
}

static void
finish(struct ctx *ctx, const struct import *import)
{
	struct rows *results = q_import_results(ctx->db, import->id);
	const char *undone, *kept;

	q_import_step(ctx->db, ctx->organisation, import->id, "undoing", "undone", 0);
	q_import_run_on(ctx->db, ctx->organisation, import->id, 0);
	row_one(results);
	undone = text_number(ctx->arena, row_integer(results, IMPORT_RESULTS_UNDONE));
	kept = text_number(ctx->arena, row_integer(results, IMPORT_RESULTS_KEPT));
	activity_add(ctx, "import.undone", import->file_name, arena_text(ctx->arena, "%s taken back, %s kept", undone, kept));
}

bool
import_undo_some(struct ctx *ctx, int64_t id, int most, int *done)
{
	struct import_tally tally = { .ctx = ctx, .import = id };
	struct import import;
	struct done *deeds;

	*done = 0;
	if (import_enter(ctx, id, &import) != OK || strcmp(import.status, "undoing") != 0)
		return true;
	deeds = next_deeds(ctx, &import, most, done);
	for (int i = 0; i < *done; i++) {
		bool undone = undo(ctx, &deeds[i]);

		q_import_undo_set(ctx->db, id, deeds[i].number, deeds[i].step, undone ? "undone" : "kept");
		import_tally_add(&tally, undone ? "undone:" : "kept:", deeds[i].deed, 1);
	}
	if (*done)
		q_import_run_on(ctx->db, ctx->organisation, id, deeds[*done - 1].number);
	import_tally_write(&tally);
	if (*done == most)
		return false;
	finish(ctx, &import);
	return true;
}

/* ---------------------------------------------------------------- passwords that nobody got */

bool
import_forget_some(struct ctx *ctx, int64_t id, int most, int *done)
{
	struct import import;
	bool leads;

	*done = 0;
	/* Whatever became of the person whose decision ended it. */
	if (!import_load(ctx, id, &import, &leads))
		return true;
	*done = (int)q_import_passwords_drop(ctx->db, id, most);
	if (*done == most)
		return false;
	import_file_scrub(ctx, &import);
	return true;
}
