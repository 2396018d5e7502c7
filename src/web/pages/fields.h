/* The additional fields of the organisation. */
#ifndef MUSTER_FIELDS_H
#define MUSTER_FIELDS_H

#include "web/route.h"

handler fields_index, fields_new, fields_create, fields_edit, fields_update;
handler fields_shift, fields_rename_choice, fields_delete_confirm, fields_delete;

#endif
