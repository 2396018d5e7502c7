/* The demo's group that fills itself: approved drivers, by the course that they have completed, their department and their address. */
#ifndef MUSTER_DEMO_RULES_H
#define MUSTER_DEMO_RULES_H

#include "domain/ctx.h"

struct demo_rules {
	const char *password_hash;
	int64_t now;    /* of the demo's end */
	int64_t leader; /* the member who leads it, and is pinned in */
	size_t next;    /* what happens next; 0 to begin with */
	int64_t course, group;
};

/* Everything that happened to it up to this time and has not happened yet. */
void demo_rules_until(struct ctx *ctx, struct demo_rules *demo, int64_t at);

#endif
