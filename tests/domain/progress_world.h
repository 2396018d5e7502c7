/* Somebody in a course, and what is told of their progress, for tests of the domain. */
#ifndef MUSTER_TESTS_PROGRESS_WORLD_H
#define MUSTER_TESTS_PROGRESS_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "domain/group.h"
#include "domain/progress.h"
#include "lib/taught.h"
#include "lib/world.h"

/* Priya, in a group that has a course. */
struct scene {
	struct ctx *ctx;
	int64_t member, course;
};

static inline struct scene
scene(int lessons)
{
	struct ctx *ctx = world_open();
	struct scene scene = { .ctx = ctx, .member = world_member(ctx, "priya@northfield.example", "Priya", "Raman") };
	int64_t membership;

	world_group(ctx, "Residential care staff", "enrol", "");
	scene.course = taught_course(ctx, "Trauma-informed care", lessons);
	assert_int_equal(group_set_courses(ctx, &scene.course, 1), OK);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &membership), ADMITTED);
	return scene;
}

static inline void
end(struct scene *scene)
{
	world_close_sound(scene->ctx);
}

static inline int64_t
now_of(struct scene *s, const char *column)
{
	return look_number(s->ctx, "SELECT %s FROM enrolments WHERE member_id = %lld AND course_id = %lld", column,
		(long long)s->member, (long long)s->course);
}

static inline bool
stands(struct scene *s, const char *status)
{
	return look_number(s->ctx, "SELECT count(*) FROM enrolments WHERE member_id = %lld AND course_id = %lld AND status = '%s'",
			   (long long)s->member, (long long)s->course, status) == 1;
}

static inline int64_t
events(struct scene *s)
{
	return look_number(s->ctx, "SELECT count(*) FROM progress_events WHERE member_id = %lld", (long long)s->member);
}

static inline struct progress_event
said(struct scene *s, const char *kind, const char *source, const char *ref)
{
	return (struct progress_event){
		.member = s->member, .course = s->course, .kind = kind, .source = source, .ref = ref, .progress = -1, .score = -1
	};
}

static inline bool
does(struct scene *s, int position)
{
	struct progress_event event = said(s, "lesson", "lesson", "");

	event.lesson = taught_lesson(s->ctx, s->course, position);
	event.ref = arena_text(s->ctx->arena, "lesson:%lld", (long long)event.lesson);
	event.seconds = 60;
	return progress_add(s->ctx, &event);
}

static inline bool
progressed(struct scene *s, const char *ref, int progress, int64_t at)
{
	struct progress_event event = said(s, "progressed", "import", ref);

	event.progress = progress;
	event.at = at;
	return progress_add(s->ctx, &event);
}

static inline bool
scored(struct scene *s, const char *ref, int score)
{
	struct progress_event event = said(s, "scored", "statement", ref);

	event.score = score;
	return progress_add(s->ctx, &event);
}

static inline bool
completed(struct scene *s, const char *ref, int64_t at)
{
	struct progress_event event = said(s, "completed", "statement", ref);

	event.at = at;
	return progress_add(s->ctx, &event);
}

static inline bool
attempt(struct scene *s, int number, int lesson, int score)
{
	struct progress_event event = said(s, "quiz", "quiz", arena_text(s->ctx->arena, "attempt:%d", number));

	event.lesson = taught_lesson(s->ctx, s->course, lesson);
	event.score = score;
	return progress_add(s->ctx, &event);
}

#endif
