#include "domain/course.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "domain/activity.h"
#include "domain/course_version.h"
#include "domain/rule_life.h"
#include "queries.h"

#define TITLE_MAX_LENGTH 150
#define DESCRIPTION_MAX_LENGTH 5000
#define MINUTES_MAX 60000 /* 1,000 hours */
#define MONTHS_MOST 600
#define IRI_MOST 500

int64_t
course_read_minutes(struct ctx *ctx, const char *typed, int64_t most)
{
	const char *text = clean_line(ctx, "minutes", "The number of minutes", typed, 20);
	int64_t minutes = 0;

	if (*text && !text_integer(text, 0, most, &minutes))
		problem(ctx, "minutes", "Enter whole minutes, from 0 to %s. Leave it empty if nobody can say.",
			text_number(ctx->arena, most));
	return minutes;
}

struct course_words
course_read(struct ctx *ctx, const struct course_form *form)
{
	struct course_words words = {
		.title = clean_required(ctx, "title", "The title", "a title", form->title, TITLE_MAX_LENGTH),
		.description = clean_block(ctx, "description", "The description", form->description, DESCRIPTION_MAX_LENGTH),
		.minutes = course_read_minutes(ctx, form->minutes, MINUTES_MAX),
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

static int64_t
read_months(struct ctx *ctx, const struct course_form *form)
{
	const char *text = clean_line(ctx, "certificate_months", "The number of months", form->certificate_months, 20);
	int64_t months = 0;

	if (*text && !text_integer(text, 1, MONTHS_MOST, &months))
		problem(
			ctx, "certificate_months", "Enter whole months, from 1 to 600. Leave it empty if certificates stay valid for good.");
	return months;
}

/* A scheme, a colon, and something behind it; nothing that may not stand in an address. */
static bool
is_iri(const char *text)
{
	const char *colon = strchr(text, ':');

	if (!colon || colon == text || !colon[1] || !isalpha((unsigned char)*text) || strpbrk(text, " <>\"{}|\\^`"))
		return false;
	for (const char *c = text; c < colon; c++)
		if (!isalnum((unsigned char)*c) && !strchr("+-.", *c))
			return false;
	return true;
}

/* Whether it begins as the addresses of our own courses do. */
static bool
is_ours(const struct ctx *ctx, const char *iri)
{
	const char *base = ctx->conf ? ctx->conf->base_url : "";

	return *base && strncmp(iri, base, strlen(base)) == 0 && strncmp(iri + strlen(base), "/courses/", strlen("/courses/")) == 0;
}

static const char *
read_iri(struct ctx *ctx, const struct course_form *form, int64_t course)
{
	const char *iri = clean_line(ctx, "activity_iri", "The address", form->activity_iri, IRI_MOST);
	struct rows *rows;

	if (!*iri)
		return iri;
	if (!is_iri(iri))
		problem(ctx, "activity_iri", "Enter a whole address, like https://example.org/courses/first-aid, without blanks.");
	else if (is_ours(ctx, iri))
		problem(ctx, "activity_iri", "That is an address of this site, which is known anyway. Leave this empty.");
	rows = q_course_by_activity(ctx->db, ctx->organisation, iri);
	if (row_one(rows) && row_integer(rows, COURSE_BY_ACTIVITY_ID) != course)
		problem(ctx, "activity_iri", "The course \"%s\" has this address. Choose another one, or take it away there first.",
			row_text(rows, COURSE_BY_ACTIVITY_TITLE));
	return iri;
}

enum outcome
course_update(struct ctx *ctx, int64_t course, const struct course_form *form)
{
	struct course_words read;
	const char *iri;
	int64_t months;

	if (!row_one(q_course_get(ctx->db, ctx->organisation, course)))
		return NOT_FOUND;
	read = read_form(ctx, form, course);
	months = read_months(ctx, form);
	iri = read_iri(ctx, form, course);
	if (ctx->problems)
		return INVALID;
	q_course_update(ctx->db, ctx->organisation, course, read.title, read.title_key, read.description, read.minutes,
		!form->no_certificate, months, iri);
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

/* ---------------------------------------------------------------- deleting */

bool
course_use(struct ctx *ctx, int64_t course, struct course_use *use)
{
	struct rows *rows = q_course_use(ctx->db, ctx->organisation, course, COURSE_USE_MOST);

	if (!row_one(rows))
		return false;
	*use = (struct course_use){
		.groups = row_integer(rows, COURSE_USE_GROUPS),
		.in_progress = row_integer(rows, COURSE_USE_IN_PROGRESS),
		.completed = row_integer(rows, COURSE_USE_COMPLETED),
		.assigned = row_integer(rows, COURSE_USE_ASSIGNED),
		.history = row_integer(rows, COURSE_USE_HISTORY),
		.offered = row_integer(rows, COURSE_USE_OFFERED),
	};
	return true;
}

bool
course_is_unused(const struct course_use *use)
{
	return !use->groups && !use->in_progress && !use->completed && !use->assigned && !use->history && !use->offered;
}

static void
drop_versions(struct ctx *ctx, int64_t course)
{
	struct rows *rows = q_course_version_list(ctx->db, ctx->organisation, course);
	size_t count = 0, room = 16;
	int64_t *all = arena_array(ctx->arena, room, sizeof *all);

	while (row_next(rows)) {
		if (count == room) {
			all = arena_grow(ctx->arena, all, room * sizeof *all, 2 * room * sizeof *all);
			room *= 2;
		}
		all[count++] = row_integer(rows, COURSE_VERSION_LIST_ID);
	}
	for (size_t i = 0; i < count; i++)
		course_version_drop(ctx, all[i]);
}

enum outcome
course_delete(struct ctx *ctx, int64_t course)
{
	struct course_versions versions;
	struct course_use use;

	if (!course_use(ctx, course, &use) || !course_versions_find(ctx, course, &versions))
		return NOT_FOUND;
	if (!course_is_unused(&use))
		return problem(ctx, "", "This course is used, so it was not deleted. Archive it instead.");
	rule_stop(ctx, RULE_COURSE, course, NULL, arena_text(ctx->arena, "The course “%s” was deleted.", versions.title));
	q_course_unpublish(ctx->db, ctx->organisation, course);
	q_course_drop_sources(ctx->db, course);
	q_course_drop_enrolments(ctx->db, ctx->organisation, course);
	q_picture_drop_all(ctx->db, ctx->organisation, course);
	drop_versions(ctx, course);
	q_course_drop(ctx->db, ctx->organisation, course);
	activity_add(ctx, "course.deleted", versions.title, NULL);
	return OK;
}
