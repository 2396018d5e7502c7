/* A report as a file to save. */
#ifndef MUSTER_REPORT_FILES_H
#define MUSTER_REPORT_FILES_H

#include "web/route.h"

handler reports_csv, reports_xlsx;

#endif
