/* What is decided about an import: seats and mail before it, approve, disapprove, pause, resume, stop, undo. */
#include <string.h>

#include "base/text.h"
#include "domain/import_row.h"
#include "domain/organisation.h"
#include "mail/letter.h"
#include "queries.h"
#include "web/pages/dashboard.h"
#include "web/pages/enrol.h"
#include "web/pages/import_page.h"
#include "web/pages/import_preview.h"

#define UNDO_LOOKED_AT IMPORT_ROWS_MOST /* things that an import did, some µs each */
#define SHORT_SHOWN 20                  /* groups with too few seats that are named */

/* ---------------------------------------------------------------- seats */

struct seats {
	int64_t groups, people;    /* that want seats */
	int64_t short_groups, fit; /* groups with too few; people who come in there all the same */
	int64_t left_out;          /* people who do not */
	int64_t kept;              /* seats of those groups that wait for whoever left */
	int64_t endless;           /* groups without a limit */
};

static void
show_group(struct request *request, const struct rows *rows, bool named, int64_t wanted, int64_t whole, int64_t held)
{
	struct arena *arena = request->ctx.arena;
	struct view *round = view_section(request->body, "seat_group");
	const char *people = people_words(&request->ctx, wanted), *words;
	int64_t after = held + wanted;

	view_row(round, rows);
	if (row_is_null(rows, IMPORT_SEATS_SEATS))
		words = arena_text(arena, "%s. This group has no limit.", people);
	else if (after > whole)
		words =
			arena_text(arena, "%s, %s %s free.", people, text_number(arena, whole - held), whole - held == 1 ? "seat" : "seats");
	else
		words = arena_text(arena, "%s of %s used after this import, %s free.", text_number(arena, after),
			text_number(arena, whole), text_number(arena, whole - after));
	view_text(round, "words", words);
	view_flag(round, "other", named);
	view_integer(round, "whole", whole);
	view_integer(round, "after_import", after > whole ? whole : after);
	view_integer(round, "nearly", whole - whole / 20);
}

static struct seats
show_seats(struct request *request, const struct import *import)
{
	struct rows *rows = q_import_seats(request->ctx.db, request->ctx.organisation, import->id);
	struct seats seats = { .groups = 0 };

	while (row_next(rows)) {
		int64_t wanted = row_integer(rows, IMPORT_SEATS_WANTED);
		int64_t whole = row_integer(rows, IMPORT_SEATS_SEATS), held = row_integer(rows, IMPORT_SEATS_HELD);
		bool is_short = !row_is_null(rows, IMPORT_SEATS_SEATS) && held + wanted > whole;

		seats.groups++;
		seats.people += wanted;
		if (is_short) {
			seats.short_groups++;
			seats.fit += whole - held;
			seats.left_out += held + wanted - whole;
			seats.kept += row_integer(rows, IMPORT_SEATS_KEPT);
		}
		if (import->group || (is_short && seats.short_groups <= SHORT_SHOWN))
			show_group(request, rows, !import->group, wanted, whole, held);
	}
	return seats;
}

static void
show_seat_words(struct request *request, const struct import *import, const struct seats *seats, bool in_vain)
{
	struct arena *arena = request->ctx.arena;
	int64_t others = import->group ? 0 : seats->groups - seats->short_groups;

	view_flag(request->body, "seats", seats->groups);
	view_text(request->body, "seats_others",
		!others ? NULL
			: seats->short_groups
			? arena_text(
				  arena, "%s other %s enough seats.", text_number(arena, others), others == 1 ? "group has" : "groups have")
			: arena_text(arena, "%s for %s %s with enough seats.", people_words(&request->ctx, seats->people),
				  text_number(arena, others), others == 1 ? "group" : "groups"));
	view_text(request->body, "seats_unnamed",
		seats->short_groups > SHORT_SHOWN
			? arena_text(arena, "Seats are short in %s more groups.", text_number(arena, seats->short_groups - SHORT_SHOWN))
			: NULL);
	view_text(request->body, "over_words",
		!seats->left_out || in_vain ? NULL
			: seats->fit            ? arena_text(arena, "Let the first %s in, and leave %s out",
                               seats->fit == 1 ? "person" : text_number(arena, seats->fit), text_number(arena, seats->left_out))
			: seats->left_out == 1
			? "Leave out the person without a seat"
			: arena_text(arena, "Leave out the %s people without a seat", text_number(arena, seats->left_out)));
	view_flag(request->body, "over_fit", seats->fit);
	view_flag(request->body, "over_kept", seats->kept);
	view_flag(request->body, "over_people", import->kind == IMPORT_PEOPLE);
	view_show(request->body, seats->short_groups > 1 ? "over_many" : "over_one");
}

