/* An import from its preview to its result. What comes before: imports.h.
   Also in import_rows.c (a row corrected), import_decide.c, import_running.c, import_result.c. */
#ifndef MUSTER_IMPORT_PREVIEW_H
#define MUSTER_IMPORT_PREVIEW_H

#include "domain/import.h"
#include "web/route.h"

/* The page of an import by its status: `ready`; `running`, `paused` and `undoing`; and whatever is over. */
enum outcome import_preview_show(struct request *request, const struct import *import);
enum outcome import_running_show(struct request *request, const struct import *import);
enum outcome import_result_show(struct request *request, const struct import *import);

/* How many things it did, and how many rows do something, or would; counts: the row of q_import_count_get(). */
int64_t import_deeds(const struct rows *counts);
int64_t import_to_do(const struct rows *counts);
/* Rows that would have done something and did nothing; how far an import came is not known any more once it is undone. */
int64_t import_not_reached(const struct rows *counts);

/* Of the preview's page: seats before anything is done, and the form that decides; counts as above. */
void import_decide_show(struct request *request, const struct import *import, const struct rows *counts);

handler imports_row_edit, imports_row_update, imports_row_skip; /* one row of the preview */
handler imports_replace;                                        /* one value in all rows */
handler imports_mail;                                           /* what the first person of the file would get */
handler imports_check, imports_approve, imports_disapprove;
handler imports_pause, imports_resume;
handler imports_cancel_confirm, imports_cancel;
handler imports_undo_confirm, imports_undo;

#endif
