/* The report of ctx->organisation as a whole. Its rows are read from sql/report_organisation.sql. */
#ifndef MUSTER_REPORT_ORGANISATION_H
#define MUSTER_REPORT_ORGANISATION_H

#include "domain/ctx.h"

/* How many courses its active members completed from one instant to before another, to a quarter of an hour. */
int64_t report_organisation_completions(struct ctx *ctx, int64_t from, int64_t until);

#endif