/* ---------------------------------------------------------------- the form */

static bool
tells(enum import_kind kind)
{
	return kind != IMPORT_UPDATE && kind != IMPORT_REMOVE && kind != IMPORT_PROGRESS;
}

void
import_decide_show(struct request *request, const struct import *import, const struct rows *counts)
{
	struct ctx *ctx = &request->ctx;
	struct seats seats = show_seats(request, import);
	int64_t rows = import_to_do(counts), errors = row_integer(counts, IMPORT_COUNT_GET_ERROR);
	bool allowed = organisation_has(ctx, "csv_upload"), in_vain = import_is_in_vain(ctx, import);
	const char *policy = import->group ? rows_text(q_import_policy(ctx->db, ctx->organisation, import->group)) : NULL;

	show_seat_words(request, import, &seats, in_vain);
	page_choice(request, "leave", "1");
	page_choice(request, "over", NULL);
	view_text(request->body, "errors_words",
		!errors           ? NULL
			: errors == 1 ? "Leave out the row with an error"
						  : arena_text(ctx->arena, "Leave out the %s rows with errors", text_number(ctx->arena, errors)));
	view_text(request->body, "approve_words",
		!rows || in_vain || !allowed
			? NULL
			: arena_text(ctx->arena, "Approve %s %s", text_number(ctx->arena, rows), rows == 1 ? "row" : "rows"));
	view_show(request->body, allowed ? "switched_on" : "switched_off");
	view_flag(request->body, "nothing", !rows || in_vain);
	view_flag(request->body, "in_vain", in_vain);
	view_show(request->body, tells(import->kind) && rows && !in_vain ? "tells" : "silent");
	view_flag(request->body, "into_groups", import->kind != IMPORT_PEOPLE || seats.groups);
	view_flag(request->body, "into_none", import->kind == IMPORT_PEOPLE);
	enrol_show_when(request, field(request, "when"), field(request, "date"), field(request, "time"));
	if (policy)
		view_show(request->body, arena_text(ctx->arena, "policy_is_%s", policy));
}

/* ---------------------------------------------------------------- the mail */

static const char *
mail_kind_of(const char *plan)
{
	if (text_equal(plan, "invite"))
		return "invite";
	return text_equal(plan, "associate") ? "enrolled" : "welcome";
}

/* The mail as the first person of the file would get it. */
static void
show_mail(struct request *request, const struct import *import)
{
	struct ctx *ctx = &request->ctx;
	struct rows *first = q_import_row_first(ctx->db, import->id);
	struct import_reader reader = import_reader_open(ctx, import);
	struct import_row row;
	const char **cells;
	size_t count;

	if (!row_one(first)) {
		view_show(request->body, "nobody");
		return;
	}
	cells = import_cells_read(ctx->arena, row_text(first, IMPORT_ROW_FIRST_CELLS), &count);
	import_row_read(&reader, row_integer(first, IMPORT_ROW_FIRST_NUMBER), cells, count, &row);
	view_show(request->body, "somebody");
	ctx->group = row.group_count ? row.groups[0] : 0;
	letter_show(request->body,
		letter_preview(ctx, mail_kind_of(row_text(first, IMPORT_ROW_FIRST_PLAN)), row.first_name,
			row.email.key ? row.email.address : "name@example.org"),
		ctx->arena);
}

enum outcome
imports_mail(struct request *request)
{
	struct import import;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!text_equal(import.status, "ready")) {
		redirect(request, "/imports/%lld", (long long)import.id);
		return OK;
	}
	import_page_show(request, &import, "imports/mail.tpl", "Preview of the mail", STEP_NONE);
	show_mail(request, &import);
	return OK;
}

/* ---------------------------------------------------------------- decisions */

/* Each leads back to the import, whose page is another one then. */
static enum outcome
decide(struct request *request, enum outcome decision(struct ctx *, const struct import *), const char *words)
{
	struct import import;
	enum outcome outcome;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	outcome = decision(&request->ctx, &import);
	if (outcome == OK) {
		if (words)
			leave_note(request, NOTE_OK, NULL, "%s", words);
		redirect(request, "/imports/%lld", (long long)import.id);
	}
	return outcome;
}

enum outcome
imports_check(struct request *request)
{
	return decide(request, import_check_again, NULL);
}

