/* Imports: uploading a file, what its columns mean, every import there was, and files to download. From the preview on:
   import_preview.h.
   Also in import_upload.c, import_columns.c, import_files.c (to download). */
#ifndef MUSTER_IMPORTS_PAGE_H
#define MUSTER_IMPORTS_PAGE_H

#include "web/route.h"

handler imports_index, imports_show;
handler enrol_csv, enrol_csv_take;   /* for a group */
handler imports_new, imports_create; /* for the organisation */
handler imports_columns, imports_map;
handler imports_template, imports_sample;         /* what a file should look like */
handler imports_file, imports_rows, imports_rest; /* as it was uploaded; its rows that were left out, or not reached */

#endif
