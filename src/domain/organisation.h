/* Organisations: their profile, and what is switched on for them. */
#ifndef MUSTER_ORGANISATION_H
#define MUSTER_ORGANISATION_H

#include "domain/ctx.h"

/* Whether a feature ("csv_upload", "join_page", "scheduled_notices", "temporary_passwords") is on in ctx->organisation. */
bool organisation_has(struct ctx *ctx, const char *feature);

#endif
