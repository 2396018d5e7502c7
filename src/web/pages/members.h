/* The people of the organisation.
   Also in member.c (one of them), member_edit.c. */
#ifndef MUSTER_MEMBERS_H
#define MUSTER_MEMBERS_H

#include "web/route.h"

/* What pages call somebody (a row of member_get): by their name, or by the address that whoever looks may know them by. */
const char *member_name(const struct rows *person, const char *email);
/* Whether a page may ask what shall become of them (a row of member_get): not of whoever has closed their account for good, unless that is what
   it says. */
bool member_is_asked_about(const struct request *request, const struct rows *person);

/* Whether a row of ctx->group leads to the page of its member, 0 for none. To leaders those of active learners of their groups open; whoever is
   active in another of theirs only is found there. */
bool member_opens(const struct request *request, int64_t member, bool active);

handler members_index, members_export;
handler members_show;
handler members_new, members_create, members_edit, members_update;
handler members_archive_confirm, members_archive, members_restore;
handler members_role_confirm, members_role;

#endif
