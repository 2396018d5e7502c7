/* Redeeming a group code or an enrolment key. */
#ifndef MUSTER_PAGES_REDEEM_H
#define MUSTER_PAGES_REDEEM_H

#include "web/route.h"

handler redeem_new, redeem_seek, redeem_open;   /* the field for a code; before redeem_open */
handler redeem_show, redeem_check, redeem_take; /* what it leads to, and the form; before redeem_take */

/* Where people redeem this code: "https://muster.example/redeem/CARE-AUTUMN"; NULL: the page for any. */
const char *redeem_url(struct request *request, const char *code);
/* "muster.example": what people type before "/redeem". */
const char *redeem_host(struct request *request);

#endif
