/* What people decide about an import: one step of its status each, only from where they saw it. */
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"
#include "domain/activity.h"
#include "domain/enrol.h"
#include "domain/import.h"
#include "domain/job.h"
#include "queries.h"

/* Where an import stands, for whoever wanted something of it that does not go there. */
static const struct {
	const char *status, *words;
} standing[] = {
	{ "refused", "The file cannot be used. Upload another one." },
	{ "mapping", "Nobody has said yet what the columns are. Do that first." },
	{ "reading", "The rows are still being checked. Wait until that is done." },
	{ "ready", "This import waits for approval; nothing was done yet. Approve or disapprove it." },
	{ "running", "This import is running. Stop it first to do something else." },
	{ "paused", "This import is paused. Resume or stop it." },
	{ "done", "This import is done. You can undo it." },
	{ "cancelled", "This import was stopped. Upload the file again to do the rest." },
	{ "disapproved", "This import was disapproved; nothing was done. Upload the file again to import it." },
	{ "undoing", "This import is being undone. Wait until that is done." },
	{ "undone", "This import was undone. Upload the file again to import it." },
};

static enum outcome
refuse(struct ctx *ctx, const char *status)
{
	for (size_t i = 0; i < sizeof standing / sizeof *standing; i++)
		if (strcmp(standing[i].status, status) == 0)
			return problem(ctx, "", "%s", standing[i].words);
	return problem(ctx, "", "This import has gone on meanwhile. Look at it again.");
}

/* from: statuses apart by commas, none of which is part of another's name. job 0: it keeps the one it has. */
static enum outcome
step(struct ctx *ctx, const struct import *import, const char *from, const char *to, int64_t job)
{
	if (!strstr(from, import->status))
		return refuse(ctx, import->status);
	if (q_import_step(ctx->db, ctx->organisation, import->id, import->status, to, job) != 1)
		return problem(ctx, "", "This import has gone on meanwhile. Look at it again.");
	return OK;
}

/* back: the status that it returns to when the job cannot go on. */
static int64_t
add_job(struct ctx *ctx, const struct import *import, const char *kind, const char *verb, const char *back)
{
	const char *arguments = rows_text(q_import_job_arguments(ctx->db, import->id, back));

	return job_add(ctx, kind, arena_text(ctx->arena, "%s %s", verb, import->file_name), arguments, import->row_count);
}

void
import_forget_secrets(struct ctx *ctx, const struct import *import)
{
	q_import_set_finished(ctx->db, ctx->organisation, import->id, ctx->now);
	if (rows_integer(q_import_has_secrets(ctx->db, import->id)))
		add_job(ctx, import, "import_forget", "Take the passwords out of", "");
}

/* ---------------------------------------------------------------- approval */

static bool
sends_mail(const struct import *import)
{
	return import->kind != IMPORT_UPDATE && import->kind != IMPORT_REMOVE && import->kind != IMPORT_PROGRESS;
}

static void
check_group(struct ctx *ctx, const struct import *import)
{
	struct rows *group = import->group ? q_group_get(ctx->db, ctx->organisation, import->group) : NULL;

	if (group && row_one(group) && strcmp(row_text(group, GROUP_GET_STATUS), "active") != 0)
		problem(ctx, "", "This group is archived, so nothing can be done in it. Restore it in its settings first.");
}

static bool
has_room(struct ctx *ctx, const struct import *import, bool kept)
{
	return rows_integer(q_import_rooms(ctx->db, ctx->organisation, import->id, kept)) > 0;
}

bool
import_is_in_vain(struct ctx *ctx, const struct import *import)
{
	return (import->kind == IMPORT_ENROL || import->kind == IMPORT_GROUPS) && !has_room(ctx, import, true) &&
		rows_integer(q_import_to_do(ctx->db, import->id)) > 0;
}

static void
check_rows(struct ctx *ctx, const struct import *import, const struct import_approval *approval)
{
	int64_t errors = rows_integer(q_import_errors(ctx->db, import->id));
	int64_t without_seat = rows_integer(q_import_without_seat(ctx->db, ctx->organisation, import->id));

	if (!rows_integer(q_import_to_do(ctx->db, import->id)))
		problem(ctx, "", "No row would do anything. Correct the rows with errors, or disapprove the import.");
	if (errors && !approval->leave_errors)
		problem(ctx, "leave", "%s %s. Correct %s, or tick that %s left out.", text_number(ctx->arena, errors),
			errors == 1 ? "row has an error" : "rows have errors", errors == 1 ? "it" : "them",
			errors == 1 ? "it is" : "they are");
	if (import_is_in_vain(ctx, import))
		problem(ctx, "", "No seat is free, so nobody would come in. Free seats first.");
	else if (without_seat > 0 && !approval->over)
		problem(ctx, "over", "There is no seat for %s of these people. Free seats, or tick that %s.",
			text_number(ctx->arena, without_seat),
			has_room(ctx, import, false) ? "the first of them come in" : "they are left out");
}

