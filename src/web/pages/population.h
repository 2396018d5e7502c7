/* How people get into a group, by hand or by rule, and what a change of that means for those who are in it. */
#ifndef MUSTER_POPULATION_PAGES_H
#define MUSTER_POPULATION_PAGES_H

#include "web/route.h"

handler population_edit, population_update;

#endif
