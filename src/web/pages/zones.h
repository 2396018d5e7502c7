/* The time zones to choose from, by region. */
#ifndef MUSTER_ZONES_H
#define MUSTER_ZONES_H

#include "web/request.h"

/* Fills parts/zones.tpl, the options of a select called time_zone: what was typed is chosen when the form is shown again, else stored. */
void zones_show(struct request *request, const char *stored);

#endif
