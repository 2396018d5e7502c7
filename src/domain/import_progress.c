#include "domain/import_progress.h"

#include <inttypes.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/progress.h"
#include "queries.h"

/* ---------------------------------------------------------------- what a row says together */

/* At the column that means this; MEANS_NOTHING: about the row as a whole. */
static void
wrong(const struct import_reader *reader, struct import_row *row, enum import_meaning meaning, bool error, const char *words)
{
	int column = meaning == MEANS_NOTHING ? -1 : import_column_of(reader, meaning);

	import_row_problem(reader, row, column, error, NULL, "%s", words);
}

static bool
tells_of_progress(const struct import_learned *l)
{
	return l->percent > 0 || l->score >= 0 || l->minutes > 0 || l->started || l->completed;
}

/* What follows from the rest, where the row does not say it. */
static const char *
status_of(const struct import_learned *l)
{
	if (*l->status)
		return l->status;
	if (l->completed || l->percent == 100)
		return "completed";
	return tells_of_progress(l) ? "in progress" : "not started";
}

static void
settle_completed(const struct import_reader *reader, struct import_row *row)
{
	struct import_learned *l = &row->learned;

	if (l->percent >= 0 && l->percent < 100)
		wrong(reader, row, MEANS_PROGRESS, false, "Completed: it counts as 100 %.");
	if (!l->completed)
		wrong(reader, row, MEANS_COMPLETED, false, "No day of completion: the day of the import is taken.");
	l->percent = 100;
}

void
import_progress_settle(const struct import_reader *reader, struct import_row *row)
{
	struct import_learned *l = &row->learned;

	if (!*l->status && l->percent < 0 && !tells_of_progress(l) && l->minutes < 0) {
		wrong(reader, row, MEANS_NOTHING, true,
			"Nothing says how far this person is. Enter a progress, a status, a score or a date.");
		return;
	}
	if (l->started && l->completed && l->completed < l->started)
		wrong(reader, row, MEANS_COMPLETED, true,
			arena_text(reader->ctx->arena, "Completed before it was started (%s). Correct one of the two days.",
				day_words(reader->ctx->arena, l->started)));
	l->status = status_of(l);
	if (strcmp(l->status, "not started") == 0 && tells_of_progress(l))
		wrong(reader, row, MEANS_LEARNED, true, "Not started, but the row tells of progress. Correct one of the two.");
	if (strcmp(l->status, "in progress") == 0 && (l->completed || l->percent == 100))
		wrong(reader, row, MEANS_LEARNED, true, "In progress, but the row says that it was completed. Correct one of the two.");
	if (strcmp(l->status, "completed") == 0)
		settle_completed(reader, row);
}

/* ---------------------------------------------------------------- against what is there */

static bool
is_completed(const struct rows *stands)
{
	return text_equal(row_text(stands, IMPORT_PROGRESS_STANDS_STATUS), "completed");
}

/* Time that other sources do not know of yet. */
static int64_t
seconds_more(const struct import_learned *l, const struct rows *stands)
{
	int64_t more = l->minutes * 60 - row_integer(stands, IMPORT_PROGRESS_STANDS_SECONDS);

	return more > 0 ? more : 0;
}

static bool
begins_earlier(const struct import_learned *l, const struct rows *stands)
{
	return l->started &&
		(row_is_null(stands, IMPORT_PROGRESS_STANDS_STARTED_AT) ||
			l->started < row_integer(stands, IMPORT_PROGRESS_STANDS_STARTED_AT));
}

/* Something beside an earlier beginning. */
static bool
says_more(const struct import_learned *l, const struct rows *stands)
{
	bool begun = !text_equal(row_text(stands, IMPORT_PROGRESS_STANDS_STATUS), "not started");

	if (is_completed(stands) || strcmp(l->status, "not started") == 0)
		return false;
	return strcmp(l->status, "completed") == 0 || (!begun && !l->started) ||
		l->percent > row_integer(stands, IMPORT_PROGRESS_STANDS_PROGRESS) || seconds_more(l, stands) ||
		(l->score >= 0 &&
			(row_is_null(stands, IMPORT_PROGRESS_STANDS_SCORE) || l->score > row_integer(stands, IMPORT_PROGRESS_STANDS_SCORE)));
}

