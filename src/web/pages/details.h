/* What the organisation knows of its people beside name and address, on pages and in files: their branch, their additional fields. */
#ifndef MUSTER_DETAILS_H
#define MUSTER_DETAILS_H

#include "base/buffer.h"
#include "domain/branch.h"
#include "domain/field.h"
#include "web/export.h"
#include "web/request.h"

struct details {
	struct ctx *ctx;
	const struct branches *branches;
	struct field_defs fields;
};

struct details details_load(struct ctx *ctx);

/* The head of a file (NULL at the end) with the branch and each field behind it. */
const char *const *details_head(const struct details *details, const char *const *head);
/* The values of fields at the end of rows that end with the branch: an export's .ends, by the member (0: nobody yet). */
void details_end_rows(
	struct arena *arena, const struct details *details, const struct export_begun *rows, size_t count, struct buffer *csv);

/* Fills the facts of a person's page: {{branch}}, and rows "detail". */
void details_show(struct request *request, int64_t member, int64_t branch);
/* Fills members/details.tpl, the part of a form; member 0: a new one. */
void details_ask(struct request *request, int64_t member, int64_t branch);
/* What such a form says, in the order of field_load(). */
const char *const *details_typed(struct request *request);

#endif
