/* What every page of one import has in common: who may see it, its head and its steps. Templates paste imports/head.tpl. */
#ifndef MUSTER_IMPORT_PAGE_H
#define MUSTER_IMPORT_PAGE_H

#include "domain/import.h"
#include "web/request.h"

/* The import that :id of the path names; ctx.group is its group then. NOT_FOUND also where this person may not see it. */
enum outcome import_find(struct request *request, struct import *import);

/* The steps of an import; STEP_NONE: it did not go this way. */
enum import_step { STEP_NONE, STEP_UPLOAD, STEP_COLUMNS, STEP_PREVIEW, STEP_OVER };

/* page_show() for a page of this import, called crumb in its title and path (NULL: its first page), with import_id, file_name,
   kind_words ("Enrol into this group"), kind_is_<name>, group_id and group_name (NULL: for the organisation), uploader, uploader_is_you or
   uploader_is_other, created_at, row_count, columns, status_is_<status>, is_admin or is_leader, import_again (where another file of this
   kind is uploaded), and read_words ("64 rows, 5 columns, read as UTF-8 with commas"; NULL for a refused file). see_path is NULL: where it
   is set, the head has a button that leads there, to the learners. */
void import_page_show(
	struct request *request, const struct import *import, const char *template_name, const char *crumb, enum import_step step);

#endif
