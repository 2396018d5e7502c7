/* The database: connections, transactions, rows. The only place that knows which engine it is.
   Queries are the generated q_*() of build/queries.h (from sql/, by src/tools/sqlgen.c).
   Any error of the engine is a fault(): busy as FAULT_BUSY, a full or failing disk as FAULT_FULL, the rest as FAULT_BUG.
   Also in write.c (transactions), rows.c; postgres_reach.c knows what a URL holds. */
#ifndef MUSTER_DB_H
#define MUSTER_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct db;
struct rows;

enum db_safety {
	DB_FULL,  /* a commit is on the disk: for all that a user is told is saved */
	DB_NORMAL /* a commit survives a killed process, the last ones may not survive a power cut: for the mailer's results, and for
	             what is made again from what is there */
};

/* Opens a store that db_migrate() has made: a path (":memory:" for tests: it gets the schema here), or "postgresql://…" as libpq has
   it, with several hosts where there are several. One connection a process, opened after the fork. PostgreSQL need not be there
   yet: it is connected to at the first use, and again whenever the connection is lost. */
struct db *db_open(const char *store, enum db_safety safety);
void db_close(struct db *db);
/* Where it is, for people and logs: without a password. Lives as long as db. */
const char *db_name(const struct db *db);
/* Whether a store of this name is on a server, so that several machines may share it. */
bool db_is_on_server(const char *store);
/* Whether its name has a password in it. */
bool db_has_password(const char *store);

/* Whether each statement goes to a server and back: then fewer of them are better, and others write meanwhile. */
bool db_is_far(const struct db *db);

/* How much of the file it may keep in memory, in KB; 2 MB unless told. For many writes in one transaction: what does not fit is
   written to the disk several times. */
void db_use_memory(struct db *db, int kilobytes);

/* From the next transaction on. Cheap where it is so already. */
void db_set_safety(struct db *db, enum db_safety safety);

/* What rows return from now on lives in this arena; reading text without one is a fault. */
void db_use_arena(struct db *db, struct arena *arena);
/* The one in use. */
struct arena *db_arena(const struct db *db);

/* One action, one write transaction: begins, runs work(argument), and commits where that returned true; else all is as it was.
   Returns what work returned; saved when it returns true. Within, everything that is read stands still, and nobody else writes what
   was read: as if there were one writer at a time.
   work may run more than once, from its beginning, where the store asks for it (writers of another process in the way, a lost
   connection, a fail-over): what it leaves in memory it sets anew each time, and it does nothing outside the store: no network,
   no file, no mail. After 10 s in vain FAULT_BUSY, and nothing was saved. A commit whose answer was lost is recognised, and not done
   twice. Any other fault leaves it as it would leave a function, rolled back. */
bool db_write(struct db *db, bool (*work)(void *argument), void *argument);
/* The same for one of many who all change the same (a group's seats, an organisation's counts): of those who name the same number, not 0,
   one runs after the other, where otherwise they would run beside each other, and all but one of them in vain. */
bool db_write_in_turn(struct db *db, int64_t turn, bool (*work)(void *argument), void *argument);
/* The same only where nobody is in the way: false also when somebody is, without having waited for the lock that all
   writers take, and without a second run. For what may as well be left undone. */
bool db_try_write(struct db *db, bool (*work)(void *argument), void *argument);
/* The two steps of it by hand, for tests: without another try. Writing outside of a transaction is a fault; so is beginning or
   committing over a query that still runs. */
void db_begin(struct db *db);
bool db_try_begin(struct db *db);
/* One snapshot for everything that is read until db_rollback(): a page whose parts agree, and fewer locks. Short: it holds back
   checkpoints. Writing in it is a fault. */
void db_snapshot(struct db *db);
/* What work reads, from one snapshot, which is still there behind it: so work neither writes nor ends it. Where the connection is lost
   meanwhile it is done once more, from its beginning: for what somebody waits for who cannot simply ask again. So what it leaves in memory
   it sets anew, as in db_write(). Lost again, it is FAULT_BUSY. */
void db_read(struct db *db, void (*work)(void *argument), void *argument);
/* Saved when it returns. When it faults nothing was saved, and the transaction and the lock are gone. */
void db_commit(struct db *db);
/* Ends what is open: rows and transaction. Harmless when nothing is. Every request and job ends with it. */
void db_rollback(struct db *db);
bool db_in_transaction(struct db *db);
/* For moments when nobody waits for us: moves the WAL into the file where this connection's commits have left it so many pages (of
   4 KB) long. Skipped while somebody else writes. A commit does it itself only when the WAL is very long. */
void db_tend(struct db *db, int pages);
#define DB_TEND 1000        /* usually */
#define DB_TEND_SELDOM 4000 /* between many commits: it waits for the disk */
/* Between chunks of much work: an engine that plans by how large its tables are learns how large they have become, where that is far from
   what it knew. Cheap when it is not, and when it was asked just now. */
