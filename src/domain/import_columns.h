/* What the columns of a file mean: recognised by their headings, guessed from what stands in them, or said by a person. */
#ifndef MUSTER_IMPORT_COLUMNS_H
#define MUSTER_IMPORT_COLUMNS_H

#include "domain/import.h"

/* What a column may be for this import, person and organisation, in the order of the list that people choose from. */
struct import_target {
	const char *target; /* as import_columns.target has it; "" first: left out */
	const char *label;  /* "E-mail address", "Group", an additional field's name */
	bool required;      /* e-mail; the group where the kind asks for one */
};
struct import_targets {
	const struct import_target *all;
	size_t count;
};
/* Branch, additional fields and status are for administrators; passwords where the organisation takes them and the kind makes
   accounts; the group where the kind reads one. Of progress the status is that in the course. */
struct import_targets import_targets(struct ctx *ctx, enum import_kind kind);

struct import_column {
	const char *title, *target;
	const char *why; /* how it was recognised, or why not: "Recognised by its heading", "7 of 7 values are e-mail addresses",
	                    "Your organisation takes no passwords in files: left out" */
};
/* The columns of a file by its first rows (up to 20; the first may be the header). Headings: those of the template and of the
   exports, the common ones of other systems ("user_email", "E-Mail", "Vorname", "given name", "user_pass" …), folded, with _ - and
   blanks alike, and the names of additional fields. *has_header: whether the first row is one. *certain: everything required was
   recognised and nothing contradicts, so nobody needs to be asked. */
struct import_column *import_recognise(
	struct ctx *ctx, enum import_kind kind, const struct csv_row *rows, size_t count, bool *has_header, bool *certain);

/* The stored columns, in order. */
struct import_column *import_columns_load(struct ctx *ctx, int64_t import, size_t *count);
/* Why it cannot be read yet, for the mapping page: "No column is the e-mail address. Choose it below …"; NULL when all is there. */
const char *import_columns_missing(struct ctx *ctx, enum import_kind kind, const struct import_column *columns, size_t count);

#endif
