/* How the engine would run every query of sql/: no scan of a table, no sorting, unless the query's comment says why
   ("scan: …", "sort: …"). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/sqlite.h"
#include "store/query.h"

#define LINES_MAX 60
#define LINE_MAX_LENGTH 160

struct plan {
	char lines[LINES_MAX][LINE_MAX_LENGTH + 1];
	int count;
};

static void
read_plan(sqlite3 *handle, const struct query_text *query, struct plan *plan)
{
	char *sql = sqlite3_mprintf("EXPLAIN QUERY PLAN %s", query->sql);
	sqlite3_stmt *statement;

	plan->count = 0;
	assert_int_equal(sqlite3_prepare_v2(handle, sql, -1, &statement, NULL), SQLITE_OK);
	while (sqlite3_step(statement) == SQLITE_ROW) {
		assert_true(plan->count < LINES_MAX);
		snprintf(plan->lines[plan->count++], sizeof plan->lines[0], "%s", (const char *)sqlite3_column_text(statement, 3));
	}
	assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
	sqlite3_free(sql);
}

/* A word of the plan and nothing behind it but the line's end or a blank. */
static bool
names(const char *line, const char *prefix, const char *name, size_t length)
{
	size_t before = strlen(prefix);

	return !strncmp(line, prefix, before) && !strncmp(line + before, name, length) &&
		(line[before + length] == 0 || line[before + length] == ' ');
}

/* Does the query make this itself: a WITH, or a SELECT in its FROM? */
static bool
is_made_by_query(const struct plan *plan, const struct query_text *query, const char *name, size_t length)
{
	char with[2 * LINE_MAX_LENGTH];

	for (int i = 0; i < plan->count; i++)
		if (names(plan->lines[i], "MATERIALIZE ", name, length) || names(plan->lines[i], "CO-ROUTINE ", name, length))
			return true;
	snprintf(with, sizeof with, "%.*s AS (", (int)length, name);
	return strstr(query->sql, "WITH") && strstr(query->sql, with);
}

static bool
scans_table(const struct plan *plan, const struct query_text *query, const char *line)
{
	const char *name = line + 5;

	if (strncmp(line, "SCAN ", 5) || strstr(line, "CONSTANT ROW") || strstr(line, " VIRTUAL TABLE "))
		return false;
	return !is_made_by_query(plan, query, name, strcspn(name, " "));
}

static bool
sorts(const char *line)
{
	return strstr(line, "TEMP B-TREE") && strstr(line, "ORDER BY");
}

/* "scan:" with a reason behind it. */
static bool
has_reason(const struct query_text *query, const char *word)
{
	const char *at = strstr(query->comment, word);

	return at && at[strlen(word)] == ' ' && at[strlen(word) + 1];
}

static int
complaints(const struct plan *plan, const struct query_text *query)
{
	int count = 0;

	for (int i = 0; i < plan->count; i++) {
		const char *line = plan->lines[i];

		if ((scans_table(plan, query, line) && !has_reason(query, "scan:")) || (sorts(line) && !has_reason(query, "sort:"))) {
			print_error("%s: %s\n", query->name, line);
			count++;
		}
	}
	return count;
}

static void
no_query_scans_or_sorts_without_a_reason(void **state)
{
	struct db *db = db_open(":memory:", DB_FULL);
	static struct plan plan;
	int count = 0;

	(void)state;
	for (int i = 0; i < query_count; i++) {
		read_plan(sqlite_of(db)->handle, &query_texts[i], &plan);
		count += complaints(&plan, &query_texts[i]);
	}
	db_close(db);
	assert_int_equal(count, 0);
}

struct piece {
	const char *query, *piece;
};

/* Each query's plan has its piece somewhere. */
static void
assert_plans_have(const struct piece *pieces, size_t count)
{
	struct db *db = db_open(":memory:", DB_FULL);
	static struct plan plan;
	size_t found = 0;

	for (int i = 0; i < query_count; i++)
		for (size_t j = 0; j < count; j++) {
			bool has = false;

			if (strcmp(query_texts[i].name, pieces[j].query) != 0)
				continue;
			found++;
			read_plan(sqlite_of(db)->handle, &query_texts[i], &plan);
			for (int line = 0; line < plan.count; line++)
				has |= strstr(plan.lines[line], pieces[j].piece) != NULL;
			if (!has)
				print_error("%s: no %s\n", pieces[j].query, pieces[j].piece);
			assert_true(has);
		}
	assert_int_equal(found, count);
	db_close(db);
}

