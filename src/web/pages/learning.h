/* My learning: invites that wait, courses, and groups that are past; in all organisations of whoever is signed in. */
#ifndef MUSTER_LEARNING_H
#define MUSTER_LEARNING_H

#include "web/route.h"

handler learning_index;
handler learning_invite, learning_check, learning_accept, learning_decline; /* learning_check: the `before` of accepting */

#endif
