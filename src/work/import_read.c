/* The rows of an uploaded file, read and checked. */
#include "base/fault.h"
#include "base/text.h"
#include "domain/import.h"
#include "queries.h"
#include "work/kinds.h"

#define ROWS 5000 /* a transaction holds the writer lock for less than a tenth of a second */

static int64_t
import_of(struct ctx *ctx, const struct job *job)
{
	int64_t import;

	if (!text_integer(job_argument(ctx, job, "import"), 1, INT64_MAX, &import))
		fault("job %lld: no import to read", (long long)job->id);
	return import;
}

bool
import_read_chunk(struct ctx *ctx, struct job *job)
{
	int64_t id = import_of(ctx, job);
	struct import import;
	bool leads, over;
	int done;

	/* Its columns were chosen anew meanwhile: another job reads it. */
	if (!import_load(ctx, id, &import, &leads) || import.job != job->id) {
		job->result = "The file is read anew.";
		return true;
	}
	over = import_read_some(ctx, id, ROWS, &done);
	job->done += done;
	if (over)
		job->result = arena_text(ctx->arena, "%s rows are checked.", text_number(ctx->arena, job->done));
	return over;
}

void
import_read_died(struct ctx *ctx, const struct job *job)
{
	q_import_stop_reading(ctx->db, job->organisation, import_of(ctx, job), job->id);
}
