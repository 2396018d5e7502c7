/* Inside the store: what an engine does, and what the face does with it. Only src/store (and its tests) includes it. */
#ifndef MUSTER_ENGINE_H
#define MUSTER_ENGINE_H

#include "store/db.h"

enum cell_kind { CELL_NULL, CELL_INTEGER, CELL_TEXT, CELL_BLOB };

struct cell {
	enum cell_kind kind;
	int64_t integer;  /* of an integer only */
	const char *text; /* or the bytes of a BLOB; of text a NUL follows */
	size_t length;
};

enum rows_state {
	ROWS_ENDED,   /* not running */
	ROWS_STARTED, /* bound, no row yet */
	ROWS_AT_ROW,  /* the engine's row can be read */
	ROWS_KEPT     /* ended; the one row's values are in the arena */
};

/* One a query and connection; the engine's statement is prepared at its first use and kept. */
struct rows {
	struct db *db;
	void *statement; /* the engine's */
	int number;
	const char *name;
	const char *const *column_names;
	int columns;
	bool writes;
	enum rows_state state;
	struct cell *kept;
};

/* An error of the engine is a fault; only what says otherwise comes back. */
struct engine {
	bool runs_again; /* it may ask for a write transaction, or a snapshot, to be run once more, by FAULT_AGAIN */

	struct db *(*open)(const char *store, enum db_safety safety); /* from malloc(); the rest of it is the face's */
	struct db *(*open_empty)(enum db_safety safety);              /* in memory, without a schema; SQLite only */
	void (*close)(struct db *db);                                 /* and frees what open() made */
	void (*use_memory)(struct db *db, int kilobytes);
	void (*use_safety)(struct db *db); /* that of db->safety, from the next transaction on */

	void (*begin)(struct db *db);
	bool (*try_begin)(struct db *db);
	void (*snapshot)(struct db *db);
	void (*commit)(struct db *db);
	void (*rollback)(struct db *db); /* whatever is open, if anything is */
	void (*tend)(struct db *db, int pages);
	void (*take_stock)(struct db *db); /* NULL: nothing to learn */
	void (*checkpoint)(struct db *db);
	int64_t (*new_id)(struct db *db);

	/* Of a query: makes rows->statement, columns and writes. */
	void (*prepare)(struct rows *rows);
	void (*bind_int)(struct rows *rows, int parameter, int64_t value);
	void (*bind_text)(struct rows *rows, int parameter, const char *value);
	void (*bind_blob)(struct rows *rows, int parameter, const void *value, size_t size);
	void (*bind_rows)(struct rows *rows, int parameter, const struct given_rows *value);
	bool (*step)(struct rows *rows);
	int64_t (*run)(struct rows *rows);
	void (*end)(struct rows *rows);
	struct cell (*cell)(struct rows *rows, int column);
	void (*forget)(struct rows *rows); /* frees its statement */

	int (*wake_fd)(struct db *db);
	void (*wake_clear)(struct db *db);

	/* Opens it for a change of its schema, which nobody else makes meanwhile; creates what is not there. */
	struct db *(*open_to_migrate)(const char *store);
	int (*version)(struct db *db);
	void (*do_step)(struct db *db, int version); /* in one transaction, and it is written down */
	int (*first_version)(void);                  /* what an empty database is brought to at once */
	bool (*backup)(struct db *db, const char *target, const char **problem);
	const char *(*trouble)(struct db *db);
	const char *(*words)(struct db *db);
	const char *const *(*remarks)(struct db *db); /* ends with NULL */
	const char *(*problem)(struct db *db);

	/* SQL without parameters, for the store itself and for tests: several statements; the first column of the first row, or 0. */
	void (*exec)(struct db *db, const char *sql);
	int64_t (*integer)(struct db *db, const char *sql);
};
extern const struct engine sqlite_engine, postgres_engine;

/* The first part of what an engine's open() makes. */
struct db {
	const struct engine *engine;
	char *store;
	char *name; /* NULL: store may be shown as it is */
	enum db_safety safety;
	struct arena *arena;
	bool in_transaction;  /* a write transaction */
	bool may_run_again;   /* within db_write(), and the first run of db_read(): the engine may ask for it */
	int run;              /* the number of it, from 0 */
	int64_t turn;         /* see db_write_in_turn(); 0: none */
	bool queues;          /* it has run in vain a few times: of all such, one at a time */
	bool alone;           /* it has run in vain for so long that nobody else may write beside it */
	struct db *here;      /* of an engine elsewhere: SQLite in memory, empty, see rows.c; NULL: not needed yet */
	int runs_for_tests;   /* see db_again_for_tests() */
	struct rows *queries; /* by number */
};

/* What an engine's open() begins with: of so many bytes, struct db first. */
struct db *engine_made(const struct engine *engine, size_t size, const char *store, enum db_safety safety);
void engine_freed(struct db *db);

/* Tests only. From the next transaction on each db_write() and db_read() rolls its work back this many times and runs it again, as an
   engine with many writers, or a lost connection, may. A worker of a build with sanitizers does it once where the engine does not ask for that by itself. */
void db_again_for_tests(struct db *db, int times);

void engine_run(struct db *db, const char *sql);
int64_t engine_integer(struct db *db, const char *sql);
/* The arena for rows; a fault when none is in use. */
struct arena *engine_arena(struct db *db);

/* Brings the schema to the needed version, nobody else doing so; returns the steps done. */
int schema_bring(struct db *db);

/* The name of a query that still runs; NULL when none does. */
const char *rows_running(struct db *db);
void rows_end_all(struct db *db);

#endif
