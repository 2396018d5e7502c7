/* conf/muster.conf (INI, through inih). Every key has a default but base_url and state. */
#ifndef MUSTER_CONF_H
#define MUSTER_CONF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct conf {
	const char *state;     /* [muster] directory of all state: muster.db, where the store is no other; secret, lock files */
	const char *store;     /* where the data is, see db_open(): <state>/muster.db, or postgresql://…, maybe with a password */
	const char *base_url;  /* https://training.example.org, no slash at the end: every link is built from it */
	const char *templates; /* directory */
	const char *clock;     /* tests only: clock offset file; empty */
	const char *socket;    /* [serve] unix socket, default <state>/run/muster.sock */
	const char *socket_group; /* group of the web server, empty: leave it */
	int workers;              /* 4; 1 to 64 */
	int64_t body_limit;       /* bytes of a form, 1 MB; 1 KB to 64 MB */
	int runners;              /* [work] job runners, 2; 1 to 16 */
	const char *smtp_url;     /* [mail] smtp://host:25 or smtps://host:465 */
	const char *smtp_tls;     /* "required" (default), "none": only for a server on this machine */
	const char *smtp_user;
	const char *smtp_password_file;  /* read by `work` only; never by `serve` */
	const char *mail_from;           /* address that mails come from */
	int smtp_timeout;                /* seconds a mail may take, 60 */
	int mail_retry_hours;            /* 48: after this a temporary refusal is final */
	const char *provider;            /* [payment] "": only invoices; "stripe" */
	const char *api_url;             /* https://api.stripe.com, no slash at the end */
	const char *secret_key_file;     /* read by `work` only; never by `serve` */
	const char *webhook_secret_file; /* read by `serve` only */
};

/* NULL and *problem (one sentence with the line's number and the mend) when the file is not as it should be.
   Paths that are not absolute are taken from the file's own directory. Everything lives in the arena. */
const struct conf *conf_load(struct arena *arena, const char *path, const char **problem);

/* The first line of a file that holds a password or a key, at most 1,000 bytes of it; NULL when it cannot be read, and errno says why. */
const char *conf_secret(struct arena *arena, const char *path);

#endif
