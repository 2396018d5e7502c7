/* Moving an installation: what PostgreSQL does as a source and as a target. Rows go by COPY, as bytes. */
#include <endian.h>
#include <string.h>
#include <time.h>

#include "base/buffer.h"
#include "base/fault.h"
#include "store/copy.h"
#include "store/postgres.h"

#define LIST_MOST 100000
#define ROW_MOST (1 << 30)
#define PIECE 65536      /* bytes that go together */
#define OTHERS_WAIT 20   /* times that connections of a process that was killed are given to end */
#define OTHERS_PAUSE 250 /* milliseconds */
#define END_OF_ROWS -1

/* A file of COPY's own begins so: signature, flags, length of what else there is. */
static const char file_head[] = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0";
#define FILE_HEAD (sizeof file_head - 1)

static const char *
text_of(struct side *side, const char *sql)
{
	struct postgres *postgres = postgres_of(side->db);
	PGresult *result = PQexec(postgres_ready(postgres), sql);
	const char *text = NULL;

	if (!postgres_is_good(result))
		postgres_fault(postgres, sql, result);
	if (PQntuples(result))
		text = arena_string(side->arena, PQgetvalue(result, 0, 0));
	PQclear(result);
	return text ? text : "";
}

static const char *
names_of(struct side *side, const struct copy_tables *tables)
{
	struct buffer names = buffer_new(side->arena, LIST_MOST);

	for (int i = 0; i < tables->count; i++)
		buffer_format(&names, "%s\"%s\"", i ? ", " : "", tables->all[i].name);
	return names.data;
}

/* --- opening --- */

static int64_t
others(struct db *db)
{
	return postgres_integer(db,
		"SELECT count(*) FROM pg_stat_activity"
		" WHERE datname = current_database() AND application_name = 'muster' AND pid <> pg_backend_pid()");
}

/* It waits while the other side is read or written. */
static const char settings[] = "SET idle_in_transaction_session_timeout = 0; SET statement_timeout = 0";

/* The others who work there, once those have gone that were killed just now. */
static int64_t
others_who_stay(struct db *db)
{
	struct timespec pause = { .tv_nsec = OTHERS_PAUSE * 1000000L };
	int64_t count = others(db);

	for (int i = 0; count && i < OTHERS_WAIT; i++) {
		nanosleep(&pause, NULL);
		count = others(db);
	}
	return count;
}

static struct db *
open_alone(struct arena *arena, const char *store, const char **problem)
{
	struct db *db = postgres_engine.open(store, DB_FULL);
	const char *trouble;
	int64_t count = 0;

	db_use_arena(db, arena);
	trouble = db_trouble(db);
	if (trouble) {
		*problem = arena_text(arena, "The database %s cannot be used: %s", db_name(db), trouble);
	} else {
		postgres_run(db, settings);
		count = others_who_stay(db);
	}
	if (count)
		*problem = arena_text(arena, "%lld process%s of Muster work%s with %s. Stop Muster first, on all its machines.",
			(long long)count, count == 1 ? "" : "es", count == 1 ? "s" : "", db_name(db));
	if (!*problem)
		return db;
	db_close(db);
	return NULL;
}

static bool
is_there(const char *store)
{
	(void)store;
	return true; /* or it cannot be opened */
}

static bool
has_tables(struct db *db)
{
	return postgres_integer(db, "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()");
}

/* The snapshot is taken after the lock: with the first row that is read. */
static void
begin(struct side *side, const struct copy_tables *tables, const char *level, const char *mode)
{
	postgres_run(side->db, level);
	postgres_of(side->db)->is_open = true;
	postgres_run(side->db, arena_text(side->arena, "LOCK TABLE %s IN %s MODE", names_of(side, tables), mode));
}

static void
hold(struct side *side, const struct copy_tables *tables)
{
	begin(side, tables, "BEGIN ISOLATION LEVEL REPEATABLE READ", "SHARE");
}

static void
take(struct side *side, const struct copy_tables *tables)
{
	begin(side, tables, "BEGIN ISOLATION LEVEL READ COMMITTED", "ACCESS EXCLUSIVE");
}

/* --- the target --- */

#define HERE "= current_schema()::regnamespace"
/* Of the tables' own keys none. */
#define INDEXES \
	"FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace " HERE \
	" AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype <> 'f')"
#define REFERENCES "FROM pg_constraint WHERE contype = 'f' AND connamespace " HERE

/* What is empty in the transaction that fills it need not be looked at by later ones (FREEZE), and its sequences are new, so that they
   too are as before when this comes to nothing. */
static void
clear(struct side *side, const struct copy_tables *tables)
{
	const char *drops = text_of(side,
		"SELECT concat_ws(';', (SELECT string_agg(format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), ';') " REFERENCES
		"), (SELECT string_agg(format('DROP INDEX %s', i.indexrelid::regclass), ';') " INDEXES "))");

	side->later = text_of(side,
		"SELECT concat_ws(';', (SELECT string_agg(pg_get_indexdef(i.indexrelid), ';') " INDEXES "),"
		" (SELECT string_agg(format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)), ';')"
		" " REFERENCES "))");
	postgres_run(side->db, drops);
	postgres_run(side->db, arena_text(side->arena, "TRUNCATE %s RESTART IDENTITY", names_of(side, tables)));
}

