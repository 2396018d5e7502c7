/* Free seats of a group go to its wait list. What is done shows in the list itself. */
#include "domain/wait.h"
#include "work/kinds.h"

bool
promote_chunk(struct ctx *ctx, struct job *job)
{
	job->result = "The free seats went to the wait list.";
	return wait_promote(ctx, CHUNK);
}
