/* The ceiling of taking statements in: what a batch of 100 writes, five statements of each of 20 learners, in one transaction with
   synchronous=FULL, into a database of Muster's schema with what statements.mjs put into it.
   Usage: bare_statements DATABASE HOME FIRST LAST SECONDS; prints how many a second were written. */
#include <string.h>

#include "bare_sqlite.h"

#define LEARNERS 20
#define SAID 5
#define TERMS 6
#define JSON_MOST 2000

static const char *const writes[] = {
	"INSERT INTO statements (organisation_id, key_id, uuid, stored, happened, digest, verb, target, voids, voided, fate, member_id,"
	" course_id, event_kind, json) VALUES (1, 1, ?1, ?2, 1795168800000000, ?3, ?4, NULL, 0, 0, ?5, ?6, ?7, ?8, ?9)",
	"INSERT INTO statement_terms (organisation_id, term, stored, near) VALUES (1, ?1, ?2, ?3)",
	"INSERT INTO enrolments (organisation_id, member_id, course_id, assigned_at) VALUES (1, ?1, 100, ?2) ON CONFLICT DO NOTHING",
	"INSERT INTO progress_events (organisation_id, member_id, course_id, round, kind, source, ref, progress, score, seconds, at,"
	" recorded_at) VALUES (1, ?1, 100, 1, ?2, 'statement', ?3, ?4, ?5, ?6, 1795168800, ?7)",
	"UPDATE enrolments SET status = 'in progress', progress = 50, score = 85, seconds = 600, started_at = 1795168800,"
	" last_at = 1795168800 WHERE member_id = ?1 AND course_id = 100",
	"UPDATE memberships SET active_at = ?2 WHERE member_id = ?1 AND group_id = 1",
	"UPDATE report_lines SET status = 'in progress', progress = 50, score = 85, seconds = 600, last_at = 1795168800"
	" WHERE group_id = 1 AND course_id = 100 AND membership_id = (SELECT id FROM memberships WHERE member_id = ?1 AND group_id = 1)",
	"UPDATE report_totals SET in_progress = in_progress + 1, scored = scored + 1, score_sum = score_sum + 85"
	" WHERE group_id = 1 AND course_id = 100",
};
enum write { STATEMENT, TERM, ENROL, EVENT, ROLL_UP, TOUCH, LINE, TOTAL, WRITES };

static const struct said {
	const char *verb, *kind, *object, *rest;
	int progress, score, seconds, terms;
} said[SAID] = {
	{ "initialized", "started", "", "", -1, -1, 0, 5 },
	{ "answered", NULL, "https://player.example/questions/1",
		",\"result\":{\"response\":\"a\",\"success\":true,\"duration\":\"PT12.5S\"}", -1, -1, 0, 6 },
	{ "progressed", "progressed", "",
		",\"result\":{\"extensions\":{\"https://w3id.org/xapi/cmi5/result/extensions/progress\":50},\"duration\":\"PT10M\"}", 50,
		-1, 600, 5 },
	{ "answered", NULL, "https://player.example/questions/2",
		",\"result\":{\"response\":\"true\",\"success\":false,\"duration\":\"PT8S\"}", -1, -1, 0, 6 },
	{ "scored", "scored", "", ",\"result\":{\"score\":{\"scaled\":0.85,\"raw\":85,\"min\":0,\"max\":100}}", -1, 85, 0, 5 },
};

static sqlite3_stmt *statements[WRITES];
static sqlite3_int64 stored, number;

static void
integer(enum write write, int at, sqlite3_int64 value)
{
	sqlite3_bind_int64(statements[write], at, value);
}

static void
text(enum write write, int at, const char *value)
{
	sqlite3_bind_text(statements[write], at, value, -1, SQLITE_STATIC);
}

/* Numbers that lie as those of a hash. */
static sqlite3_int64
term(sqlite3_int64 of)
{
	unsigned long long mixed = (unsigned long long)of * 0x9e3779b97f4a7c15ULL;

	mixed ^= mixed >> 29;
	return (sqlite3_int64)(mixed * 0xbf58476d1ce4e5b9ULL);
}

static void
write_terms(long learner, int which)
{
	sqlite3_int64 terms[TERMS] = { term(learner), term(-1 - which % 3), term(-10 - which), term(1000000 + learner), term(-20),
		term(-10) };

	for (int i = 0; i < said[which].terms; i++) {
		integer(TERM, 1, terms[i]);
		integer(TERM, 2, stored);
		integer(TERM, 3, i < 4);
		step(statements[TERM]);
	}
}

