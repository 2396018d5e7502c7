/* A course with a quiz, and somebody who learns it, for tests of the domain. */
#ifndef MUSTER_TESTS_QUIZ_WORLD_H
#define MUSTER_TESTS_QUIZ_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "domain/group.h"
#include "domain/quiz_question.h"
#include "lib/taught.h"
#include "lib/world.h"

/* Priya, in a group with a course whose second lesson is a quiz of two questions. */
struct scene {
	struct ctx *ctx;
	struct ctx priya; /* the same world as she sees it, signed in and in no organisation */
	int64_t member, course, quiz;
};

static inline struct quiz_question_form
form(const char *kind, const char *words, const char *a, bool a_right, const char *b, bool b_right, const char *c, bool c_right)
{
	struct quiz_question_form made = {
		.kind = kind, .words = words, .feedback = "Because.", .choices = { a, b, c }, .right = { a_right, b_right, c_right }
	};

	for (int i = 3; i < QUIZ_CHOICES_MOST; i++)
		made.choices[i] = "";
	return made;
}

static inline void
turn(struct scene *s, bool draft)
{
	look_run(s->ctx,
		draft
			? "UPDATE course_versions SET status = 'draft', published_at = NULL WHERE id = (SELECT version_id FROM courses WHERE id = %lld)"
			: "UPDATE course_versions SET status = 'published', published_at = 1 WHERE id = (SELECT version_id FROM courses WHERE id = %lld)",
		(long long)s->course);
}

static inline void
write_question(struct scene *s, struct quiz_question_form typed)
{
	assert_int_equal(quiz_question_create(s->ctx, s->course, s->quiz, &typed), OK);
}

static inline struct scene
scene(void)
{
	struct ctx *ctx = world_open();
	struct scene s = { .ctx = ctx, .member = world_member(ctx, "priya@northfield.example", "Priya", "Raman") };
	int64_t membership;

	world_group(ctx, "Residential care staff", "enrol", "");
	s.course = taught_course(ctx, "Trauma-informed care", 2);
	assert_int_equal(group_set_courses(ctx, &s.course, 1), OK);
	assert_int_equal(world_enrol(ctx, "priya@northfield.example", &membership), ADMITTED);
	s.quiz = taught_lesson(ctx, s.course, 2);
	look_run(ctx, "UPDATE lessons SET kind = 'quiz', pass_mark = 50, attempts = 2 WHERE id = %lld", (long long)s.quiz);
	turn(&s, true);
	write_question(&s, form("one", "What first?", "Wait", true, "Shout", false, "", false));
	write_question(&s, form("several", "What helps?", "Calm", true, "Time", true, "Noise", false));
	turn(&s, false);
	s.priya = *ctx;
	s.priya.account = look_number(ctx, "SELECT account_id FROM members WHERE id = %lld", (long long)s.member);
	s.priya.organisation = s.priya.member = s.priya.group = 0;
	s.priya.role = SIGNED_IN;
	return s;
}

static inline void
end(struct scene *s)
{
	world_close_sound(s->ctx);
}

static inline void
assert_refused(struct ctx *ctx, enum outcome outcome, const char *field, const char *words)
{
	assert_int_equal(outcome, INVALID);
	for (const struct problem *p = ctx->problems; p; p = p->next)
		if (text_equal(p->field, field) && strstr(p->words, words)) {
			ctx->problems = NULL;
			return;
		}
	fail_msg("nothing says \"%s\" at \"%s\"", words, field);
}

#endif
