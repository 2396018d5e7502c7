/* Imports: one uploaded CSV file on its way from upload to result.

   refused                         the file cannot be used
   mapping → reading → ready       what the columns are; checked row by row as a job; waits for a person
   ready → running → done          approved; done row by row as a job
   ready → disapproved             nothing was done
   running ⇄ paused, → cancelled   what was done stays
   done, cancelled, paused → undoing → undone

   All functions act on an import that import_enter() has let this person into, inside the action's write transaction.
   Also in import_read.c (the job that reads), import_decide.c, import_edit.c (rows corrected), import_run.c, import_undo.c. */
#ifndef MUSTER_IMPORT_H
#define MUSTER_IMPORT_H

#include "base/csv_reader.h"
#include "domain/ctx.h"

#define IMPORT_ROWS_MOST 100000
#define IMPORT_BYTES_MOST (32 << 20)
#define IMPORT_REPLACEMENTS_MOST 1000 /* values that become others */

enum import_kind {
	IMPORT_ENROL,     /* everyone into the import's group, under its policy */
	IMPORT_GROUPS,    /* into the groups that the file names */
	IMPORT_PEOPLE,    /* people of the organisation; into the groups that the file names, where it has such a column */
	IMPORT_ASSOCIATE, /* existing people into the import's group or those named, pinned */
	IMPORT_UPDATE,    /* branch, additional fields and status of existing people */
	IMPORT_REMOVE,    /* out of the import's group, or those named */
	IMPORT_PROGRESS,  /* how far existing people are in courses */
};

/* In the order of the enum; ends with a NULL name. */
struct import_kind_words {
	const char *name;  /* as the schema has it */
	const char *title; /* "Enrol into this group" */
	const char *words; /* a sentence: what it does, and what it does not */
	const char *doing; /* "Enrolling people": while it runs */
	bool admin;        /* for administrators only; leaders may do the others for groups that they lead */
	bool group;        /* needs a group to be uploaded for */
};
extern const struct import_kind_words import_kinds[];
/* false when there is no such kind, or this person may not do it here (a leader; without a group). */
bool import_kind_find(const struct ctx *ctx, const char *name, enum import_kind *kind);

struct import {
	int64_t id, group; /* group 0: for the organisation */
	enum import_kind kind;
	const char *status, *file_name;
	int64_t file_size, job, row_count, run_to;
	int64_t read_to, read_line; /* how far the file was read: bytes, and the line that begins there */
	bool has_header;
	struct csv_shape shape;
};

/* The import, for an administrator, or for the leader of its group; ctx->group and role become the group's. NOT_FOUND. */
enum outcome import_enter(struct ctx *ctx, int64_t id, struct import *import);

/* The same without asking who may: for the jobs. false: there is none. *leads: this member leads its group. */
bool import_load(struct ctx *ctx, int64_t id, struct import *import, bool *leads);

/* A file has come: kept, its shape and columns recognised. ctx->group: for which, 0 for the organisation. OK also where the import
   is `refused` (its page says why) or has to be mapped. Else it is being read. INVALID, with a problem at "csv", where there is no
   file at all or it is above IMPORT_BYTES_MOST. */
enum outcome import_create(struct ctx *ctx, enum import_kind kind, const char *file_name, int64_t file_size, csv_source *source,
	void *argument, int64_t *import);

/* What the columns are (targets as in import_columns.target, one for each column), and whether the first row is a header. While it
   is mapping, reading or ready. Then it is read anew. Problems at "column0" …, and at "". */
enum outcome import_map(struct ctx *ctx, const struct import *import, const char *const *targets, size_t count, bool has_header);
/* Reads it anew: groups or seats changed meanwhile. While ready. */
enum outcome import_check_again(struct ctx *ctx, const struct import *import);

/* --- in the preview, while ready --- */

/* Other values for a row, as typed: checked at once, with the rows that have the same address. Kept also where there is still
   something wrong. NOT_FOUND: no such row. */
enum outcome import_row_edit(
	struct ctx *ctx, const struct import *import, int64_t number, const char *const *cells, size_t count);
/* Leaves a row out, or takes it in again. */
enum outcome import_row_skip(struct ctx *ctx, const struct import *import, int64_t number, bool skip);
/* One value of a column becomes another in all rows (folded alike); read anew. */
enum outcome import_replace(struct ctx *ctx, const struct import *import, int64_t column, const char *from, const char *to);

/* --- decisions --- */

struct import_approval {
	const char *when, *date, *time; /* as in struct enrol_form */
	bool leave_errors;              /* rows with errors are left out */
	bool over;                      /* more people than seats: the first of them come in */
};

/* Whether nobody would come in, as no group that people would come into has a seat free. */
bool import_is_in_vain(struct ctx *ctx, const struct import *import);
/* ready → running. Problems at "leave", "over", "when", "date", "time", "". when is not looked at where no mail goes out
   (kinds update, remove and progress). */
enum outcome import_approve(struct ctx *ctx, const struct import *import, const struct import_approval *approval);
/* mapping, reading, ready → disapproved: nothing is done. INVALID once it runs. */
enum outcome import_disapprove(struct ctx *ctx, const struct import *import);
enum outcome import_pause(struct ctx *ctx, const struct import *import);  /* running → paused */
enum outcome import_resume(struct ctx *ctx, const struct import *import); /* paused → running */
enum outcome import_cancel(struct ctx *ctx, const struct import *import); /* running, paused → cancelled; what was done stays */
/* done, paused, cancelled → undoing. Takes back what it did; what has been used or changed meanwhile stays and is counted (kept).
   invited    removed, its mails dropped, unless accepted;
   enrolled   removed, its mails dropped, unless the person has signed in, confirmed an address or begun one of the group's courses
              since;
   created    archived and not welcomed any more, unless they have signed in or confirmed an address since, lead a group, administer,
              or are or wait in a group;
   branch, field       as before, unless changed again; archived, restored   the other way about, unless that was done already;
   removed    back, unless in the group by another way, or no seat is free;
   progress   it counts no more, and a certificate that it brought is revoked. */
enum outcome import_undo(struct ctx *ctx, const struct import *import);

/* --- for the jobs: up to `most` rows each, in a transaction that somebody else opened; true when there is nothing left to do --- */
/* Of an import that runs so many places in groups, but for the last row's, and only a third where people are taken in one by one, or rules
   look at them: that takes the longer. import_run_most() is what others who write may be held up for. */
bool import_read_some(struct ctx *ctx, int64_t import, int most, int *done);
int import_run_most(const struct ctx *ctx);
bool import_run_some(struct ctx *ctx, int64_t import, int most, int *done);
bool import_undo_some(struct ctx *ctx, int64_t import, int most, int *done);
/* Passwords that no account got go, sealed ones and those in the file. At once, not row by row, but for `most` of the sealed ones. */
bool import_forget_some(struct ctx *ctx, int64_t import, int most, int *done);
/* It is over: notes when, and adds the job "import_forget" where there are passwords in it. */
void import_forget_secrets(struct ctx *ctx, const struct import *import);
/* The job of a running or undoing import cannot go on, or nobody may start it any more: it goes back to this status. Nothing happens
   where another job has it meanwhile. */
void import_fell_back(struct ctx *ctx, int64_t import, int64_t job, const char *status);
/* "59 done, 2 there already, 3 left out" */
const char *import_result_words(struct ctx *ctx, int64_t import);

#endif