void db_take_stock(struct db *db);
/* The id of the row that the last INSERT of this connection made; valid straight after that q_*(). */
int64_t db_new_id(struct db *db);

/* --- rows of a query; at most one run of a query at a time a connection --- */

/* The next row; false after the last one, and then the query is ended: reading on is a fault. */
bool row_next(struct rows *rows);
/* The first row, kept in the arena, and the query ended at once; false when there is none. For queries that give one row.
   It can be read until the query is started again. */
bool row_one(struct rows *rows);
/* Ends a query before its last row. */
void rows_end(struct rows *rows);
/* The first column of the first row, then ended: 0 / NULL when there is none or it is NULL. */
int64_t rows_integer(struct rows *rows);
const char *rows_text(struct rows *rows);
/* The first column of at most so many rows, then ended: for ids, each of which is looked at once the query is over. Returns how many. */
size_t rows_integers(struct rows *rows, int64_t *values, size_t most);

bool row_is_null(const struct rows *rows, int column);
bool row_is_integer(const struct rows *rows, int column);
int64_t row_integer(const struct rows *rows, int column);  /* NULL is 0 */
const char *row_text(const struct rows *rows, int column); /* a copy in the arena; NULL is NULL */
/* A value as the engine has it, without a copy: text lives until the next
   row_next() or the end of the query. For the view, which copies it itself. */
struct row_value {
	bool is_null, is_integer;
	int64_t integer;
	const char *text; /* neither NULL nor an integer */
	size_t length;
};
struct row_value row_value(const struct rows *rows, int column);
/* The bytes of a BLOB, *size of them: of row_one() in the arena; else without a copy, like row_value(). NULL is NULL. */
const void *row_blob(const struct rows *rows, int column, size_t *size);
int rows_columns(const struct rows *rows);
/* As many as there are columns; the same pointer at every run of a query, for as long as the program lives. */
const char *const *rows_column_names(const struct rows *rows);

/* --- many rows for one query --- */

/* What a query with a parameter of type "rows" is given, and reads FROM given(:parameter) as the columns i1 to i5, t1 to t10, and
   place, which tells their order: one statement for many rows costs a part of what as many statements do. SQLite reads them where they
   stand, PostgreSQL gets them as arrays. */
#define GIVEN_INTEGERS 5
#define GIVEN_TEXTS 10
struct given {
	int64_t integers[GIVEN_INTEGERS];
	const char *texts[GIVEN_TEXTS]; /* NULL is NULL */
};
/* They live, with their texts, until the query has ended. */
struct given_rows {
	size_t count;
	const struct given *all;
};

/* --- news --- */

/* A descriptor that can be read once somebody, in whichever process, has committed since db_wake_clear(); after one's own commits
   too. -1 where that cannot be known, and rarely it is missed: so look from time to time as well. Asked for before each wait: it may
   have become another one. */
int db_wake_fd(struct db *db);
void db_wake_clear(struct db *db);

/* --- the installation's care --- */

/* Brings the schema to this program's version, each step in a transaction of its own; creates the file. Returns the steps done. */
int db_migrate(const char *store);
/* Tries once whether the store can be used: NULL, or what is wrong with it and how to mend it, for whoever runs the site. From then on a
   schema of another version than this program needs is taken too, to be looked at. */
const char *db_trouble(struct db *db);
/* The schema's version in the store, and the one this program needs. */
int db_version(struct db *db);
int db_version_needed(void);
/* A whole, consistent copy beside writers. The target must not exist. false and *problem when it could not be made. */
bool db_backup(struct db *db, const char *target, const char **problem);
/* Moves the WAL into the file, under the writer lock. */
void db_checkpoint(struct db *db);
/* Moves all that is in one store into another, whatever engines they are. Read rows are compared with written ones by counts and sums. */
struct db_copy {
	const char *from, *to; /* as in db_open(); to need not be there, or it is empty but for the schema */
	struct arena *arena;
	void (*tell)(const struct db_copy *copy); /* often; NULL: nobody listens */
	/* Out: */
	const char *doing, *table; /* "Copying", "Indexing", "Comparing"; the table, or "" */
	int64_t done, all;         /* rows that were copied or compared: each counts twice */
	int tables;
	int64_t rows;
	const char *problem; /* a sentence; after a fault NULL, but where it may be whole nevertheless */
};
/* One transaction: false with the problem, or a fault: the target is as it was, or empty. While it runs nobody else writes into the
   source, and nobody may have either of them open. */
bool db_copy(struct db_copy *copy);
/* The engine's name and version, for `muster check`. */
const char *db_engine(struct db *db);
/* What is to be known about this version of it and how it is set up, a sentence or two each; NULL behind the last. */
const char *const *db_engine_remarks(struct db *db);
/* NULL when all is well with integrity and foreign keys, else what is wrong in the first place, and how to mend it. */
const char *db_problem(struct db *db);

#endif
