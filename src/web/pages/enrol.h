/* The ways into a group: typed by hand, chosen among the members, copied from another group; by a file: imports.h. */
#ifndef MUSTER_ENROL_PAGE_H
#define MUSTER_ENROL_PAGE_H

#include "web/route.h"

handler enrol_index, enrol_manual, enrol_manual_create;
handler enrol_copy, enrol_copy_create;
handler enrol_done; /* who came in by the form before, and what to do if a mail does not arrive */

/* For enrol/ways.tpl: the ways there are for this organisation; way: the page's own ("manual", "csv", "copy"). */
void enrol_ways(struct request *request, const char *way);

/* Leads to enrol_done with a note about those who were left out. */
struct enrolled;
void enrol_finish(struct request *request, const struct enrolled *done);

/* Fills parts/when.tpl, when people are told: what was typed, or with when "" what a new form offers. */
void enrol_show_when(struct request *request, const char *when, const char *date, const char *time);

#endif
