/* What is said of a rule's sense, beside everything that anybody may have: a rule that somebody can match is never refused, two conditions
   that nobody can are; and what everybody is said to match, everybody does. */
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/text.h"
#include "domain/branch.h"
#include "domain/rule_form.h"
#include "lib/world.h"

#define ANYTHING_MOST 400
#define ASKED_MOST 200
#define RANDOM_RULES 4000

/* What somebody may have: of a field its key, of a course its status, of all else the person. */
struct anything {
	const char *key, *status;
	bool unfit;
	struct rule_person person;
};

static struct anything anything[ANYTHING_MOST];
static size_t anything_count;
static struct rule_condition asked[ASKED_MOST];
static size_t asked_count;

static struct anything *
have(void)
{
	assert_true(anything_count < ANYTHING_MOST);
	anything[anything_count] = (struct anything){ .person = { .email_key = "", .sort_key = "x@y" } };
	return &anything[anything_count++];
}

static void
ask(struct ctx *ctx, enum rule_subject subject, enum rule_comparison comparison, int64_t id, const char *value)
{
	assert_true(asked_count < ASKED_MOST);
	asked[asked_count] =
		(struct rule_condition){ .subject = subject, .subject_id = id, .comparison = comparison, .value = value };
	rule_condition_ready(ctx, &asked[asked_count++]);
}

/* Always the same, so that what fails once fails again. */
static size_t
below(size_t most)
{
	static uint64_t drawn = 6;

	drawn = drawn * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(drawn >> 33) % most;
}

static void
forget(void)
{
	anything_count = asked_count = 0;
}

static bool
holds(const struct rule_condition *condition, const struct anything *has)
{
	if (condition->subject == RULE_FIELD)
		return rule_field_holds(condition, has->key, !has->unfit);
	if (condition->subject == RULE_COURSE)
		return rule_course_holds(condition, has->status);
	return rule_person_holds(condition, &has->person);
}

static int64_t
count_matches(const struct rule *rule)
{
	int64_t matches = 0;

	for (size_t i = 0; i < anything_count; i++) {
		bool hold[RULE_CONDITIONS_MOST];

		for (size_t j = 0; j < rule->count; j++)
			hold[j] = holds(&rule->conditions[j], &anything[i]);
		matches += rule_verdict(rule, hold);
	}
	return matches;
}

static const char *
described(struct ctx *ctx, const struct rule *rule)
{
	const char *words = rule->any ? "any" : "all";

	for (size_t i = 0; i < rule->count; i++)
		words = arena_text(ctx->arena, "%s; %d: %s %lld %s %s", words, rule->conditions[i].block,
			rule_subject_name(rule->conditions[i].subject), (long long)rule->conditions[i].subject_id,
			rule_comparison_name(rule->conditions[i].comparison), rule->conditions[i].value);
	return words;
}

static bool
is_refused(struct ctx *ctx, const struct rule *rule)
{
	bool refused;

	ctx->problems = NULL;
	rule_check_sense(ctx, rule);
	refused = ctx->problems != NULL;
	ctx->problems = NULL;
	return refused;
}

struct trial {
	const struct rule *rule;
	bool two; /* conditions that must both hold: nothing may be missed either */
};

static void
judge(struct ctx *ctx, void *argument)
{
	const struct trial *trial = argument;
	const struct rule *rule = trial->rule;
	int64_t matches = count_matches(rule);
	bool refused = is_refused(ctx, rule);
	const char *idle;

	if (refused && matches)
		fail_msg("refused, although it can match: %s", described(ctx, rule));
	if (trial->two && !refused && !matches)
		fail_msg("not refused, although it can never match: %s", described(ctx, rule));
	if (refused)
		return;
	idle = rule_idle_words(ctx, rule);
	if (idle && rule->any && strstr(idle, "everybody in") && matches != (int64_t)anything_count)
		fail_msg("said to let everybody in: %s", described(ctx, rule));
}

/* In memory of its own: there are thousands. */
static void
assert_sense(struct ctx *ctx, const struct rule *rule, bool two)
{
	ctx_aside(ctx, 1 << 20, judge, &(struct trial){ rule, two });
}

