/* What is kept about whoever is signed in: to read, and as a file. */
#ifndef MUSTER_DATA_PAGES_H
#define MUSTER_DATA_PAGES_H

#include "web/route.h"

handler data_show, data_export;

#endif
