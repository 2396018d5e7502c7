/* Files that are sent while they are made hold what a piece needs, however long they are. */
#include "domain/field.h"
#include "domain/import.h"
#include "lib/look.h"
#include "queries.h"
#include "web/stream.h"
#include "pages_world.h"

#define ROOM ((size_t)2 << 20) /* of a request: less than what the rows of a file need together */
#define COUNT "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "

static size_t
lines(const char *text, size_t length)
{
	size_t count = 0;

	for (size_t i = 0; i < length; i++)
		count += text[i] == '\n';
	return count;
}

/* How many lines the whole file has, of which Dana asks. */
static size_t
lines_within_room(const char *uri)
{
	struct arena *world = site.world->arena, *narrow = arena_new(ROOM);
	const char *piece;
	size_t length, count;

	site.world->arena = narrow;
	db_use_arena(site.world->db, narrow);
	assert_int_equal(ask("GET", uri, dana, NULL, NULL), FAULT_NONE);
	assert_int_equal(site.response.status, 200);
	assert_true(site.response.more);
	count = lines(site.response.body, site.response.length);
	do {
		assert_int_equal(stream_next(&site.request, &piece, &length), FAULT_NONE);
		count += lines(piece, length);
	} while (length);
	stream_close(&site.request);
	response_clear(&site.response);
	site.world->arena = world;
	db_use_arena(site.world->db, world);
	arena_free(narrow);
	return count;
}

static int64_t
uploaded(int64_t size)
{
	q_import_add(site.world->db, site.world->organisation, site.world->group, site.world->account, "enrol", "people.csv", size,
		site.world->now);
	return db_new_id(site.world->db);
}

static void
the_rows_that_a_long_import_left_out_fit_into_the_room_of_a_piece(void **state)
{
	int64_t import;

	(void)state;
	db_begin(site.world->db);
	import = uploaded(100);
	look_run(site.world,
		COUNT "INSERT INTO import_rows (import_id, number, line, verdict, plan, cells, problems) "
			  "SELECT %lld, i, i + 1, 'error', '', 'Grace\x1fTan\x1fgrace.tan.example.org\x1f', "
			  "'0\x1f"
			  "1\x1fThe @ is missing.\x1f\x1e"
			  "0\x1f"
			  "1\x1fThe name is missing.\x1f\x1e' FROM n",
		10000, (long long)import);
	db_commit(site.world->db);
	assert_int_equal(lines_within_room(path("/imports/ID/rows.csv", import)), 10001);
}

static void
many_people_with_many_fields_fit_into_it_too(void **state)
{
	size_t before;

	(void)state;
	db_begin(site.world->db);
	for (int i = 0; i < 15; i++)
		world_field(site.world, arena_text(site.world->arena, "Field %d", i), "text", "");
	before = (size_t)look_number(
		site.world, "SELECT COUNT(*) FROM members WHERE organisation_id = %lld", (long long)site.world->organisation);
	look_run(site.world,
		COUNT "INSERT INTO accounts (email, first_name, last_name, created_at) "
			  "SELECT 'crowd' || i || '@northfield.example', 'Grace', 'Tan', 0 FROM n",
		6000);
	look_run(site.world,
		"INSERT INTO members (organisation_id, account_id, sort_key, joined_at) "
		"SELECT %lld, id, 'tan grace', 0 FROM accounts WHERE email LIKE 'crowd%%'",
		(long long)site.world->organisation);
	db_commit(site.world->db);
	assert_int_equal(lines_within_room("/learners.csv"), before + 6001);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_rows_that_a_long_import_left_out_fit_into_the_room_of_a_piece),
		cmocka_unit_test(many_people_with_many_fields_fit_into_it_too),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
