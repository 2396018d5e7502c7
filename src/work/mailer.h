/* The one process that sends mail: leases what is due, writes each letter as it goes out, and records each result in a
   transaction of its own, so that a killed mailer forgets at most the mail whose answer it was waiting for. */
#ifndef MUSTER_MAILER_H
#define MUSTER_MAILER_H

#include "base/conf.h"

/* password: of the mail server, NULL for none. There is one mailer at a time: what it finds leased is nobody's. */
_Noreturn void mailer_run(const struct conf *conf, const char *password);

#endif
