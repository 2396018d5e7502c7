/* The ways into a group: typed by hand, chosen among the members, copied from another group. */
#ifndef MUSTER_ENROL_PAGE_H
#define MUSTER_ENROL_PAGE_H

#include "web/route.h"

handler enrol_index, enrol_manual, enrol_manual_create;
handler enrol_copy, enrol_copy_create;
handler enrol_done; /* who came in by the form before, and what to do if a mail does not arrive */

/* Leads to enrol_done with a note about those who were left out. */
struct enrolled;
void enrol_finish(struct request *request, const struct enrolled *done);

#endif
