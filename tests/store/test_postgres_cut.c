/* Connections that end, before a transaction, in its middle or at its COMMIT. */
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "base/clock.h"
#include "work_postgres.h"

static void
a_connection_that_ends_before_or_within_is_made_anew(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place, .answer = true };

	assert_int_equal(count(place->db), 0);
	end_connections(&work);
	assert_int_equal(count(place->db), 0);
	end_connections(&work);
	work.meanwhile = end_connections;
	assert_true(db_write(place->db, add_and_more, &work));
	assert_int_equal(work.runs, 2);
	assert_int_equal(count(place->db), 2);
	assert_int_equal(commits(place), 1);
}

struct reading {
	struct place *place;
	int runs, losses;
	int64_t seen;
};

/* Its connection ends between two looks, and somebody writes meanwhile. */
static void
look_twice(void *argument)
{
	struct reading *reading = argument;
	struct place *place = reading->place;
	struct work work = { .place = place };

	reading->seen = count(place->db);
	if (reading->runs++ < reading->losses)
		end_connections(&work);
	elsewhere(place->name, "INSERT INTO things (name) SELECT count(*)::text FROM things");
	assert_int_equal(count(place->db), reading->seen);
}

static void
read_it(void *argument)
{
	struct reading *reading = argument;

	db_read(reading->place->db, look_twice, reading);
}

static void
what_is_read_is_read_once_more_where_its_snapshot_was_lost_and_that_one_stands(void **state)
{
	struct place *place = place_of(state);
	struct reading reading = { .place = place, .losses = 1 };

	assert_int_equal(fault_catch(read_it, &reading), FAULT_NONE);
	assert_int_equal(reading.runs, 2);
	assert_int_equal(reading.seen, 1);
	assert_int_equal(count(place->db), 1);
	db_rollback(place->db);
	assert_int_equal(count(place->db), 2);
}

static void
what_is_lost_twice_is_not_read_a_third_time(void **state)
{
	struct place *place = place_of(state);
	struct reading reading = { .place = place, .losses = 2 };

	assert_int_equal(fault_catch(read_it, &reading), FAULT_BUSY);
	assert_int_equal(reading.runs, 2);
	db_rollback(place->db);
	assert_int_equal(fault_catch(read_it, &reading), FAULT_NONE);
	assert_int_equal(reading.runs, 3);
	db_rollback(place->db);
}

/* A wire in a process of its own that is cut at the next COMMIT: before it reaches the server, or after the server has done it. Then it is
   whole again. */
struct wire {
	pid_t process;
	char directory[40], url[600];
};

static int
reach_server(void)
{
	PQconninfoOption *parts = PQconninfoParse(server, NULL);
	struct sockaddr_un end = { .sun_family = AF_UNIX };
	int file = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	const char *port = postgres_part(parts, "port");

	snprintf(end.sun_path, sizeof end.sun_path, "%s/.s.PGSQL.%s", postgres_part(parts, "host"), port ? port : "5432");
	PQconninfoFree(parts);
	if (connect(file, (struct sockaddr *)&end, sizeof end) != 0)
		_exit(3);
	return file;
}

/* One connection, to its end; whether it was cut. */
static bool
pass_on(int client, int there, bool cuts, bool after)
{
	struct pollfd ends[] = { { .fd = client, .events = POLLIN }, { .fd = there, .events = POLLIN } };
	char data[65536];
	bool cut = false;

	while (poll(ends, 2, -1) > 0) {
		int from = ends[0].revents ? client : there;
		ssize_t got = read(from, data, sizeof data);

		if (got <= 0 || (cut && from == there))
			return cut;
		if (from == client && cuts && got >= 11 && *data == 'Q' && !memcmp(data + 5, "COMMIT", 6)) {
			cut = true;
			if (!after)
				return true;
		}
		if (write(from == client ? there : client, data, (size_t)got) != got)
			return cut;
	}
	return cut;
}

