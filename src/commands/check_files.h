/* muster check: files. An installation that root finds whole is still none where the services' users cannot read it. */
#ifndef MUSTER_COMMANDS_CHECK_FILES_H
#define MUSTER_COMMANDS_CHECK_FILES_H

#include "commands/check_say.h"

/* The configuration, the state and what is in it: there, closed to others, and open to those who need it. Loads the secret. */
void check_files(struct check *check);
/* The mail server's password: NULL after it was said what is wrong with it, "" where none is wanted. */
const char *check_mail_password(struct check *check);
void check_payment_secrets(struct check *check);

/* Whether this user could read or write (R_OK, W_OK, X_OK) what lies there. */
bool check_user_may(const char *user, const char *path, int mode);

#endif
