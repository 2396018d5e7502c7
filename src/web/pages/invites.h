/* The invited person's answer: by the link in the mail, and in My learning. */
#ifndef MUSTER_INVITES_H
#define MUSTER_INVITES_H

#include "domain/invite.h"
#include "web/route.h"

handler invites_show, invites_decline, invites_add_address;
handler invites_answer, invites_check, invites_accept; /* the form of whoever is not signed in, its `before`, and accepting */

/* --- what both ways have in common --- */

/* The page of an invite: what it offers and the buttons, or how it ended and whom to ask.
   base: where its forms go, "/invite/…" or "/learning/invites/7". */
enum outcome invite_page(struct request *request, const struct invite *invite, const char *base);
/* For the handler of a POST: this account joins, is signed in where nobody was, and goes on to My learning. */
enum outcome invite_join(struct request *request, const struct invite *invite, int64_t account);
const char *invite_group_name(struct request *request, const struct invite *invite);

#endif
