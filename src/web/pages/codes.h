/* Group codes and enrolment keys of a group. */
#ifndef MUSTER_CODES_PAGE_H
#define MUSTER_CODES_PAGE_H

#include "web/route.h"

/* --- group codes: codes.c --- */
handler codes_index, codes_retired, codes_show, codes_poster, codes_picture;
handler codes_new, codes_check, codes_create, codes_edit, codes_update;
handler codes_switch, codes_retire_confirm, codes_retire;

/* --- enrolment keys: keys.c --- */
handler keys_index, keys_create, keys_show, keys_export, keys_cards;
handler keys_revoke_confirm, keys_revoke, keys_revoke_unused_confirm, keys_revoke_unused;

/* Fills keys/make.tpl and the rounds of keys/batch.tpl. most: so many of the latest batches; 0: a page of all, with its pager. */
void keys_show_batches(struct request *request, int64_t most);

#endif
