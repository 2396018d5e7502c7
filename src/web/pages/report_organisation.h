/* The report of the organisation, and as a file. */
#ifndef MUSTER_REPORT_ORGANISATION_PAGE_H
#define MUSTER_REPORT_ORGANISATION_PAGE_H

#include "web/route.h"

/* Its tiles, picture and a page of its groups (reports/organisation_body.tpl) where request->body has {{>REPORT}}, of ctx.organisation.
   links: they lead into the organisation. */
void organisation_report_show(struct request *request, bool links);

handler organisation_report, organisation_report_csv, organisation_report_xlsx;

#endif
