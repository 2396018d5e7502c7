/* muster check: what its parts share. */
#ifndef MUSTER_COMMANDS_CHECK_SAY_H
#define MUSTER_COMMANDS_CHECK_SAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/conf.h"

enum verdict { GOOD, REMARK, BAD };

struct check {
	struct arena *arena;
	const struct conf *conf;
	const char *path;  /* of the configuration */
	bool for_services; /* root looks at the installation of the service units: their users have to get at everything, too */
	bool data_only;
	bool knows_secret;
	int bad;
};

/* One line: a thing, how it is, and behind what is not good the way to mend it. */
void check_say(struct check *check, enum verdict verdict, const char *what, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

#endif