/* A page that begins deep in a list costs no more than the first: its index is entered at the key. So are counts at their range. */
static void
reports_enter_their_indexes_at_the_key(void **state)
{
	static const struct piece entered[] = {
		{ "report_by_name", "(sort_key,membership_id)>(?,?)" },
		{ "report_by_name_back", "(sort_key,membership_id)<(?,?)" },
		{ "report_by_name_in_status", "status=? AND (sort_key,membership_id)>(?,?)" },
		{ "report_by_name_in_status_back", "status=? AND sort_key>? AND (sort_key,membership_id)<(?,?)" },
		{ "report_by_progress", "(progress,membership_id)>(?,?)" },
		{ "report_by_progress_back", "(progress,membership_id)<(?,?)" },
		{ "report_by_last", "(last_at,membership_id)>(?,?)" },
		{ "report_by_last_back", "(last_at,membership_id)<(?,?)" },
		{ "report_by_last_in_status", "status=? AND (last_at,membership_id)>(?,?)" },
		{ "report_by_last_in_status_back", "status=? AND (last_at,membership_id)<(?,?)" },
		{ "report_by_completed", "(completed_at,membership_id)>(?,?)" },
		{ "report_by_completed_back", "(completed_at,membership_id)<(?,?)" },
		{ "report_people", "group_id=? AND sort_key>?" },
		{ "report_people_back", "sort_key<?" },
		{ "report_people_in_status", "status=? AND sort_key>?" },
		{ "report_people_in_status_back", "sort_key<?" },
		{ "report_invited", "status=? AND sort_key>?" },
		{ "report_invited_back", "sort_key<?" },
		{ "report_quiet", "status=? AND last_at<?" },
		{ "report_completions_between", "course_id=? AND quarter>? AND quarter<?" },
		{ "report_waits", "jobs_recount" },
	};

	(void)state;
	assert_plans_have(entered, sizeof entered / sizeof *entered);
}

/* Nobody else is looked at, however many are invited. */
static void
closing_an_account_looks_for_corrected_invites_by_its_own_addresses(void **state)
{
	static const struct piece pieces[] = {
		{ "close_forget_corrections", "SEARCH d USING INDEX addresses_account (account_id=?)" },
		{ "close_forget_corrections", "SEARCH m USING INDEX memberships_email (email_key=?)" },
		{ "close_forget_corrections", "SEARCH n USING INDEX memberships_corrected (group_id=? AND route_detail=?)" },
	};

	(void)state;
	assert_plans_have(pieces, sizeof pieces / sizeof *pieces);
}

static int
count_for(struct db *db, const char *comment, const char *sql)
{
	struct query_text query = { "trial", comment, sql, NULL };
	static struct plan plan;

	read_plan(sqlite_of(db)->handle, &query, &plan);
	return complaints(&plan, &query);
}

static void
scans_and_sorts_are_seen(void **state)
{
	struct db *db = db_open(":memory:", DB_FULL);

	(void)state;
	engine_run(db, "CREATE TABLE trials (id INTEGER PRIMARY KEY, name TEXT, size INTEGER); CREATE INDEX t ON trials (name)");
	assert_int_equal(count_for(db, "All.", "SELECT id FROM trials"), 1);
	assert_int_equal(count_for(db, "All. scan: they are few.", "SELECT id FROM trials"), 0);
	assert_int_equal(count_for(db, "All. scan:", "SELECT id FROM trials AS json_each"), 1);
	assert_int_equal(count_for(db, "All.", "SELECT id FROM trials WHERE name = 'a' ORDER BY size"), 1);
	assert_int_equal(count_for(db, "All. sort: few.", "SELECT id FROM trials WHERE name = 'a' ORDER BY size"), 0);
	assert_int_equal(count_for(db, "All.", "SELECT id FROM trials WHERE name = 'a' ORDER BY id"), 0);
	assert_int_equal(count_for(db, "All.", "DELETE FROM trials WHERE size = 1"), 1);
	assert_int_equal(count_for(db, "All.", "SELECT key FROM json_each('[1]')"), 0);
	assert_int_equal(
		count_for(db, "All.", "WITH a AS (SELECT id FROM trials WHERE name = 'a' LIMIT 3) SELECT id FROM a AS b"), 0);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_query_scans_or_sorts_without_a_reason),
		cmocka_unit_test(reports_enter_their_indexes_at_the_key),
		cmocka_unit_test(closing_an_account_looks_for_corrected_invites_by_its_own_addresses),
		cmocka_unit_test(scans_and_sorts_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
