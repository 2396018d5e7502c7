/* Progress that comes in files: what cells say, what rows say together, and what is recorded once and taken back. */
#include "domain/account.h"
#include "domain/course.h"
#include "domain/group.h"
#include "domain/member.h"
#include "domain/progress.h"
#include "import_world.h"
#include "lib/import.h"
#include "lib/taught.h"

#define ANN "ann@a.example"
#define BOB "bob@a.example"

struct scene {
	struct ctx *ctx;
	int64_t ann, bob, fire, hygiene;
};

static struct scene
scene_open(void)
{
	struct scene s = { .ctx = world_open() };

	s.ann = world_member(s.ctx, ANN, "Ann", "Abel");
	s.bob = world_member(s.ctx, BOB, "Bob", "Byrne");
	s.fire = taught_course(s.ctx, "Fire safety", 0);
	s.hygiene = taught_course(s.ctx, "Food hygiene", 2);
	s.ctx->group = 0;
	return s;
}

/* "completed 100 92 3600" of a member in a course: status, progress, score, seconds. */
static const char *
stands(struct scene *s, int64_t member, int64_t course)
{
	struct rows *rows = q_import_progress_stands(s->ctx->db, s->ctx->organisation, member, course, 0);

	assert_true(row_one(rows));
	return arena_text(s->ctx->arena, "%s %lld %lld %lld", row_text(rows, IMPORT_PROGRESS_STANDS_STATUS),
		(long long)row_integer(rows, IMPORT_PROGRESS_STANDS_PROGRESS),
		row_is_null(rows, IMPORT_PROGRESS_STANDS_SCORE) ? -1LL : (long long)row_integer(rows, IMPORT_PROGRESS_STANDS_SCORE),
		(long long)row_integer(rows, IMPORT_PROGRESS_STANDS_SECONDS));
}

static const char *
row_of(struct scene *s, const char *line)
{
	const char *csv = arena_text(s->ctx->arena, "email,course,progress,status,score,started,completed,minutes\n%s\n", line);
	struct import import = upload(s->ctx, IMPORT_PROGRESS, csv);

	assert_string_equal(import.status, "ready");
	return row_now(s->ctx, &import, 1);
}

static void
what_is_wrong_is_told_at_its_cell(void **state)
{
	struct scene s = scene_open();

	(void)state;
	assert_begins(row_of(&s, "ann@a.example,Fire safety,45,,,,,"), "warning progress: No group of theirs has this course");
	assert_true(progress_assign(s.ctx, s.ann, s.fire));
	assert_string_equal(row_of(&s, "ann@a.example,Fire safety,45,,,,,"), "valid progress");
	assert_string_equal(row_of(&s, "ann@a.example, fire  SAFETY ,45 %,,80.5 %,2026-10-02,,1:30"), "valid progress");
	assert_begins(row_of(&s, "ann@a.example,Fire safty,45,,,,,"),
		"error none: There is no course “Fire safty”. Did you mean “Fire safety”? [Fire safety]");
	assert_begins(row_of(&s, "ann@a.example,Knitting,45,,,,,"), "error none: There is no course “Knitting”. Check its title");
	assert_begins(row_of(&s, "ann@a.example,,45,,,,,"), "error none: The course is missing.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,120,,,,,"), "error none: A progress of 120 is more than the whole.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,-5,,,,,"), "error none: “-5” is no number of per cent.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,50,,101 %,,,"), "error none: A score of 101 % is more than the whole.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,perhaps,,,,"), "error none: “perhaps” is no status.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,completed,,,2027-01-01,"), "error none: 1 Jan 2027 has not come yet.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,completed,,,2026-02-30,"), "error none: “2026-02-30” is no date.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,completed,,,sometime,"), "error none: “sometime” is no date.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,completed,,2026-10-03,2026-10-02,"),
		"error none: Completed before it was started (3 Oct 2026).");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,40,not started,,,,"), "error none: Not started, but");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,100,in progress,,,,"), "error none: In progress, but");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,40,,,,,many"), "error none: “many” is no number of minutes.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,,,,,"), "error none: Nothing says how far");
	assert_begins(row_of(&s, "stranger@a.example,Fire safety,45,,,,,"), "error none: Nobody in this organisation");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,,,,,02.10.2026 14:30,"), "valid progress");
	assert_begins(
		row_of(&s, "ann@a.example,Fire safety,30,passed,,,2026-10-02,"), "warning progress: Completed: it counts as 100 %.");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,100,,,,,"), "warning progress: No day of completion");
	assert_begins(row_of(&s, "ann@a.example,Fire safety,0,,,,,"), "warning already: Not started");
	world_close(s.ctx);
}

static void
archived_people_and_courses_are_left_alone(void **state)
{
	struct scene s = scene_open();
	const char *words;

	(void)state;
	progress_begin(s.ctx, s.ann, s.fire);
	assert_int_equal(member_archive(s.ctx, s.ann), OK);
	words = row_of(&s, "ann@a.example,Fire safety,45,,,,,");
	assert_string_equal(words, "error none: Archived in this organisation. Restore the person first.");
	assert_int_equal(course_archive(s.ctx, s.hygiene), OK);
	assert_begins(row_of(&s, "bob@a.example,Food hygiene,45,,,,,"), "error none: The course “Food hygiene” is archived.");
	world_close(s.ctx);
}

