/* The way out: one connection to the mail server, kept open over many mails. */
#ifndef MUSTER_SMTP_H
#define MUSTER_SMTP_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/conf.h"

#define SMTP_WORDS 400

enum smtp_result {
	SMTP_TAKEN,
	SMTP_LATER,   /* this mail was not taken now: 4xx, or the connection broke once its recipient was named */
	SMTP_REFUSED, /* this recipient or this mail will never be taken: 5xx */
	SMTP_DOWN     /* the server cannot be reached, does not let us in or hangs up before it saw the mail: not the mail's fault */
};

struct smtp;

/* password: NULL or "" for none. Lives in the arena until smtp_close(). */
struct smtp *smtp_open(struct arena *arena, const struct conf *conf, const char *password);
void smtp_close(struct smtp *smtp);

/* Hands one mail over; data has CR LF line ends. *words: what the server said, or what is wrong, until the next call.
   Takes at most about twice conf->smtp_timeout seconds. */
enum smtp_result smtp_send(struct smtp *smtp, const char *to_wire, const char *data, size_t length, const char **words);

/* Connects, goes over to TLS and signs in as for a mail, and sends none: for `muster check`. false: *words says what is wrong. */
bool smtp_try(struct smtp *smtp, const char **words);

#endif