static void
lay_wire(struct wire *wire, struct place *place, bool after)
{
	struct sockaddr_un end = { .sun_family = AF_UNIX };
	int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(wire->directory, sizeof wire->directory, "/tmp/muster-wire-XXXXXX");
	assert_non_null(mkdtemp(wire->directory));
	snprintf(end.sun_path, sizeof end.sun_path, "%s/.s.PGSQL.1", wire->directory);
	assert_int_equal(bind(listener, (struct sockaddr *)&end, sizeof end), 0);
	assert_int_equal(listen(listener, 10), 0);
	snprintf(wire->url, sizeof wire->url, "postgresql://muster@/%s?host=%s&port=1", place->name, wire->directory);
	wire->process = fork();
	if (wire->process == 0) {
		bool cuts = true;

		alarm(120);
		for (;;) {
			int client = accept(listener, NULL, NULL), there = reach_server();

			if (pass_on(client, there, cuts, after))
				cuts = false;
			close(client);
			close(there);
		}
	}
	close(listener);
}

static void
take_wire(struct wire *wire)
{
	char path[100];

	kill(wire->process, SIGKILL);
	waitpid(wire->process, NULL, 0);
	snprintf(path, sizeof path, "%s/.s.PGSQL.1", wire->directory);
	unlink(path);
	rmdir(wire->directory);
}

/* How often it ran until it was saved, which it is once; turn 0: not in turn. Where it was, others have theirs then. */
static int
runs_through(struct place *place, bool after, int64_t turn)
{
	struct work work = { .place = place, .answer = true };
	struct wire wire;

	lay_wire(&wire, place, after);
	db_close(place->db);
	place->db = db_open(wire.url, DB_FULL);
	db_use_arena(place->db, place->arena);
	assert_true(db_write_in_turn(place->db, turn, add_and_more, &work));
	assert_int_equal(count(place->other), 2);
	assert_int_equal(engine_integer(place->other, "SELECT count(*) FROM store_commits WHERE made_at > 0"), 1);
	assert_true(db_write_in_turn(place->other, turn, add_one, place->other));
	take_wire(&wire);
	return work.runs;
}

static void
a_commit_whose_answer_is_lost_is_not_done_twice(void **state)
{
	assert_int_equal(runs_through(place_of(state), true, 0), 1);
}

static void
a_commit_that_never_arrived_is_done_again(void **state)
{
	assert_int_equal(runs_through(place_of(state), false, 0), 2);
}

static void
a_commit_in_turn_whose_answer_is_lost_is_not_done_twice(void **state)
{
	assert_int_equal(runs_through(place_of(state), true, 7), 1);
}

static void
a_commit_in_turn_that_never_arrived_is_done_again(void **state)
{
	assert_int_equal(runs_through(place_of(state), false, 7), 2);
}

static void
patience_ends_where_the_server_stays_away(void **state)
{
	struct place *place = place_of(state);
	struct work work = { .place = place, .answer = true };
	struct wire wire;
	int64_t began = clock_monotonic(), took;

	lay_wire(&wire, place, false);
	db_close(place->db);
	place->db = db_open(wire.url, DB_FULL);
	db_use_arena(place->db, place->arena);
	take_wire(&wire);
	assert_int_equal(fault_catch(write_work, &work), FAULT_BUSY);
	took = clock_monotonic() - began;
	assert_true(took >= 5000);
	assert_int_equal(work.runs, 0);
	/* Whoever comes after does not wait as long once more. */
	began = clock_monotonic();
	assert_int_equal(fault_catch(write_work, &work), FAULT_BUSY);
	assert_true(clock_monotonic() - began < took);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_connection_that_ends_before_or_within_is_made_anew, place_make, place_remove),
		cmocka_unit_test_setup_teardown(
			what_is_read_is_read_once_more_where_its_snapshot_was_lost_and_that_one_stands, place_make, place_remove),
		cmocka_unit_test_setup_teardown(what_is_lost_twice_is_not_read_a_third_time, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_commit_whose_answer_is_lost_is_not_done_twice, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_commit_that_never_arrived_is_done_again, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_commit_in_turn_whose_answer_is_lost_is_not_done_twice, place_make, place_remove),
		cmocka_unit_test_setup_teardown(a_commit_in_turn_that_never_arrived_is_done_again, place_make, place_remove),
		cmocka_unit_test_setup_teardown(patience_ends_where_the_server_stays_away, place_make, place_remove),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
