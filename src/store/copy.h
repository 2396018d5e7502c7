/* Inside the store: moving an installation from one store into another. What an engine does for it, and the sum that both sides are
   compared by. Only src/store (and its tests) includes it.
   Also in copy_sum.c, sqlite_copy.c (with the list of tables). */
#ifndef MUSTER_COPY_H
#define MUSTER_COPY_H

#include <sodium.h>

#include "store/engine.h"

/* A table as both engines have it. Lists are SQL, names in quotes. */
struct copy_table {
	const char *name;
	const char *columns; /* what is stored: not those that the engine works out by itself */
	const char *order;   /* by the primary key: the same on both sides */
	const char *kinds;   /* a letter a column: i, t or b, as its values are integers, text or bytes; NULL may be each of them */
	int count;           /* of columns */
	bool counts;         /* an id that was given never comes again: the count of them goes along */
};
struct copy_tables {
	const struct copy_table *all;
	int count;
};

/* All tables of this program's schema, but what belongs to one store alone: its versions and its commits. */
struct copy_tables copy_tables(struct arena *arena);

/* One of the two stores while it is copied. */
struct side {
	const struct mover *mover;
	struct db *db;
	struct arena *arena;
	const struct copy_table *table; /* that is read or written now */
	void *at;                       /* what the engine reads or writes it with */
	const char *later;              /* SQL that makes again what clear() took away */
};

/* An error is a fault. */
struct mover {
	/* Opens a store; it may not be there. NULL and *problem, a sentence, where it cannot be used for copying now, as when somebody
	   works with it. */
	struct db *(*open)(struct arena *arena, const char *store, const char **problem);
	bool (*is_there)(const char *store);
	bool (*has_tables)(struct db *db); /* of whomever */

	/* The source: until the end it stands still, and nobody writes. */
	void (*hold)(struct side *side, const struct copy_tables *tables);
	/* The target: a transaction, and nobody else reads or writes. */
	void (*take)(struct side *side, const struct copy_tables *tables);
	/* Rows that the schema has made are gone, and indexes and references until settle(). */
	void (*clear)(struct side *side, const struct copy_tables *tables);
	/* Row by row, in order; the cells live until the next. After false the table is read. */
	void (*read)(struct side *side);
	bool (*next)(struct side *side, struct cell *cells);
	void (*write)(struct side *side);
	void (*put)(struct side *side, const struct cell *cells);
	void (*written)(struct side *side);
	/* Indexes, references, the ids to come. */
	void (*settle)(struct side *side, const struct copy_tables *tables);
	/* Of a table that counts: the last id that was given, whether its row is there or not. */
	int64_t (*last_id)(struct side *side, const struct copy_table *table);
	void (*count_on)(struct side *side, const struct copy_table *table, int64_t last_id);
	void (*commit)(struct side *side);
	void (*forget)(struct side *side); /* frees what it reads or writes with, wherever that has come to */
};
extern const struct mover sqlite_mover, postgres_mover;

/* Over all values of a table, in order; each goes in as a letter for its kind (n, i, t, b), eight bytes (the integer, or the length) and
   its bytes, so that different values never look the same. */
#define SUM_BYTES 32
struct sum {
	crypto_generichash_state state;
	int64_t rows;
};
void sum_begin(struct sum *sum);
void sum_row(struct sum *sum, const struct cell *cells, int count);
void sum_end(struct sum *sum, unsigned char *bytes);

#endif
