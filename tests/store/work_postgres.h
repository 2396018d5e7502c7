/* A transaction that tells how often it ran, in whose middle something may happen, for tests of PostgreSQL. */
#ifndef MUSTER_TESTS_WORK_POSTGRES_H
#define MUSTER_TESTS_WORK_POSTGRES_H

#include "things_postgres.h"

struct work {
	struct place *place;
	int runs;
	int64_t id, seen;
	void (*meanwhile)(struct work *work); /* in the first run, within the transaction */
	bool answer;
};

static inline bool
add_one(void *db)
{
	add(db, "one");
	return true;
}

static inline bool
add_two(void *db)
{
	add(db, "first");
	add(db, "second");
	return true;
}

static inline bool
add_and_more(void *argument)
{
	struct work *work = argument;

	work->runs++;
	add(work->place->db, "mine");
	if (work->meanwhile && work->runs == 1)
		work->meanwhile(work);
	add(work->place->db, "more");
	return work->answer;
}

static inline void
write_work(void *argument)
{
	struct work *work = argument;

	db_write(work->place->db, add_and_more, work);
}

static inline int64_t
commits(struct place *place)
{
	return engine_integer(place->other, "SELECT count(*) FROM store_commits");
}

static inline void
end_connections(struct work *work)
{
	char sql[200];

	snprintf(sql, sizeof sql,
		"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()",
		work->place->name);
	elsewhere("postgres", sql);
}

#endif
