/* What an operator does from the shell; src/main.c has the table. Each takes the arguments from its own name on and
   returns the exit status: 0 done, 1 it failed, 2 it was called wrongly. All take -c FILE (default /etc/muster/muster.conf). */
#ifndef MUSTER_COMMANDS_H
#define MUSTER_COMMANDS_H

#include "base/arena.h"
#include "base/conf.h"

#define DEFAULT_CONF "/etc/muster/muster.conf"

/* migrate: makes the state directory, the secret and the database where they are missing, and brings the schema up to date. */
int command_migrate(int argc, char **argv);
/* account create [--site-admin] [--email E] [--first F] [--last L] [--password-file FILE]: asks for what is missing. */
int command_account(int argc, char **argv);
/* backup FILE: a whole copy of the database beside its writers. */
int command_backup(int argc, char **argv);
/* check: says what is wrong with the installation, and how to mend it. */
int command_check(int argc, char **argv);

/* The value behind -c, or DEFAULT_CONF. */
const char *command_conf_path(int argc, char **argv);
/* The configuration, loaded; NULL after it was said on standard error what is wrong. */
const struct conf *command_conf(struct arena *arena, const char *path);

#endif
