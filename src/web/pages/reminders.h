/* What a group's people are reminded of, by itself and at the press of a button. */
#ifndef MUSTER_REMINDERS_PAGE_H
#define MUSTER_REMINDERS_PAGE_H

#include "web/route.h"

handler reminders_show, reminders_update, reminders_send;

#endif
