/* An installation moves from one store into another: table by table, in one transaction of the target. What was written is read again
   and compared before that is committed. */
#include "store/copy.h"
#include "base/fault.h"

#include <string.h>
#include <sys/stat.h>

#define TELL_AFTER 1000 /* rows */
#define CELLS_MOST 100  /* columns of a table */

struct work {
	struct db_copy *copy;
	struct copy_tables tables;
	struct side from, to;
	unsigned char (*sums)[SUM_BYTES]; /* of the source, a table each */
	int64_t *rows;
	bool whole;
};

static const struct mover *
mover_for(const char *store)
{
	return db_is_on_server(store) ? &postgres_mover : &sqlite_mover;
}

/* Always false. */
__attribute__((format(printf, 2, 3))) static bool
refuse(struct work *work, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	work->copy->problem = arena_vtext(work->copy->arena, format, args);
	va_end(args);
	return false;
}

static void
tell(struct work *work, const char *doing, const char *table)
{
	struct db_copy *copy = work->copy;

	copy->doing = doing;
	copy->table = table;
	if (copy->tell)
		copy->tell(copy);
}

/* --- the two stores --- */

/* The same file by another path too. */
static bool
are_one(const char *from, const char *to)
{
	struct stat one, other;

	if (!strcmp(from, to))
		return true;
	return !db_is_on_server(from) && !db_is_on_server(to) && !stat(from, &one) && !stat(to, &other) &&
		one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

static bool
open_side(struct work *work, struct side *side, const char *store)
{
	struct db_copy *copy = work->copy;

	*side = (struct side){ .mover = mover_for(store), .arena = copy->arena };
	side->db = side->mover->open(copy->arena, store, &copy->problem);
	if (side->db)
		db_use_arena(side->db, copy->arena);
	return side->db;
}

static void
close_side(struct side *side)
{
	if (side->at)
		side->mover->forget(side);
	db_close(side->db);
}

static bool
is_of_this_version(struct work *work, struct db *db)
{
	int version = db_version(db), needed = db_version_needed();

	if (version > needed)
		return refuse(work, "%s is at version %d, of a newer program; this one knows %d. Run muster copy of the newer one.",
			db_name(db), version, needed);
	if (version < needed)
		return refuse(work, "%s is at version %d, and this program needs %d. Run muster migrate on it first.", db_name(db),
			version, needed);
	return true;
}

static bool
open_source(struct work *work)
{
	const char *store = work->copy->from;

	if (!mover_for(store)->is_there(store))
		return refuse(work, "There is no database at %s.", store);
	if (!open_side(work, &work->from, store))
		return false;
	if (!work->from.mover->has_tables(work->from.db))
		return refuse(work, "%s is empty: there is nothing to copy.", db_name(work->from.db));
	return is_of_this_version(work, work->from.db);
}

/* Only what has no tables at all gets the schema: what is of another version, or not of Muster, stays as it is. */
static bool
open_target(struct work *work)
{
	const char *store = work->copy->to;
	bool has_tables = false;

	if (mover_for(store)->is_there(store)) {
		if (!open_side(work, &work->to, store))
			return false;
		has_tables = work->to.mover->has_tables(work->to.db);
		if (has_tables && !db_version(work->to.db))
			return refuse(work, "%s has tables that are not Muster's. Name a database of its own.", db_name(work->to.db));
		if (has_tables)
			return is_of_this_version(work, work->to.db);
		db_close(work->to.db);
		work->to.db = NULL;
	}
	db_migrate(store);
	return open_side(work, &work->to, store);
}

/* --- tables --- */

static int64_t
count_rows(struct work *work, struct side *side, const struct copy_table *table)
{
	return engine_integer(side->db, arena_text(work->copy->arena, "SELECT count(*) FROM \"%s\"", table->name));
}

static void
count_done(struct work *work, const char *doing, const char *table, int64_t rows)
{
	work->copy->done++;
	if (rows % TELL_AFTER == 0)
		tell(work, doing, table);
}

/* Reads a table, and writes it into the other side where there is one; the sum of what was read, and how many rows. */
static int64_t
go_through(struct work *work, struct side *from, struct side *to, const struct copy_table *table, unsigned char *bytes)
{
	struct cell cells[CELLS_MOST];
	struct sum sum;

	if (table->count > CELLS_MOST)
		fault("table %s has %d columns", table->name, table->count);
	from->table = table;
	sum_begin(&sum);
	from->mover->read(from);
	if (to) {
		to->table = table;
		to->mover->write(to);
	}
	while (from->mover->next(from, cells)) {
		sum_row(&sum, cells, table->count);
		if (to)
			to->mover->put(to, cells);
		count_done(work, to ? "Copying" : "Comparing", table->name, sum.rows);
	}
	if (to)
		to->mover->written(to);
	sum_end(&sum, bytes);
	return sum.rows;
}

/* Whether the target has only what the schema itself makes, by an empty database in memory. */
static bool
is_empty(struct work *work)
{
	struct side fresh = { .mover = &sqlite_mover, .arena = work->copy->arena, .db = db_open(":memory:", DB_NORMAL) };
	const struct copy_table *table = NULL;
	unsigned char ours[SUM_BYTES], theirs[SUM_BYTES];
	int64_t rows = 0;
	bool same = true;

	for (int i = 0; same && i < work->tables.count; i++) {
		table = &work->tables.all[i];
		rows = count_rows(work, &work->to, table);
		same = rows == count_rows(work, &fresh, table);
		if (same && rows) {
			go_through(work, &fresh, NULL, table, ours);
			go_through(work, &work->to, NULL, table, theirs);
			same = !memcmp(ours, theirs, sizeof ours);
		}
	}
	db_close(fresh.db);
	work->copy->done = 0;
	return same ||
		refuse(work, "%s is not empty: there is something in its table %s (rows: %lld). Name an empty database.",
			db_name(work->to.db), table->name, (long long)rows);
}

static void
copy_tables_over(struct work *work)
{
	struct db_copy *copy = work->copy;

	for (int i = 0; i < work->tables.count; i++)
		copy->rows += work->rows[i] = count_rows(work, &work->from, &work->tables.all[i]);
	copy->all = 2 * copy->rows;
	for (int i = 0; i < work->tables.count; i++) {
		tell(work, "Copying", work->tables.all[i].name);
		go_through(work, &work->from, &work->to, &work->tables.all[i], work->sums[i]);
	}
}

static void
copy_counts(struct work *work)
{
	for (int i = 0; i < work->tables.count; i++) {
		const struct copy_table *table = &work->tables.all[i];

		if (table->counts)
			work->to.mover->count_on(&work->to, table, work->from.mover->last_id(&work->from, table));
	}
}

static bool
compare_tables(struct work *work)
{
	unsigned char sum[SUM_BYTES];

	for (int i = 0; i < work->tables.count; i++) {
		const struct copy_table *table = &work->tables.all[i];
		int64_t rows;

		tell(work, "Comparing", table->name);
		rows = go_through(work, &work->to, NULL, table, sum);
		if (rows != work->rows[i])
			return refuse(work, "Table %s has %lld rows, and its copy %lld. The copy was taken back.", table->name,
				(long long)work->rows[i], (long long)rows);
		if (memcmp(sum, work->sums[i], sizeof sum) != 0)
			return refuse(work, "A row of table %s is not the same in its copy. The copy was taken back.", table->name);
	}
	return true;
}

/* --- all of it --- */

static void
do_work(void *argument)
{
	struct work *work = argument;
	struct db_copy *copy = work->copy;
	struct side *from = &work->from, *to = &work->to;

	if (!open_source(work) || !open_target(work))
		return;
	work->tables = copy_tables(copy->arena);
	work->sums = arena_array(copy->arena, (size_t)work->tables.count, sizeof *work->sums);
	work->rows = arena_array(copy->arena, (size_t)work->tables.count, sizeof *work->rows);
	copy->tables = work->tables.count;
	to->mover->take(to, &work->tables);
	if (!is_empty(work))
		return;
	from->mover->hold(from, &work->tables);
	to->mover->clear(to, &work->tables);
	copy_tables_over(work);
	tell(work, "Indexing", "");
	to->mover->settle(to, &work->tables);
	copy_counts(work);
	if (!compare_tables(work))
		return;
	copy->problem =
		"The last step failed; the line above says why. Run it again: if it says that the target is not empty, all is there.";
	to->mover->commit(to);
	copy->problem = NULL;
	work->whole = true;
}

bool
db_copy(struct db_copy *copy)
{
	struct work work = { .copy = copy };
	enum fault_kind kind;

	copy->doing = copy->table = "";
	if (are_one(copy->from, copy->to))
		return refuse(&work, "The two databases are one.");
	kind = fault_catch(do_work, &work);
	close_side(&work.to);
	close_side(&work.from);
	if (kind != FAULT_NONE)
		fault_pass(kind);
	return work.whole;
}
