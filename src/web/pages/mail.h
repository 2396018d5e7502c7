/* The organisation's mails: whom they come from, and its own words for each kind. */
#ifndef MUSTER_PAGES_MAIL_H
#define MUSTER_PAGES_MAIL_H

#include "web/route.h"

handler mail_index, mail_sender, mail_edit, mail_save, mail_default_confirm, mail_default, mail_test;

#endif
