/* A course that the site offers has a new version: those who have it get it, where they have not edited theirs. */
#include "base/text.h"
#include "domain/course_offer.h"
#include "queries.h"
#include "work/kinds.h"

#define COURSES_A_CHUNK 5 /* each with up to 200 lessons, and their pictures */

bool
offers_chunk(struct ctx *ctx, struct job *job)
{
	struct course {
		int64_t id, organisation;
	} courses[COURSES_A_CHUNK];
	int64_t offer = job_number(ctx, job, "offer"), after = 0;
	struct rows *rows;
	int count = 0;

	text_integer(job->position, 0, INT64_MAX, &after);
	rows = q_course_offer_copies(ctx->db, offer, after, COURSES_A_CHUNK);
	while (count < COURSES_A_CHUNK && row_next(rows))
		courses[count++] =
			(struct course){ row_integer(rows, COURSE_OFFER_COPIES_ID), row_integer(rows, COURSE_OFFER_COPIES_ORGANISATION_ID) };
	rows_end(rows);
	for (int i = 0; i < count; i++) {
		struct ctx there = ctx_within(ctx, courses[i].organisation, 0);

		there.account = 0; /* nobody of theirs did it */
		*(course_offer_follow(&there, courses[i].id) ? &job->done : &job->skipped) += 1;
		job->position = arena_text(ctx->arena, "%lld", (long long)courses[i].id);
	}
	job->result = "Courses that nobody has edited have the new version.";
	return count < COURSES_A_CHUNK;
}