enum outcome
import_approve(struct ctx *ctx, const struct import *import, const struct import_approval *approval)
{
	struct arrival arrival = { .notify = true };
	const char *notify;
	enum outcome outcome;

	if (strcmp(import->status, "ready") != 0)
		return refuse(ctx, import->status);
	check_group(ctx, import);
	check_rows(ctx, import, approval);
	if (sends_mail(import))
		enrol_read_when(ctx, approval->when, approval->date, approval->time, &arrival);
	if (ctx->problems)
		return INVALID;
	notify = !arrival.notify ? "hold" : arrival.notify_at ? "later" : "now";
	outcome = step(ctx, import, "ready", "running", add_job(ctx, import, "import_run", "Import", "paused"));
	if (outcome != OK)
		return outcome;
	q_import_set_approved(ctx->db, ctx->organisation, import->id, notify, arrival.notify_at, ctx->account, ctx->now);
	q_import_set_run_at(ctx->db, ctx->organisation, import->id, ctx->now);
	activity_add(ctx, "import.approved", import->file_name, text_counted(ctx->arena, import->row_count, "row", "rows"));
	return OK;
}

enum outcome
import_disapprove(struct ctx *ctx, const struct import *import)
{
	enum outcome outcome = step(ctx, import, "mapping,reading,ready", "disapproved", 0);

	if (outcome != OK)
		return outcome;
	import_forget_secrets(ctx, import);
	activity_add(ctx, "import.disapproved", import->file_name, NULL);
	return OK;
}

/* ---------------------------------------------------------------- while it runs, and afterwards */

enum outcome
import_pause(struct ctx *ctx, const struct import *import)
{
	enum outcome outcome = step(ctx, import, "running", "paused", 0);

	if (outcome == OK)
		activity_add(ctx, "import.paused", import->file_name, NULL);
	return outcome;
}

enum outcome
import_resume(struct ctx *ctx, const struct import *import)
{
	enum outcome outcome;

	if (strcmp(import->status, "paused") != 0)
		return refuse(ctx, import->status);
	outcome = step(ctx, import, "paused", "running", add_job(ctx, import, "import_run", "Import", "paused"));
	if (outcome != OK)
		return outcome;
	q_import_set_run_at(ctx->db, ctx->organisation, import->id, ctx->now);
	activity_add(ctx, "import.resumed", import->file_name, NULL);
	return OK;
}

enum outcome
import_cancel(struct ctx *ctx, const struct import *import)
{
	enum outcome outcome = step(ctx, import, "running,paused", "cancelled", 0);

	if (outcome != OK)
		return outcome;
	import_forget_secrets(ctx, import);
	activity_add(ctx, "import.cancelled", import->file_name, NULL);
	return OK;
}

enum outcome
import_undo(struct ctx *ctx, const struct import *import)
{
	/* Of one that was paused the rest is not done any more: its rows have deeds already. */
	const char *back = strcmp(import->status, "paused") == 0 ? "cancelled" : import->status;
	enum outcome outcome;

	if (!strstr("done,paused,cancelled", import->status))
		return refuse(ctx, import->status);
	outcome = step(ctx, import, "done,paused,cancelled", "undoing", add_job(ctx, import, "import_undo", "Undo", back));
	if (outcome != OK)
		return outcome;
	if (strcmp(import->status, "paused") == 0)
		import_forget_secrets(ctx, import);
	q_import_set_run_at(ctx->db, ctx->organisation, import->id, ctx->now);
	activity_add(ctx, "import.undoing", import->file_name, NULL);
	return OK;
}

void
import_fell_back(struct ctx *ctx, int64_t import, int64_t job, const char *status)
{
	const char *name = rows_text(q_import_file_name(ctx->db, ctx->organisation, import));

	if (name && *status && q_import_fall_back(ctx->db, ctx->organisation, import, job, status) == 1)
		activity_add(ctx, text_equal(status, "paused") ? "import.paused" : "import.undo_stopped", name, "It could not go on.");
}

const char *
import_result_words(struct ctx *ctx, int64_t import)
{
	struct rows *rows = q_import_results(ctx->db, import);
	struct buffer words = buffer_new(ctx->arena, 400);
	int64_t already, partly, left_out, failed;

	if (!row_one(rows))
		return "";
	already = row_integer(rows, IMPORT_RESULTS_ALREADY);
	partly = row_integer(rows, IMPORT_RESULTS_PARTLY);
	left_out = row_integer(rows, IMPORT_RESULTS_LEFT_OUT);
	failed = row_integer(rows, IMPORT_RESULTS_FAILED);
	buffer_format(&words, "%s done", text_number(ctx->arena, row_integer(rows, IMPORT_RESULTS_DONE)));
	if (partly)
		buffer_format(&words, ", %s done in part", text_number(ctx->arena, partly));
	if (already)
		buffer_format(&words, ", %s there already", text_number(ctx->arena, already));
	if (left_out)
		buffer_format(&words, ", %s left out", text_number(ctx->arena, left_out));
	if (failed)
		buffer_format(&words, ", %s could not be done", text_number(ctx->arena, failed));
	return words.data;
}
