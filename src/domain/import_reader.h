/* What all rows of an import need: its columns, what they mean to whoever imports, and what their values are looked up in. */
#ifndef MUSTER_IMPORT_READER_H
#define MUSTER_IMPORT_READER_H

#include "domain/branch.h"
#include "domain/field.h"
#include "domain/group.h"
#include "domain/import_columns.h"

#define IMPORT_SEEN 512       /* values of a column that are remembered */
#define IMPORT_GROUPS_MOST 20 /* groups that one row may name, apart by ; or | */

enum import_meaning {
	MEANS_NOTHING,
	MEANS_EMAIL,
	MEANS_FIRST_NAME,
	MEANS_LAST_NAME,
	MEANS_PASSWORD,
	MEANS_GROUP,
	MEANS_RULE,
	MEANS_BRANCH,
	MEANS_STATUS,
	MEANS_NOTIFY_AT,
	MEANS_COURSE, /* this and the rest up to MEANS_LEARNED: of progress */
	MEANS_PROGRESS,
	MEANS_SCORE,
	MEANS_STARTED,
	MEANS_COMPLETED,
	MEANS_MINUTES,
	MEANS_LEARNED, /* the status in the course */
	MEANS_FIELD
};

/* What all rows of an import need, loaded once a chunk. */
struct import_reader {
	struct ctx *ctx;
	struct import import;
	const struct import_column *columns;
	size_t column_count;
	const enum import_meaning *meanings;  /* of the columns */
	const struct field_def **defs;        /* of the columns that are additional fields, else NULL */
	const struct branches *branches;      /* NULL: no such column */
	const struct groups *groups;          /* NULL: no such column */
	const struct import_courses *courses; /* NULL: no such column */
	const struct group_line *own;         /* the import's own group; NULL: for the organisation */
	bool own_is_empty;                    /* nobody stands in it yet */
	struct field_defs fields;
	size_t field_count;        /* columns that are additional fields */
	struct import_seen **seen; /* what values that come again read as: IMPORT_SEEN of each column */
};
struct import_reader import_reader_open(struct ctx *ctx, const struct import *import);

/* The column of the file that means this, the first where there are several; -1: none. */
int import_column_of(const struct import_reader *reader, enum import_meaning meaning);

#endif