/* What is sent, or the message that is read. */
struct pipe {
	struct arena *arena;
	struct buffer row; /* written */
	char *message;     /* libpq's */
	int length, read;
	bool begun;
};

static struct pipe *
pipe_of(struct side *side)
{
	struct pipe *pipe = side->at;

	if (pipe)
		return pipe;
	pipe = arena_alloc(side->arena, sizeof *pipe);
	pipe->arena = arena_new(2 * (size_t)ROW_MOST);
	pipe->row = buffer_new(pipe->arena, ROW_MOST);
	side->at = pipe;
	return pipe;
}

static void
forget(struct side *side)
{
	struct pipe *pipe = side->at;

	PQfreemem(pipe->message);
	arena_free(pipe->arena);
	side->at = NULL;
}

static void
begin_copy(struct side *side, const char *sql, ExecStatusType wanted)
{
	struct postgres *postgres = postgres_of(side->db);
	PGresult *result = PQexec(postgres_ready(postgres), sql);

	if (PQresultStatus(result) != wanted)
		postgres_fault(postgres, side->table->name, result);
	PQclear(result);
}

static void
flush(struct side *side, struct pipe *pipe)
{
	struct postgres *postgres = postgres_of(side->db);

	if (pipe->row.length && PQputCopyData(postgres->connection, pipe->row.data, (int)pipe->row.length) != 1)
		postgres_fault(postgres, side->table->name, NULL);
	pipe->row.length = 0;
}

static void
add_16(struct pipe *pipe, int number)
{
	uint16_t wire = htobe16((uint16_t)number);

	buffer_add(&pipe->row, &wire, sizeof wire);
}

static void
add_32(struct pipe *pipe, int64_t number)
{
	uint32_t wire = htobe32((uint32_t)number);

	buffer_add(&pipe->row, &wire, sizeof wire);
}

static void
write_table(struct side *side)
{
	struct pipe *pipe = pipe_of(side);

	begin_copy(side,
		arena_text(side->arena, "COPY \"%s\" (%s) FROM STDIN (FORMAT binary, FREEZE)", side->table->name, side->table->columns),
		PGRES_COPY_IN);
	buffer_add(&pipe->row, file_head, FILE_HEAD);
}

static void
add_cell(struct side *side, struct pipe *pipe, char kind, const struct cell *cell)
{
	uint64_t wire = htobe64((uint64_t)cell->integer);

	if (cell->kind == CELL_NULL) {
		add_32(pipe, -1);
		return;
	}
	if (kind != (cell->kind == CELL_INTEGER ? 'i' : cell->kind == CELL_TEXT ? 't' : 'b'))
		fault("table %s has a value of another kind than its column", side->table->name);
	add_32(pipe, kind == 'i' ? (int64_t)sizeof wire : (int64_t)cell->length);
	if (kind == 'i')
		buffer_add(&pipe->row, &wire, sizeof wire);
	else
		buffer_add(&pipe->row, cell->text, cell->length);
}

static void
put(struct side *side, const struct cell *cells)
{
	struct pipe *pipe = pipe_of(side);

	add_16(pipe, side->table->count);
	for (int i = 0; i < side->table->count; i++)
		add_cell(side, pipe, side->table->kinds[i], &cells[i]);
	if (pipe->row.length >= PIECE)
		flush(side, pipe);
}

/* The answer to a COPY, and that there is no other. */
static void
end_copy(struct side *side)
{
	struct postgres *postgres = postgres_of(side->db);
	PGresult *result = PQgetResult(postgres->connection);

	if (!postgres_is_good(result))
		postgres_fault(postgres, side->table->name, result);
	PQclear(result);
	PQclear(PQgetResult(postgres->connection));
}

static void
written(struct side *side)
{
	struct pipe *pipe = pipe_of(side);

	add_16(pipe, END_OF_ROWS);
	flush(side, pipe);
	if (PQputCopyEnd(postgres_of(side->db)->connection, NULL) != 1)
		postgres_fault(postgres_of(side->db), side->table->name, NULL);
	end_copy(side);
}

/* Ids to come are beyond those that came. What is known of the values (ANALYZE) makes the first plans good ones. */
static void
settle(struct side *side, const struct copy_tables *tables)
{
	postgres_run(side->db, side->later);
	postgres_run(side->db,
		"DO $$ DECLARE c RECORD; BEGIN"
		" FOR c IN SELECT attrelid::regclass AS t, attname AS a FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
		"  WHERE relnamespace " HERE " AND relkind = 'r' AND attidentity <> '' LOOP"
		"  EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), max(%I)) FROM %s HAVING max(%I) > 0', c.t, c.a, c.a, c.t, c.a);"
		" END LOOP; END $$");
	postgres_run(side->db, arena_text(side->arena, "ANALYZE %s", names_of(side, tables)));
}

