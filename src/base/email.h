/* E-mail addresses (RFC 5321 4.1.2 without quoted strings and literals; RFC 5890 domains through libidn2). */
#ifndef MUSTER_EMAIL_H
#define MUSTER_EMAIL_H

#include <stddef.h>

#include "base/arena.h"

#define EMAIL_MAX 254

struct email {
	const char *address; /* as typed, trimmed, NFC */
	const char *key;     /* for comparing: folded local part @ lower-case A-label domain */
	const char *wire;    /* for SMTP: ASCII only */
	const char *domain;  /* lower-case A-label domain */
};

enum email_problem {
	EMAIL_OK = 0,
	EMAIL_EMPTY,
	EMAIL_NO_AT,
	EMAIL_SEVERAL,      /* two addresses in one field */
	EMAIL_DISPLAY_FORM, /* Name <a@b.c> */
	EMAIL_BLANK,        /* a space inside */
	EMAIL_DOTS,         /* two dots in a row, or one at an edge */
	EMAIL_LOCAL,        /* a character that the part before the @ may not have */
	EMAIL_DOMAIN,       /* a domain that cannot exist */
	EMAIL_NO_TOP,       /* a domain without a dot */
	EMAIL_LONG,
	EMAIL_CHARACTERS /* control characters, not UTF-8 */
};

/* Leaves *email alone unless EMAIL_OK. Everything in it lives in the arena. */
enum email_problem email_parse(struct arena *arena, const char *typed, struct email *email);
/* A domain alone, as typed ("Bücher.example"): as *domain above. Leaves it alone unless EMAIL_OK. */
enum email_problem email_domain(struct arena *arena, const char *typed, const char **domain);
/* The same as people write it: in letters, not xn--. */
const char *email_domain_shown(struct arena *arena, const char *domain);
/* A whole sentence or two: what is wrong, then what to do. In the words of the design: "Enter an e-mail address like name@example.org." */
const char *email_problem_words(enum email_problem problem);

#endif
