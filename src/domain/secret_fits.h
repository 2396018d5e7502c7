/* Whether this host has the secret that what is on its way was made with: links in mails, and enrolment keys. */
#ifndef MUSTER_SECRET_FITS_H
#define MUSTER_SECRET_FITS_H

#include "domain/ctx.h"

/* Looks at the latest of each kind that may still be used; true also where there are none. The secret is loaded. */
bool secret_fits(struct ctx *ctx);

#endif
