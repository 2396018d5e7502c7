/* The people of the organisation.
   Also in member.c (one of them), member_edit.c. */
#ifndef MUSTER_MEMBERS_H
#define MUSTER_MEMBERS_H

#include "web/route.h"

handler members_index, members_export;
handler members_show;
handler members_new, members_create, members_edit, members_update;
handler members_archive_confirm, members_archive, members_restore;
handler members_role_confirm, members_role;

#endif