enum outcome
imports_approve(struct request *request)
{
	struct import_approval approval = {
		.when = field(request, "when"),
		.date = field(request, "date"),
		.time = field(request, "time"),
		.leave_errors = field_given(request, "leave"),
		.over = field_given(request, "over"),
	};
	struct import import;
	enum outcome outcome;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	outcome = import_approve(&request->ctx, &import, &approval);
	if (outcome == OK)
		redirect(request, "/imports/%lld", (long long)import.id);
	return outcome;
}

enum outcome
imports_disapprove(struct request *request)
{
	return decide(request, import_disapprove, NULL);
}

enum outcome
imports_pause(struct request *request)
{
	return decide(request, import_pause, NULL);
}

enum outcome
imports_resume(struct request *request)
{
	return decide(request, import_resume, NULL);
}

enum outcome
imports_cancel_confirm(struct request *request)
{
	struct import import;
	struct rows *counts;
	int64_t rest;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!text_equal(import.status, "running") && !text_equal(import.status, "paused")) {
		redirect(request, "/imports/%lld", (long long)import.id);
		return OK;
	}
	import_page_show(request, &import, "imports/cancel.tpl", "Stop the import", STEP_NONE);
	counts = q_import_count_get(request->ctx.db, import.id);
	rest = row_one(counts) ? import_not_reached(counts) : 0;
	view_text(request->body, "worked_words",
		import.run_to == 1
			? "1 row is worked off."
			: arena_text(request->ctx.arena, "%s rows are worked off.", text_number(request->ctx.arena, import.run_to)));
	view_text(request->body, "rest_words",
		!rest ? "No row is left to be done."
			: rest == 1
			? "Its last row is not reached."
			: arena_text(request->ctx.arena, "Its last %s rows are not reached.", text_number(request->ctx.arena, rest)));
	return OK;
}

enum outcome
imports_cancel(struct request *request)
{
	return decide(request, import_cancel, NULL);
}

/* What would become of what it did; counted up to UNDO_LOOKED_AT. */
static void
show_undo(struct request *request, const struct import *import, int64_t deeds, int64_t rows)
{
	struct arena *arena = request->ctx.arena;
	struct rows *preview = q_import_undo_preview(request->ctx.db, request->ctx.organisation, import->id, UNDO_LOOKED_AT);
	int64_t looked = row_one(preview) ? row_integer(preview, IMPORT_UNDO_PREVIEW_LOOKED) : 0;
	int64_t stays = looked ? row_integer(preview, IMPORT_UNDO_PREVIEW_STAYS) : 0, back = looked - stays;
	/* Whoever is new here and comes into a group are two things of one row. */
	const char *did = rows == deeds ? "it did" : arena_text(arena, "it did in %s", text_counted(arena, rows, "row", "rows"));
	const char *things = arena_text(arena, "%s of the %s things that %s %s taken back.", text_number(arena, back),
		text_number(arena, deeds), did, back == 1 ? "is" : "are");

	if (stays && !back)
		things = "Nothing that it did can be taken back.";
	if (!stays)
		things = deeds == 1 ? "The one thing that it did is taken back."
							: arena_text(arena, "All %s things that %s are taken back.", text_number(arena, deeds), did);
	view_text(request->body, "back_words",
		looked < deeds ? arena_text(arena, "All %s things that %s are taken back, where nothing has come of them.",
							 text_number(arena, deeds), did)
					   : things);
	view_text(request->body, "kept_words",
		!stays ? NULL
			   : arena_text(arena, "%s %s, since people have accepted or something was changed meanwhile%s.",
					 text_number(arena, stays), stays == 1 ? "stays" : "stay",
					 looked < deeds ? arena_text(arena, "; so many of the first %s alone", text_number(arena, looked)) : ""));
}

enum outcome
imports_undo_confirm(struct request *request)
{
	struct import import;
	struct rows *counts;

	if (import_find(request, &import) != OK)
		return NOT_FOUND;
	if (!text_equal(import.status, "done") && !text_equal(import.status, "cancelled") && !text_equal(import.status, "paused")) {
		redirect(request, "/imports/%lld", (long long)import.id);
		return OK;
	}
	counts = q_import_count_get(request->ctx.db, import.id);
	if (!row_one(counts))
		return NOT_FOUND;
	import_page_show(request, &import, "imports/undo.tpl", "Undo", STEP_NONE);
	view_row(request->body, counts);
	show_undo(request, &import, import_deeds(counts), row_integer(counts, IMPORT_COUNT_GET_ROWS_DONE));
	return OK;
}

enum outcome
imports_undo(struct request *request)
{
	return decide(request, import_undo, NULL);
}
