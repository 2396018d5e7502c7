/* The rows of an uploaded file, read and checked. */
#include "base/text.h"
#include "domain/import.h"
#include "queries.h"
#include "work/kinds.h"

#define ROWS 5000 /* a transaction holds the writer lock for less than a tenth of a second */

bool
import_read_chunk(struct ctx *ctx, struct job *job)
{
	int64_t id = job_number(ctx, job, "import");
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
		job->result = arena_text(ctx->arena, "%s checked.", text_counted(ctx->arena, job->done, "row is", "rows are"));
	return over;
}

void
import_read_died(struct ctx *ctx, const struct job *job)
{
	q_import_stop_reading(ctx->db, job->organisation, job_number(ctx, job, "import"), job->id);
}