static void
try_pairs(struct ctx *ctx)
{
	for (size_t i = 0; i < asked_count; i++)
		for (size_t j = 0; j < asked_count; j++) {
			struct rule_condition pair[] = { asked[i], asked[j] };
			struct rule rule = { .conditions = pair, .count = 2 };

			pair[0].block = 1, pair[1].block = 2;
			assert_sense(ctx, &rule, true);
			rule.any = true;
			assert_sense(ctx, &rule, false);
			pair[1].block = 1;
			assert_sense(ctx, &rule, true);
		}
}

static void
try_random(struct ctx *ctx)
{
	for (size_t i = 0; i < RANDOM_RULES; i++) {
		struct rule_condition conditions[6];
		struct rule rule = { .conditions = conditions, .count = 2 + below(5), .any = below(2) };

		for (size_t j = 0; j < rule.count; j++) {
			conditions[j] = asked[below(asked_count)];
			conditions[j].block = j ? conditions[j - 1].block + (int)below(2) : 1;
		}
		assert_sense(ctx, &rule, false);
	}
}

static void
try_all(struct ctx *ctx)
{
	try_pairs(ctx);
	try_random(ctx);
	forget();
}

/* All words of up to so many letters. */
static void
have_words(struct ctx *ctx, const char *letters, size_t most, void (*set)(struct anything *one, const char *word))
{
	const char *words[ANYTHING_MOST] = { "" };
	size_t count = 1;

	for (size_t i = 0; i < count; i++) {
		if (i)
			set(have(), words[i]);
		for (const char *letter = letters; *letter && strlen(words[i]) < most; letter++) {
			assert_true(count < ANYTHING_MOST);
			words[count++] = arena_text(ctx->arena, "%s%c", words[i], *letter);
		}
	}
}

static void
set_key(struct anything *one, const char *word)
{
	one->key = word;
}

static void
set_email(struct anything *one, const char *word)
{
	one->person.email_key = word;
}

static void
set_name(struct anything *one, const char *word)
{
	one->person.sort_key = word;
}

static const char *const texts[] = { "a", "b", "ab", "ba", "aa", "a\nb", "ab\nba", "b\naa" };
#define TEXTS (sizeof texts / sizeof *texts)

static void
ask_filled(struct ctx *ctx, enum rule_subject subject)
{
	ask(ctx, subject, RULE_EMPTY, 0, "");
	ask(ctx, subject, RULE_FILLED, 0, "");
}

static void
texts_make_sense(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	have();
	have_words(ctx, "abc", 5, set_key);
	ask_filled(ctx, RULE_FIELD);
	for (size_t i = 0; i < TEXTS; i++)
		for (enum rule_comparison comparison = RULE_IS; comparison <= RULE_CONTAINS_NOT; comparison++)
			ask(ctx, RULE_FIELD, comparison, 0, texts[i]);
	try_all(ctx);
	world_close(ctx);
}

static void
numbers_make_sense(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	have();
	have()->key = "many";
	anything[1].unfit = true;
	for (int half = -9; half <= 9; half++)
		have()->key = arena_text(ctx->arena, "%g", half / 2.0);
	ask_filled(ctx, RULE_FIELD);
	for (int number = -2; number <= 2; number++) {
		const char *value = arena_text(ctx->arena, "%d", number);

		ask(ctx, RULE_FIELD, RULE_IS, 0, value);
		ask(ctx, RULE_FIELD, RULE_IS_NOT, 0, value);
		ask(ctx, RULE_FIELD, RULE_LESS, 0, value);
		ask(ctx, RULE_FIELD, RULE_MORE, 0, value);
	}
	ask(ctx, RULE_FIELD, RULE_IS, 0, "-2\n1");
	ask(ctx, RULE_FIELD, RULE_IS_NOT, 0, "-2\n1");
	try_all(ctx);
	world_close(ctx);
}

