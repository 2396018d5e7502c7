/* An approved import, its undoing, and what is left of its passwords when it is over. */
#include "domain/import.h"
#include "queries.h"
#include "work/kinds.h"

#define DEEDS 300
#define PASSWORDS 5000

static bool
chunk(struct ctx *ctx, struct job *job, bool (*some)(struct ctx *, int64_t, int, int *), int most)
{
	int64_t import = job_number(ctx, job, "import");
	int done;
	bool over = some(ctx, import, most, &done);

	job->done += done;
	if (over)
		job->result = import_result_words(ctx, import);
	return over;
}

bool
import_run_chunk(struct ctx *ctx, struct job *job)
{
	return chunk(ctx, job, import_run_some, import_run_most(ctx));
}

bool
import_undo_chunk(struct ctx *ctx, struct job *job)
{
	return chunk(ctx, job, import_undo_some, DEEDS);
}

bool
import_forget_chunk(struct ctx *ctx, struct job *job)
{
	return chunk(ctx, job, import_forget_some, PASSWORDS);
}

void
import_died(struct ctx *ctx, const struct job *job)
{
	import_fell_back(ctx, job_number(ctx, job, "import"), job->id, job_argument(ctx, job, "back"));
}