static int64_t
last_id(struct side *side, const struct copy_table *table)
{
	return postgres_integer(side->db,
		arena_text(side->arena, "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence('%s', 'id')::regclass), 0)",
			table->name));
}

static void
count_on(struct side *side, const struct copy_table *table, int64_t last)
{
	if (last)
		postgres_run(side->db,
			arena_text(side->arena, "SELECT setval(pg_get_serial_sequence('%s', 'id'), %lld)", table->name, (long long)last));
}

static void
commit(struct side *side)
{
	struct postgres *postgres = postgres_of(side->db);
	PGresult *result = PQexec(postgres_ready(postgres), "COMMIT");

	if (!postgres_is_good(result) || strcmp(PQcmdStatus(result), "COMMIT"))
		postgres_fault(postgres, "commit", result);
	postgres->is_open = false;
	PQclear(result);
}

/* --- reading --- */

static void
read_table(struct side *side)
{
	const struct copy_table *table = side->table;
	struct pipe *pipe = pipe_of(side);

	begin_copy(side,
		arena_text(side->arena, "COPY (SELECT %s FROM \"%s\" ORDER BY %s) TO STDOUT (FORMAT binary)", table->columns, table->name,
			table->order),
		PGRES_COPY_OUT);
	pipe->begun = false;
	pipe->length = pipe->read = 0;
}

/* So many bytes of the message. */
static const char *
bytes(struct side *side, struct pipe *pipe, int64_t count)
{
	const char *at = pipe->message + pipe->read;

	if (count < 0 || count > pipe->length - pipe->read)
		fault("table %s: what the server sends is not whole rows", side->table->name);
	pipe->read += (int)count;
	return at;
}

static int32_t
number_32(struct side *side, struct pipe *pipe)
{
	uint32_t wire;

	memcpy(&wire, bytes(side, pipe, sizeof wire), sizeof wire);
	return (int32_t)be32toh(wire);
}

static int16_t
number_16(struct side *side, struct pipe *pipe)
{
	uint16_t wire;

	memcpy(&wire, bytes(side, pipe, sizeof wire), sizeof wire);
	return (int16_t)be16toh(wire);
}

static struct cell
cell_of(struct side *side, struct pipe *pipe, char kind)
{
	int32_t length = number_32(side, pipe);
	struct cell cell = { .kind = kind == 'i' ? CELL_INTEGER : kind == 't' ? CELL_TEXT : CELL_BLOB };
	uint64_t wire;

	if (length < 0)
		return (struct cell){ .kind = CELL_NULL };
	cell.text = bytes(side, pipe, length);
	cell.length = (size_t)length;
	if (kind != 'i')
		return cell;
	if (length != sizeof wire)
		fault("table %s has an integer of %d bytes", side->table->name, length);
	memcpy(&wire, cell.text, sizeof wire);
	return (struct cell){ .kind = CELL_INTEGER, .integer = (int64_t)be64toh(wire) };
}

/* The next message, where this one is read; false after the last. */
static bool
receive(struct side *side, struct pipe *pipe)
{
	struct postgres *postgres = postgres_of(side->db);

	if (pipe->length < 0 || pipe->read < pipe->length)
		return pipe->length > 0;
	PQfreemem(pipe->message);
	pipe->message = NULL;
	pipe->read = 0;
	pipe->length = PQgetCopyData(postgres->connection, &pipe->message, 0);
	if (pipe->length < -1)
		postgres_fault(postgres, side->table->name, NULL);
	if (pipe->length == -1)
		end_copy(side);
	return pipe->length > 0;
}

/* The file's head comes with the first row, or alone; a row is in one message. */
static bool
next(struct side *side, struct cell *cells)
{
	struct pipe *pipe = pipe_of(side);
	int columns = END_OF_ROWS;

	if (receive(side, pipe) && !pipe->begun) {
		if (memcmp(bytes(side, pipe, FILE_HEAD), file_head, FILE_HEAD))
			fault("table %s comes in a form that is not known", side->table->name);
		pipe->begun = true;
	}
	if (receive(side, pipe))
		columns = number_16(side, pipe);
	if (columns == END_OF_ROWS) {
		while (receive(side, pipe))
			bytes(side, pipe, pipe->length - pipe->read);
		return false;
	}
	if (columns != side->table->count)
		fault("table %s comes with %d columns", side->table->name, columns);
	for (int i = 0; i < columns; i++)
		cells[i] = cell_of(side, pipe, side->table->kinds[i]);
	return true;
}

const struct mover postgres_mover = { .open = open_alone,
	.is_there = is_there,
	.has_tables = has_tables,
	.hold = hold,
	.take = take,
	.clear = clear,
	.read = read_table,
	.next = next,
	.write = write_table,
	.put = put,
	.written = written,
	.settle = settle,
	.last_id = last_id,
	.count_on = count_on,
	.commit = commit,
	.forget = forget };