static void
days_make_sense(void **state)
{
	struct ctx *ctx = world_open();
	int64_t day;

	(void)state;
	have();
	for (int i = 1; i <= 9; i++)
		have()->key = arena_text(ctx->arena, "2024-02-2%d", i);
	have()->key = "2024-03-01";
	ask_filled(ctx, RULE_FIELD);
	for (int i = 5; i <= 9; i++)
		for (enum rule_comparison comparison = RULE_IS; comparison <= RULE_AFTER; comparison++)
			if (comparison <= RULE_IS_NOT || comparison >= RULE_BEFORE)
				ask(ctx, RULE_FIELD, comparison, 0, arena_text(ctx->arena, "2024-02-2%d", i));
	try_all(ctx);

	assert_true(zone_instant("2024-02-26", "00:00", &day));
	for (int hour = -96; hour <= 120; hour += 6)
		have()->person.joined_at = day + hour * 3600;
	for (int i = 5; i <= 9; i++) {
		ask(ctx, RULE_JOINED, RULE_BEFORE, 0, arena_text(ctx->arena, "2024-02-2%d", i));
		ask(ctx, RULE_JOINED, RULE_AFTER, 0, arena_text(ctx->arena, "2024-02-2%d", i));
	}
	try_all(ctx);
	world_close(ctx);
}

static void
addresses_make_sense(void **state)
{
	struct ctx *ctx = world_open();

	(void)state;
	have();
	have_words(ctx, "abc", 5, set_email);
	for (size_t i = 0; i < TEXTS; i++)
		for (enum rule_comparison comparison = RULE_CONTAINS; comparison <= RULE_ENDS; comparison++)
			ask(ctx, RULE_EMAIL, comparison, 0, texts[i]);
	try_all(ctx);
	world_close(ctx);
}

static void
names_make_sense(void **state)
{
	static const char *const names[] = { "a", "b", "ab", "ba", "aa", "a b", "ab ba", "b aa" };
	struct ctx *ctx = world_open();

	(void)state;
	have();
	have_words(ctx, "ab ", 5, set_name);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		for (enum rule_comparison comparison = RULE_CONTAINS; comparison <= RULE_CONTAINS_NOT; comparison++)
			ask(ctx, RULE_NAME, comparison, 0, names[i]);
	try_all(ctx);
	world_close(ctx);
}

static void
courses_make_sense(void **state)
{
	static const char *const statuses[] = { "not started", "in progress", "completed" };
	struct ctx *ctx = world_open();

	(void)state;
	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++) {
		have()->status = statuses[i];
		ask(ctx, RULE_COURSE, RULE_IS, 1, statuses[i]);
		ask(ctx, RULE_COURSE, RULE_IS_NOT, 1, statuses[i]);
	}
	try_all(ctx);
	world_close(ctx);
}

/* A branch, and what is below it: also one that is not there yet, since it may come. */
static const struct rule_branch *
have_branch(struct ctx *ctx, const struct rule_branch *up, const char *name)
{
	struct rule_branch *branch = arena_alloc(ctx->arena, sizeof *branch), *later = arena_alloc(ctx->arena, sizeof *later);

	branch->up = up;
	branch->id = world_branch(ctx, up ? up->id : 0, name);
	*later = (struct rule_branch){ .up = branch, .id = 1000 + branch->id };
	have()->person.branch = branch;
	have()->person.branch = later;
	for (enum rule_comparison comparison = RULE_IS; comparison <= RULE_NOT_UNDER; comparison++)
		if (comparison <= RULE_IS_NOT || comparison >= RULE_UNDER)
			ask(ctx, RULE_BRANCH, comparison, branch->id, "");
	return branch;
}

static void
branches_make_sense(void **state)
{
	struct ctx *ctx = world_open();
	const struct rule_branch *north, *east;

	(void)state;
	have();
	have()->person.branch = &(struct rule_branch){ .id = 2000 };
	ask_filled(ctx, RULE_BRANCH);
	north = have_branch(ctx, NULL, "North");
	east = have_branch(ctx, north, "North-east");
	have_branch(ctx, east, "Harbour");
	have_branch(ctx, north, "North-west");
	have_branch(ctx, have_branch(ctx, NULL, "South"), "River");
	try_all(ctx);
	world_close(ctx);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_make_sense),
		cmocka_unit_test(numbers_make_sense),
		cmocka_unit_test(days_make_sense),
		cmocka_unit_test(addresses_make_sense),
		cmocka_unit_test(names_make_sense),
		cmocka_unit_test(courses_make_sense),
		cmocka_unit_test(branches_make_sense),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
