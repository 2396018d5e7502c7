/* Links to a report for auditors, and what whoever holds one sees. */
#ifndef MUSTER_REPORT_LINKS_H
#define MUSTER_REPORT_LINKS_H

#include "web/route.h"

handler report_links_index, report_links_create, report_links_revoke_confirm, report_links_revoke, report_audit;

#endif
