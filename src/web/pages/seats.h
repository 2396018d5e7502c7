/* The seats of a group: what holds them, the ledger, their number. */
#ifndef MUSTER_SEATS_H
#define MUSTER_SEATS_H

#include "web/route.h"

handler seats_index, seats_update; /* the page and its number */
handler seats_kept;                /* who left after having started */

/* For pages that ask before people leave: seats_stay is there where the seats of those who have started a course stay used, else
   seats_return. */
void seats_show_return(struct request *request);

/* Values for seats/tile.tpl, of what q_group_list_totals() gives. */
void seats_show_totals(struct request *request, const struct rows *totals);

#endif