static void
the_same_person_and_course_twice_is_told(void **state)
{
	struct scene s = scene_open();
	struct import import = upload(s.ctx, IMPORT_PROGRESS,
		"email,course,progress\nann@a.example,Fire safety,40\nann@a.example,Food hygiene,50\nann@a.example,fire safety,60\n");

	(void)state;
	assert_begins(row_now(s.ctx, &import, 1), "warning progress"); /* not open to her yet */
	assert_begins(row_now(s.ctx, &import, 2), "warning progress");
	assert_holds(row_now(s.ctx, &import, 3), "Same person and course as line 2.");
	world_close(s.ctx);
}

static void
progress_is_recorded_once_and_taken_back(void **state)
{
	struct scene s = scene_open();
	static const char csv[] =
		"email,course,progress,score,started,completed,minutes\n"
		"ann@a.example,Fire safety,,92,2026-09-01,2026-10-02,90\nbob@a.example,Fire safety,40,,2026-10-01,,30\n";
	int64_t first, again;

	(void)state;
	first = world_import(s.ctx, IMPORT_PROGRESS, csv);
	world_import_run(s.ctx, first);
	assert_string_equal(stands(&s, s.ann, s.fire), "completed 100 92 5400");
	assert_string_equal(stands(&s, s.bob, s.fire), "in progress 40 -1 1800");
	assert_string_equal(world_import_deeds(s.ctx, first, 1), "progress");
	again = world_import(s.ctx, IMPORT_PROGRESS, csv);
	assert_begins(world_import_row(s.ctx, again, 1), "warning already: Completed already, on 2 Oct 2026.");
	assert_begins(world_import_row(s.ctx, again, 2), "warning already: All of this is so already.");
	world_import_undo(s.ctx, first);
	assert_string_equal(world_import_deeds(s.ctx, first, 1), "progress undone");
	assert_string_equal(stands(&s, s.ann, s.fire), "not started 0 -1 0");
	assert_string_equal(stands(&s, s.bob, s.fire), "not started 0 -1 0");
	world_close(s.ctx);
}

static void
minutes_are_those_in_all(void **state)
{
	struct scene s = scene_open();

	(void)state;
	world_import_run(
		s.ctx, world_import(s.ctx, IMPORT_PROGRESS, "email,course,progress,minutes\nann@a.example,Fire safety,40,30\n"));
	world_import_run(
		s.ctx, world_import(s.ctx, IMPORT_PROGRESS, "email,course,progress,minutes\nann@a.example,Fire safety,60,45\n"));
	assert_string_equal(stands(&s, s.ann, s.fire), "in progress 60 -1 2700");
	world_close(s.ctx);
}

static void
on_a_groups_page_its_learners_and_courses_are_taken(void **state)
{
	struct scene s = scene_open();
	struct import import;
	int64_t membership;

	(void)state;
	world_group(s.ctx, "Drivers", "enrol", "");
	assert_int_equal(world_enrol(s.ctx, ANN, &membership), ADMITTED);
	assert_int_equal(group_set_courses(s.ctx, &s.fire, 1), OK);
	import = upload(s.ctx, IMPORT_PROGRESS,
		"email,course,progress\nann@a.example,Fire safety,40\nann@a.example,Food hygiene,50\nbob@a.example,Fire safety,60\n");
	assert_string_equal(row_now(s.ctx, &import, 1), "valid progress");
	assert_begins(row_now(s.ctx, &import, 2), "error none: Not an active learner of “Drivers” in this course.");
	assert_begins(row_now(s.ctx, &import, 3), "error none: Not an active learner of “Drivers” in this course.");
	world_close(s.ctx);
}

static void
a_file_has_to_say_the_course_and_something_of_it(void **state)
{
	struct scene s = scene_open();
	struct import import = upload(s.ctx, IMPORT_PROGRESS, "email,progress\nann@a.example,40\n");

	(void)state;
	assert_string_equal(import.status, "mapping");
	import = upload(s.ctx, IMPORT_PROGRESS, "email,course,minutes\nann@a.example,Fire safety,40\n");
	assert_string_equal(import.status, "mapping");
	import = upload(s.ctx, IMPORT_PROGRESS, "E-Mail;Kurs;Fortschritt\nann@a.example;Fire safety;40\n");
	assert_string_equal(import.status, "ready");
	world_close(s.ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_is_told_at_its_cell),
		cmocka_unit_test(archived_people_and_courses_are_left_alone),
		cmocka_unit_test(the_same_person_and_course_twice_is_told),
		cmocka_unit_test(progress_is_recorded_once_and_taken_back),
		cmocka_unit_test(minutes_are_those_in_all),
		cmocka_unit_test(on_a_groups_page_its_learners_and_courses_are_taken),
		cmocka_unit_test(a_file_has_to_say_the_course_and_something_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
