/* What a new organisation still has to do, for the top of the groups page. */
#ifndef MUSTER_CHECKLIST_H
#define MUSTER_CHECKLIST_H

#include "web/request.h"

/* Fills parts/checklist.tpl of the page that was shown; for administrators, until it is put away. Does nothing for others. */
void checklist_show(struct request *request);

#endif
