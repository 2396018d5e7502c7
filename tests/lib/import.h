/* Imports in the world of unit tests: a file comes as text, is read, and is worked, each in one go. */
#ifndef MUSTER_TESTS_IMPORT_H
#define MUSTER_TESTS_IMPORT_H

#include "domain/import.h"

/* Uploaded and read; the test ends when it is not ready then. ctx->group: for which, 0 for the organisation. */
int64_t world_import(struct ctx *ctx, enum import_kind kind, const char *csv);
/* The import as it stands now. */
struct import world_import_now(struct ctx *ctx, int64_t id);
/* Approved, to be told now, rows with errors and people without a seat left out. */
void world_import_approve(struct ctx *ctx, int64_t id);
/* The same, and run to its end. */
void world_import_run(struct ctx *ctx, int64_t id);
void world_import_undo(struct ctx *ctx, int64_t id);
/* One of import_counts; 0 where there is none. */
int64_t world_import_count(struct ctx *ctx, int64_t id, const char *what);
/* "failed none: No seat is free. …" of a row: its verdict, plan and problems, apart by " | ". */
const char *world_import_row(struct ctx *ctx, int64_t id, int64_t number);
/* What a row did and what became of it: "created, enrolled undone". */
const char *world_import_deeds(struct ctx *ctx, int64_t id, int64_t number);

#endif
