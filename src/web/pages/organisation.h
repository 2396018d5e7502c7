/* The organisation itself: its profile, and its setting up. */
#ifndef MUSTER_ORGANISATION_PAGE_H
#define MUSTER_ORGANISATION_PAGE_H

#include "web/route.h"

handler organisation_show, organisation_save;
handler organisation_announcement, organisation_announce;
handler organisation_close_checklist;

#endif
