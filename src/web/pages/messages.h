/* The log of the organisation's mails. */
#ifndef MUSTER_PAGES_MESSAGES_H
#define MUSTER_PAGES_MESSAGES_H

#include "web/route.h"

handler messages_index, messages_send;

#endif
