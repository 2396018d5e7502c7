/* Redeeming a group code or an enrolment key. */
#ifndef MUSTER_PAGES_REDEEM_H
#define MUSTER_PAGES_REDEEM_H

#include "web/route.h"

handler redeem_new, redeem_seek, redeem_open;   /* the field for a code; before redeem_open */
handler redeem_show, redeem_check, redeem_take; /* what it leads to, and the form; before redeem_take */

#endif
