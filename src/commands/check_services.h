/* muster check: whether Muster runs here, and can be reached. */
#ifndef MUSTER_COMMANDS_CHECK_SERVICES_H
#define MUSTER_COMMANDS_CHECK_SERVICES_H

#include "commands/check_say.h"

/* Whether both services run on this machine, the web server gets at them, and people find them under base_url. */
void check_services(struct check *check);

#endif
