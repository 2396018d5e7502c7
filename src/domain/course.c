#include "domain/course.h"

#include "base/fault.h"
#include "base/text.h"
#include "domain/activity.h"
#include "queries.h"

#define TITLE_MAX_LENGTH 150
#define DESCRIPTION_MAX_LENGTH 5000
#define MINUTES_MAX 60000 /* 1,000 hours */

static int64_t
read_minutes(struct ctx *ctx, const char *typed)
{
	const char *text = clean_line(ctx, "minutes", "The number of minutes", typed, 20);
	int64_t minutes = 0;

	if (*text && !text_integer(text, 0, MINUTES_MAX, &minutes))
		problem(ctx, "minutes", "Enter whole minutes, from 0 to 60,000. Leave it empty if nobody can say.");
	return minutes;
}

struct course_words
course_read(struct ctx *ctx, const struct course_form *form)
{
	struct course_words words = {
		.title = clean_required(ctx, "title", "The title", "a title", form->title, TITLE_MAX_LENGTH),
		.description = clean_block(ctx, "description", "The description", form->description, DESCRIPTION_MAX_LENGTH),
		.minutes = read_minutes(ctx, form->minutes),
	};

	words.title_key = text_fold(ctx->arena, words.title);
	return words;
}

/* The same for a course of the organisation, whose title is its own. */
static struct course_words
read_form(struct ctx *ctx, const struct course_form *form, int64_t course)
{
	struct course_words read = course_read(ctx, form);
	struct rows *rows = q_course_by_title(ctx->db, ctx->organisation, read.title_key);

	if (*read.title && row_one(rows) && row_integer(rows, COURSE_BY_TITLE_ID) != course)
		problem(ctx, "title", "There is %s course of this title. Choose another title%s.",
			text_equal(row_text(rows, COURSE_BY_TITLE_STATUS), "archived") ? "an archived" : "already a",
			text_equal(row_text(rows, COURSE_BY_TITLE_STATUS), "archived") ? ", or restore that one" : "");
	rows_end(rows);
	return read;
}

enum outcome
course_create(struct ctx *ctx, const struct course_form *form, int64_t *course)
{
	struct course_words read = read_form(ctx, form, 0);

	if (ctx->problems)
		return INVALID;
	q_course_add(ctx->db, ctx->organisation, read.title, read.title_key, read.description, read.minutes, ctx->now);
	*course = db_new_id(ctx->db);
	activity_add(ctx, "course.created", read.title, NULL);
	return OK;
}

enum outcome
course_update(struct ctx *ctx, int64_t course, const struct course_form *form)
{
	struct course_words read;

	if (!row_one(q_course_get(ctx->db, ctx->organisation, course)))
		return NOT_FOUND;
	read = read_form(ctx, form, course);
	if (ctx->problems)
		return INVALID;
	q_course_update(ctx->db, ctx->organisation, course, read.title, read.title_key, read.description, read.minutes);
	activity_add(ctx, "course.updated", read.title, NULL);
	return OK;
}

static enum outcome
set_status(struct ctx *ctx, int64_t course, const char *status, const char *verb)
{
	struct rows *rows = q_course_get(ctx->db, ctx->organisation, course);

	if (!row_one(rows))
		return NOT_FOUND;
	if (q_course_set_status(ctx->db, ctx->organisation, course, status) == 1)
		activity_add(ctx, verb, row_text(rows, COURSE_GET_TITLE), NULL);
	return OK;
}

enum outcome
course_archive(struct ctx *ctx, int64_t course)
{
	return set_status(ctx, course, "archived", "course.archived");
}

enum outcome
course_restore(struct ctx *ctx, int64_t course)
{
	return set_status(ctx, course, "active", "course.restored");
}

int64_t
course_of_offer(struct ctx *ctx, int64_t offer)
{
	int64_t course = rows_integer(q_course_of_offer(ctx->db, ctx->organisation, offer));
	struct rows *rows;
	const char *title;

	if (course) {
		course_restore(ctx, course);
		return course;
	}
	rows = q_course_offered(ctx->db, offer);
	if (!row_one(rows))
		fault("an order names the offer %lld, which is not there", (long long)offer);
	title = row_text(rows, COURSE_OFFERED_TITLE);
	for (int i = 2; q_course_add_offered(ctx->db, ctx->organisation, offer, title, text_fold(ctx->arena, title), ctx->now) != 1;
		 i++)
		title = arena_text(ctx->arena, "%s (%d)", row_text(rows, COURSE_OFFERED_TITLE), i);
	course = db_new_id(ctx->db);
	activity_add(ctx, "course.created", title, NULL);
	return course;
}
