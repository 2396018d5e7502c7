/* What an operator does from the shell; src/main.c has the table. Each takes the arguments from its own name on and
   returns the exit status: 0 done, 1 it failed, COMMAND_MISUSED, and then the caller says its usage. All but copy take -c FILE (default
   /etc/muster/muster.conf). A fault is a failure, too. */
#ifndef MUSTER_COMMANDS_H
#define MUSTER_COMMANDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/conf.h"

#define DEFAULT_CONF "/etc/muster/muster.conf"
#define COMMAND_MISUSED 2

/* How each is called, where that is longer than a line of the table. */
#define ACCOUNT_USAGE "account create [--site-admin] [--email E] [--first F] [--last L] [--password-file FILE|-] [-c FILE]"
#define CHECK_USAGE \
	"check [-c FILE] [--data]\n" \
	"--data: looks at the data only, not at files, services and the mail server.\n" \
	"Exit status: 0 all is well, 1 something is to be mended, 2 called wrongly."
#define COPY_USAGE "copy FROM TO\nEach is a file of SQLite's, or postgresql://… as in the configuration."
#define IMPORT_USAGE \
	"import FILE --organisation NAME --as E-MAIL [--group NAME] [--kind KIND]\n" \
	"              [--columns TARGET,TARGET,…] [--notify now|hold|\"2026-11-23 08:00\"]\n" \
	"              [--leave-out] [--over] [--dry-run] [-c FILE]\n" \
	"KIND: enrol (into the group; the default where --group is given), groups (those that the file names), people,\n" \
	"      associate, update, remove, progress. TARGET: email, first_name, last_name, password, group, branch, status,\n" \
	"      notify_at, field:NAME, of associate also rule, of progress also course, progress, score, started, completed,\n" \
	"      minutes, or nothing to leave the column out.\n" \
	"--leave-out goes on where rows have errors, --over where there are more people than seats.\n" \
	"Exit status: 0 every row was done (a dry run: could be), 1 nothing was done, 2 called wrongly, 3 rows were left out."

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

/* For commands that take -c and these words, "FILE" or "FROM TO", "" for none: optind then stands on the first. NULL after it was said what is
   wrong with the call. */
const char *command_options(int argc, char **argv, const char *words);
/* The same of what is left once getopt has taken the options. */
bool command_words(int argc, char **argv, const char *words);
/* Whether an option that has to be there is; false after it was said that it is missing. */
bool command_option_given(const char *name, const char *value);
/* The configuration, loaded; NULL after it was said what is wrong with it. */
const struct conf *command_conf(struct arena *arena, const char *path);
/* Whether the database is there and of this program's version; false after it was said what is wrong. */
bool command_database_fits(const struct conf *conf);
/* What `serve` and `work` stand on: the templates and the secret are loaded, and the database is of this version. false after it was said
   in the log what is wrong. A database on a server need not be there yet: it is said, and looked for at each use. */
bool command_prepare(const struct conf *conf);
/* A printf sentence on standard error; returns the status 1. */
int command_failed(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