static void
write_event(long learner, const struct said *one, const char *uuid)
{
	char ref[100];

	integer(ENROL, 1, learner);
	integer(ENROL, 2, time(NULL));
	step(statements[ENROL]);
	snprintf(ref, sizeof ref, "statement:%s:%s", uuid, one->kind);
	integer(EVENT, 1, learner);
	text(EVENT, 2, one->kind);
	text(EVENT, 3, ref);
	if (one->progress >= 0)
		integer(EVENT, 4, one->progress);
	if (one->score >= 0)
		integer(EVENT, 5, one->score);
	integer(EVENT, 6, one->seconds);
	integer(EVENT, 7, time(NULL));
	step(statements[EVENT]);
	sqlite3_clear_bindings(statements[EVENT]);
}

static void
write_statement(long learner, int which, const char *home)
{
	const struct said *one = &said[which];
	char uuid[40], digest[50], verb[100], json[JSON_MOST], course[200];

	number++;
	stored++;
	snprintf(uuid, sizeof uuid, "%08lx-%04llx-4000-8000-%012llx", learner, number % 65536, number);
	snprintf(digest, sizeof digest, "%043llx", (unsigned long long)term(number));
	snprintf(verb, sizeof verb, "http://adlnet.gov/expapi/verbs/%s", one->verb);
	snprintf(course, sizeof course, "%s/courses/100", home);
	check(
		snprintf(json, sizeof json,
			"{\"id\":\"%s\",\"actor\":{\"objectType\":\"Agent\",\"name\":\"Person Number %ld\",\"mbox\":\"mailto:person%ld@large.example\"},"
			"\"verb\":{\"id\":\"%s\",\"display\":{\"en\":\"%s\"}},\"object\":{\"objectType\":\"Activity\",\"id\":\"%s\",\"definition\":{"
			"\"name\":{\"en\":\"Working safely\"},\"type\":\"http://adlnet.gov/expapi/activities/course\"}},\"context\":{\"registration\":"
			"\"00000000-0000-4000-8000-%012lx\",\"platform\":\"Player\",\"language\":\"en\"},\"timestamp\":\"2026-11-20T10:00:00.000Z\"%s,"
			"\"authority\":{\"objectType\":\"Agent\",\"name\":\"Player\",\"account\":{\"homePage\":\"%s\",\"name\":\"key-0123456789abcdef\"}},"
			"\"version\":\"1.0.0\",\"stored\":\"2026-11-22T10:00:00.000000Z\"}",
			uuid, learner, learner, verb, one->verb, *one->object ? one->object : course, learner, one->rest, home) < JSON_MOST);
	if (one->kind)
		write_event(learner, one, uuid);
	text(STATEMENT, 1, uuid);
	integer(STATEMENT, 2, stored);
	text(STATEMENT, 3, digest);
	text(STATEMENT, 4, verb);
	text(STATEMENT, 5, one->kind ? "progress" : "no progress");
	if (one->kind) {
		integer(STATEMENT, 6, learner);
		integer(STATEMENT, 7, 100);
		text(STATEMENT, 8, one->kind);
	}
	text(STATEMENT, 9, json);
	step(statements[STATEMENT]);
	sqlite3_clear_bindings(statements[STATEMENT]);
	write_terms(learner, which);
}

static void
write_batch(long first, const char *home)
{
	execute("BEGIN IMMEDIATE");
	for (long learner = first; learner < first + LEARNERS; learner++)
		for (int which = 0; which < SAID; which++)
			write_statement(learner, which, home);
	for (long learner = first; learner < first + LEARNERS; learner++)
		for (enum write write = ROLL_UP; write < WRITES; write++) {
			integer(write, 1, learner);
			if (write == TOUCH)
				integer(write, 2, time(NULL));
			step(statements[write]);
		}
	execute("COMMIT");
}

int
main(int argc, char **argv)
{
	long first = argc == 6 ? strtol(argv[3], NULL, 10) : 0, last = first ? strtol(argv[4], NULL, 10) : 0, learner = first;
	double from, until;

	if (!first)
		return 2;
	open_as_ours(argv[1]);
	for (int i = 0; i < WRITES; i++)
		statements[i] = prepare(writes[i]);
	stored = (sqlite3_int64)first * 1000000000; /* later than in the round before */
	number = first * 1000;
	from = seconds();
	until = from + strtod(argv[5], NULL);
	for (; learner + LEARNERS - 1 <= last && seconds() < until; learner += LEARNERS)
		write_batch(learner, argv[2]);
	printf("%.0f\n", (double)(learner - first) * SAID / (seconds() - from));
	finish(statements, WRITES);
	return 0;
}
