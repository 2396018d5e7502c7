/* What an operator does from the shell; src/main.c has the table. Each takes the arguments from its own name on and
   returns the exit status: 0 done, 1 it failed, 2 it was called wrongly. All but copy take -c FILE (default /etc/muster/muster.conf). */
#ifndef MUSTER_COMMANDS_H
#define MUSTER_COMMANDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/conf.h"

#define DEFAULT_CONF "/etc/muster/muster.conf"

/* migrate: makes the state directory, the secret and the database where they are missing, and brings the schema up to date. */
int command_migrate(int argc, char **argv);
/* account create [--site-admin] [--email E] [--first F] [--last L] [--password-file FILE]: asks for what is missing. */
int command_account(int argc, char **argv);
/* backup FILE: a whole copy of the database beside its writers. */
int command_backup(int argc, char **argv);
/* copy FROM TO: everything from one store into another, empty one; it takes no configuration. */
int command_copy(int argc, char **argv);
/* import FILE --organisation NAME --as E-MAIL …: a CSV file, as on the pages. Also 3: done, but rows were left out. */
int command_import(int argc, char **argv);
/* demo --password PASSWORD: fills an empty installation with the demo organisation, for `make run`. */
int command_demo(int argc, char **argv);
/* check [--data]: says what is wrong with the installation, and how to mend it; --data: with the data only. */
int command_check(int argc, char **argv);

/* --- what the commands share --- */

/* For commands that take -c and this many words: optind then stands on the first word. NULL after the usage was said. */
const char *command_options(int argc, char **argv, int words, const char *usage);
/* The configuration, loaded; NULL after it was said what is wrong with it. */
const struct conf *command_conf(struct arena *arena, const char *path);
/* What `serve` and `work` stand on: the templates and the secret are loaded, and the database is of this version. false after it was said
   in the log what is wrong. A database on a server need not be there yet: it is said, and looked for at each use. */
bool command_prepare(const struct conf *conf);
/* A printf sentence on standard error; returns the status 1. */
int command_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
