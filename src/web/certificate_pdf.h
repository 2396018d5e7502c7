/* A certificate as a file to print: PDF, one page of A4 across, in the look of the printed page. */
#ifndef MUSTER_CERTIFICATE_PDF_H
#define MUSTER_CERTIFICATE_PDF_H

#include "base/buffer.h"
#include "domain/certificate.h"

/* url: where it is verified ("https://…/certificates/…"). The same certificate gives the same bytes. Names of any script come out as far
   as this machine has letters for them; text can be selected and searched. */
struct buffer certificate_pdf(struct arena *arena, const struct certificate *certificate, const char *url);

#endif