static const char *
already_words(struct arena *arena, const struct import_learned *l, const struct rows *stands)
{
	if (strcmp(l->status, "not started") == 0)
		return "Not started: there is nothing to record.";
	if (is_completed(stands))
		return arena_text(arena, "Completed already, on %s. Nothing is done.",
			day_words(arena, row_integer(stands, IMPORT_PROGRESS_STANDS_COMPLETED_AT)));
	return "All of this is so already. Nothing is done.";
}

static struct rows *
stands_now(struct ctx *ctx, const struct import_learned *l, int64_t member, int64_t group)
{
	return q_import_progress_stands(ctx->db, ctx->organisation, member, l->course, group);
}

const char *
import_progress_plan(const struct import_reader *reader, struct import_row *row, int64_t member)
{
	struct ctx *ctx = reader->ctx;
	const struct import_learned *l = &row->learned;
	struct rows *stands = stands_now(ctx, l, member, reader->own ? reader->own->id : 0);

	if (!row_one(stands) || !row_integer(stands, IMPORT_PROGRESS_STANDS_OF_GROUP)) {
		import_row_problem(reader, row, import_column_of(reader, MEANS_EMAIL), true, NULL,
			"Not an active learner of “%s” in this course. Correct the row, or upload it for the whole organisation.",
			reader->own ? reader->own->name : "");
		return "none";
	}
	if (!says_more(l, stands) && (is_completed(stands) || !begins_earlier(l, stands))) {
		wrong(reader, row, MEANS_NOTHING, false, already_words(ctx->arena, l, stands));
		return "already";
	}
	if (!row_integer(stands, IMPORT_PROGRESS_STANDS_OPEN))
		wrong(reader, row, MEANS_COURSE, false, "No group of theirs has this course: it opens to them by this.");
	return "progress";
}

/* ---------------------------------------------------------------- recording it, and taking it back */

static const char *
kind_of(const struct import_learned *l)
{
	if (strcmp(l->status, "completed") == 0)
		return "completed";
	if (strcmp(l->status, "failed") == 0)
		return "failed";
	return l->score >= 0 && l->percent < 0 ? "scored" : "progressed";
}

static const char *
ref_of(struct arena *arena, int64_t import, int64_t number)
{
	return arena_text(arena, "import:%" PRId64 ":%" PRId64, import, number);
}

static const char *
ref_of_start(struct arena *arena, int64_t import, int64_t number)
{
	return arena_text(arena, "import:%" PRId64 ":%" PRId64 ":started", import, number);
}

bool
import_progress_act(struct ctx *ctx, int64_t import, const struct import_row *row, int64_t member)
{
	const struct import_learned *l = &row->learned;
	struct rows *stands = stands_now(ctx, l, member, 0);
	struct progress_event event = {
		.member = member, .course = l->course, .kind = "started", .source = "import", .progress = -1, .score = -1
	};
	bool begins, more, recorded = false;

	if (!row_one(stands) || is_completed(stands))
		return false;
	begins = begins_earlier(l, stands);
	more = says_more(l, stands);
	if (begins) {
		event.at = l->started;
		event.ref = ref_of_start(ctx->arena, import, row->number);
		recorded = progress_record(ctx, &event);
	}
	if (more) {
		event.kind = kind_of(l);
		event.progress = strcmp(event.kind, "progressed") == 0 ? (int)l->percent : -1;
		event.score = (int)l->score;
		event.seconds = seconds_more(l, stands);
		event.at = l->completed;
		event.ref = ref_of(ctx->arena, import, row->number);
		recorded = progress_record(ctx, &event) || recorded;
	}
	if (recorded)
		progress_fold(ctx, member, l->course);
	return recorded;
}

bool
import_progress_undo(struct ctx *ctx, int64_t import, int64_t number)
{
	int said = progress_take_back(ctx, ref_of(ctx->arena, import, number));

	return progress_take_back(ctx, ref_of_start(ctx->arena, import, number)) + said > 0;
}
