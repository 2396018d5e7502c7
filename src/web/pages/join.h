/* The organisation's join page: its settings, the page that visitors see, and the link in their mail. */
#ifndef MUSTER_JOIN_PAGE_H
#define MUSTER_JOIN_PAGE_H

#include "web/route.h"

handler join_settings, join_settings_save, join_settings_qr;
handler joins_show, joins_ask;
handler joins_link, joins_check, joins_accept, joins_add_address; /* joins_check: the `before` of accepting */

#endif
