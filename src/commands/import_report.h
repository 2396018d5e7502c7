/* What `muster import` says: a progress bar on a terminal, the preview, the result. */
#ifndef MUSTER_COMMANDS_IMPORT_REPORT_H
#define MUSTER_COMMANDS_IMPORT_REPORT_H

#include "domain/ctx.h"

/* On standard error, and only where that is a terminal. */
void import_report_progress(struct ctx *ctx, int64_t import, const char *verb);
void import_report_progress_ends(void);
enum import_outlook {
	CAN_RUN,
	NOTHING_TO_DO, /* everybody is there already, or no row is right */
	CANNOT_RUN,    /* the file is refused, or its columns are not clear; that was said */
};

/* What the file is, what would happen, and the first rows that cannot be done. */
enum import_outlook import_report_preview(struct ctx *ctx, int64_t import, const char *file);
/* What was done. */
void import_report_result(struct ctx *ctx, int64_t import);
/* The exit status: 0, or 3 where rows are left out. */
int import_report_status(struct ctx *ctx, int64_t import);

#endif
